using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>ln x. Slope 1/x.</summary>
internal sealed class Log : UnaryOperator
{
    internal static readonly Log Instance = new();

    protected override Reads SlopeReads => Reads.Input;

    internal override IEnumerable<Sample> Samples() => Sample.Unary(Apply, 0.2, 3);

    protected override void Forward<T>(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Log(x, y);

    protected override Tensor Slope(Tensor x) => 1 / x;
}

/// <summary>log₂ x. Slope 1/(x·ln 2).</summary>
internal sealed class Log2 : UnaryOperator
{
    internal static readonly Log2 Instance = new();

    protected override Reads SlopeReads => Reads.Input;

    internal override IEnumerable<Sample> Samples() => Sample.Unary(Apply, 0.2, 3);

    protected override void Forward<T>(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Log2(x, y);

    protected override Tensor Slope(Tensor x) => 1 / (x * Math.Log(2));
}

/// <summary>log₁₀ x. Slope 1/(x·ln 10).</summary>
internal sealed class Log10 : UnaryOperator
{
    internal static readonly Log10 Instance = new();

    protected override Reads SlopeReads => Reads.Input;

    internal override IEnumerable<Sample> Samples() => Sample.Unary(Apply, 0.2, 3);

    protected override void Forward<T>(ReadOnlySpan<T> x, Span<T> y)
    {
        for (var i = 0; i < x.Length; i++) y[i] = T.Log10(x[i]);
    }

    protected override Tensor Slope(Tensor x) => 1 / (x * Math.Log(10));
}

/// <summary>ln(1 + x), exact near 0. Slope 1/(1 + x).</summary>
internal sealed class Log1p : UnaryOperator
{
    internal static readonly Log1p Instance = new();

    protected override Reads SlopeReads => Reads.Input;

    internal override IEnumerable<Sample> Samples() => Sample.Unary(Apply, -0.8, 3);

    protected override void Forward<T>(ReadOnlySpan<T> x, Span<T> y)
    {
        for (var i = 0; i < x.Length; i++) y[i] = NearOne.Log1p(x[i]);
    }

    protected override Tensor Slope(Tensor x) => 1 / (x + 1);
}

/// <summary>ln(eᵃ + eᵇ) = max(a, b) + ln(1 + e⁻|ᵃ⁻ᵇ|), which never overflows. da = g·σ(a − b), db = g·σ(b − a).</summary>
internal sealed class LogAddExp : BinaryOperator
{
    internal static readonly LogAddExp Instance = new();

    protected override Operands GradientAReads => Operands.A | Operands.B;

    protected override Operands GradientBReads => Operands.A | Operands.B;

    protected override bool MakesReal => true;

    protected override void Forward<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) => EachReal(a, b, y, static (p, q) =>
        // Equal infinities have no difference.
        p == q && double.IsInfinity(p) ? p : Math.Max(p, q) + NearOne.Log1p(Math.Exp(-Math.Abs(p - q))));

    protected override Tensor GradientA(Tensor g, Tensor a, Tensor b) => g * (a - b).sigmoid();

    protected override Tensor GradientB(Tensor g, Tensor a, Tensor b) => g * (b - a).sigmoid();
}

/// <summary>log₂(2ᵃ + 2ᵇ) = max(a, b) + log₂(1 + 2⁻|ᵃ⁻ᵇ|). da = g·2ᵃ/(2ᵃ + 2ᵇ), db = g·2ᵇ/(2ᵃ + 2ᵇ).</summary>
internal sealed class LogAddExp2 : BinaryOperator
{
    internal static readonly LogAddExp2 Instance = new();

    protected override Operands GradientAReads => Operands.A | Operands.B;

    protected override Operands GradientBReads => Operands.A | Operands.B;

    protected override bool MakesReal => true;

    protected override void Forward<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) => EachReal(a, b, y, static (p, q) =>
        p == q && double.IsInfinity(p) ? p : Math.Max(p, q) + NearOne.Log1p(Math.Exp(-Math.Abs(p - q) * Math.Log(2))) / Math.Log(2));

    protected override Tensor GradientA(Tensor g, Tensor a, Tensor b) => g * ((a - b) * Math.Log(2)).sigmoid();

    protected override Tensor GradientB(Tensor g, Tensor a, Tensor b) => g * ((b - a) * Math.Log(2)).sigmoid();
}

/// <summary>a·ln b, and 0 where a is 0 and b is a number. da = g·ln b (0 where both a is 0 and b ≤ 0), db = g·a/b.</summary>
internal sealed class XLogY : BinaryOperator
{
    internal static readonly XLogY Instance = new();

    protected override Operands GradientAReads => Operands.A | Operands.B;

    protected override Operands GradientBReads => Operands.A | Operands.B;

    protected override bool MakesReal => true;

    internal override IEnumerable<Sample> Samples() => Sample.Binary(Apply, fromB: 0.3, toB: 3);

    protected override void Forward<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) => EachReal(a, b, y, static (p, q) =>
        p == 0 && !double.IsNaN(q) ? 0 : p * Math.Log(q));

    protected override Tensor GradientA(Tensor g, Tensor a, Tensor b) => where((a == 0) & (b <= 0), 0, Apply(g, b));

    protected override Tensor GradientB(Tensor g, Tensor a, Tensor b) => g * a / b;
}

/// <summary>a·ln(1 + b), and 0 where a is 0 and b is a number. da = g·ln(1 + b) (0 where both a is 0 and b ≤ −1), db = g·a/(1 + b).</summary>
internal sealed class XLog1pY : BinaryOperator
{
    internal static readonly XLog1pY Instance = new();

    protected override Operands GradientAReads => Operands.A | Operands.B;

    protected override Operands GradientBReads => Operands.A | Operands.B;

    protected override bool MakesReal => true;

    internal override IEnumerable<Sample> Samples() => Sample.Binary(Apply, fromB: -0.7, toB: 3);

    protected override void Forward<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) => EachReal(a, b, y, static (p, q) =>
        p == 0 && !double.IsNaN(q) ? 0 : p * NearOne.Log1p(q));

    protected override Tensor GradientA(Tensor g, Tensor a, Tensor b) => where((a == 0) & (b <= -1), 0, Apply(g, b));

    protected override Tensor GradientB(Tensor g, Tensor a, Tensor b) => g * a / (b + 1);
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>ln x, element by element.</summary>
        public Tensor log() => Log.Instance.Apply(this);

        /// <summary><see cref="log()"/>, written into this tensor.</summary>
        public Tensor log_() => Log.Instance.Into(this);

        /// <summary>log₂ x, element by element.</summary>
        public Tensor log2() => Log2.Instance.Apply(this);

        /// <summary><see cref="log2()"/>, written into this tensor.</summary>
        public Tensor log2_() => Log2.Instance.Into(this);

        /// <summary>log₁₀ x, element by element.</summary>
        public Tensor log10() => Log10.Instance.Apply(this);

        /// <summary><see cref="log10()"/>, written into this tensor.</summary>
        public Tensor log10_() => Log10.Instance.Into(this);

        /// <summary>ln(1 + x), exact near 0, element by element.</summary>
        public Tensor log1p() => Log1p.Instance.Apply(this);

        /// <summary><see cref="log1p()"/>, written into this tensor.</summary>
        public Tensor log1p_() => Log1p.Instance.Into(this);

        /// <summary>ln(eˣ + eᵒᵗʰᵉʳ) without overflow, broadcast.</summary>
        public Tensor logaddexp(Tensor other) => LogAddExp.Instance.Apply(this, other);

        /// <summary>log₂(2ˣ + 2ᵒᵗʰᵉʳ) without overflow, broadcast.</summary>
        public Tensor logaddexp2(Tensor other) => LogAddExp2.Instance.Apply(this, other);

        /// <summary>this · ln y, 0 where this is 0, broadcast.</summary>
        public Tensor xlogy(Tensor y) => XLogY.Instance.Apply(this, y);

        /// <summary>this · ln y, 0 where this is 0.</summary>
        public Tensor xlogy(Scalar y) => XLogY.Instance.Apply(this, y);

        /// <summary>this · ln y, written into this tensor.</summary>
        public Tensor xlogy_(Tensor y) => XLogY.Instance.Into(this, y);

        /// <summary>this · ln y, written into this tensor.</summary>
        public Tensor xlogy_(Scalar y) => XLogY.Instance.Into(this, y);

        /// <summary>ln(x / (1 − x)), the inverse of the sigmoid. With <paramref name="eps"/>, x is first clamped to [eps, 1 − eps].</summary>
        public Tensor logit(double? eps = null)
        {
            var x = eps is null ? this : clamp(eps.Value, 1 - eps.Value);
            return (x / (1 - x)).log();
        }

        /// <summary><see cref="logit"/>, written into this tensor.</summary>
        public Tensor logit_(double? eps = null) => Into(logit(eps));
    }

    /// <summary>ln x, element by element.</summary>
    public static Tensor log(Tensor input) => input.log();

    /// <summary><see cref="log(Tensor)"/>, written into the tensor.</summary>
    public static Tensor log_(Tensor input) => input.log_();

    /// <summary>log₂ x, element by element.</summary>
    public static Tensor log2(Tensor input) => input.log2();

    /// <summary><see cref="log2(Tensor)"/>, written into the tensor.</summary>
    public static Tensor log2_(Tensor input) => input.log2_();

    /// <summary>log₁₀ x, element by element.</summary>
    public static Tensor log10(Tensor input) => input.log10();

    /// <summary><see cref="log10(Tensor)"/>, written into the tensor.</summary>
    public static Tensor log10_(Tensor input) => input.log10_();

    /// <summary>ln(1 + x), exact near 0, element by element.</summary>
    public static Tensor log1p(Tensor input) => input.log1p();

    /// <summary><see cref="log1p(Tensor)"/>, written into the tensor.</summary>
    public static Tensor log1p_(Tensor input) => input.log1p_();

    /// <summary>ln(eˡᵉᶠᵗ + eʳⁱᵍʰᵗ) without overflow, broadcast.</summary>
    public static Tensor logaddexp(Tensor left, Tensor right) => left.logaddexp(right);

    /// <summary>log₂(2ˡᵉᶠᵗ + 2ʳⁱᵍʰᵗ) without overflow, broadcast.</summary>
    public static Tensor logaddexp2(Tensor left, Tensor right) => left.logaddexp2(right);

    /// <summary>x · ln y, 0 where x is 0, broadcast.</summary>
    public static Tensor xlogy(Tensor x, Tensor y) => x.xlogy(y);

    /// <summary>x · ln y, 0 where x is 0.</summary>
    public static Tensor xlogy(Tensor x, Scalar y) => x.xlogy(y);

    /// <summary>x · ln y, written into x.</summary>
    public static Tensor xlogy_(Tensor x, Tensor y) => x.xlogy_(y);

    /// <summary>x · ln y, written into x.</summary>
    public static Tensor xlogy_(Tensor x, Scalar y) => x.xlogy_(y);

    /// <summary>ln(x / (1 − x)), x first clamped to [eps, 1 − eps] if given.</summary>
    public static Tensor logit(Tensor input, double? eps = null) => input.logit(eps);

    /// <summary><see cref="logit"/>, written into the tensor.</summary>
    public static Tensor logit_(Tensor input, double? eps = null) => input.logit_(eps);

    /// <summary>Special functions.</summary>
    public static partial class special
    {
        /// <summary>ln(x / (1 − x)), the inverse of the sigmoid.</summary>
        public static Tensor logit(Tensor input) => input.logit();

        /// <summary>input · ln(1 + other), 0 where input is 0, broadcast.</summary>
        public static Tensor xlog1py(Tensor input, Tensor other) => XLog1pY.Instance.Apply(input, other);

        /// <summary>−x·ln x: 0 at 0, −∞ below.</summary>
        public static Tensor entr(Tensor input) => where(input < 0, double.NegativeInfinity, -input.xlogy(input));
    }
}
