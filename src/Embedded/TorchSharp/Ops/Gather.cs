using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>y[.., i, ..] = x[.., index[.., i, ..], ..] along one dimension. The gradient is added back at those places.</summary>
internal sealed class Gather : Operator
{
    internal static readonly Gather Instance = new();

    internal override IEnumerable<Sample> Samples() =>
    [
        new("columns, one twice", x => Apply(x[0], 1, tensor(new long[] { 0, 0, 3, 1, 2, 2 }).reshape(3, 2)), Sample.Values(-2, 2, [3, 4])),
        new("rows", x => Apply(x[0], 0, tensor(new long[] { 0, 2, 1 }).reshape(1, 3)), Sample.Values(-2, 2, [3, 4])),
        new("non-contiguous", x => Apply(x[0].t(), 0, tensor(new long[] { 0, 2, 1, 3 }).reshape(2, 2).t()), Sample.Values(-2, 2, [3, 4])),
        new("0-d", x => Apply(x[0], 0, zeros([], int64)), Sample.Values(-2, 2, [])),
        new("empty", x => Apply(x[0], 0, zeros(0, 3, int64)), Sample.Values(-2, 2, [2, 3])),
        new("from nothing", x => Apply(x[0], 1, zeros(0, 1, int64)), Sample.Values(-2, 2, [0, 3])),
    ];

    internal Tensor Apply(Tensor x, int dim, Tensor index)
    {
        Along.Check("gather", x, dim, index);
        var y = Tensor.Empty(index.Sizes, x.dtype);
        Along.Read(x, dim, index, y);
        var before = x.shape;
        return Record(y, [x], [index], step =>
        {
            var whole = zeros(before, step.Gradient.dtype);
            return [ScatterAdd.Instance.Apply(whole, dim, step.Saved(0), step.Gradient)];
        });
    }
}

/// <summary>target with values added at the places that <see cref="Gather"/> would pick. The values' gradient is g gathered there.</summary>
internal sealed class ScatterAdd : Operator
{
    internal static readonly ScatterAdd Instance = new();

    internal override IEnumerable<Sample> Samples() =>
    [
        new("columns, one twice", x => Apply(x[0], 1, tensor(new long[] { 0, 0, 3, 1, 2, 2 }).reshape(3, 2), x[1]), Sample.Values(-2, 2, [3, 4]), Sample.Values(-2, 2, [3, 2], 1)),
        new("more values than places", x => Apply(x[0], 0, tensor(new long[] { 0, 0 }).reshape(1, 2), x[1]), Sample.Values(-2, 2, [3, 4]), Sample.Values(-2, 2, [3, 3], 1)),
        new("non-contiguous", x => Apply(x[0].t(), 0, tensor(new long[] { 0, 2, 1 }).reshape(1, 3), x[1].t()), Sample.Values(-2, 2, [3, 4]), Sample.Values(-2, 2, [3, 1], 1)),
        new("empty", x => Apply(x[0], 1, zeros(3, 0, int64), x[1]), Sample.Values(-2, 2, [3, 4]), Sample.Values(-2, 2, [3, 0], 1)),
        new("size 1", x => Apply(x[0], 0, zeros(1, int64), x[1]), Sample.Values(-2, 2, [1]), Sample.Values(-2, 2, [1], 1)),
    ];

    internal override IReadOnlyDictionary<SampleKind, string> Inapplicable => new Dictionary<SampleKind, string> { [SampleKind.Broadcast] = "the values have at least the sizes of the index" };

    internal Tensor Apply(Tensor target, int dim, Tensor index, Tensor values)
    {
        Along.Check("scatter", target, dim, index, values);
        var y = Tensor.Empty(target.Sizes, target.dtype);
        Strided.Copy(target, y);
        Along.Write(y, dim, index, values, add: true);
        var before = values.shape;
        return Record(y, [target, values], [index], step => [step.Needs(0) ? step.Gradient : null, step.Needs(1) ? Along.GradientOfValues(step.Gradient, dim, step.Saved(0), before) : null]);
    }
}

/// <summary>target with values written at the places that <see cref="Gather"/> would pick. The target's gradient is g with zeros there, the values' is g gathered there.</summary>
internal sealed class Scatter : Operator
{
    internal static readonly Scatter Instance = new();

    internal override IEnumerable<Sample> Samples() =>
    [
        new("columns", x => Apply(x[0] * x[0], 1, tensor(new long[] { 0, 1, 3, 1, 2, 0 }).reshape(3, 2), x[1]), Sample.Values(-2, 2, [3, 4]), Sample.Values(-2, 2, [3, 2], 1)),
        new("more values than places", x => Apply(x[0], 0, tensor(new long[] { 0, 2 }).reshape(1, 2), x[1]), Sample.Values(-2, 2, [3, 4]), Sample.Values(-2, 2, [3, 3], 1)),
        new("non-contiguous", x => Apply(x[0].t(), 0, tensor(new long[] { 0, 2, 1 }).reshape(1, 3), x[1].t()), Sample.Values(-2, 2, [3, 4]), Sample.Values(-2, 2, [3, 1], 1)),
        new("empty", x => Apply(x[0], 1, zeros(3, 0, int64), x[1]), Sample.Values(-2, 2, [3, 4]), Sample.Values(-2, 2, [3, 0], 1)),
        new("size 1", x => Apply(x[0], 0, zeros(1, int64), x[1]), Sample.Values(-2, 2, [1]), Sample.Values(-2, 2, [1], 1)),
    ];

    internal override IReadOnlyDictionary<SampleKind, string> Inapplicable => new Dictionary<SampleKind, string> { [SampleKind.Broadcast] = "the values have at least the sizes of the index" };

    internal Tensor Apply(Tensor target, int dim, Tensor index, Tensor values)
    {
        Along.Check("scatter", target, dim, index, values);
        var y = Tensor.Empty(target.Sizes, target.dtype);
        Strided.Copy(target, y);
        Along.Write(y, dim, index, values, add: false);
        var before = values.shape;
        return Record(y, [target, values], [index], step =>
        {
            using var none = zeros(1, step.Gradient.dtype);
            var index = step.Saved(0);
            return
            [
                step.Needs(0) ? Apply(step.Gradient, dim, index, none.reshape([.. Enumerable.Repeat(1L, (int)index.ndim)]).expand(index.shape)) : null,
                step.Needs(1) ? Along.GradientOfValues(step.Gradient, dim, index, before) : null,
            ];
        });
    }
}

/// <summary>Places along one dimension: an index tensor has the position in it, its own positions are those in all other dimensions.</summary>
internal static unsafe class Along
{
    internal static void Check(string name, Tensor x, int dim, Tensor index, Tensor? values = null)
    {
        if (index.dtype != ScalarType.Int64) throw new InvalidOperationException($"{name}(): Expected dtype int64 for index, but got {index.dtype}.");
        if (index.ndim != x.ndim && index.NumberOfElements > 0) throw new InvalidOperationException($"Index tensor must have the same number of dimensions as {(values is null ? "input" : "self")} tensor: {index.ndim} and {x.ndim}.");
        if (values is not null)
        {
            if (values.dtype != x.dtype) throw new InvalidOperationException($"{name}(): Expected self.dtype to be equal to src.dtype, but they are {x.dtype} and {values.dtype}.");
            if (index.ndim != values.ndim && index.NumberOfElements > 0) throw new InvalidOperationException($"Index tensor must have the same number of dimensions as src tensor: {index.ndim} and {values.ndim}.");
        }
        if (index.NumberOfElements == 0) return;
        for (var d = 0; d < x.ndim; d++)
        {
            if (d != dim && index.Sizes[d] > x.Sizes[d]) throw new InvalidOperationException($"Size does not match at dimension {d} expected index {Layout.Text(index.Sizes)} to be smaller than self {Layout.Text(x.Sizes)} apart from dimension {dim}");
            if (values is not null && index.Sizes[d] > values.Sizes[d]) throw new InvalidOperationException($"Expected index {Layout.Text(index.Sizes)} to be smaller than src {Layout.Text(values.Sizes)} in all dimensions");
        }
    }

    /// <summary>y = x at the places; y is contiguous and of the index's shape.</summary>
    internal static void Read(Tensor x, int dim, Tensor index, Tensor y)
    {
        switch (x.ElementSize)
        {
            case 1: Read<byte>(x, dim, index, y); break;
            case 2: Read<short>(x, dim, index, y); break;
            case 4: Read<int>(x, dim, index, y); break;
            default: Read<long>(x, dim, index, y); break;
        }
    }

    /// <summary>y at the places = values, or += values; values may be larger than the index, the rest is not used.</summary>
    internal static void Write(Tensor y, int dim, Tensor index, Tensor values, bool add)
    {
        if (index.NumberOfElements == 0) return;
        using var used = values.View(index.Sizes, values.Strides, values.Offset);
        using var dense = used.Dense();
        switch (y.dtype)
        {
            case ScalarType.Float32: Write<float>(y, dim, index, dense, add); break;
            case ScalarType.Float64: Write<double>(y, dim, index, dense, add); break;
            case ScalarType.Int64: Write<long>(y, dim, index, dense, add); break;
            case ScalarType.Int32: Write<int>(y, dim, index, dense, add); break;
            case ScalarType.Int16: Write<short>(y, dim, index, dense, add); break;
            case ScalarType.Int8: Write<sbyte>(y, dim, index, dense, add); break;
            case ScalarType.Byte: Write<byte>(y, dim, index, dense, add); break;
            default:
                Write<byte>(y, dim, index, dense, add);
                if (add) foreach (ref var truth in y.AsSpan<byte>()) truth = Math.Min(truth, (byte)1);
                break;
        }
    }

    /// <summary>g gathered, and zeros for values that were not used.</summary>
    internal static Tensor GradientOfValues(Tensor gradient, int dim, Tensor index, long[] shape)
    {
        var used = Gather.Instance.Apply(gradient, dim, index);
        if (index.Sizes.SequenceEqual(shape)) return used;
        var whole = zeros(shape, gradient.dtype);
        if (index.NumberOfElements == 0) return whole;
        using var part = AsStrided.Instance.Apply(whole, index.Sizes, whole.Strides, 0);
        InPlace.Copy(part, used);
        return whole;
    }

    private static void Read<T>(Tensor x, int dim, Tensor index, Tensor y) where T : unmanaged
    {
        if (index.NumberOfElements == 0) return;
        var (walk, size, step) = Walk(x, dim, index);
        long* places = index.Pointer<long>();
        T* from = x.Pointer<T>(), to = y.Pointer<T>();
        while (walk.MoveNext())
        {
            long* row = places + walk.OffsetA;
            var line = from + walk.OffsetB;
            long rowStep = walk.InnerStrideA, lineStep = walk.InnerStrideB, n = walk.InnerSize;
            for (long i = 0; i < n; i++, row += rowStep, line += lineStep)
            {
                var place = *row;
                if ((ulong)place >= (ulong)size) throw Outside(place, dim, size);
                *to++ = line[place * step];
            }
        }
        GC.KeepAlive(x);
        GC.KeepAlive(index);
        GC.KeepAlive(y);
    }

    private static void Write<T>(Tensor y, int dim, Tensor index, Tensor values, bool add) where T : unmanaged, INumber<T>
    {
        var (walk, size, step) = Walk(y, dim, index);
        long* places = index.Pointer<long>();
        T* from = values.Pointer<T>(), to = y.Pointer<T>();
        while (walk.MoveNext())
        {
            long* row = places + walk.OffsetA;
            var line = to + walk.OffsetB;
            long rowStep = walk.InnerStrideA, lineStep = walk.InnerStrideB, n = walk.InnerSize;
            for (long i = 0; i < n; i++, row += rowStep, line += lineStep)
            {
                var place = *row;
                if ((ulong)place >= (ulong)size) throw Outside(place, dim, size);
                if (add) line[place * step] += *from++;
                else line[place * step] = *from++;
            }
        }
        GC.KeepAlive(y);
        GC.KeepAlive(index);
        GC.KeepAlive(values);
    }

    /// <summary>Goes through the index; the other tensor stands still along the indexed dimension.</summary>
    private static (StridedWalk Walk, long Size, long Step) Walk(Tensor x, int dim, Tensor index)
    {
        if (x.ndim == 0) return (new StridedWalk([], [], []), 1, 1);
        var strides = x.stride();
        strides[dim] = 0;
        return (new StridedWalk(index.Sizes, index.Strides, strides), x.Sizes[dim], x.Strides[dim]);
    }

    private static ArgumentOutOfRangeException Outside(long place, int dim, long size) => new("index", $"index {place} is out of bounds for dimension {dim} with size {size}");
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Elements picked along a dimension, one for each position of the index: y[i, j] = x[i, index[i, j]] for dim 1.</summary>
        /// <param name="dim">The dimension.</param>
        /// <param name="index">Int64, of as many dimensions as this tensor, in the others no larger.</param>
        public Tensor gather(long dim, Tensor index) => Gather.Instance.Apply(this, Layout.Dimension(dim, ndim), index);

        /// <summary>A copy with values written at indexed positions along a dimension: y[i, index[i, j]] = src[i, j] for dim 1.</summary>
        public Tensor scatter(long dim, Tensor index, Tensor src) => Scatter.Instance.Apply(this, Layout.Dimension(dim, ndim), index, src);

        /// <summary>Writes values at indexed positions along a dimension.</summary>
        public Tensor scatter_(long dim, Tensor index, Tensor src) => InPlace.Copy(this, scatter(dim, index, src));

        /// <summary>A copy with values added at indexed positions along a dimension: y[i, index[i, j]] += src[i, j] for dim 1.</summary>
        public Tensor scatter_add(long dim, Tensor index, Tensor src) => ScatterAdd.Instance.Apply(this, Layout.Dimension(dim, ndim), index, src);

        /// <summary>Adds values at indexed positions along a dimension.</summary>
        public Tensor scatter_add_(long dim, Tensor index, Tensor src) => InPlace.Copy(this, scatter_add(dim, index, src));

        /// <summary>Elements picked along a dimension, as argmax and argsort give their positions; all other dimensions are broadcast.</summary>
        public Tensor take_along_dim(Tensor indices, long dim)
        {
            if (indices.ndim != ndim) throw new InvalidOperationException($"torch.take_along_dim(): input and indices should have the same number of dimensions, but got {ndim} dimensions for input, and {indices.ndim} dimensions for indices");
            var d = Layout.Dimension(dim, ndim);
            long[] ours = shape, theirs = indices.shape;
            if (ndim > 0) ours[d] = theirs[d] = 1;
            long[] picked = Layout.Broadcast(ours, theirs), whole = (long[])picked.Clone();
            if (ndim > 0) (picked[d], whole[d]) = (indices.Sizes[d], Sizes[d]);
            return expand(whole).gather(d, indices.expand(picked));
        }

        /// <summary>Elements picked by their position in row-major order.</summary>
        public Tensor take_along_dim(Tensor indices) => reshape(-1).gather(0, indices.reshape(-1));

        /// <summary>Elements of a vector picked by their position.</summary>
        public Tensor take_along_dim(IEnumerable<long> indices, long dim) => take_along_dim(tensor(indices.ToArray()), dim);

        /// <summary>Elements picked by their position in row-major order.</summary>
        public Tensor take_along_dim(IEnumerable<long> indices) => take_along_dim(tensor(indices.ToArray()));
    }

    /// <summary>Elements picked along a dimension, one for each position of the index.</summary>
    public static Tensor gather(Tensor input, long dim, Tensor index) => input.gather(dim, index);

    /// <summary>A copy with values written at indexed positions along a dimension.</summary>
    public static Tensor scatter(Tensor input, long dim, Tensor index, Tensor src) => input.scatter(dim, index, src);

    /// <summary>Writes values at indexed positions along a dimension.</summary>
    public static Tensor scatter_(Tensor input, long dim, Tensor index, Tensor src) => input.scatter_(dim, index, src);

    /// <summary>A copy with values added at indexed positions along a dimension.</summary>
    public static Tensor scatter_add(Tensor input, long dim, Tensor index, Tensor src) => input.scatter_add(dim, index, src);

    /// <summary>Adds values at indexed positions along a dimension.</summary>
    public static Tensor scatter_add_(Tensor input, long dim, Tensor index, Tensor src) => input.scatter_add_(dim, index, src);

    /// <summary>Elements picked along a dimension; all other dimensions are broadcast.</summary>
    public static Tensor take_along_dim(Tensor input, Tensor indices, long dim = 0) => input.take_along_dim(indices, dim);

    /// <summary>Elements of a vector picked by their position.</summary>
    public static Tensor take_along_dim(Tensor input, IEnumerable<long> indices, long dim = 0) => input.take_along_dim(indices, dim);
}
