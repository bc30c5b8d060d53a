using System.Numerics;
using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

/// <summary>Functions that activations are written with, lane by lane, for float and double.</summary>
internal static class VectorFunctions
{
    /// <summary>All lanes one number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<T> All<T>(double value) where T : unmanaged, INumberBase<T> => new(T.CreateTruncating(value));

    /// <summary>a where the condition's bits are set, else b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<T> Choose<T>(Vector<T> condition, Vector<T> a, Vector<T> b) where T : unmanaged => Vector.ConditionalSelect(condition, a, b);

    /// <summary>eˣ.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<T> Exp<T>(Vector<T> x) where T : unmanaged =>
        typeof(T) == typeof(float) ? Exp(x.As<T, float>()).As<float, T>() : Vector.Exp(x.As<T, double>()).As<double, T>();

    /// <summary>eˣ of each number, of equal lengths; y may be x.</summary>
    internal static void Exp<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged => Elements.Value(x, y, new Exponential<T>());

    /// <summary>ln x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<T> Log<T>(Vector<T> x) where T : unmanaged =>
        typeof(T) == typeof(float) ? Vector.Log(x.As<T, float>()).As<float, T>() : Vector.Log(x.As<T, double>()).As<double, T>();

    /// <summary>a · b + c, rounded once where the processor can.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<T> MultiplyAdd<T>(Vector<T> a, Vector<T> b, Vector<T> c) where T : unmanaged =>
        typeof(T) == typeof(float)
            ? Vector.MultiplyAddEstimate(a.As<T, float>(), b.As<T, float>(), c.As<T, float>()).As<float, T>()
            : Vector.MultiplyAddEstimate(a.As<T, double>(), b.As<T, double>(), c.As<T, double>()).As<double, T>();

    /// <summary>eˣ − 1 with all digits near 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<T> Expm1<T>(Vector<T> x) where T : unmanaged =>
        typeof(T) == typeof(float) ? Expm1(x.As<T, float>()).As<float, T>() : Expm1(x.As<T, double>()).As<double, T>();

    /// <summary>eˣ = 2ⁿ·(1 + q).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Exp(Vector<float> x)
    {
        var q = Reduce(x, out var n);
        // n may be −150 or 128, which no exponent holds; its halves fit.
        var half = n >> 1;
        return (q + Vector<float>.One) * PowerOfTwo(half) * PowerOfTwo(n - half);
    }

    /// <summary>eˣ − 1 = 2ⁿ·q + (2ⁿ − 1), which cancels nothing: q itself where n is 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Expm1(Vector<float> x)
    {
        var q = Reduce(x, out var n);
        var half = n >> 1;
        var power = PowerOfTwo(half);
        return Vector.MultiplyAddEstimate(q, power, power - PowerOfTwo(half - n)) * PowerOfTwo(n - half);
    }

    /// <summary>x = n·ln 2 + r with a whole n and |r| ≤ ln(2)/2, where seven terms of q = eʳ − 1 = Σ rⁱ/i! give all digits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Reduce(Vector<float> x, out Vector<int> n)
    {
        // Beyond these bounds eˣ is infinite or 0. NaN is not beyond them.
        x = Vector.ConditionalSelect(Vector.GreaterThan(x, new(89f)), new(89f), x);
        x = Vector.ConditionalSelect(Vector.LessThan(x, new(-104f)), new(-104f), x);

        // In a number of this size the last bit counts as 1: adding it rounds to a whole number, which then stands in the last bits.
        var rounding = new Vector<float>(1.5f * (1 << 23));
        var rounded = Vector.MultiplyAddEstimate(x, new(1.44269504f), rounding);
        n = rounded.As<float, int>() - rounding.As<float, int>();

        // ln 2 in two parts; n times the first one, of nine bits, is exact.
        var whole = rounded - rounding;
        var r = Vector.MultiplyAddEstimate(whole, new(-0.693359375f), x);
        r = Vector.MultiplyAddEstimate(whole, new(2.12194440e-4f), r);

        var series = Vector.MultiplyAddEstimate(r, new(1f / 5040), new(1f / 720));
        series = Vector.MultiplyAddEstimate(r, series, new(1f / 120));
        series = Vector.MultiplyAddEstimate(r, series, new(1f / 24));
        series = Vector.MultiplyAddEstimate(r, series, new(1f / 6));
        series = Vector.MultiplyAddEstimate(r, series, new(0.5f));
        return Vector.MultiplyAddEstimate(r * r, series, r);
    }

    /// <summary>2ⁿ, made of its exponent's bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> PowerOfTwo(Vector<int> n) => ((n + new Vector<int>(127)) << 23).As<int, float>();

    /// <summary>The first terms of the series, Σ xⁿ/n!, below one half.</summary>
    private static Vector<double> Expm1(Vector<double> x)
    {
        var series = new Vector<double>(1.0 / 1307674368000);
        series = Vector.MultiplyAddEstimate(series, x, new(1.0 / 87178291200));
        series = Vector.MultiplyAddEstimate(series, x, new(1.0 / 6227020800));
        series = Vector.MultiplyAddEstimate(series, x, new(1.0 / 479001600));
        series = Vector.MultiplyAddEstimate(series, x, new(1.0 / 39916800));
        series = Vector.MultiplyAddEstimate(series, x, new(1.0 / 3628800));
        series = Vector.MultiplyAddEstimate(series, x, new(1.0 / 362880));
        series = Vector.MultiplyAddEstimate(series, x, new(1.0 / 40320));
        series = Vector.MultiplyAddEstimate(series, x, new(1.0 / 5040));
        series = Vector.MultiplyAddEstimate(series, x, new(1.0 / 720));
        series = Vector.MultiplyAddEstimate(series, x, new(1.0 / 120));
        series = Vector.MultiplyAddEstimate(series, x, new(1.0 / 24));
        series = Vector.MultiplyAddEstimate(series, x, new(1.0 / 6));
        series = Vector.MultiplyAddEstimate(series, x, new(0.5));
        series = Vector.MultiplyAddEstimate(series, x, Vector<double>.One);
        return Vector.ConditionalSelect(Vector.LessThan(Vector.Abs(x), new(0.5)), series * x, Vector.Exp(x) - Vector<double>.One);
    }

    /// <summary>σ(x) = 1 / (1 + e⁻ˣ).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<T> Sigmoid<T>(Vector<T> x) where T : unmanaged => Vector<T>.One / (Vector<T>.One + Exp(-x));

    /// <summary>ln(1 + eˣ) = max(x, 0) + ln(1 + e⁻|ˣ|): no exponent is above 0, and a tiny result keeps its digits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<T> Softplus<T>(Vector<T> x) where T : unmanaged
    {
        var rest = Log1p(Exp(-Vector.Abs(x)));
        return Choose(Vector.GreaterThan(x, Vector<T>.Zero), x, Vector<T>.Zero) + rest;
    }

    /// <summary>ln(1 + x) without the loss of digits that 1 + x has for small x.</summary>
    /// <remarks>W. Kahan: with u = 1 + x rounded, ln(u)·x/(u − 1) cancels the rounding of u.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<T> Log1p<T>(Vector<T> x) where T : unmanaged
    {
        var u = Vector<T>.One + x;
        return Choose(Vector.Equals(u, Vector<T>.One), x, Log(u) * x / (u - Vector<T>.One));
    }

    /// <summary>erf x in float: x·P(x²)/Q(x²), a rational fit of the least largest relative error on |x| ≤ 3.92, right to 4·10⁻⁷; beyond, erf is ±1 in float.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<float> Erf(Vector<float> x)
    {
        var z = x * x;
        var p = MultiplyAdd(z, new(1.98676389e-06f), new(0.000284566981f));
        p = MultiplyAdd(z, p, new(0.00388341374f));
        p = MultiplyAdd(z, p, new(0.0531019643f));
        p = MultiplyAdd(z, p, new(0.193546757f));
        p = MultiplyAdd(z, p, new(1.12837911f));
        var q = MultiplyAdd(z, new(3.74200354e-05f), new(0.00118558703f));
        q = MultiplyAdd(z, q, new(0.0152073931f));
        q = MultiplyAdd(z, q, new(0.115350701f));
        q = MultiplyAdd(z, q, new(0.504858911f));
        q = MultiplyAdd(z, q, Vector<float>.One);
        return Choose(Vector.GreaterThan(Vector.Abs(x), new(3.92f)).As<int, float>(), Vector.CopySign(Vector<float>.One, x), x * (p / q));
    }

    /// <summary>The normal distribution function, Φ(x) = (1 + erf(x/√2)) / 2.</summary>
    /// <remarks>
    /// Float: ½ + x·P(x²)/Q(x²), a rational least-maximum fit on |x| ≤ 5.6, off by at most 2·10⁻⁷; beyond, Φ is 0 or 1 in float.
    /// Double: by <see cref="ErrorFunction.Erf"/>, number by number.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<T> NormalDistribution<T>(Vector<T> x) where T : unmanaged => typeof(T) == typeof(float) ? Float(x.As<T, float>()).As<float, T>() : Double(x.As<T, double>()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Float(Vector<float> x)
    {
        var z = x * x;
        var p = MultiplyAdd(z, new(2.21452525e-8f), new(6.35658084e-6f));
        p = MultiplyAdd(z, p, new(1.73853914e-4f));
        p = MultiplyAdd(z, p, new(4.7072785e-3f));
        p = MultiplyAdd(z, p, new(0.0343763903f));
        p = MultiplyAdd(z, p, new(0.398942221f));
        var q = MultiplyAdd(z, new(1.18021391e-6f), new(7.51030955e-5f));
        q = MultiplyAdd(z, q, new(1.91299575e-3f));
        q = MultiplyAdd(z, q, new(0.0289402546f));
        q = MultiplyAdd(z, q, new(0.252834544f));
        q = MultiplyAdd(z, q, Vector<float>.One);
        var inside = MultiplyAdd(x, p / q, new(0.5f));
        inside = Choose(Vector.GreaterThan(x, new(5.6f)).As<int, float>(), Vector<float>.One, inside);
        return Choose(Vector.LessThan(x, new(-5.6f)).As<int, float>(), Vector<float>.Zero, inside);
    }

    private static Vector<double> Double(Vector<double> x)
    {
        Span<double> lanes = stackalloc double[Vector<double>.Count];
        x.CopyTo(lanes);
        foreach (ref var lane in lanes) lane = 0.5 * (1 + ErrorFunction.Erf(lane * Math.Sqrt(0.5)));
        return new(lanes);
    }

    private readonly struct Exponential<T> : IFormula<T> where T : unmanaged
    {
        public Vector<T> Value(Vector<T> x) => Exp(x);

        public Vector<T> Slope(Vector<T> x) => Exp(x);
    }
}
