using System.CommandLine;
using Course.Notebooks.Export;
using Course.Notebooks.Running;

namespace Course.Cli.Commands;

/// <summary><c>course site</c>: runs all chapters and writes their pages with an index.</summary>
internal static class SiteCommand
{
    private const string Title = "Deep learning in .NET";

    public static Command Create()
    {
        var files = RunArguments.Files("The notebooks of the site, in their order, or numbers of chapters; default: all chapters.", ArgumentArity.ZeroOrMore);
        var run = new RunArguments();
        var quick = new Option<bool>("--quick") { Description = "Runs each chapter with its quick values (course.quick of its metadata), in seconds instead of minutes." };
        var jobs = RunArguments.Jobs();
        var output = RunArguments.Out("The folder of the site; default: artifacts/site of the course.");
        var command = new Command("site", "Runs the chapters and writes them as pages with an index: start at its index.html.") { files };
        run.AddTo(command);
        command.Options.Add(quick);
        command.Options.Add(jobs);
        command.Options.Add(output);
        command.SetAction((parsed, cancellation) => Site(
            parsed.GetValue(files) is { Length: > 0 } named ? named : [NotebookSelection.AllChapters],
            run.Read(parsed) with { UsesQuickValues = parsed.GetValue(quick) },
            parsed.GetValue(jobs),
            parsed.GetValue(output),
            cancellation));
        return command;
    }

    private static async Task<int> Site(string[] names, RunOptions options, int jobs, string? folder, CancellationToken cancellation)
    {
        var batch = new NotebookBatch(new NotebookRunner(options), jobs);
        var notebooks = batch.Read(NotebookSelection.Find(names, Environment.CurrentDirectory));
        var glossary = Glossary(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(notebooks[0].Path))!, GlossaryPage.Source));
        string site = folder ?? SiteFolder.For(notebooks[0].Path);
        RunArguments.CheckFolder("--out", site);

        var (runs, succeeded) = await RunCommand.RunAll(
            batch, notebooks, jobs, (place, run) => RunCommand.Write(run, site, notebooks.Select(entry => entry.Path), SiteFolder.Links(notebooks, place)), cancellation);
        string index = SiteFolder.WriteIndex(Title, runs, glossary, site, options.UsesQuickValues);
        Console.WriteLine(cancellation.IsCancellationRequested ? $"{index} names the pages that are there." : index);
        cancellation.ThrowIfCancellationRequested();
        return succeeded ? ExitCode.Done : ExitCode.Failed;
    }

    private static IReadOnlyList<GlossaryEntry> Glossary(string path)
    {
        try
        {
            return File.Exists(path) ? GlossaryPage.Read(path) : [];
        }
        catch (FormatException wrong)
        {
            throw new UsageException(wrong.Message);
        }
    }
}
