using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Products of tensors that are matrix products of them in another shape.</summary>
internal static class TensorProducts
{
    /// <summary>Sums over pairs of dimensions, the first named ones of a with those of b; what is left of a comes first in the result.</summary>
    internal static Tensor Contract(Tensor a, Tensor b, ReadOnlySpan<long> dimsA, ReadOnlySpan<long> dimsB)
    {
        if (dimsA.Length != dimsB.Length) throw new InvalidOperationException($"both dimension lists should have same length: tensordot got {Layout.Text(dimsA)} and {Layout.Text(dimsB)}");
        var (summedA, summedB) = (new long[dimsA.Length], new long[dimsB.Length]);
        long summed = 1;
        for (var i = 0; i < summedA.Length; i++)
        {
            (summedA[i], summedB[i]) = (Layout.Dimension(dimsA[i], a.ndim), Layout.Dimension(dimsB[i], b.ndim));
            if (a.Sizes[(int)summedA[i]] != b.Sizes[(int)summedB[i]])
                throw new InvalidOperationException($"contracted dimensions need to match, but first has size {a.Sizes[(int)summedA[i]]} in dim {summedA[i]} and second has size {b.Sizes[(int)summedB[i]]} in dim {summedB[i]}");
            summed *= a.Sizes[(int)summedA[i]];
        }
        long[] keptA = [.. Kept(a, summedA)], keptB = [.. Kept(b, summedB)];
        long[] shapeA = [.. keptA.Select(d => a.shape[d])], shapeB = [.. keptB.Select(d => b.shape[d])];
        var left = a.permute([.. keptA, .. summedA]).reshape(Layout.Count(shapeA), summed);
        var right = b.permute([.. summedB, .. keptB]).reshape(summed, Layout.Count(shapeB));
        return left.mm(right).reshape([.. shapeA, .. shapeB]);

        static IEnumerable<long> Kept(Tensor x, long[] summed) => Enumerable.Range(0, (int)x.ndim).Select(d => (long)d).Where(d => !summed.Contains(d));
    }

    /// <summary>Every element of a times the whole of b, in blocks.</summary>
    internal static Tensor Kronecker(Tensor a, Tensor b)
    {
        var n = (int)Math.Max(a.ndim, b.ndim);
        var (shapeA, shapeB, result) = (new long[2 * n], new long[2 * n], new long[n]);
        for (var d = 0; d < n; d++)
        {
            var (sizeA, sizeB) = (d < n - a.ndim ? 1 : a.Sizes[d - n + (int)a.ndim], d < n - b.ndim ? 1 : b.Sizes[d - n + (int)b.ndim]);
            (shapeA[2 * d], shapeA[2 * d + 1], shapeB[2 * d], shapeB[2 * d + 1], result[d]) = (sizeA, 1, 1, sizeB, sizeA * sizeB);
        }
        return (a.reshape(shapeA) * b.reshape(shapeB)).reshape(result);
    }

    /// <summary>The product of matrices in the order that costs least; the first and the last may be vectors.</summary>
    internal static Tensor Chain(IList<Tensor> factors)
    {
        if (factors.Count == 0) throw new InvalidOperationException("chain_matmul(): Expected one or more matrices");
        if (factors.Count == 1) return factors[0].alias();
        var vectorFirst = factors[0].ndim == 1;
        var vectorLast = factors[^1].ndim == 1;
        Tensor[] matrices = [.. factors];
        if (vectorFirst) matrices[0] = matrices[0].unsqueeze(0);
        if (vectorLast) matrices[^1] = matrices[^1].unsqueeze(1);
        // cost[i, j] and split[i, j] for the product of i to j, by growing length (Cormen et al., matrix-chain multiplication).
        var n = matrices.Length;
        var cost = new double[n, n];
        var split = new int[n, n];
        for (var length = 1; length < n; length++)
            for (var i = 0; i + length < n; i++)
            {
                var j = i + length;
                cost[i, j] = double.PositiveInfinity;
                for (var k = i; k < j; k++)
                {
                    var c = cost[i, k] + cost[k + 1, j] + (double)matrices[i].Sizes[0] * matrices[k].Sizes[^1] * matrices[j].Sizes[^1];
                    if (c < cost[i, j]) (cost[i, j], split[i, j]) = (c, k);
                }
            }
        var product = Of(0, n - 1);
        if (vectorFirst) product = product.squeeze(0);
        return vectorLast ? product.squeeze(-1) : product;

        Tensor Of(int i, int j) => i == j ? matrices[i] : Of(i, split[i, j]).mm(Of(split[i, j] + 1, j));
    }

    /// <summary>xⁿ by repeated squaring; a negative power is that of the inverse.</summary>
    internal static Tensor Power(Tensor x, int n)
    {
        LinearAlgebra.RequireSquare(x, "linalg.matrix_power");
        if (n == 0) return eye(x.Sizes[^1], dtype: x.dtype).expand(x.shape).clone();
        var square = n < 0 ? x.inverse() : x;
        Tensor? power = null;
        for (var rest = Math.Abs((long)n); ; square = square.matmul(square))
        {
            if (rest % 2 == 1) power = power is null ? square : power.matmul(square);
            if ((rest /= 2) == 0) return ReferenceEquals(power, x) ? x.clone() : power!;
        }
    }
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>All products of the elements of two vectors: [n] and [m] give [n, m].</summary>
        public Tensor outer(Tensor vec2)
        {
            if (ndim != 1 || vec2.ndim != 1) throw new InvalidOperationException($"outer: Expected 1-D arguments self and vec2, but got {ndim}-D and {vec2.ndim}-D");
            return unsqueeze(1) * vec2.unsqueeze(0);
        }

        /// <summary>The same as <see cref="outer"/>.</summary>
        public Tensor ger(Tensor vec2) => outer(vec2);

        /// <summary>Sums of products over the last dimension of both: [.., k], [.., k]; numbers are multiplied.</summary>
        public Tensor inner(Tensor vec2) => ndim == 0 || vec2.ndim == 0 ? this * vec2 : TensorProducts.Contract(this, vec2, [-1], [-1]);

        /// <summary>Every element times the whole of the other, in blocks.</summary>
        public Tensor kron(Tensor other) => TensorProducts.Kronecker(this, other);

        /// <summary>Sums of products over the last dimensions of this and the first of b, so many.</summary>
        public Tensor tensordot(Tensor b, long dims = 2) => tensordot(b, [.. Enumerable.Range(0, (int)dims).Select(i => i - dims)], [.. Enumerable.Range(0, (int)dims)]);

        /// <summary>Sums of products over named dimensions of both.</summary>
        public Tensor tensordot(Tensor b, long[] dims1, long[] dims2) => TensorProducts.Contract(this, b, dims1, dims2);

        /// <summary>Sums of products over named pairs of dimensions.</summary>
        public Tensor tensordot(Tensor b, (long, long)[] dims) => tensordot(b, [.. dims.Select(pair => pair.Item1)], [.. dims.Select(pair => pair.Item2)]);

        /// <summary>The n-th power of square matrices; a negative one is that of the inverse.</summary>
        public Tensor matrix_power(int n) => TensorProducts.Power(this, n);
    }

    /// <summary>All products of the elements of two vectors: [n] and [m] give [n, m].</summary>
    public static Tensor outer(Tensor input, Tensor vec2) => input.outer(vec2);

    /// <summary>The same as <see cref="outer"/>.</summary>
    public static Tensor ger(Tensor input, Tensor vec2) => input.outer(vec2);

    /// <summary>Sums of products over the last dimension of both.</summary>
    public static Tensor inner(Tensor input, Tensor vec2) => input.inner(vec2);

    /// <summary>Every element of the first times the whole of the second, in blocks.</summary>
    public static Tensor kron(Tensor input, Tensor other) => input.kron(other);

    /// <summary>Sums of products over the last dimensions of a and the first of b, so many.</summary>
    public static Tensor tensordot(Tensor a, Tensor b, long dims = 2) => a.tensordot(b, dims);

    /// <summary>Sums of products over named dimensions of both.</summary>
    public static Tensor tensordot(Tensor a, Tensor b, long[] dims1, long[] dims2) => a.tensordot(b, dims1, dims2);

    /// <summary>Sums of products over named pairs of dimensions.</summary>
    public static Tensor tensordot(Tensor a, Tensor b, (long, long)[] dims) => a.tensordot(b, dims);

    /// <summary>The n-th power of square matrices; a negative one is that of the inverse.</summary>
    public static Tensor matrix_power(Tensor input, int n) => input.matrix_power(n);

    /// <summary>The product of matrices, in the order that costs least.</summary>
    public static Tensor chain_matmul(params Tensor[] matrices) => TensorProducts.Chain(matrices);

    /// <summary>Linear algebra.</summary>
    public static partial class linalg
    {
        /// <summary>The product of matrices, in the order that costs least; the first and the last may be vectors.</summary>
        public static Tensor multi_dot(IList<Tensor> tensors) => TensorProducts.Chain(tensors);

        /// <summary>Scalar products of vectors along a dimension, broadcast.</summary>
        public static Tensor vecdot(Tensor x, Tensor y, long dim = -1, Tensor? @out = null) => @out is null ? (x * y).sum(dim) : @out.copy_((x * y).sum(dim));
    }
}
