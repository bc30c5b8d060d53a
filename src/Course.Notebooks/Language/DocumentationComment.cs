using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace Course.Notebooks.Language;

/// <summary>What a symbol's author wrote about it, as Markdown.</summary>
internal sealed partial record DocumentationComment
{
    public static DocumentationComment None { get; } = new();

    public string Summary { get; private init; } = "";

    public IReadOnlyDictionary<string, string> Parameters { get; private init; } = new Dictionary<string, string>();

    public string Returns { get; private init; } = "";

    public string Remarks { get; private init; } = "";

    /// <summary>The exceptions' type names and when they are thrown.</summary>
    public IReadOnlyList<(string Type, string When)> Exceptions { get; private init; } = [];

    /// <summary>The documentation of a symbol, or of the member that its own says it inherits from.</summary>
    public static DocumentationComment Of(ISymbol symbol, Compilation compilation)
    {
        for (ISymbol? at = symbol.OriginalDefinition; at is not null;)
        {
            if (Parse(at.GetDocumentationCommentXml()) is not { } member)
                return None;
            if (member.Element("inheritdoc") is not { } inherited)
                return Of(member);
            at = inherited.Attribute("cref")?.Value is { } id ? DocumentationCommentId.GetFirstSymbolForDeclarationId(id, compilation) : Inherited(at);
        }
        return None;
    }

    private static DocumentationComment Of(XElement member) => new()
    {
        Summary = Text(member.Element("summary")),
        Parameters = member.Elements("param").Concat(member.Elements("typeparam"))
            .GroupBy(parameter => parameter.Attribute("name")?.Value ?? "")
            .ToDictionary(same => same.Key, same => Text(same.First())),
        Returns = Text(member.Element("returns") ?? member.Element("value")),
        Remarks = Text(member.Element("remarks")),
        Exceptions = [.. member.Elements("exception").Select(exception => (Name(exception.Attribute("cref")?.Value ?? ""), Text(exception)))],
    };

    private static XElement? Parse(string? xml)
    {
        if (string.IsNullOrWhiteSpace(xml))
            return null;
        try
        {
            // A comment in a cell comes without its root element.
            var root = XElement.Parse($"<root>{xml}</root>", LoadOptions.PreserveWhitespace);
            return root.Element("member") ?? root.Element("doc") ?? root;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static ISymbol? Inherited(ISymbol symbol) => symbol switch
    {
        IMethodSymbol { OverriddenMethod: { } overridden } => overridden.OriginalDefinition,
        IPropertySymbol { OverriddenProperty: { } overridden } => overridden.OriginalDefinition,
        IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType.BaseType: { } parent } => parent.OriginalDefinition.InstanceConstructors.FirstOrDefault(),
        INamedTypeSymbol type => type.BaseType is { SpecialType: SpecialType.None } parent ? parent.OriginalDefinition : type.Interfaces.FirstOrDefault()?.OriginalDefinition,
        _ => symbol.ContainingType?.AllInterfaces.SelectMany(face => face.GetMembers())
            .FirstOrDefault(member => SymbolEqualityComparer.Default.Equals(symbol.ContainingType.FindImplementationForInterfaceMember(member), symbol))
            ?.OriginalDefinition,
    };

    private static string Text(XElement? element)
    {
        if (element is null)
            return "";
        var text = new StringBuilder();
        Append(element, text);
        return BlankLines().Replace(string.Join('\n', text.ToString().Split('\n').Select(line => line.TrimEnd())), "\n\n").Trim();
    }

    private static void Append(XElement element, StringBuilder text)
    {
        foreach (var node in element.Nodes())
        {
            switch (node)
            {
                case XText { Value: var value }:
                    string words = Space().Replace(value, " ");
                    text.Append(text.Length == 0 || text[^1] == '\n' ? words.TrimStart() : words);
                    break;
                case XElement { Name.LocalName: "see" or "seealso" or "paramref" or "typeparamref" } link when link.IsEmpty || link.Value.Length == 0:
                    text.Append('`').Append(link.Attribute("langword")?.Value ?? link.Attribute("name")?.Value ?? link.Attribute("href")?.Value
                        ?? Name(link.Attribute("cref")?.Value ?? "")).Append('`');
                    break;
                case XElement { Name.LocalName: "c" or "tt" } code:
                    text.Append('`').Append(code.Value).Append('`');
                    break;
                case XElement { Name.LocalName: "code" } block:
                    text.Append("\n\n```csharp\n").Append(block.Value.Trim('\r', '\n').TrimEnd()).Append("\n```\n\n");
                    break;
                case XElement { Name.LocalName: "item" } item:
                    text.Append("\n- ");
                    Append(item, text);
                    break;
                case XElement { Name.LocalName: "term" } term:
                    Append(term, text);
                    text.Append(": ");
                    break;
                case XElement { Name.LocalName: "para" or "list" or "br" } paragraph:
                    text.Append("\n\n");
                    Append(paragraph, text);
                    text.Append("\n\n");
                    break;
                case XElement other:
                    Append(other, text);
                    break;
            }
        }
    }

    /// <summary>The readable part of a documentation id: <c>torch.relu</c> of <c>M:TorchSharp.torch.relu(TorchSharp.torch.Tensor)</c>.</summary>
    private static string Name(string id)
    {
        string name = id.Split('(')[0];
        int colon = name.IndexOf(':');
        bool isType = colon == 1 && name[0] is 'T' or 'N';
        string[] parts = Arity().Replace(name[(colon + 1)..], "").Split('.');
        return string.Join('.', parts[^(isType ? 1 : Math.Min(2, parts.Length))..]);
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex(@"\n{3,}")]
    private static partial Regex BlankLines();

    [GeneratedRegex(@"`+\d+")]
    private static partial Regex Arity();
}
