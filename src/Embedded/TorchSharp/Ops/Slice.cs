using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Every step-th element of one dimension between two bounds, over the same memory. The gradient is written into zeros at those places.</summary>
internal sealed class Slice : Operator
{
    internal static readonly Slice Instance = new();

    internal override IEnumerable<Sample> Samples() =>
    [
        new("ordinary", x => Apply(x[0] * x[0], 1, 1, 4, 2), Sample.Values(-2, 2, [3, 5])),
        new("of a slice", x => Apply(Apply(x[0], 0, 1, 3, 1), 1, 0, 2, 1), Sample.Values(-2, 2, [3, 5])),
        new("empty", x => Apply(x[0], 0, 1, 1, 1), Sample.Values(-2, 2, [3])),
        new("non-contiguous", x => Apply(x[0].t(), 0, 1, 4, 2), Sample.Values(-2, 2, [3, 5])),
        new("nothing of nothing", x => Apply(x[0], 0, 0, 1, 1), Sample.Values(-2, 2, [0, 3])),
        new("size 1", x => Apply(x[0], 0, 0, 1, 1), Sample.Values(-2, 2, [1])),
    ];

    /// <summary>Bounds count from the end if negative and are clipped, as in Python.</summary>
    internal Tensor Apply(Tensor x, int dim, long start, long stop, long step)
    {
        if (step <= 0) throw new ArgumentException(step == 0 ? "slice step cannot be zero" : $"slice step must be greater than zero, and it is {step}: use flip()");
        if (x.ndim == 0) throw new InvalidOperationException("slice() cannot be applied to a 0-dim tensor.");
        var size = x.Sizes[dim];
        start = Math.Clamp(start < 0 ? start + size : start, 0, size);
        stop = Math.Clamp(stop < 0 ? stop + size : stop, start, size);
        long[] shape = x.shape, strides = x.stride(), before = x.shape;
        shape[dim] = (stop - start + step - 1) / step;
        var offset = x.Offset + start * strides[dim];
        strides[dim] *= step;
        return Record(Reshape.ViewOf(x, shape, strides, offset), [x], [], back =>
        {
            var whole = zeros(before, back.Gradient.dtype);
            using var part = Apply(whole, dim, start, stop, step);
            InPlace.Copy(part, back.Gradient);
            return [whole];
        });
    }
}

/// <summary>One position of a dimension, which disappears, over the same memory. The gradient is written into zeros there.</summary>
internal sealed class Select : Operator
{
    internal static readonly Select Instance = new();

    internal override IEnumerable<Sample> Samples() =>
    [
        new("row", x => Apply(x[0] * x[0], 0, 1), Sample.Values(-2, 2, [3, 5])),
        new("column, non-contiguous", x => Apply(x[0].t(), 1, -1), Sample.Values(-2, 2, [3, 5])),
        new("to 0-d", x => Apply(x[0], 0, 0), Sample.Values(-2, 2, [1])),
        new("empty", x => Apply(x[0], 1, 2), Sample.Values(-2, 2, [0, 3])),
    ];

    internal Tensor Apply(Tensor x, int dim, long index)
    {
        if (x.ndim == 0) throw new InvalidOperationException("select() cannot be applied to a 0-dim tensor.");
        var size = x.Sizes[dim];
        if (index < -size || index >= size) throw new ArgumentOutOfRangeException(nameof(index), $"index {index} is out of bounds for dimension {dim} with size {size}");
        if (index < 0) index += size;
        long[] before = x.shape, shape = [.. x.Sizes[..dim], .. x.Sizes[(dim + 1)..]], strides = [.. x.Strides[..dim], .. x.Strides[(dim + 1)..]];
        return Record(Reshape.ViewOf(x, shape, strides, x.Offset + index * x.Strides[dim]), [x], [], step =>
        {
            var whole = zeros(before, step.Gradient.dtype);
            using var part = Apply(whole, dim, index);
            InPlace.Copy(part, step.Gradient);
            return [whole];
        });
    }
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>One position of a dimension, which disappears; negative positions count from the end.</summary>
        public Tensor select(long dim, long index) => Select.Instance.Apply(this, Layout.Dimension(dim, ndim), index);

        /// <summary>length positions of a dimension from start on; a negative start counts from the end.</summary>
        public Tensor narrow(long dim, long start, long length)
        {
            if (ndim == 0) throw new InvalidOperationException("narrow() cannot be applied to a 0-dim tensor.");
            var d = Layout.Dimension(dim, ndim);
            var first = start < 0 ? start + Sizes[d] : start;
            if (first < 0 || length < 0 || first + length > Sizes[d]) throw new ArgumentOutOfRangeException(nameof(start), $"start ({start}) + length ({length}) exceeds dimension size ({Sizes[d]}).");
            return Slice.Instance.Apply(this, d, first, first + length, 1);
        }

        /// <summary>Every step-th position of a dimension from start up to, not including, finish. Negative bounds count from the end; bounds outside are clipped.</summary>
        public Tensor slice(long dim, long start, long finish, long step) => Slice.Instance.Apply(this, Layout.Dimension(dim, ndim), start, finish, step);

        /// <summary>A copy in which one position of a dimension is replaced.</summary>
        public Tensor select_scatter(Tensor src, long dim, long index)
        {
            var copy = clone();
            using var part = copy.select(dim, index);
            return WithPart(copy, part, src);
        }

        /// <summary>A copy in which a slice of a dimension is replaced.</summary>
        public Tensor slice_scatter(Tensor src, long dim = 0, long? start = null, long? end = null, long step = 1)
        {
            var copy = clone();
            using var part = copy.slice(dim, start ?? 0, end ?? long.MaxValue, step);
            return WithPart(copy, part, src);
        }

        private static Tensor WithPart(Tensor copy, Tensor part, Tensor src)
        {
            if (!src.Sizes.SequenceEqual(part.Sizes)) throw new ArgumentException($"expected src to have a size equal to the slice of self. src size = {Layout.Text(src.Sizes)}, slice size = {Layout.Text(part.Sizes)}");
            InPlace.Copy(part, src);
            return copy;
        }
    }

    /// <summary>One position of a dimension, which disappears.</summary>
    public static Tensor select(Tensor input, long dim, long index) => input.select(dim, index);

    /// <summary>length positions of a dimension from start on.</summary>
    public static Tensor narrow(Tensor input, long dim, long start, long length) => input.narrow(dim, start, length);

    /// <summary>A copy in which one position of a dimension is replaced.</summary>
    public static Tensor select_scatter(Tensor input, Tensor src, long dim, long index) => input.select_scatter(src, dim, index);

    /// <summary>A copy in which a slice of a dimension is replaced.</summary>
    public static Tensor slice_scatter(Tensor input, Tensor src, long dim = 0, long? start = null, long? end = null, long step = 1) => input.slice_scatter(src, dim, start, end, step);
}
