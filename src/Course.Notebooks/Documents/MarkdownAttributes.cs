using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Course.Notebooks.Documents;

/// <summary>What a Markdown notebook says of a cell on the line that opens it: <c>id="sum" tags=["claim"]</c>, as Jupytext writes metadata.</summary>
internal static partial class MarkdownAttributes
{
    private const string Id = "id";
    private const string Attachments = "attachments";
    private const string Plain = "plain";
    private const string Other = "other";
    private const string Whole = "metadata";

    /// <summary>The attributes of a cell. Metadata that every C# cell of the course has are left out; <c>plain</c> says that a code cell has none of them.</summary>
    public static string Of(Cell cell)
    {
        var metadata = cell.Metadata.DeepClone().AsObject();
        var text = new StringBuilder();
        Append(text, Id, cell.Id);
        if (cell.Kind == CellKind.Code)
        {
            if (Usual().All(entry => JsonNode.DeepEquals(metadata[entry.Key], entry.Value)))
                foreach (var (key, _) in Usual())
                    metadata.Remove(key);
            else
                Append(text, Plain, true);
        }
        if (metadata.Any(entry => entry.Key is Id or Attachments or Plain or Other or Whole || !Key().IsMatch(entry.Key)))
            Append(text, Whole, metadata);
        else
            foreach (var (key, value) in metadata)
                Append(text, key, value);
        if (cell.Attachments is not null)
            Append(text, Attachments, cell.Attachments);
        if (cell.OtherMembers.Count > 0)
            Append(text, Other, cell.OtherMembers);
        return text.ToString();
    }

    /// <summary>Reads attributes into a cell.</summary>
    /// <param name="text">The text behind the word that opens the cell.</param>
    /// <param name="kind">What the cell holds.</param>
    /// <param name="source">What stands in it.</param>
    /// <param name="idOtherwise">Names the cell if the attributes do not.</param>
    /// <exception cref="FormatException">The text is no list of attributes; the message says why.</exception>
    public static Cell Read(string text, CellKind kind, string source, Func<string> idOtherwise)
    {
        var metadata = new JsonObject();
        string? id = null;
        bool plain = false;
        JsonObject? attachments = null;
        JsonObject others = [];
        foreach (var (key, value) in Parse(text))
        {
            switch (key, value)
            {
                case (Id, JsonValue name) when name.TryGetValue(out string? given) && CellIds.IsValid(given):
                    id = given;
                    break;
                case (Id, _):
                    throw new FormatException($"the id {value?.ToJsonString() ?? "null"} is not valid; {CellIds.Rule}");
                case (Plain, _):
                    plain = true;
                    break;
                case (Attachments, JsonObject files):
                    attachments = files;
                    break;
                case (Other, JsonObject members):
                    others = members;
                    break;
                case (Whole, JsonObject all):
                    foreach (var (name, member) in all)
                        metadata[name] = member?.DeepClone();
                    break;
                default:
                    metadata[key] = value;
                    break;
            }
        }
        if (kind == CellKind.Code && !plain)
            foreach (var (key, value) in Usual())
                metadata[key] = value!.DeepClone();
        return new Cell(id ?? idOtherwise(), kind, source) { Metadata = metadata, Attachments = attachments, OtherMembers = others };
    }

    private static JsonObject Usual() => Cell.Code("x", "").Metadata;

    private static void Append(StringBuilder text, string key, JsonNode? value)
    {
        // The signs that would end a fence or a comment stand in strings only, where JSON can write them otherwise.
        string json = (value?.ToJsonString(DocumentJson.Writing) ?? "null").Replace("`", "\\u0060").Replace("<", "\\u003C").Replace(">", "\\u003E");
        text.Append(text.Length > 0 ? " " : "").Append(key).Append('=').Append(json);
    }

    private static IEnumerable<(string Key, JsonNode? Value)> Parse(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        int at = 0;
        while (true)
        {
            while (at < bytes.Length && bytes[at] == ' ')
                at++;
            if (at == bytes.Length)
                yield break;
            int equals = Array.IndexOf(bytes, (byte)'=', at);
            string key = Encoding.UTF8.GetString(bytes, at, (equals < 0 ? bytes.Length : equals) - at);
            if (equals < 0 || !Key().IsMatch(key))
                throw new FormatException($"\"{key}\" is no attribute; expected name=value with a JSON value, such as id=\"sum\"");
            (var value, int length) = Value(key, bytes.AsSpan(equals + 1));
            yield return (key, value);
            at = equals + 1 + length;
        }
    }

    private static (JsonNode? Value, int Length) Value(string key, ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { AllowMultipleValues = true, MaxDepth = DocumentJson.Deepest });
            var value = JsonNode.Parse(ref reader);
            return (value, (int)reader.BytesConsumed);
        }
        catch (JsonException)
        {
            throw new FormatException($"the value of \"{key}\" is not JSON");
        }
    }

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_.\-]*\z")]
    private static partial Regex Key();
}
