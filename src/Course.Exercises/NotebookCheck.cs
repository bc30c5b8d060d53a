using Course.Exercises.Judging;
using Course.Exercises.Progress;

namespace Course.Exercises;

/// <summary>Checks an answer where it was written: in the reader's own process, with the public inputs and a time limit.</summary>
internal static class NotebookCheck
{
    public static Report Of(Exercise exercise, Delegate answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var inputs = exercise.Inputs(Exercise.PublicSeed, hidden: false);
        var (observations, ended) = Observe(exercise, answer, inputs);
        var report = exercise.Judge(inputs, observations)
            .NamingInputs(exercise.InputNames([.. answer.Method.GetParameters().Select(parameter => parameter.Name ?? "")]));
        if (!ended)
            report = report with { Outcome = Outcome.TimedOut };
        string? trouble = ProgressFile.OfUser().TryRecord(exercise.Id, report.Outcome);
        return report with { Open = Open(exercise, report, trouble) };
    }

    private static (IReadOnlyList<Observation> Observations, bool Ended) Observe(Exercise exercise, Delegate answer, IReadOnlyList<ProbeInput> inputs)
    {
        var observations = new List<Observation>();
        bool ended = false;
        // A thread that never ends cannot be stopped safely: it is left behind, with a lower priority where the system has priorities of threads, and the report says so.
        var thread = new Thread(() =>
        {
            foreach (var observation in exercise.Observe(answer, inputs))
                lock (observations)
                    observations.Add(observation);
            Volatile.Write(ref ended, true);
        })
        { IsBackground = true, Name = $"answer to {exercise.Id}" };
        thread.Start();
        if (!thread.Join(exercise.TimeLimit) && thread.IsAlive)
            thread.Priority = ThreadPriority.Lowest;
        lock (observations)
            return ([.. observations], Volatile.Read(ref ended));
    }

    private static string? Open(Exercise exercise, Report report, string? trouble)
    {
        string next = report.Outcome switch
        {
            Outcome.Passed => "Grading runs these checks again with other numbers and shapes.",
            Outcome.NotAttempted => "Replace the throw statement in the cell above with your code, run it, and run this cell again.",
            Outcome.TimedOut => $"The answer was given up after {exercise.TimeLimit.TotalSeconds:0} seconds and may still be running: look for a loop that does not end, and restart the kernel.",
            _ => $"Open: {string.Join("; ", report.Checks.Where(check => !check.Passed).Select(check => check.Name))}.",
        };
        return trouble is null ? next : $"{next} {trouble}";
    }
}
