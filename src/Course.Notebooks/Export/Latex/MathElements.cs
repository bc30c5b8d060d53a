using System.Globalization;
using System.Xml.Linq;

namespace Course.Notebooks.Export.Latex;

/// <summary>The MathML elements that formulas are built of.</summary>
internal static class MathElements
{
    public static XElement Identifier(string text, bool upright = false)
    {
        var single = new StringInfo(text).LengthInTextElements == 1;
        return new XElement("mi", upright && single ? new XAttribute("mathvariant", "normal") : null, text);
    }

    public static XElement Number(string text) => new("mn", text);

    public static XElement Operator(string text, params (string Name, string Value)[] attributes) =>
        new("mo", attributes.Select(attribute => new XAttribute(attribute.Name, attribute.Value)), text);

    /// <summary>A bracket of the size of its text, as TeX sets it; MathML would stretch it.</summary>
    public static XElement Bracket(string text) => Operator(text, ("stretchy", "false"));

    /// <summary>An operator that stands like a letter, without space around it.</summary>
    public static XElement Tight(XElement operatorElement)
    {
        operatorElement.SetAttributeValue("lspace", "0");
        operatorElement.SetAttributeValue("rspace", "0");
        return operatorElement;
    }

    public static XElement Space(double eighteenths) =>
        new("mspace", new XAttribute("width", (eighteenths / 18).ToString("0.####", CultureInfo.InvariantCulture) + "em"));

    /// <summary>Text whose outer spaces MathML would trim: they become no-break spaces.</summary>
    public static XElement Text(string text)
    {
        var inner = text.Trim(' ');
        var before = text.Length - text.TrimStart(' ').Length;
        var after = inner.Length == 0 ? 0 : text.Length - text.TrimEnd(' ').Length;
        return new XElement("mtext", new string('\u00A0', before) + inner + new string('\u00A0', after));
    }

    public static XElement Row(params IEnumerable<XElement> elements)
    {
        var all = elements.ToList();
        return all.Count == 1 ? all[0] : new XElement("mrow", all);
    }

    public static XElement Style(bool display, int? scriptLevel, params IEnumerable<XElement> elements) => new(
        "mstyle",
        new XAttribute("displaystyle", display ? "true" : "false"),
        scriptLevel is { } level ? new XAttribute("scriptlevel", level) : null,
        elements);
}
