using System.CommandLine;
using Course.Exercises.Progress;
using Spectre.Console;

namespace Course.Cli.Commands;

/// <summary><c>course progress</c>: what has been solved, and what to try next.</summary>
internal static class ProgressCommand
{
    public static Command Create()
    {
        var command = new Command("progress", "Shows which exercises you have solved, and suggests the next.");
        command.SetAction(_ => Show(ProgressFile.OfUser()));
        return command;
    }

    private static int Show(ProgressFile file)
    {
        IReadOnlyDictionary<string, Attempted> done;
        try
        {
            done = file.Read();
        }
        catch (InvalidDataException damaged)
        {
            Console.Error.WriteLine(damaged.Message);
            return ExitCode.Failed;
        }
        var table = new Table().Border(TableBorder.Simple).AddColumns("", "exercise", "difficulty", "minutes", "attempts");
        foreach (var exercise in Exercises.Exercises.All)
        {
            var attempted = done.GetValueOrDefault(exercise.Id);
            table.AddRow(
                attempted switch { null => "○", { Passed: true } => "[green]✓[/]", _ => "[yellow]…[/]" },
                Markup.Escape(exercise.ToString()), new string('★', (int)exercise.Difficulty), $"{exercise.Minutes}", $"{attempted?.Attempts ?? 0}");
        }
        AnsiConsole.Write(table);
        int solved = Exercises.Exercises.All.Count(exercise => done.GetValueOrDefault(exercise.Id) is { Passed: true });
        Console.WriteLine($"{solved} of {Exercises.Exercises.All.Count} solved.");
        if (NextExercise.After(done) is { } next)
            Console.WriteLine($"Next: {next}, in the notebook of exercises/ whose name begins with {next.Chapter}.");
        return ExitCode.Done;
    }
}
