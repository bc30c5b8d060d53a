namespace Course.Checks;

/// <summary>How far two columns of numbers are apart, pair by pair.</summary>
/// <remarks>
/// The error of a pair is |left − right| / max(|left|, |right|, floor). The floor, min(1, a thousandth of the largest magnitude of all), keeps
/// a pair of nearly zeros, where rounding is all there is, from counting as a contradiction; it scales with the numbers, so that small gradients are
/// held to the same standard as large ones.
/// </remarks>
internal static class RelativeError
{
    /// <summary>The pair with the largest error; a pair that holds a NaN or an infinity has the error ∞.</summary>
    internal static (double Error, int Index) Worst(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        var floor = Floor(left, right);
        var (worst, index) = (-1.0, 0);
        for (var i = 0; i < left.Length; i++)
        {
            var error = Of(left[i], right[i], floor);
            if (error > worst) (worst, index) = (error, i);
        }
        return (worst, index);
    }

    private static double Of(double left, double right, double floor) =>
        !double.IsFinite(left) || !double.IsFinite(right) ? double.PositiveInfinity
        : left == right ? 0
        : Math.Abs(left - right) / Math.Max(floor, Math.Max(Math.Abs(left), Math.Abs(right)));

    private static double Floor(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        var largest = 0.0;
        foreach (var value in left) if (double.IsFinite(value)) largest = Math.Max(largest, Math.Abs(value));
        foreach (var value in right) if (double.IsFinite(value)) largest = Math.Max(largest, Math.Abs(value));
        return Math.Min(1, largest / 1000);
    }
}
