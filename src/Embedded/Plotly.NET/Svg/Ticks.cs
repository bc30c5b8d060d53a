using System.Globalization;

namespace Plotly.NET.Svg;

/// <summary>A place on an axis, in the axis' own units (exponents of ten on a logarithmic one), and what stands there.</summary>
internal readonly record struct Tick(double Place, string Label);

/// <summary>Round places for ticks, and how their numbers are written.</summary>
internal static class Ticks
{
    /// <summary>The smallest of 1, 2, 5 times a power of ten that divides <paramref name="span"/> into at most <paramref name="most"/> steps.</summary>
    internal static double NiceStep(double span, double most)
    {
        double raw = span / Math.Max(1, most);
        double power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        double factor = raw / power;
        // A factor like 2.0000000000000004 is a 2.
        return (factor <= 1 + 1e-9 ? 1 : factor <= 2 + 1e-9 ? 2 : factor <= 5 + 1e-9 ? 5 : 10) * power;
    }

    /// <summary>All multiples of <paramref name="step"/> (shifted by <paramref name="origin"/>) in the range, ends included.</summary>
    internal static double[] Multiples(double from, double to, double step, double origin = 0)
    {
        (double low, double high) = from <= to ? (from, to) : (to, from);
        double slack = (high - low) * 1e-9;
        double first = Math.Ceiling((low - origin - slack) / step), last = Math.Floor((high - origin + slack) / step);
        if (!(last - first < 10_000)) return [];
        List<double> places = [];
        for (double k = first; k <= last; k++)
        {
            // Not k·0.1 but k/10: 0.3, not 0.30000000000000004.
            double place = step < 1 ? origin + (k / Math.Round(1 / step, 9)) : origin + (k * step);
            places.Add(Math.Abs(place) < step * 1e-9 ? 0 : place);
        }

        return [.. places];
    }

    /// <summary>Numbers of one axis, all written in the same manner: 0.25, 40k, 2×10⁻⁵.</summary>
    internal static string[] Labels(double[] values, string? format = null)
    {
        if (values.Length == 0) return [];
        if (format is { Length: > 0 } && Formatted(values, format) is { } formatted) return formatted;
        double largest = values.Max(Math.Abs);
        double step = values.Length > 1 ? values.Zip(values.Skip(1), (a, b) => Math.Abs(b - a)).Min() : largest;
        if (largest == 0) return [.. values.Select(_ => "0")];
        if (largest >= 1e15 || largest < 1e-3)
        {
            int exponent = (int)Math.Floor(Math.Log10(largest));
            double unit = Math.Pow(10, exponent);
            int digits = Decimals(step / unit);
            return [.. values.Select(v => v == 0 ? "0" : Times(Fixed(v / unit, digits), exponent))];
        }

        (double divisor, string suffix) = largest >= 1e12 ? (1e12, "T") : largest >= 1e9 ? (1e9, "B") : largest >= 1e6 ? (1e6, "M") : largest >= 1e4 ? (1e3, "k") : (1, "");
        int decimals = Decimals(step / divisor);
        return [.. values.Select(v => v == 0 ? "0" : Fixed(v / divisor, decimals) + suffix)];
    }

    /// <summary>A power of ten: 0.01, 1, 1000, 10⁶.</summary>
    internal static string PowerOfTen(int exponent) => exponent is >= -4 and <= 3
        ? Math.Pow(10, exponent).ToString("0.####", CultureInfo.InvariantCulture)
        : "10" + Superscript(exponent);

    /// <summary>A single number in a few digits, for tooltips.</summary>
    internal static string Short(double value)
    {
        if (!double.IsFinite(value)) return double.IsNaN(value) ? "NaN" : value > 0 ? "∞" : "−∞";
        string text = value.ToString(Math.Abs(value) is >= 1e-4 and < 1e15 or 0 ? "G6" : "0.####E+0", CultureInfo.InvariantCulture);
        return text.Replace('-', '−');
    }

    private static string[]? Formatted(double[] values, string format)
    {
        // The part of d3's formats that courses use: "d", ".2f", ".1e", "%" and ".0%", with an optional "," for thousands.
        bool thousands = format.Contains(',', StringComparison.Ordinal);
        string bare = format.Replace(",", "", StringComparison.Ordinal);
        char kind = bare[^1];
        int digits = bare.StartsWith('.') && int.TryParse(bare[1..^1], CultureInfo.InvariantCulture, out int given) ? given : kind is 'd' or '%' ? 0 : -1;
        string? pattern = (kind, digits) switch
        {
            ('d' or 'f', >= 0) => (thousands ? "N" : "F") + digits,
            ('%', >= 0) => "F" + digits,
            ('e', >= 0) => "0." + new string('0', digits) + "e+0",
            _ => null,
        };
        return pattern is null
            ? null
            : [.. values.Select(v => (kind == '%' ? v * 100 : v).ToString(pattern, CultureInfo.InvariantCulture).Replace('-', '−') + (kind == '%' ? "%" : ""))];
    }

    private static int Decimals(double step)
    {
        // As many as it takes to write the step: 0.25 takes two.
        for (int digits = 0; digits < 12; digits++)
        {
            double scaled = step * Math.Pow(10, digits);
            if (Math.Abs(scaled - Math.Round(scaled)) < 1e-6 * Math.Max(1, scaled)) return digits;
        }

        return 12;
    }

    private static string Fixed(double value, int decimals) => value.ToString("F" + decimals, CultureInfo.InvariantCulture).Replace('-', '−');

    private static string Times(string mantissa, int exponent) => (mantissa is "1" ? "10" : mantissa is "−1" ? "−10" : mantissa + "×10") + Superscript(exponent);

    private static string Superscript(int exponent) => string.Concat(exponent.ToString(CultureInfo.InvariantCulture).Select(c => c == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹"[c - '0']));
}
