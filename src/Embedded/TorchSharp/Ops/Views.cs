using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Another shape over the same elements in row-major order; the memory is shared where the strides allow it. The gradient gets the old shape.</summary>
internal sealed class Reshape : Operator
{
    internal static readonly Reshape Instance = new();

    internal override IEnumerable<Sample> Samples() =>
    [
        new("ordinary", x => Apply(x[0], [2, 6]), Sample.Values(-2, 2, [3, 4])),
        new("non-contiguous", x => Apply(x[0].transpose(0, 1), [2, 6]), Sample.Values(-2, 2, [3, 4])),
        new("to 0-d", x => Apply(x[0], []), Sample.Values(-2, 2, [1, 1])),
        new("empty", x => Apply(x[0], [3, 0]), Sample.Values(-2, 2, [0, 2])),
    ];

    /// <summary>The view, or if <paramref name="mayCopy"/> a copy where no view exists.</summary>
    internal Tensor Apply(Tensor x, ReadOnlySpan<long> requested, bool mayCopy = true)
    {
        var shape = Layout.Infer(requested, x.NumberOfElements);
        var before = x.shape;
        Tensor y;
        if (Layout.ViewStrides(x.Sizes, x.Strides, shape) is { } strides) y = ViewOf(x, shape, strides, x.Offset);
        else if (mayCopy)
        {
            using var dense = x.Dense();
            y = dense.View(shape, Layout.RowMajor(shape), dense.Offset);
        }
        else throw new InvalidOperationException($"view size is not compatible with input tensor's size and stride (shape {Layout.Text(x.Sizes)}, strides {Layout.Text(x.Strides)}, asked for {Layout.Text(shape)}). Use .reshape(...) instead.");
        return Record(y, [x], [], step => [Apply(step.Gradient, before)]);
    }

    /// <summary>A view that remembers what it is a view of, for in-place writes.</summary>
    internal static Tensor ViewOf(Tensor x, ReadOnlySpan<long> shape, ReadOnlySpan<long> strides, long offset)
    {
        var view = x.View(shape, strides, offset);
        if (GradientMode.Enabled) view.IsViewOf(x.Base is { IsInvalid: false } whole ? whole : x);
        return view;
    }
}

/// <summary>The dimensions in another order. The gradient gets the old order.</summary>
internal sealed class Permute : Operator
{
    internal static readonly Permute Instance = new();

    internal override IEnumerable<Sample> Samples() =>
    [
        new("ordinary", x => Apply(x[0] * x[0], [2, 0, 1]), Sample.Values(-2, 2, [3, 4, 2])),
        new("empty", x => Apply(x[0], [1, 0]), Sample.Values(-2, 2, [0, 2])),
    ];

    internal Tensor Apply(Tensor x, ReadOnlySpan<long> requested)
    {
        if (requested.Length != x.ndim) throw new ArgumentException($"permute: the tensor has {x.ndim} dimensions, and {Layout.Text(requested)} names {requested.Length}.");
        var order = new int[requested.Length];
        var back = new long[order.Length];
        long[] shape = new long[order.Length], strides = new long[order.Length];
        Array.Fill(back, -1);
        for (var d = 0; d < order.Length; d++)
        {
            order[d] = Layout.Dimension(requested[d], x.ndim);
            if (back[order[d]] >= 0) throw new ArgumentException($"permute: dimension {order[d]} appears twice in {Layout.Text(requested)}.");
            back[order[d]] = d;
            (shape[d], strides[d]) = (x.Sizes[order[d]], x.Strides[order[d]]);
        }
        return Record(Reshape.ViewOf(x, shape, strides, x.Offset), [x], [], step => [Apply(step.Gradient, back)]);
    }
}

/// <summary>Repeats dimensions of size 1 by stride 0. The gradient is summed over the repetitions.</summary>
internal sealed class Expand : Operator
{
    internal static readonly Expand Instance = new();

    internal override IEnumerable<Sample> Samples() =>
    [
        new("ordinary", x => Apply(x[0] * x[0], [3, 4]), Sample.Values(-2, 2, [3, 1])),
        new("more dimensions", x => Apply(x[0], [2, 3, 4]), Sample.Values(-2, 2, [4])),
        new("0-d", x => Apply(x[0], [2, 2]), Sample.Values(-2, 2, [])),
        new("empty", x => Apply(x[0], [0, 3]), Sample.Values(-2, 2, [3])),
    ];

    internal Tensor Apply(Tensor x, ReadOnlySpan<long> requested)
    {
        var shape = requested.ToArray();
        var extra = shape.Length - (int)x.ndim;
        if (extra < 0) throw Mismatch(x, requested);
        for (var d = 0; d < shape.Length; d++)
        {
            var size = d < extra ? 1 : x.Sizes[d - extra];
            if (shape[d] == -1 && d >= extra) shape[d] = size;
            if (shape[d] < 0 || (shape[d] != size && size != 1)) throw Mismatch(x, requested);
        }
        var before = x.shape;
        return Record(Reshape.ViewOf(x, shape, Layout.BroadcastStrides(x.Sizes, x.Strides, shape), x.Offset), [x], [], step => [SumTo.Shape(step.Gradient, before)]);

        static ArgumentException Mismatch(Tensor x, ReadOnlySpan<long> requested) =>
            new($"expand: {Layout.Text(x.Sizes)} cannot be expanded to {Layout.Text(requested)}: only dimensions of size 1 are repeated, and new ones go in front.");
    }
}

/// <summary>Every step-th element of one dimension between two bounds. The gradient is written into zeros at those places.</summary>
internal sealed class Slice : Operator
{
    internal static readonly Slice Instance = new();

    internal override IEnumerable<Sample> Samples() =>
    [
        new("ordinary", x => Apply(x[0] * x[0], 1, 1, 4, 2), Sample.Values(-2, 2, [3, 5])),
        new("of a slice", x => Apply(Apply(x[0], 0, 1, 3, 1), 1, 0, 2, 1), Sample.Values(-2, 2, [3, 5])),
        new("empty", x => Apply(x[0], 0, 1, 1, 1), Sample.Values(-2, 2, [3])),
    ];

    /// <summary>Bounds count from the end if negative and are clipped, as in Python.</summary>
    internal Tensor Apply(Tensor x, int dim, long start, long stop, long step)
    {
        if (step <= 0) throw new ArgumentException($"slice step must be positive, not {step}.");
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
