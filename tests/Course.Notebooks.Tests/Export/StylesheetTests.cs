using System.Globalization;
using System.Text.RegularExpressions;
using Course.Notebooks.Export;

namespace Course.Notebooks.Tests.Export;

public sealed class StylesheetTests
{
    /// <summary>WCAG 2.1, success criterion 1.4.3: at least 4.5 : 1 for text of normal size.</summary>
    private const double LeastContrast = 4.5;

    public static TheoryData<string, string, string> Pairs()
    {
        var pairs = new TheoryData<string, string, string>();
        foreach (var scheme in (string[])["light", "dark"])
        {
            foreach (var text in (string[])["ink", "soft", "link"])
                pairs.Add(scheme, text, "page");
            foreach (var text in (string[])["ink", "soft", "kw", "ty", "fn", "st", "nu", "cm", "di"])
                pairs.Add(scheme, text, "code");
            foreach (var text in (string[])["warn", "bad", "kw", "ty", "st", "nu"])
                pairs.Add(scheme, text, "page");
            pairs.Add(scheme, "ink", "warn-page");
            pairs.Add(scheme, "warn", "warn-page");
            foreach (var text in (string[])["ink", "soft", "bad"])
                pairs.Add(scheme, text, "bad-page");
        }
        return pairs;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Text_stands_out_from_its_background(string scheme, string text, string background)
    {
        var blocks = Regex.Matches(Stylesheet.Text, @":root \{(.*?)\}", RegexOptions.Singleline);
        var block = blocks[scheme == "light" ? 0 : 1].Groups[1].Value;

        Assert.InRange(Contrast(Luminance(block, text), Luminance(block, background)), LeastContrast, 21);
    }

    [Fact]
    public void Only_pictures_that_are_not_drawn_for_the_page_get_a_white_ground_in_the_dark() =>
        Assert.Matches(@"@media \(prefers-color-scheme: dark\) \{\s+\.figure:not\(:has\(> \.chart\)\) \{ background: #fff;", Stylesheet.Text);

    private static double Contrast(double a, double b) => (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);

    private static double Luminance(string block, string name)
    {
        var hex = Regex.Match(block, $"--{name}: #([0-9a-f]{{6}});").Groups[1].Value;
        double Channel(int i)
        {
            var c = int.Parse(hex.AsSpan(2 * i, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
        }
        return (0.2126 * Channel(0)) + (0.7152 * Channel(1)) + (0.0722 * Channel(2));
    }
}
