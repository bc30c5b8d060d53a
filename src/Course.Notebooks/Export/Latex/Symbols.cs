namespace Course.Notebooks.Export.Latex;

/// <summary>TeX's classes of atoms, which decide the space between neighbours (The TeXbook, chapter 18).</summary>
internal enum AtomClass
{
    Ordinary,
    LargeOperator,
    Function,
    Binary,
    Relation,
    Open,
    Close,
    Punctuation,
    Space,
}

/// <param name="Text">The character or characters.</param>
/// <param name="Class">How it is spaced.</param>
/// <param name="Upright">An identifier that MathML would slant and TeX does not.</param>
/// <param name="IsOperator">Whether it is an <c>mo</c>; else it is an <c>mi</c>.</param>
internal sealed record Symbol(string Text, AtomClass Class, bool Upright, bool IsOperator);

/// <summary>What each symbol command stands for.</summary>
internal static class Symbols
{
    private const string Slanted = """
        alpha α  beta β  gamma γ  delta δ  epsilon ϵ  varepsilon ε  zeta ζ  eta η  theta θ  vartheta ϑ  iota ι  kappa κ
        lambda λ  mu μ  nu ν  xi ξ  omicron ο  pi π  varpi ϖ  rho ρ  varrho ϱ  sigma σ  varsigma ς  tau τ  upsilon υ
        phi ϕ  varphi φ  chi χ  psi ψ  omega ω  partial ∂  ell ℓ  hbar ℏ  imath ı  jmath ȷ
        """;

    private const string Upright = """
        Gamma Γ  Delta Δ  Theta Θ  Lambda Λ  Xi Ξ  Pi Π  Sigma Σ  Upsilon Υ  Phi Φ  Psi Ψ  Omega Ω
        nabla ∇  infty ∞  emptyset ∅  varnothing ∅  Re ℜ  Im ℑ  aleph ℵ  top ⊤  bot ⊥  % %  # #  $ $  & &  _ _  checkmark ✓  angle ∠
        """;

    private const string OrdinaryOperators = """
        forall ∀  exists ∃  neg ¬  lnot ¬  ldots …  dots …  cdots ⋯  dotsc …  dotsb ⋯  vdots ⋮  ddots ⋱  prime ′  backslash \
        vert |  Vert ‖  | ‖  square □  Box □  triangle △  dagger †  star ⋆
        """;

    private const string Binary = """
        pm ±  mp ∓  times ×  div ÷  cdot ⋅  ast ∗  circ ∘  bullet ∙  odot ⊙  oplus ⊕  ominus ⊖  otimes ⊗
        cap ∩  cup ∪  setminus ∖  wedge ∧  land ∧  vee ∨  lor ∨  bmod mod  diamond ⋄
        """;

    private const string Relation = """
        le ≤  leq ≤  ge ≥  geq ≥  ne ≠  neq ≠  lt <  gt >  ll ≪  gg ≫  approx ≈  equiv ≡  sim ∼  simeq ≃  cong ≅  propto ∝
        in ∈  notin ∉  ni ∋  subset ⊂  subseteq ⊆  supset ⊃  supseteq ⊇  to →  rightarrow →  leftarrow ←  gets ←  leftrightarrow ↔
        Rightarrow ⇒  Leftarrow ⇐  Leftrightarrow ⇔  Longrightarrow ⟹  Longleftarrow ⟸  Longleftrightarrow ⟺  implies ⟹  iff ⟺  mapsto ↦  longrightarrow ⟶  longleftarrow ⟵  uparrow ↑  downarrow ↓
        mid ∣  nmid ∤  parallel ∥  perp ⊥  models ⊨  vdash ⊢  doteq ≐  triangleq ≜  coloneqq ≔  lesssim ≲  gtrsim ≳  leqslant ⩽  geqslant ⩾
        hookrightarrow ↪  rightsquigarrow ⇝  prec ≺  succ ≻  preceq ⪯  succeq ⪰  therefore ∴  because ∵
        """;

    private const string LargeOperators = """
        sum ∑  prod ∏  coprod ∐  int ∫  iint ∬  iiint ∭  oint ∮  bigcup ⋃  bigcap ⋂  bigoplus ⨁  bigotimes ⨂  bigodot ⨀  bigvee ⋁  bigwedge ⋀
        """;

    private const string Opening = "{ {  lbrace {  langle ⟨  lfloor ⌊  lceil ⌈  lvert |  lVert ‖  lbrack [";
    private const string Closing = "} }  rbrace }  rangle ⟩  rfloor ⌋  rceil ⌉  rvert |  rVert ‖  rbrack ]";

    private static readonly Dictionary<string, Symbol> ByCommand = new(StringComparer.Ordinal);
    private static readonly Dictionary<string, Symbol> ByCharacter = new(StringComparer.Ordinal);

    static Symbols()
    {
        Add(Slanted, AtomClass.Ordinary, upright: false, isOperator: false);
        Add(Upright, AtomClass.Ordinary, upright: true, isOperator: false);
        Add(OrdinaryOperators, AtomClass.Ordinary);
        Add(Binary, AtomClass.Binary);
        Add(Relation, AtomClass.Relation);
        Add(LargeOperators, AtomClass.LargeOperator);
        Add(Opening, AtomClass.Open);
        Add(Closing, AtomClass.Close);
        ByCommand["colon"] = new Symbol(":", AtomClass.Punctuation, Upright: false, IsOperator: true);
    }

    /// <summary>Integrals keep their limits at the side, even in a display.</summary>
    public static bool HasSideLimits(string largeOperator) => largeOperator is "∫" or "∬" or "∭" or "∮";

    /// <summary>Operators named by a word. True: in a display the limits go under the word.</summary>
    public static IReadOnlyDictionary<string, bool> Functions { get; } = Named(
        "log ln lg exp sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh coth arg deg dim hom ker",
        "max min lim sup inf limsup liminf argmax argmin det gcd Pr");

    /// <summary>Spaces, in eighteenths of an em.</summary>
    public static IReadOnlyDictionary<string, int> Spaces { get; } = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        [","] = 3,
        ["thinspace"] = 3,
        [":"] = 4,
        [">"] = 4,
        ["medspace"] = 4,
        [";"] = 5,
        ["thickspace"] = 5,
        ["!"] = -3,
        ["negthinspace"] = -3,
        [" "] = 6,
        ["\n"] = 6,
        ["enspace"] = 9,
        ["quad"] = 18,
        ["qquad"] = 36,
    };

    /// <summary>What <c>\left</c>, <c>\right</c> and <c>\big</c> accept; the empty string is the invisible delimiter.</summary>
    public static string? Delimiter(Token token) => token switch
    {
        { Kind: TokenKind.Character, Text: "(" or ")" or "[" or "]" or "|" or "/" } => token.Text,
        { Kind: TokenKind.Character, Text: "." } => "",
        { Kind: TokenKind.Character, Text: "<" } => "⟨",
        { Kind: TokenKind.Character, Text: ">" } => "⟩",
        { Kind: TokenKind.Command, Text: "|" or "Vert" or "lVert" or "rVert" } => "‖",
        { Kind: TokenKind.Command, Text: "vert" } => "|",
        { Kind: TokenKind.Command, Text: "backslash" or "uparrow" or "downarrow" } => ByCommand[token.Text].Text,
        { Kind: TokenKind.Command } when ByCommand.TryGetValue(token.Text, out var symbol) && symbol.Class is AtomClass.Open or AtomClass.Close => ByCommand[token.Text].Text,
        _ => null,
    };

    public static Symbol? Command(string name) => ByCommand.GetValueOrDefault(name);

    /// <summary>The symbol that a character typed as itself stands for, such as ≤ or ∑.</summary>
    public static Symbol? Character(string character) => ByCharacter.GetValueOrDefault(character);

    private static void Add(string table, AtomClass atomClass, bool upright = false, bool isOperator = true)
    {
        var words = table.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < words.Length; i += 2)
        {
            var symbol = new Symbol(words[i + 1], atomClass, upright, isOperator);
            ByCommand.Add(words[i], symbol);
            if (!char.IsAscii(words[i + 1][0]))
                ByCharacter.TryAdd(words[i + 1], symbol);
        }
    }

    private static Dictionary<string, bool> Named(string limitsAtTheSide, string limitsBelow) =>
        limitsAtTheSide.Split(' ').Select(name => (name, false)).Concat(limitsBelow.Split(' ').Select(name => (name, true)))
            .ToDictionary(pair => pair.name, pair => pair.Item2, StringComparer.Ordinal);
}
