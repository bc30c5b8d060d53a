using System.Text;

namespace Course.Notebooks.Export.Latex;

internal enum Alphabet
{
    Upright,
    Italic,
    Bold,
    BoldItalic,
    DoubleStruck,
    Script,
    Fraktur,
    SansSerif,
    Monospace,
}

/// <summary>Maps letters and digits to Unicode's mathematical alphabets: MathML Core has no <c>mathvariant</c> but <c>normal</c>.</summary>
internal static class Alphabets
{
    /// <summary>Letters of these alphabets that Unicode had before the mathematical block, where their places are left empty.</summary>
    private static readonly Dictionary<Alphabet, string> Exceptions = new()
    {
        [Alphabet.Script] = "BℬEℰFℱHℋIℐLℒMℳRℛeℯgℊoℴ",
        [Alphabet.Fraktur] = "CℭHℌIℑRℜZℨ",
        [Alphabet.DoubleStruck] = "CℂHℍNℕPℙQℚRℝZℤ",
        [Alphabet.Italic] = "hℎ",
    };

    private const string GreekVariants = "∂ϵϑϰϕϱϖ";

    public static string Map(Alphabet alphabet, string text)
    {
        var mapped = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
            mapped.Append(Map(alphabet, rune).ToString());
        return mapped.ToString();
    }

    private static Rune Map(Alphabet alphabet, Rune rune)
    {
        if (!rune.IsBmp)
            return rune;
        var c = (char)rune.Value;
        if (Exceptions.TryGetValue(alphabet, out var exceptions) && exceptions.IndexOf(c) is var at && at >= 0 && at % 2 == 0)
            return new Rune(exceptions[at + 1]);
        var code = c switch
        {
            >= 'A' and <= 'Z' when LatinStart(alphabet) is { } start => start + (c - 'A'),
            >= 'a' and <= 'z' when LatinStart(alphabet) is { } start => start + 26 + (c - 'a'),
            >= '0' and <= '9' when DigitStart(alphabet) is { } start => start + (c - '0'),
            >= 'Α' and <= 'Ω' when GreekStart(alphabet) is { } start => start + (c - 'Α'),
            '∇' when GreekStart(alphabet) is { } start => start + 25,
            >= 'α' and <= 'ω' when GreekStart(alphabet) is { } start => start + 26 + (c - 'α'),
            _ when GreekVariants.Contains(c) && GreekStart(alphabet) is { } start => start + 51 + GreekVariants.IndexOf(c),
            _ => c,
        };
        return new Rune(code);
    }

    private static int? LatinStart(Alphabet alphabet) => alphabet switch
    {
        Alphabet.Bold => 0x1D400,
        Alphabet.Italic => 0x1D434,
        Alphabet.BoldItalic => 0x1D468,
        Alphabet.Script => 0x1D49C,
        Alphabet.Fraktur => 0x1D504,
        Alphabet.DoubleStruck => 0x1D538,
        Alphabet.SansSerif => 0x1D5A0,
        Alphabet.Monospace => 0x1D670,
        _ => null,
    };

    private static int? DigitStart(Alphabet alphabet) => alphabet switch
    {
        Alphabet.Bold or Alphabet.BoldItalic => 0x1D7CE,
        Alphabet.DoubleStruck => 0x1D7D8,
        Alphabet.SansSerif => 0x1D7E2,
        Alphabet.Monospace => 0x1D7F6,
        _ => null,
    };

    private static int? GreekStart(Alphabet alphabet) => alphabet switch
    {
        Alphabet.Bold => 0x1D6A8,
        Alphabet.Italic => 0x1D6E2,
        Alphabet.BoldItalic => 0x1D71C,
        _ => null,
    };
}
