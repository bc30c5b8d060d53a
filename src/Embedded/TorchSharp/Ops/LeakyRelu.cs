using System.Numerics;
using TorchSharp.Kernels;
using static TorchSharp.Kernels.VectorFunctions;

namespace TorchSharp;

/// <summary>x above 0, a·x below. Slope 1 above 0, a elsewhere.</summary>
/// <remarks>A. Maas et al., "Rectifier Nonlinearities Improve Neural Network Acoustic Models", 2013.</remarks>
internal sealed class LeakyRelu(double slope) : ActivationOperator
{
    public LeakyRelu()
        : this(0.01)
    {
    }

    protected override void Forward<T>(ReadOnlySpan<T> x, Span<T> y) => Elements.Value(x, y, new Formula<T>(slope));

    protected override void Backward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> g, Span<T> dx) => Elements.Slope(x, g, dx, new Formula<T>(slope));

    protected override Tensor Slope(Tensor x) => Choose(x > 0, 1, slope, x.dtype);

    private readonly struct Formula<T>(double slope) : IFormula<T> where T : unmanaged, INumberBase<T>
    {
        private readonly Vector<T> _slope = All<T>(slope);

        public Vector<T> Value(Vector<T> x) => VectorFunctions.Choose(Vector.GreaterThan(x, Vector<T>.Zero), x, x * _slope);

        public Vector<T> Slope(Vector<T> x) => VectorFunctions.Choose(Vector.GreaterThan(x, Vector<T>.Zero), Vector<T>.One, _slope);
    }
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>x above 0, a·x below, element by element.</summary>
        public Tensor leaky_relu(Scalar negative_slope) => new LeakyRelu(negative_slope.ToDouble()).Apply(this);

        /// <summary>Overwrites the tensor with its <see cref="leaky_relu"/>.</summary>
        public Tensor leaky_relu_(Scalar negative_slope) => Into(leaky_relu(negative_slope));

        /// <summary>x above 0, a·x below, where each channel has an a of its own.</summary>
        /// <param name="target">a: one number, or one a channel (dimension 1).</param>
        /// <remarks>K. He et al., "Delving Deep into Rectifiers", 2015.</remarks>
        /// <exception cref="InvalidOperationException">The number of a's is neither 1 nor that of the channels.</exception>
        public Tensor prelu(Tensor target)
        {
            if (target.NumberOfElements == 1) return torch.where(this > 0, this, this * target.reshape([]));
            var channels = ndim > 1 ? Sizes[1] : 1;
            if (target.ndim > 1 || target.NumberOfElements != channels)
                throw new InvalidOperationException($"Mismatch of parameter numbers and input channel size. Found parameter numbers = {target.NumberOfElements} and channel size = {channels}.");
            return torch.where(this > 0, this, this * target.reshape([channels, .. Enumerable.Repeat(1L, (int)ndim - 2)]));
        }

        /// <summary>x above 0, a·x below, with the mean of two bounds as a: what PyTorch's randomised leaky ReLU does outside training.</summary>
        public Tensor rrelu(double lower = 0.125, double upper = 0.3333333333333333)
        {
            if (lower > upper) throw new ArgumentException($"Lower bound should be less than or equal to the upper bound, but they are {lower} and {upper}.", nameof(lower));
            return leaky_relu((lower + upper) / 2);
        }

        /// <summary>Overwrites the tensor with its <see cref="rrelu"/>.</summary>
        public Tensor rrelu_(double lower = 0.125, double upper = 0.3333333333333333) => Into(rrelu(lower, upper));
    }

    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>x above 0, a·x below.</summary>
            public static Tensor leaky_relu(Tensor input, double negative_slope = 0.01, bool inplace = false) => Into(input, input.leaky_relu(negative_slope), inplace);

            /// <summary>x above 0, a·x below, where each channel may have an a of its own.</summary>
            public static Tensor prelu(Tensor input, Tensor weight) => input.prelu(weight);

            /// <summary>x above 0, a·x below, with the mean of two bounds as a: what PyTorch's randomised leaky ReLU does outside training.</summary>
            public static Tensor rrelu(Tensor x, double lower = 0.125, double upper = 0.3333333333333333, bool inplace = false) => Into(x, x.rrelu(lower, upper), inplace);
        }
    }
}
