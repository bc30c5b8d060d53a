namespace Plotly.NET.Svg;

/// <summary>Bins of a histogram: where the first starts, how wide all are, and how many there are.</summary>
internal readonly record struct HistogramBins(double Start, double Size, int Count)
{
    internal double Middle(int bin) => Start + ((bin + 0.5) * Size);

    /// <summary>The bin of a value, or -1.</summary>
    internal int Of(double value)
    {
        int bin = (int)Math.Floor(((value - Start) / Size) + 1e-9);
        return bin >= 0 && bin < Count ? bin : -1;
    }

    /// <summary>Bins as Plotly chooses them: about 2σ/n^0.4 wide, rounded up to 1, 2 or 5 times a power of ten, and shifted by half a bin
    /// where many values would stand on edges, whole numbers above all.</summary>
    /// <param name="values">Finite values.</param>
    /// <param name="most">At most so many bins; 0 leaves it to the values.</param>
    /// <param name="given">The bins' start, end and size, each NaN where it is not given.</param>
    internal static HistogramBins For(IReadOnlyList<double> values, double most, (double Start, double End, double Size) given)
    {
        if (values.Count == 0) return new(0, 1, 1);
        double low = values.Min(), high = values.Max();
        double size = given.Size > 0 ? given.Size : low == high ? 1 : Rounded(most > 0 ? (high - low) / most : Rough(values, low, high));
        double start = double.IsFinite(given.Start) ? given.Start : Shifted(values, size, low, high);
        double end = double.IsFinite(given.End) ? given.End : high;
        int count = (int)Math.Clamp(Math.Floor(((end - start) / size) + (double.IsFinite(given.End) ? -1e-9 : 1e-9)) + 1, 1, 100_000);
        return new(start, size, count);
    }

    private static double Rough(IReadOnlyList<double> values, double low, double high)
    {
        double mean = values.Average();
        double deviation = Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / values.Count);
        return Math.Max(2 * deviation / Math.Pow(values.Count, 0.4), Math.Max(SmallestGap(values), (high - low) / 5000));
    }

    /// <summary>Bins narrower than the values' resolution would be empty in turn.</summary>
    private static double SmallestGap(IReadOnlyList<double> values)
    {
        double[] distinct = [.. values.Distinct().Order()];
        double noise = (distinct[^1] - distinct[0]) / values.Count / 1000;
        double gap = double.PositiveInfinity;
        for (int i = 1; i < distinct.Length; i++)
        {
            double difference = distinct[i] - distinct[i - 1];
            if (difference > noise) gap = Math.Min(gap, difference);
        }

        if (!double.IsFinite(gap)) return 0;
        double power = Math.Pow(10, Math.Floor(Math.Log10(gap)));
        double factor = gap / power;
        return power * (factor >= 9.9 ? 9.9 : factor >= 4.9 ? 4.9 : factor >= 1.9 ? 1.9 : 0.9);
    }

    private static double Rounded(double rough)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        double factor = rough / power;
        return (factor <= 1 + 1e-9 ? 1 : factor <= 2 + 1e-9 ? 2 : factor <= 5 + 1e-9 ? 5 : 10) * power;
    }

    private static double Shifted(IReadOnlyList<double> values, double size, double low, double high)
    {
        double start = (Math.Ceiling((low / size) - 1e-9) * size) - size;
        bool NearEdge(double v) => (1 + ((v - start) * 100 / size)) % 100 < 2;
        int whole = values.Count(v => v == Math.Floor(v)), edges = values.Count(NearEdge), middles = values.Count(v => NearEdge(v + (size / 2)));
        if (whole == values.Count)
        {
            if (size < 1) return low - (0.5 * size);
            start -= 0.5;
            while (start + size < low) start += size;
            return start;
        }

        if (middles < values.Count * 0.1 && (edges > values.Count * 0.3 || NearEdge(low) || NearEdge(high)))
            start += start + (size / 2) < low ? size / 2 : -size / 2;
        return start;
    }
}
