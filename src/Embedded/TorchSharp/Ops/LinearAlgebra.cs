using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>What operators on square matrices have in common: shapes, batches, and Gauss's elimination.</summary>
internal static class LinearAlgebra
{
    internal static void RequireSquare(Tensor x, string name)
    {
        if (x.ndim < 2) throw new InvalidOperationException($"{name}: The input tensor A must have at least 2 dimensions.");
        if (x.Sizes[^1] != x.Sizes[^2]) throw new InvalidOperationException($"{name}: A must be batches of square matrices, but they are {x.Sizes[^2]} by {x.Sizes[^1]} matrices");
        RequireReal(x, name);
    }

    internal static void RequireReal(Tensor x, string name)
    {
        if (!x.is_floating_point()) throw new InvalidOperationException($"{name}: Expected a floating point or complex tensor as input. Got {x.dtype}");
    }

    internal static Tensor Transposed(this Tensor x) => x.transpose(-2, -1);

    /// <summary>Solves A·X = B by Gauss's elimination with the largest pivot of each column; both are overwritten, B with X.</summary>
    /// <returns>The sign of the permutation and the pivots' signs as one, and ln |det A|; sign 0 if A is singular.</returns>
    internal static (double Sign, double Log) Eliminate<T>(Span<T> a, Span<T> b, int n, int columns) where T : unmanaged, IFloatingPointIeee754<T>
    {
        double sign = 1, log = 0;
        for (var k = 0; k < n; k++)
        {
            var pivot = k;
            for (var i = k + 1; i < n; i++)
                if (T.Abs(a[i * n + k]) > T.Abs(a[pivot * n + k])) pivot = i;
            if (T.IsZero(a[pivot * n + k])) return (0, double.NegativeInfinity);
            if (pivot != k)
            {
                Swap(a.Slice(k * n, n), a.Slice(pivot * n, n));
                Swap(b.Slice(k * columns, columns), b.Slice(pivot * columns, columns));
                sign = -sign;
            }
            var head = a[k * n + k];
            if (T.IsNegative(head)) sign = -sign;
            log += Math.Log(Math.Abs(double.CreateTruncating(head)));
            for (var i = k + 1; i < n; i++)
            {
                var factor = -a[i * n + k] / head;
                if (T.IsZero(factor)) continue;
                AddScaled(a.Slice(i * n + k, n - k), factor, a.Slice(k * n + k, n - k));
                AddScaled(b.Slice(i * columns, columns), factor, b.Slice(k * columns, columns));
            }
        }
        for (var k = n - 1; k >= 0; k--)
        {
            var row = b.Slice(k * columns, columns);
            for (var j = k + 1; j < n; j++) AddScaled(row, -a[k * n + j], b.Slice(j * columns, columns));
            TensorPrimitives.Divide(row, a[k * n + k], row);
        }
        return (sign, log);
    }

    internal static void AddScaled<T>(Span<T> y, T factor, ReadOnlySpan<T> x) where T : unmanaged, INumber<T> => TensorPrimitives.MultiplyAdd(x, factor, y, y);

    private static void Swap<T>(Span<T> a, Span<T> b)
    {
        for (var i = 0; i < a.Length; i++) (a[i], b[i]) = (b[i], a[i]);
    }

    /// <summary>A matrix for samples whose eigenvalues are away from 0: the pattern plus a multiple of the unit matrix.</summary>
    internal static Tensor Regular(Tensor x) => x + 4 * eye(x.Sizes[^1], dtype: x.dtype);

    /// <summary>Samples of a function of one square matrix.</summary>
    internal static IEnumerable<Sample> Square(Func<Tensor, Tensor> function)
    {
        yield return new("ordinary", x => function(Regular(x[0])), Sample.Values(-2, 2, [3, 3]));
        yield return new("batch", x => function(Regular(x[0])), Sample.Values(-2, 2, [2, 2, 2]));
        yield return new("non-contiguous", x => function(Regular(x[0]).t()), Sample.Values(-2, 2, [3, 3], 1));
        yield return new("size 1", x => function(Regular(x[0])), Sample.Values(-2, 2, [1, 1]));
        yield return new("empty", x => function(x[0]), Sample.Values(-2, 2, [0, 2, 2]));
    }
}
