using System.CommandLine;
using System.Text;
using Course.Notebooks.Documents;
using Course.Notebooks.Running;

namespace Course.Cli.Commands;

/// <summary><c>course convert</c>: writes a notebook in another form.</summary>
internal static class ConvertCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("NOTEBOOK") { Description = "A notebook (.ipynb, .dib or .md), or the number of a chapter." };
        var to = new Option<NotebookFormat>("--to")
        {
            Description = "The form: ipynb, dib or md (Markdown for Jupytext).",
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
        var output = new Option<string?>("--out") { Description = "The file to write, or the folder for it; default: beside the notebook, with the name's end of the form.", HelpName = "file|folder" };
        var force = new Option<bool>("--force") { Description = "Replaces a file that is there already." };
        var command = new Command("convert", "Writes a notebook as .ipynb, .dib or Markdown; only outputs are not carried over.") { file, to, output, force };
        command.SetAction(parsed => Convert(parsed.GetRequiredValue(file), parsed.GetRequiredValue(to), parsed.GetValue(output), parsed.GetValue(force)));
        return command;
    }

    private static int Convert(string name, NotebookFormat format, string? output, bool force)
    {
        var found = NotebookSelection.Find([name], Environment.CurrentDirectory);
        if (found.Count != 1)
            throw new UsageException($"{name} names {found.Count} notebooks: course convert takes one.");
        string path = found[0];
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
        RunArguments.CheckFile("--out", target);
        int outputs = notebook.Cells.Count(cell => cell.Outputs.Count > 0);
        if (format != NotebookFormat.Ipynb && outputs > 0)
            Console.Error.WriteLine($"The outputs of {(outputs == 1 ? "1 cell" : $"{outputs} cells")} are not carried over: {format.Extension()} has no place for them.");
        string text = notebook.ToText(format);
        if (NotebookFormats.Of(path) is { } before and not NotebookFormat.Ipynb
            && OtherLine(Encoding.UTF8.GetString(File.ReadAllBytes(path)), NotebookDocument.Parse(text, format).ToText(before)) is { } line)
            Console.Error.WriteLine($"Cells and metadata are carried over, and the layout is not: made again from {target}, {path} would have another line {line}. Keep {path} if its layout matters.");
        NotebookFile.Write(target, text);
        Console.WriteLine(target);
        return ExitCode.Done;
    }

    /// <summary>The number of the first line in which texts differ; null where they are the same.</summary>
    private static int? OtherLine(string text, string other) =>
        text == other ? null : 1 + text.Split('\n').Zip(other.Split('\n')).TakeWhile(lines => lines.First == lines.Second).Count();
}
