namespace Plotly.NET.Svg;

/// <summary>How wide a text will be, from Helvetica's character widths: an estimate, since the reader's font is not known.</summary>
internal static class TextWidth
{
    /// <summary>Widths of the characters from space to tilde, in thousandths of the font size.</summary>
    private static readonly short[] Widths =
    [
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
        1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
        333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
    ];

    /// <summary>The width in pixels. A little more than Helvetica's, because system fonts tend to be wider.</summary>
    internal static double Of(string text, double size)
    {
        double sum = 0;
        foreach (char c in text)
            sum += c is >= ' ' and <= '~' ? Widths[c - ' '] : c is >= '⁰' and <= '₉' or '¹' or '²' or '³' ? 380 : c >= 0x2e80 ? 1000 : 600;
        return sum * size / 1000 * 1.12;
    }
}
