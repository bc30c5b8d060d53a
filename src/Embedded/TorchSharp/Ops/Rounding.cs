using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>A function with steps: its slope is 0, and integers stay as they are.</summary>
internal abstract class RoundingOperator : UnaryOperator
{
    protected override Reads SlopeReads => Reads.Nothing;

    protected override bool KeepsIntegers => true;

    protected override void ForwardInteger<T>(ReadOnlySpan<T> x, Span<T> y) => x.CopyTo(y);

    protected override Tensor Slope(Tensor g) => full([], 0, g.dtype);
}

/// <summary>The largest integer not above x.</summary>
internal sealed class Floor : RoundingOperator
{
    internal static readonly Floor Instance = new();

    protected override void Forward<T>(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Floor(x, y);
}

/// <summary>The smallest integer not below x.</summary>
internal sealed class Ceiling : RoundingOperator
{
    internal static readonly Ceiling Instance = new();

    protected override void Forward<T>(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Ceiling(x, y);
}

/// <summary>The integer next to x towards 0.</summary>
internal sealed class Truncate : RoundingOperator
{
    internal static readonly Truncate Instance = new();

    protected override void Forward<T>(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Truncate(x, y);
}

/// <summary>The nearest integer, the even one of two equally near.</summary>
internal sealed class Round : RoundingOperator
{
    internal static readonly Round Instance = new();

    protected override void Forward<T>(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Round(x, y);

    /// <summary>Rounded to so many decimals; to tens, hundreds, … if negative.</summary>
    internal Tensor To(Tensor x, long decimals)
    {
        if (decimals == 0) return Apply(x);
        if (!x.is_floating_point()) throw new InvalidOperationException($"round(): decimals are for floating-point tensors, and this one is {x.dtype}.");
        // Multiplying and dividing by a power of ten is exact where multiplying by its inverse is not.
        var scale = Math.Pow(10, Math.Abs(decimals));
        return decimals > 0 ? Apply(x * scale) / scale : Apply(x / scale) * scale;
    }
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The largest integer not above x, element by element.</summary>
        public Tensor floor() => Floor.Instance.Apply(this);

        /// <summary><see cref="floor()"/>, written into this tensor.</summary>
        public Tensor floor_() => Floor.Instance.Into(this);

        /// <summary>The smallest integer not below x, element by element.</summary>
        public Tensor ceil() => Ceiling.Instance.Apply(this);

        /// <summary><see cref="ceil()"/>, written into this tensor.</summary>
        public Tensor ceil_() => Ceiling.Instance.Into(this);

        /// <summary>The integer next to x towards 0, element by element.</summary>
        public Tensor trunc() => Truncate.Instance.Apply(this);

        /// <summary><see cref="trunc()"/>, written into this tensor.</summary>
        public Tensor trunc_() => Truncate.Instance.Into(this);

        /// <summary>The same as <see cref="trunc()"/>.</summary>
        public Tensor fix() => Truncate.Instance.Apply(this);

        /// <summary><see cref="fix()"/>, written into this tensor.</summary>
        public Tensor fix_() => Truncate.Instance.Into(this);

        /// <summary>The nearest integer, halves to the even one; or that many decimals (tens, hundreds, … if negative).</summary>
        public Tensor round(long decimals = 0) => Round.Instance.To(this, decimals);

        /// <summary><see cref="round"/>, written into this tensor.</summary>
        public Tensor round_(long decimals = 0) => decimals == 0 ? Round.Instance.Into(this) : Into(round(decimals));

        /// <summary>What is behind the decimal point, x − trunc x, with the sign of x.</summary>
        public Tensor frac() => this - trunc();

        /// <summary><see cref="frac"/>, written into this tensor.</summary>
        public Tensor frac_() => Into(frac());
    }

    /// <summary>The largest integer not above x, element by element.</summary>
    public static Tensor floor(Tensor input) => input.floor();

    /// <summary><see cref="floor(Tensor)"/>, written into the tensor.</summary>
    public static Tensor floor_(Tensor input) => input.floor_();

    /// <summary>The smallest integer not below x, element by element.</summary>
    public static Tensor ceil(Tensor input) => input.ceil();

    /// <summary><see cref="ceil(Tensor)"/>, written into the tensor.</summary>
    public static Tensor ceil_(Tensor input) => input.ceil_();

    /// <summary>The integer next to x towards 0, element by element.</summary>
    public static Tensor trunc(Tensor input) => input.trunc();

    /// <summary><see cref="trunc(Tensor)"/>, written into the tensor.</summary>
    public static Tensor trunc_(Tensor input) => input.trunc_();

    /// <summary>The same as <see cref="trunc(Tensor)"/>.</summary>
    public static Tensor fix(Tensor input) => input.fix();

    /// <summary><see cref="fix(Tensor)"/>, written into the tensor.</summary>
    public static Tensor fix_(Tensor input) => input.fix_();

    /// <summary>The nearest integer, halves to the even one; or that many decimals (tens, hundreds, … if negative).</summary>
    public static Tensor round(Tensor input, long decimals = 0) => input.round(decimals);

    /// <summary><see cref="round"/>, written into the tensor.</summary>
    public static Tensor round_(Tensor input, long decimals = 0) => input.round_(decimals);

    /// <summary>What is behind the decimal point, x − trunc x, with the sign of x.</summary>
    public static Tensor frac(Tensor input) => input.frac();

    /// <summary><see cref="frac"/>, written into the tensor.</summary>
    public static Tensor frac_(Tensor input) => input.frac_();
}
