using System.Globalization;

namespace Course.Checks;

/// <summary>Numbers as a reader wants them, the same in every culture.</summary>
internal static class Figures
{
    /// <summary>Up to six significant digits: 0.989, -11.3, 1.5e-9.</summary>
    internal static string Short(double value) => Math.Abs(value) is >= 1e6 or (< 1e-4 and > 0)
        ? Error(value)
        : value.ToString("G6", CultureInfo.InvariantCulture);

    /// <summary>Ten digits, enough to see where two numbers part, too few to show the rounding of finite differences.</summary>
    internal static string Full(double value) => value.ToString("G10", CultureInfo.InvariantCulture);

    /// <summary>An error's size, two digits: 4.1e-9.</summary>
    internal static string Error(double value) => value == 0 || !double.IsFinite(value)
        ? value.ToString(CultureInfo.InvariantCulture)
        : value.ToString("0.#e-0", CultureInfo.InvariantCulture);

    /// <summary>A count with thousands apart: 61,706.</summary>
    internal static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A tensor's shape: [64, 1, 28, 28].</summary>
    internal static string Shape(IEnumerable<long> sizes) => $"[{string.Join(", ", sizes)}]";
}
