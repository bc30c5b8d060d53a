using System.Text;
using System.Text.Json.Nodes;

namespace Course.Notebooks.Documents;

/// <summary>Writes a notebook as <c>.dib</c>. Outputs and execution counts have no place in it.</summary>
internal static class DibWriter
{
    public static string Write(NotebookDocument document)
    {
        string plain = Write(document, PlainHeader(document));
        return DibReader.Read(plain, "").ToJson() == document.WithoutOutputs().ToJson() ? plain : Write(document, DibFormat.Json(DibFormat.Sorted(FullHeader(document))));
    }

    private static string? PlainHeader(NotebookDocument document) =>
        (document.Metadata[DibFormat.Kept] as JsonValue)?.ToString()
        ?? (document.Metadata.ContainsKey("polyglot_notebook") ? DibFormat.Json(new JsonObject { [DibFormat.KernelInfo] = KernelInfo(document, []) }) : null);

    private static JsonObject FullHeader(NotebookDocument document)
    {
        var languages = document.Cells.Select(Language).ToHashSet(StringComparer.Ordinal);
        var header = new JsonObject
        {
            [DibFormat.KernelInfo] = KernelInfo(document, languages),
            [DibFormat.Course] = new JsonObject
            {
                ["metadata"] = document.Metadata.DeepClone(),
                ["cells"] = new JsonArray([.. document.Cells.Select(cell => Rest(cell, languages))]),
            },
        };
        if (document.OtherMembers.Count > 0)
            header[DibFormat.Course]![DibFormat.Other] = document.OtherMembers.DeepClone();
        return header;
    }

    private static string Write(NotebookDocument document, string? header)
    {
        var text = new StringBuilder(header is null ? "" : $"{DibFormat.MetaLine}\n\n{header}\n");
        foreach (var cell in document.Cells)
            text.Append($"{(text.Length > 0 ? "\n" : "")}#!{Language(cell)}\n\n{cell.Text}\n");
        return text.ToString();
    }

    private static string Language(Cell cell) => cell.Kind switch
    {
        CellKind.Code => cell.KernelName is { } name && DibFormat.IsName(name) ? name : DibFormat.CSharp,
        _ => DibFormat.Markdown,
    };

    private static JsonNode KernelInfo(NotebookDocument document, HashSet<string> languages)
    {
        var info = ((document.Metadata["polyglot_notebook"] as JsonObject)?[DibFormat.KernelInfo] as JsonObject
            ?? NotebookDocument.NewCourse().Metadata["polyglot_notebook"]![DibFormat.KernelInfo]!.AsObject()).DeepClone().AsObject();
        if (info["items"] is not JsonArray)
            info["items"] = new JsonArray();
        var items = info["items"]!.AsArray();
        var known = items.OfType<JsonObject>().Select(item => item["name"]?.ToString()).ToHashSet(StringComparer.Ordinal);
        foreach (string language in languages.Where(language => !known.Contains(language)).Order(StringComparer.Ordinal))
            items.Add(new JsonObject { ["name"] = language });
        return info;
    }

    /// <summary>What the text under the cell's language does not say of it.</summary>
    private static JsonObject Rest(Cell cell, HashSet<string> languages)
    {
        var rest = new JsonObject { ["id"] = cell.Id };
        var usual = DibFormat.Usual(cell.Id, Language(cell), cell.Text);
        if (usual.Kind != cell.Kind)
            rest["kind"] = cell.Kind == CellKind.Raw ? "raw" : "code";
        if (!JsonNode.DeepEquals(usual.Metadata, cell.Metadata))
            rest["metadata"] = cell.Metadata.DeepClone();
        if (cell.Attachments is not null)
            rest["attachments"] = cell.Attachments.DeepClone();
        if (cell.OtherMembers.Count > 0)
            rest[DibFormat.Other] = cell.OtherMembers.DeepClone();
        string[] lines = cell.Text.Split('\n');
        // Readers trim blank lines, and take a line that names a language for a new cell: then the number of lines says what is the cell's.
        if (string.IsNullOrWhiteSpace(lines[0]) || string.IsNullOrWhiteSpace(lines[^1]) || lines.Any(line => DibFormat.Language(line, languages) is not null))
            rest["lines"] = lines.Length;
        return rest;
    }
}
