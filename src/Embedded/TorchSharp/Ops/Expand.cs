using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Repeats dimensions of size 1 by stride 0. The gradient is summed over the repetitions.</summary>
internal sealed class Expand : Operator
{
    internal static readonly Expand Instance = new();

    internal override IEnumerable<Sample> Samples() =>
    [
        new("ordinary", x => Apply(x[0] * x[0], [3, 4]), Sample.Values(-2, 2, [3, 1])),
        new("more dimensions", x => Apply(x[0], [2, 3, 4]), Sample.Values(-2, 2, [4])),
        new("0-d", x => Apply(x[0], [2, 2]), Sample.Values(-2, 2, [])),
        new("empty", x => Apply(x[0], [2, 0, 3]), Sample.Values(-2, 2, [0, 1])),
        new("non-contiguous", x => Apply(x[0].t(), [2, 4, 3]), Sample.Values(-2, 2, [3, 4])),
        new("size 1", x => Apply(x[0], [3]), Sample.Values(-2, 2, [1])),
    ];

    internal Tensor Apply(Tensor x, ReadOnlySpan<long> requested)
    {
        var shape = requested.ToArray();
        var extra = shape.Length - (int)x.ndim;
        if (extra < 0)
            throw new ArgumentException($"expand({Layout.Text(x.Sizes)}, size={Layout.Text(requested)}): the number of sizes provided ({shape.Length}) must be greater or equal to the number of dimensions in the tensor ({x.ndim})");
        for (var d = 0; d < shape.Length; d++)
        {
            var size = d < extra ? 1 : x.Sizes[d - extra];
            if (shape[d] == -1 && d >= extra) shape[d] = size;
            if (shape[d] < 0) throw new ArgumentException($"The expanded size of the tensor ({shape[d]}) isn't allowed in a leading, non-existing dimension {d}: {Layout.Text(x.Sizes)} to {Layout.Text(requested)}");
            if (shape[d] != size && size != 1)
                throw new ArgumentException($"The expanded size of the tensor ({shape[d]}) must match the existing size ({size}) at non-singleton dimension {d}.  Target sizes: {Layout.Text(requested)}.  Tensor sizes: {Layout.Text(x.Sizes)}");
        }
        var before = x.shape;
        return Record(Reshape.ViewOf(x, shape, Layout.BroadcastStrides(x.Sizes, x.Strides, shape), x.Offset), [x], [], step => [SumTo.Shape(step.Gradient, before)]);
    }
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Repeats dimensions of size 1 without copying, and adds dimensions in front; −1 keeps a size.</summary>
        public Tensor expand(params long[] sizes) => Expand.Instance.Apply(this, sizes);

        /// <summary>Repeats dimensions of size 1 without copying, and adds dimensions in front; −1 keeps a size.</summary>
        public Tensor expand(long[] sizes, bool isImplicit = false) => Expand.Instance.Apply(this, sizes);

        /// <summary>Repeats dimensions of size 1 without copying, and adds dimensions in front; −1 keeps a size.</summary>
        public Tensor expand(ReadOnlySpan<long> sizes, bool isImplicit = false) => Expand.Instance.Apply(this, sizes);

        /// <summary>Repeats dimensions of size 1 without copying, and adds dimensions in front; −1 keeps a size.</summary>
        public Tensor expand(Size sizes, bool isImplicit = false) => Expand.Instance.Apply(this, sizes.Shape);

        /// <summary>Repeats dimensions of size 1 without copying, up to another tensor's shape.</summary>
        public Tensor expand_as(Tensor other) => Expand.Instance.Apply(this, other.Sizes);

        /// <summary>Repeats dimensions of size 1 without copying, up to a shape.</summary>
        public Tensor broadcast_to(params long[] shape) => Expand.Instance.Apply(this, shape);
    }

    /// <summary>Repeats dimensions of size 1 without copying, up to a shape.</summary>
    public static Tensor broadcast_to(Tensor input, params long[] shape) => input.broadcast_to(shape);

    /// <summary>All tensors expanded to the shape that they have together.</summary>
    public static IList<Tensor> broadcast_tensors(params Tensor[] tensors)
    {
        long[] shape = [];
        foreach (var tensor in tensors) shape = Layout.Broadcast(shape, tensor.Sizes);
        return [.. tensors.Select(tensor => tensor.expand(shape))];
    }

    /// <summary>The coordinates of a grid: tensor i of the result repeats vector i along all other dimensions.</summary>
    /// <param name="tensors">Vectors or numbers of one element type.</param>
    /// <param name="indexing">"ij": the result has the vectors' sizes in their order; "xy": the first two sizes are swapped, as for images.</param>
    public static Tensor[] meshgrid(IEnumerable<Tensor> tensors, string indexing = "ij")
    {
        if (indexing is not ("ij" or "xy")) throw new ArgumentException($"torch.meshgrid: indexing must be one of \"xy\" or \"ij\", but received: {indexing}");
        Tensor[] axes = [.. tensors];
        if (axes.Length == 0) throw new ArgumentException("meshgrid expects a non-empty TensorList");
        foreach (var axis in axes)
        {
            if (axis.ndim > 1) throw new ArgumentException($"torch.meshgrid: Expected 0D or 1D tensor in the tensor list but got: {Layout.Text(axis.Sizes)}");
            if (axis.dtype != axes[0].dtype) throw new ArgumentException("torch.meshgrid expects all tensors to have the same dtype");
        }
        long[] sizes = [.. axes.Select(axis => axis.NumberOfElements)];
        Tensor[] grids = new Tensor[axes.Length];
        for (var i = 0; i < axes.Length; i++)
        {
            var shape = new long[axes.Length];
            Array.Fill(shape, 1);
            shape[i] = -1;
            grids[i] = axes[i].reshape(shape).expand(sizes);
        }
        return indexing == "xy" && axes.Length > 1 ? [.. grids.Select(grid => grid.transpose(0, 1))] : grids;
    }
}
