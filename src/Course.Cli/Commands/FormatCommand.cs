using System.CommandLine;
using System.Text;
using Course.Notebooks.Documents;
using Course.Notebooks.Running;

namespace Course.Cli.Commands;

/// <summary><c>course format</c>: brings notebooks to the form in which they are stored.</summary>
internal static class FormatCommand
{
    public static Command Create()
    {
        var files = RunArguments.Files("Notebooks (.ipynb), patterns or numbers of chapters; default: all notebooks of the course.", ArgumentArity.ZeroOrMore);
        var check = new Option<bool>("--check") { Description = "Changes nothing; names the files that are not in the stored form, and fails if there are any." };
        var command = new Command("format", "Brings notebooks to the stored form: no outputs, readable ids, the metadata that every front end needs.") { files, check };
        command.SetAction(parsed => Format(parsed.GetValue(files) ?? [], parsed.GetValue(check)));
        return command;
    }

    private static int Format(string[] names, bool check)
    {
        var paths = names.Length > 0 ? NotebookSelection.Find(names, Environment.CurrentDirectory)
            : CourseFolder.Of(Environment.CurrentDirectory) is { } course ? CourseFolder.All(course)
            : throw new UsageException($"{Environment.CurrentDirectory} is in no course: name the notebooks to format.");
        // All are read before one is written: a file that is broken leaves the others as they are.
        var changed = paths.Select(path => (Path: path, Text: Stored(path))).Where(entry => !File.ReadAllBytes(entry.Path).AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(entry.Text))).ToList();
        foreach (var (path, text) in changed)
        {
            if (!check)
                NotebookFile.Write(path, text);
            Console.WriteLine(check ? $"{path} is not in the stored form." : path);
        }
        string count = paths.Count == 1 ? "1 notebook" : $"{paths.Count} notebooks";
        Console.WriteLine(check ? $"{count}, {changed.Count} not in the stored form{(changed.Count > 0 ? ": run course format" : "")}." : $"{count}, {changed.Count} changed.");
        return check && changed.Count > 0 ? ExitCode.Failed : ExitCode.Done;
    }

    private static string Stored(string path)
    {
        if (NotebookFormats.Of(path) != NotebookFormat.Ipynb && !Directory.Exists(path))
            throw new UsageException($"{path} is no .ipynb, the only form that the course stores: course convert {path} --to ipynb makes one.");
        return StoredForm.Of(NotebookFile.ReadDotNet(path)).ToJson();
    }
}
