using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>√x. Slope 1/(2y).</summary>
internal sealed class Sqrt : UnaryOperator
{
    internal static readonly Sqrt Instance = new();

    protected override Reads SlopeReads => Reads.Output;

    internal override IEnumerable<Sample> Samples() => Sample.Unary(Apply, 0.2, 3);

    protected override void Forward<T>(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Sqrt(x, y);

    protected override Tensor Slope(Tensor y) => 0.5 / y;
}

/// <summary>1/√x. Slope −y³/2.</summary>
internal sealed class Rsqrt : UnaryOperator
{
    internal static readonly Rsqrt Instance = new();

    protected override Reads SlopeReads => Reads.Output;

    internal override IEnumerable<Sample> Samples() => Sample.Unary(Apply, 0.2, 3);

    protected override void Forward<T>(ReadOnlySpan<T> x, Span<T> y)
    {
        TensorPrimitives.Sqrt(x, y);
        TensorPrimitives.Divide(T.One, y, y);
    }

    protected override Tensor Slope(Tensor y) => -0.5 * y * y * y;
}

/// <summary>1/x. Slope −y².</summary>
internal sealed class Reciprocal : UnaryOperator
{
    internal static readonly Reciprocal Instance = new();

    protected override Reads SlopeReads => Reads.Output;

    internal override IEnumerable<Sample> Samples() => Sample.Unary(Apply, 0.3, 3);

    protected override void Forward<T>(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Divide(T.One, x, y);

    protected override Tensor Slope(Tensor y) => -y * y;
}

/// <summary>x². Slope 2x.</summary>
internal sealed class Square : UnaryOperator
{
    internal static readonly Square Instance = new();

    protected override Reads SlopeReads => Reads.Input;

    protected override bool KeepsIntegers => true;

    protected override void Forward<T>(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Multiply(x, x, y);

    protected override void ForwardInteger<T>(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Multiply(x, x, y);

    protected override Tensor Slope(Tensor x) => x * 2;
}

/// <summary>aᵇ. da = g·b·aᵇ⁻¹, db = g·aᵇ·ln a (0 where a is 0 and b is not negative).</summary>
internal sealed class Power : BinaryOperator
{
    internal static readonly Power Instance = new();

    protected override Operands GradientAReads => Operands.A | Operands.B;

    protected override Operands GradientBReads => Operands.A | Operands.B;

    internal override IEnumerable<Sample> Samples() => Sample.Binary(Apply, from: 0.3, to: 2);

    /// <summary>Powers that one or two multiplications or a root give are computed by them.</summary>
    internal Tensor Of(Tensor x, Scalar exponent) => exponent.ToDouble() switch
    {
        < 0 when !x.is_floating_point() && !ElementTypes.IsFloatingPoint(exponent.Type) => throw new InvalidOperationException("Integers to negative integer powers are not allowed."),
        // A product with 1 would have no second derivative.
        1 when x.is_floating_point() && !x.requires_grad => x * 1,
        2 when x.dtype != ScalarType.Bool && (x.is_floating_point() || !ElementTypes.IsFloatingPoint(exponent.Type)) => x.square(),
        3 when x.is_floating_point() => x * x * x,
        0.5 => x.sqrt(),
        -0.5 => x.rsqrt(),
        -1 when x.is_floating_point() => x.reciprocal(),
        _ => Apply(x, exponent),
    };

    protected override void Forward<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y)
    {
        if (typeof(T) == typeof(float) || typeof(T) == typeof(double)) EachReal(a, b, y, Math.Pow);
        else for (var i = 0; i < y.Length; i++) y[i] = IntegerPower(a[i], long.CreateTruncating(b[i]));
    }

    private static T IntegerPower<T>(T a, long exponent) where T : System.Numerics.INumber<T>
    {
        // 1/aⁿ, rounded towards 0; of 0 too.
        if (exponent < 0) return a == T.One ? a : a != -T.One ? T.Zero : (exponent & 1) == 1 ? a : T.One;
        var power = T.One;
        for (; exponent > 0; exponent >>= 1, a *= a)
            if ((exponent & 1) == 1) power *= a;
        return power;
    }

    protected override Tensor GradientA(Tensor g, Tensor a, Tensor b) => where(b == 0, 0, g * b * Apply(a, b - 1));

    protected override Tensor GradientB(Tensor g, Tensor a, Tensor b) => where((a == 0) & (b >= 0), 0, g * Apply(a, b) * a.log());
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>√x, element by element.</summary>
        public Tensor sqrt() => Sqrt.Instance.Apply(this);

        /// <summary><see cref="sqrt()"/>, written into this tensor.</summary>
        public Tensor sqrt_() => Sqrt.Instance.Into(this);

        /// <summary>1/√x, element by element.</summary>
        public Tensor rsqrt() => Rsqrt.Instance.Apply(this);

        /// <summary><see cref="rsqrt()"/>, written into this tensor.</summary>
        public Tensor rsqrt_() => Rsqrt.Instance.Into(this);

        /// <summary>1/x, element by element.</summary>
        public Tensor reciprocal() => Reciprocal.Instance.Apply(this);

        /// <summary><see cref="reciprocal()"/>, written into this tensor.</summary>
        public Tensor reciprocal_() => Reciprocal.Instance.Into(this);

        /// <summary>x², element by element.</summary>
        public Tensor square() => Square.Instance.Apply(this);

        /// <summary>thisᵉ, broadcast.</summary>
        public Tensor pow(Tensor exponent) => Power.Instance.Apply(this, exponent);

        /// <summary>thisᵉ.</summary>
        public Tensor pow(Scalar exponent) => Power.Instance.Of(this, exponent);

        /// <summary>thisᵉ, written into this tensor.</summary>
        public Tensor pow_(Tensor exponent) => Power.Instance.Into(this, exponent);

        /// <summary>thisᵉ, written into this tensor.</summary>
        public Tensor pow_(Scalar exponent) => Into(pow(exponent));

        /// <summary>thisᵗ in float64, broadcast.</summary>
        public Tensor float_power(Tensor target) => to_type(ScalarType.Float64).pow(target.to_type(ScalarType.Float64));

        /// <summary>thisᵗ in float64, written into this tensor, which must be of that type.</summary>
        public Tensor float_power_(Tensor target)
        {
            if (dtype != ScalarType.Float64) throw new InvalidOperationException($"the base given to float_power_ has dtype {dtype} but the operation's result requires dtype Float64");
            return Into(float_power(target));
        }

        /// <summary>this · 2ᵒ, broadcast.</summary>
        public Tensor ldexp(Tensor other) => this * other.exp2();

        /// <summary>this · 2ᵒ, written into this tensor.</summary>
        public Tensor ldexp_(Tensor other) => mul_(other.exp2());
    }

    /// <summary>√x, element by element.</summary>
    public static Tensor sqrt(Tensor input) => input.sqrt();

    /// <summary><see cref="sqrt(Tensor)"/>, written into the tensor.</summary>
    public static Tensor sqrt_(Tensor input) => input.sqrt_();

    /// <summary>1/√x, element by element.</summary>
    public static Tensor rsqrt(Tensor input) => input.rsqrt();

    /// <summary><see cref="rsqrt(Tensor)"/>, written into the tensor.</summary>
    public static Tensor rsqrt_(Tensor input) => input.rsqrt_();

    /// <summary>1/x, element by element.</summary>
    public static Tensor reciprocal(Tensor input) => input.reciprocal();

    /// <summary><see cref="reciprocal(Tensor)"/>, written into the tensor.</summary>
    public static Tensor reciprocal_(Tensor input) => input.reciprocal_();

    /// <summary>x², element by element.</summary>
    public static Tensor square(Tensor input) => input.square();

    /// <summary>leftᵉ, broadcast.</summary>
    public static Tensor pow(Tensor left, Tensor exponent) => left.pow(exponent);

    /// <summary>leftᵉ.</summary>
    public static Tensor pow(Tensor left, Scalar exponent) => left.pow(exponent);

    /// <summary>leftᵉ, written into left.</summary>
    public static Tensor pow_(Tensor left, Tensor exponent) => left.pow_(exponent);

    /// <summary>leftᵉ, written into left.</summary>
    public static Tensor pow_(Tensor left, Scalar exponent) => left.pow_(exponent);

    /// <summary>inputᵗ in float64, broadcast.</summary>
    public static Tensor float_power(Tensor input, Tensor target) => input.float_power(target);

    /// <summary>inputᵗ in float64, written into input.</summary>
    public static Tensor float_power_(Tensor input, Tensor target) => input.float_power_(target);

    /// <summary>input · 2ᵒ, broadcast.</summary>
    public static Tensor ldexp(Tensor input, Tensor other) => input.ldexp(other);

    /// <summary>input · 2ᵒ, written into input.</summary>
    public static Tensor ldexp_(Tensor input, Tensor other) => input.ldexp_(other);
}
