using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp.Ops;

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

    /// <summary>dx = g · dy/dx in one pass; false if the operator has no such kernel. dx may be g.</summary>
    protected virtual bool TryBackward<T>(ReadOnlySpan<T> saved, ReadOnlySpan<T> g, Span<T> dx) where T : unmanaged, IFloatingPointIeee754<T> => false;

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
        if (y.NumberOfElements > 0)
        {
            if (x.dtype == ScalarType.Float32) Forward<float>(dense.AsSpan<float>(), y.AsSpan<float>());
            else Forward<double>(dense.AsSpan<double>(), y.AsSpan<double>());
        }
        return Record(y, [x], SlopeReads switch { Reads.Input => [x], Reads.Output => [y], _ => [] }, Backward);
    }

    private Tensor?[] Backward(BackwardStep step)
    {
        var g = step.Gradient;
        if (SlopeReads == Reads.Nothing) return [g * Slope(g)];
        var saved = step.Saved(0);
        if (!GradientMode.Enabled)
        {
            using Tensor denseSaved = saved.Dense(), denseGradient = g.Dense();
            var dx = Tensor.Empty(g.Sizes, g.dtype);
            var done = g.dtype == ScalarType.Float32
                ? TryBackward<float>(denseSaved.AsSpan<float>(), denseGradient.AsSpan<float>(), dx.AsSpan<float>())
                : TryBackward<double>(denseSaved.AsSpan<double>(), denseGradient.AsSpan<double>(), dx.AsSpan<double>());
            GC.KeepAlive(saved);
            if (done) return [dx];
            dx.Dispose();
        }
        return [g * Slope(saved)];
    }
}
