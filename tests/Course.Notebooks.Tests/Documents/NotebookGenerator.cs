using System.Text.Json.Nodes;
using Course.Notebooks.Documents;
using FsCheck;
using FsCheck.Fluent;

namespace Course.Notebooks.Tests.Documents;

/// <summary>Notebooks that a person would not write: blank lines at both ends, text that looks like marks of the other forms, metadata of any kind.</summary>
public static class NotebookGenerator
{
    private static readonly string[] s_lines =
    [
        "", " ", "x", "var x = 1;", "#!time", "#!csharp", "#!markdown", "#!meta", "#!fsharp ", "#r \"a.dll\"", "```", "````csharp", "```csharp id=\"a\"", "~~~", "---",
        "<!-- #region -->", "<!-- #endregion -->", "\\<!-- #endregion -->", "<!-- #raw id=\"x\" -->", "<!-- #endraw -->", "# Größe ∂L/∂w 😀", "{\"a\": 1}", "\ttab", "a\u2028b\u0085c", "-->", "id=\"a\"", "x\r", "\r", "#!csharp\r", "```\r", "<!-- #endregion -->\r", "\r<!-- #region -->", "---\r", "trailing  ", "\t",
    ];

    private static readonly string[] s_keys = ["tags", "a", "id", "plain", "metadata", "attachments", "slideshow", "with space", "é", "vscode", "a.b-c", "=", "", "other"];

    /// <summary>For FsCheck: a notebook without outputs.</summary>
    public static Arbitrary<NotebookDocument> Notebooks() => Notebook().ToArbitrary();

    private static Gen<NotebookDocument> Notebook() =>
        from metadata in Metadata(2)
        from others in Others()
        from hasKernel in Gen.Elements(true, false)
        from hasPlainIds in Gen.Elements(true, false)
        from cells in Gen.ListOf(Cell())
        select new NotebookDocument
        {
            Metadata = hasKernel ? With(NotebookDocument.NewCourse().Metadata, metadata) : metadata,
            OtherMembers = others,
            Cells = [.. cells.Take(8).Select((cell, i) => cell.Renamed(hasPlainIds ? $"cell-{i + 1}" : $"cell_{i}-x"))],
        };

    private static Gen<Cell> Cell() =>
        from kind in Gen.Elements(CellKind.Code, CellKind.Code, CellKind.Markdown, CellKind.Raw)
        from lines in Gen.ListOf(Gen.Elements(s_lines))
        from metadata in Metadata(2)
        from language in Gen.Elements("csharp", "csharp", "fsharp", "my-kernel", "a b", "markdown", null)
        from others in Others()
        from attachment in Gen.Elements(false, false, true)
        select new Cell("x", kind, string.Join('\n', lines.Take(6)))
        {
            Metadata = kind == CellKind.Code && language is not null ? With(Language(language), metadata) : metadata,
            OtherMembers = others,
            Attachments = attachment ? new JsonObject { ["p.png"] = new JsonObject { ["image/png"] = "AA-->`==" } } : null,
        };

    private static JsonObject Language(string name) => new()
    {
        ["dotnet_interactive"] = new JsonObject { ["language"] = name },
        ["polyglot_notebook"] = new JsonObject { ["kernelName"] = name },
    };

    /// <summary>What nbformat does not know: names that are none of its own.</summary>
    private static Gen<JsonObject> Others() =>
        from members in Metadata(1)
        from has in Gen.Elements(false, false, true)
        select has ? new JsonObject(members.Select(member => KeyValuePair.Create("x-" + member.Key, member.Value?.DeepClone()))) : [];

    private static Gen<JsonObject> Metadata(int depth) =>
        from keys in Gen.SubListOf(s_keys)
        from values in Gen.ListOf(Value(depth), keys.Count)
        select new JsonObject(keys.Take(3).Zip(values).Select(entry => KeyValuePair.Create(entry.First, entry.Second?.DeepClone())));

    private static Gen<JsonNode?> Value(int depth) => depth == 0
        ? Gen.Elements<JsonNode?>(null, JsonValue.Create(1), JsonValue.Create(true), JsonValue.Create("text"), JsonValue.Create("`<!-- -->\"\\\n é 😀"), JsonNode.Parse("1.50"), JsonNode.Parse("1e400"))
        : Gen.OneOf(Value(0), Metadata(depth - 1).Select(value => (JsonNode?)value), Gen.ListOf(Value(0)).Select(values => (JsonNode?)new JsonArray([.. values.Take(3).Select(value => value?.DeepClone())])));

    private static JsonObject With(JsonObject all, JsonObject more)
    {
        foreach (var (key, value) in more)
            all[key] = value?.DeepClone();
        return all;
    }
}
