using System.Globalization;

namespace Course.Training;

/// <summary>Losses, shares and times as text, the same in every culture.</summary>
internal static class Readings
{
    internal static string Loss(double loss) => loss.ToString(Math.Abs(loss) < 1e-3 && loss != 0 ? "0.00e-0" : "0.0000", CultureInfo.InvariantCulture);

    internal static string Percent(double share) => (100 * share).ToString("0.00", CultureInfo.InvariantCulture) + " %";

    internal static string WithAccuracy(double share) => double.IsNaN(share) ? "" : $", accuracy {Percent(share)}";

    internal static string Seconds(double seconds) => seconds.ToString(seconds < 100 ? "0.0" : "0", CultureInfo.InvariantCulture) + " s";

    internal static string Rate(double perSecond) => perSecond.ToString(perSecond < 10 ? "0.0" : "N0", CultureInfo.InvariantCulture) + " samples/s";

    internal static string NonFinite(double value) => double.IsNaN(value) ? "NaN" : "infinite";

    /// <summary>"41 s", "3 min 20 s", "2 h 5 min": rounded up, two units at most.</summary>
    internal static string Duration(TimeSpan time)
    {
        var seconds = (long)Math.Ceiling(time.TotalSeconds);
        return seconds < 100 ? $"{seconds} s"
            : seconds < 3_600 ? $"{seconds / 60} min {seconds % 60} s"
            : $"{seconds / 3_600} h {seconds / 60 % 60} min";
    }
}
