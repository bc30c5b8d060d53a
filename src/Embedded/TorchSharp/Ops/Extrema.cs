using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>The largest or smallest element along a dimension and where it stands: the first of equals; NaN wins. The gradient goes there.</summary>
internal sealed class Extremum : Operator
{
    internal static readonly Extremum Instance = new();

    internal override IEnumerable<Sample> Samples() =>
    [
        new("largest", x => Apply(x[0], 1, false, largest: true).Values, Sample.Values(-2, 2, [3, 4])),
        new("smallest, first dimension, kept", x => Apply(x[0], 0, true, largest: false).Values, Sample.Values(-2, 2, [3, 4])),
        new("non-contiguous", x => Apply(x[0].t(), 1, false, largest: true).Values, Sample.Values(-2, 2, [3, 4])),
        new("size 1", x => Apply(x[0], 0, false, largest: true).Values, Sample.Values(-2, 2, [1])),
        new("empty", x => Apply(x[0], 1, false, largest: true).Values, Sample.Values(-2, 2, [0, 3])),
    ];

    internal (Tensor Values, Tensor Places) Apply(Tensor x, int dim, bool keep, bool largest)
    {
        var single = x.ndim == 0;
        var source = single ? x.reshape(1) : x;
        if (source.Sizes[dim] == 0) throw new InvalidOperationException($"Expected reduction dim {dim} to have non-zero size, and the tensor has shape {Layout.Text(x.Sizes)}.");
        var places = Places(source, dim, largest);
        var values = Gather.Instance.Apply(source, dim, places);
        if (single) return (values.reshape([]), places.reshape([]));
        return keep ? (values, places) : (values.squeeze(dim), places.squeeze(dim));
    }

    /// <summary>The positions, with the dimension kept at size 1.</summary>
    internal static Tensor Places(Tensor x, int dim, bool largest)
    {
        var places = Tensor.Empty(Reduction.KeptShape(x.Sizes, [dim], keep: true), ScalarType.Int64);
        using var dense = Reduction.DimensionsLast(x, [dim]);
        var n = (int)x.Sizes[dim];
        switch (x.dtype)
        {
            case ScalarType.Float32: Find<float>(dense, places, n, largest); break;
            case ScalarType.Float64: Find<double>(dense, places, n, largest); break;
            case ScalarType.Int64: Find<long>(dense, places, n, largest); break;
            case ScalarType.Int32: Find<int>(dense, places, n, largest); break;
            case ScalarType.Int16: Find<short>(dense, places, n, largest); break;
            case ScalarType.Int8: Find<sbyte>(dense, places, n, largest); break;
            default: Find<byte>(dense, places, n, largest); break;
        }
        return places;
    }

    private static void Find<T>(Tensor x, Tensor places, int n, bool largest) where T : unmanaged, INumber<T>
    {
        ReadOnlySpan<T> values = x.AsSpan<T>();
        var to = places.AsSpan<long>();
        for (var row = 0; row < to.Length; row++)
        {
            var line = values.Slice(row * n, n);
            var best = 0;
            for (var i = 1; i < n && !T.IsNaN(line[best]); i++)
                if (T.IsNaN(line[i]) || (largest ? line[i] > line[best] : line[i] < line[best])) best = i;
            to[row] = best;
        }
    }
}
