using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>An operator that works on one tensor element by element.</summary>
internal abstract class UnaryOperator : Operator
{
    /// <summary>What the slope is written with; only that is kept for the backward pass.</summary>
    protected enum Reads
    {
        Nothing,
        Input,
        Output,
    }

    /// <summary>What <see cref="Slope"/> reads.</summary>
    protected abstract Reads SlopeReads { get; }

    /// <summary>Whether integers stay integers; otherwise they become the default floating-point type first.</summary>
    protected virtual bool KeepsIntegers => false;

    /// <summary>y = f(x), of equal lengths; y may be x.</summary>
    protected abstract void Forward<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T>;

    /// <summary>dy/dx, written with tensor operators.</summary>
    /// <param name="saved">The input or the output, as <see cref="SlopeReads"/> says.</param>
    protected abstract Tensor Slope(Tensor saved);

    /// <summary>Whether the operator has <see cref="Backward{T}"/>; otherwise the slope is multiplied by g.</summary>
    protected virtual bool HasBackwardKernel => false;

    /// <summary>dx = g · dy/dx in one pass, of equal lengths; dx overlaps neither.</summary>
    protected virtual void Backward<T>(ReadOnlySpan<T> saved, ReadOnlySpan<T> g, Span<T> dx) where T : unmanaged, IFloatingPointIeee754<T> =>
        throw new NotSupportedException($"{Name} has no backward kernel.");

    internal override IEnumerable<Sample> Samples() => Sample.Unary(Apply);

    internal Tensor Apply(Tensor x)
    {
        if (!x.is_floating_point())
        {
            // An integer of up to 53 bits is exact as a double.
            using var real = x.to_type(KeepsIntegers ? ScalarType.Float64 : get_default_dtype());
            if (!KeepsIntegers) return Apply(real);
            using var result = Apply(real);
            return result.to_type(x.dtype);
        }
        using var dense = x.Dense();
        var y = Tensor.Empty(x.Sizes, x.dtype);
        if (x.dtype == ScalarType.Float32) Compute<float>(dense, y);
        else Compute<double>(dense, y);
        return Record(y, [x], SlopeReads switch { Reads.Input => [x], Reads.Output => [y], _ => [] }, Backward);
    }

    private Tensor?[] Backward(BackwardStep step)
    {
        var g = step.Gradient;
        if (SlopeReads == Reads.Nothing) return [g * Slope(g)];
        var saved = step.Saved(0);
        // The kernel's result has no history, so it is not for a backward pass that is recorded itself.
        if (!HasBackwardKernel || GradientMode.Enabled) return [g * Slope(saved)];
        var dx = Tensor.Empty(g.Sizes, g.dtype);
        using Tensor denseSaved = saved.Dense(), denseGradient = g.Dense();
        if (g.dtype == ScalarType.Float32) RunKernel<float>(denseSaved, denseGradient, dx);
        else RunKernel<double>(denseSaved, denseGradient, dx);
        return [dx];
    }

    private unsafe void Compute<T>(Tensor x, Tensor y) where T : unmanaged, IFloatingPointIeee754<T> =>
        Spans.Run<T, T>(x.Pointer<T>(), x.Pointer<T>(), y.Pointer<T>(), y.NumberOfElements, (a, _, to) => Forward<T>(a, to));

    private unsafe void RunKernel<T>(Tensor saved, Tensor g, Tensor dx) where T : unmanaged, IFloatingPointIeee754<T> =>
        Spans.Run<T, T>(saved.Pointer<T>(), g.Pointer<T>(), dx.Pointer<T>(), dx.NumberOfElements, Backward<T>);
}
