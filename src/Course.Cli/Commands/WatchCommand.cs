using System.CommandLine;
using Course.Cli.Progress;
using Course.Notebooks.Running;

namespace Course.Cli.Commands;

/// <summary><c>course watch</c>: runs a notebook again when its file changes.</summary>
internal static class WatchCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("NOTEBOOK") { Description = "A notebook, or the number of a chapter." };
        var run = new RunArguments();
        var output = RunArguments.Out("The folder for the executed notebook and its page, written anew after each run; default: as for course run.");
        var command = new Command("watch", "Runs a notebook, and again from the first changed cell on whenever it is saved, until Ctrl-C.") { file };
        run.AddTo(command);
        command.Options.Add(output);
        command.SetAction((parsed, cancellation) => Watch(parsed.GetRequiredValue(file), run.Read(parsed), parsed.GetValue(output), cancellation));
        return command;
    }

    private static async Task<int> Watch(string name, RunOptions options, string? folder, CancellationToken cancellation)
    {
        var found = NotebookSelection.Find([name], Environment.CurrentDirectory);
        if (found.Count != 1)
            throw new UsageException($"{name} names {found.Count} notebooks: course watch takes one.");
        RunArguments.CheckFolder("--out", folder ?? SiteFolder.For(found[0]));
        RunDisplay? display = null;
        try
        {
            await new NotebookWatch(found[0], options).Run(
                rerun =>
                {
                    Console.WriteLine(rerun.Sentence);
                    return display = RunDisplay.Create(Path.GetFileName(found[0]));
                },
                run =>
                {
                    if (run.WasStopped)
                    {
                        // A save stopped it, and the next run begins.
                        display!.Ended(run, page: null);
                        display.Dispose();
                        return;
                    }
                    var (page, problems) = RunCommand.Write(run, folder, []);
                    display!.Ended(run, page);
                    display.Dispose();
                    foreach (string problem in problems)
                        Console.Error.WriteLine(problem);
                    Console.WriteLine("Waiting for changes; Ctrl-C ends.");
                },
                problem => Console.Error.WriteLine($"{problem} Waiting for the next change."),
                cancellation);
        }
        finally
        {
            display?.Dispose();
        }
        return ExitCode.Done;
    }
}
