using System.CommandLine;
using Course.Notebooks.Documents;
using Course.Notebooks.Running;

namespace Course.Cli.Commands;

/// <summary><c>course convert</c>: writes a notebook in another form.</summary>
internal static class ConvertCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "A notebook: .ipynb, .dib or .md." };
        var to = new Option<NotebookFormat>("--to")
        {
            Description = "The form: ipynb, dib or md (Markdown as Jupytext writes it).",
            HelpName = "ipynb|dib|md",
            Required = true,
            CustomParser = result =>
            {
                if (NotebookFormats.Of("." + result.Tokens[0].Value) is { } format)
                    return format;
                result.AddError($"--to {result.Tokens[0].Value}: expected ipynb, dib or md.");
                return default;
            },
        };
        var output = new Option<string?>("--out") { Description = "The file to write, or the folder for it; default: beside FILE, with the name's end of the form.", HelpName = "file|folder" };
        var force = new Option<bool>("--force") { Description = "Replaces a file that is there already." };
        var command = new Command("convert", "Writes a notebook as .ipynb, .dib or Markdown; only outputs are not carried over.") { file, to, output, force };
        command.SetAction(parsed => Convert(parsed.GetRequiredValue(file), parsed.GetRequiredValue(to), parsed.GetValue(output), parsed.GetValue(force)));
        return command;
    }

    private static int Convert(string path, NotebookFormat format, string? output, bool force)
    {
        if (NotebookFormats.Of(path) is null && !Directory.Exists(path))
            throw new UsageException($"{path} is not a notebook: its name does not end in .ipynb, .dib or .md.");
        var notebook = NotebookFile.Read(path);
        string target = Path.ChangeExtension(path, format.Extension());
        if (output is not null)
            target = RunArguments.OutFile(output, Path.GetFileName(target));
        if (NotebookFormats.Of(target) != format)
            throw new UsageException($"--out {target} does not end in {format.Extension()}, which --to asks for.");
        if (Path.GetFullPath(target) == Path.GetFullPath(path))
            throw new UsageException($"{path} is of that form already.");
        if (File.Exists(target) && !force)
            throw new UsageException($"{target} is there already: say --force to replace it, or --out to write another file.");
        int outputs = notebook.Cells.Count(cell => cell.Outputs.Count > 0);
        if (format != NotebookFormat.Ipynb && outputs > 0)
            Console.Error.WriteLine($"The outputs of {(outputs == 1 ? "1 cell" : $"{outputs} cells")} are not carried over: {format.Extension()} has no place for them.");
        NotebookFile.Write(target, notebook.ToText(format));
        Console.WriteLine(target);
        return ExitCode.Done;
    }
}
