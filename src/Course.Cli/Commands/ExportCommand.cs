using System.CommandLine;
using Course.Cli.Progress;
using Course.Notebooks.Documents;
using Course.Notebooks.Export;
using Course.Notebooks.Export.Programs;
using Course.Notebooks.Running;

namespace Course.Cli.Commands;

/// <summary><c>course export</c>: writes a chapter as a page, an executed notebook, Markdown or a program.</summary>
internal static class ExportCommand
{
    private static readonly string[] s_forms = ["html", "ipynb", "md", "cs"];

    public static Command Create()
    {
        var file = new Argument<string>("CHAPTER") { Description = "The number of a chapter, or a notebook." };
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
        var output = new Option<string?>("--out") { Description = "The file to write, or the folder for a file of the notebook's name; default: artifacts/site of its course, else ./site.", HelpName = "file|folder" };
        var command = new Command("export", "Runs a chapter and writes it as a page, a notebook or Markdown; or writes it as a program.") { file, to };
        run.AddTo(command);
        command.Options.Add(asItIs);
        command.Options.Add(output);
        command.SetAction((parsed, cancellation) => Export(
            parsed.GetRequiredValue(file), parsed.GetRequiredValue(to), run.Read(parsed), parsed.GetValue(asItIs), parsed.GetValue(output), cancellation));
        return command;
    }

    private static async Task<int> Export(string name, string form, RunOptions options, bool asItIs, string? output, CancellationToken cancellation)
    {
        var found = NotebookSelection.Find([name], Environment.CurrentDirectory);
        if (found.Count != 1)
            throw new UsageException($"{name} names {found.Count} notebooks: course export takes one.");
        string path = found[0];
        string title = Path.GetFileNameWithoutExtension(path);
        string target = RunArguments.OutFile(output ?? SiteFolder.For(path) + Path.DirectorySeparatorChar, $"{title}.{form}");
        if (Path.GetFullPath(target) == Path.GetFullPath(path))
            throw new UsageException($"--out {target} is the notebook itself: name another file.");
        RunArguments.CheckFolder("--out", Path.GetDirectoryName(Path.GetFullPath(target))!);

        if (asItIs && options.Parameters.Count > 0 && form != "cs")
            throw new UsageException("--no-run takes the outputs that are there, and --set needs a run: leave one of them out.");

        bool succeeded = true;
        var runner = new NotebookRunner(options);
        var notebook = asItIs && form != "cs" ? NotebookFile.Read(path) : runner.Read(path);
        if (!asItIs && form != "cs")
        {
            using var display = RunDisplay.Create(Path.GetFileName(path));
            var run = await runner.Run(path, notebook, display, cancellation);
            display.Ended(run, page: null);
            (notebook, succeeded) = (run.Executed, run.Succeeded);
        }
        try
        {
            Write(notebook, form, path, target);
        }
        catch (ExportException exception)
        {
            Console.Error.WriteLine($"{target} was not written:");
            foreach (string problem in exception.Problems)
                Console.Error.WriteLine("  " + problem);
            return ExitCode.Failed;
        }
        Console.WriteLine(target);
        return succeeded ? ExitCode.Done : ExitCode.Failed;
    }

    private static void Write(NotebookDocument notebook, string form, string path, string target)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        string home = Path.GetDirectoryName(Path.GetFullPath(target))!;
        switch (form)
        {
            case "html":
                NotebookFile.Write(target, HtmlExporter.Export(notebook, Path.GetFileNameWithoutExtension(path), folder));
                break;
            case "ipynb":
                NotebookFile.Write(target, notebook.ToJson());
                break;
            case "md":
                var page = MarkdownExporter.Export(notebook, Path.GetFileNameWithoutExtension(target));
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
