using System.Numerics;
using TorchSharp.Kernels;
using static TorchSharp.Kernels.VectorFunctions;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Exponential linear unit: s·x above 0, s·α·(eᶜˣ − 1) below. Slope s above 0, s·α·c·eᶜˣ elsewhere.</summary>
/// <remarks>
/// ELU has s = c = 1 (D.-A. Clevert et al., 2015); CELU has c = 1/α, which makes the slope continuous (J. Barron, 2017); SELU has the s and α
/// that keep the mean 0 and the variance 1 from layer to layer (G. Klambauer et al., "Self-Normalizing Neural Networks", 2017).
/// </remarks>
internal sealed class Elu(double alpha, double scale, double inputScale) : ActivationOperator
{
    internal static readonly Elu Selu = new(1.6732632423543772848170429916717, 1.0507009873554804934193349852946, 1);

    public Elu()
        : this(1, 1, 1)
    {
    }

    internal override IEnumerable<Sample> Samples() => [.. base.Samples(), new("scaled", x => new Elu(1.5, 1.2, 0.5).Apply(x[0]), Sample.Values(-4, 4, [3, 5]))];

    protected override void Forward<T>(ReadOnlySpan<T> x, Span<T> y) => Elements.Value(x, y, new Formula<T>(alpha, scale, inputScale));

    protected override void Backward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> g, Span<T> dx) => Elements.Slope(x, g, dx, new Formula<T>(alpha, scale, inputScale));

    protected override Tensor Slope(Tensor x)
    {
        // Not above 0: an infinite exponential on the side that is not taken would make its gradient NaN.
        var below = (x * inputScale).minimum(zeros([], x.dtype)).exp() * (scale * alpha * inputScale);
        return where(x > 0, full([], scale, x.dtype), below);
    }

    private readonly struct Formula<T>(double alpha, double scale, double inputScale) : IFormula<T> where T : unmanaged, INumberBase<T>
    {
        private readonly Vector<T> _scale = All<T>(scale), _inputScale = All<T>(inputScale), _size = All<T>(scale * alpha), _slope = All<T>(scale * alpha * inputScale);

        public Vector<T> Value(Vector<T> x) => VectorFunctions.Choose(Vector.LessThanOrEqual(x, Vector<T>.Zero), Expm1(x * _inputScale) * _size, x * _scale);

        public Vector<T> Slope(Vector<T> x) => VectorFunctions.Choose(Vector.GreaterThan(x, Vector<T>.Zero), _scale, VectorFunctions.Exp(x * _inputScale) * _slope);
    }
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>x above 0, α·(eˣ − 1) below, element by element.</summary>
        public Tensor elu(double alpha = 1.0) => new Elu(alpha, 1, 1).Apply(this);

        /// <summary>s·x above 0, s·α·(eᶜˣ − 1) below, element by element.</summary>
        /// <param name="alpha">α.</param>
        /// <param name="scale">s.</param>
        /// <param name="input_scale">c.</param>
        public Tensor elu(Scalar alpha, Scalar scale, Scalar input_scale) => new Elu(alpha.ToDouble(), scale.ToDouble(), input_scale.ToDouble()).Apply(this);

        /// <summary>Overwrites the tensor with its <see cref="elu(double)"/>.</summary>
        public Tensor elu_(double alpha = 1.0) => Into(elu(alpha));

        /// <summary>Overwrites the tensor with its <see cref="elu(Scalar, Scalar, Scalar)"/>.</summary>
        public Tensor elu_(Scalar alpha, Scalar scale, Scalar input_scale) => Into(elu(alpha, scale, input_scale));

        /// <summary>x above 0, eˣ − 1 below, element by element.</summary>
        public Tensor celu() => celu(1);

        /// <summary>x above 0, α·(eˣ/ᵅ − 1) below, element by element.</summary>
        /// <exception cref="ArgumentException">α is 0.</exception>
        public Tensor celu(Scalar alpha)
        {
            var size = alpha.ToDouble();
            if (size == 0) throw new ArgumentException("ZeroDivisionError: alpha cannot be 0 for CELU", nameof(alpha));
            return new Elu(size, 1, 1 / size).Apply(this);
        }

        /// <summary>Overwrites the tensor with its <see cref="celu()"/>.</summary>
        public Tensor celu_() => Into(celu());

        /// <summary>Overwrites the tensor with its <see cref="celu(Scalar)"/>.</summary>
        public Tensor celu_(Scalar alpha) => Into(celu(alpha));

        /// <summary>1.0507·x above 0, 1.7581·(eˣ − 1) below, element by element.</summary>
        public Tensor selu() => Elu.Selu.Apply(this);

        /// <summary>Overwrites the tensor with its <see cref="selu"/>.</summary>
        public Tensor selu_() => Into(selu());
    }

    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>x above 0, α·(eˣ − 1) below.</summary>
            public static Tensor elu(Tensor x, double alpha, bool inplace = false) => Into(x, x.elu(alpha), inplace);

            /// <summary>x above 0, α·(eˣ/ᵅ − 1) below.</summary>
            public static Tensor celu(Tensor x, double alpha, bool inplace = false) => Into(x, x.celu(alpha), inplace);

            /// <summary>1.0507·x above 0, 1.7581·(eˣ − 1) below.</summary>
            public static Tensor selu(Tensor x, bool inplace = false) => Into(x, x.selu(), inplace);
        }
    }
}
