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

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The same memory in another shape; one size may be −1.</summary>
        /// <exception cref="InvalidOperationException">The strides do not allow it: use <see cref="reshape"/>.</exception>
        public Tensor view(params long[] shape) => Reshape.Instance.Apply(this, shape, mayCopy: false);

        /// <summary>The same memory in another tensor's shape.</summary>
        public Tensor view_as(Tensor other) => view(other.shape);

        /// <summary>The same elements in another shape; one size may be −1. Copies only where it must.</summary>
        public Tensor reshape(params long[] shape) => Reshape.Instance.Apply(this, shape);

        /// <summary>All elements in row-major order as a vector. Copies only where it must.</summary>
        public Tensor ravel() => reshape(-1);

        /// <summary>Joins the dimensions from start_dim to end_dim.</summary>
        public Tensor flatten(long start_dim = 0, long end_dim = -1)
        {
            if (ndim == 0) return reshape(1);
            int first = Layout.Dimension(start_dim, ndim), last = Layout.Dimension(end_dim, ndim);
            if (first > last) throw new ArgumentException("flatten() has invalid args: start_dim cannot come after end_dim");
            return reshape([.. Sizes[..first], Layout.Count(Sizes[first..(last + 1)]), .. Sizes[(last + 1)..]]);
        }

        /// <summary>Cuts one dimension into several, whose sizes multiply to its size; one may be −1.</summary>
        public Tensor unflatten(long dim, params long[] sizes)
        {
            var d = Layout.Dimension(dim, ndim);
            return reshape([.. Sizes[..d], .. Layout.Infer(sizes, Sizes[d]), .. Sizes[(d + 1)..]]);
        }

        /// <inheritdoc cref="unflatten(long, long[])"/>
        public Tensor unflatten(long dim, Size sizes) => unflatten(dim, sizes.Shape);

        /// <summary>Removes a dimension if its size is 1, or all of size 1.</summary>
        public Tensor squeeze(long? dim = null)
        {
            if (dim is null) return reshape([.. shape.Where(size => size != 1)]);
            var d = Layout.Dimension(dim.Value, ndim);
            return ndim == 0 || Sizes[d] != 1 ? alias() : reshape([.. Sizes[..d], .. Sizes[(d + 1)..]]);
        }

        /// <summary>Adds a dimension of size 1 in front of dimension dim; −1 puts it last.</summary>
        public Tensor unsqueeze(long dim)
        {
            var d = Layout.Dimension(dim, ndim + 1);
            return reshape([.. Sizes[..d], 1, .. Sizes[d..]]);
        }

        /// <summary>A number becomes a vector [1]; anything else stays as it is.</summary>
        public Tensor atleast_1d() => ndim == 0 ? reshape(1) : alias();

        /// <summary>A number becomes [1, 1], a vector [1, n]; anything else stays as it is.</summary>
        public Tensor atleast_2d() => ndim < 2 ? reshape(1, -1) : alias();

        /// <summary>A number becomes [1, 1, 1], a vector [1, n, 1], a matrix [m, n, 1]; anything else stays as it is.</summary>
        public Tensor atleast_3d() => ndim switch
        {
            < 2 => reshape(1, -1, 1),
            2 => unsqueeze(-1),
            _ => alias(),
        };

        /// <summary>Another handle on the same tensor.</summary>
        public Tensor alias()
        {
            var handle = Handle();
            if (GradientMode.Enabled) handle.IsViewOf(Base is { IsInvalid: false } whole ? whole : this);
            return handle;
        }

        /// <summary>The elements in row-major order: this memory if it is so already, else a copy.</summary>
        public Tensor contiguous() => is_contiguous() ? alias() : clone();

        /// <summary>A copy, through which gradients flow.</summary>
        public Tensor clone() => Clone.Instance.Apply(this);
    }

    /// <summary>The same elements in another shape; one size may be −1.</summary>
    public static Tensor reshape(Tensor input, params long[] shape) => input.reshape(shape);

    /// <summary>All elements in row-major order as a vector.</summary>
    public static Tensor ravel(Tensor input) => input.ravel();

    /// <summary>Joins the dimensions from start_dim to end_dim.</summary>
    public static Tensor flatten(Tensor input, long start_dim = 0, long end_dim = -1) => input.flatten(start_dim, end_dim);

    /// <summary>Cuts one dimension into several; one size may be −1.</summary>
    public static Tensor unflatten(Tensor input, long dim, params long[] sizes) => input.unflatten(dim, sizes);

    /// <summary>Cuts one dimension into several; one size may be −1.</summary>
    public static Tensor unflatten(Tensor input, long dim, Size sizes) => input.unflatten(dim, sizes);

    /// <summary>Removes a dimension if its size is 1, or all of size 1.</summary>
    public static Tensor squeeze(Tensor input, long? dim = null) => input.squeeze(dim);

    /// <summary>Adds a dimension of size 1.</summary>
    public static Tensor unsqueeze(Tensor input, long dim) => input.unsqueeze(dim);

    /// <summary>Each tensor with at least one dimension; see <see cref="Tensor.atleast_1d"/>.</summary>
    public static IEnumerable<Tensor> atleast_1d(params Tensor[] input) => [.. input.Select(tensor => tensor.atleast_1d())];

    /// <summary>Each tensor with at least two dimensions; see <see cref="Tensor.atleast_2d"/>.</summary>
    public static IEnumerable<Tensor> atleast_2d(params Tensor[] input) => [.. input.Select(tensor => tensor.atleast_2d())];

    /// <summary>Each tensor with at least three dimensions; see <see cref="Tensor.atleast_3d"/>.</summary>
    public static IEnumerable<Tensor> atleast_3d(params Tensor[] input) => [.. input.Select(tensor => tensor.atleast_3d())];

    /// <summary>A copy, through which gradients flow.</summary>
    public static Tensor clone(Tensor input) => input.clone();
}
