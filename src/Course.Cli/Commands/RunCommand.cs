using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Course.Cli.Progress;
using Course.Notebooks.Export;
using Course.Notebooks.Running;

namespace Course.Cli.Commands;

/// <summary><c>course run</c>: executes notebooks and writes them with their outputs.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "Notebooks (.ipynb), run in this order, each in a fresh kernel.",
            Arity = ArgumentArity.OneOrMore,
        };
        files.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => token.Value.StartsWith('-')))
                result.AddError($"There is no option {token.Value}.");
        });
        var set = new Option<string[]>("--set")
        {
            Description = "Sets a variable of the notebook's parameters cell, for example --set epochs=1; may be repeated.",
            HelpName = "name=value",
            Arity = ArgumentArity.OneOrMore,
            AllowMultipleArgumentsPerToken = false,
        };
        set.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => token.Value.IndexOf('=') < 1))
                result.AddError($"--set {token.Value}: expected name=value, for example --set epochs=1.");
        });
        var timeout = Seconds("--timeout", "Fails a notebook that runs longer than this.");
        var cellTimeout = Seconds("--cell-timeout", "Fails a cell that runs longer than this.");
        var keepGoing = new Option<bool>("--continue") { Description = "Runs the cells after a failed one all the same." };
        var output = new Option<string?>("--out")
        {
            Description = "The folder for the executed notebooks and their pages; default: artifacts/site of the course that the notebook belongs to, else ./site.",
            HelpName = "folder",
        };

        var command = new Command("run", "Runs notebooks and writes each one, with its outputs, as .ipynb and as an HTML page.")
        {
            files, set, timeout, cellTimeout, keepGoing, output,
        };
        command.SetAction((parsed, cancellation) => Run(
            parsed.GetRequiredValue(files),
            new RunOptions
            {
                Parameters = Assignments(parsed.GetValue(set) ?? []),
                Timeout = parsed.GetValue(timeout),
                CellTimeout = parsed.GetValue(cellTimeout),
                ContinueAfterFailure = parsed.GetValue(keepGoing),
            },
            parsed.GetValue(output),
            cancellation));
        return command;
    }

    private static async Task<int> Run(string[] files, RunOptions options, string? folder, CancellationToken cancellation)
    {
        var runner = new NotebookRunner(options);
        if (folder is not null && File.Exists(folder))
            throw new UsageException($"--out {folder} is a file: name a folder.");
        // Everything is read before anything runs: a wrong name in the last place must not cost the first notebook's training.
        var notebooks = files.Select(file => (File: file, Notebook: runner.Read(file))).ToList();

        var runs = new List<NotebookRun>();
        bool allWritten = true;
        foreach (var (file, notebook) in notebooks)
        {
            using var display = RunDisplay.Create(Path.GetFileName(file));
            var run = await runner.Run(file, notebook, display, cancellation);
            runs.Add(run);
            try
            {
                display.Ended(run, SiteFolder.Write(run, folder ?? SiteFolder.For(file)).Page);
            }
            catch (ExportException exception)
            {
                allWritten = false;
                display.Ended(run, page: null);
                Console.Error.WriteLine($"No page was written for {file}:");
                foreach (string problem in exception.Problems)
                    Console.Error.WriteLine("  " + problem);
            }
        }
        return runs.All(run => run.Succeeded) && allWritten ? ExitCode.Done : ExitCode.Failed;
    }

    private static Option<TimeSpan?> Seconds(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "seconds",
        CustomParser = result =>
        {
            string text = result.Tokens[0].Value;
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds) && seconds is > 0 and < 1e6)
                return TimeSpan.FromSeconds(seconds);
            result.AddError($"{name} {text}: expected a number of seconds greater than 0.");
            return null;
        },
    };

    private static Dictionary<string, string> Assignments(string[] texts)
    {
        var values = new Dictionary<string, string>();
        foreach (string text in texts)
        {
            int equals = text.IndexOf('=');
            values[text[..equals]] = text[(equals + 1)..];
        }
        return values;
    }
}
