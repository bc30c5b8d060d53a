using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Running sums along a dimension. The gradient is the running sum from the other end.</summary>
internal sealed class CumulativeSum : Operator
{
    internal static readonly CumulativeSum Instance = new();

    internal override IEnumerable<Sample> Samples() =>
    [
        new("last", x => Apply(x[0], 1, false), Sample.Values(-2, 2, [3, 4])),
        new("first, reversed", x => Apply(x[0], 0, true), Sample.Values(-2, 2, [3, 4])),
        new("non-contiguous", x => Apply(x[0].t(), 1, false), Sample.Values(-2, 2, [3, 4])),
        new("size 1", x => Apply(x[0], 0, false), Sample.Values(-2, 2, [1])),
        new("0-d", x => Apply(x[0], 0, false), Sample.Values(-2, 2, [])),
        new("empty", x => Apply(x[0], 0, false), Sample.Values(-2, 2, [0])),
    ];

    internal Tensor Apply(Tensor x, int dim, bool fromEnd)
    {
        using var source = ElementTypes.IsFloatingPoint(x.dtype) ? x.Handle() : x.AsType(ScalarType.Int64);
        var y = Tensor.Empty(x.Sizes, source.dtype);
        Strided.Copy(source, y);
        var (steps, step) = x.ndim == 0 ? (1, 1) : ((int)x.Sizes[dim], (int)y.Strides[dim]);
        if (y.NumberOfElements == 0) { }
        else if (y.dtype == ScalarType.Float32) Accumulate(y.AsSpan<float>(), steps, step, fromEnd);
        else if (y.dtype == ScalarType.Float64) Accumulate(y.AsSpan<double>(), steps, step, fromEnd);
        else Accumulate(y.AsSpan<long>(), steps, step, fromEnd);
        return Record(y, [x], [], back => [Apply(back.Gradient, dim, !fromEnd)]);
    }

    private static void Accumulate<T>(Span<T> values, int steps, int step, bool fromEnd) where T : unmanaged, INumber<T>
    {
        var block = steps * step;
        for (var start = 0; start < values.Length; start += block)
        {
            var part = values.Slice(start, block);
            if (step == 1)
            {
                // The sum stays in a register.
                var sum = T.Zero;
                if (fromEnd) for (var i = part.Length - 1; i >= 0; i--) part[i] = sum += part[i];
                else for (var i = 0; i < part.Length; i++) part[i] = sum += part[i];
            }
            else if (fromEnd) for (var i = block - step - 1; i >= 0; i--) part[i] += part[i + step];
            else for (var i = step; i < block; i++) part[i] += part[i - step];
        }
    }
}

/// <summary>The largest or smallest element so far along a dimension and where it stands, the last of equals; from the first NaN on, NaN. The gradient goes to that place.</summary>
internal static class CumulativeExtremum
{
    internal static (Tensor Values, Tensor Places) Of(Tensor x, long dim, bool largest)
    {
        var d = Layout.Dimension(dim, x.ndim);
        var places = zeros(x.shape, ScalarType.Int64);
        using var ordered = x.AsType(ElementTypes.IsFloatingPoint(x.dtype) ? ScalarType.Float64 : ScalarType.Int64);
        using var dense = ordered.Dense();
        var (steps, step) = x.ndim == 0 ? (1, 1) : ((int)x.Sizes[d], (int)dense.Strides[d]);
        if (dense.dtype == ScalarType.Float64) Find(dense.AsSpan<double>(), places.AsSpan<long>(), steps, step, largest);
        else Find(dense.AsSpan<long>(), places.AsSpan<long>(), steps, step, largest);
        return (Gather.Instance.Apply(x, d, places), places);
    }

    private static void Find<T>(ReadOnlySpan<T> x, Span<long> places, int steps, int step, bool largest) where T : unmanaged, INumber<T>
    {
        for (var i = 0; i < x.Length; i++)
        {
            var along = i / step % steps;
            if (along == 0) continue;
            var before = places[i - step];
            var best = x[i - (int)(along - before) * step];
            var better = T.IsNaN(x[i]) || (!T.IsNaN(best) && (largest ? x[i] >= best : x[i] <= best));
            places[i] = better ? along : before;
        }
    }
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Running sums along a dimension; those of integers and truth values are Int64.</summary>
        public Tensor cumsum(long dim, ScalarType? type = null) =>
            type is null ? CumulativeSum.Instance.Apply(this, Layout.Dimension(dim, ndim), fromEnd: false) : to_type(type.Value).cumsum(dim).to_type(type.Value);

        /// <summary>The largest element so far along a dimension, and its position.</summary>
        public (Tensor, Tensor) cummax(long dim) => CumulativeExtremum.Of(this, dim, largest: true);

        /// <summary>The smallest element so far along a dimension, and its position.</summary>
        public (Tensor, Tensor) cummin(long dim) => CumulativeExtremum.Of(this, dim, largest: false);
    }

    /// <summary>Running sums along a dimension; those of integers and truth values are Int64.</summary>
    public static Tensor cumsum(Tensor input, long dim, ScalarType? type = null) => input.cumsum(dim, type);

    /// <summary>The largest element so far along a dimension, and its position.</summary>
    public static (Tensor, Tensor) cummax(Tensor input, long dim) => input.cummax(dim);

    /// <summary>The smallest element so far along a dimension, and its position.</summary>
    public static (Tensor, Tensor) cummin(Tensor input, long dim) => input.cummin(dim);
}
