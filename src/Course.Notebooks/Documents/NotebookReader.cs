using System.Text.Json;
using System.Text.Json.Nodes;

namespace Course.Notebooks.Documents;

/// <summary>Reads nbformat 4.0 to 4.5 JSON. Each complaint is one sentence with the notebook's name and the place.</summary>
internal sealed class NotebookReader
{
    private static readonly string[] s_members = ["cells", "metadata", "nbformat", "nbformat_minor"];
    private static readonly string[] s_cellMembers = ["attachments", "cell_type", "id", "metadata", "source"];
    private static readonly string[] s_codeMembers = [.. s_cellMembers, "execution_count", "outputs"];
    private static readonly string[] s_streamMembers = ["name", "output_type", "text"];
    private static readonly string[] s_errorMembers = ["ename", "evalue", "output_type", "traceback"];
    private static readonly string[] s_displayMembers = ["data", "metadata", "output_type"];
    private static readonly string[] s_resultMembers = [.. s_displayMembers, "execution_count"];

    private readonly string _name;

    private NotebookReader(string name) => _name = name;

    public static NotebookDocument Read(string json, string name)
    {
        var reader = new NotebookReader(name);
        try
        {
            return reader.Document(json);
        }
        catch (InvalidOperationException error)
        {
            // JSON may escape half of a character, which no string can hold.
            throw new NotebookFormatException(reader.Sentence(null, "a string holds half of a surrogate pair (\\ud800 to \\udfff), which is no character: correct it with a text editor"), error);
        }
    }

    private NotebookDocument Document(string json)
    {
        if (string.IsNullOrWhiteSpace(json))
            throw Bad(null, "the file is empty, so it is not a notebook");
        if (ParseJson(json) is not JsonObject root)
            throw Bad(null, "the file is JSON but not an object, so it is not a notebook");
        CheckVersion(root);
        if (root["cells"] is not JsonArray cells)
            throw Bad(null, "there is no list \"cells\", so this is not a notebook");
        var explicitIds = cells.Select(cell => ExplicitId(cell as JsonObject)).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var document = new NotebookDocument { Metadata = ObjectOrEmpty(root, "metadata", null), OtherMembers = Others(root, s_members) ?? [] };
        for (var i = 0; i < cells.Count; i++)
            document.Cells.Add(ReadCell(cells[i], i + 1, explicitIds));
        if (CellIds.Duplicate(document.Cells.Select(cell => cell.Id)) is { } duplicate)
            throw Bad(duplicate.Place, duplicate.What);
        return document;
    }

    private JsonNode? ParseJson(string json)
    {
        try
        {
            return JsonNode.Parse(json, null, DocumentJson.Reading);
        }
        catch (JsonException error)
        {
            var place = error.LineNumber is { } line ? $"line {line + 1}, column {error.BytePositionInLine + 1}" : null;
            if (DocumentJson.IsTooDeep(error))
                throw new NotebookFormatException(Sentence(place, $"objects and lists stand in each other more than {DocumentJson.Deepest} deep, which no notebook needs: leave out what is deeper"), error);
            var reason = error.Message.Split([" LineNumber:", " Path:"], StringSplitOptions.None)[0].TrimEnd('.', ' ');
            throw new NotebookFormatException(Sentence(place, $"this is not JSON: {reason}"), error);
        }
    }

    private void CheckVersion(JsonObject root)
    {
        if (Integer(root["nbformat"]) is not { } major)
            throw Bad(null, root.ContainsKey("cells") ? "there is no number \"nbformat\", so the notebook's version is not known" : "there is no list \"cells\", so this is not a notebook");
        var minor = Integer(root["nbformat_minor"]) ?? 0;
        if (major != 4 || minor is < 0 or > 5)
            throw Bad(null, $"notebook format {major}.{minor} is not supported; formats 4.0 to 4.5 are: save the notebook again with a Jupyter that writes one of them");
    }

    private Cell ReadCell(JsonNode? node, int number, HashSet<string> explicitIds)
    {
        var place = $"cell {number}";
        if (node is not JsonObject json)
            throw Bad(place, "a cell must be a JSON object");
        var id = Id(json, number, place, explicitIds);
        place = $"cell {number} (\"{id}\")";
        var kind = (json["cell_type"] as JsonValue)?.ToString() switch
        {
            "code" => CellKind.Code,
            "markdown" => CellKind.Markdown,
            "raw" => CellKind.Raw,
            null => throw Bad(place, "\"cell_type\" is missing; it must be code, markdown or raw"),
            var other => throw Bad(place, $"the cell_type \"{other}\" is not known; it must be code, markdown or raw"),
        };
        var cell = new Cell(id, kind, Text(json["source"], place, "source"))
        {
            Metadata = ObjectOrEmpty(json, "metadata", place),
            OtherMembers = Others(json, kind == CellKind.Code ? s_codeMembers : s_cellMembers) ?? [],
            Attachments = json["attachments"]?.DeepClone() as JsonObject,
            ExecutionCount = kind == CellKind.Code ? Integer(json["execution_count"]) : null,
        };
        if (kind == CellKind.Code && json["outputs"] is JsonArray outputs)
        {
            for (var i = 0; i < outputs.Count; i++)
                cell.Outputs.Add(ReadOutput(outputs[i], $"{place}, output {i + 1}"));
        }
        return cell;
    }

    private static string? ExplicitId(JsonObject? cell) => cell?["id"] is JsonValue value && value.TryGetValue(out string? id) ? id : null;

    private string Id(JsonObject cell, int number, string place, HashSet<string> explicitIds)
    {
        if (cell["id"] is null)
            return CellIds.ByPlace(number, explicitIds);
        var given = ExplicitId(cell);
        if (given is null || !CellIds.IsValid(given))
            throw Bad(place, $"the id {cell["id"]!.ToJsonString()} is not valid; {CellIds.Rule}");
        return given;
    }

    private CellOutput ReadOutput(JsonNode? node, string place)
    {
        if (node is not JsonObject json)
            throw Bad(place, "an output must be a JSON object");
        switch ((json["output_type"] as JsonValue)?.ToString())
        {
            case "stream":
                return new StreamOutput(json["name"]?.ToString() ?? "stdout", Text(json["text"], place, "text")) { OtherMembers = Others(json, s_streamMembers) };
            case "error":
                var traceback = json["traceback"] as JsonArray ?? [];
                return new ErrorOutput(json["ename"]?.ToString() ?? "", json["evalue"]?.ToString() ?? "", [.. traceback.Select(line => line?.ToString() ?? "")])
                {
                    OtherMembers = Others(json, s_errorMembers),
                };
            case "display_data":
                return ReadDisplay(json, place, isResult: false);
            case "execute_result":
                return ReadDisplay(json, place, isResult: true);
            case var other:
                throw Bad(place, $"the output_type \"{other}\" is not known; it must be stream, display_data, execute_result or error");
        }
    }

    private DisplayOutput ReadDisplay(JsonObject json, string place, bool isResult)
    {
        var data = new MimeBundle();
        foreach (var (mime, value) in json["data"] as JsonObject ?? throw Bad(place, "\"data\" is missing; it maps mime types to values"))
            data[mime] = MimeBundle.IsJson(mime) ? value?.DeepClone() : Text(value, place, mime);
        var metadata = json["metadata"]?.DeepClone() as JsonObject;
        return new DisplayOutput(data)
        {
            IsResult = isResult,
            ExecutionCount = isResult ? Integer(json["execution_count"]) : null,
            Metadata = metadata is { Count: > 0 } ? metadata : null,
            OtherMembers = Others(json, isResult ? s_resultMembers : s_displayMembers),
        };
    }

    /// <summary>A copy of the members that nbformat does not know; null when there are none.</summary>
    private static JsonObject? Others(JsonObject json, string[] known)
    {
        var others = json.Where(member => !known.Contains(member.Key)).Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())).ToList();
        return others.Count == 0 ? null : new JsonObject(others);
    }

    /// <summary>nbformat's "multiline string": a string, or a list of strings to be put together.</summary>
    private string Text(JsonNode? node, string place, string what) => node switch
    {
        null => "",
        JsonValue value when value.TryGetValue(out string? text) => text,
        JsonArray lines when lines.All(line => line is JsonValue value && value.TryGetValue(out string? _)) => string.Concat(lines.Select(line => (string)line!)),
        _ => throw Bad(place, $"\"{what}\" must be a string or a list of strings"),
    };

    private JsonObject ObjectOrEmpty(JsonObject json, string key, string? place) => json[key] switch
    {
        null => [],
        JsonObject found => found.DeepClone().AsObject(),
        _ => throw Bad(place, $"\"{key}\" must be a JSON object"),
    };

    private static int? Integer(JsonNode? node) => node is JsonValue value && value.TryGetValue(out int number) ? number : null;

    private NotebookFormatException Bad(string? place, string what) => new(Sentence(place, what));

    private string Sentence(string? place, string what) => place is null ? $"{_name}: {what}." : $"{_name}, {place}: {what}.";
}
