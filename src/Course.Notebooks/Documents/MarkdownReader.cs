using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Course.Notebooks.Documents;

/// <summary>Reads a Markdown notebook: what <see cref="MarkdownWriter"/> wrote, exactly, and any Markdown with C# in fences besides.</summary>
internal sealed partial class MarkdownReader
{
    private readonly string _name;
    private readonly string[] _lines;
    private readonly List<Cell> _cells = [];
    private readonly HashSet<string> _names;
    private int _at;
    private string? _header;

    private MarkdownReader(string text, string name)
    {
        _name = name;
        _lines = TextFile.Lines(text);
        _names = [.. GivenId().Matches(text).Select(match => match.Groups["id"].Value)];
    }

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text without a byte order mark.</param>
    /// <param name="name">What errors call it.</param>
    /// <param name="layout">Gets the header where it is not as the course writes it.</param>
    public static NotebookDocument Read(string text, string name, ref FileLayout layout)
    {
        var reader = new MarkdownReader(text, name);
        var notebook = reader.Document();
        layout = layout with { Header = reader._header };
        return notebook;
    }

    private NotebookDocument Document()
    {
        var (metadata, others) = Header();
        var prose = new List<string>();
        while (_at < _lines.Length)
        {
            string line = _lines[_at];
            if (Opening().Match(line) is { Success: true } mark)
            {
                EndProse(prose);
                Region(mark);
            }
            else if (FenceLine().Match(line.TrimEnd('\r')) is { Success: true } fence && IsCell(fence))
            {
                EndProse(prose);
                Code(fence);
            }
            else if (FenceLine().Match(line.TrimEnd('\r')) is { Success: true } other)
            {
                int end = End(candidate => IsClosing(candidate, other.Groups["ticks"].Value)) ?? _lines.Length - 1;
                prose.AddRange(_lines[_at..(end + 1)]);
                _at = end + 1;
            }
            else
            {
                prose.Add(line);
                _at++;
            }
        }
        EndProse(prose);
        if (CellIds.Duplicate(_cells.Select(cell => cell.Id)) is { } duplicate)
            throw new NotebookFormatException($"{_name}, {duplicate.Place}: {duplicate.What}.");
        return new NotebookDocument { Metadata = metadata, OtherMembers = others, Cells = [.. _cells] };
    }

    /// <summary>The notebook's metadata and its other members.</summary>
    private (JsonObject Metadata, JsonObject Others) Header()
    {
        if (_lines[0] != "---")
        {
            _header = "";
            return (NotebookDocument.NewCourse().Metadata, []);
        }
        int end = Array.IndexOf(_lines, "---", 1);
        if (end < 0)
            throw Bad(1, "the header opened by --- is never closed");
        _at = end + 1;
        try
        {
            string[] lines = [.. _lines[1..end].Select(line => line.TrimEnd('\r'))];
            var header = MarkdownHeader.Read(lines);
            if (!MarkdownHeader.IsOfTheCourse(lines))
                _header = string.Join('\n', lines);
            return (header[MarkdownHeader.Metadata]!.DeepClone().AsObject(), header[MarkdownHeader.Other]?.DeepClone().AsObject() ?? []);
        }
        catch (FormatException error)
        {
            throw Bad(2, error.Message);
        }
    }

    private void Region(Match mark)
    {
        bool isRaw = mark.Groups["kind"].Value == "raw";
        string close = isRaw ? MarkdownWriter.EndRaw : MarkdownWriter.EndRegion;
        int end = End(line => line.TrimEnd() == close) ?? throw Bad(_at + 1, $"the {mark.Groups["kind"].Value} opened here is never closed by {close}");
        string source = string.Join('\n', _lines[(_at + 1)..end].Select(line => EscapedMark().Replace(line, "$1")));
        Add(mark.Groups["attributes"].Value, isRaw ? CellKind.Raw : CellKind.Markdown, source);
        _at = end + 1;
    }

    private void Code(Match fence)
    {
        int end = End(line => IsClosing(line, fence.Groups["ticks"].Value)) ?? throw Bad(_at + 1, "the code opened here is never closed");
        Add(fence.Groups["attributes"].Value, CellKind.Code, string.Join('\n', _lines[(_at + 1)..end]));
        _at = end + 1;
    }

    private void EndProse(List<string> prose)
    {
        string text = string.Join('\n', prose).Trim('\n');
        prose.Clear();
        if (!string.IsNullOrWhiteSpace(text))
            _cells.Add(new Cell(CellIds.ByPlace(_cells.Count + 1, _names), CellKind.Markdown, text));
    }

    private void Add(string attributes, CellKind kind, string source)
    {
        try
        {
            _cells.Add(MarkdownAttributes.Read(attributes, kind, source, () => CellIds.ByPlace(_cells.Count + 1, _names)));
        }
        catch (FormatException error)
        {
            throw Bad(_at + 1, error.Message);
        }
    }

    private static bool IsCell(Match fence) =>
        fence.Groups["language"].Value.ToLowerInvariant() is "csharp" or "cs" or "c#" || fence.Groups["attributes"].Value.StartsWith(" id=", StringComparison.Ordinal);

    private int? End(Predicate<string> isEnd)
    {
        int end = Array.FindIndex(_lines, _at + 1, isEnd);
        return end < 0 ? null : end;
    }

    private static bool IsClosing(string line, string ticks) => line.TrimEnd() is var text && text.Length >= ticks.Length && text.All(c => c == '`');

    private NotebookFormatException Bad(int line, string what) => new($"{_name}, line {line}: {what}.");

    [GeneratedRegex(@"^<!-- #(?<kind>region|raw)(?<attributes>| .*?) *-->\s*$")]
    private static partial Regex Opening();

    [GeneratedRegex(@"^(?<ticks>`{3,})\s*(?<language>[^\s`]*)(?<attributes>[^`]*)$")]
    private static partial Regex FenceLine();

    [GeneratedRegex(@"^\\(\\*<!-- #(end)?(region|raw)\b)")]
    private static partial Regex EscapedMark();

    [GeneratedRegex("""^(?:<!-- #|`).*\bid=["](?<id>[^"]*)["]""", RegexOptions.Multiline)]
    private static partial Regex GivenId();
}
