namespace TorchSharp;

/// <summary>Positions of the elements that are not 0, in row-major order.</summary>
internal static class NonZero
{
    /// <summary>One row per element, one column per dimension.</summary>
    internal static Tensor Positions(Tensor x)
    {
        using var truth = x.AsType(torch.ScalarType.Bool);
        using var dense = truth.Dense();
        ReadOnlySpan<byte> flags = dense.AsSpan<byte>();
        var count = flags.Length - flags.Count((byte)0);
        var positions = Tensor.Empty([count, x.ndim], torch.ScalarType.Int64);
        if (x.ndim == 0) return positions;
        var to = positions.AsSpan<long>();
        long[] sizes = x.shape, steps = Layout.RowMajor(sizes);
        var k = 0;
        for (var i = 0; k < to.Length; i++)
        {
            i += flags[i..].IndexOfAnyExcept((byte)0);
            long rest = i;
            for (var d = 0; d < steps.Length - 1; d++)
            {
                (to[k], rest) = Math.DivRem(rest, steps[d]);
                k++;
            }
            to[k++] = rest;
        }
        return positions;
    }
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The positions of the elements that are not 0, in row-major order: one row per element, [n, dimensions].</summary>
        public Tensor nonzero() => NonZero.Positions(this);

        /// <summary>The positions of the elements that are not 0: one row per element, [n, dimensions].</summary>
        public Tensor argwhere() => NonZero.Positions(this);

        /// <summary>The positions of the elements that are not 0: one vector for each dimension. A number counts as a vector of one.</summary>
        public IList<Tensor> nonzero_as_list()
        {
            var positions = NonZero.Positions(ndim == 0 ? reshape(1) : this);
            return positions.ndim == 2 && positions.Sizes[1] == 1 ? [positions.reshape(-1)] : [.. positions.t().contiguous().unbind(0)];
        }

        /// <summary>How many elements are not 0, over dimensions or over all.</summary>
        public Tensor count_nonzero(long[]? dims = null) => (this != (Scalar)0).sum(dims ?? []);
    }

    /// <summary>The positions of the elements that are not 0: one row per element, [n, dimensions].</summary>
    public static Tensor nonzero(Tensor input) => input.nonzero();

    /// <summary>The positions of the elements that are not 0: one row per element, [n, dimensions].</summary>
    public static Tensor argwhere(Tensor input) => input.argwhere();

    /// <summary>How many elements are not 0, over dimensions or over all.</summary>
    public static Tensor count_nonzero(Tensor input, long[]? dims = null) => input.count_nonzero(dims);
}
