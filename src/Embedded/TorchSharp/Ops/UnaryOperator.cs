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

    /// <summary>Whether integers stay integers, by <see cref="ForwardInteger{T}"/>; otherwise they become the default floating-point type first.</summary>
    protected virtual bool KeepsIntegers => false;

    /// <summary>y = f(x), of equal lengths; y may be x.</summary>
    protected abstract void Forward<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T>;

    /// <summary>The same for integers; by way of float64, which is exact up to 53 bits, unless the operator has an integer form.</summary>
    protected virtual void ForwardInteger<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IBinaryInteger<T>
    {
        Span<double> real = stackalloc double[256];
        for (var start = 0; start < x.Length; start += real.Length)
        {
            var part = real[..Math.Min(real.Length, x.Length - start)];
            TensorPrimitives.ConvertTruncating(x.Slice(start, part.Length), part);
            Forward<double>(part, part);
            TensorPrimitives.ConvertTruncating<double, T>(part, y.Slice(start, part.Length));
        }
    }

    /// <summary>dy/dx, written with tensor operators.</summary>
    /// <param name="saved">The input or the output, as <see cref="SlopeReads"/> says.</param>
    protected abstract Tensor Slope(Tensor saved);

    /// <summary>Whether the operator has <see cref="Backward{T}"/>; otherwise the slope is multiplied by g.</summary>
    protected virtual bool HasBackwardKernel => false;

    /// <summary>Whether <see cref="Backward{T}"/> may write over the gradient that it reads.</summary>
    protected virtual bool OverwritesGradient => false;

    /// <summary>dx = g · dy/dx in one pass, of equal lengths; dx may be g if <see cref="OverwritesGradient"/>, and overlaps neither otherwise.</summary>
    protected virtual void Backward<T>(ReadOnlySpan<T> saved, ReadOnlySpan<T> g, Span<T> dx) where T : unmanaged, IFloatingPointIeee754<T> =>
        throw new NotSupportedException($"{Name} has no backward kernel.");

    internal override IEnumerable<Sample> Samples() => Sample.Unary(Apply);

    internal Tensor Apply(Tensor x)
    {
        if (!x.is_floating_point() && !KeepsIntegers)
        {
            using var real = x.AsType(get_default_dtype());
            return Apply(real);
        }
        var y = Tensor.Empty(x.Sizes, x.dtype);
        Compute(x, y);
        return Record(y, [x], SlopeReads switch { Reads.Input => [x], Reads.Output => [y], _ => [] }, Backward);
    }

    /// <summary>x = f(x). Returns x.</summary>
    internal Tensor Into(Tensor x)
    {
        if (InPlace.MayOverwrite(x) && (KeepsIntegers || x.is_floating_point()))
        {
            Compute(x, x);
            x.Storage.BumpVersion();
            return x;
        }
        using var y = Apply(x);
        return InPlace.Replace(x, y);
    }

    private Tensor?[] Backward(BackwardStep step)
    {
        var g = step.Gradient;
        if (SlopeReads == Reads.Nothing) return [g * Slope(g)];
        var saved = step.Saved(0);
        // The kernel's result has no history, so it is not for a backward pass that is recorded itself.
        if (!HasBackwardKernel || GradientMode.Enabled) return [g * Slope(saved)];
        var dx = OverwritesGradient && step.OwnsGradient ? g.Handle() : Tensor.Empty(g.Sizes, g.dtype);
        if (g.dtype == ScalarType.Float32) Rows.Apply<float, float>(saved, g, dx, Backward<float>);
        else Rows.Apply<double, double>(saved, g, dx, Backward<double>);
        return [dx];
    }

    private void Compute(Tensor x, Tensor y)
    {
        switch (x.dtype)
        {
            case ScalarType.Float32: Rows.Apply<float, float>(x, y, (a, _, to) => Forward(a, to)); break;
            case ScalarType.Float64: Rows.Apply<double, double>(x, y, (a, _, to) => Forward(a, to)); break;
            case ScalarType.Int64: Rows.Apply<long, long>(x, y, (a, _, to) => ForwardInteger(a, to)); break;
            case ScalarType.Int32: Rows.Apply<int, int>(x, y, (a, _, to) => ForwardInteger(a, to)); break;
            case ScalarType.Int16: Rows.Apply<short, short>(x, y, (a, _, to) => ForwardInteger(a, to)); break;
            case ScalarType.Int8: Rows.Apply<sbyte, sbyte>(x, y, (a, _, to) => ForwardInteger(a, to)); break;
            default: Rows.Apply<byte, byte>(x, y, (a, _, to) => ForwardInteger(a, to)); break;
        }
    }
}
