using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>sinh x. Slope cosh x.</summary>
internal sealed class Sinh : UnaryOperator
{
    internal static readonly Sinh Instance = new();

    protected override Reads SlopeReads => Reads.Input;

    // The vector form loses digits near 0, where eˣ − e⁻ˣ cancels.
    protected override void Forward<T>(ReadOnlySpan<T> x, Span<T> y)
    {
        for (var i = 0; i < x.Length; i++) y[i] = T.Sinh(x[i]);
    }

    protected override Tensor Slope(Tensor x) => x.cosh();
}

/// <summary>cosh x. Slope sinh x.</summary>
internal sealed class Cosh : UnaryOperator
{
    internal static readonly Cosh Instance = new();

    protected override Reads SlopeReads => Reads.Input;

    protected override void Forward<T>(ReadOnlySpan<T> x, Span<T> y)
    {
        for (var i = 0; i < x.Length; i++) y[i] = T.Cosh(x[i]);
    }

    protected override Tensor Slope(Tensor x) => x.sinh();
}

/// <summary>The inverse of sinh. Slope 1/√(x² + 1).</summary>
internal sealed class Asinh : UnaryOperator
{
    internal static readonly Asinh Instance = new();

    protected override Reads SlopeReads => Reads.Input;

    protected override void Forward<T>(ReadOnlySpan<T> x, Span<T> y)
    {
        for (var i = 0; i < x.Length; i++) y[i] = T.Asinh(x[i]);
    }

    protected override Tensor Slope(Tensor x) => (x * x + 1).rsqrt();
}

/// <summary>The inverse of cosh, for x ≥ 1. Slope 1/√(x² − 1).</summary>
internal sealed class Acosh : UnaryOperator
{
    internal static readonly Acosh Instance = new();

    protected override Reads SlopeReads => Reads.Input;

    internal override IEnumerable<Sample> Samples() => Sample.Unary(Apply, 1.2, 3);

    protected override void Forward<T>(ReadOnlySpan<T> x, Span<T> y)
    {
        for (var i = 0; i < x.Length; i++) y[i] = T.Acosh(x[i]);
    }

    protected override Tensor Slope(Tensor x) => (x * x - 1).rsqrt();
}

/// <summary>The inverse of tanh, for |x| ≤ 1. Slope 1/(1 − x²).</summary>
internal sealed class Atanh : UnaryOperator
{
    internal static readonly Atanh Instance = new();

    protected override Reads SlopeReads => Reads.Input;

    internal override IEnumerable<Sample> Samples() => Sample.Unary(Apply, -0.9, 0.9);

    protected override void Forward<T>(ReadOnlySpan<T> x, Span<T> y)
    {
        for (var i = 0; i < x.Length; i++) y[i] = T.Atanh(x[i]);
    }

    protected override Tensor Slope(Tensor x) => 1 / (1 - x * x);
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Hyperbolic sine, element by element.</summary>
        public Tensor sinh() => Sinh.Instance.Apply(this);

        /// <summary><see cref="sinh()"/>, written into this tensor.</summary>
        public Tensor sinh_() => Sinh.Instance.Into(this);

        /// <summary>Hyperbolic cosine, element by element.</summary>
        public Tensor cosh() => Cosh.Instance.Apply(this);

        /// <summary><see cref="cosh()"/>, written into this tensor.</summary>
        public Tensor cosh_() => Cosh.Instance.Into(this);

        /// <summary>The inverse of sinh, element by element.</summary>
        public Tensor asinh() => Asinh.Instance.Apply(this);

        /// <summary><see cref="asinh()"/>, written into this tensor.</summary>
        public Tensor asinh_() => Asinh.Instance.Into(this);

        /// <summary>The same as <see cref="asinh()"/>.</summary>
        public Tensor arcsinh() => Asinh.Instance.Apply(this);

        /// <summary><see cref="arcsinh()"/>, written into this tensor.</summary>
        public Tensor arcsinh_() => Asinh.Instance.Into(this);

        /// <summary>The inverse of cosh, element by element; NaN below 1.</summary>
        public Tensor acosh() => Acosh.Instance.Apply(this);

        /// <summary><see cref="acosh()"/>, written into this tensor.</summary>
        public Tensor acosh_() => Acosh.Instance.Into(this);

        /// <summary>The same as <see cref="acosh()"/>.</summary>
        public Tensor arccosh() => Acosh.Instance.Apply(this);

        /// <summary><see cref="arccosh()"/>, written into this tensor.</summary>
        public Tensor arccosh_() => Acosh.Instance.Into(this);

        /// <summary>The inverse of tanh, element by element; NaN outside [−1, 1].</summary>
        public Tensor atanh() => Atanh.Instance.Apply(this);

        /// <summary><see cref="atanh()"/>, written into this tensor.</summary>
        public Tensor atanh_() => Atanh.Instance.Into(this);

        /// <summary>The same as <see cref="atanh()"/>.</summary>
        public Tensor arctanh() => Atanh.Instance.Apply(this);

        /// <summary><see cref="arctanh()"/>, written into this tensor.</summary>
        public Tensor arctanh_() => Atanh.Instance.Into(this);
    }

    /// <summary>Hyperbolic sine, element by element.</summary>
    public static Tensor sinh(Tensor input) => input.sinh();

    /// <summary><see cref="sinh(Tensor)"/>, written into the tensor.</summary>
    public static Tensor sinh_(Tensor input) => input.sinh_();

    /// <summary>Hyperbolic cosine, element by element.</summary>
    public static Tensor cosh(Tensor input) => input.cosh();

    /// <summary><see cref="cosh(Tensor)"/>, written into the tensor.</summary>
    public static Tensor cosh_(Tensor input) => input.cosh_();

    /// <summary>The inverse of sinh, element by element.</summary>
    public static Tensor asinh(Tensor input) => input.asinh();

    /// <summary><see cref="asinh(Tensor)"/>, written into the tensor.</summary>
    public static Tensor asinh_(Tensor input) => input.asinh_();

    /// <summary>The same as <see cref="asinh(Tensor)"/>.</summary>
    public static Tensor arcsinh(Tensor input) => input.arcsinh();

    /// <summary><see cref="arcsinh(Tensor)"/>, written into the tensor.</summary>
    public static Tensor arcsinh_(Tensor input) => input.arcsinh_();

    /// <summary>The inverse of cosh, element by element; NaN below 1.</summary>
    public static Tensor acosh(Tensor input) => input.acosh();

    /// <summary><see cref="acosh(Tensor)"/>, written into the tensor.</summary>
    public static Tensor acosh_(Tensor input) => input.acosh_();

    /// <summary>The same as <see cref="acosh(Tensor)"/>.</summary>
    public static Tensor arccosh(Tensor input) => input.arccosh();

    /// <summary><see cref="arccosh(Tensor)"/>, written into the tensor.</summary>
    public static Tensor arccosh_(Tensor input) => input.arccosh_();

    /// <summary>The inverse of tanh, element by element; NaN outside [−1, 1].</summary>
    public static Tensor atanh(Tensor input) => input.atanh();

    /// <summary><see cref="atanh(Tensor)"/>, written into the tensor.</summary>
    public static Tensor atanh_(Tensor input) => input.atanh_();

    /// <summary>The same as <see cref="atanh(Tensor)"/>.</summary>
    public static Tensor arctanh(Tensor input) => input.arctanh();

    /// <summary><see cref="arctanh(Tensor)"/>, written into the tensor.</summary>
    public static Tensor arctanh_(Tensor input) => input.arctanh_();
}
