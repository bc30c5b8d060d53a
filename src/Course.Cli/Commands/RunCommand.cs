using System.CommandLine;
using System.Diagnostics;
using Course.Cli.Progress;
using Course.Notebooks.Documents;
using Course.Notebooks.Export;
using Course.Notebooks.Running;

namespace Course.Cli.Commands;

/// <summary><c>course run</c>: executes notebooks and writes them with their outputs.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var files = RunArguments.Files("Notebooks, patterns such as notebooks/*.ipynb, numbers of chapters, or chapters for all of them; each runs in a fresh kernel.", ArgumentArity.OneOrMore);
        var run = new RunArguments();
        var keepGoing = new Option<bool>("--continue") { Description = "Runs the cells after a failed one all the same." };
        var jobs = RunArguments.Jobs();
        var junit = new Option<string?>("--junit") { Description = "Writes what became of each cell as JUnit XML.", HelpName = "file" };
        var output = RunArguments.Out("The folder for the executed notebooks and their pages; default: artifacts/site of the course that the notebook belongs to, else ./site.");

        var command = new Command("run", "Runs notebooks and writes each one, with its outputs, as .ipynb and as an HTML page.") { files };
        run.AddTo(command);
        command.Options.Add(keepGoing);
        command.Options.Add(jobs);
        command.Options.Add(junit);
        command.Options.Add(output);
        command.SetAction((parsed, cancellation) => Run(
            parsed.GetRequiredValue(files),
            run.Read(parsed) with { ContinueAfterFailure = parsed.GetValue(keepGoing) },
            parsed.GetValue(jobs),
            parsed.GetValue(junit),
            parsed.GetValue(output),
            cancellation));
        return command;
    }

    private static async Task<int> Run(string[] names, RunOptions options, int jobs, string? junit, string? folder, CancellationToken cancellation)
    {
        var batch = new NotebookBatch(new NotebookRunner(options), jobs);
        var notebooks = batch.Read(NotebookSelection.Find(names, Environment.CurrentDirectory));
        foreach (string site in notebooks.Select(entry => folder ?? SiteFolder.For(entry.Path)).Distinct())
            RunArguments.CheckFolder("--out", site);
        if (junit is not null)
            RunArguments.CheckFile("--junit", junit);

        var (runs, succeeded) = await RunAll(batch, notebooks, jobs, (_, run) => Write(run, folder, notebooks.Select(entry => entry.Path)), cancellation);
        if (junit is not null)
            JUnitReport.Write(runs, junit);
        cancellation.ThrowIfCancellationRequested();
        return succeeded ? ExitCode.Done : ExitCode.Failed;
    }

    /// <summary>Runs notebooks and shows it.</summary>
    /// <param name="batch">Runs them.</param>
    /// <param name="notebooks">What <see cref="NotebookBatch.Read"/> gave.</param>
    /// <param name="jobs">How many run at a time.</param>
    /// <param name="write">Writes what the run of the notebook at a place gave: the page, or why there is none.</param>
    /// <param name="cancellation">Stops all of them.</param>
    /// <returns>The runs in the order of the notebooks, as far as they came, and whether all of them ran to their ends and have their pages.</returns>
    public static async Task<(IReadOnlyList<NotebookRun> Runs, bool Succeeded)> RunAll(
        NotebookBatch batch,
        IReadOnlyList<(string Path, NotebookDocument Notebook)> notebooks,
        int jobs,
        Func<int, NotebookRun, (string? Page, IReadOnlyList<string> Problems)> write,
        CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        var problems = new List<string>();
        IReadOnlyList<NotebookRun> runs;
        using (var display = BatchDisplay.Create([.. notebooks.Select(entry => entry.Path)], jobs))
        {
            runs = await batch.Run(notebooks, display.Started, (place, run) =>
            {
                var (page, found) = write(place, run);
                problems.AddRange(found);
                display.Ended(place, run, page);
            }, cancellation);
        }
        foreach (string problem in problems)
            Console.Error.WriteLine(problem);
        if (notebooks.Count > 1)
            RunSummary.Print(runs, watch.Elapsed);
        return (runs, runs.All(run => run.Succeeded) && problems.Count == 0);
    }

    /// <summary>Writes what a run gave: the page, or why there is none.</summary>
    /// <param name="run">The run.</param>
    /// <param name="folder">The folder for all results; null for the default, which each notebook has.</param>
    /// <param name="notebooks">All notebooks that the command runs.</param>
    /// <param name="links">Where the page's neighbours are; null for a page by itself.</param>
    public static (string? Page, IReadOnlyList<string> Problems) Write(NotebookRun run, string? folder, IEnumerable<string> notebooks, PageLinks? links = null)
    {
        string site = folder ?? SiteFolder.For(run.Path);
        try
        {
            return (SiteFolder.Write(run, site, links, notebooks.Where(path => folder is not null || SiteFolder.For(path) == site)).Page, []);
        }
        catch (ExportException exception)
        {
            return (null, [$"No page was written for {run.Path}:", .. exception.Problems.Select(problem => "  " + problem)]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return (null, [$"What the run of {run.Path} gave was not written: {exception.Message}"]);
        }
    }
}
