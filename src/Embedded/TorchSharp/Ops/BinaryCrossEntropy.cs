using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>A loss of each element from its prediction and its target, both of one shape.</summary>
internal abstract class ElementLoss : Operator
{
    protected abstract T Forward<T>(T x, T target) where T : unmanaged, IFloatingPointIeee754<T>;

    /// <summary>dl/dx.</summary>
    protected abstract T Slope<T>(T x, T target) where T : unmanaged, IFloatingPointIeee754<T>;

    /// <summary>dl/dx written with tensor operators.</summary>
    protected abstract Tensor Slope(Tensor x, Tensor target);

    /// <summary>dl/dtarget written with tensor operators.</summary>
    protected abstract Tensor TargetSlope(Tensor x, Tensor target);

    internal Tensor Apply(Tensor x, Tensor target)
    {
        if (!x.is_floating_point() || target.dtype != x.dtype)
            throw new InvalidOperationException($"{Name}: predictions and targets must have one floating-point type, but they are {x.dtype} and {target.dtype}: convert with to_type(float32).");
        var losses = Tensor.Empty(x.Sizes, x.dtype);
        using (Tensor predictions = x.Dense(), targets = target.Dense())
        {
            if (x.dtype == ScalarType.Float32) Compute<float>(predictions, targets, losses);
            else Compute<double>(predictions, targets, losses);
        }
        return Record(losses, [x, target], [x, target], Backward);
    }

    private Tensor?[] Backward(BackwardStep step)
    {
        Tensor x = step.Saved(0), target = step.Saved(1), g = step.Gradient;
        var dTarget = step.Needs(1) ? g * TargetSlope(x, target) : null;
        if (!step.Needs(0)) return [null, dTarget];
        if (GradientMode.Enabled) return [g * Slope(x, target), dTarget];
        var dx = Tensor.Empty(x.Sizes, x.dtype);
        using Tensor predictions = x.Dense(), targets = target.Dense(), gradient = g.Dense();
        if (x.dtype == ScalarType.Float32) ComputeSlope<float>(predictions, targets, gradient, dx);
        else ComputeSlope<double>(predictions, targets, gradient, dx);
        return [dx, dTarget];
    }

    private void Compute<T>(Tensor x, Tensor target, Tensor losses) where T : unmanaged, IFloatingPointIeee754<T>
    {
        ReadOnlySpan<T> predictions = x.AsSpan<T>(), targets = target.AsSpan<T>();
        var to = losses.AsSpan<T>();
        for (var i = 0; i < to.Length; i++) to[i] = Forward(predictions[i], targets[i]);
    }

    private void ComputeSlope<T>(Tensor x, Tensor target, Tensor g, Tensor dx) where T : unmanaged, IFloatingPointIeee754<T>
    {
        ReadOnlySpan<T> predictions = x.AsSpan<T>(), targets = target.AsSpan<T>(), gradient = g.AsSpan<T>();
        var to = dx.AsSpan<T>();
        for (var i = 0; i < to.Length; i++) to[i] = gradient[i] * Slope(predictions[i], targets[i]);
    }
}

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

    protected override T Forward<T>(T x, T target) => T.Max(x, T.Zero) - x * target + NearOne.Log1p(T.Exp(-T.Abs(x)));

    protected override T Slope<T>(T x, T target)
    {
        // e⁻|ᶻ| never overflows: σ(z) = 1/(1 + e⁻ᶻ) for z ≥ 0 and eᶻ/(1 + eᶻ) below.
        var e = T.Exp(-T.Abs(x));
        return (x >= T.Zero ? T.One : e) / (T.One + e) - target;
    }

    protected override Tensor Slope(Tensor x, Tensor target) => x.sigmoid() - target;

    protected override Tensor TargetSlope(Tensor x, Tensor target) => -x;
}

/// <summary>Binary cross-entropy from probabilities, l = −y·ln x − (1 − y)·ln(1 − x), each logarithm at least −100. dx = (x − y) / (x (1 − x)).</summary>
internal sealed class BinaryCrossEntropyOfProbabilities : ElementLoss
{
    private const double LeastLogarithm = -100, LeastProduct = 1e-12;

    internal static readonly BinaryCrossEntropyOfProbabilities Instance = new();

    internal override IEnumerable<Sample> Samples() =>
    [
        new("ordinary", x => Apply(x[0], x[1]), Sample.Values(0.1, 0.9, [3, 4]), Sample.Values(0, 1, [3, 4], 1)),
        new("0-d", x => Apply(x[0], x[1]), Sample.Values(0.1, 0.9, []), Sample.Values(0, 1, [], 1)),
        new("empty", x => Apply(x[0], x[1]), Sample.Values(0.1, 0.9, [0]), Sample.Values(0, 1, [0], 1)),
    ];

    protected override T Forward<T>(T x, T target)
    {
        if (x < T.Zero || x > T.One)
            throw new InvalidOperationException($"all elements of input should be between 0 and 1, but one is {x}: pass probabilities, or use binary_cross_entropy_with_logits.");
        var least = T.CreateTruncating(LeastLogarithm);
        return (target - T.One) * T.Max(NearOne.Log1p(-x), least) - target * T.Max(T.Log(x), least);
    }

    protected override T Slope<T>(T x, T target) => (x - target) / T.Max((T.One - x) * x, T.CreateTruncating(LeastProduct));

    protected override Tensor Slope(Tensor x, Tensor target) => (x - target) / ((1 - x) * x).maximum(full([], LeastProduct, x.dtype));

    protected override Tensor TargetSlope(Tensor x, Tensor target)
    {
        using var least = full([], LeastLogarithm, x.dtype);
        return (1 - x).log().maximum(least) - x.log().maximum(least);
    }
}
