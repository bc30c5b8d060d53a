using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Logistic sigmoid, σ(x) = 1 / (1 + e⁻ˣ). Slope σ(1 − σ).</summary>
/// <remarks>Finite for every x: e⁻ˣ that overflows gives 1/∞ = 0.</remarks>
internal sealed class Sigmoid : UnaryOperator
{
    internal static readonly Sigmoid Instance = new();

    protected override Reads SlopeReads => Reads.Output;

    internal override IEnumerable<Sample> Samples() => Sample.Unary(Apply, -6, 6);

    protected override void Forward<T>(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Sigmoid(x, y);

    protected override Tensor Slope(Tensor y) => y * (1 - y);

    protected override bool HasBackwardKernel => true;

    /// <remarks>g·σ·(1 − σ) as −(σ − 1)·(g·σ): three vector passes and no buffer.</remarks>
    protected override void Backward<T>(ReadOnlySpan<T> y, ReadOnlySpan<T> g, Span<T> dx)
    {
        TensorPrimitives.Multiply(g, y, dx);
        TensorPrimitives.AddMultiply(y, -T.One, dx, dx);
        TensorPrimitives.Negate(dx, dx);
    }
}

/// <summary>Hyperbolic tangent. Slope 1 − y².</summary>
internal sealed class Tanh : UnaryOperator
{
    internal static readonly Tanh Instance = new();

    protected override Reads SlopeReads => Reads.Output;

    protected override void Forward<T>(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Tanh(x, y);

    protected override Tensor Slope(Tensor y) => 1 - y * y;

    protected override bool HasBackwardKernel => true;

    protected override void Backward<T>(ReadOnlySpan<T> y, ReadOnlySpan<T> g, Span<T> dx)
    {
        TensorPrimitives.Multiply(y, y, dx);
        TensorPrimitives.AddMultiply(dx, -T.One, g, dx);
        TensorPrimitives.Negate(dx, dx);
    }
}

/// <summary>Rectified linear unit, max(x, 0); NaN stays. Slope 1 where y &gt; 0, else 0.</summary>
internal sealed class Relu : UnaryOperator
{
    internal static readonly Relu Instance = new();

    protected override Reads SlopeReads => Reads.Output;

    protected override bool KeepsIntegers => true;

    protected override unsafe void Forward<T>(ReadOnlySpan<T> x, Span<T> y)
    {
        fixed (T* input = x, output = y) Kernels.Relu.Forward(y.Length, input, output);
    }

    protected override Tensor Slope(Tensor y) => (y <= 0).logical_not().to_type(y.dtype);

    protected override bool HasBackwardKernel => true;

    protected override bool OverwritesGradient => true;

    protected override unsafe void Backward<T>(ReadOnlySpan<T> y, ReadOnlySpan<T> g, Span<T> dx)
    {
        fixed (T* output = y, gradient = g, result = dx) Kernels.Relu.Backward(dx.Length, output, gradient, result);
    }
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Hyperbolic tangent, element by element.</summary>
        public Tensor tanh() => Tanh.Instance.Apply(this);

        /// <summary>Overwrites the tensor with its <see cref="tanh"/>.</summary>
        public Tensor tanh_() => Into(tanh());

        /// <summary>Logistic sigmoid, 1 / (1 + e⁻ˣ), element by element.</summary>
        public Tensor sigmoid() => Sigmoid.Instance.Apply(this);

        /// <summary>Overwrites the tensor with its <see cref="sigmoid"/>.</summary>
        public Tensor sigmoid_() => Into(sigmoid());

        /// <summary>max(x, 0), element by element.</summary>
        public Tensor relu() => Relu.Instance.Apply(this);

        /// <summary>Overwrites the tensor with its <see cref="relu"/>.</summary>
        public Tensor relu_() => Into(relu());
    }

    /// <summary>Hyperbolic tangent, element by element.</summary>
    public static Tensor tanh(Tensor input) => input.tanh();

    /// <summary>Overwrites a tensor with its <see cref="tanh"/>.</summary>
    public static Tensor tanh_(Tensor input) => input.tanh_();

    /// <summary>Logistic sigmoid, 1 / (1 + e⁻ˣ), element by element.</summary>
    public static Tensor sigmoid(Tensor input) => input.sigmoid();

    /// <summary>Overwrites a tensor with its <see cref="sigmoid"/>.</summary>
    public static Tensor sigmoid_(Tensor input) => input.sigmoid_();

    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>max(x, 0).</summary>
            public static Tensor relu(Tensor x, bool inplace = false) => Into(x, x.relu(), inplace);

            /// <summary>σ(x) = 1 / (1 + e⁻ˣ).</summary>
            public static Tensor sigmoid(Tensor x) => x.sigmoid();

            /// <summary>σ(x) = 1 / (1 + e⁻ˣ).</summary>
            public static Tensor sigmoid(Tensor x, bool inplace) => Into(x, x.sigmoid(), inplace);

            /// <summary>Hyperbolic tangent.</summary>
            public static Tensor tanh(Tensor x, bool inplace = false) => Into(x, x.tanh(), inplace);
        }
    }
}
