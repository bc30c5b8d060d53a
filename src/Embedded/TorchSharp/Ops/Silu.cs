using System.Numerics;
using TorchSharp.Kernels;
using static TorchSharp.Kernels.VectorFunctions;

namespace TorchSharp;

/// <summary>x·σ(x), also called swish. Slope σ·(1 + x·(1 − σ)).</summary>
/// <remarks>S. Elfwing et al., "Sigmoid-Weighted Linear Units for Neural Network Function Approximation in Reinforcement Learning", 2017.</remarks>
internal sealed class Silu : ActivationOperator
{
    internal static readonly Silu Instance = new();

    protected override void Forward<T>(ReadOnlySpan<T> x, Span<T> y) => Elements.Value(x, y, new Formula<T>());

    protected override void Backward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> g, Span<T> dx) => Elements.Slope(x, g, dx, new Formula<T>());

    protected override Tensor Slope(Tensor x)
    {
        var s = x.sigmoid();
        return s * (1 + x * (1 - s));
    }

    private readonly struct Formula<T> : IFormula<T> where T : unmanaged, INumberBase<T>
    {
        public Vector<T> Value(Vector<T> x) => x * VectorFunctions.Sigmoid(x);

        public Vector<T> Slope(Vector<T> x)
        {
            var s = VectorFunctions.Sigmoid(x);
            return s * MultiplyAdd(x, Vector<T>.One - s, Vector<T>.One);
        }
    }
}

/// <summary>x·tanh(ln(1 + eˣ)). With t that tangent, the slope is t + x·σ(x)·(1 − t²).</summary>
/// <remarks>
/// D. Misra, "Mish: A Self Regularized Non-Monotonic Activation Function", 2019. With e = eˣ and d = e² + 2e + 2, t = (e² + 2e)/d and
/// σ(x)·(1 − t²) = 4e(1 + e)/d²: one exponential, and nothing cancels.
/// </remarks>
internal sealed class Mish : ActivationOperator
{
    internal static readonly Mish Instance = new();

    protected override void Forward<T>(ReadOnlySpan<T> x, Span<T> y) => Elements.Value(x, y, new Formula<T>());

    protected override void Backward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> g, Span<T> dx) => Elements.Slope(x, g, dx, new Formula<T>());

    protected override Tensor Slope(Tensor x)
    {
        var t = x.softplus().tanh();
        return t + x * x.sigmoid() * (1 - t * t);
    }

    private readonly struct Formula<T> : IFormula<T> where T : unmanaged, INumberBase<T>
    {
        public Vector<T> Value(Vector<T> x)
        {
            var e = VectorFunctions.Exp(Bounded(x));
            var numerator = e * (e + All<T>(2));
            return x * (numerator / (numerator + All<T>(2)));
        }

        public Vector<T> Slope(Vector<T> x)
        {
            var bounded = Bounded(x);
            var e = VectorFunctions.Exp(bounded);
            var numerator = e * (e + All<T>(2));
            var d = numerator + All<T>(2);
            return numerator / d + bounded * All<T>(4) * e / d * ((Vector<T>.One + e) / d);
        }

        /// <remarks>From 20 on, t is 1 to the last digit.</remarks>
        private static Vector<T> Bounded(Vector<T> x) => VectorFunctions.Choose(Vector.GreaterThan(x, All<T>(20)), All<T>(20), x);
    }
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>x·σ(x), element by element.</summary>
        public Tensor silu() => Silu.Instance.Apply(this);

        /// <summary>Overwrites the tensor with its <see cref="silu"/>.</summary>
        public Tensor silu_() => Into(silu());

        /// <summary>a·σ(b), with a and b the halves of the tensor along a dimension.</summary>
        /// <param name="dim">The dimension that is halved; its size must be even.</param>
        /// <remarks>Y. Dauphin et al., "Language Modeling with Gated Convolutional Networks", 2016.</remarks>
        public Tensor glu(long dim = -1)
        {
            if (ndim == 0) throw new InvalidOperationException("glu does not support 0-dimensional tensors");
            var size = Sizes[Layout.Dimension(dim, ndim)];
            if (size % 2 != 0) throw new InvalidOperationException($"Halving dimension must be even, but dimension {dim} is size {size}");
            using Tensor a = narrow(dim, 0, size / 2), b = narrow(dim, size / 2, size / 2), gate = b.sigmoid();
            return a * gate;
        }
    }

    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>x·σ(x).</summary>
            public static Tensor silu(Tensor x, bool inplace = false) => Into(x, x.silu(), inplace);

            /// <summary>x·tanh(ln(1 + eˣ)).</summary>
            public static Tensor mish(Tensor x, bool inplace = false) => Into(x, TorchSharp.Mish.Instance.Apply(x), inplace);

            /// <summary>a·σ(b), with a and b the halves of the tensor along a dimension.</summary>
            public static Tensor glu(Tensor input, long dim = -1) => input.glu(dim);
        }
    }
}
