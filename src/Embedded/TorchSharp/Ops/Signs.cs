using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>−x. Slope −1.</summary>
internal sealed class Negate : UnaryOperator
{
    internal static readonly Negate Instance = new();

    protected override Reads SlopeReads => Reads.Nothing;

    protected override bool KeepsIntegers => true;

    internal new Tensor Apply(Tensor x) => x.dtype == ScalarType.Bool
        ? throw new InvalidOperationException("Negation, the `-` operator, on a bool tensor is not supported. If you are trying to invert a mask, use the `~` or `logical_not()` operator instead.")
        : base.Apply(x);

    protected override void Forward<T>(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Negate(x, y);

    protected override void ForwardInteger<T>(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Subtract(T.Zero, x, y);

    protected override Tensor Slope(Tensor g) => full([], -1, g.dtype);
}

/// <summary>|x|. Slope sign x, 0 at 0.</summary>
internal sealed class Abs : UnaryOperator
{
    internal static readonly Abs Instance = new();

    protected override Reads SlopeReads => Reads.Input;

    protected override bool KeepsIntegers => true;

    protected override void Forward<T>(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Abs(x, y);

    // The smallest integer has no opposite and stays as it is, as in PyTorch.
    protected override void ForwardInteger<T>(ReadOnlySpan<T> x, Span<T> y)
    {
        for (var i = 0; i < x.Length; i++) y[i] = T.IsNegative(x[i]) ? unchecked(T.Zero - x[i]) : x[i];
    }

    protected override Tensor Slope(Tensor x) => x.sign();
}

/// <summary>−1, 0 or 1; 0 for NaN. Slope 0.</summary>
internal sealed class Sign : UnaryOperator
{
    internal static readonly Sign Instance = new();

    protected override Reads SlopeReads => Reads.Nothing;

    protected override bool KeepsIntegers => true;

    protected override void Forward<T>(ReadOnlySpan<T> x, Span<T> y)
    {
        for (var i = 0; i < x.Length; i++) y[i] = x[i] > T.Zero ? T.One : x[i] < T.Zero ? -T.One : T.Zero;
    }

    protected override void ForwardInteger<T>(ReadOnlySpan<T> x, Span<T> y)
    {
        for (var i = 0; i < x.Length; i++) y[i] = T.CreateTruncating(T.Sign(x[i]));
    }

    protected override Tensor Slope(Tensor g) => full([], 0, g.dtype);
}

/// <summary>|a| with the sign of b, that of −0 included. da = g·y/a, 0 where a is 0; b has no gradient.</summary>
internal sealed class CopySign : BinaryOperator
{
    internal static readonly CopySign Instance = new();

    protected override Operands GradientAReads => Operands.A | Operands.B;

    protected override Operands GradientBReads => Operands.None;

    protected override bool MakesReal => true;

    protected override void Forward<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) => EachReal(a, b, y, Math.CopySign);

    protected override Tensor GradientA(Tensor g, Tensor a, Tensor b) => where(a == 0, 0, g * a.sign() * Apply(ones([], a.dtype), b));

    protected override Tensor GradientB(Tensor g, Tensor a, Tensor b) => g * 0;
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>−x, element by element.</summary>
        public Tensor neg() => Negate.Instance.Apply(this);

        /// <summary>The same as <see cref="neg()"/>.</summary>
        public Tensor negative() => Negate.Instance.Apply(this);

        /// <summary>The size of each element without its sign.</summary>
        public Tensor abs() => Abs.Instance.Apply(this);

        /// <summary><see cref="abs()"/>, written into this tensor.</summary>
        public Tensor abs_() => Abs.Instance.Into(this);

        /// <summary>The same as <see cref="abs()"/>.</summary>
        public Tensor absolute() => Abs.Instance.Apply(this);

        /// <summary><see cref="absolute()"/>, written into this tensor.</summary>
        public Tensor absolute_() => Abs.Instance.Into(this);

        /// <summary>−1, 0 or 1, element by element.</summary>
        public Tensor sign() => Sign.Instance.Apply(this);

        /// <summary><see cref="sign()"/>, written into this tensor.</summary>
        public Tensor sign_() => Sign.Instance.Into(this);

        /// <summary>The same as <see cref="sign()"/>.</summary>
        public Tensor sgn() => Sign.Instance.Apply(this);

        /// <summary><see cref="sgn()"/>, written into this tensor.</summary>
        public Tensor sgn_() => Sign.Instance.Into(this);

        /// <summary>The same values: +x.</summary>
        public Tensor positive() => dtype == ScalarType.Bool ? throw new InvalidOperationException("The `+` operator, on a bool tensor is not supported.") : alias();

        /// <summary>Whether each element's sign bit is set: negative, or −0.</summary>
        public Tensor signbit() => Classification.IsNegative(this);

        /// <summary>The size of the elements with the sign of the other, broadcast.</summary>
        public Tensor copysign(Tensor other) => CopySign.Instance.Apply(this, other);

        /// <summary>The size of the elements with the sign of the other, written into this tensor.</summary>
        public Tensor copysign_(Tensor other) => CopySign.Instance.Into(this, other);

        /// <summary>0 below 0, 1 above, and at 0 the other's value, broadcast. Both have one element type.</summary>
        public Tensor heaviside(Tensor other)
        {
            if (dtype != other.dtype) throw new InvalidOperationException("heaviside is not yet implemented for tensors with different dtypes.");
            return torch.where(this == 0, other, (this > 0).to_type(dtype));
        }

        /// <summary><see cref="heaviside"/>, written into this tensor.</summary>
        public Tensor heaviside_(Tensor other) => Into(heaviside(other));
    }

    /// <summary>−x, element by element.</summary>
    public static Tensor neg(Tensor input) => input.neg();

    /// <summary><see cref="neg(Tensor)"/>, written into the tensor.</summary>
    public static Tensor neg_(Tensor input) => Negate.Instance.Into(input);

    /// <summary>The same as <see cref="neg(Tensor)"/>.</summary>
    public static Tensor negative(Tensor input) => input.negative();

    /// <summary><see cref="negative(Tensor)"/>, written into the tensor.</summary>
    public static Tensor negative_(Tensor input) => Negate.Instance.Into(input);

    /// <summary>The size of each element without its sign.</summary>
    public static Tensor abs(Tensor input) => input.abs();

    /// <summary><see cref="abs(Tensor)"/>, written into the tensor.</summary>
    public static Tensor abs_(Tensor input) => input.abs_();

    /// <summary>The same as <see cref="abs(Tensor)"/>.</summary>
    public static Tensor absolute(Tensor input) => input.absolute();

    /// <summary><see cref="absolute(Tensor)"/>, written into the tensor.</summary>
    public static Tensor absolute_(Tensor input) => input.absolute_();

    /// <summary>−1, 0 or 1, element by element.</summary>
    public static Tensor sign(Tensor input) => input.sign();

    /// <summary><see cref="sign(Tensor)"/>, written into the tensor.</summary>
    public static Tensor sign_(Tensor input) => input.sign_();

    /// <summary>The same as <see cref="sign(Tensor)"/>.</summary>
    public static Tensor sgn(Tensor input) => input.sgn();

    /// <summary><see cref="sgn(Tensor)"/>, written into the tensor.</summary>
    public static Tensor sgn_(Tensor input) => input.sgn_();

    /// <summary>The same values: +x.</summary>
    public static Tensor positive(Tensor input) => input.positive();

    /// <summary>Whether each element's sign bit is set: negative, or −0.</summary>
    public static Tensor signbit(Tensor input) => input.signbit();

    /// <summary>The size of the elements with the sign of the other, broadcast.</summary>
    public static Tensor copysign(Tensor input, Tensor other) => input.copysign(other);

    /// <summary>The size of the elements with the sign of the other, written into input.</summary>
    public static Tensor copysign_(Tensor input, Tensor other) => input.copysign_(other);

    /// <summary>0 below 0, 1 above, and at 0 the given value, broadcast.</summary>
    public static Tensor heaviside(Tensor input, Tensor values) => input.heaviside(values);

    /// <summary><see cref="heaviside"/>, written into input.</summary>
    public static Tensor heaviside_(Tensor input, Tensor values) => input.heaviside_(values);
}
