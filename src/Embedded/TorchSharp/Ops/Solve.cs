using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>X with A·X = B, [.., n, n] and [.., n, k] → [.., n, k]. dB = A⁻ᵀ·g, dA = −dB·Xᵀ.</summary>
internal sealed class LinearSolve : Operator
{
    internal static readonly LinearSolve Instance = new();

    internal override IEnumerable<Sample> Samples() =>
    [
        .. LinearAlgebra.Square(x => Apply(x, x * x)),
        new("several sides", x => Apply(LinearAlgebra.Regular(x[0]), x[1]), Sample.Values(-2, 2, [3, 3]), Sample.Values(-2, 2, [3, 2], 1)),
        new("broadcast batch", x => Solve(LinearAlgebra.Regular(x[0]), x[1], left: true), Sample.Values(-2, 2, [2, 2]), Sample.Values(-2, 2, [3, 2, 2], 1)),
    ];

    /// <summary>torch.linalg.solve: vectors as right sides, broadcast batches, X·A = B.</summary>
    internal Tensor Solve(Tensor a, Tensor b, bool left)
    {
        const string Name = "torch.linalg.solve";
        LinearAlgebra.RequireSquare(a, Name);
        if (a.dtype != b.dtype) throw new InvalidOperationException($"linalg.solve: Expected A and B to have the same dtype, but found A of type {a.dtype} and B of type {b.dtype} instead");
        var vector = b.ndim == 1 || (b.ndim == a.ndim - 1 && b.Sizes.SequenceEqual(a.Sizes[..^1]));
        if (vector) return Solve(a, b.unsqueeze(-1), left: true).squeeze(-1);
        if (!left) return Solve(a.Transposed(), b.Transposed(), left: true).Transposed();
        if (b.Sizes[^2] != a.Sizes[^1]) throw new InvalidOperationException($"linalg.solve: Incompatible shapes of A and B for the equation AX = B ({a.Sizes[^2]}x{a.Sizes[^1]} and {b.Sizes[^2]}x{b.Sizes[^1]})");
        var batch = Layout.Broadcast(a.Sizes[..^2], b.Sizes[..^2]);
        return Apply(a.expand([.. batch, .. a.Sizes[^2..]]), b.expand([.. batch, .. b.Sizes[^2..]]));
    }

    private Tensor Apply(Tensor a, Tensor b)
    {
        var x = Tensor.Empty(b.Sizes, b.dtype);
        Strided.Copy(b, x);
        if (a.dtype == ScalarType.Float32) Compute<float>(a, x);
        else Compute<double>(a, x);
        return Record(x, [a, b], [a, x], step =>
        {
            var forB = Apply(step.Saved(0).Transposed(), step.Gradient);
            return [step.Needs(0) ? -forB.matmul(step.Saved(1).Transposed()) : null, step.Needs(1) ? forB : null];
        });
    }

    private static void Compute<T>(Tensor a, Tensor x) where T : unmanaged, IFloatingPointIeee754<T>
    {
        using var work = Tensor.Empty(a.Sizes, a.dtype);
        Strided.Copy(a, work);
        int n = (int)a.Sizes[^1], columns = (int)x.Sizes[^1];
        var count = Layout.Count(a.Sizes[..^2]);
        for (var i = 0; i < count; i++)
        {
            var (sign, _) = LinearAlgebra.Eliminate(work.AsSpan<T>().Slice(i * n * n, n * n), x.AsSpan<T>().Slice(i * n * columns, n * columns), n, columns);
            if (sign == 0) throw new InvalidOperationException($"torch.linalg.solve: {(a.ndim > 2 ? $"(Batch element {i}): " : "")}The solver failed because the input matrix is singular.");
        }
    }
}

/// <summary>ln |det A| of square matrices, −∞ if singular, beside the sign. dA = g·A⁻ᵀ.</summary>
internal sealed class LogDeterminant : Operator
{
    internal static readonly LogDeterminant Instance = new();

    internal override IEnumerable<Sample> Samples() => LinearAlgebra.Square(x => Apply(x).Log);

    internal (Tensor Sign, Tensor Log) Apply(Tensor a)
    {
        LinearAlgebra.RequireSquare(a, "linalg.slogdet");
        Tensor sign = Tensor.Empty(a.Sizes[..^2], a.dtype), log = Tensor.Empty(a.Sizes[..^2], a.dtype);
        if (a.dtype == ScalarType.Float32) Compute<float>(a, sign, log);
        else Compute<double>(a, sign, log);
        return (sign, Record(log, [a], [a], step => [step.Gradient.unsqueeze(-1).unsqueeze(-1) * step.Saved(0).inverse().Transposed()]));
    }

    private static void Compute<T>(Tensor a, Tensor sign, Tensor log) where T : unmanaged, IFloatingPointIeee754<T>
    {
        using var work = Tensor.Empty(a.Sizes, a.dtype);
        Strided.Copy(a, work);
        var n = (int)a.Sizes[^1];
        for (var i = 0; i < sign.NumberOfElements; i++)
        {
            var (s, l) = LinearAlgebra.Eliminate(work.AsSpan<T>().Slice(i * n * n, n * n), Span<T>.Empty, n, 0);
            (sign.AsSpan<T>()[i], log.AsSpan<T>()[i]) = (T.CreateTruncating(s), T.CreateTruncating(l));
        }
    }
}

/// <summary>det A of square matrices. dA = g · the cofactors of A, which are det A · A⁻ᵀ where A is regular.</summary>
internal sealed class Determinant : Operator
{
    internal static readonly Determinant Instance = new();

    internal override IEnumerable<Sample> Samples() =>
    [
        .. LinearAlgebra.Square(Apply),
        new("singular", x => Apply(stack(new[] { x[0], x[1], x[2] })), Sample.Values(0.5, 2, [3]), Sample.Values(0.5, 2, [3]), Sample.Values(0.5, 2, [3], 1)),
    ];

    internal override IReadOnlyDictionary<SampleKind, string> Inapplicable => new Dictionary<SampleKind, string> { [SampleKind.Broadcast] = "there is one operand, here put together of several" };

    internal Tensor Apply(Tensor a)
    {
        LinearAlgebra.RequireSquare(a, "linalg.det");
        Tensor y;
        using (no_grad())
        {
            var (sign, log) = LogDeterminant.Instance.Apply(a.detach());
            y = sign * log.exp();
        }
        return Record(y, [a], [a, y], step =>
        {
            Tensor matrix = step.Saved(0), det = step.Saved(1), g = step.Gradient.unsqueeze(-1).unsqueeze(-1);
            if (!(bool)(det == 0).any()) return [g * det.unsqueeze(-1).unsqueeze(-1) * matrix.inverse().Transposed()];
            return [g * Cofactors(matrix)];
        });
    }

    /// <summary>Determinants of what is left without a row and a column, with the signs of a chessboard.</summary>
    private Tensor Cofactors(Tensor a)
    {
        var n = a.Sizes[^1];
        var minors = new List<Tensor>();
        for (var i = 0; i < n; i++)
            for (var j = 0; j < n; j++)
            {
                var minor = a.index_select(-2, Others(i)).index_select(-1, Others(j));
                minors.Add(Apply(minor) * ((i + j) % 2 == 0 ? 1 : -1));
            }
        return stack(minors, -1).reshape([.. a.Sizes[..^2], n, n]);

        Tensor Others(long left) => tensor(Enumerable.Range(0, (int)n).Select(k => (long)k).Where(k => k != left).ToArray());
    }
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Inverses of square matrices, [.., n, n].</summary>
        public Tensor inverse()
        {
            LinearAlgebra.RequireSquare(this, "linalg.inv");
            return LinearSolve.Instance.Solve(this, eye(Sizes[^1], dtype: dtype).expand(shape), left: true);
        }

        /// <summary>Determinants of square matrices, [.., n, n] → [..].</summary>
        public Tensor det() => Determinant.Instance.Apply(this);

        /// <summary>ln of the determinants of square matrices; NaN where one is negative.</summary>
        public Tensor logdet()
        {
            var (sign, log) = LogDeterminant.Instance.Apply(this);
            return torch.where(sign < 0, float.NaN, log);
        }
    }

    /// <summary>Inverses of square matrices, [.., n, n].</summary>
    public static Tensor inverse(Tensor input) => input.inverse();

    /// <summary>Determinants of square matrices, [.., n, n] → [..].</summary>
    public static Tensor det(Tensor input) => input.det();

    /// <summary>ln of the determinants of square matrices; NaN where one is negative.</summary>
    public static Tensor logdet(Tensor input) => input.logdet();

    /// <summary>The sign of determinants and ln of their size; 0 and −∞ for singular matrices.</summary>
    public static (Tensor, Tensor) slogdet(Tensor A) => LogDeterminant.Instance.Apply(A);

    /// <summary>Linear algebra.</summary>
    public static partial class linalg
    {
        /// <summary>Inverses of square matrices, [.., n, n].</summary>
        public static Tensor inv(Tensor input) => input.inverse();

        /// <summary>Determinants of square matrices, [.., n, n] → [..].</summary>
        public static Tensor det(Tensor input) => input.det();

        /// <summary>The sign of determinants and ln of their size; 0 and −∞ for singular matrices.</summary>
        public static (Tensor, Tensor) slogdet(Tensor input) => LogDeterminant.Instance.Apply(input);

        /// <summary>X with A·X = B, or X·A = B if not left; B may be one vector, batches are broadcast.</summary>
        public static Tensor solve(Tensor A, Tensor B, bool left = true) => LinearSolve.Instance.Solve(A, B, left);
    }
}
