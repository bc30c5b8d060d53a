using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Course.Notebooks.Documents;

/// <summary>The YAML between <c>---</c> and <c>---</c> at the top of a Markdown notebook: a member for each key, as JSON on one line where the course wrote it, as Jupytext lays it out elsewhere.</summary>
internal static partial class MarkdownHeader
{
    public const string Metadata = "jupyter";
    public const string Other = "other";

    /// <summary>Reads the lines of a header.</summary>
    /// <exception cref="FormatException">They are no header of a notebook; the message says why.</exception>
    public static JsonObject Read(IReadOnlyList<string> lines)
    {
        // JSON keeps numbers and characters that YAML reads otherwise.
        var header = IsOfTheCourse(lines)
            ? new JsonObject(lines.Select(line => JsonLine().Match(line)).Select(match => KeyValuePair.Create(match.Groups["key"].Value, Json(match.Groups["key"].Value, match.Groups["json"].Value))))
            : Yaml(string.Join('\n', lines));
        if (header[Metadata] is not JsonObject || header.Any(member => member.Key is not (Metadata or Other)) || (header.ContainsKey(Other) && header[Other] is not JsonObject))
            throw new FormatException($"the header is not one that can be kept; expected \"{Metadata}:\" with the notebook's metadata and no other key, or no header at all");
        return header;
    }

    /// <summary>Whether a header is written as the course writes it.</summary>
    public static bool IsOfTheCourse(IReadOnlyList<string> lines) => lines.All(line => JsonLine().IsMatch(line));

    private static JsonNode? Json(string key, string json)
    {
        try
        {
            return JsonNode.Parse(json, null, DocumentJson.ReadingHeader);
        }
        catch (JsonException)
        {
            throw new FormatException($"behind \"{key}:\" there must be a JSON object");
        }
    }

    private static JsonObject Yaml(string text)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents is [{ RootNode: var root }] ? Node(root) as JsonObject ?? [] : [];
        }
        catch (YamlException error)
        {
            throw new FormatException($"the header is not YAML: {error.Message.TrimEnd('.')}", error);
        }
    }

    private static JsonNode? Node(YamlNode node) => node switch
    {
        { Anchor.IsEmpty: false } => throw new FormatException($"the header has an anchor (&{node.Anchor}), which JSON cannot hold: write what it stands for"),
        YamlMappingNode map => new JsonObject(map.Select(member => KeyValuePair.Create(member.Key.ToString(), Node(member.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Select(Node)]),
        YamlScalarNode { Style: ScalarStyle.Plain, Value: var word } => Plain(word ?? ""),
        _ => JsonValue.Create(((YamlScalarNode)node).Value),
    };

    private static JsonNode? Plain(string word) => word switch
    {
        "" or "~" or "null" => null,
        "true" or "false" => JsonValue.Create(word == "true"),
        _ => Number().IsMatch(word) ? JsonNode.Parse(word) : JsonValue.Create(word),
    };

    [GeneratedRegex(@"^(?<key>[a-z]+): (?<json>\{.*)$")]
    private static partial Regex JsonLine();

    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?\z")]
    private static partial Regex Number();
}
