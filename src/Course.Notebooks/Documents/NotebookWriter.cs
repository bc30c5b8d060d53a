using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Course.Notebooks.Documents;

/// <summary>Writes nbformat 4.5 JSON exactly as the nbformat library does (sorted keys, indent 1, non-ASCII as it is), so that
/// saving from Jupyter does not change a line that nobody edited.</summary>
internal static class NotebookWriter
{
    public static string Write(NotebookDocument document)
    {
        var root = new JsonObject
        {
            ["cells"] = new JsonArray([.. document.Cells.Select(Json)]),
            ["metadata"] = document.Metadata.DeepClone(),
            ["nbformat"] = 4,
            ["nbformat_minor"] = 5,
        };
        AddOthers(root, document.OtherMembers);
        var text = new StringBuilder();
        Append(text, root, 0);
        return text.Append('\n').ToString();
    }

    private static JsonObject Json(Cell cell)
    {
        var json = new JsonObject
        {
            ["cell_type"] = cell.Kind switch { CellKind.Code => "code", CellKind.Markdown => "markdown", _ => "raw" },
            ["id"] = cell.Id,
            ["metadata"] = cell.Metadata.DeepClone(),
            ["source"] = Lines(cell.Text),
        };
        if (cell.Attachments is not null)
            json["attachments"] = cell.Attachments.DeepClone();
        if (cell.Kind == CellKind.Code)
        {
            json["execution_count"] = cell.ExecutionCount;
            json["outputs"] = new JsonArray([.. cell.Outputs.Select(Json)]);
        }
        AddOthers(json, cell.OtherMembers);
        return json;
    }

    private static JsonObject Json(CellOutput output)
    {
        var json = Known(output);
        AddOthers(json, output.OtherMembers);
        return json;
    }

    private static void AddOthers(JsonObject json, JsonObject? others)
    {
        foreach (var (name, value) in others ?? [])
            json.Add(name, value?.DeepClone());
    }

    private static JsonObject Known(CellOutput output)
    {
        switch (output)
        {
            case StreamOutput stream:
                return new JsonObject { ["output_type"] = "stream", ["name"] = stream.Name, ["text"] = Lines(stream.Text) };
            case ErrorOutput error:
                return new JsonObject
                {
                    ["output_type"] = "error",
                    ["ename"] = error.Name,
                    ["evalue"] = error.Message,
                    ["traceback"] = new JsonArray([.. error.Traceback.Select(line => (JsonNode)line)]),
                };
            case DisplayOutput display:
                var data = new JsonObject();
                foreach (var (mime, value) in display.Data)
                    data[mime] = display.Data.Text(mime) is { } text && !MimeBundle.IsJson(mime) ? Lines(text) : value?.DeepClone();
                var json = new JsonObject
                {
                    ["output_type"] = display.IsResult ? "execute_result" : "display_data",
                    ["data"] = data,
                    ["metadata"] = display.Metadata?.DeepClone() ?? new JsonObject(),
                };
                if (display.IsResult)
                    json["execution_count"] = display.ExecutionCount;
                return json;
            default:
                throw new ArgumentException($"An output of type {output.GetType().Name} has no nbformat form.", nameof(output));
        }
    }

    /// <summary>Splits after each line end, so that a source line is a JSON line.</summary>
    private static JsonArray Lines(string text)
    {
        var lines = new JsonArray();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end + 1;
            lines.Add(text[start..end]);
            start = end;
        }
        return lines;
    }

    private static void Append(StringBuilder text, JsonNode? node, int depth)
    {
        switch (node)
        {
            case JsonObject members:
                AppendAll(text, '{', '}', members.OrderBy(member => member.Key, StringComparer.Ordinal), depth, member =>
                {
                    AppendString(text, member.Key);
                    text.Append(": ");
                    Append(text, member.Value, depth + 1);
                });
                break;
            case JsonArray items:
                AppendAll(text, '[', ']', items, depth, item => Append(text, item, depth + 1));
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                AppendString(text, value.GetValue<string>());
                break;
            case null:
                text.Append("null");
                break;
            default:
                text.Append(node.ToJsonString());
                break;
        }
    }

    private static void AppendAll<T>(StringBuilder text, char open, char close, IEnumerable<T> items, int depth, Action<T> append)
    {
        text.Append(open);
        var any = false;
        foreach (var item in items)
        {
            text.Append(any ? ",\n" : "\n").Append(' ', depth + 1);
            append(item);
            any = true;
        }
        if (any)
            text.Append('\n').Append(' ', depth);
        text.Append(close);
    }

    private static void AppendString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                < ' ' => text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
                _ => text.Append(c),
            };
        }
        text.Append('"');
    }
}
