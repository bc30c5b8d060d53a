using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>ln |Γ(x)|. Slope ψ(x).</summary>
internal sealed class LGamma : UnaryOperator
{
    internal static readonly LGamma Instance = new();

    protected override Reads SlopeReads => Reads.Input;

    internal override IEnumerable<Sample> Samples() => [.. Sample.Unary(Apply, 0.3, 5), new("below 0", x => Apply(x[0]), Sample.Values(-2.8, -2.2, [3]))];

    protected override void Forward<T>(ReadOnlySpan<T> x, Span<T> y)
    {
        for (var i = 0; i < x.Length; i++) y[i] = T.CreateTruncating(GammaFunction.LogOf(double.CreateTruncating(x[i])));
    }

    protected override Tensor Slope(Tensor x) => x.digamma();
}

/// <summary>ψ⁽ⁿ⁾(x), the n-th derivative of ψ = (ln Γ)′. Slope ψ⁽ⁿ⁺¹⁾(x).</summary>
internal sealed class Polygamma(long order) : UnaryOperator
{
    internal static readonly Polygamma Digamma = new(0);

    public Polygamma() : this(1) { }

    protected override Reads SlopeReads => Reads.Input;

    internal override IEnumerable<Sample> Samples() =>
        [.. Sample.Unary(Apply, 0.5, 4), .. Sample.Unary(Digamma.Apply, 0.5, 4), new("digamma below 0", x => Digamma.Apply(x[0]), Sample.Values(-2.8, -2.2, [3]))];

    protected override void Forward<T>(ReadOnlySpan<T> x, Span<T> y)
    {
        for (var i = 0; i < x.Length; i++) y[i] = T.CreateTruncating(GammaFunction.Polygamma(order, double.CreateTruncating(x[i])));
    }

    protected override Tensor Slope(Tensor x) => new Polygamma(order + 1).Apply(x);
}

/// <summary>Γ and its relatives, for one number.</summary>
/// <remarks>Asymptotic series in 1/x² with Bernoulli numbers (Abramowitz and Stegun 6.1.40, 6.3.18, 23.2.23 for ζ) from 10 on; below, recurrences lead there, and reflection leads from negative x to positive.</remarks>
internal static class GammaFunction
{
    private const double Far = 10;

    /// <summary>B₂, B₄, …, B₂₀.</summary>
    private static readonly double[] s_bernoulli = [1 / 6.0, -1 / 30.0, 1 / 42.0, -1 / 30.0, 5 / 66.0, -691 / 2730.0, 7 / 6.0, -3617 / 510.0, 43867 / 798.0, -174611 / 330.0];

    /// <summary>ζ(k) − 1 for k from 2 on.</summary>
    private static readonly double[] s_zetas = [.. Enumerable.Range(2, 30).Select(k => Zeta(k, 2))];

    private const double Euler = 0.57721566490153286;

    internal static double LogOf(double x)
    {
        if (double.IsNaN(x)) return x;
        if (double.IsInfinity(x)) return double.PositiveInfinity;
        if (x <= 0)
        {
            if (x == Math.Floor(x)) return double.PositiveInfinity;
            // Γ(x)·Γ(1 − x) = π / sin πx.
            return Math.Log(Math.PI / Math.Abs(Math.Sin(Math.PI * (x - Math.Floor(x))))) - LogOf(1 - x);
        }
        // Around the zeros 1 and 2 the series keeps its digits: ln Γ(2 + z) = (1 − γ)·z + Σ (ζ(k) − 1)(−z)ᵏ/k.
        if (x is > 0.7 and < 1.3) return AroundTwo(x - 1) - NearOne.Log1p(x - 1);
        if (x is > 1.7 and < 2.3) return AroundTwo(x - 2);
        double product = 1;
        for (; x < Far; x++) product *= x;
        double sum = 0, inverse = 1 / (x * x), power = 1 / x;
        for (var k = 1; k <= s_bernoulli.Length; k++, power *= inverse) sum += s_bernoulli[k - 1] / (2 * k * (2 * k - 1)) * power;
        return (x - 0.5) * Math.Log(x) - x + Math.Log(2 * Math.PI) / 2 + sum - Math.Log(product);
    }

    private static double AroundTwo(double z)
    {
        double sum = (1 - Euler) * z, power = -z;
        for (var k = 2; k < s_zetas.Length + 2; k++) sum += s_zetas[k - 2] * (power *= -z) / k;
        return sum;
    }

    internal static double Polygamma(long n, double x)
    {
        if (n == 0) return Digamma(x);
        if (n == 1 && x < 0.5)
        {
            // ψ′(1 − x) + ψ′(x) = π² / sin² πx.
            var sine = Math.Sin(Math.PI * x);
            return Math.PI * Math.PI / (sine * sine) - Polygamma(1, 1 - x);
        }
        double factorial = 1;
        for (var k = 2; k <= n; k++) factorial *= k;
        return (n % 2 == 0 ? -1 : 1) * factorial * Zeta(n + 1, x);
    }

    private static double Digamma(double x)
    {
        if (x == 0) return Math.CopySign(double.PositiveInfinity, -x);
        if (x < 0)
        {
            if (x == Math.Floor(x)) return double.NaN;
            // ψ(1 − x) − ψ(x) = π / tan πx.
            return Digamma(1 - x) - Math.PI / Math.Tan(Math.PI * (x - Math.Floor(x)));
        }
        double sum = 0;
        for (; x < Far; x++) sum -= 1 / x;
        double inverse = 1 / (x * x), power = inverse;
        for (var k = 1; k <= s_bernoulli.Length; k++, power *= inverse) sum -= s_bernoulli[k - 1] / (2 * k) * power;
        return sum + Math.Log(x) - 0.5 / x;
    }

    /// <summary>ζ(s, q) = Σ (q + k)⁻ˢ over k ≥ 0, for s &gt; 1: the first terms, and the rest by Euler and Maclaurin.</summary>
    internal static double Zeta(double s, double q)
    {
        if (s == 1) return double.PositiveInfinity;
        if (s < 1 || double.IsNaN(q)) return double.NaN;
        if (q <= 0 && q == Math.Floor(q)) return double.PositiveInfinity;
        if (q <= 0 && s != Math.Floor(s)) return double.NaN;
        double sum = 0;
        for (; q < Far; q++) sum += Math.Pow(q, -s);
        sum += Math.Pow(q, 1 - s) / (s - 1) + Math.Pow(q, -s) / 2;
        var factor = s * Math.Pow(q, -s - 1) / 2;
        for (var k = 1; k <= s_bernoulli.Length; k++)
        {
            sum += s_bernoulli[k - 1] * factor;
            factor *= (s + 2 * k - 1) * (s + 2 * k) / ((2 * k + 1) * (2 * k + 2)) / (q * q);
        }
        return sum;
    }
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>ln |Γ(x)|, element by element.</summary>
        public Tensor lgamma() => LGamma.Instance.Apply(this);

        /// <summary><see cref="lgamma()"/>, written into this tensor.</summary>
        public Tensor lgamma_() => LGamma.Instance.Into(this);

        /// <summary>ψ(x), the derivative of ln Γ(x), element by element.</summary>
        public Tensor digamma() => Polygamma.Digamma.Apply(this);

        /// <summary><see cref="digamma()"/>, written into this tensor.</summary>
        public Tensor digamma_() => Polygamma.Digamma.Into(this);

        /// <summary>The p-th derivative of <see cref="digamma"/>, element by element.</summary>
        public Tensor polygamma(long p) => p < 0 ? throw new InvalidOperationException("polygamma(n, x) does not support negative n.") : new Polygamma(p).Apply(this);

        /// <summary><see cref="polygamma"/>, written into this tensor.</summary>
        public Tensor polygamma_(long p) => Into(polygamma(p));

        /// <summary>The logarithm of the multivariate gamma function of p dimensions; every element above (p − 1)/2.</summary>
        public Tensor mvlgamma(long p)
        {
            if (p < 1) throw new InvalidOperationException("p has to be greater than or equal to 1");
            var steps = arange(0, -p, -1, ScalarType.Float64).to_type(is_floating_point() ? dtype : get_default_dtype()) / 2;
            return (unsqueeze(-1) + steps).lgamma().sum(-1L) + p * (p - 1) / 4.0 * Math.Log(Math.PI);
        }

        /// <summary><see cref="mvlgamma"/>, written into this tensor.</summary>
        public Tensor mvlgamma_(long p) => Into(mvlgamma(p));
    }

    /// <summary>ln |Γ(x)|, element by element.</summary>
    public static Tensor lgamma(Tensor input) => input.lgamma();

    /// <summary><see cref="lgamma(Tensor)"/>, written into the tensor.</summary>
    public static Tensor lgamma_(Tensor input) => input.lgamma_();

    /// <summary>ψ(x), the derivative of ln Γ(x), element by element.</summary>
    public static Tensor digamma(Tensor input) => input.digamma();

    /// <summary><see cref="digamma(Tensor)"/>, written into the tensor.</summary>
    public static Tensor digamma_(Tensor input) => input.digamma_();

    /// <summary>The p-th derivative of <see cref="digamma"/>, element by element.</summary>
    public static Tensor polygamma(Tensor input, long p) => input.polygamma(p);

    /// <summary><see cref="polygamma"/>, written into the tensor.</summary>
    public static Tensor polygamma_(Tensor input, long p) => input.polygamma_(p);

    /// <summary>The logarithm of the multivariate gamma function of p dimensions.</summary>
    public static Tensor mvlgamma(Tensor input, long p) => input.mvlgamma(p);

    /// <summary><see cref="mvlgamma"/>, written into the tensor.</summary>
    public static Tensor mvlgamma_(Tensor input, long p) => input.mvlgamma_(p);

    /// <summary>Special functions.</summary>
    public static partial class special
    {
        /// <summary>ln |Γ(x)|, element by element.</summary>
        public static Tensor gammaln(Tensor input) => input.lgamma();

        /// <summary>ψ(x), the derivative of ln Γ(x), element by element.</summary>
        public static Tensor digamma(Tensor input) => input.digamma();

        /// <summary>The same as <see cref="digamma"/>.</summary>
        public static Tensor psi(Tensor input) => input.digamma();

        /// <summary>The n-th derivative of ψ, element by element.</summary>
        public static Tensor polygamma(long n, Tensor input) => input.polygamma(n);

        /// <summary>The logarithm of the multivariate gamma function of p dimensions.</summary>
        public static Tensor multigammaln(Tensor input, long p) => input.mvlgamma(p);
    }
}
