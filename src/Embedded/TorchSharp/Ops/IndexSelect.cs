namespace TorchSharp;

/// <summary>What the members that take one vector of positions along one dimension have in common; the work is <see cref="Index"/>'s, <see cref="IndexAdd"/>'s and <see cref="IndexPut"/>'s.</summary>
internal static class Positions
{
    /// <summary>Positions as a vector. Negative ones do not count from the end here, as in PyTorch.</summary>
    internal static Tensor[] Of(string name, Tensor index, long size)
    {
        if (index.ndim > 1) throw new ArgumentException($"{name}(): Index is supposed to be a vector, and it has shape {Layout.Text(index.Sizes)}.");
        if (index.dtype is not (torch.ScalarType.Int64 or torch.ScalarType.Int32)) throw new ArgumentException($"{name}(): Expected dtype int32 or int64 for index, but got {index.dtype}.");
        using var wide = index.AsType(torch.ScalarType.Int64);
        using var dense = wide.Dense();
        foreach (var place in dense.AsSpan<long>())
            if (place < 0 || place >= size) throw new ArgumentOutOfRangeException(nameof(index), $"{name}(): index {place} is out of range for a dimension of size {size}.");
        return [index.ndim == 0 ? index.reshape(1) : index];
    }

    /// <summary>Refuses a source whose slices do not fit.</summary>
    internal static void RequireSlices(string name, Tensor x, int dim, Tensor index, Tensor source)
    {
        var expected = x.shape;
        if (expected.Length > 0) expected[dim] = index.NumberOfElements;
        if (source.dtype != x.dtype) throw new InvalidOperationException($"{name}(): self and source expected to have the same dtype, but got (self) {x.dtype} and (source) {source.dtype}");
        if (source.ndim > 0 && !source.Sizes.SequenceEqual(expected)) throw new ArgumentException($"{name}(): the source has shape {Layout.Text(source.Sizes)}, expected {Layout.Text(expected)}: one slice of {Layout.Text(x.Sizes)} along dimension {dim} for each of the {index.NumberOfElements} positions.");
    }
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Whole slices picked along a dimension, in the order of the index.</summary>
        /// <param name="dim">The dimension.</param>
        /// <param name="index">A vector of Int64 or Int32; not negative.</param>
        public Tensor index_select(long dim, Tensor index)
        {
            var d = Layout.Dimension(dim, ndim);
            if (ndim == 0) return Index.Instance.Apply(reshape(1), Positions.Of("index_select", index, 1)).reshape([]);
            return Index.Instance.Apply(this, Positions.Of("index_select", index, Sizes[d]), d);
        }

        /// <summary>A copy with alpha times slices of the source added at positions of a dimension; a position named twice gets both.</summary>
        public Tensor index_add(long dim, Tensor index, Tensor source, Scalar alpha)
        {
            var d = Layout.Dimension(dim, ndim);
            Positions.RequireSlices("index_add", this, d, index, source);
            if (ndim == 0) return reshape(1).index_add(0, index, source.reshape(1), alpha).reshape([]);
            return IndexAdd.Instance.Apply(this, Positions.Of("index_add", index, Sizes[d]), Times(source, alpha), d);
        }

        /// <summary>Adds alpha times slices of the source at positions of a dimension; a position named twice gets both.</summary>
        public Tensor index_add_(long dim, Tensor index, Tensor source, Scalar alpha)
        {
            var d = Layout.Dimension(dim, ndim);
            Positions.RequireSlices("index_add_", this, d, index, source);
            if (ndim == 0) return InPlace.Copy(this, index_add(dim, index, source, alpha));
            Indexing.Put(this, Positions.Of("index_add_", index, Sizes[d]), d, Times(source, alpha), accumulate: true);
            return this;
        }

        /// <summary>A copy with slices of the source written at positions of a dimension.</summary>
        public Tensor index_copy(long dim, Tensor index, Tensor source)
        {
            var d = Layout.Dimension(dim, ndim);
            Positions.RequireSlices("index_copy", this, d, index, source);
            if (ndim == 0) return reshape(1).index_copy(0, index, source.reshape(1)).reshape([]);
            return IndexPut.Instance.Apply(this, Positions.Of("index_copy", index, Sizes[d]), source, d);
        }

        /// <summary>Writes slices of the source at positions of a dimension.</summary>
        public Tensor index_copy_(long dim, Tensor index, Tensor source)
        {
            var d = Layout.Dimension(dim, ndim);
            Positions.RequireSlices("index_copy_", this, d, index, source);
            if (ndim == 0) return InPlace.Copy(this, source.reshape([]));
            Indexing.Put(this, Positions.Of("index_copy_", index, Sizes[d]), d, source, accumulate: false);
            return this;
        }

        /// <summary>A copy with one value at positions of a dimension.</summary>
        public Tensor index_fill(long dim, Tensor index, Scalar value)
        {
            var d = Layout.Dimension(dim, ndim);
            if (ndim == 0) return reshape(1).index_fill(0, index, value).reshape([]);
            using var number = Factory.Full([], value, dtype, null, false);
            return IndexPut.Instance.Apply(this, Positions.Of("index_fill", index, Sizes[d]), number, d);
        }

        /// <summary>Writes one value at positions of a dimension.</summary>
        public Tensor index_fill_(long dim, Tensor index, Scalar value)
        {
            var d = Layout.Dimension(dim, ndim);
            if (ndim == 0) return InPlace.Copy(this, index_fill(dim, index, value));
            using var number = Factory.Full([], value, dtype, null, false);
            Indexing.Put(this, Positions.Of("index_fill_", index, Sizes[d]), d, number, accumulate: false);
            return this;
        }

        /// <summary>Elements picked by their position in row-major order, in the index's shape; negative positions count from the end.</summary>
        public Tensor take(Tensor index)
        {
            if (index.dtype != ScalarType.Int64) throw new InvalidOperationException($"take(): Expected a long tensor for index, but got {index.dtype}");
            return Index.Instance.Apply(reshape(-1), [index]);
        }

        /// <summary>The elements where the mask is true, as a vector in row-major order; broadcast.</summary>
        public Tensor masked_select(Tensor mask)
        {
            RequireMask("masked_select", mask);
            var together = Layout.Broadcast(Sizes, mask.Sizes);
            return Index.Instance.Apply(expand(together).reshape(-1), [.. mask.expand(together).reshape(-1).nonzero_as_list()]);
        }

        /// <summary>A copy in which the elements where the mask is true are the first values, one after the other in row-major order.</summary>
        /// <param name="mask">Truth values; broadcast with this tensor.</param>
        /// <param name="value">At least as many elements as the mask has true ones.</param>
        public Tensor masked_scatter(Tensor mask, Tensor value)
        {
            RequireMask("masked_scatter", mask);
            if (value.dtype != dtype) throw new InvalidOperationException($"masked_scatter: expected self and source to have same dtypes but got {dtype} and {value.dtype}");
            var together = Layout.Broadcast(Sizes, mask.Sizes);
            Tensor[] places = [.. mask.expand(together).reshape(-1).nonzero_as_list()];
            var count = places[0].NumberOfElements;
            if (value.NumberOfElements < count) throw new ArgumentException($"masked_scatter: the source has {value.NumberOfElements} elements, fewer than the {count} true elements of the mask.");
            return IndexPut.Instance.Apply(expand(together).reshape(-1), places, value.reshape(-1).narrow(0, 0, count)).reshape(together);
        }

        /// <summary>Writes the first values, one after the other, to the elements where the mask is true.</summary>
        public Tensor masked_scatter_(Tensor mask, Tensor value) => InPlace.Copy(this, masked_scatter(mask, value));

        private static Tensor Times(Tensor source, Scalar alpha) => alpha.Real == 1 ? source : source * alpha;

        private static void RequireMask(string name, Tensor mask)
        {
            if (mask.dtype is not (ScalarType.Bool or ScalarType.Byte)) throw new InvalidOperationException($"{name}: expected BoolTensor for mask, but got {mask.dtype}");
        }
    }

    /// <summary>Whole slices picked along a dimension.</summary>
    public static Tensor index_select(Tensor input, long dim, Tensor index) => input.index_select(dim, index);

    /// <summary>A copy with alpha times slices of the source added at positions of a dimension.</summary>
    public static Tensor index_add(Tensor input, long dim, Tensor index, Tensor source, Scalar alpha) => input.index_add(dim, index, source, alpha);

    /// <summary>Adds alpha times slices of the source at positions of a dimension.</summary>
    public static Tensor index_add_(Tensor input, long dim, Tensor index, Tensor source, Scalar alpha) => input.index_add_(dim, index, source, alpha);

    /// <summary>A copy with slices of the source written at positions of a dimension.</summary>
    public static Tensor index_copy(Tensor input, long dim, Tensor index, Tensor source) => input.index_copy(dim, index, source);

    /// <summary>Writes slices of the source at positions of a dimension.</summary>
    public static Tensor index_copy_(Tensor input, long dim, Tensor index, Tensor source) => input.index_copy_(dim, index, source);

    /// <summary>A copy with one value at positions of a dimension.</summary>
    public static Tensor index_fill(Tensor input, long dim, Tensor index, Scalar value) => input.index_fill(dim, index, value);

    /// <summary>Writes one value at positions of a dimension.</summary>
    public static Tensor index_fill_(Tensor input, long dim, Tensor index, Scalar value) => input.index_fill_(dim, index, value);

    /// <summary>Elements picked by their position in row-major order, in the index's shape.</summary>
    public static Tensor take(Tensor input, Tensor index) => input.take(index);

    /// <summary>The elements where the mask is true, as a vector in row-major order.</summary>
    public static Tensor masked_select(Tensor input, Tensor mask) => input.masked_select(mask);
}
