using System.Text.Json.Nodes;

namespace Course.Notebooks.Documents;

/// <summary>What a .dib or Markdown file has besides its cells and metadata. A notebook that was read from such a file keeps it in its metadata, whatever form it takes, so that the file can be made again exactly.</summary>
/// <param name="HasMark">Whether a byte order mark opens the file.</param>
/// <param name="EndsAsOnWindows">Whether all lines end in <c>\r\n</c>.</param>
/// <param name="IsUnended">Whether the last line has no end.</param>
/// <param name="Header">The text between the header's two lines of <c>---</c>, where the course would write another; empty where a Markdown file has no header; null elsewhere.</param>
internal sealed record FileLayout(bool HasMark, bool EndsAsOnWindows, bool IsUnended, string? Header = null)
{
    private const string Key = "layout";

    /// <summary>The layout that the course gives to files.</summary>
    public static FileLayout Usual { get; } = new(false, false, false);

    /// <summary>The layout of a file, by its text.</summary>
    public static FileLayout Of(string text)
    {
        int lines = text.AsSpan().Count('\n');
        return new(text.StartsWith('\uFEFF'), lines > 0 && lines == text.AsSpan().Count("\r\n"), lines > 0 && !text.EndsWith('\n'));
    }

    /// <summary>What a notebook keeps of the file in a form that it came from.</summary>
    public static FileLayout Kept(NotebookDocument notebook, NotebookFormat format) => (notebook.Metadata[Key] as JsonObject)?[Name(format)] is JsonObject kept
        ? new(kept.ContainsKey("mark"), kept.ContainsKey("windows"), kept.ContainsKey("unended"), (kept["header"] as JsonValue)?.ToString())
        : Usual;

    /// <summary>Has a notebook keep this layout, if there is anything to keep.</summary>
    public void Keep(NotebookDocument notebook, NotebookFormat format)
    {
        if (this == Usual)
            return;
        if (notebook.Metadata[Key] is not JsonObject all)
            notebook.Metadata[Key] = all = [];
        var kept = new JsonObject();
        if (HasMark)
            kept["mark"] = true;
        if (EndsAsOnWindows)
            kept["windows"] = true;
        if (IsUnended)
            kept["unended"] = true;
        if (Header is not null)
            kept["header"] = Header;
        all[Name(format)] = kept;
    }

    /// <summary>Takes the layout of a form out of a notebook's metadata.</summary>
    public static void Forget(NotebookDocument notebook, NotebookFormat format)
    {
        if (notebook.Metadata[Key] is not JsonObject all)
            return;
        all.Remove(Name(format));
        if (all.Count == 0)
            notebook.Metadata.Remove(Key);
    }

    /// <summary>A text of the course's layout in this one.</summary>
    public string Applied(string text)
    {
        if (IsUnended && text.EndsWith('\n'))
            text = text[..^1];
        if (EndsAsOnWindows)
            text = text.Replace("\n", "\r\n");
        return HasMark ? "\uFEFF" + text : text;
    }

    private static string Name(NotebookFormat format) => format.Extension()[1..];
}
