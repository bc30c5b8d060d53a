using System.Globalization;

namespace Plotly.NET.Svg;

/// <summary>A colour as red, green, blue (0 to 255) and opacity (0 to 1).</summary>
internal readonly record struct Rgb(byte R, byte G, byte B, double A = 1)
{
    private static readonly Dictionary<string, uint> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["black"] = 0x000000,
        ["white"] = 0xffffff,
        ["gray"] = 0x808080,
        ["grey"] = 0x808080,
        ["lightgray"] = 0xd3d3d3,
        ["lightgrey"] = 0xd3d3d3,
        ["darkgray"] = 0xa9a9a9,
        ["darkgrey"] = 0xa9a9a9,
        ["silver"] = 0xc0c0c0,
        ["red"] = 0xff0000,
        ["darkred"] = 0x8b0000,
        ["crimson"] = 0xdc143c,
        ["firebrick"] = 0xb22222,
        ["tomato"] = 0xff6347,
        ["salmon"] = 0xfa8072,
        ["coral"] = 0xff7f50,
        ["orange"] = 0xffa500,
        ["darkorange"] = 0xff8c00,
        ["gold"] = 0xffd700,
        ["yellow"] = 0xffff00,
        ["green"] = 0x008000,
        ["darkgreen"] = 0x006400,
        ["lightgreen"] = 0x90ee90,
        ["seagreen"] = 0x2e8b57,
        ["forestgreen"] = 0x228b22,
        ["lime"] = 0x00ff00,
        ["olive"] = 0x808000,
        ["teal"] = 0x008080,
        ["cyan"] = 0x00ffff,
        ["aqua"] = 0x00ffff,
        ["turquoise"] = 0x40e0d0,
        ["blue"] = 0x0000ff,
        ["navy"] = 0x000080,
        ["darkblue"] = 0x00008b,
        ["lightblue"] = 0xadd8e6,
        ["skyblue"] = 0x87ceeb,
        ["steelblue"] = 0x4682b4,
        ["royalblue"] = 0x4169e1,
        ["dodgerblue"] = 0x1e90ff,
        ["purple"] = 0x800080,
        ["indigo"] = 0x4b0082,
        ["violet"] = 0xee82ee,
        ["magenta"] = 0xff00ff,
        ["fuchsia"] = 0xff00ff,
        ["pink"] = 0xffc0cb,
        ["brown"] = 0xa52a2a,
        ["maroon"] = 0x800000,
    };

    /// <summary>Relative luminance by WCAG 2: 0 for black, 1 for white.</summary>
    internal double Luminance => (0.2126 * Linear(R)) + (0.7152 * Linear(G)) + (0.0722 * Linear(B));

    /// <summary>Black or white, whichever stands out more from this colour.</summary>
    internal string Ink => Luminance > 0.179 ? "#000" : "#fff";

    internal static bool TryParse(string? css, out Rgb color)
    {
        color = default;
        if (string.IsNullOrWhiteSpace(css)) return false;
        css = css.Trim();
        if (css[0] == '#') return TryHex(css[1..], out color);
        if (Names.TryGetValue(css, out uint named))
        {
            color = Of(named);
            return true;
        }

        int open = css.IndexOf('(');
        if (open < 0 || css[^1] != ')' || css[..open].ToLowerInvariant() is not ("rgb" or "rgba")) return false;
        string[] parts = css[(open + 1)..^1].Split([',', ' ', '/'], StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length is not (3 or 4)) return false;
        Span<double> values = stackalloc double[4];
        values[3] = 1;
        for (int i = 0; i < parts.Length; i++)
        {
            if (!double.TryParse(parts[i], NumberStyles.Float, CultureInfo.InvariantCulture, out values[i])) return false;
        }

        color = new Rgb(Byte(values[0]), Byte(values[1]), Byte(values[2]), Math.Clamp(values[3], 0, 1));
        return true;
    }

    internal static Rgb Mix(Rgb a, Rgb b, double t) =>
        new(Byte(a.R + ((b.R - a.R) * t)), Byte(a.G + ((b.G - a.G) * t)), Byte(a.B + ((b.B - a.B) * t)), a.A + ((b.A - a.A) * t));

    public override string ToString() => A >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"#{R:x2}{G:x2}{B:x2}")
        : string.Create(CultureInfo.InvariantCulture, $"rgba({R},{G},{B},{A:0.###})");

    internal static Rgb Of(uint rgb) => new((byte)(rgb >> 16), (byte)(rgb >> 8), (byte)rgb);

    private static bool TryHex(string digits, out Rgb color)
    {
        color = default;
        if (digits.Length is 3 or 4) digits = string.Concat(digits.Select(d => new string(d, 2)));
        if (digits.Length is not (6 or 8) || !uint.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint value)) return false;
        color = digits.Length == 6 ? Of(value) : Of(value >> 8) with { A = (value & 255) / 255.0 };
        return true;
    }

    private static byte Byte(double value) => (byte)Math.Clamp(Math.Round(value), 0, 255);

    private static double Linear(byte component)
    {
        double c = component / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
    }
}
