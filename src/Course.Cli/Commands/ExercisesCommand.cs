using System.CommandLine;
using System.Reflection;
using Course.Exercises.Proof;
using Course.Notebooks.Running;
using Spectre.Console;

namespace Course.Cli.Commands;

/// <summary><c>course exercises verify</c>: tries every exercise with the right and wrong answers that are kept beside the tests.</summary>
internal static class ExercisesCommand
{
    private const string Answers = "Course.Exercises.Tests";

    public static Command Create()
    {
        var ids = new Argument<string[]>("ID") { Description = "Exercises such as 01.2, or chapters such as 01; all where none is named.", Arity = ArgumentArity.ZeroOrMore };
        var verify = new Command("verify", "Tries exercises with known right and wrong answers, and shows what was caught, diagnosed, and called wrong falsely.") { ids };
        verify.SetAction((parsed, cancellation) => Task.FromResult(Verify(parsed.GetValue(ids) ?? [], cancellation)));
        return new Command("exercises", "What can be done with all exercises.") { verify };
    }

    private static int Verify(string[] ids, CancellationToken cancellation)
    {
        var chosen = Exercises.Exercises.All.Where(exercise => ids.Length == 0 || ids.Contains(exercise.Id) || ids.Contains(exercise.Chapter)).ToList();
        if (ids.FirstOrDefault(id => !chosen.Any(exercise => exercise.Id == id || exercise.Chapter == id)) is { } unknown)
            throw new UsageException($"There is no exercise or chapter {unknown}.");
        var answers = KnownAnswers();
        var problems = new List<string>();
        var table = new Table().Border(TableBorder.Simple).AddColumns("exercise", "wrong answers caught", "diagnosed", "right answers", "false alarms");
        foreach (var exercise in chosen)
        {
            cancellation.ThrowIfCancellationRequested();
            var proof = ExerciseProof.Of(exercise, answers);
            table.AddRow(Markup.Escape(exercise.ToString()), $"{proof.Caught} of {proof.Wrong}", $"{proof.Diagnosed}", $"{proof.Right}", $"{proof.FalseAlarms}");
            problems.AddRange(proof.Problems.Select(problem => $"{exercise.Id}: {problem}"));
        }
        AnsiConsole.Write(table);
        foreach (string problem in problems)
            Console.Error.WriteLine(problem);
        return problems.Count == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    /// <summary>The answers are built with the tests, in the folder beside this program's.</summary>
    private static Assembly KnownAnswers()
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        string path = Path.Combine(here.Parent!.Parent!.FullName, Answers, here.Name, Answers + ".dll");
        return File.Exists(path)
            ? Assembly.LoadFrom(path)
            : throw new IOException($"The known answers are not built: run dotnet build -c Release tests/{Answers} (looked for {path}).");
    }
}
