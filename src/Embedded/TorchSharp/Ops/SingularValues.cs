using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>The singular values of matrices, descending: [.., m, n] → [.., min(m, n)].</summary>
/// <remarks>M. Hestenes' rotations: pairs of columns are turned until all are orthogonal; their lengths are the values. Backward: dA = U·diag(g)·Vᵀ, and U = A·V·diag(1/s),
/// so that a value 0 has no gradient.</remarks>
internal sealed class SingularValues : Operator
{
    internal static readonly SingularValues Instance = new();

    internal override IEnumerable<Sample> Samples() =>
    [
        .. LinearAlgebra.Square(Apply),
        new("wide", x => Apply(x[0]), Sample.Values(-2, 2, [2, 4])),
        new("tall", x => Apply(x[0]), Sample.Values(-2, 2, [4, 2])),
    ];

    internal Tensor Apply(Tensor a)
    {
        if (a.ndim < 2) throw new InvalidOperationException("linalg.svdvals: The input tensor A must have at least 2 dimensions.");
        LinearAlgebra.RequireReal(a, "linalg.svdvals");
        return a.Sizes[^1] > a.Sizes[^2] ? Tall(a.Transposed()) : Tall(a);
    }

    private Tensor Tall(Tensor a)
    {
        int m = (int)a.Sizes[^2], n = (int)a.Sizes[^1];
        // Columns become rows, which lie together in memory.
        using var columns = a.Transposed().detach().to_type(ScalarType.Float64).clone().contiguous();
        using Tensor values64 = Tensor.Empty([.. a.Sizes[..^2], n], ScalarType.Float64), right64 = Tensor.Empty([.. a.Sizes[..^2], n, n], ScalarType.Float64);
        for (var batch = 0; batch < Layout.Count(a.Sizes[..^2]); batch++)
            Orthogonalise(columns.AsSpan<double>().Slice(batch * m * n, m * n), m, n, values64.AsSpan<double>().Slice(batch * n, n), right64.AsSpan<double>().Slice(batch * n * n, n * n));
        Tensor values = Cast.Values(values64, a.dtype), right = Cast.Values(right64, a.dtype);
        return Record(values, [a], [a, values, right], step =>
        {
            Tensor a = step.Saved(0), s = step.Saved(1), none = s == 0;
            // Where the rule is differentiated itself, V must be a function of A: the eigenvectors of AᵀA, largest first.
            var v = GradientMode.Enabled ? SymmetricEigen.Instance.Apply(a.Transposed().matmul(a)).Vectors.flip(-1).Transposed() : step.Saved(2);
            var weight = where(none, 0, step.Gradient / where(none, 1, s));
            return [(a.matmul(v.Transposed()) * weight.unsqueeze(-2)).matmul(v)];
        });
    }

    /// <summary>Turns the columns of A, here rows, until they are orthogonal, and the unit matrix with them; sorts by length.</summary>
    private static void Orthogonalise(Span<double> columns, int m, int n, Span<double> values, Span<double> right)
    {
        var v = new double[n * n];
        for (var i = 0; i < n; i++) v[i * n + i] = 1;
        var turned = true;
        for (var sweep = 0; turned && sweep < 60; sweep++)
        {
            turned = false;
            for (var p = 0; p < n; p++)
                for (var q = p + 1; q < n; q++)
                {
                    Span<double> x = columns.Slice(p * m, m), y = columns.Slice(q * m, m);
                    double xx = TensorPrimitives.SumOfSquares<double>(x), yy = TensorPrimitives.SumOfSquares<double>(y), xy = TensorPrimitives.Dot<double>(x, y);
                    if (xy == 0 || Math.Abs(xy) <= 1e-16 * Math.Sqrt(xx * yy)) continue;
                    turned = true;
                    // tan of the angle after which the scalar product is 0; the smaller of the two.
                    var theta = (yy - xx) / (2 * xy);
                    var t = Math.CopySign(1, theta) / (Math.Abs(theta) + double.Hypot(theta, 1));
                    var c = 1 / double.Hypot(t, 1);
                    Rotate(x, y, c, t * c);
                    Rotate(v.AsSpan(p * n, n), v.AsSpan(q * n, n), c, t * c);
                }
        }
        var lengths = new double[n];
        for (var k = 0; k < n; k++) lengths[k] = TensorPrimitives.Norm<double>(columns.Slice(k * m, m));
        var order = Enumerable.Range(0, n).OrderByDescending(k => lengths[k]).ToArray();
        for (var k = 0; k < n; k++)
        {
            values[k] = lengths[order[k]];
            v.AsSpan(order[k] * n, n).CopyTo(right.Slice(k * n, n));
        }
    }

    private static void Rotate(Span<double> x, Span<double> y, double c, double s)
    {
        for (var i = 0; i < x.Length; i++) (x[i], y[i]) = (c * x[i] - s * y[i], s * x[i] + c * y[i]);
    }
}

public static partial class torch
{
    /// <summary>Linear algebra.</summary>
    public static partial class linalg
    {
        /// <summary>The singular values of matrices, descending: [.., m, n] → [.., min(m, n)].</summary>
        public static Tensor svdvals(Tensor input) => SingularValues.Instance.Apply(input);
    }
}
