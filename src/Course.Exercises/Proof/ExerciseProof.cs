using System.Reflection;
using Course.Exercises.Judging;

namespace Course.Exercises.Proof;

/// <summary>What an exercise does with answers of which it is known whether they are right.</summary>
/// <param name="Exercise">The exercise.</param>
/// <param name="Wrong">How many wrong answers there are.</param>
/// <param name="Caught">How many of them do not pass.</param>
/// <param name="Diagnosed">How many of them get a diagnosis.</param>
/// <param name="Right">How many right answers there are.</param>
/// <param name="FalseAlarms">How many of these do not get all points, or get a diagnosis.</param>
/// <param name="Problems">One sentence for each thing that is not as it has to be; empty for an exercise that is proven.</param>
public sealed record ExerciseProof(Exercise Exercise, int Wrong, int Caught, int Diagnosed, int Right, int FalseAlarms, IReadOnlyList<string> Problems)
{
    /// <summary>The smallest number of wrong answers.</summary>
    public const int EnoughWrong = 10;

    /// <summary>The smallest number of right answers.</summary>
    public const int EnoughRight = 2;

    private static readonly int[] s_seeds = [Exercise.PublicSeed, 20];

    /// <summary>Tries an exercise with its known answers.</summary>
    /// <param name="exercise">The exercise.</param>
    /// <param name="answers">The assembly with its class derived from <see cref="AnswersTo{TExercise}"/>.</param>
    /// <returns>What was found.</returns>
    public static ExerciseProof Of(Exercise exercise, Assembly answers)
    {
        var problems = new List<string>();
        var methods = answers.GetTypes()
            .Where(type => type.BaseType == typeof(AnswersTo<>).MakeGenericType(exercise.GetType()))
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .ToList();
        var right = methods.Where(method => method.GetCustomAttribute<RightAttribute>() is not null).ToList();
        var wrong = methods.Where(method => method.GetCustomAttribute<WrongAttribute>() is not null).ToList();
        if (right.Count < EnoughRight)
            problems.Add($"There are {right.Count} right answers, and at least {EnoughRight} that are written differently are needed.");
        if (wrong.Count < EnoughWrong)
            problems.Add($"There are {wrong.Count} wrong answers, and at least {EnoughWrong} are needed.");

        var grading = s_seeds.Select(seed => exercise.Inputs(seed, hidden: true)).ToList();
        int falseAlarms = right.Count(method => Alarms(exercise, method, grading, problems));
        var reports = wrong.Select(method => (Method: method, Reports: Reports(exercise, method, grading))).ToList();
        foreach (var (method, each) in reports)
        {
            if (each.Any(report => report.Outcome is Outcome.Passed or Outcome.NotAttempted))
                problems.Add($"{method.Name} is wrong, and the outcome is {each.First(report => report.Outcome is Outcome.Passed or Outcome.NotAttempted).Outcome}.");
            string? words = method.GetCustomAttribute<WrongAttribute>()!.Diagnosis;
            if (words is not null && !each.Any(report => report.Diagnosis?.Contains(words, StringComparison.OrdinalIgnoreCase) == true))
                problems.Add($"{method.Name} should get the diagnosis \"{words}\" and gets {(each.Select(report => report.Diagnosis).FirstOrDefault(one => one is not null) is { } other ? $"\"{other}\"" : "none")}.");
        }
        foreach (string diagnosis in exercise.Diagnoses)
        {
            if (!wrong.Any(method => method.GetCustomAttribute<WrongAttribute>()!.Diagnosis is { } words && diagnosis.Contains(words, StringComparison.OrdinalIgnoreCase)))
                problems.Add($"No wrong answer is there for the diagnosis \"{diagnosis}\".");
        }
        return new ExerciseProof(
            exercise, wrong.Count, reports.Count(entry => entry.Reports.All(report => report.Outcome is not (Outcome.Passed or Outcome.NotAttempted))),
            reports.Count(entry => entry.Reports.Any(report => report.Diagnosis is not null)), right.Count, falseAlarms, problems);
    }

    private static bool Alarms(Exercise exercise, MethodInfo method, IReadOnlyList<IReadOnlyList<ProbeInput>> grading, List<string> problems)
    {
        int before = problems.Count;
        foreach (var inputs in grading)
        {
            IReadOnlyList<Observation> observations = [.. exercise.Observe(Answer(exercise, method), inputs)];
            var report = exercise.Judge(inputs, observations);
            if (report.Outcome != Outcome.Passed)
                problems.Add($"{method.Name} is right, and the report is: {report}");
            problems.AddRange(exercise.Diagnose(inputs, observations).Select(diagnosis => $"{method.Name} is right and gets the diagnosis \"{diagnosis}\"."));
        }
        return problems.Count > before;
    }

    private static IReadOnlyList<Report> Reports(Exercise exercise, MethodInfo method, IReadOnlyList<IReadOnlyList<ProbeInput>> grading) =>
        [.. grading.Select(inputs => exercise.Judge(inputs, [.. exercise.Observe(Answer(exercise, method), inputs)]))];

    private static Delegate Answer(Exercise exercise, MethodInfo method) => method.CreateDelegate(exercise.AnswerType);
}
