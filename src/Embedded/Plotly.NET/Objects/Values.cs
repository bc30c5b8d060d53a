using System.Collections;
using System.Globalization;

namespace Plotly.NET;

/// <summary>Reading the values of data: numbers, categories, gaps.</summary>
internal static class Values
{
    /// <summary>The value as a number. Texts are categories, never numbers, even where they look like one.</summary>
    internal static bool TryNumber(object? value, out double number)
    {
        number = double.NaN;
        switch (value)
        {
            case null or string or char or DateTime:
                return false;
            case double d:
                number = d;
                return true;
            case float f:
                // 0.1f means 0.1, not 0.10000000149: tick labels and JSON show what was written.
                number = float.IsFinite(f) ? double.Parse(f.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : f;
                return true;
            case bool b:
                number = b ? 1 : 0;
                return true;
            case IConvertible c:
                number = c.ToDouble(CultureInfo.InvariantCulture);
                return true;
            default:
                return false;
        }
    }

    /// <summary>The values of a property that holds a sequence, or none.</summary>
    internal static object?[] Of(object? sequence) => sequence switch
    {
        null or string => [],
        object?[] values => values,
        IEnumerable values => [.. values.Cast<object?>()],
        _ => [],
    };

    /// <summary>Numbers of a property that holds a sequence; what is no number becomes NaN.</summary>
    internal static double[] Numbers(object? sequence) => sequence is double[] ready
        ? ready
        : [.. Of(sequence).Select(v => TryNumber(v, out double number) ? number : double.NaN)];

    /// <summary>Whether the sequence holds texts, which make its axis one of categories.</summary>
    internal static bool AreCategories(object? sequence) => Of(sequence).Any(v => v is string or char or DateTime);

    internal static string Category(object? value) => value switch
    {
        DateTime moment => moment.ToString(moment.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value?.ToString() ?? "",
    };
}
