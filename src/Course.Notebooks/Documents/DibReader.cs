using System.Text.Json;
using System.Text.Json.Nodes;

namespace Course.Notebooks.Documents;

/// <summary>Reads a <c>.dib</c>: what <see cref="DibWriter"/> wrote, exactly, and what other programs write.</summary>
internal sealed class DibReader
{
    private readonly string _name;
    private readonly string[] _lines;
    private readonly HashSet<string> _languages = new(StringComparer.Ordinal);
    private JsonObject _metadata = NotebookDocument.NewCourse().Metadata;
    private JsonObject _others = [];
    private List<JsonObject> _rests = [];

    private DibReader(string text, string name)
    {
        _name = name;
        _lines = TextFile.Lines(text);
    }

    public static NotebookDocument Read(string text, string name) => new DibReader(text, name).Document();

    private NotebookDocument Document()
    {
        int at = Header();
        // The list of the header fits the cells by their places only; a cell added or removed elsewhere makes it worthless.
        var pieces = Pieces(at, _rests);
        if (pieces is null || (_rests.Count > 0 && pieces.Count != _rests.Count))
            (pieces, _rests) = (Pieces(at, [])!, []);
        var taken = _rests.Select(rest => rest["id"]?.ToString() ?? "").ToHashSet(StringComparer.Ordinal);
        var cells = pieces.Select((piece, place) => _rests.Count > 0
            ? WithRest(piece.Language, piece.Source, _rests[place], place + 1)
            : DibFormat.Usual(CellIds.ByPlace(place + 1, taken), piece.Language, piece.Source)).ToList();
        if (CellIds.Duplicate(cells.Select(cell => cell.Id)) is { } duplicate)
            throw Bad(duplicate.Place, duplicate.What);
        return new NotebookDocument { Metadata = _metadata, OtherMembers = _others, Cells = cells };
    }

    /// <summary>Reads the <c>#!meta</c> block, if there is one.</summary>
    /// <returns>The index of the line behind it.</returns>
    private int Header()
    {
        int meta = Array.FindIndex(_lines, line => !string.IsNullOrWhiteSpace(line));
        if (meta < 0 || _lines[meta].TrimEnd() != DibFormat.MetaLine)
        {
            // So that it is written without one again.
            _metadata.Remove("polyglot_notebook");
            return 0;
        }
        int start = Array.FindIndex(_lines, meta + 1, line => !string.IsNullOrWhiteSpace(line));
        int end = start < 0 ? -1 : Array.FindIndex(_lines, start, line => string.IsNullOrWhiteSpace(line) || line.StartsWith("#!", StringComparison.Ordinal));
        end = end < 0 ? _lines.Length : end;
        string text = string.Join('\n', _lines[start < 0 ? end..end : start..end]);
        JsonObject header;
        try
        {
            header = JsonNode.Parse(text, null, DocumentJson.ReadingHeader) as JsonObject
                ?? throw Bad($"line {meta + 1}", $"under {DibFormat.MetaLine} there must be a JSON object");
        }
        catch (JsonException error)
        {
            throw new NotebookFormatException($"{_name}, line {Math.Max(start, meta + 1) + 1 + (error.LineNumber ?? 0)}: what stands under {DibFormat.MetaLine} is not JSON.", error);
        }
        foreach (var item in ((header[DibFormat.KernelInfo] as JsonObject)?["items"] as JsonArray ?? []).OfType<JsonObject>())
        {
            _languages.Add(item["name"]?.ToString() ?? "");
            _languages.UnionWith((item["aliases"] as JsonArray ?? []).Select(alias => alias?.ToString() ?? ""));
        }
        var course = header[DibFormat.Course] as JsonObject;
        if (course?["metadata"] is JsonObject metadata)
            _metadata = metadata.DeepClone().AsObject();
        else if (header[DibFormat.KernelInfo] is JsonObject info)
        {
            var polyglot = _metadata["polyglot_notebook"]!.AsObject();
            if (text != DibFormat.Json(polyglot))
                _metadata[DibFormat.Kept] = text;
            polyglot[DibFormat.KernelInfo] = info.DeepClone();
        }
        if (course?[DibFormat.Other] is JsonObject others)
            _others = others.DeepClone().AsObject();
        _rests = [.. (course?["cells"] as JsonArray ?? []).OfType<JsonObject>()];
        return end;
    }

    /// <summary>The cells' languages and texts; null where the header's line counts do not fit the file.</summary>
    private List<(string Language, string Source)>? Pieces(int at, List<JsonObject> rests)
    {
        var pieces = new List<(string Language, string Source)>();
        string language = DibFormat.CSharp;
        var gathered = new List<string>();
        bool isOpen = false;
        for (; at < _lines.Length; at++)
        {
            if (DibFormat.Language(_lines[at], _languages) is not { } next)
            {
                gathered.Add(_lines[at]);
                continue;
            }
            End();
            (language, isOpen) = (next, true);
            if (pieces.Count < rests.Count && rests[pieces.Count]["lines"] is JsonValue count && count.TryGetValue(out int lines))
            {
                // A blank line stands before the text.
                if (lines < 1 || at + 2 + lines > _lines.Length)
                    return null;
                pieces.Add((language, string.Join('\n', _lines[(at + 2)..(at + 2 + lines)])));
                at += 1 + lines;
                isOpen = false;
            }
        }
        End();
        return pieces;

        void End()
        {
            // A line of blanks is text, as .NET Interactive reads it.
            while (gathered is [.., "" or "\r"])
                gathered.RemoveAt(gathered.Count - 1);
            string source = string.Join('\n', gathered.SkipWhile(line => line is "" or "\r"));
            gathered.Clear();
            if (isOpen || source.Length > 0)
                pieces.Add((language, source));
            isOpen = false;
        }
    }

    private Cell WithRest(string language, string source, JsonObject rest, int number)
    {
        string? id = rest["id"]?.ToString();
        if (!CellIds.IsValid(id))
            throw Bad($"cell {number}", $"the id {rest["id"]?.ToJsonString() ?? "null"} is not valid; {CellIds.Rule}");
        var usual = DibFormat.Usual(id!, language, source);
        var kind = rest["kind"]?.ToString() switch { "raw" => CellKind.Raw, "code" => CellKind.Code, _ => usual.Kind };
        return new Cell(id!, kind, source)
        {
            Metadata = (rest["metadata"] as JsonObject ?? usual.Metadata).DeepClone().AsObject(),
            Attachments = (rest["attachments"] as JsonObject)?.DeepClone().AsObject(),
            OtherMembers = (rest[DibFormat.Other] as JsonObject)?.DeepClone().AsObject() ?? [],
        };
    }

    private NotebookFormatException Bad(string place, string what) => new($"{_name}, {place}: {what}.");
}
