using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>The dimensions in another order, over the same memory. The gradient gets the old order.</summary>
internal sealed class Permute : Operator
{
    internal static readonly Permute Instance = new();

    internal override IEnumerable<Sample> Samples() =>
    [
        new("ordinary", x => Apply(x[0] * x[0], [2, 0, 1]), Sample.Values(-2, 2, [3, 4, 2])),
        new("0-d", x => Apply(x[0], []), Sample.Values(-2, 2, [])),
        new("empty", x => Apply(x[0], [1, 0]), Sample.Values(-2, 2, [0, 2])),
        new("non-contiguous", x => Apply(x[0].t(), [1, 0]), Sample.Values(-2, 2, [3, 4])),
    ];

    internal Tensor Apply(Tensor x, ReadOnlySpan<long> requested)
    {
        if (requested.Length != x.ndim) throw new ArgumentException($"permute(): number of dimensions in the tensor input does not match the length of the desired ordering of dimensions i.e. input.dim() = {x.ndim} is not equal to len(dims) = {requested.Length}");
        var order = new int[requested.Length];
        var back = new long[order.Length];
        long[] shape = new long[order.Length], strides = new long[order.Length];
        Array.Fill(back, -1);
        for (var d = 0; d < order.Length; d++)
        {
            order[d] = Layout.Dimension(requested[d], x.ndim);
            if (back[order[d]] >= 0) throw new ArgumentException($"permute(): duplicate dims are not allowed: {Layout.Text(requested)}");
            back[order[d]] = d;
            (shape[d], strides[d]) = (x.Sizes[order[d]], x.Strides[order[d]]);
        }
        return Record(Reshape.ViewOf(x, shape, strides, x.Offset), [x], [], step => [Apply(step.Gradient, back)]);
    }

    /// <summary>The order that brings the source dimensions to their destinations and keeps the others in theirs.</summary>
    internal static long[] MoveOrder(Tensor x, ReadOnlySpan<long> source, ReadOnlySpan<long> destination)
    {
        if (source.Length != destination.Length)
            throw new ArgumentException($"movedim: Invalid source or destination dims: source ({Layout.Text(source)} dims) should contain the same number of dims as destination ({Layout.Text(destination)} dims)");
        var order = new long[x.ndim];
        Array.Fill(order, -1);
        var moved = new bool[order.Length];
        for (var i = 0; x.ndim > 0 && i < source.Length; i++)
        {
            int from = Layout.Dimension(source[i], x.ndim), to = Layout.Dimension(destination[i], x.ndim);
            if (moved[from]) throw new ArgumentException($"movedim: repeated dim in `source` ({Layout.Text(source)})");
            if (order[to] >= 0) throw new ArgumentException($"movedim: repeated dim in `destination` ({Layout.Text(destination)})");
            (order[to], moved[from]) = (from, true);
        }
        for (int d = 0, next = 0; d < order.Length; d++)
        {
            if (order[d] >= 0) continue;
            while (moved[next]) next++;
            order[d] = next++;
        }
        return order;
    }
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The dimensions in another order.</summary>
        public Tensor permute(params long[] permutation) => Permute.Instance.Apply(this, permutation);

        /// <summary>The dimensions in another order.</summary>
        public Tensor permute(IEnumerable<long> permutation) => Permute.Instance.Apply(this, [.. permutation]);

        /// <summary>Swaps two dimensions.</summary>
        public Tensor transpose(long dim0, long dim1)
        {
            int a = Layout.Dimension(dim0, ndim), b = Layout.Dimension(dim1, ndim);
            if (ndim == 0) return alias();
            var order = new long[ndim];
            for (var d = 0; d < order.Length; d++) order[d] = d == a ? b : d == b ? a : d;
            return permute(order);
        }

        /// <summary>Swaps two dimensions.</summary>
        public Tensor swapaxes(long dim0, long dim1) => transpose(dim0, dim1);

        /// <summary>Swaps two dimensions.</summary>
        public Tensor swapdims(long dim0, long dim1) => transpose(dim0, dim1);

        /// <summary>The transpose of a matrix; a vector stays as it is.</summary>
        public Tensor t() => ndim switch
        {
            < 2 => alias(),
            2 => transpose(0, 1),
            _ => throw new InvalidOperationException($"t() expects a tensor with <= 2 dimensions, but self is {ndim}D"),
        };

        /// <summary>All dimensions in reverse order: the transpose of a matrix.</summary>
        public Tensor T => permute([.. Enumerable.Range(0, (int)ndim).Reverse().Select(d => (long)d)]);

        /// <summary>The transpose of a matrix; real numbers have no other conjugate.</summary>
        public Tensor H => ndim is 0 or 2 ? T : throw new InvalidOperationException($"tensor.H is only supported on matrices (2-D tensors). Got {ndim}-D tensor.");

        /// <summary>The transposes of a batch of matrices: the last two dimensions swapped.</summary>
        public Tensor mT => ndim >= 2 ? transpose(-2, -1) : throw new InvalidOperationException($"tensor.mT is only supported on matrices or batches of matrices. Got {ndim}-D tensor.");

        /// <summary>The transposes of a batch of matrices; real numbers have no other conjugate.</summary>
        public Tensor mH => adjoint();

        /// <summary>The transposes of a batch of matrices; real numbers have no other conjugate.</summary>
        public Tensor adjoint() => ndim >= 2 ? transpose(-2, -1) : throw new InvalidOperationException($"tensor.adjoint() is only supported on matrices or batches of matrices. Got {ndim}-D tensor.");

        /// <summary>Moves dimensions to other places; the rest keep their order.</summary>
        public Tensor movedim(long[] source, long[] destination) => permute(Permute.MoveOrder(this, source, destination));

        /// <summary>Moves dimensions to other places; the rest keep their order.</summary>
        public Tensor moveaxis(long[] source, long[] destination) => movedim(source, destination);
    }

    /// <summary>The dimensions in another order.</summary>
    public static Tensor permute(Tensor input, params long[] permutation) => input.permute(permutation);

    /// <summary>Swaps two dimensions.</summary>
    public static Tensor transpose(Tensor input, long dim0, long dim1) => input.transpose(dim0, dim1);

    /// <summary>Swaps two dimensions.</summary>
    public static Tensor swapaxes(Tensor input, long axis0, long axis1) => input.transpose(axis0, axis1);

    /// <summary>Swaps two dimensions.</summary>
    public static Tensor swapdims(Tensor input, long dim0, long dim1) => input.transpose(dim0, dim1);

    /// <summary>The transpose of a matrix; a vector stays as it is.</summary>
    public static Tensor t(Tensor input) => input.t();

    /// <summary>The transposes of a batch of matrices.</summary>
    public static Tensor adjoint(Tensor input) => input.adjoint();

    /// <summary>Moves a dimension to another place.</summary>
    public static Tensor movedim(Tensor input, long source, long destination) => input.movedim([source], [destination]);

    /// <summary>Moves dimensions to other places.</summary>
    public static Tensor movedim(Tensor input, long[] source, long[] destination) => input.movedim(source, destination);

    /// <summary>Moves a dimension to another place.</summary>
    public static Tensor moveaxis(Tensor input, long source, long destination) => input.movedim([source], [destination]);

    /// <summary>Moves dimensions to other places.</summary>
    public static Tensor moveaxis(Tensor input, long[] source, long[] destination) => input.movedim(source, destination);
}
