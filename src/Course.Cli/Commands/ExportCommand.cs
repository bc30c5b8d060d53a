using System.CommandLine;
using Course.Cli.Progress;
using Course.Notebooks.Documents;
using Course.Notebooks.Export;
using Course.Notebooks.Export.Programs;
using Course.Notebooks.Running;

namespace Course.Cli.Commands;

/// <summary><c>course export</c>: writes chapters, each as a page, an executed notebook, Markdown or a program.</summary>
internal static class ExportCommand
{
    private static readonly string[] s_forms = ["html", "ipynb", "md", "cs"];

    public static Command Create()
    {
        var files = RunArguments.Files("Numbers of chapters, chapters for all of them, notebooks, or patterns.", ArgumentArity.OneOrMore);
        var to = new Option<string>("--to")
        {
            Description = "html: a page; ipynb: the notebook with its outputs; md: Markdown with its outputs, and its pictures beside it; cs: a program in one file, for dotnet run.",
            HelpName = string.Join('|', s_forms),
            Required = true,
        };
        to.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !s_forms.Contains(token.Value))
                result.AddError($"--to {token.Value}: expected {string.Join(", ", s_forms[..^1])} or {s_forms[^1]}.");
        });
        var run = new RunArguments();
        var asItIs = new Option<bool>("--no-run") { Description = "Takes the notebook with the outputs that it has, instead of running it first. A program is never run first." };
        var output = new Option<string?>("--out") { Description = "The file to write, or the folder for a file of the notebook's name; default: artifacts/site of its course, else ./site. Several notebooks need a folder.", HelpName = "file|folder" };
        var command = new Command("export", "Runs chapters and writes each as a page, a notebook or Markdown; or writes it as a program.") { files, to };
        run.AddTo(command);
        command.Options.Add(asItIs);
        command.Options.Add(output);
        command.SetAction((parsed, cancellation) => Export(
            parsed.GetRequiredValue(files), parsed.GetRequiredValue(to), run.Read(parsed), parsed.GetValue(asItIs), parsed.GetValue(output), cancellation));
        return command;
    }

    private static async Task<int> Export(string[] names, string form, RunOptions options, bool asItIs, string? output, CancellationToken cancellation)
    {
        if (asItIs && options.Parameters.Count > 0 && form != "cs")
            throw new UsageException("--no-run takes the outputs that are there, and --set needs a run: leave one of them out.");
        var found = NotebookSelection.Find(names, Environment.CurrentDirectory);
        var targets = found.Select(path => Target(path, form, output)).ToList();
        if (targets.Select(Path.GetFullPath).Distinct().Count() < targets.Count)
            throw new UsageException($"{targets.Count} notebooks would be written as {targets[0]}: name a folder with --out, and notebooks of different names.");
        var runner = new NotebookRunner(options);
        // All are read before one is run: a wrong name in the last place must not cost the first one's training.
        var notebooks = found.Select(path => asItIs && form != "cs" ? NotebookFile.Read(path) : runner.Read(path)).ToList();
        bool succeeded = true;
        for (int i = 0; i < notebooks.Count; i++)
            succeeded &= await Export(found[i], notebooks[i], targets[i], form, asItIs || form == "cs" ? null : runner, found, cancellation);
        return succeeded ? ExitCode.Done : ExitCode.Failed;
    }

    private static string Target(string path, string form, string? output)
    {
        string target = RunArguments.OutFile(output ?? SiteFolder.For(path) + Path.DirectorySeparatorChar, $"{Path.GetFileNameWithoutExtension(path)}.{form}");
        if (Path.GetFullPath(target) == Path.GetFullPath(path))
            throw new UsageException($"--out {target} is the notebook itself: name another file.");
        RunArguments.CheckFile("--out", target);
        return target;
    }

    /// <summary>Exports one notebook.</summary>
    /// <returns>Whether it ran to its end and was written.</returns>
    private static async Task<bool> Export(
        string path, NotebookDocument notebook, string target, string form, NotebookRunner? runner, IReadOnlyList<string> all, CancellationToken cancellation)
    {
        bool succeeded = true;
        if (runner is not null)
        {
            using var display = RunDisplay.Create(Path.GetFileName(path), all.Count > 1);
            var run = await runner.Run(path, notebook, display, cancellation);
            display.Ended(run, page: null);
            cancellation.ThrowIfCancellationRequested();
            (notebook, succeeded) = (run.Executed, run.Succeeded);
        }
        try
        {
            Write(notebook, form, path, target, all);
        }
        catch (ExportException exception)
        {
            Console.Error.WriteLine($"{target} was not written:");
            foreach (string problem in exception.Problems)
                Console.Error.WriteLine("  " + problem);
            return false;
        }
        Console.WriteLine(target);
        return succeeded;
    }

    private static void Write(NotebookDocument notebook, string form, string path, string target, IReadOnlyList<string> all)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        // Of several, all have the names that the links expect.
        var prose = new ProseLinks(path, target, all.Count > 1 ? all : []);
        string home = Path.GetDirectoryName(Path.GetFullPath(target))!;
        switch (form)
        {
            case "html":
                NotebookFile.Write(target, HtmlExporter.Export(notebook, Path.GetFileNameWithoutExtension(path), folder, prose: prose));
                break;
            case "ipynb":
                NotebookFile.Write(target, notebook.ToJson());
                break;
            case "md":
                var page = MarkdownExporter.Export(notebook, Path.GetFileNameWithoutExtension(target), folder, prose);
                foreach (var (picture, content) in page.Pictures)
                {
                    string file = Path.Combine(home, picture);
                    Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                    File.WriteAllBytes(file, content);
                }
                NotebookFile.Write(target, page.Text);
                break;
            default:
                NotebookFile.Write(target, CSharpExporter.Export(notebook, path, target));
                break;
        }
    }
}
