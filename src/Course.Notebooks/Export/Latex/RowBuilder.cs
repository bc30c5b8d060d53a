using System.Xml.Linq;

namespace Course.Notebooks.Export.Latex;

/// <summary>Puts atoms in a row with TeX's spaces (The TeXbook, chapter 18) where MathML's operator dictionary alone would set others.</summary>
internal static class RowBuilder
{
    private const double ThinSpace = 3;

    /// <param name="atoms">The atoms, in order.</param>
    /// <param name="inScript">Inside a sub- or superscript, where TeX sets no space around operators.</param>
    /// <param name="before">What stands before the row: nothing, or, in the right column of an alignment, an ordinary atom.</param>
    public static List<XElement> Build(IReadOnlyList<Atom> atoms, bool inScript, AtomClass? before = null)
    {
        var row = new List<XElement>();
        var previous = before;
        for (var i = 0; i < atoms.Count; i++)
        {
            var atom = atoms[i];
            if (atom.Class == AtomClass.Space)
            {
                row.Add(atom.Element);
                continue;
            }
            var next = Following(atoms, i);
            var atomClass = Settle(atom, previous, next, isFirst: row.Count == 0, inScript);
            if (atomClass == AtomClass.Function && !inScript && (previous is AtomClass.Ordinary or AtomClass.Close))
                row.Add(MathElements.Space(ThinSpace));
            row.Add(atom.Element);
            if (atomClass == AtomClass.Function && next is not null)
                row.Add(Application(inScript, next.Value));
            previous = atomClass;
        }
        return row;
    }

    /// <summary>Decides whether a binary operator is a sign, and writes down the spaces that MathML could not know.</summary>
    private static AtomClass Settle(Atom atom, AtomClass? previous, AtomClass? next, bool isFirst, bool inScript)
    {
        if (atom.Core is not { } core)
            return atom.Class;
        if (atom.Class == AtomClass.Binary)
        {
            var isSign = previous is null or AtomClass.Binary or AtomClass.Relation or AtomClass.Open or AtomClass.Punctuation or AtomClass.LargeOperator or AtomClass.Function;
            if (next is null or AtomClass.Relation or AtomClass.Close or AtomClass.Punctuation)
            {
                MathElements.Tight(core);
                return AtomClass.Ordinary;
            }
            if (isSign)
            {
                core.SetAttributeValue("form", "prefix");
                return AtomClass.Ordinary;
            }
            if (isFirst)
                core.SetAttributeValue("form", "infix");
        }
        if (inScript && (atom.Class is AtomClass.Binary or AtomClass.Relation or AtomClass.Punctuation))
            MathElements.Tight(core);
        return atom.Class;
    }

    private static XElement Application(bool inScript, AtomClass next) => MathElements.Operator(
        "\u2061",
        ("lspace", "0"),
        ("rspace", !inScript && (next is AtomClass.Ordinary or AtomClass.Function or AtomClass.LargeOperator) ? "0.1667em" : "0"));

    private static AtomClass? Following(IReadOnlyList<Atom> atoms, int index)
    {
        for (var i = index + 1; i < atoms.Count; i++)
        {
            if (atoms[i].Class != AtomClass.Space)
                return atoms[i].Class;
        }
        return null;
    }
}
