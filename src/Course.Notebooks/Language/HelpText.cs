using System.Text;

namespace Course.Notebooks.Language;

/// <summary>Help on a symbol, to be read.</summary>
/// <param name="Signature">The declaration, as C#.</param>
/// <param name="Documentation">What its author wrote, as Markdown; may be empty.</param>
/// <param name="Overloads">The signatures of the other members that the name may mean.</param>
internal sealed record HelpText(string Signature, string Documentation, IReadOnlyList<string> Overloads)
{
    /// <summary>For a terminal or a tooltip.</summary>
    public string Plain => Join(Signature, Documentation.Replace("**", ""), Overloads.Count == 0 ? "" : "Overloads\n" + string.Join('\n', Overloads.Select(one => "  " + one)));

    /// <summary>For a viewer of Markdown.</summary>
    public string Markdown => Join(Code(Signature), Documentation, Overloads.Count == 0 ? "" : "**Overloads**\n\n" + Code(string.Join('\n', Overloads)));

    /// <summary>A documentation comment as one text.</summary>
    /// <param name="comment">The comment.</param>
    /// <param name="parameters">The parameters' names, in the order in which they are described.</param>
    public static string Describe(DocumentationComment comment, IEnumerable<string> parameters) => Join(
        comment.Summary,
        Section("Parameters", parameters.Where(comment.Parameters.ContainsKey).Select(name => (name, comment.Parameters[name]))),
        comment.Returns.Length == 0 ? "" : $"**Returns** {comment.Returns}",
        Section("Throws", comment.Exceptions),
        comment.Remarks);

    private static string Section(string title, IEnumerable<(string Name, string Text)> entries)
    {
        var text = new StringBuilder();
        foreach (var (name, description) in entries)
            text.Append($"\n- `{name}`: {description}");
        return text.Length == 0 ? "" : $"**{title}**\n{text}";
    }

    private static string Code(string code) => $"```csharp\n{code}\n```";

    private static string Join(params string[] parts) => string.Join("\n\n", parts.Where(part => part.Length > 0));
}
