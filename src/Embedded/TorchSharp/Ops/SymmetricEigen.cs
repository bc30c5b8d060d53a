using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Eigenvalues w, ascending, and eigenvectors V of symmetric matrices, A·V = V·diag w.</summary>
/// <remarks>Jacobi's rotations: each makes one element off the diagonal 0, until all are. Backward: dA = V·(diag dw + E∘(Vᵀ·dV))·Vᵀ with Eᵢⱼ = 1/(wⱼ − wᵢ)
/// off the diagonal and 0 on it, symmetrised; for equal eigenvalues the vectors have no gradient.</remarks>
internal sealed class SymmetricEigen : Operator
{
    internal static readonly SymmetricEigen Instance = new();

    internal override IEnumerable<Sample> Samples() =>
    [
        .. LinearAlgebra.Square(x => Apply(x + x.Transposed()).Values),
        // The sign of a vector is free, that of its square is not.
        new("vectors", x => Apply(x[0] + x[0].t()).Vectors.square(), Sample.Values(-2, 2, [3, 3])),
    ];

    internal (Tensor Values, Tensor Vectors) Apply(Tensor a, bool upper = false)
    {
        LinearAlgebra.RequireSquare(a, "linalg.eigh");
        // One half is read, and stands for both.
        using var read = a.detach();
        using var symmetric = upper ? read.triu() + read.triu(1).Transposed() : read.tril() + read.tril(-1).Transposed();
        using var source = symmetric.to_type(ScalarType.Float64);
        using var dense = source.Dense();
        var n = (int)a.Sizes[^1];
        using Tensor values64 = Tensor.Empty(a.Sizes[..^1], ScalarType.Float64), vectors64 = Tensor.Empty(a.Sizes, ScalarType.Float64);
        for (var batch = 0; batch < Layout.Count(a.Sizes[..^2]); batch++)
            Diagonalise(dense.AsSpan<double>().Slice(batch * n * n, n * n).ToArray(), n, values64.AsSpan<double>().Slice(batch * n, n), vectors64.AsSpan<double>().Slice(batch * n * n, n * n));
        Tensor values = Cast.Values(values64, a.dtype), vectors = Cast.Values(vectors64, a.dtype);
        Tensor v = Record(vectors, [a], [a, vectors, values], step =>
        {
            var basis = step.Saved(1);
            // The eigenvalues once more as functions of A, so that the rule can be differentiated.
            var lambda = Valued(step.Saved(2).detach(), step.Saved(0), basis);
            var gaps = lambda.unsqueeze(-2) - lambda.unsqueeze(-1) + eye(lambda.Sizes[^1], dtype: lambda.dtype);
            var inverse = (1 - eye(lambda.Sizes[^1], dtype: lambda.dtype)) / where(gaps == 0, float.PositiveInfinity, gaps);
            var inner = basis.matmul(inverse * basis.Transposed().matmul(step.Gradient)).matmul(basis.Transposed());
            return [(inner + inner.Transposed()) / 2];
        });
        return (Valued(values, a, v), v);
    }

    /// <summary>Eigenvalues as functions of their matrix: dA = V·diag dw·Vᵀ.</summary>
    private Tensor Valued(Tensor values, Tensor a, Tensor v) =>
        Record(values, [a], [v], step => [(step.Saved(0) * step.Gradient.unsqueeze(-2)).matmul(step.Saved(0).Transposed())]);

    private static void Diagonalise(double[] a, int n, Span<double> values, Span<double> vectors)
    {
        var v = new double[n * n];
        for (var i = 0; i < n; i++) v[i * n + i] = 1;
        for (var sweep = 0; sweep < 60; sweep++)
        {
            double off = 0, all = 0;
            for (var i = 0; i < n; i++)
                for (var j = 0; j < n; j++)
                {
                    all += a[i * n + j] * a[i * n + j];
                    if (i != j) off += a[i * n + j] * a[i * n + j];
                }
            if (off <= 1e-34 * all) break;
            for (var p = 0; p < n; p++)
                for (var q = p + 1; q < n; q++)
                {
                    if (a[p * n + q] == 0) continue;
                    // tan of the angle that makes a[p, q] 0; the smaller of the two.
                    var theta = (a[q * n + q] - a[p * n + p]) / (2 * a[p * n + q]);
                    var t = Math.CopySign(1, theta) / (Math.Abs(theta) + double.Hypot(theta, 1));
                    var c = 1 / double.Hypot(t, 1);
                    Rotate(a, n, p, q, c, t * c, columns: true);
                    Rotate(a, n, p, q, c, t * c, columns: false);
                    Rotate(v, n, p, q, c, t * c, columns: true);
                }
        }
        var order = Enumerable.Range(0, n).OrderBy(i => a[i * n + i]).ToArray();
        for (var k = 0; k < n; k++)
        {
            values[k] = a[order[k] * n + order[k]];
            for (var i = 0; i < n; i++) vectors[i * n + k] = v[i * n + order[k]];
        }
    }

    private static void Rotate(double[] m, int n, int p, int q, double c, double s, bool columns)
    {
        for (var i = 0; i < n; i++)
        {
            ref var x = ref m[columns ? i * n + p : p * n + i];
            ref var y = ref m[columns ? i * n + q : q * n + i];
            (x, y) = (c * x - s * y, s * x + c * y);
        }
    }
}

public static partial class torch
{
    /// <summary>Linear algebra.</summary>
    public static partial class linalg
    {
        /// <summary>Eigenvalues, ascending, and eigenvectors (columns) of symmetric matrices, of which the lower half ('L') or the upper ('U') is read.</summary>
        public static (Tensor, Tensor) eigh(Tensor input, char UPLO = 'L') => SymmetricEigen.Instance.Apply(input, upper: UPLO is 'U' or 'u');

        /// <summary>Eigenvalues of symmetric matrices, ascending.</summary>
        public static Tensor eigvalsh(Tensor input, char UPLO = 'L') => SymmetricEigen.Instance.Apply(input, upper: UPLO is 'U' or 'u').Values;
    }
}
