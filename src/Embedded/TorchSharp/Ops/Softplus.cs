using System.Numerics;
using TorchSharp.Kernels;
using static TorchSharp.Kernels.VectorFunctions;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>ln(1 + eᵝˣ)/β, and x itself where βx is above a threshold. Slope σ(βx), and 1 there.</summary>
internal sealed class Softplus(double beta, double threshold) : ActivationOperator
{
    public Softplus()
        : this(1, 20)
    {
    }

    internal override IEnumerable<Sample> Samples() => [.. base.Samples(), new("scaled, with a threshold", x => new Softplus(1.5, 4).Apply(x[0]), Sample.Values(-4, 4, [3, 5]))];

    protected override void Forward<T>(ReadOnlySpan<T> x, Span<T> y) => Elements.Value(x, y, new Formula<T>(beta, threshold));

    protected override void Backward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> g, Span<T> dx) => Elements.Slope(x, g, dx, new Formula<T>(beta, threshold));

    protected override Tensor Slope(Tensor x)
    {
        var scaled = x * beta;
        return where(scaled > threshold, ones([], x.dtype), scaled.sigmoid());
    }

    private readonly struct Formula<T>(double beta, double threshold) : IFormula<T> where T : unmanaged, INumberBase<T>
    {
        private readonly Vector<T> _beta = All<T>(beta), _threshold = All<T>(threshold);

        public Vector<T> Value(Vector<T> x)
        {
            var scaled = x * _beta;
            return VectorFunctions.Choose(Vector.GreaterThan(scaled, _threshold), x, VectorFunctions.Softplus(scaled) / _beta);
        }

        public Vector<T> Slope(Vector<T> x)
        {
            var scaled = x * _beta;
            return VectorFunctions.Choose(Vector.GreaterThan(scaled, _threshold), Vector<T>.One, VectorFunctions.Sigmoid(scaled));
        }
    }
}

/// <summary>ln σ(x) = −ln(1 + e⁻ˣ). Slope σ(−x).</summary>
internal sealed class LogSigmoid : ActivationOperator
{
    internal static readonly LogSigmoid Instance = new();

    protected override void Forward<T>(ReadOnlySpan<T> x, Span<T> y) => Elements.Value(x, y, new Formula<T>());

    protected override void Backward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> g, Span<T> dx) => Elements.Slope(x, g, dx, new Formula<T>());

    protected override Tensor Slope(Tensor x) => (-x).sigmoid();

    private readonly struct Formula<T> : IFormula<T> where T : unmanaged, INumberBase<T>
    {
        public Vector<T> Value(Vector<T> x) => -VectorFunctions.Softplus(-x);

        public Vector<T> Slope(Vector<T> x) => VectorFunctions.Sigmoid(-x);
    }
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>ln(1 + eᵝˣ)/β, and x itself where βx is above the threshold, element by element.</summary>
        public Tensor softplus(double beta = 1.0, double threshold = 20.0) => new Softplus(beta, threshold).Apply(this);

        /// <summary>ln σ(x), without overflow, element by element.</summary>
        public Tensor log_sigmoid() => LogSigmoid.Instance.Apply(this);
    }

    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>ln(1 + eᵝˣ)/β, and x itself where βx is above the threshold.</summary>
            public static Tensor softplus(Tensor x, double beta = 1.0, double threshold = 20.0) => x.softplus(beta, threshold);

            /// <summary>ln σ(x), without overflow.</summary>
            public static Tensor logsigmoid(Tensor x) => x.log_sigmoid();
        }
    }
}
