using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Norms of matrices, over two dimensions: 1 and ∞, the largest sum of |x| in a column or a row (−1 and −∞ the smallest);
/// 2 and −2, the largest and smallest singular value; "nuc", the sum of the singular values; "fro", √Σx².</summary>
internal static class MatrixNorms
{
    internal static Tensor Of(Tensor x, double order, long[]? dims, bool keep)
    {
        var (row, column) = Dimensions(x, dims);
        switch (Math.Abs(order))
        {
            case 2:
                var values = SingularValues.Instance.Apply(x.movedim([row, column], [-2, -1]));
                return Kept(order > 0 ? values.amax([-1L]) : values.amin([-1L]), row, column, keep);
            case 1 or double.PositiveInfinity:
                var (along, across) = Math.Abs(order) == 1 ? (row, column) : (column, row);
                var sums = VectorNorm.Instance.Apply(x, 1, [along], true);
                return Kept((order > 0 ? sums.amax([across], true) : sums.amin([across], true)).squeeze(Math.Max(row, column)).squeeze(Math.Min(row, column)), row, column, keep);
            default:
                throw new InvalidOperationException($"linalg.matrix_norm: Order {order} not supported.");
        }
    }

    internal static Tensor Of(Tensor x, string order, long[]? dims, bool keep)
    {
        var (row, column) = Dimensions(x, dims);
        return order switch
        {
            "fro" => VectorNorm.Instance.Apply(x, 2, [Math.Min(row, column), Math.Max(row, column)], keep),
            "nuc" => Kept(SingularValues.Instance.Apply(x.movedim([row, column], [-2, -1])).sum(-1L), row, column, keep),
            _ => throw new InvalidOperationException($"linalg.matrix_norm: Order {order} not supported."),
        };
    }

    private static (int Row, int Column) Dimensions(Tensor x, long[]? dims)
    {
        dims ??= [-2, -1];
        if (dims.Length != 2) throw new InvalidOperationException($"linalg.matrix_norm: dim must be a 2-tuple. Got {Layout.Text(dims)}");
        if (x.ndim < 2) throw new InvalidOperationException("linalg.matrix_norm: The input tensor A must have at least 2 dimensions.");
        LinearAlgebra.RequireReal(x, "linalg.matrix_norm");
        int row = Layout.Dimension(dims[0], x.ndim), column = Layout.Dimension(dims[1], x.ndim);
        return row != column ? (row, column) : throw new InvalidOperationException($"linalg.matrix_norm: dims must be different. Got ({dims[0]}, {dims[1]})");
    }

    private static Tensor Kept(Tensor norms, int row, int column, bool keep) => keep ? norms.unsqueeze(Math.Min(row, column)).unsqueeze(Math.Max(row, column)) : norms;

    /// <summary>torch.linalg.norm: of a matrix if two dimensions are named, or none and the tensor has two; else of a vector.</summary>
    internal static Tensor OfAny(Tensor x, double order, long[]? dims, bool keep)
    {
        if (dims is null && x.ndim > 2) throw new InvalidOperationException("linalg.norm: If dim is not specified but ord is, the input must be 1D or 2D. Got " + $"{x.ndim}D.");
        return dims?.Length == 2 || (dims is null && x.ndim == 2) ? Of(x, order, dims, keep) : linalg.vector_norm(x, order, dims, keep);
    }
}

public static partial class torch
{
    /// <summary>Linear algebra.</summary>
    public static partial class linalg
    {
        /// <summary>Norms of matrices over two dimensions, the last two if none are named; order 1, −1, 2, −2, ∞ or −∞.</summary>
        public static Tensor matrix_norm(Tensor input, double ord, long[]? dims = null, bool keepdim = false) => MatrixNorms.Of(input, ord, dims, keepdim);

        /// <summary>Norms of matrices over two dimensions: √Σx² ("fro") or the sum of the singular values ("nuc").</summary>
        public static Tensor matrix_norm(Tensor input, string ord = "fro", long[]? dims = null, bool keepdim = false) => MatrixNorms.Of(input, ord, dims, keepdim);

        /// <summary>The Euclidean norm, √Σx², over dimensions; all if none is named.</summary>
        public static Tensor norm(Tensor input, long[]? dims = null, bool keepdim = false) => vector_norm(input, 2, dims, keepdim);

        /// <summary>A matrix norm over two dimensions, or of a matrix; else a vector norm.</summary>
        public static Tensor norm(Tensor input, double ord, long[]? dims = null, bool keepdim = false) => MatrixNorms.OfAny(input, ord, dims, keepdim);

        /// <summary>A matrix norm over two dimensions, or of a matrix; else a vector norm.</summary>
        public static Tensor norm(Tensor input, int ord, long[]? dims = null, bool keepdim = false) => MatrixNorms.OfAny(input, ord, dims, keepdim);

        /// <summary>Norms of matrices: "fro" or "nuc".</summary>
        public static Tensor norm(Tensor input, string ord, long[]? dims = null, bool keepdim = false) => MatrixNorms.Of(input, ord, dims, keepdim);
    }
}
