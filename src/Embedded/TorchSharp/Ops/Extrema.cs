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

/// <summary>y[.., i, ..] = x[.., index[.., i, ..], ..] along one dimension. The gradient is added back at those places.</summary>
internal sealed class Gather : Operator
{
    internal static readonly Gather Instance = new();

    internal override IEnumerable<Sample> Samples() =>
    [
        new("columns, one twice", x => Apply(x[0], 1, tensor(new long[] { 0, 0, 3, 1, 2, 2 }).reshape(3, 2)), Sample.Values(-2, 2, [3, 4])),
        new("rows", x => Apply(x[0], 0, tensor(new long[] { 0, 2, 1 }).reshape(1, 3)), Sample.Values(-2, 2, [3, 4])),
        new("non-contiguous", x => Apply(x[0].t(), 0, tensor(new long[] { 0, 2, 1 }).reshape(1, 3)), Sample.Values(-2, 2, [3, 4])),
        new("size 1", x => Apply(x[0], 0, zeros(1, int64)), Sample.Values(-2, 2, [1])),
        new("empty", x => Apply(x[0], 1, zeros(0, 1, int64)), Sample.Values(-2, 2, [0, 3])),
    ];

    internal Tensor Apply(Tensor x, int dim, Tensor index) => Index.Instance.Apply(x, Indices(x, dim, index));

    /// <summary>One index tensor per dimension: the given one along <paramref name="dim"/>, the element's own position along the others.</summary>
    internal static Tensor[] Indices(Tensor x, int dim, Tensor index)
    {
        if (index.dtype != ScalarType.Int64) throw new InvalidOperationException($"gather(): Expected dtype int64 for index, but got {index.dtype}.");
        if (index.ndim != x.ndim) throw new InvalidOperationException($"Index tensor must have the same number of dimensions as input tensor: {index.ndim} and {x.ndim}.");
        var indices = new Tensor[x.ndim];
        for (var d = 0; d < indices.Length; d++)
        {
            if (d == dim)
            {
                indices[d] = index;
                continue;
            }
            if (index.Sizes[d] > x.Sizes[d]) throw new InvalidOperationException($"Size does not match at dimension {d} expected index {Layout.Text(index.Sizes)} to be smaller than self {Layout.Text(x.Sizes)} apart from dimension {dim}");
            var shape = new long[x.ndim];
            Array.Fill(shape, 1);
            shape[d] = index.Sizes[d];
            indices[d] = arange(index.Sizes[d], ScalarType.Int64).reshape(shape);
        }
        return indices;
    }
}

/// <summary>target with values added at the places that <see cref="Gather"/> would pick. The values' gradient is g gathered there.</summary>
internal sealed class ScatterAdd : Operator
{
    internal static readonly ScatterAdd Instance = new();

    internal override IEnumerable<Sample> Samples() =>
    [
        new("columns, one twice", x => Apply(x[0], 1, tensor(new long[] { 0, 0, 3, 1, 2, 2 }).reshape(3, 2), x[1]), Sample.Values(-2, 2, [3, 4]), Sample.Values(-2, 2, [3, 2], 1)),
        new("non-contiguous", x => Apply(x[0].t(), 0, tensor(new long[] { 0, 2, 1 }).reshape(1, 3), x[1].t()), Sample.Values(-2, 2, [3, 4]), Sample.Values(-2, 2, [3, 1], 1)),
        new("size 1", x => Apply(x[0], 0, zeros(1, int64), x[1]), Sample.Values(-2, 2, [1]), Sample.Values(-2, 2, [1], 1)),
        new("empty", x => Apply(x[0], 1, zeros(3, 0, int64), x[1]), Sample.Values(-2, 2, [3, 4]), Sample.Values(-2, 2, [3, 0], 1)),
    ];

    internal override IReadOnlyDictionary<SampleKind, string> Inapplicable => new Dictionary<SampleKind, string> { [SampleKind.Broadcast] = "the values have the shape of the index" };

    internal Tensor Apply(Tensor target, int dim, Tensor index, Tensor values) =>
        IndexAdd.Instance.Apply(target, Gather.Indices(target, dim, index), values);
}
