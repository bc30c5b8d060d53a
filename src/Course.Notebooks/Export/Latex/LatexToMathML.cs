using System.Xml.Linq;

namespace Course.Notebooks.Export.Latex;

/// <summary>A formula ready for a page.</summary>
/// <param name="MathML">A <c>math</c> element of MathML Core, with the LaTeX source as its annotation.</param>
/// <param name="Tag">What <c>\tag</c> gave, to be set at the right margin; null when there is no tag.</param>
public sealed record Formula(string MathML, string? Tag);

/// <summary>Converts the part of LaTeX that lessons use into MathML Core, which browsers show without any script.</summary>
public static class LatexToMathML
{
    /// <summary>Converts one formula.</summary>
    /// <param name="latex">LaTeX mathematics, without dollar signs around it.</param>
    /// <param name="display">True for a formula that stands on its own line, false for one in running text.</param>
    /// <returns>Well-formed XML in which the names have no prefix, ready for an HTML page.</returns>
    /// <exception cref="LatexException">A command is not known, or braces, <c>\left … \right</c> or <c>\begin … \end</c> do not match.</exception>
    public static Formula Convert(string latex, bool display)
    {
        var (element, tag) = LatexParser.Parse(latex);
        var math = new XElement(
            "math",
            display ? new XAttribute("display", "block") : null,
            new XElement("semantics", element, new XElement("annotation", new XAttribute("encoding", "application/x-tex"), latex.Trim())));
        return new Formula(math.ToString(SaveOptions.DisableFormatting), tag);
    }
}
