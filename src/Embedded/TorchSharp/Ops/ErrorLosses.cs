using System.Numerics;
using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>A loss of the difference between prediction and target: what the target's change does is the opposite of what the prediction's does.</summary>
internal abstract class DifferenceLoss : ElementLoss
{
    internal override IEnumerable<Sample> Samples() =>
    [
        // No difference is near 0 or 1, where a slope may jump.
        .. Sample.Unary(x => Apply(x, x * -0.75 - 0.3), 0.8, 3),
        new("two inputs", x => Apply(x[0], x[1]), Sample.Values(0, 0.8, [3, 4]), Sample.Values(0.9, 1.6, [3, 4], 1)),
    ];

    protected override Tensor TargetSlope(Tensor x, Tensor target) => -Slope(x, target);

    /// <summary>The loss of broadcast predictions and targets, of the type that both are promoted to.</summary>
    internal Tensor Broadcast(Tensor x, Tensor target)
    {
        if (x.dtype != target.dtype)
        {
            var type = ElementTypes.Promote(x, target);
            using Tensor sameX = x.to_type(type), sameTarget = target.to_type(type);
            return Broadcast(sameX, sameTarget);
        }
        if (x.Sizes.SequenceEqual(target.Sizes)) return Apply(x, target);
        var shape = Layout.Broadcast(x.Sizes, target.Sizes);
        using Tensor predictions = x.expand(shape), targets = target.expand(shape);
        return Apply(predictions, targets);
    }
}

/// <summary>(x − y)². Slope 2·(x − y).</summary>
internal sealed class SquaredError : DifferenceLoss
{
    internal static readonly SquaredError Instance = new();

    protected override void Forward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> target, Span<T> losses) => Elements.PairValue(x, target, losses, new Formula<T>());

    protected override void Slope<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> target, Span<T> slopes) => Elements.PairSlope(x, target, slopes, new Formula<T>());

    protected override Tensor Slope(Tensor x, Tensor target) => (x - target) * 2;

    private readonly struct Formula<T> : IPairFormula<T> where T : unmanaged
    {
        public Vector<T> Value(Vector<T> x, Vector<T> target) => (x - target) * (x - target);

        public Vector<T> Slope(Vector<T> x, Vector<T> target) => x - target + (x - target);
    }
}

/// <summary>|x − y|. Slope the sign of x − y.</summary>
internal sealed class AbsoluteError : DifferenceLoss
{
    internal static readonly AbsoluteError Instance = new();

    protected override void Forward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> target, Span<T> losses) => Elements.PairValue(x, target, losses, new Formula<T>());

    protected override void Slope<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> target, Span<T> slopes) => Elements.PairSlope(x, target, slopes, new Formula<T>());

    protected override Tensor Slope(Tensor x, Tensor target) => (x - target).sign();

    private readonly struct Formula<T> : IPairFormula<T> where T : unmanaged
    {
        public Vector<T> Value(Vector<T> x, Vector<T> target) => Vector.Abs(x - target);

        public Vector<T> Slope(Vector<T> x, Vector<T> target) =>
            VectorFunctions.Choose(Vector.GreaterThan(x, target), Vector<T>.One, VectorFunctions.Choose(Vector.LessThan(x, target), -Vector<T>.One, x - target));
    }
}

/// <summary>Huber's loss times a scale s: with d = x − y, s·d²/2 where |d| is below δ, else s·δ·(|d| − δ/2). Slope s·d, at most ±s·δ.</summary>
/// <remarks>P. Huber, "Robust Estimation of a Location Parameter", 1964. Smooth L1 is the same with s = 1/δ.</remarks>
internal sealed class HuberError(double delta, double scale) : DifferenceLoss
{
    public HuberError()
        : this(1, 1)
    {
    }

    protected override void Forward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> target, Span<T> losses) => Elements.PairValue(x, target, losses, new Formula<T>(delta, scale));

    protected override void Slope<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> target, Span<T> slopes) => Elements.PairSlope(x, target, slopes, new Formula<T>(delta, scale));

    protected override Tensor Slope(Tensor x, Tensor target) => (x - target).clamp(-delta, delta) * scale;

    private readonly struct Formula<T>(double delta, double scale) : IPairFormula<T> where T : unmanaged, INumberBase<T>
    {
        private readonly Vector<T> _delta = VectorFunctions.All<T>(delta), _scale = VectorFunctions.All<T>(scale), _half = VectorFunctions.All<T>(scale / 2), _outer = VectorFunctions.All<T>(scale * delta);

        public Vector<T> Value(Vector<T> x, Vector<T> target)
        {
            var size = Vector.Abs(x - target);
            return VectorFunctions.Choose(Vector.LessThan(size, _delta), size * size * _half, _outer * (size - _delta * VectorFunctions.All<T>(0.5)));
        }

        public Vector<T> Slope(Vector<T> x, Vector<T> target) => Hardtanh.Bounded(x - target, -_delta, _delta) * _scale;
    }
}

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>(x − y)², reduced; the shapes are broadcast.</summary>
            public static Tensor mse_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) => Reduced(SquaredError.Instance.Broadcast(input, target), reduction);

            /// <summary>|x − y|, reduced; the shapes are broadcast.</summary>
            public static Tensor l1_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) => Reduced(AbsoluteError.Instance.Broadcast(input, target), reduction);

            /// <summary>(x − y)²/2β where |x − y| is below β, else |x − y| − β/2; reduced. With β = 0 it is the L1 loss.</summary>
            public static Tensor smooth_l1_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean, double beta = 1.0)
            {
                if (beta < 0) throw new ArgumentException($"smooth_l1_loss does not support negative values for beta, but got {beta}.", nameof(beta));
                return beta == 0 ? l1_loss(input, target, reduction) : Reduced(new HuberError(beta, 1 / beta).Broadcast(input, target), reduction);
            }

            /// <summary>(x − y)²/2 where |x − y| is below δ, else δ·(|x − y| − δ/2); reduced.</summary>
            public static Tensor huber_loss(Tensor input, Tensor target, double delta = 1.0, Reduction reduction = Reduction.Mean)
            {
                if (delta <= 0) throw new ArgumentException($"huber_loss does not support non-positive values for delta, but got {delta}.", nameof(delta));
                return Reduced(new HuberError(delta, 1).Broadcast(input, target), reduction);
            }
        }
    }
}
