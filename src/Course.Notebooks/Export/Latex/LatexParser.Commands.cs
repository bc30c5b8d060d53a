using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace Course.Notebooks.Export.Latex;

internal sealed partial class LatexParser
{
    private static readonly Dictionary<string, string> Accents = new(StringComparer.Ordinal)
    {
        ["hat"] = "ˆ",
        ["widehat"] = "\u0302",
        ["tilde"] = "˜",
        ["widetilde"] = "~",
        ["bar"] = "¯",

        ["vec"] = "→",
        ["overrightarrow"] = "→",
        ["dot"] = "˙",
        ["ddot"] = "¨",
        ["check"] = "ˇ",
        ["breve"] = "˘",
        ["acute"] = "´",
        ["grave"] = "`",
    };

    private static readonly Dictionary<string, Alphabet> AlphabetCommands = new(StringComparer.Ordinal)
    {
        ["mathbf"] = Alphabet.Bold,
        ["mathbb"] = Alphabet.DoubleStruck,
        ["mathcal"] = Alphabet.Script,
        ["mathscr"] = Alphabet.Script,
        ["mathfrak"] = Alphabet.Fraktur,
        ["mathsf"] = Alphabet.SansSerif,
        ["mathtt"] = Alphabet.Monospace,
        ["mathrm"] = Alphabet.Upright,
        ["mathit"] = Alphabet.Italic,
        ["boldsymbol"] = Alphabet.BoldItalic,
        ["bm"] = Alphabet.BoldItalic,
    };

    /// <summary>Relations, each before its negation; others get a combining stroke.</summary>
    private const string NegatedRelations = "=≠∈∉∋∌<≮>≯≤≰≥≱∼≁≈≉≡≢∣∤∥∦⊂⊄⊃⊅⊆⊈⊇⊉∃∄";

    private static readonly Dictionary<string, double> BigSizes = new(StringComparer.Ordinal)
    {
        ["big"] = 1.2,
        ["Big"] = 1.8,
        ["bigg"] = 2.4,
        ["Bigg"] = 3,
    };

    /// <summary>A switch such as <c>\displaystyle</c> holds for the rest of its row; null when none comes next.</summary>
    private Atom? Switch()
    {
        var token = _lexer.Peek();
        if (token.Kind != TokenKind.Command || token.Text is not ("displaystyle" or "textstyle" or "scriptstyle" or "color"))
            return null;
        _lexer.Read();
        var color = token.Text == "color" ? Color(token) : null;
        var rest = Elements();
        return new Atom(
            token.Text switch
            {
                "displaystyle" => MathElements.Style(display: true, 0, rest),
                "textstyle" => MathElements.Style(display: false, 0, rest),
                "scriptstyle" => MathElements.Style(display: false, 1, rest),
                _ => new XElement("mstyle", new XAttribute("mathcolor", color!), rest),
            },
            AtomClass.Ordinary);
    }

    private Atom? Command(Token token)
    {
        var name = token.Text;
        if (Symbols.Command(name) is { } symbol)
            return SymbolAtom(symbol);
        if (Symbols.Spaces.TryGetValue(name, out var width))
            return new Atom(MathElements.Space(width), AtomClass.Space);
        if (Symbols.Functions.TryGetValue(name, out var limitsBelow))
            return Function(FunctionName(name), limitsBelow);
        if (Accents.TryGetValue(name, out var accent))
            return Accent(name, accent);
        if (AlphabetCommands.TryGetValue(name, out var alphabet))
            return new Atom(InAlphabet(name, alphabet), AtomClass.Ordinary);
        if (BigDelimiter(token) is { } big)
            return big;
        return name switch
        {
            "frac" => Ordinary(Fraction(name)),
            "dfrac" or "cfrac" => Ordinary(MathElements.Style(display: true, 0, Fraction(name))),
            "tfrac" => Ordinary(MathElements.Style(display: false, 0, Fraction(name))),
            "binom" => Ordinary(Binomial()),
            "sqrt" => Ordinary(Root()),
            "left" => Ordinary(LeftRight(token)),
            "begin" => Ordinary(Environment(token)),
            "operatorname" => OperatorName(),
            "text" or "textrm" or "textnormal" or "mbox" => Ordinary(Text(name, null)),
            "textbf" => Ordinary(Text(name, "font-weight: bold")),
            "textit" or "emph" => Ordinary(Text(name, "font-style: italic")),
            "texttt" => Ordinary(Text(name, "font-family: monospace")),
            "underbrace" => new Atom(new XElement("munder", Argument(name), MathElements.Operator("⏟", ("stretchy", "true"))), AtomClass.Ordinary, Limits.Always),
            "overbrace" => new Atom(new XElement("mover", Argument(name), MathElements.Operator("⏞", ("stretchy", "true"))), AtomClass.Ordinary, Limits.Always),
            "overline" => Ordinary(Lined(name, "border-top: 0.06em solid; padding-top: 0.12em")),
            "underline" => Ordinary(Lined(name, "border-bottom: 0.06em solid; padding-bottom: 0.12em")),
            "overset" or "stackrel" => Stacked(name, "mover"),
            "underset" => Stacked(name, "munder"),
            "xrightarrow" => OverArrow("→"),
            "xleftarrow" => OverArrow("←"),
            "substack" => Ordinary(Substack(token)),
            "boxed" => Ordinary(Lined(name, "border: 1px solid; padding: 0.3em 0.4em")),
            "textcolor" => Ordinary(new XElement("mstyle", new XAttribute("mathcolor", Color(token)), ArgumentElements(name))),
            "phantom" => Ordinary(new XElement("mphantom", ArgumentElements(name))),
            "hphantom" => Ordinary(new XElement("mpadded", new XAttribute("height", "0"), new XAttribute("depth", "0"), new XElement("mphantom", ArgumentElements(name)))),
            "vphantom" => Ordinary(new XElement("mpadded", new XAttribute("width", "0"), new XElement("mphantom", ArgumentElements(name)))),
            "mathrel" => new Atom(Argument(name), AtomClass.Relation),
            "mathbin" => new Atom(Argument(name), AtomClass.Binary),
            "not" => Negated(token),
            "pmod" => Ordinary(MathElements.Row([MathElements.Space(8), MathElements.Bracket("("), MathElements.Identifier("mod"), MathElements.Space(6), .. ArgumentElements(name), MathElements.Bracket(")")])),
            "tag" => TagCommand(token),
            "label" => Dropped(_lexer.ReadRawGroup(name)),
            "nonumber" or "notag" => null,
            "hspace" => throw new LatexException("\\hspace is not known: use \\, \\; \\quad or \\qquad", token.Start + 1),
            "limits" or "nolimits" => throw new LatexException($"\\{name} stands after nothing that takes limits", token.Start + 1),
            _ => throw new LatexException($"unknown command \\{name}", token.Start + 1),
        };
    }

    private static Atom Ordinary(XElement element) => new(element, AtomClass.Ordinary);

    private static Atom? Dropped(string _) => null;

    private XElement Fraction(string name) => new("mfrac", Argument(name), Argument(name));

    private XElement Binomial() => MathElements.Row(
        MathElements.Operator("("),
        new XElement("mfrac", new XAttribute("linethickness", "0"), Argument("binom"), Argument("binom")),
        MathElements.Operator(")"));

    private XElement Root() => _lexer.ReadRawOption() is { } degree
        ? new XElement("mroot", Argument("sqrt"), Parse(degree).Element)
        : new XElement("msqrt", ArgumentElements("sqrt"));

    private Atom Accent(string name, string mark)
    {
        var isWide = name is "widehat" or "widetilde" or "overrightarrow";
        var mo = MathElements.Operator(mark, ("stretchy", isWide ? "true" : "false"));
        if (name == "vec")
            mo.SetAttributeValue("style", "font-size: 0.6em");
        return Ordinary(new XElement("mover", new XAttribute("accent", "true"), Argument(name), mo));
    }

    /// <summary>A line over or under the argument: a border, for only few fonts have a line that stretches.</summary>
    private XElement Lined(string command, string style) => new("mrow", new XAttribute("style", style), ArgumentElements(command));

    private static Atom Function(string name, bool limitsBelow) =>
        new(MathElements.Identifier(name), AtomClass.Function, limitsBelow ? Limits.Movable : Limits.Side);

    private static string FunctionName(string command) => command switch
    {
        "limsup" => "lim sup",
        "liminf" => "lim inf",
        "argmax" => "arg max",
        "argmin" => "arg min",
        _ => command,
    };

    private Atom OperatorName()
    {
        var limits = _lexer.Peek().IsCharacter("*");
        if (limits)
            _lexer.Read();
        var at = _lexer.Peek().Start + 1;
        var name = NameText(_lexer.ReadRawGroup("operatorname"));
        if (name.Length == 0 || !name.All(c => char.IsLetterOrDigit(c) || c is '-' or '\u2009' or '\u00A0'))
            throw new LatexException("\\operatorname takes letters, digits and \\,", at);
        var atom = Function(name, limits);
        return name.Length > 1 ? atom : atom with { Element = MathElements.Identifier(name, upright: true) };
    }

    private XElement InAlphabet(string command, Alphabet alphabet)
    {
        var argument = Argument(command);
        var letters = argument.Name.LocalName == "mrow" ? argument.Elements().ToList() : [argument];
        if (alphabet != Alphabet.BoldItalic && letters.All(letter => letter.Name.LocalName is "mi" or "mn" && letter.Value.Length == 1) && letters.Count > 1)
        {
            var word = string.Concat(letters.Select(letter => letter.Value));
            return MathElements.Identifier(Alphabets.Map(alphabet, word));
        }
        foreach (var letter in argument.DescendantsAndSelf().Where(element => element.Name.LocalName is "mi" or "mn").ToList())
        {
            var isUpright = letter.Attribute("mathvariant") is not null;
            var actual = alphabet == Alphabet.BoldItalic && (isUpright || letter.Name.LocalName == "mn") ? Alphabet.Bold : alphabet;
            letter.Value = Alphabets.Map(actual, letter.Value);
            letter.SetAttributeValue("mathvariant", actual == Alphabet.Upright && letter.Name.LocalName == "mi" && letter.Value.Length == 1 ? "normal" : null);
        }
        return argument;
    }

    private Atom? BigDelimiter(Token token)
    {
        var side = token.Text[^1];
        var name = BigSizes.ContainsKey(token.Text) ? token.Text : token.Text[..^1];
        if (!BigSizes.TryGetValue(name, out var size) || (name != token.Text && side is not ('l' or 'r' or 'm')))
            return null;
        var text = ReadDelimiter(token);
        var height = size.ToString("0.#", CultureInfo.InvariantCulture) + "em";
        var isOpening = name != token.Text ? side == 'l' : text is "(" or "[" or "{" or "⟨" or "⌊" or "⌈";
        var isClosing = name != token.Text ? side == 'r' : text is ")" or "]" or "}" or "⟩" or "⌋" or "⌉";
        var mo = MathElements.Operator(text, ("stretchy", "true"), ("symmetric", "true"), ("minsize", height), ("maxsize", height));
        var atomClass = isOpening ? AtomClass.Open : isClosing ? AtomClass.Close : side == 'm' && name != token.Text ? AtomClass.Relation : AtomClass.Ordinary;
        mo.SetAttributeValue("form", isOpening ? "prefix" : isClosing ? "postfix" : null);
        if (atomClass == AtomClass.Relation)
        {
            mo.SetAttributeValue("lspace", "0.2778em");
            mo.SetAttributeValue("rspace", "0.2778em");
        }
        else
            MathElements.Tight(mo);
        return new Atom(mo, atomClass);
    }

    private string ReadDelimiter(Token command)
    {
        var token = _lexer.Read();
        return Symbols.Delimiter(token)
            ?? throw new LatexException($"\\{command.Text} needs a delimiter such as ( [ \\{{ | or \\langle", token.Start + 1);
    }

    private XElement LeftRight(Token left)
    {
        var row = new List<XElement>();
        AddFence(row, ReadDelimiter(left), "prefix");
        row.AddRange(Elements());
        while (_lexer.Peek().IsCommand("middle"))
        {
            var middle = ReadDelimiter(_lexer.Read());
            row.Add(MathElements.Operator(middle, ("form", "infix"), ("stretchy", "true"), ("symmetric", "true"), ("lspace", "0.1667em"), ("rspace", "0.1667em")));
            row.AddRange(Elements());
        }
        var right = _lexer.Peek();
        if (!right.IsCommand("right"))
            throw new LatexException("\\left has no \\right", left.Start + 1);
        AddFence(row, ReadDelimiter(_lexer.Read()), "postfix");
        return new XElement("mrow", row);
    }

    private static void AddFence(List<XElement> row, string delimiter, string form)
    {
        if (delimiter.Length > 0)
            row.Add(MathElements.Operator(delimiter, ("form", form), ("stretchy", "true"), ("symmetric", "true"), ("lspace", "0"), ("rspace", "0")));
    }

    /// <summary>Text, in which <c>$…$</c> goes back to mathematics.</summary>
    private XElement Text(string command, string? style)
    {
        var start = _lexer.Peek().Start + 2;
        var raw = _lexer.ReadRawGroup(command);
        var parts = new List<XElement>();
        var text = new StringBuilder();
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] == '\\' && i + 1 < raw.Length && raw[i + 1] is '_' or '%' or '$' or '&' or '#' or '{' or '}' or ' ' or ',')
                text.Append(raw[++i] == ',' ? '\u2009' : raw[i]);
            else if (raw[i] == '\\')
                throw new LatexException($"\\{command} takes plain text; put mathematics between $ signs", start + i);
            else if (raw[i] == '$')
            {
                var end = raw.IndexOf('$', i + 1);
                if (end < 0)
                    throw new LatexException($"a $ in \\{command} is never closed", start + i);
                Flush();
                parts.Add(Parse(raw[(i + 1)..end]).Element);
                i = end;
            }
            else if (raw[i] is not ('{' or '}'))
                text.Append(raw[i] == '~' ? '\u00A0' : raw[i]);
        }
        Flush();
        return MathElements.Row(parts);

        void Flush()
        {
            if (text.Length > 0)
            {
                var element = MathElements.Text(text.ToString());
                element.SetAttributeValue("style", style);
                parts.Add(element);
            }
            text.Clear();
        }
    }

    /// <summary>A mark over or under something, which stays a relation if it was one.</summary>
    private Atom Stacked(string command, string name)
    {
        _scriptDepth++;
        var mark = Argument(command);
        _scriptDepth--;
        var atoms = ArgumentAtoms(command);
        if (atoms is [{ Class: AtomClass.Relation or AtomClass.Binary } only])
            return only with { Element = new XElement(name, only.Element, mark) };
        var body = MathElements.Row(RowBuilder.Build(atoms, InScript));
        if (body.Name.LocalName == "mo")
            body.SetAttributeValue("movablelimits", "false");
        return Ordinary(new XElement(name, body, mark));
    }

    private Atom OverArrow(string arrow)
    {
        var below = _lexer.ReadRawOption();
        _scriptDepth++;
        var above = Argument("xrightarrow");
        _scriptDepth--;
        var padded = new XElement("mrow", MathElements.Space(7), above, MathElements.Space(7));
        var mo = MathElements.Operator(arrow, ("stretchy", "true"));
        return new Atom(
            below is null ? new XElement("mover", mo, padded) : new XElement("munderover", mo, Parse(below).Element, padded),
            AtomClass.Relation);
    }

    private Atom Negated(Token token)
    {
        var atom = Nucleus();
        if (atom?.Core is not { } core)
            throw new LatexException("\\not stands before a relation such as = or \\in", token.Start + 1);
        var at = NegatedRelations.IndexOf(core.Value, StringComparison.Ordinal);
        core.Value = at >= 0 && at % 2 == 0 ? NegatedRelations[at + 1].ToString() : core.Value + "\u0338";
        return atom;
    }

    private Atom? TagCommand(Token token)
    {
        if (Tag is not null)
            throw new LatexException("a formula takes one \\tag", token.Start + 1);
        Tag = _lexer.ReadRawGroup("tag");
        return null;
    }

    private string Color(Token command)
    {
        var at = _lexer.Peek().Start + 1;
        var color = _lexer.ReadRawGroup(command.Text);
        var isHex = color.Length is 4 or 7 && color[0] == '#' && color.Skip(1).All(char.IsAsciiHexDigit);
        return isHex || (color.Length > 0 && color.All(char.IsAsciiLetter)) ? color : throw new LatexException($"\"{color}\" is not a colour: give a name, or # and hexadecimal digits", at);
    }
}
