namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Pieces of a given size along a dimension, as views; the last may be smaller.</summary>
        public Tensor[] split(long size, int dim = 0)
        {
            var d = SplitDimension("split", dim);
            if (size < 0 || (size == 0 && Sizes[d] != 0)) throw new ArgumentException($"split expects split_size be non-negative, and positive for a dimension of size {Sizes[d]}, but got split_size={size}");
            var pieces = new Tensor[size == 0 ? 1 : Math.Max((Sizes[d] + size - 1) / size, 1)];
            for (var i = 0; i < pieces.Length; i++) pieces[i] = Slice.Instance.Apply(this, d, i * size, Math.Min((i + 1) * size, Sizes[d]), 1);
            return pieces;
        }

        /// <summary>Pieces of given sizes along a dimension, as views.</summary>
        public Tensor[] split(long[] sizes, long dim = 0) => split(sizes.AsSpan(), dim);

        /// <summary>Pieces of given sizes along the first dimension, as views.</summary>
        public Tensor[] split(params long[] sizes) => split(sizes.AsSpan());

        /// <summary>Pieces of given sizes along a dimension, as views.</summary>
        public Tensor[] split(ReadOnlySpan<long> sizes, long dim = 0)
        {
            var d = SplitDimension("split", dim);
            long total = 0;
            foreach (var size in sizes)
            {
                if (size < 0) throw new ArgumentException($"split_with_sizes expects split_sizes have only non-negative entries, but got split_sizes={Layout.Text(sizes)}");
                total += size;
            }
            if (total != Sizes[d]) throw new ArgumentException($"split_with_sizes expects split_sizes to sum exactly to {Sizes[d]} (input tensor's size at dimension {d}), but got split_sizes={Layout.Text(sizes)}");
            var pieces = new Tensor[sizes.Length];
            long start = 0;
            for (var i = 0; i < pieces.Length; start += sizes[i++]) pieces[i] = Slice.Instance.Apply(this, d, start, start + sizes[i], 1);
            return pieces;
        }

        /// <summary>At most that many pieces of equal size along a dimension, as views; the last may be smaller.</summary>
        public Tensor[] chunk(long chunks, long dim = 0)
        {
            if (chunks <= 0) throw new ArgumentException($"chunk expects `chunks` to be greater than 0, got: {chunks}");
            var d = SplitDimension("chunk", dim);
            return split(Math.Max((Sizes[d] + chunks - 1) / chunks, 1), d);
        }

        /// <summary>Exactly that many pieces along a dimension, as views, whose sizes differ by at most 1, the larger ones first.</summary>
        public Tensor[] tensor_split(long size, long dim = 0)
        {
            var d = SplitDimension("tensor_split", dim);
            if (size <= 0) throw new ArgumentException($"number of sections must be larger than 0, got {size}");
            var (least, larger) = Math.DivRem(Sizes[d], size);
            return split([.. Enumerable.Range(0, (int)size).Select(i => i < larger ? least + 1 : least)], (long)d);
        }

        /// <summary>The pieces before, between and behind the given positions of a dimension, as views.</summary>
        public Tensor[] tensor_split(long[] sizes, long dim = 0)
        {
            var d = SplitDimension("tensor_split", dim);
            var pieces = new Tensor[sizes.Length + 1];
            for (var i = 0; i < pieces.Length; i++)
                pieces[i] = Slice.Instance.Apply(this, d, i == 0 ? 0 : sizes[i - 1], i < sizes.Length ? sizes[i] : Sizes[d], 1);
            return pieces;
        }

        /// <summary>The same with the number of pieces (0-d) or the positions (1-d) in a tensor of Int64.</summary>
        public Tensor[] tensor_split(Tensor indices, long dim = 0)
        {
            if (indices.dtype != ScalarType.Int64 || indices.ndim > 1) throw new ArgumentException($"tensor_split expected tensor_indices_or_sections to be a zero-dimensional or one-dimensional tensor of Int64, but got shape {Layout.Text(indices.Sizes)} of {indices.dtype}");
            return indices.ndim == 0 ? tensor_split(indices.Single<long>(), dim) : tensor_split(indices.data<long>().ToArray(), dim);
        }

        /// <summary>All positions of a dimension, one view each.</summary>
        public Tensor[] unbind(long dimension = 0)
        {
            var d = SplitDimension("unbind", dimension);
            var parts = new Tensor[Sizes[d]];
            for (var i = 0; i < parts.Length; i++) parts[i] = Select.Instance.Apply(this, d, i);
            return parts;
        }

        /// <summary>Equal pieces along the columns: dimension 1, or 0 of a vector.</summary>
        public Tensor[] hsplit(long size) => EqualPieces("hsplit", size, ndim == 1 ? 0 : 1, least: 1);

        /// <summary>The pieces between positions along the columns: dimension 1, or 0 of a vector.</summary>
        public Tensor[] hsplit(params long[] sizes) => tensor_split(sizes, ndim == 1 ? 0 : 1);

        /// <summary>Equal pieces along the rows, dimension 0.</summary>
        public Tensor[] vsplit(long size) => EqualPieces("vsplit", size, 0, least: 2);

        /// <summary>The pieces between positions along the rows, dimension 0.</summary>
        public Tensor[] vsplit(params long[] sizes) => tensor_split(sizes, 0);

        /// <summary>Equal pieces along dimension 2.</summary>
        public Tensor[] dsplit(long size) => EqualPieces("dsplit", size, 2, least: 3);

        /// <summary>The pieces between positions along dimension 2.</summary>
        public Tensor[] dsplit(params long[] sizes) => tensor_split(sizes, 2);

        private Tensor[] EqualPieces(string name, long count, int dim, int least)
        {
            if (ndim < least) throw new InvalidOperationException($"torch.{name} requires a tensor with at least {least} dimension{(least == 1 ? "" : "s")}, but got a tensor with {ndim} dimensions!");
            if (count <= 0 || Sizes[dim] % count != 0) throw new ArgumentException($"torch.{name} attempted to split along dimension {dim}, but the size of the dimension {Sizes[dim]} is not divisible by the split_size {count}!");
            return tensor_split(count, dim);
        }

        private int SplitDimension(string name, long dim) =>
            ndim == 0 ? throw new InvalidOperationException($"{name} expects at least a 1-dimensional tensor") : Layout.Dimension(dim, ndim);
    }

    /// <summary>Pieces of given sizes along a dimension, as views.</summary>
    public static Tensor[] split(Tensor tensor, long[] split_size_or_sections, long dim = 0) => tensor.split(split_size_or_sections, dim);

    /// <summary>At most that many pieces of equal size along a dimension, as views.</summary>
    public static Tensor[] chunk(Tensor input, long chunks, long dim = 0) => input.chunk(chunks, dim);

    /// <summary>Exactly that many pieces along a dimension, as views.</summary>
    public static Tensor[] tensor_split(Tensor input, long indices_or_sections, long dim = 0) => input.tensor_split(indices_or_sections, dim);

    /// <summary>The pieces before, between and behind the given positions of a dimension, as views.</summary>
    public static Tensor[] tensor_split(Tensor input, long[] indices_or_sections, long dim = 0) => input.tensor_split(indices_or_sections, dim);

    /// <summary>The same with the number of pieces (0-d) or the positions (1-d) in a tensor of Int64.</summary>
    public static Tensor[] tensor_split(Tensor input, Tensor indices_or_sections, long dim = 0) => input.tensor_split(indices_or_sections, dim);

    /// <summary>All positions of a dimension, one view each.</summary>
    public static Tensor[] unbind(Tensor input, long dim = 0) => input.unbind(dim);

    /// <summary>Equal pieces along the columns.</summary>
    public static Tensor[] hsplit(Tensor input, long indices_or_sections) => input.hsplit(indices_or_sections);

    /// <summary>The pieces between positions along the columns.</summary>
    public static Tensor[] hsplit(Tensor input, long[] indices_or_sections) => input.hsplit(indices_or_sections);

    /// <summary>The pieces between positions along the rows.</summary>
    public static Tensor[] vsplit(Tensor input, long[] indices_or_sections) => input.vsplit(indices_or_sections);

    /// <summary>Equal pieces along dimension 2.</summary>
    public static Tensor[] dsplit(Tensor input, long size) => input.dsplit(size);

    /// <summary>The pieces between positions along dimension 2.</summary>
    public static Tensor[] dsplit(Tensor input, long[] indices_or_sections) => input.dsplit(indices_or_sections);
}
