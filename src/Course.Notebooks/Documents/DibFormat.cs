using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Course.Notebooks.Documents;

/// <summary>What reading and writing .NET Interactive's <c>.dib</c> share.</summary>
/// <remarks>
/// A <c>.dib</c> knows languages and text, no ids, tags or other metadata. Other programs keep what they do not know in the <c>#!meta</c> block at the top of the file, so
/// the course keeps the rest there, under <c>course</c>: the notebook's metadata, and for each cell what the text does not say. Where a reader would guess all of it, there is no <c>course</c>.
/// </remarks>
internal static partial class DibFormat
{
    public const string MetaLine = "#!meta";
    public const string KernelInfo = "kernelInfo";
    public const string Course = "course";
    public const string Other = "other";

    /// <summary>The notebook's metadata that keep the text under <see cref="MetaLine"/> where it is not what a notebook of the course has.</summary>
    public const string Kept = "dib";
    public const string CSharp = "csharp";
    public const string Markdown = "markdown";

    private static readonly HashSet<string> s_languages = new(StringComparer.Ordinal)
    {
        "csharp", "c#", "C#", "fsharp", "f#", "F#", "pwsh", "powershell", "html", "javascript", "js", "markdown", "md", "mermaid", "http", "sql", "kql", "value",
    };

    /// <summary>The language that a line switches to, thereby beginning a cell; null for any other line.</summary>
    public static string? Language(string line, IReadOnlySet<string> more) =>
        Directive().Match(line) is { Success: true } match && match.Groups["name"].Value is var name && (s_languages.Contains(name) || more.Contains(name)) ? name : null;

    /// <summary>Whether a language can be named by a line.</summary>
    public static bool IsName(string language) => language is not "meta" && Directive().IsMatch("#!" + language);

    public static bool IsWellKnown(string language) => s_languages.Contains(language);

    public static string Json(JsonNode header) => header.ToJsonString(DocumentJson.Writing);

    /// <summary>A copy with its members in the order of their names, so that a notebook has the same header whatever form it came from.</summary>
    public static JsonNode Sorted(JsonNode node) => node switch
    {
        JsonObject members => new JsonObject(members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => KeyValuePair.Create(member.Key, member.Value is null ? null : Sorted(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(item => item is null ? null : Sorted(item))]),
        _ => node.DeepClone(),
    };

    /// <summary>The cell that a language's text is if nothing else is said of it.</summary>
    public static Cell Usual(string id, string language, string source)
    {
        switch (language)
        {
            case Markdown or "md":
                return Cell.Markdown(id, source);
            case CSharp or "c#" or "C#":
                return Cell.Code(id, source);
            default:
                var cell = Cell.Code(id, source);
                cell.Metadata["dotnet_interactive"]!["language"] = language;
                cell.Metadata["polyglot_notebook"]!["kernelName"] = language;
                return cell;
        }
    }

    [GeneratedRegex(@"^#!(?<name>[A-Za-z][A-Za-z0-9#_.\-]*)\r?\z")]
    private static partial Regex Directive();
}
