using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>The lower triangular L with L·Lᵀ = A, for symmetric positive definite matrices; only the lower half of A is read.</summary>
/// <remarks>Backward: dA = ½(S + Sᵀ) with S = L⁻ᵀ·Φ(Lᵀ·g)·L⁻¹, Φ the lower half with half the diagonal (I. Murray, "Differentiation of the Cholesky decomposition", 2016).</remarks>
internal sealed class Cholesky : Operator
{
    internal static readonly Cholesky Instance = new();

    internal override IEnumerable<Sample> Samples() => LinearAlgebra.Square(x => Apply(x.matmul(x.Transposed())));

    internal Tensor Apply(Tensor a)
    {
        LinearAlgebra.RequireSquare(a, "linalg.cholesky");
        var y = Tensor.Empty(a.Sizes, a.dtype);
        Strided.Copy(a, y);
        if (a.dtype == ScalarType.Float32) Compute<float>(y);
        else Compute<double>(y);
        return Record(y, [a], [y], step =>
        {
            var factor = step.Saved(0);
            var half = factor.Transposed().matmul(step.Gradient).tril() * (1 - eye(factor.Sizes[^1], dtype: factor.dtype) * 0.5);
            var transposed = factor.Transposed();
            var left = LinearSolve.Instance.Solve(transposed, half, left: true);
            var s = LinearSolve.Instance.Solve(factor, left, left: false);
            return [(s + s.Transposed()) / 2];
        });
    }

    private static void Compute<T>(Tensor y) where T : unmanaged, IFloatingPointIeee754<T>
    {
        var n = (int)y.Sizes[^1];
        var count = Layout.Count(y.Sizes[..^2]);
        for (var batch = 0; batch < count; batch++)
        {
            var a = y.AsSpan<T>().Slice(batch * n * n, n * n);
            for (var i = 0; i < n; i++)
            {
                for (var j = 0; j <= i; j++)
                {
                    var rest = a[i * n + j] - TensorPrimitives.Dot<T>(a.Slice(i * n, j), a.Slice(j * n, j));
                    if (i != j) a[i * n + j] = rest / a[j * n + j];
                    else if (rest > T.Zero) a[i * n + i] = T.Sqrt(rest);
                    else throw new InvalidOperationException($"linalg.cholesky: {(y.ndim > 2 ? $"(Batch element {batch}): " : "")}The factorization could not be completed because the input is not positive-definite (the leading minor of order {i + 1} is not positive-definite).");
                }
                a.Slice(i * n + i + 1, n - i - 1).Clear();
            }
        }
    }
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>X with A·X = this, from the Cholesky factor of A.</summary>
        public Tensor cholesky_solve(Tensor input2, bool upper = false)
        {
            var factor = upper ? input2.Transposed() : input2;
            return LinearSolve.Instance.Solve(factor.Transposed(), LinearSolve.Instance.Solve(factor, this, left: true), left: true);
        }

        /// <summary>The inverse of A, from its Cholesky factor.</summary>
        public Tensor cholesky_inverse(bool upper = false) => eye(Sizes[^1], dtype: dtype).cholesky_solve(this, upper);
    }

    /// <summary>X with A·X = input, from the Cholesky factor of A.</summary>
    public static Tensor cholesky_solve(Tensor input, Tensor input2, bool upper = false) => input.cholesky_solve(input2, upper);

    /// <summary>The inverse of A, from its Cholesky factor.</summary>
    public static Tensor cholesky_inverse(Tensor input, bool upper = false) => input.cholesky_inverse(upper);

    /// <summary>Linear algebra.</summary>
    public static partial class linalg
    {
        /// <summary>The lower triangular L with L·Lᵀ = A, for symmetric positive definite matrices [.., n, n].</summary>
        public static Tensor cholesky(Tensor input) => Cholesky.Instance.Apply(input);
    }
}
