using System.Numerics;
using TorchSharp.Kernels;
using TorchSharp.Modules;
using static TorchSharp.Kernels.VectorFunctions;

namespace TorchSharp;

/// <summary>x·Φ(x), with the normal distribution function Φ(x) = (1 + erf(x/√2))/2. Slope Φ(x) + x·φ(x), φ(x) = e⁻ˣ²/² / √(2π).</summary>
/// <remarks>D. Hendrycks and K. Gimpel, "Gaussian Error Linear Units", 2016.</remarks>
internal sealed class Gelu : ActivationOperator
{
    internal static readonly Gelu Instance = new();

    protected override void Forward<T>(ReadOnlySpan<T> x, Span<T> y) => Elements.Value(x, y, new Formula<T>());

    protected override void Backward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> g, Span<T> dx) => Elements.Slope(x, g, dx, new Formula<T>());

    protected override Tensor Slope(Tensor x) => ((x * Math.Sqrt(0.5)).erf() + 1) * 0.5 + x * (x * x * -0.5).exp() * (1 / Math.Sqrt(2 * Math.PI));

    private readonly struct Formula<T> : IFormula<T> where T : unmanaged, INumberBase<T>
    {
        public Vector<T> Value(Vector<T> x) => x * NormalDistribution(x);

        public Vector<T> Slope(Vector<T> x) => MultiplyAdd(x * All<T>(1 / Math.Sqrt(2 * Math.PI)), VectorFunctions.Exp(x * x * All<T>(-0.5)), NormalDistribution(x));
    }
}

/// <summary>x/2·(1 + tanh u), u = √(2/π)·(x + 0.044715·x³), which comes close to x·Φ(x). Slope (1 + t)/2 + x/2·(1 − t²)·u′.</summary>
internal sealed class GeluByTanh : ActivationOperator
{
    private const double Cubic = 0.044715;

    internal static readonly GeluByTanh Instance = new();

    private static readonly double s_factor = Math.Sqrt(2 / Math.PI);

    protected override void Forward<T>(ReadOnlySpan<T> x, Span<T> y) => Elements.Value(x, y, new Formula<T>());

    protected override void Backward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> g, Span<T> dx) => Elements.Slope(x, g, dx, new Formula<T>());

    protected override Tensor Slope(Tensor x)
    {
        var t = (s_factor * (x + Cubic * x * x * x)).tanh();
        return 0.5 * (1 + t) + 0.5 * x * (1 - t * t) * (s_factor * (1 + 3 * Cubic * x * x));
    }

    /// <remarks>(1 + tanh u)/2 = σ(2u), and σ′ = σ·(1 − σ): one exponential gives value and slope.</remarks>
    private readonly struct Formula<T> : IFormula<T> where T : unmanaged, INumberBase<T>
    {
        public Vector<T> Value(Vector<T> x) => x * VectorFunctions.Sigmoid(Twice(x));

        public Vector<T> Slope(Vector<T> x)
        {
            var s = VectorFunctions.Sigmoid(Twice(x));
            // Where σ has reached 0 or 1 there is no slope of it left, however large u′ is.
            var bend = s * (Vector<T>.One - s);
            var slope = All<T>(2 * s_factor) * MultiplyAdd(All<T>(3 * Cubic) * x, x, Vector<T>.One);
            return s + VectorFunctions.Choose(Vector.Equals(bend, Vector<T>.Zero), bend, x * bend * slope);
        }

        private static Vector<T> Twice(Vector<T> x) => All<T>(2 * s_factor) * x * MultiplyAdd(All<T>(Cubic) * x, x, Vector<T>.One);
    }
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>x·Φ(x), with the normal distribution function Φ, element by element.</summary>
        public Tensor gelu() => Gelu.Instance.Apply(this);

        /// <summary>x·Φ(x), exactly or by a hyperbolic tangent that comes close, element by element.</summary>
        public Tensor gelu(GELU.Approximate approximate) => approximate == GELU.Approximate.tanh ? GeluByTanh.Instance.Apply(this) : gelu();

        /// <summary>Overwrites the tensor with its <see cref="gelu()"/>.</summary>
        public Tensor gelu_() => Into(gelu());

        /// <summary>Overwrites the tensor with its <see cref="gelu(GELU.Approximate)"/>.</summary>
        public Tensor gelu_(GELU.Approximate approximate) => Into(gelu(approximate));
    }

    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>x·Φ(x), with the normal distribution function Φ(x) = (1 + erf(x/√2))/2.</summary>
            public static Tensor gelu(Tensor x) => x.gelu();

            /// <summary>x·Φ(x), with the normal distribution function Φ.</summary>
            public static Tensor gelu(Tensor x, bool inplace) => Into(x, x.gelu(), inplace);

            /// <summary>x·Φ(x), exactly or by x/2·(1 + tanh(√(2/π)·(x + 0.044715·x³))).</summary>
            public static Tensor gelu(Tensor x, GELU.Approximate approximate, bool inplace = false) => Into(x, x.gelu(approximate), inplace);
        }
    }
}
