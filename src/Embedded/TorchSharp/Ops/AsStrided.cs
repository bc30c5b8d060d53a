using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Any shape and strides over a tensor's memory. The gradient of an element seen several times is the sum; memory outside of the tensor has none.</summary>
internal sealed class AsStrided : Operator
{
    internal static readonly AsStrided Instance = new();

    internal override IEnumerable<Sample> Samples() =>
    [
        new("overlapping", x => Apply(x[0] * x[0], [4, 3], [1, 2], 1), Sample.Values(-2, 2, [3, 4])),
        new("non-contiguous", x => Apply((x[0] * x[0]).t(), [2, 2], [3, 1], 2), Sample.Values(-2, 2, [3, 4])),
        new("of an expanded tensor", x => Apply(x[0].expand(2, 3), [3], [1], 0), Sample.Values(-2, 2, [3])),
        new("0-d", x => Apply(x[0], [], [], 2), Sample.Values(-2, 2, [4])),
        new("empty", x => Apply(x[0], [0, 3], [1, 1], 0), Sample.Values(-2, 2, [0, 2])),
        new("size 1", x => Apply(x[0], [2, 1], [0, 1], 0), Sample.Values(-2, 2, [1])),
    ];

    internal Tensor Apply(Tensor x, ReadOnlySpan<long> size, ReadOnlySpan<long> strides, long offset)
    {
        if (size.Length != strides.Length) throw new ArgumentException($"as_strided: mismatch in length of strides and shape: {Layout.Text(strides)} and {Layout.Text(size)}.");
        foreach (var n in size)
            if (n < 0) throw new ArgumentException($"as_strided: a tensor cannot have a negative size: {Layout.Text(size)}.");
        Geometry seen = new(size.ToArray(), strides.ToArray(), offset), before = new(x);
        var (first, last) = seen.Span();
        if (first <= last && (first < 0 || (last + 1) * x.ElementSize > x.Storage.Bytes))
            throw new ArgumentException($"as_strided: sizes {Layout.Text(size)}, strides {Layout.Text(strides)}, offset {offset} reach outside of a storage of {x.Storage.Bytes / x.ElementSize} elements.");
        return Record(Reshape.ViewOf(x, size, strides, offset), [x], [], step =>
        {
            var whole = Relay.Instance.Apply(step.Gradient, seen, before);
            if (!before.Repeats) return [whole];
            // An element that x itself repeats would get the sum once for each repetition.
            using var ones = torch.ones(before.Shape, whole.dtype);
            return [whole / Relay.Instance.Apply(ones, before, before)];
        });
    }
}

/// <summary>Values added into zeroed memory where one geometry has its elements, and read where another has its own: how gradients go between two views of one memory.
/// The gradient goes the same way back.</summary>
internal sealed unsafe class Relay : Operator
{
    internal static readonly Relay Instance = new();

    internal override IEnumerable<Sample> Samples() =>
    [
        new("overlapping both ways", x => Apply(x[0], new([4, 3], [1, 2], 1), new([2, 3], [1, 1], 3)), Sample.Values(-2, 2, [4, 3])),
        new("apart", x => Apply(x[0], new([3], [1], 0), new([2], [1], 7)), Sample.Values(-2, 2, [3])),
        new("empty", x => Apply(x[0], new([0], [1], 0), new([2], [1], 0)), Sample.Values(-2, 2, [0])),
        new("non-contiguous", x => Apply(x[0].t(), new([4, 3], [3, 1], 0), new([5], [2], 1)), Sample.Values(-2, 2, [3, 4])),
        new("size 1", x => Apply(x[0], new([1], [1], 0), new([2], [1], 0)), Sample.Values(-2, 2, [1])),
    ];

    internal Tensor Apply(Tensor x, Geometry from, Geometry to)
    {
        var (firstFrom, lastFrom) = from.Span();
        var (firstTo, lastTo) = to.Span();
        if (firstFrom > lastFrom || firstTo > lastTo) return Record(zeros(to.Shape, x.dtype), [x], [], step => [zeros(from.Shape, step.Gradient.dtype)]);
        var first = Math.Min(firstFrom, firstTo);
        using var memory = zeros(Math.Max(lastFrom, lastTo) - first + 1, x.dtype);
        using (var place = from.Of(memory, first))
        {
            if (x.dtype == ScalarType.Float32) Add<float>(x, place);
            else Add<double>(x, place);
        }
        using var read = to.Of(memory, first);
        return Record(read.Dense(), [x], [], step => [Apply(step.Gradient, to, from)]);
    }

    private static void Add<T>(Tensor x, Tensor place) where T : unmanaged, INumber<T>
    {
        var walk = new StridedWalk(x.Sizes, x.Strides, place.Strides);
        T* from = x.Pointer<T>(), to = place.Pointer<T>();
        while (walk.MoveNext())
        {
            T* a = from + walk.OffsetA, b = to + walk.OffsetB;
            for (long i = 0; i < walk.InnerSize; i++) b[i * walk.InnerStrideB] += a[i * walk.InnerStrideA];
        }
        GC.KeepAlive(x);
        GC.KeepAlive(place);
    }
}

/// <summary>Where the elements of a tensor lie in its memory.</summary>
internal readonly record struct Geometry(long[] Shape, long[] Strides, long Offset)
{
    internal Geometry(Tensor tensor) : this(tensor.shape, tensor.stride(), tensor.Offset) { }

    /// <summary>Whether a dimension repeats its elements.</summary>
    internal bool Repeats => Enumerable.Range(0, Shape.Length).Any(IsRepeated);

    /// <summary>The first and the last place that is used; the last before the first if there are no elements.</summary>
    internal (long First, long Last) Span()
    {
        long first = Offset, last = Offset;
        for (var d = 0; d < Shape.Length; d++)
        {
            if (Shape[d] == 0) return (0, -1);
            var reach = checked((Shape[d] - 1) * Strides[d]);
            if (reach < 0) first = checked(first + reach);
            else last = checked(last + reach);
        }
        return (first, last);
    }

    /// <summary>The elements in another block of memory, whose first element stands for the given place.</summary>
    internal Tensor Of(Tensor memory, long start) => memory.View(Shape, Strides, memory.Offset + Offset - start);

    private bool IsRepeated(int d) => Strides[d] == 0 && Shape[d] > 1;
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>A view with any shape and strides over this tensor's memory. Elements may be seen several times; their gradients add up.</summary>
        /// <exception cref="ArgumentException">The view would leave the memory.</exception>
        public Tensor as_strided(long[] size, long[] strides, long storageOffset = 0) => AsStrided.Instance.Apply(this, size, strides, storageOffset);

        /// <summary>Windows along a dimension: position i of it becomes the elements i·step … i·step + size − 1, which stand in a last dimension. Shares memory.</summary>
        public Tensor unfold(long dimension, long size, long step)
        {
            var d = Layout.Dimension(dimension, ndim);
            var length = ndim == 0 ? 1 : Sizes[d];
            if (size < 0) throw new ArgumentException($"size is {size} but must be >= 0");
            if (size > length) throw new ArgumentException($"maximum size for tensor at dimension {d} is {length} but size is {size}");
            if (step <= 0) throw new ArgumentException($"step is {step} but must be > 0");
            if (ndim == 0) return AsStrided.Instance.Apply(this, [size], [1], Offset);
            long[] sizes = [.. Sizes, size], strides = [.. Strides, Strides[d]];
            sizes[d] = (length - size) / step + 1;
            strides[d] *= step;
            return AsStrided.Instance.Apply(this, sizes, strides, Offset);
        }
    }
}
