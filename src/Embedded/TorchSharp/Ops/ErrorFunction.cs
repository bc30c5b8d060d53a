using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>The error function, erf x = 2/√π ∫₀ˣ e⁻ᵗ² dt. Slope 2/√π · e⁻ˣ².</summary>
internal sealed class Erf : UnaryOperator
{
    internal static readonly Erf Instance = new();

    protected override Reads SlopeReads => Reads.Input;

    protected override void Forward<T>(ReadOnlySpan<T> x, Span<T> y)
    {
        if (typeof(T) == typeof(float))
        {
            Singles(MemoryMarshal.Cast<T, float>(x), MemoryMarshal.Cast<T, float>(y));
            return;
        }
        for (var i = 0; i < x.Length; i++) y[i] = T.CreateTruncating(ErrorFunction.Erf(double.CreateTruncating(x[i])));
    }

    /// <summary>Vectors in a row; the rest goes the same way, so that a value does not depend on its place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Singles(ReadOnlySpan<float> x, Span<float> y)
    {
        var i = 0;
        for (; i + Vector<float>.Count <= x.Length; i += Vector<float>.Count) VectorFunctions.Erf(new Vector<float>(x[i..])).CopyTo(y[i..]);
        for (; i < x.Length; i++) y[i] = VectorFunctions.Erf(new Vector<float>(x[i]))[0];
    }

    protected override Tensor Slope(Tensor x) => (-x * x).exp() * (2 / Math.Sqrt(Math.PI));
}

/// <summary>erfc x = 1 − erf x, with all its digits for large x. Slope −2/√π · e⁻ˣ².</summary>
internal sealed class Erfc : UnaryOperator
{
    internal static readonly Erfc Instance = new();

    protected override Reads SlopeReads => Reads.Input;

    protected override void Forward<T>(ReadOnlySpan<T> x, Span<T> y)
    {
        for (var i = 0; i < x.Length; i++) y[i] = T.CreateTruncating(ErrorFunction.Erfc(double.CreateTruncating(x[i])));
    }

    protected override Tensor Slope(Tensor x) => (-x * x).exp() * (-2 / Math.Sqrt(Math.PI));
}

/// <summary>eˣ²·erfc x, which does not vanish for large x. Slope 2x·y − 2/√π.</summary>
internal sealed class Erfcx : UnaryOperator
{
    internal static readonly Erfcx Instance = new();

    protected override Reads SlopeReads => Reads.Input;

    protected override void Forward<T>(ReadOnlySpan<T> x, Span<T> y)
    {
        for (var i = 0; i < x.Length; i++) y[i] = T.CreateTruncating(ErrorFunction.ScaledErfc(double.CreateTruncating(x[i])));
    }

    protected override Tensor Slope(Tensor x) => 2 * x * Apply(x) - 2 / Math.Sqrt(Math.PI);
}

/// <summary>The inverse of erf, on (−1, 1). Slope √π/2 · eʸ².</summary>
internal sealed class Erfinv : UnaryOperator
{
    internal static readonly Erfinv Instance = new();

    protected override Reads SlopeReads => Reads.Output;

    internal override IEnumerable<Sample> Samples() => Sample.Unary(Apply, -0.9, 0.9);

    protected override void Forward<T>(ReadOnlySpan<T> x, Span<T> y)
    {
        for (var i = 0; i < x.Length; i++) y[i] = T.CreateTruncating(ErrorFunction.InverseErf(double.CreateTruncating(x[i])));
    }

    protected override Tensor Slope(Tensor y) => (y * y).exp() * (Math.Sqrt(Math.PI) / 2);
}

/// <summary>The p for which the normal distribution function is x: Φ⁻¹(x). Slope √(2π) · eʸ²ᐟ².</summary>
internal sealed class Ndtri : UnaryOperator
{
    internal static readonly Ndtri Instance = new();

    protected override Reads SlopeReads => Reads.Output;

    internal override IEnumerable<Sample> Samples() => Sample.Unary(Apply, 0.05, 0.95);

    protected override void Forward<T>(ReadOnlySpan<T> x, Span<T> y)
    {
        for (var i = 0; i < x.Length; i++) y[i] = T.CreateTruncating(-Math.Sqrt(2) * ErrorFunction.InverseErfc(2 * double.CreateTruncating(x[i])));
    }

    protected override Tensor Slope(Tensor y) => (y * y / 2).exp() * Math.Sqrt(2 * Math.PI);
}

/// <summary>The error function and its relatives, for one number.</summary>
/// <remarks>Rational approximations of W. J. Cody, "Rational Chebyshev approximations for the error function", Math. Comp. 23 (1969): relative error below 10⁻¹⁵.</remarks>
internal static class ErrorFunction
{
    private static readonly double[]
        s_smallTop = [1.85777706184603153e-1, 3.16112374387056560e0, 1.13864154151050156e2, 3.77485237685302021e2, 3.20937758913846947e3],
        s_smallBottom = [1, 2.36012909523441209e1, 2.44024637934444173e2, 1.28261652607737228e3, 2.84423683343917062e3],
        s_middleTop = [2.15311535474403846e-8, 5.64188496988670089e-1, 8.88314979438837594e0, 6.61191906371416295e1, 2.98635138197400131e2, 8.81952221241769090e2, 1.71204761263407058e3, 2.05107837782607147e3, 1.23033935479799725e3],
        s_middleBottom = [1, 1.57449261107098347e1, 1.17693950891312499e2, 5.37181101862009858e2, 1.62138957456669019e3, 3.29079923573345963e3, 4.36261909014324716e3, 3.43936767414372164e3, 1.23033935480374942e3],
        s_largeTop = [1.63153871373020978e-2, 3.05326634961232344e-1, 3.60344899949804439e-1, 1.25781726111229246e-1, 1.60837851487422766e-2, 6.58749161529837803e-4],
        s_largeBottom = [1, 2.56852019228982242e0, 1.87295284992346725e0, 5.27905102951428412e-1, 6.05183413124413191e-2, 2.33520497626869185e-3];

    internal static double Erf(double x)
    {
        var size = Math.Abs(x);
        return size <= 0.5 ? x * Ratio(s_smallTop, s_smallBottom, x * x) : Math.CopySign(1 - Tail(size), x) + (double.IsNaN(x) ? x : 0);
    }

    internal static double Erfc(double x) => Math.Abs(x) <= 0.5 ? 1 - Erf(x) : x > 0 ? Tail(x) : 2 - Tail(-x);

    /// <summary>eˣ²·erfc x.</summary>
    internal static double ScaledErfc(double x) => x > 0.5 ? ScaledTail(x) : Math.Exp(x * x) * Erfc(x);

    internal static double InverseErf(double x) => Math.Abs(x) > 0.5 ? Math.CopySign(InverseErfc(1 - Math.Abs(x)), x) : Refined(Start(1 - x * x, x), y => Erf(y) - x);

    /// <summary>The inverse of erfc, on (0, 2).</summary>
    internal static double InverseErfc(double x)
    {
        if (x > 1) return -InverseErfc(2 - x);
        if (x == 0) return double.PositiveInfinity;
        if (!(x > 0)) return double.NaN;
        return Refined(Start(x * (2 - x), 1), y => x - Erfc(y));
    }

    /// <summary>S. Winitzki's approximation of the inverse, right to three digits; product = 1 − erf² y.</summary>
    private static double Start(double product, double sign)
    {
        const double A = 0.147;
        var (half, log) = (2 / (Math.PI * A) + Math.Log(product) / 2, Math.Log(product));
        return sign == 0 ? 0 : Math.CopySign(Math.Sqrt(Math.Max(Math.Sqrt(half * half - log / A) - half, 0)), sign);
    }

    /// <summary>Halley's iteration for erf, whose second derivative is −2y times the first; each step triples the digits.</summary>
    private static double Refined(double y, Func<double, double> excess)
    {
        for (var i = 0; i < 3; i++)
        {
            var newton = excess(y) * Math.Sqrt(Math.PI) / 2 * Math.Exp(y * y);
            y -= newton / (1 + y * newton);
        }
        return y;
    }

    /// <summary>erfc x for x above ½.</summary>
    private static double Tail(double x)
    {
        if (double.IsNaN(x)) return x;
        if (x > 27) return 0;
        // x² = s² + (x − s)(x + s) with s so short that s² is exact: the exponent keeps its digits.
        var s = Math.Truncate(x * 16) / 16;
        return Math.Exp(-s * s) * Math.Exp(-(x - s) * (x + s)) * ScaledTail(x);
    }

    private static double ScaledTail(double x)
    {
        if (x <= 4) return Ratio(s_middleTop, s_middleBottom, x);
        var square = 1 / (x * x);
        return (1 / Math.Sqrt(Math.PI) - square * Ratio(s_largeTop, s_largeBottom, square)) / x;
    }

    private static double Ratio(double[] top, double[] bottom, double x)
    {
        double a = 0, b = 0;
        foreach (var coefficient in top) a = a * x + coefficient;
        foreach (var coefficient in bottom) b = b * x + coefficient;
        return a / b;
    }
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The error function, 2/√π ∫₀ˣ e⁻ᵗ² dt, element by element.</summary>
        public Tensor erf() => Erf.Instance.Apply(this);

        /// <summary><see cref="erf()"/>, written into this tensor.</summary>
        public Tensor erf_() => Erf.Instance.Into(this);

        /// <summary>1 − erf x with all its digits for large x, element by element.</summary>
        public Tensor erfc() => Erfc.Instance.Apply(this);

        /// <summary><see cref="erfc()"/>, written into this tensor.</summary>
        public Tensor erfc_() => Erfc.Instance.Into(this);

        /// <summary>The inverse of erf, element by element; NaN outside [−1, 1].</summary>
        public Tensor erfinv() => Erfinv.Instance.Apply(this);

        /// <summary><see cref="erfinv()"/>, written into this tensor.</summary>
        public Tensor erfinv_() => Erfinv.Instance.Into(this);
    }

    /// <summary>The error function, 2/√π ∫₀ˣ e⁻ᵗ² dt, element by element.</summary>
    public static Tensor erf(Tensor input) => input.erf();

    /// <summary><see cref="erf(Tensor)"/>, written into the tensor.</summary>
    public static Tensor erf_(Tensor input) => input.erf_();

    /// <summary>1 − erf x with all its digits for large x, element by element.</summary>
    public static Tensor erfc(Tensor input) => input.erfc();

    /// <summary><see cref="erfc(Tensor)"/>, written into the tensor.</summary>
    public static Tensor erfc_(Tensor input) => input.erfc_();

    /// <summary>The inverse of erf, element by element; NaN outside [−1, 1].</summary>
    public static Tensor erfinv(Tensor input) => input.erfinv();

    /// <summary><see cref="erfinv(Tensor)"/>, written into the tensor.</summary>
    public static Tensor erfinv_(Tensor input) => input.erfinv_();

    /// <summary>Special functions.</summary>
    public static partial class special
    {
        /// <summary>The error function, element by element.</summary>
        public static Tensor erf(Tensor input) => input.erf();

        /// <summary>1 − erf x with all its digits for large x, element by element.</summary>
        public static Tensor erfc(Tensor input) => input.erfc();

        /// <summary>eˣ²·erfc x, element by element.</summary>
        public static Tensor erfcx(Tensor input) => Erfcx.Instance.Apply(input);

        /// <summary>The inverse of erf, element by element.</summary>
        public static Tensor erfinv(Tensor input) => input.erfinv();

        /// <summary>The normal distribution function, Φ(x) = erfc(−x/√2)/2, element by element.</summary>
        public static Tensor ndtr(Tensor input) => (input * -Math.Sqrt(0.5)).erfc() / 2;

        /// <summary>The inverse of the normal distribution function, element by element.</summary>
        public static Tensor ndtri(Tensor input) => Ndtri.Instance.Apply(input);
    }
}
