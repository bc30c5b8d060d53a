using System.Numerics;
using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Binary cross-entropy from logits, l = max(z, 0) − z·y + ln(1 + e⁻|ᶻ|). dz = σ(z) − y, dy = −z.</summary>
/// <remarks>Finite for every finite z: no exponent is above 0.</remarks>
internal sealed class BinaryCrossEntropyOfLogits : ElementLoss
{
    internal static readonly BinaryCrossEntropyOfLogits Instance = new();

    internal override IEnumerable<Sample> Samples() =>
    [
        .. Sample.Unary(z => Apply(z, z.sigmoid())),
        new("two inputs", x => Apply(x[0], x[1]), Sample.Values(-4, 4, [3, 4]), Sample.Values(0, 1, [3, 4], 1)),
        new("far from 0", x => Apply(x[0], x[1]), Sample.Values(-300, 300, [3, 4]), Sample.Values(0, 1, [3, 4], 1)),
    ];

    protected override void Forward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> target, Span<T> losses) => Elements.PairValue(x, target, losses, new Formula<T>());

    protected override void Slope<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> target, Span<T> slopes) => Elements.PairSlope(x, target, slopes, new Formula<T>());

    protected override Tensor Slope(Tensor x, Tensor target) => x.sigmoid() - target;

    protected override Tensor TargetSlope(Tensor x, Tensor target) => -x;

    private readonly struct Formula<T> : IPairFormula<T> where T : unmanaged, INumberBase<T>
    {
        public Vector<T> Value(Vector<T> x, Vector<T> target) => VectorFunctions.Choose(Vector.GreaterThan(x, Vector<T>.Zero), x, Vector<T>.Zero) - x * target + VectorFunctions.Log1p(VectorFunctions.Exp(-Vector.Abs(x)));

        public Vector<T> Slope(Vector<T> x, Vector<T> target) => VectorFunctions.Sigmoid(x) - target;
    }
}

/// <summary>Binary cross-entropy from probabilities, l = −y·ln x − (1 − y)·ln(1 − x), each logarithm at least −100. dx = (x − y) / (x (1 − x)).</summary>
internal sealed class BinaryCrossEntropyOfProbabilities : ElementLoss
{
    private const double LeastLogarithm = -100, LeastProduct = 1e-12;

    internal static readonly BinaryCrossEntropyOfProbabilities Instance = new();

    internal override IEnumerable<Sample> Samples() =>
    [
        new("ordinary", x => Apply(x[0], x[1]), Sample.Values(0.1, 0.9, [3, 4]), Sample.Values(0, 1, [3, 4], 1)),
        new("non-contiguous", x => Apply(x[0].t(), x[1].t()), Sample.Values(0.1, 0.9, [3, 4]), Sample.Values(0, 1, [3, 4], 1)),
        new("size 1", x => Apply(x[0], x[1]), Sample.Values(0.1, 0.9, [1]), Sample.Values(0, 1, [1], 1)),
        new("0-d", x => Apply(x[0], x[1]), Sample.Values(0.1, 0.9, []), Sample.Values(0, 1, [], 1)),
        new("empty", x => Apply(x[0], x[1]), Sample.Values(0.1, 0.9, [0]), Sample.Values(0, 1, [0], 1)),
    ];

    protected override void Forward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> target, Span<T> losses)
    {
        foreach (var probability in x)
        {
            if (!(probability >= T.Zero && probability <= T.One))
                throw new InvalidOperationException($"all elements of input should be between 0 and 1, but one is {probability}: pass probabilities, or use binary_cross_entropy_with_logits.");
        }
        Elements.PairValue(x, target, losses, new Formula<T>());
    }

    protected override void Slope<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> target, Span<T> slopes) => Elements.PairSlope(x, target, slopes, new Formula<T>());

    protected override Tensor Slope(Tensor x, Tensor target) => (x - target) / ((1 - x) * x).maximum(full([], LeastProduct, x.dtype));

    protected override Tensor TargetSlope(Tensor x, Tensor target)
    {
        using var least = full([], LeastLogarithm, x.dtype);
        return (1 - x).log().maximum(least) - x.log().maximum(least);
    }
    private readonly struct Formula<T> : IPairFormula<T> where T : unmanaged, INumberBase<T>
    {
        public Vector<T> Value(Vector<T> x, Vector<T> target)
        {
            var least = VectorFunctions.All<T>(LeastLogarithm);
            return (target - Vector<T>.One) * Vector.Max(VectorFunctions.Log1p(-x), least) - target * Vector.Max(VectorFunctions.Log(x), least);
        }

        public Vector<T> Slope(Vector<T> x, Vector<T> target) => (x - target) / Vector.Max((Vector<T>.One - x) * x, VectorFunctions.All<T>(LeastProduct));
    }
}

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Binary cross-entropy in nats, from logits: max(z, 0) − zy + ln(1 + e⁻|ᶻ|).</summary>
            /// <param name="input">Logits, any shape, any finite values; not probabilities.</param>
            /// <param name="target">Of the same shape and type, each in [0, 1].</param>
            /// <param name="weight">Multiplies the elements' losses; broadcast.</param>
            /// <param name="reduction">What becomes of the elements' losses.</param>
            /// <param name="pos_weights">Multiplies the part of the loss that belongs to y; broadcast.</param>
            public static Tensor binary_cross_entropy_with_logits(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean, Tensor? pos_weights = null)
            {
                CheckTarget(input, target);
                if (pos_weights is null) return Reduced(Weighted(BinaryCrossEntropyOfLogits.Instance.Apply(input, target), weight), reduction);
                // With p times the weight on y: (1 − y)·z + (1 + (p − 1)·y)·ln(1 + e⁻ᶻ), and the last term is the loss at y = 1.
                var positive = BinaryCrossEntropyOfLogits.Instance.Apply(input, ones_like(target));
                return Reduced(Weighted((1 - target) * input + (1 + (pos_weights - 1) * target) * positive, weight), reduction);
            }

            /// <summary>Binary cross-entropy in nats, from probabilities; each logarithm is at least −100.</summary>
            /// <param name="input">Probabilities, any shape, each in [0, 1].</param>
            /// <param name="target">Of the same shape and type, each in [0, 1].</param>
            /// <param name="weight">Multiplies the elements' losses; broadcast.</param>
            /// <param name="reduction">What becomes of the elements' losses.</param>
            public static Tensor binary_cross_entropy(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean)
            {
                CheckTarget(input, target);
                return Reduced(Weighted(BinaryCrossEntropyOfProbabilities.Instance.Apply(input, target), weight), reduction);
            }
        }
    }
}
