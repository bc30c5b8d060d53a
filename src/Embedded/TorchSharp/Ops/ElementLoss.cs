using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>A loss of each element from its prediction and its target, both of one shape.</summary>
internal abstract class ElementLoss : Operator
{
    /// <summary>Predictions and targets to losses, of equal lengths.</summary>
    protected abstract void Forward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> target, Span<T> losses) where T : unmanaged, IFloatingPointIeee754<T>;

    /// <summary>dl/dx, of equal lengths.</summary>
    protected abstract void Slope<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> target, Span<T> slopes) where T : unmanaged, IFloatingPointIeee754<T>;

    /// <summary>dl/dx written with tensor operators.</summary>
    protected abstract Tensor Slope(Tensor x, Tensor target);

    /// <summary>dl/dtarget written with tensor operators.</summary>
    protected abstract Tensor TargetSlope(Tensor x, Tensor target);

    internal override IReadOnlyDictionary<SampleKind, string> Inapplicable => new Dictionary<SampleKind, string> { [SampleKind.Broadcast] = "predictions and targets come with one shape" };

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

    private unsafe void Compute<T>(Tensor x, Tensor target, Tensor losses) where T : unmanaged, IFloatingPointIeee754<T> =>
        Spans.Run<T, T>(x.Pointer<T>(), target.Pointer<T>(), losses.Pointer<T>(), losses.NumberOfElements, Forward);

    private unsafe void ComputeSlope<T>(Tensor x, Tensor target, Tensor g, Tensor dx) where T : unmanaged, IFloatingPointIeee754<T>
    {
        Spans.Run<T, T>(x.Pointer<T>(), target.Pointer<T>(), dx.Pointer<T>(), dx.NumberOfElements, Slope);
        Spans.Run<T, T>(dx.Pointer<T>(), g.Pointer<T>(), dx.Pointer<T>(), dx.NumberOfElements, static (slopes, gradient, to) => TensorPrimitives.Multiply(slopes, gradient, to));
    }
}
