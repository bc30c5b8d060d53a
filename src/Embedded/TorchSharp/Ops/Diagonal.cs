namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The diagonals of matrices, which stand in a last dimension: elements with position in dim2 − position in dim1 = offset. Shares memory.</summary>
        public Tensor diagonal(long offset = 0, long dim1 = 0, long dim2 = 1)
        {
            if (ndim < 2) throw new InvalidOperationException($"diagonal() needs at least two dimensions, and the tensor has shape {Layout.Text(Sizes)}.");
            int a = Layout.Dimension(dim1, ndim), b = Layout.Dimension(dim2, ndim);
            if (a == b) throw new ArgumentException($"diagonal dimensions cannot be identical {dim1}, {dim2}");
            var length = Math.Max(offset >= 0 ? Math.Min(Sizes[a], Sizes[b] - offset) : Math.Min(Sizes[a] + offset, Sizes[b]), 0);
            var start = length == 0 ? 0 : offset >= 0 ? offset * Strides[b] : -offset * Strides[a];
            List<long> sizes = [], strides = [];
            for (var d = 0; d < ndim; d++)
            {
                if (d == a || d == b) continue;
                sizes.Add(Sizes[d]);
                strides.Add(Strides[d]);
            }
            return AsStrided.Instance.Apply(this, [.. sizes, length], [.. strides, Strides[a] + Strides[b]], Offset + start);
        }

        /// <summary>Matrices with the last dimension on their diagonals and zeros elsewhere; dim1 and dim2 are the matrices' dimensions in the result.</summary>
        public Tensor diag_embed(long offset = 0, long dim1 = -2, long dim2 = -1)
        {
            if (ndim == 0) throw new InvalidOperationException("diag_embed() needs at least one dimension.");
            int a = Layout.Dimension(dim1, ndim + 1), b = Layout.Dimension(dim2, ndim + 1);
            if (a == b) throw new ArgumentException($"diagonal dimensions cannot be identical {dim1}, {dim2}");
            var size = Sizes[^1] + Math.Abs(offset);
            List<long> sizes = [.. Sizes[..^1]];
            sizes.Insert(Math.Min(a, b), size);
            sizes.Insert(Math.Max(a, b), size);
            var matrices = zeros([.. sizes], dtype);
            using var place = matrices.diagonal(offset, a, b);
            InPlace.Copy(place, this);
            return matrices;
        }

        /// <summary>Of a vector, the matrix with it on a diagonal; of a matrix, a copy of its diagonal.</summary>
        public Tensor diag(long diagonal = 0) => ndim switch
        {
            1 => diag_embed(diagonal),
            2 => this.diagonal(diagonal).clone(),
            _ => throw new InvalidOperationException($"diag(): Supports 1D or 2D tensors. Got {ndim}D"),
        };

        /// <summary>The matrix with all elements, in row-major order, on a diagonal.</summary>
        public Tensor diagflat(long offset = 0) => reshape(-1).diag_embed(offset);

        /// <summary>The sum of a matrix's diagonal.</summary>
        public Tensor trace() => ndim == 2 ? diagonal().sum() : throw new InvalidOperationException($"trace: expected a matrix, but got tensor with dim {ndim}");

        /// <summary>A copy in which diagonals are replaced.</summary>
        public Tensor diagonal_scatter(Tensor src, long offset = 0, long dim1 = 0, long dim2 = 1)
        {
            var copy = clone();
            using var part = copy.diagonal(offset, dim1, dim2);
            return WithPart(copy, part, src);
        }
    }

    /// <summary>The diagonals of matrices, which stand in a last dimension. Shares memory.</summary>
    public static Tensor diagonal(Tensor input, long offset = 0, long dim1 = 0, long dim2 = 1) => input.diagonal(offset, dim1, dim2);

    /// <summary>Matrices with the last dimension on their diagonals and zeros elsewhere.</summary>
    public static Tensor diag_embed(Tensor input, long offset = 0, long dim1 = -2, long dim2 = -1) => input.diag_embed(offset, dim1, dim2);

    /// <summary>Of a vector, the matrix with it on a diagonal; of a matrix, a copy of its diagonal.</summary>
    public static Tensor diag(Tensor input, long diagonal = 0) => input.diag(diagonal);

    /// <summary>The matrix with all elements, in row-major order, on a diagonal.</summary>
    public static Tensor diagflat(Tensor input, long offset = 0) => input.diagflat(offset);

    /// <summary>The sum of a matrix's diagonal.</summary>
    public static Tensor trace(Tensor input) => input.trace();

    /// <summary>A copy in which diagonals are replaced.</summary>
    public static Tensor diagonal_scatter(Tensor input, Tensor src, long offset = 0, long dim1 = 0, long dim2 = 1) => input.diagonal_scatter(src, offset, dim1, dim2);
}
