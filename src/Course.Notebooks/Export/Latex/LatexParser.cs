using System.Text;
using System.Xml.Linq;

namespace Course.Notebooks.Export.Latex;

/// <summary>Parses a formula into MathML: rows, groups, scripts and single characters. Commands and environments are in the other parts.</summary>
internal sealed partial class LatexParser
{
    private readonly Lexer _lexer;
    private int _scriptDepth;

    private LatexParser(string source) => _lexer = new Lexer(source);

    /// <summary>The number given with <c>\tag</c>; null when there is none.</summary>
    private string? Tag { get; set; }

    private bool InScript => _scriptDepth > 0;

    /// <summary>Parses a whole formula.</summary>
    /// <param name="source">LaTeX, without the dollar signs.</param>
    /// <returns>The formula's single element, and its tag.</returns>
    public static (XElement Element, string? Tag) Parse(string source)
    {
        var parser = new LatexParser(source);
        if (string.IsNullOrWhiteSpace(source))
            throw new LatexException("the formula is empty", 1);
        var row = parser.Elements();
        var end = parser._lexer.Peek();
        if (end.Kind != TokenKind.End)
            throw Unexpected(end);
        return (MathElements.Row(row), parser.Tag);
    }

    /// <summary>Reads atoms until something that a row cannot hold: a closing brace, <c>&amp;</c>, <c>\\</c>, <c>\right</c>, <c>\end</c>.</summary>
    private List<Atom> Atoms()
    {
        var atoms = new List<Atom>();
        while (!EndsRow(_lexer.Peek()))
        {
            if (Switch() is { } rest)
                atoms.Add(rest);
            else if (ScriptedAtom() is { } atom)
                atoms.Add(atom);
        }
        return atoms;
    }

    private List<XElement> Elements(AtomClass? before = null) => RowBuilder.Build(Atoms(), InScript, before);

    private static bool EndsRow(Token token) =>
        token.Kind is TokenKind.End or TokenKind.Close or TokenKind.Align or TokenKind.NewRow
        || (token.Kind == TokenKind.Command && token.Text is "right" or "middle" or "end");

    private static LatexException Unexpected(Token token) => token.Kind switch
    {
        TokenKind.End => new LatexException("the formula ends too early", token.Start + 1),
        TokenKind.Close => new LatexException("a closing brace has no opening one", token.Start + 1),
        TokenKind.Align => new LatexException("\"&\" stands outside a matrix or an alignment", token.Start + 1),
        TokenKind.NewRow => new LatexException("\"\\\\\" stands outside a matrix or an alignment", token.Start + 1),
        TokenKind.Command => new LatexException($"\\{token.Text} has no partner before it", token.Start + 1),
        _ => new LatexException($"\"{token.Text}\" was not expected", token.Start + 1),
    };

    /// <summary>A nucleus with its scripts; null for a command that leaves nothing, such as <c>\label</c>.</summary>
    private Atom? ScriptedAtom()
    {
        var token = _lexer.Peek();
        var nucleus = token.Kind is TokenKind.Superscript or TokenKind.Subscript || token.IsCharacter("'")
            ? new Atom(new XElement("mrow"), AtomClass.Ordinary)
            : Nucleus();
        return nucleus is null ? null : WithScripts(nucleus);
    }

    private Atom? Nucleus()
    {
        var token = _lexer.Peek();
        switch (token.Kind)
        {
            case TokenKind.Open:
                return new Atom(Argument("{"), AtomClass.Ordinary);
            case TokenKind.Command:
                _lexer.Read();
                return Command(token);
            case TokenKind.Character when char.IsAsciiDigit(token.Text[0]) || (token.Text == "." && _lexer.DigitFollowsNext()):
                return new Atom(MathElements.Number(_lexer.ReadNumber()), AtomClass.Ordinary);
            case TokenKind.Character:
                _lexer.Read();
                return Character(token);
            default:
                throw Unexpected(token);
        }
    }

    private static Atom Character(Token token)
    {
        switch (token.Text)
        {
            case "+":
                return new Atom(MathElements.Operator("+"), AtomClass.Binary);
            case "-":
                return new Atom(MathElements.Operator("−"), AtomClass.Binary);
            case "*":
                return new Atom(MathElements.Operator("∗"), AtomClass.Binary);
            case "=" or "<" or ">":
                return new Atom(MathElements.Operator(token.Text), AtomClass.Relation);
            case ":":
                return new Atom(MathElements.Operator(":", ("lspace", "0.2778em"), ("rspace", "0.2778em")), AtomClass.Relation);
            case "(" or "[":
                return new Atom(MathElements.Bracket(token.Text), AtomClass.Open);
            case ")" or "]":
                return new Atom(MathElements.Bracket(token.Text), AtomClass.Close);
            case "!":
                return new Atom(MathElements.Tight(MathElements.Operator("!")), AtomClass.Close);
            case "?":
                return new Atom(MathElements.Text("?"), AtomClass.Close);
            case "," or ";":
                return new Atom(MathElements.Operator(token.Text), AtomClass.Punctuation);
            case "|":
                return new Atom(Bar("|"), AtomClass.Ordinary);
            case "/" or "." or "@":
                return new Atom(MathElements.Tight(MathElements.Operator(token.Text)), AtomClass.Ordinary);
            case "~":
                return new Atom(MathElements.Space(6), AtomClass.Space);
            case "\"" or "`" or "#" or "$":
                throw new LatexException($"the character {token.Text} has no meaning in a formula", token.Start + 1);
        }
        if (Symbols.Character(token.Text) is { } symbol)
            return SymbolAtom(symbol);
        if (Rune.IsLetter(Rune.GetRuneAt(token.Text, 0)))
            return new Atom(MathElements.Identifier(token.Text), AtomClass.Ordinary);
        throw new LatexException($"the character \"{token.Text}\" is not known in a formula", token.Start + 1);
    }

    private static XElement Bar(string text) => MathElements.Tight(MathElements.Operator(text, ("stretchy", "false")));

    private static Atom SymbolAtom(Symbol symbol)
    {
        if (!symbol.IsOperator)
            return new Atom(MathElements.Identifier(symbol.Text, symbol.Upright), symbol.Class);
        return symbol.Class switch
        {
            AtomClass.Ordinary => new Atom(Bar(symbol.Text), symbol.Class),
            AtomClass.Open or AtomClass.Close when symbol.Text is "|" or "‖" =>
                new Atom(MathElements.Operator(symbol.Text, ("form", symbol.Class == AtomClass.Open ? "prefix" : "postfix"), ("stretchy", "false")), symbol.Class),
            AtomClass.Open or AtomClass.Close => new Atom(MathElements.Bracket(symbol.Text), symbol.Class),
            AtomClass.LargeOperator => new Atom(MathElements.Operator(symbol.Text), symbol.Class, Symbols.HasSideLimits(symbol.Text) ? Limits.Side : Limits.Movable),
            AtomClass.Relation when symbol.Text is "∣" or "∤" or "∥" =>
                new Atom(MathElements.Operator(symbol.Text, ("lspace", "0.2778em"), ("rspace", "0.2778em"), ("stretchy", "false")), symbol.Class),
            AtomClass.Relation when symbol.Text is "↑" or "↓" => new Atom(MathElements.Operator(symbol.Text, ("stretchy", "false")), symbol.Class),
            AtomClass.Relation when IsArrow(symbol.Text) => new Atom(MathElements.Operator(symbol.Text, ("stretchy", "false")), symbol.Class),
            AtomClass.Binary when symbol.Text == "mod" =>
                new Atom(MathElements.Operator(symbol.Text, ("lspace", "0.2222em"), ("rspace", "0.2222em")), symbol.Class),
            AtomClass.Punctuation => new Atom(MathElements.Operator(symbol.Text, ("lspace", "0"), ("rspace", "0.1667em")), symbol.Class),
            _ => new Atom(MathElements.Operator(symbol.Text), symbol.Class),
        };
    }

    /// <summary>Arrows that MathML would stretch over a fraction beside them.</summary>
    private static bool IsArrow(string text) => text[0] is (>= '\u2190' and <= '\u21FF') or (>= '\u27F0' and <= '\u27FF');

    private Atom WithScripts(Atom nucleus)
    {
        var limits = nucleus.Limits;
        while (_lexer.Peek() is { Kind: TokenKind.Command, Text: "limits" or "nolimits" } choice)
        {
            _lexer.Read();
            limits = choice.Text == "limits" ? Limits.Always : Limits.Side;
        }
        XElement? below = null, above = null;
        var primes = 0;
        for (var token = _lexer.Peek(); ; token = _lexer.Peek())
        {
            if (token.IsCharacter("'"))
            {
                _lexer.Read();
                primes++;
            }
            else if (token.Kind == TokenKind.Subscript && below is null)
                below = Script();
            else if (token.Kind == TokenKind.Superscript && above is null)
                above = Script();
            else if (token.Kind is TokenKind.Subscript or TokenKind.Superscript)
                throw new LatexException($"a second \"{token.Text}\" on the same symbol; use braces to say which belongs to which", token.Start + 1);
            else
                break;
        }
        if (primes > 0 && below is null && above is null && limits == Limits.Side)
            return nucleus with { Element = new XElement("mrow", nucleus.Element, Primes(primes)) };
        if (primes > 0)
            above = MathElements.Row(above is null ? [Primes(primes)] : [Primes(primes), above]);
        return Attach(nucleus, limits, below, above);
    }

    /// <summary>Fonts draw a prime raised, so alone it stands beside its symbol; made a superscript it would fly too high.</summary>
    private static XElement Primes(int count) => MathElements.Tight(MathElements.Operator(count switch
    {
        1 => "′",
        2 => "″",
        3 => "‴",
        _ => new string('′', count),
    }));

    private static Atom Attach(Atom nucleus, Limits limits, XElement? below, XElement? above)
    {
        if (below is null && above is null)
            return nucleus;
        var core = nucleus.Element;
        if (limits == Limits.Movable && core.Name.LocalName == "mi")
            core = MathElements.Tight(MathElements.Operator(core.Value, ("movablelimits", "true")));
        else if (limits == Limits.Always && core.Name.LocalName == "mo")
            core.SetAttributeValue("movablelimits", "false");
        var name = (limits, below, above) switch
        {
            (Limits.Side, _, null) => "msub",
            (Limits.Side, null, _) => "msup",
            (Limits.Side, _, _) => "msubsup",
            (_, _, null) => "munder",
            (_, null, _) => "mover",
            _ => "munderover",
        };
        return nucleus with { Element = new XElement(name, core, below, above) };
    }

    private XElement Script()
    {
        var sign = _lexer.Read();
        _scriptDepth++;
        var script = Argument(sign.Text);
        _scriptDepth--;
        return script;
    }

    /// <summary>The argument of a command: a group in braces, or a single character or command.</summary>
    private XElement Argument(string of) => MathElements.Row(ArgumentElements(of));

    private List<XElement> ArgumentElements(string of) => Alone(ArgumentAtoms(of));

    private List<Atom> ArgumentAtoms(string of)
    {
        var token = _lexer.Peek();
        if (token.Kind == TokenKind.Open)
        {
            _lexer.Read();
            var atoms = Atoms();
            var close = _lexer.Read();
            if (close.Kind == TokenKind.End)
                throw new LatexException("the brace opened here is never closed", token.Start + 1);
            if (close.Kind != TokenKind.Close)
                throw Unexpected(close);
            return atoms;
        }
        if (EndsRow(token) || token.Kind is TokenKind.Superscript or TokenKind.Subscript)
            throw new LatexException($"{(of.Length > 1 ? $"\\{of}" : $"\"{of}\"")} has no argument", token.Start + 1);
        if (token.Kind == TokenKind.Character && char.IsAsciiDigit(token.Text[0]))
            return [new Atom(MathElements.Number(_lexer.Read().Text), AtomClass.Ordinary)];
        return Nucleus() is { } atom ? [atom] : [];
    }

    /// <summary>A group; one that holds a single operator makes it stand like a letter, as in <c>{,}</c> or <c>x^*</c>.</summary>
    private List<XElement> Alone(List<Atom> atoms)
    {
        if (atoms is [{ Class: AtomClass.Binary or AtomClass.Relation or AtomClass.Punctuation } only] && only.Core is { } core)
            MathElements.Tight(core);
        return RowBuilder.Build(atoms, InScript);
    }

    /// <summary>An operator's name: TeX's spaces become characters, and others count for nothing, as in TeX.</summary>
    private static string NameText(string text) => new StringBuilder(text).Replace("\\ ", "~").Replace(" ", "").Replace("\\,", "\u2009").Replace('~', '\u00A0').ToString();
}
