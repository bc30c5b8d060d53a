using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Picks elements by integer tensors, one for each of some neighbouring dimensions, which are broadcast together; their shape takes the place of these dimensions.
/// The gradients of an element picked several times are added.</summary>
internal class Index : Operator
{
    internal static readonly Index Instance = new();

    internal override IEnumerable<Sample> Samples() =>
    [
        new("rows, one twice", x => Apply(x[0], [tensor(new long[] { 2, 0, 2 })]), Sample.Values(-2, 2, [3, 4])),
        new("columns", x => Apply(x[0], [tensor(new long[] { 3, 0, -1 })], 1), Sample.Values(-2, 2, [3, 4, 2])),
        new("pairs", x => Apply(x[0], [tensor(new long[] { 0, 1 }), tensor(new long[] { 3, 3 })]), Sample.Values(-2, 2, [3, 4])),
        new("table", x => Apply(x[0], [tensor(new long[] { 0, 1, 2, 0 }).reshape(2, 2)]), Sample.Values(-2, 2, [3, 4])),
        new("non-contiguous", x => Apply(x[0].t(), [tensor(new long[] { 1, 1 })]), Sample.Values(-2, 2, [3, 4])),
        new("none", x => Apply(x[0], [zeros(0, int64)]), Sample.Values(-2, 2, [3, 4])),
        new("from nothing", x => Apply(x[0], [tensor(new long[] { 1, 1 })], 1), Sample.Values(-2, 2, [0, 3])),
        new("size 1", x => Apply(x[0], [tensor(new long[] { 0, 0 })]), Sample.Values(-2, 2, [1])),
    ];

    /// <param name="x">What is picked from.</param>
    /// <param name="indices">Positions, counted from the end if negative.</param>
    /// <param name="first">The dimension of the first index tensor.</param>
    internal Tensor Apply(Tensor x, Tensor[] indices, int first = 0)
    {
        var picks = Picks.Of(x, indices, first);
        var y = Tensor.Empty(picks.Shape, x.dtype);
        using (var dense = x.Dense()) picks.Read(dense, y);
        var before = x.shape;
        return Record(y, [x], indices, step =>
        {
            var whole = zeros(before, step.Gradient.dtype);
            return [IndexAdd.Instance.Apply(whole, step.AllSaved(), step.Gradient, first)];
        });
    }
}

/// <summary>target with values added at picked places: the adjoint of <see cref="Index"/>. The values' gradient is g picked at the same places.</summary>
internal sealed class IndexAdd : Operator
{
    internal static readonly IndexAdd Instance = new();

    internal override IEnumerable<Sample> Samples() =>
    [
        new("rows, one twice", x => Apply(x[0], [tensor(new long[] { 2, 0, 2 })], x[1]), Sample.Values(-2, 2, [3, 4]), Sample.Values(-2, 2, [3, 4], 1)),
        new("columns, broadcast", x => Apply(x[0], [tensor(new long[] { 1, 1 })], x[1], 1), Sample.Values(-2, 2, [3, 4]), Sample.Values(-2, 2, [3, 1], 1)),
        new("non-contiguous", x => Apply(x[0].t(), [tensor(new long[] { 1, 1 })], x[1].t()), Sample.Values(-2, 2, [3, 4]), Sample.Values(-2, 2, [3, 2], 1)),
        new("empty", x => Apply(x[0], [zeros(0, int64)], x[1]), Sample.Values(-2, 2, [3, 4]), Sample.Values(-2, 2, [0, 4], 1)),
        new("size 1", x => Apply(x[0], [tensor(new long[] { 0, 0 })], x[1]), Sample.Values(-2, 2, [1]), Sample.Values(-2, 2, [1], 1)),
    ];

    internal Tensor Apply(Tensor target, Tensor[] indices, Tensor values, int first = 0)
    {
        var picks = Picks.Of(target, indices, first);
        picks.RequireFit(values);
        var y = Tensor.Empty(target.Sizes, target.dtype);
        Strided.Copy(target, y);
        Write(y, picks, values);
        var before = values.shape;
        return Record(y, [target, values], indices, step =>
        [
            step.Needs(0) ? step.Gradient : null,
            step.Needs(1) ? SumTo.Shape(Index.Instance.Apply(step.Gradient, step.AllSaved(), first), before) : null,
        ]);
    }

    /// <summary>Adds to the elements of a contiguous tensor.</summary>
    internal static void Write(Tensor y, Picks picks, Tensor values)
    {
        if (values.dtype != y.dtype) throw new InvalidOperationException($"index_add: Expected self.dtype to be equal to source.dtype, but they are {y.dtype} and {values.dtype}.");
        using var expanded = picks.Expanded(values);
        using var dense = expanded.Dense();
        switch (y.dtype)
        {
            case ScalarType.Float32: picks.Add<float>(dense, y); break;
            case ScalarType.Float64: picks.Add<double>(dense, y); break;
            case ScalarType.Int64: picks.Add<long>(dense, y); break;
            case ScalarType.Int32: picks.Add<int>(dense, y); break;
            case ScalarType.Int16: picks.Add<short>(dense, y); break;
            case ScalarType.Int8: picks.Add<sbyte>(dense, y); break;
            case ScalarType.Byte: picks.Add<byte>(dense, y); break;
            default:
                picks.Add<byte>(dense, y);
                foreach (ref var truth in y.AsSpan<byte>()) truth = Math.Min(truth, (byte)1);
                break;
        }
    }
}

/// <summary>target with values written at picked places. The target's gradient is g with zeros there, the values' is g picked there.</summary>
internal sealed class IndexPut : Operator
{
    internal static readonly IndexPut Instance = new();

    internal override IEnumerable<Sample> Samples() =>
    [
        new("rows", x => Apply(x[0] * x[0], [tensor(new long[] { 2, 0 })], x[1]), Sample.Values(-2, 2, [3, 4]), Sample.Values(-2, 2, [2, 4], 1)),
        new("columns", x => Apply(x[0] * x[0], [tensor(new long[] { 2, 0 })], x[1], 1), Sample.Values(-2, 2, [3, 4]), Sample.Values(-2, 2, [3, 2], 1)),
        new("one value, broadcast", x => Apply(x[0] * x[0], [tensor(new long[] { 2, 0 })], x[1]), Sample.Values(-2, 2, [3, 4]), Sample.Values(-2, 2, [], 1)),
        new("non-contiguous", x => Apply(x[0].t(), [tensor(new long[] { 3, 1 })], x[1].t()), Sample.Values(-2, 2, [3, 4]), Sample.Values(-2, 2, [3, 2], 1)),
        new("empty", x => Apply(x[0], [zeros(0, int64)], x[1]), Sample.Values(-2, 2, [3, 4]), Sample.Values(-2, 2, [0, 4], 1)),
        new("size 1", x => Apply(x[0], [tensor(new long[] { 0 })], x[1]), Sample.Values(-2, 2, [1]), Sample.Values(-2, 2, [1], 1)),
    ];

    internal Tensor Apply(Tensor target, Tensor[] indices, Tensor values, int first = 0)
    {
        var picks = Picks.Of(target, indices, first);
        picks.RequireFit(values);
        var y = Tensor.Empty(target.Sizes, target.dtype);
        Strided.Copy(target, y);
        Write(y, picks, values);
        var before = values.shape;
        return Record(y, [target, values], indices, step =>
        {
            using var none = zeros([], step.Gradient.dtype);
            return
            [
                step.Needs(0) ? Apply(step.Gradient, step.AllSaved(), none, first) : null,
                step.Needs(1) ? SumTo.Shape(Index.Instance.Apply(step.Gradient, step.AllSaved(), first), before) : null,
            ];
        });
    }

    /// <summary>Writes to the elements of a contiguous tensor.</summary>
    internal static void Write(Tensor y, Picks picks, Tensor values)
    {
        if (values.dtype != y.dtype) throw new InvalidOperationException($"Index put requires the source and destination dtypes match, got {y.dtype} for the destination and {values.dtype} for the source.");
        using var expanded = picks.Expanded(values);
        using var dense = expanded.Dense();
        picks.Write(dense, y);
    }
}

/// <summary>Places picked from a row-major tensor of shape [outer…, picked…, block…]: for each outer position the same ones, each the start of a block.</summary>
internal sealed unsafe class Picks
{
    private readonly long[] _offsets;
    private readonly long _outer, _step, _block;

    private Picks(long[] shape, long[] offsets, long outer, long step, long block) => (Shape, _offsets, _outer, _step, _block) = (shape, offsets, outer, step, block);

    /// <summary>The shape of what is picked.</summary>
    internal long[] Shape { get; }

    /// <summary>Where the index tensors point to.</summary>
    internal static Picks Of(Tensor x, Tensor[] indices, int first)
    {
        if (first + indices.Length > x.ndim) throw new ArgumentException($"too many indices for tensor of dimension {x.ndim}: {indices.Length} index tensors from dimension {first} on.");
        long[] shape = [];
        foreach (var index in indices) shape = Joined(shape, index, indices);
        var offsets = new long[Layout.Count(shape)];
        var steps = Layout.RowMajor(x.Sizes);
        for (var i = 0; i < indices.Length; i++) AddOffsets(indices[i], shape, offsets, first + i, x.Sizes[first + i], steps[first + i]);
        ReadOnlySpan<long> front = x.Sizes[..first], picked = x.Sizes.Slice(first, indices.Length), back = x.Sizes[(first + indices.Length)..];
        var block = Layout.Count(back);
        return new([.. front, .. shape, .. back], offsets, Layout.Count(front), Layout.Count(picked) * block, block);
    }

    private static long[] Joined(long[] shape, Tensor index, Tensor[] all)
    {
        for (var i = 1; i <= Math.Min(shape.Length, index.ndim); i++)
            if (shape[^i] != index.Sizes[^i] && shape[^i] != 1 && index.Sizes[^i] != 1)
                throw new ArgumentException($"shape mismatch: indexing tensors could not be broadcast together with shapes {string.Join(", ", all.Select(tensor => Layout.Text(tensor.Sizes)))}");
        return Layout.Broadcast(shape, index.Sizes);
    }

    private static void AddOffsets(Tensor index, long[] shape, long[] offsets, int dim, long size, long step)
    {
        if (index.dtype is not (ScalarType.Int64 or ScalarType.Int32)) throw new ArgumentException($"tensors used as indices must be long, int, byte or bool tensors, not {index.dtype}.");
        using var wide = index.AsType(ScalarType.Int64);
        using var expanded = wide.View(shape, Layout.BroadcastStrides(wide.Sizes, wide.Strides, shape), wide.Offset);
        using var dense = expanded.Dense();
        ReadOnlySpan<long> places = dense.AsSpan<long>();
        for (var i = 0; i < offsets.Length; i++)
        {
            var place = places[i] < 0 ? places[i] + size : places[i];
            if ((ulong)place >= (ulong)size) throw new ArgumentOutOfRangeException(nameof(index), $"index {places[i]} is out of bounds for dimension {dim} with size {size}");
            offsets[i] += place * step;
        }
    }

    /// <summary>Refuses values that cannot be broadcast to the picked places.</summary>
    internal void RequireFit(Tensor values)
    {
        for (var i = 1; i <= values.ndim; i++)
            if (i > Shape.Length || (values.Sizes[^i] != 1 && values.Sizes[^i] != Shape[^i]))
                throw new ArgumentException($"shape mismatch: value tensor of shape {Layout.Text(values.Sizes)} cannot be broadcast to indexing result of shape {Layout.Text(Shape)}");
    }

    internal Tensor Expanded(Tensor values) => values.View(Shape, Layout.BroadcastStrides(values.Sizes, values.Strides, Shape), values.Offset);

    /// <summary>to = the picked blocks of x.</summary>
    internal void Read(Tensor x, Tensor to)
    {
        switch (_block * x.ElementSize)
        {
            case 4: Move<int>(x, to, read: true); break;
            case 8: Move<long>(x, to, read: true); break;
            default: MoveBlocks(x, to, read: true); break;
        }
    }

    /// <summary>The picked blocks of y = from; of a place picked several times the last one stays.</summary>
    internal void Write(Tensor from, Tensor y)
    {
        switch (_block * y.ElementSize)
        {
            case 4: Move<int>(y, from, read: false); break;
            case 8: Move<long>(y, from, read: false); break;
            default: MoveBlocks(y, from, read: false); break;
        }
    }

    /// <summary>The picked blocks of y += from.</summary>
    internal void Add<T>(Tensor from, Tensor y) where T : unmanaged, INumber<T>
    {
        T* values = from.Pointer<T>(), to = y.Pointer<T>();
        for (long o = 0; o < _outer; o++, to += _step)
        {
            foreach (var offset in _offsets)
            {
                if (_block == 1) to[offset] += *values;
                else
                {
                    var place = new Span<T>(to + offset, (int)_block);
                    TensorPrimitives.Add(place, new ReadOnlySpan<T>(values, (int)_block), place);
                }
                values += _block;
            }
        }
        GC.KeepAlive(from);
        GC.KeepAlive(y);
    }

    /// <summary>Blocks of the size of one T between their places in one tensor and a dense row of them.</summary>
    private void Move<T>(Tensor scattered, Tensor row, bool read) where T : unmanaged
    {
        // A block of several elements is one T, and offsets count elements.
        var elements = (byte*)scattered.Address;
        var dense = (T*)row.Address;
        long size = scattered.ElementSize;
        fixed (long* offsets = _offsets)
            for (long o = 0; o < _outer; o++, elements += _step * size, dense += _offsets.Length)
            {
                if (read) for (var i = 0; i < _offsets.Length; i++) dense[i] = *(T*)(elements + offsets[i] * size);
                else for (var i = 0; i < _offsets.Length; i++) *(T*)(elements + offsets[i] * size) = dense[i];
            }
        GC.KeepAlive(scattered);
        GC.KeepAlive(row);
    }

    private void MoveBlocks(Tensor scattered, Tensor row, bool read)
    {
        byte* elements = (byte*)scattered.Address, dense = (byte*)row.Address;
        long size = scattered.ElementSize, bytes = _block * size;
        for (long o = 0; o < _outer; o++, elements += _step * size)
            foreach (var offset in _offsets)
            {
                var place = elements + offset * size;
                Buffer.MemoryCopy(read ? place : dense, read ? dense : place, bytes, bytes);
                dense += bytes;
            }
        GC.KeepAlive(scattered);
        GC.KeepAlive(row);
    }
}
