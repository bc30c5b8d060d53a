using System.Xml.Linq;

namespace Course.Notebooks.Export.Latex;

/// <summary>Where an atom's sub- and superscripts go.</summary>
internal enum Limits
{
    /// <summary>At its side.</summary>
    Side,

    /// <summary>Under and over it in a display, at its side in running text.</summary>
    Movable,

    /// <summary>Under and over it.</summary>
    Always,
}

/// <summary>A piece of a formula: its MathML and what decides the space around it.</summary>
internal sealed record Atom(XElement Element, AtomClass Class, Limits Limits = Limits.Side)
{
    /// <summary>The operator at the heart of the element, under any scripts; null when there is none.</summary>
    public XElement? Core
    {
        get
        {
            var element = Element;
            while (element.Name.LocalName is "msub" or "msup" or "msubsup" or "munder" or "mover" or "munderover")
                element = element.Elements().First();
            return element.Name.LocalName == "mo" ? element : null;
        }
    }
}
