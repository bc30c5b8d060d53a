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
        new("empty", x => Apply(x[0], 0, false), Sample.Values(-2, 2, [0])),
    ];

    internal Tensor Apply(Tensor x, int dim, bool fromEnd)
    {
        using var source = ElementTypes.IsFloatingPoint(x.dtype) ? x.Handle() : x.AsType(ScalarType.Int64);
        var y = Tensor.Empty(x.Sizes, source.dtype);
        Strided.Copy(source, y);
        var (steps, step) = x.ndim == 0 ? (1, 1) : ((int)x.Sizes[dim], (int)y.Strides[dim]);
        if (y.dtype == ScalarType.Float32) Accumulate(y.AsSpan<float>(), steps, step, fromEnd);
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
            if (fromEnd) for (var i = block - step - 1; i >= 0; i--) part[i] += part[i + step];
            else for (var i = step; i < block; i++) part[i] += part[i - step];
        }
    }
}
