namespace TorchSharp;

internal sealed partial class RandomStream
{
    /// <summary>How many coins are thrown up to the first head: ⌈ln u / ln(1 − p)⌉.</summary>
    internal void Geometric(Span<double> values, double p)
    {
        if (!(p > 0 && p < 1)) throw new ArgumentException($"geometric_ expects p to be in (0, 1), but got p={p}");
        var logarithm = NearOne.Log1p(-p);
        lock (gate)
        {
            foreach (ref var value in values) value = Math.Ceiling(Math.Log(UnitDouble()) / logarithm);
        }
    }

    /// <summary>Cauchy: median + σ·tan π(u − ½).</summary>
    internal void Cauchy(Span<double> values, double median, double sigma)
    {
        if (!(sigma > 0)) throw new ArgumentException($"cauchy_ expects sigma > 0.0, but found sigma={sigma}");
        lock (gate)
        {
            foreach (ref var value in values) value = median + (sigma * Math.Tan(Math.PI * (UnitDouble() - 0.5)));
        }
    }

    /// <summary>e to the power of a normal.</summary>
    internal void LogNormal(Span<double> values, double mean, double deviation)
    {
        if (!(deviation > 0)) throw new ArgumentException($"log_normal_ expects std > 0.0, but found std={deviation}");
        Normal(values, mean, deviation, blocks: false);
        foreach (ref var value in values) value = Math.Exp(value);
    }

    /// <summary>Poisson with the rate that stands at the same place.</summary>
    /// <remarks>
    /// Below a rate of 10, uniforms are multiplied until the product falls under e^−rate. From there on W. Hörmann, "The transformed rejection
    /// method for generating Poisson random variables", 1993.
    /// </remarks>
    internal void Poisson(Span<double> values, ReadOnlySpan<double> rates)
    {
        foreach (var rate in rates)
            if (!(rate >= 0)) throw new ArgumentException("invalid Poisson rate, expected rate to be non-negative");
        lock (gate)
        {
            for (var i = 0; i < values.Length; i++) values[i] = rates[i] >= 10 ? LargePoisson(rates[i]) : rates[i] == 0 ? 0 : SmallPoisson(rates[i]);
        }
    }

    /// <summary>Which of some weights, each as often as its share of their sum; with each drawn weight put back.</summary>
    /// <typeparam name="T">The type in which the weights are summed, which decides between neighbours.</typeparam>
    internal void Choices<T>(Span<long> chosen, ReadOnlySpan<T> weights) where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        var sums = new T[weights.Length];
        var sum = T.Zero;
        for (var i = 0; i < sums.Length; i++) sums[i] = sum += weights[i];
        for (var i = 0; i < sums.Length; i++) sums[i] /= sum;
        sums[^1] = T.One;
        lock (gate)
        {
            foreach (ref var choice in chosen)
            {
                var u = UnitDouble();
                int left = 0, right = sums.Length;
                while (left < right)
                {
                    var middle = left + ((right - left) / 2);
                    if (double.CreateTruncating(sums[middle]) < u) left = middle + 1;
                    else right = middle;
                }
                choice = left;
            }
        }
    }

    private int SmallPoisson(double rate)
    {
        var (end, product, count) = (Math.Exp(-rate), 1.0, 0);
        while ((product *= UnitDouble()) > end) count++;
        return count;
    }

    private double LargePoisson(double rate)
    {
        var b = 0.931 + (2.53 * Math.Sqrt(rate));
        var a = -0.059 + (0.02483 * b);
        var inverseAlpha = 1.1239 + (1.1328 / (b - 3.4));
        var sure = 0.9277 - (3.6224 / (b - 2));
        while (true)
        {
            double u = UnitDouble() - 0.5, v = UnitDouble(), s = 0.5 - Math.Abs(u);
            var k = Math.Floor((((2 * a / s) + b) * u) + rate + 0.43);
            if (s >= 0.07 && v <= sure) return k;
            if (k < 0 || (s < 0.013 && v > s)) continue;
            if (Math.Log(v) + Math.Log(inverseAlpha) - Math.Log((a / (s * s)) + b) <= -rate + (k * Math.Log(rate)) - LogFactorial(k)) return k;
        }
    }

    /// <summary>ln k!, by Stirling's series from 16 on.</summary>
    private static double LogFactorial(double k)
    {
        if (k < 16)
        {
            var product = 1.0;
            for (var i = 2; i <= k; i++) product *= i;
            return Math.Log(product);
        }
        var z = k + 1;
        var inverse = 1 / (z * z);
        return ((z - 0.5) * Math.Log(z)) - z + (0.5 * Math.Log(2 * Math.PI)) + ((1 + (inverse * ((-1.0 / 30) + (inverse * ((1.0 / 105) - (inverse / 140)))))) / (12 * z));
    }
}
