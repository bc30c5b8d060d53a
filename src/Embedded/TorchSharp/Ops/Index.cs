using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Picks elements by integer tensors, one per leading dimension after <see cref="Indexing"/> has brought them forward. The gradients of an element
/// picked several times are added.</summary>
internal sealed unsafe class Index : Operator
{
    internal static readonly Index Instance = new();

    internal override IEnumerable<Sample> Samples() =>
    [
        new("rows, one twice", x => Apply(x[0], [tensor(new long[] { 2, 0, 2 })]), Sample.Values(-2, 2, [3, 4])),
        new("pairs", x => Apply(x[0], [tensor(new long[] { 0, 1 }), tensor(new long[] { 3, 3 })]), Sample.Values(-2, 2, [3, 4])),
        new("table", x => Apply(x[0], [tensor(new long[] { 0, 1, 2, 0 }).reshape(2, 2)]), Sample.Values(-2, 2, [3, 4])),
        new("non-contiguous", x => Apply(x[0].t(), [tensor(new long[] { 1, 1 })]), Sample.Values(-2, 2, [3, 4])),
        new("none", x => Apply(x[0], [zeros(0, int64)]), Sample.Values(-2, 2, [3, 4])),
    ];

    internal Tensor Apply(Tensor x, Tensor[] indices)
    {
        var (offsets, shape, block) = Offsets(x, indices);
        var y = Tensor.Empty(shape, x.dtype);
        using (var dense = x.Dense())
        {
            var bytes = block * x.ElementSize;
            byte* from = (byte*)dense.Address, to = (byte*)y.Address;
            for (var i = 0; i < offsets.Length; i++) Buffer.MemoryCopy(from + offsets[i] * x.ElementSize, to + i * bytes, bytes, bytes);
        }
        var before = x.shape;
        Tensor[] kept = [.. indices.Select(index => index.Handle().DetachFromDisposeScope())];
        return Record(y, [x], [], step =>
        {
            var whole = zeros(before, step.Gradient.dtype);
            return [IndexAdd.Instance.Apply(whole, kept, step.Gradient)];
        });
    }

    /// <summary>Where each picked block starts, the result's shape, and the elements in a block.</summary>
    internal static (long[] Offsets, long[] Shape, long Block) Offsets(Tensor x, Tensor[] indices)
    {
        if (indices.Length > x.ndim) throw new ArgumentException($"too many indices for tensor of dimension {x.ndim}: {indices.Length} index tensors.");
        long[] shape = [];
        foreach (var index in indices) shape = Layout.Broadcast(shape, index.Sizes);
        var offsets = new long[Layout.Count(shape)];
        var steps = Layout.RowMajor(x.Sizes);
        for (var d = 0; d < indices.Length; d++)
        {
            using var wide = indices[d].AsType(ScalarType.Int64);
            using var expanded = wide.View(shape, Layout.BroadcastStrides(wide.Sizes, wide.Strides, shape), wide.Offset);
            using var dense = expanded.Dense();
            var places = dense.AsSpan<long>();
            var size = x.Sizes[d];
            for (var i = 0; i < offsets.Length; i++)
            {
                var place = places[i] < 0 ? places[i] + size : places[i];
                if (place < 0 || place >= size) throw new ArgumentOutOfRangeException(nameof(indices), $"index {places[i]} is out of bounds for dimension {d} with size {size}");
                offsets[i] += place * steps[d];
            }
        }
        var rest = x.Sizes[indices.Length..];
        return (offsets, [.. shape, .. rest.ToArray()], Layout.Count(rest));
    }
}

/// <summary>target with values added at picked places: the adjoint of <see cref="Index"/>. The values' gradient is g picked at the same places.</summary>
internal sealed unsafe class IndexAdd : Operator
{
    internal static readonly IndexAdd Instance = new();

    internal override IEnumerable<Sample> Samples() =>
    [
        new("rows, one twice", x => Apply(x[0], [tensor(new long[] { 2, 0, 2 })], x[1]), Sample.Values(-2, 2, [3, 4]), Sample.Values(-2, 2, [3, 4], 1)),
    ];

    internal Tensor Apply(Tensor target, Tensor[] indices, Tensor values)
    {
        var (offsets, shape, block) = Index.Offsets(target, indices);
        if (values.dtype != target.dtype) throw new InvalidOperationException($"scatter: Expected self.dtype to be equal to src.dtype, but they are {target.dtype} and {values.dtype}.");
        IndexPut.CheckFits(values, shape);
        var y = Tensor.Empty(target.Sizes, target.dtype);
        Strided.Copy(target, y);
        using (var expanded = values.View(shape, Layout.BroadcastStrides(values.Sizes, values.Strides, shape), values.Offset))
        using (var dense = expanded.Dense())
        {
            if (y.dtype == ScalarType.Float32) Add<float>(dense, y, offsets, (int)block);
            else if (y.dtype == ScalarType.Float64) Add<double>(dense, y, offsets, (int)block);
            else if (y.dtype == ScalarType.Int64) Add<long>(dense, y, offsets, (int)block);
            else throw ElementTypes.Unsupported(y.dtype);
        }
        var before = values.shape;
        Tensor[] kept = [.. indices.Select(index => index.Handle().DetachFromDisposeScope())];
        return Record(y, [target, values], [], step =>
        [
            step.Needs(0) ? step.Gradient : null,
            step.Needs(1) ? SumTo.Shape(Index.Instance.Apply(step.Gradient, kept), before) : null,
        ]);
    }

    private static void Add<T>(Tensor values, Tensor y, long[] offsets, int block) where T : unmanaged, System.Numerics.INumber<T>
    {
        T* from = values.Pointer<T>(), to = y.Pointer<T>();
        for (long i = 0; i < offsets.Length; i++)
        {
            var place = new Span<T>(to + offsets[i], block);
            TensorPrimitives.Add(place, new ReadOnlySpan<T>(from + i * block, block), place);
        }
    }
}
