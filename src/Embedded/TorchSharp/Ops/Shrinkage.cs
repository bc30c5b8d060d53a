using System.Numerics;
using TorchSharp.Kernels;
using static TorchSharp.Kernels.VectorFunctions;

namespace TorchSharp;

/// <summary>x outside ±λ, 0 inside. Slope 1 outside, 0 inside.</summary>
internal sealed class Hardshrink(double lambda) : ActivationOperator
{
    public Hardshrink()
        : this(0.5)
    {
    }

    protected override void Forward<T>(ReadOnlySpan<T> x, Span<T> y) => Elements.Value(x, y, new Formula<T>(lambda));

    protected override void Backward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> g, Span<T> dx) => Elements.Slope(x, g, dx, new Formula<T>(lambda));

    protected override Tensor Slope(Tensor x) => Choose(x.abs() <= lambda, 0, 1, x.dtype);

    private readonly struct Formula<T>(double lambda) : IFormula<T> where T : unmanaged, INumberBase<T>
    {
        private readonly Vector<T> _lambda = All<T>(lambda);

        public Vector<T> Value(Vector<T> x) => VectorFunctions.Choose(Vector.LessThanOrEqual(Vector.Abs(x), _lambda), Vector<T>.Zero, x);

        public Vector<T> Slope(Vector<T> x) => VectorFunctions.Choose(Vector.LessThanOrEqual(Vector.Abs(x), _lambda), Vector<T>.Zero, Vector<T>.One);
    }
}

/// <summary>x moved by λ towards 0, and 0 inside ±λ. Slope 1 outside, 0 inside.</summary>
internal sealed class Softshrink(double lambda) : ActivationOperator
{
    public Softshrink()
        : this(0.5)
    {
    }

    protected override void Forward<T>(ReadOnlySpan<T> x, Span<T> y) => Elements.Value(x, y, new Formula<T>(lambda));

    protected override void Backward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> g, Span<T> dx) => Elements.Slope(x, g, dx, new Formula<T>(lambda));

    protected override Tensor Slope(Tensor x) => Choose(x.abs() <= lambda, 0, 1, x.dtype);

    private readonly struct Formula<T>(double lambda) : IFormula<T> where T : unmanaged, INumberBase<T>
    {
        private readonly Vector<T> _lambda = All<T>(lambda);

        public Vector<T> Value(Vector<T> x)
        {
            var moved = VectorFunctions.Choose(Vector.LessThan(x, Vector<T>.Zero), x + _lambda, x - _lambda);
            return VectorFunctions.Choose(Vector.LessThanOrEqual(Vector.Abs(x), _lambda), Vector<T>.Zero, moved);
        }

        public Vector<T> Slope(Vector<T> x) => VectorFunctions.Choose(Vector.LessThanOrEqual(Vector.Abs(x), _lambda), Vector<T>.Zero, Vector<T>.One);
    }
}

/// <summary>x / (1 + |x|). Slope 1 / (1 + |x|)².</summary>
internal sealed class Softsign : ActivationOperator
{
    internal static readonly Softsign Instance = new();

    protected override void Forward<T>(ReadOnlySpan<T> x, Span<T> y) => Elements.Value(x, y, new Formula<T>());

    protected override void Backward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> g, Span<T> dx) => Elements.Slope(x, g, dx, new Formula<T>());

    protected override Tensor Slope(Tensor x) => (1 + x.abs()).square().reciprocal();

    private readonly struct Formula<T> : IFormula<T> where T : unmanaged, INumberBase<T>
    {
        public Vector<T> Value(Vector<T> x) => x / (Vector<T>.One + Vector.Abs(x));

        public Vector<T> Slope(Vector<T> x)
        {
            var share = Vector<T>.One / (Vector<T>.One + Vector.Abs(x));
            return share * share;
        }
    }
}

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>x outside ±λ, 0 inside.</summary>
            public static Tensor hardshrink(Tensor x, double lambda = 0.5) => new Hardshrink(lambda).Apply(x);

            /// <summary>x moved by λ towards 0, and 0 inside ±λ.</summary>
            /// <exception cref="ArgumentException">λ is negative.</exception>
            public static Tensor softshrink(Tensor x, double lambda = 0.5)
            {
                if (lambda < 0) throw new ArgumentException($"lambda must be greater or equal to 0, but found to be {lambda}.", nameof(lambda));
                return new Softshrink(lambda).Apply(x);
            }

            /// <summary>x / (1 + |x|).</summary>
            public static Tensor softsign(Tensor x, bool inplace = false) => Into(x, TorchSharp.Softsign.Instance.Apply(x), inplace);

            /// <summary>x − tanh x.</summary>
            public static Tensor tanhshrink(Tensor x, bool inplace = false)
            {
                using var t = x.tanh();
                return Into(x, x - t, inplace);
            }
        }
    }
}
