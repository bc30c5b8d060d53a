using System.Text.Json.Nodes;

namespace Course.Notebooks.Documents;

/// <summary>A notebook in memory. Files are Jupyter's <c>.ipynb</c> (nbformat 4.0 to 4.5 in, 4.5 out), <c>.dib</c> and Markdown.</summary>
public sealed class NotebookDocument
{
    /// <summary>What .NET's kernels call what they run.</summary>
    private static readonly HashSet<string> s_dotNetLanguages = new(StringComparer.OrdinalIgnoreCase) { "C#", "csharp", "F#", "fsharp", "PowerShell", "pwsh", "polyglot-notebook" };

    /// <summary>Everything under the notebook's <c>metadata</c>, what this library does not know included.</summary>
    public JsonObject Metadata { get; init; } = [];

    /// <summary>What stands beside nbformat's own members at the top of the file, by name: another program's data, which is kept as it is.</summary>
    public JsonObject OtherMembers { get; init; } = [];

    /// <summary>The cells, in order.</summary>
    public IList<Cell> Cells { get; init; } = [];

    /// <summary>The language of a notebook that no .NET kernel runs, such as <c>python</c>, by its kernel's metadata; null for any other notebook.</summary>
    public string? ForeignLanguage =>
        ((Metadata["kernelspec"] as JsonObject)?["language"] ?? (Metadata["language_info"] as JsonObject)?["name"])?.ToString() is { Length: > 0 } language
            && !s_dotNetLanguages.Contains(language)
            ? language : null;

    /// <summary>An empty notebook with the metadata by which VS Code and Jupyter open it with a C# kernel.</summary>
    /// <returns>A notebook without cells.</returns>
    public static NotebookDocument NewCourse() => new()
    {
        Metadata = new JsonObject
        {
            ["kernelspec"] = new JsonObject { ["display_name"] = ".NET (C#)", ["language"] = "C#", ["name"] = ".net-csharp" },
            ["language_info"] = new JsonObject { ["name"] = "polyglot-notebook" },
            ["polyglot_notebook"] = new JsonObject
            {
                ["kernelInfo"] = new JsonObject
                {
                    ["defaultKernelName"] = "csharp",
                    ["items"] = new JsonArray(new JsonObject { ["aliases"] = new JsonArray(), ["name"] = "csharp" }),
                },
            },
        },
    };

    /// <summary>Reads a file in the form that its name says; <c>.ipynb</c> where it says none.</summary>
    /// <param name="path">The file, in UTF-8.</param>
    /// <returns>The notebook; cells that have no id (before nbformat 4.5) get <c>cell-1</c>, <c>cell-2</c>, … by their place.</returns>
    /// <exception cref="NotebookFormatException">The file is not a notebook of a supported version; the message gives file and place.</exception>
    /// <exception cref="IOException">The file is not there or cannot be read.</exception>
    public static NotebookDocument Read(string path) =>
        Parse(TextFile.Read(path), NotebookFormats.Of(path) ?? NotebookFormat.Ipynb, Path.GetFileName(path));

    /// <summary>Reads a notebook from its text in any form.</summary>
    /// <param name="text">The text of a file.</param>
    /// <param name="format">Its form.</param>
    /// <param name="name">What error messages call the notebook.</param>
    /// <returns>The notebook.</returns>
    /// <exception cref="NotebookFormatException">The text is not a notebook in this form.</exception>
    public static NotebookDocument Parse(string text, NotebookFormat format, string name = "notebook")
    {
        string unmarked = text.StartsWith('\uFEFF') ? text[1..] : text;
        if (format == NotebookFormat.Ipynb)
            return NotebookReader.Read(unmarked, name);
        var layout = FileLayout.Of(text);
        var notebook = format == NotebookFormat.Dib ? DibReader.Read(unmarked, name) : MarkdownReader.Read(unmarked, name, ref layout);
        layout.Keep(notebook, format);
        return notebook;
    }

    /// <summary>Reads a notebook from its JSON text.</summary>
    /// <param name="json">The text of an <c>.ipynb</c> file.</param>
    /// <param name="name">What error messages call the notebook.</param>
    /// <returns>The notebook.</returns>
    /// <exception cref="NotebookFormatException">The text is not a notebook of a supported version.</exception>
    public static NotebookDocument Parse(string json, string name = "notebook") => NotebookReader.Read(json, name);

    /// <summary>The notebook as nbformat 4.5 JSON, laid out as Jupyter does: sorted keys, indent 1, one source line per line, non-ASCII as it is.</summary>
    /// <returns>The text, with a line end after the last line. Equal notebooks give equal text.</returns>
    public string ToJson() => NotebookWriter.Write(this);

    /// <summary>The notebook as the text of a file. Only <c>.ipynb</c> has outputs and execution counts; all else is in every form.</summary>
    /// <param name="format">The form.</param>
    /// <returns>The text, which reads back as an equal notebook.</returns>
    public string ToText(NotebookFormat format)
    {
        if (format == NotebookFormat.Ipynb)
            return ToJson();
        var layout = FileLayout.Kept(this, format);
        if (layout != FileLayout.Usual)
        {
            var bare = WithoutOutputs();
            FileLayout.Forget(bare, format);
            string text = layout.Applied(bare.ToPlainText(format, layout.Header));
            if (Parse(text, format).ToJson() == WithoutOutputs().ToJson())
                return text;
        }
        return ToPlainText(format, header: null);
    }

    /// <summary>Writes the notebook in the form that the file's name says: to a temporary file first, then renamed, so that readers see the old or the whole.</summary>
    /// <param name="path">The file; an existing one is replaced. Its folder must exist.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Write(string path) => TextFile.Write(path, ToText(NotebookFormats.Of(path) ?? NotebookFormat.Ipynb));

    /// <summary>The notebook as it is stored in a repository: no outputs, no execution counts, no times.</summary>
    /// <returns>A copy that shares nothing with this notebook.</returns>
    public NotebookDocument Stored() => With(Cells.Select(cell => cell.Stored()));

    /// <summary>A copy without outputs and execution counts: what every form can carry.</summary>
    internal NotebookDocument WithoutOutputs() => With(Cells.Select(cell => cell.WithoutOutputs()));

    private string ToPlainText(NotebookFormat format, string? header) =>
        format == NotebookFormat.Dib ? DibWriter.Write(this) : MarkdownWriter.Write(this, header);

    private NotebookDocument With(IEnumerable<Cell> cells) => new()
    {
        Metadata = Metadata.DeepClone().AsObject(),
        OtherMembers = OtherMembers.DeepClone().AsObject(),
        Cells = [.. cells],
    };
}
