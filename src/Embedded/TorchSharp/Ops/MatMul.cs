using System.Numerics;
using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Matrix products, C = A·B for each matrix of a batch: [.., n, k] @ [.., k, m] = [.., n, m]. dA = g·Bᵀ, dB = Aᵀ·g.</summary>
internal sealed class MatMul : Operator
{
    internal static readonly MatMul Instance = new();

    internal override IEnumerable<Sample> Samples() =>
    [
        new("matrices", x => Apply(x[0], x[1]), Sample.Values(-2, 2, [3, 4]), Sample.Values(-2, 2, [4, 2], 1)),
        new("non-contiguous: transposed", x => Apply(x[0].t(), x[1].t()), Sample.Values(-2, 2, [4, 3]), Sample.Values(-2, 2, [2, 4], 1)),
        new("non-contiguous: strided", x => Apply(Slice.Instance.Apply(x[0], 1, 0, 4, 2), x[1]), Sample.Values(-2, 2, [3, 4]), Sample.Values(-2, 2, [2, 2], 1)),
        new("batch", x => Apply(x[0], x[1]), Sample.Values(-2, 2, [2, 3, 4]), Sample.Values(-2, 2, [2, 4, 2], 1)),
        new("non-contiguous batch", x => Apply(x[0].transpose(1, 2), x[1]), Sample.Values(-2, 2, [2, 4, 3]), Sample.Values(-2, 2, [2, 4, 2], 1)),
        new("broadcast batch", x => x[0].matmul(x[1]), Sample.Values(-2, 2, [2, 1, 3, 4]), Sample.Values(-2, 2, [3, 4, 2], 1)),
        new("matrix and vector", x => x[0].matmul(x[1]), Sample.Values(-2, 2, [3, 4]), Sample.Values(-2, 2, [4], 1)),
        new("vector and matrix", x => x[0].matmul(x[1]), Sample.Values(-2, 2, [3]), Sample.Values(-2, 2, [3, 4], 1)),
        new("vectors", x => x[0].matmul(x[1]), Sample.Values(-2, 2, [3]), Sample.Values(-2, 2, [3], 1)),
        new("empty", x => Apply(x[0], x[1]), Sample.Values(-2, 2, [0, 4]), Sample.Values(-2, 2, [4, 2], 1)),
        new("size 1", x => Apply(x[0], x[1]), Sample.Values(-2, 2, [1, 1]), Sample.Values(-2, 2, [1, 1], 1)),
    ];

    /// <summary>Both of 2, or both of 3 dimensions with one batch size.</summary>
    internal Tensor Apply(Tensor a, Tensor b)
    {
        var (rows, inner, columns) = (a.Sizes[^2], a.Sizes[^1], b.Sizes[^1]);
        if (inner != b.Sizes[^2])
            throw new InvalidOperationException(a.ndim == 2
                ? $"mat1 and mat2 shapes cannot be multiplied ({rows}x{inner} and {b.Sizes[^2]}x{columns})"
                : $"Expected size for first two dimensions of batch2 tensor to be: [{a.Sizes[0]}, {inner}] but got: [{b.Sizes[0]}, {b.Sizes[^2]}].");
        if (a.dtype != b.dtype) throw new InvalidOperationException($"expected m1 and m2 to have the same dtype, but got: {a.dtype} != {b.dtype}");
        var y = Tensor.Empty([.. a.Sizes[..^2], rows, columns], a.dtype);
        using (Factor left = new(a), right = new(b))
        {
            switch (a.dtype)
            {
                case ScalarType.Float32: Multiply<float>(left, right, y); break;
                case ScalarType.Float64: Multiply<double>(left, right, y); break;
                case ScalarType.Int64: Multiply<long>(left, right, y); break;
                case ScalarType.Int32: Multiply<int>(left, right, y); break;
                default: throw new NotSupportedException($"matmul has no {a.dtype} form: convert both sides to float32.");
            }
        }
        return Record(y, [a, b], [a, b], step =>
        [
            step.Needs(0) ? Apply(step.Gradient, step.Saved(1).transpose(-2, -1)) : null,
            step.Needs(1) ? Apply(step.Saved(0).transpose(-2, -1), step.Gradient) : null,
        ]);
    }

    /// <summary>torch.matmul: vectors become matrices for the product, batch dimensions are broadcast.</summary>
    internal Tensor Broadcast(Tensor a, Tensor b)
    {
        if (a.ndim == 0 || b.ndim == 0) throw new InvalidOperationException($"both arguments to matmul need to be at least 1D, but they are {a.ndim}D and {b.ndim}D");
        if (a.ndim == 1 && b.ndim == 1)
        {
            if (a.Sizes[0] != b.Sizes[0]) throw new InvalidOperationException($"inconsistent tensor size, expected tensor {Layout.Text(a.Sizes)} and src {Layout.Text(b.Sizes)} to have the same number of elements");
            using Tensor row = a.unsqueeze(0), column = b.unsqueeze(1), only = Apply(row, column);
            return only.reshape([]);
        }
        if (a.ndim == 1)
        {
            using Tensor row = a.unsqueeze(0), rows = Broadcast(row, b);
            return rows.squeeze(-2);
        }
        if (b.ndim == 1)
        {
            using Tensor column = b.unsqueeze(1), columns = Broadcast(a, column);
            return columns.squeeze(-1);
        }
        if (a.ndim == 2 && b.ndim == 2) return Apply(a, b);
        if (b.ndim == 2)
        {
            // One matrix for the whole batch: its rows are joined to one long product.
            if (a.Sizes[^1] != b.Sizes[0]) throw new InvalidOperationException($"mat1 and mat2 shapes cannot be multiplied ({Layout.Count(a.Sizes[..^1])}x{a.Sizes[^1]} and {b.Sizes[0]}x{b.Sizes[1]})");
            using Tensor rows = a.reshape(Layout.Count(a.Sizes[..^1]), a.Sizes[^1]), products = Apply(rows, b);
            return products.reshape([.. a.Sizes[..^1], b.Sizes[1]]);
        }
        var batch = Layout.Broadcast(a.Sizes[..^2], b.Sizes[..^2]);
        var count = Layout.Count(batch);
        using Tensor wideA = a.expand([.. batch, .. a.Sizes[^2..]]), wideB = b.expand([.. batch, .. b.Sizes[^2..]]);
        using Tensor left = wideA.reshape([count, .. a.Sizes[^2..]]), right = wideB.reshape([count, .. b.Sizes[^2..]]);
        using var product = Apply(left, right);
        return product.reshape([.. batch, a.Sizes[^2], b.Sizes[^1]]);
    }

    private static unsafe void Multiply<T>(Factor a, Factor b, Tensor y) where T : unmanaged, INumber<T>
    {
        var shape = y.Sizes;
        int m = (int)shape[^2], n = (int)shape[^1];
        var batch = (int)(shape.Length == 3 ? shape[0] : 1);
        if (batch == 0 || m == 0 || n == 0) return;
        Gemm.MultiplyBatch(
            batch, a.Transposed, b.Transposed, m, n, (int)a.Matrix.Sizes[^1],
            a.Matrix.Pointer<T>(), a.RowLength, a.BatchStride, b.Matrix.Pointer<T>(), b.RowLength, b.BatchStride,
            y.Pointer<T>(), n, (nint)m * n, accumulate: false);
    }

    /// <summary>A factor as the kernel takes it: rows or columns follow each other in memory, or it is copied.</summary>
    private readonly struct Factor : IDisposable
    {
        internal Factor(Tensor matrix)
        {
            long rows = matrix.Sizes[^2], columns = matrix.Sizes[^1], rowStep = matrix.Strides[^2], columnStep = matrix.Strides[^1];
            if ((columnStep == 1 || columns == 1) && (rowStep >= columns || rows == 1)) (Matrix, RowLength) = (matrix.Handle(), (int)Math.Max(rowStep, columns));
            else if ((rowStep == 1 || rows == 1) && (columnStep >= rows || columns == 1)) (Matrix, RowLength, Transposed) = (matrix.Handle(), (int)Math.Max(columnStep, rows), true);
            else (Matrix, RowLength) = (matrix.Dense(), (int)Math.Max(columns, 1));
            BatchStride = matrix.ndim == 3 ? (nint)Matrix.Strides[0] : 0;
        }

        internal Tensor Matrix { get; }

        internal int RowLength { get; }

        internal bool Transposed { get; }

        internal nint BatchStride { get; }

        public void Dispose() => Matrix.Dispose();
    }
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The matrix product, batch dimensions broadcast; vectors take part as rows or columns.</summary>
        public Tensor matmul(Tensor target) => MatMul.Instance.Broadcast(this, target);

        /// <summary>The product of two matrices, [n, k] @ [k, m].</summary>
        public Tensor mm(Tensor target)
        {
            if (ndim != 2 || target.ndim != 2) throw new InvalidOperationException($"{(ndim != 2 ? "self" : "mat2")} must be a matrix: mm() got shapes {Layout.Text(Sizes)} and {Layout.Text(target.Sizes)}");
            return MatMul.Instance.Apply(this, target);
        }

        /// <summary>Products of batches of matrices, [b, n, k] @ [b, k, m].</summary>
        public Tensor bmm(Tensor batch2)
        {
            if (ndim != 3 || batch2.ndim != 3 || Sizes[0] != batch2.Sizes[0]) throw new InvalidOperationException($"bmm() expects two batches of matrices of one length, and these have shapes {Layout.Text(Sizes)} and {Layout.Text(batch2.Sizes)}");
            return MatMul.Instance.Apply(this, batch2);
        }

        /// <summary>The product of a matrix and a vector.</summary>
        public Tensor mv(Tensor target)
        {
            if (ndim != 2 || target.ndim != 1) throw new InvalidOperationException($"vector + matrix @ vector expected, got shapes {Layout.Text(Sizes)} and {Layout.Text(target.Sizes)}");
            return matmul(target);
        }

        /// <summary>The scalar product of two vectors.</summary>
        public Tensor dot(Tensor target)
        {
            if (ndim != 1 || target.ndim != 1) throw new InvalidOperationException($"1D tensors expected, but got {ndim}D and {target.ndim}D tensors");
            return matmul(target);
        }

        /// <summary>The scalar product of two vectors.</summary>
        public Tensor vdot(Tensor target) => dot(target);
    }

    /// <summary>The matrix product, batch dimensions broadcast; vectors take part as rows or columns.</summary>
    public static Tensor matmul(Tensor input, Tensor target) => input.matmul(target);

    /// <summary>The product of two matrices, [n, k] @ [k, m].</summary>
    public static Tensor mm(Tensor input, Tensor target) => input.mm(target);

    /// <summary>Products of batches of matrices, [b, n, k] @ [b, k, m].</summary>
    public static Tensor bmm(Tensor input, Tensor batch2) => input.bmm(batch2);

    /// <summary>The product of a matrix and a vector.</summary>
    public static Tensor mv(Tensor input, Tensor target) => input.mv(target);

    /// <summary>The scalar product of two vectors.</summary>
    public static Tensor dot(Tensor input, Tensor other) => input.dot(other);

    /// <summary>The scalar product of two vectors.</summary>
    public static Tensor vdot(Tensor input, Tensor target) => input.vdot(target);
}
