using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>‖x‖ₚ = (Σ |x|ᵖ)^(1/p) over dimensions; p = ∞ is the largest |x|, −∞ the smallest, 0 the number of elements that are not 0.</summary>
/// <remarks>Backward: dx = g · sign x · (|x|/‖x‖)ᵖ⁻¹, and 0 where the norm is 0, as PyTorch.</remarks>
internal sealed class VectorNorm : Operator
{
    internal static readonly VectorNorm Instance = new();

    internal override IEnumerable<Sample> Samples()
    {
        foreach (var p in new[] { 2.0, 1, 3, double.PositiveInfinity })
            foreach (var sample in Sample.Unary(x => Apply(x + 3, p, p > 3 && x.numel() == 0 ? [1] : Reduction.AllDimensions(x), false))) yield return sample with { Case = $"p = {p}, {sample.Case}" };
        yield return new("rows, kept", x => Apply(x[0], 2, [1], true), Sample.Values(-2, 2, [3, 4]));
        yield return new("of zeros", x => Apply(x[0] * 0, 2, [0], false), Sample.Values(-2, 2, [3]));
    }

    internal Tensor Apply(Tensor x, double p, int[] dims, bool keep)
    {
        if (!x.is_floating_point()) throw new InvalidOperationException($"linalg.vector_norm: Expected a floating point or complex tensor as input. Got {x.dtype}");
        var kept = Reduction.KeptShape(x.Sizes, dims, keep: true);
        using var scope = NewDisposeScope();
        Tensor y;
        using (no_grad()) y = Value(x.detach(), p, dims).reshape(Reduction.KeptShape(x.Sizes, dims, keep)).detach();
        scope.MoveToOuter(y);
        return Record(y, [x], [x, y], step =>
        {
            var (input, norm, g) = (step.Saved(0), step.Saved(1).reshape(kept), step.Gradient.reshape(kept));
            if (p == 0) return [input * 0];
            if (p == 1) return [g * input.sign()];
            if (double.IsInfinity(p))
            {
                var mask = (input.abs() == norm).to_type(g.dtype);
                return [g / Sum.Instance.Apply(mask, dims, true) * mask * input.sign()];
            }
            var none = norm == 0;
            var inverse = where(none, 0, g / where(none, 1, norm));
            if (p == 2) return [input * inverse];
            var ratio = input.abs() / where(none, 1, norm);
            var power = p < 1 ? where(input == 0, 0, where(input == 0, 1, ratio).pow(p - 1)) : ratio.pow(p - 1);
            return [where(none, 0, g * input.sign() * power)];
        });
    }

    private static Tensor Value(Tensor x, double p, int[] dims)
    {
        if (p is 1 or 2)
        {
            var y = Tensor.Empty(Reduction.KeptShape(x.Sizes, dims, keep: true), x.dtype);
            if (x.dtype == ScalarType.Float32) Total<float>(x, p, dims, y);
            else Total<double>(x, p, dims, y);
            return p == 1 ? y : y.sqrt_();
        }
        if (p == 0) return Sum.Instance.Apply(x != 0, dims, true).to_type(x.dtype);
        if (double.IsInfinity(p)) return x.numel() == 0 && dims.Length == x.ndim
            ? throw new InvalidOperationException($"linalg.vector_norm cannot compute the {p} norm on an empty tensor because the operation does not have an identity")
            : ExtremeValue.Instance.Apply(x.abs(), dims, true, largest: p > 0);
        return Sum.Instance.Apply(x.abs().pow(p), dims, true).pow(1 / p);
    }

    /// <summary>Σ |x| or Σ x².</summary>
    private static void Total<T>(Tensor x, double p, int[] dims, Tensor y) where T : unmanaged, System.Numerics.INumber<T>
    {
        if (p == 1) Reduction.Fold<T, SumFold<T>, Magnitude<T>>(x, dims, y);
        else Reduction.Fold<T, SumFold<T>, Squared<T>>(x, dims, y);
    }
}

/// <summary>How <see cref="torch.cdist"/> computes Euclidean distances in PyTorch. This engine always squares differences.</summary>
public enum compute_mode
{
    /// <summary>By a matrix product for more than 25 rows.</summary>
    use_mm_for_euclid_dist_if_necessary = 0,
    /// <summary>By a matrix product.</summary>
    use_mm_for_euclid_dist = 1,
    /// <summary>By differences.</summary>
    donot_use_mm_for_euclid_dist = 2,
}

/// <summary>Distances ‖xᵢ − yⱼ‖₂ between the rows of two matrices, or of batches of them: [.., n, d], [.., m, d] → [.., n, m].</summary>
/// <remarks>Differences are squared, not expanded, so that near points keep their digits. Backward: with w = g/distance, 0 for equal points,
/// dx = (Σⱼ w)·x − w·y, and dy alike.</remarks>
internal sealed class PairDistance : Operator
{
    internal static readonly PairDistance Instance = new();

    internal override IReadOnlyDictionary<SampleKind, string> Inapplicable => new Dictionary<SampleKind, string> { [SampleKind.Broadcast] = "every row of one meets every row of the other; batches are broadcast before" };

    internal override IEnumerable<Sample> Samples()
    {
        Sample Of(string name, long[] a, long[] b) => new(name, x => Apply(x[0], x[1]), Sample.Values(-2, 2, a), Sample.Values(-2, 2, b, 1));
        yield return Of("ordinary", [3, 4], [2, 4]);
        yield return Of("batch", [2, 3, 2], [2, 4, 2]);
        yield return Of("empty", [0, 4], [2, 4]);
        yield return Of("size 1", [1, 1], [1, 1]);
        yield return new("non-contiguous", x => Apply(x[0].t(), x[1]), Sample.Values(-2, 2, [4, 3]), Sample.Values(-2, 2, [2, 4], 1));
    }

    internal Tensor Apply(Tensor a, Tensor b)
    {
        var y = Tensor.Empty([.. a.Sizes[..^1], b.Sizes[^2]], a.dtype);
        using (Tensor left = a.Dense(), right = b.Dense())
        {
            if (a.dtype == ScalarType.Float32) Compute<float>(left, right, y);
            else Compute<double>(left, right, y);
        }
        return Record(y, [a, b], [a, b, y], step =>
        {
            var (first, second, distance) = (step.Saved(0), step.Saved(1), step.Saved(2));
            var weight = where(distance == 0, 0, step.Gradient / where(distance == 0, 1, distance));
            return
            [
                step.Needs(0) ? weight.sum(-1L, keepdim: true) * first - weight.matmul(second) : null,
                step.Needs(1) ? weight.transpose(-2, -1).sum(-1L, keepdim: true) * second - weight.transpose(-2, -1).matmul(first) : null,
            ];
        });
    }

    private static unsafe void Compute<T>(Tensor a, Tensor b, Tensor y) where T : unmanaged, System.Numerics.IRootFunctions<T>
    {
        int d = (int)a.Sizes[^1], m = (int)b.Sizes[^2];
        var n = a.Sizes[^2];
        T* left = a.Pointer<T>(), right = b.Pointer<T>(), to = y.Pointer<T>();
        if (y.NumberOfElements > 0) Spans.InParts(y.NumberOfElements / m, Math.Max(1, (1 << 15) / Math.Max(m * d, 1)), (start, length) =>
        {
            for (var row = start; row < start + length; row++)
                for (var j = 0; j < m; j++)
                    to[row * m + j] = d == 0 ? T.Zero : TensorPrimitives.Distance<T>(new(left + row * d, d), new(right + (row / n * m + j) * d, d));
        });
    }
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The p-norm of all elements, (Σ |x|ᵖ)^(1/p).</summary>
        public Tensor norm(float p = 2f) => VectorNorm.Instance.Apply(this, p, Reduction.AllDimensions(this), false);

        /// <summary>The p-norms along a dimension.</summary>
        public Tensor norm(int dim, bool keepdim = false, float p = 2f) => VectorNorm.Instance.Apply(this, p, Reduction.Dimensions(this, [dim]), keepdim);

        /// <summary>The p-norm of the difference, broadcast.</summary>
        public Tensor dist(Tensor other, float p = 2f)
        {
            using var difference = this - other;
            return difference.norm(p);
        }

        /// <summary>Every slice along a dimension whose p-norm is above the greatest allowed scaled down to it.</summary>
        public Tensor renorm(float p, long dim, float maxnorm)
        {
            var kept = Layout.Dimension(dim, ndim);
            var norms = VectorNorm.Instance.Apply(this, p, [.. Reduction.AllDimensions(this).Where(d => d != kept)], true);
            return this * torch.where(norms > maxnorm, maxnorm / (norms + 1e-7), 1);
        }
    }

    /// <summary>The Euclidean norm of all elements.</summary>
    public static Tensor norm(Tensor input) => input.norm();

    /// <summary>The p-norm of all elements, (Σ |x|ᵖ)^(1/p).</summary>
    public static Tensor norm(Tensor input, float p = 2f) => input.norm(p);

    /// <summary>The p-norms along a dimension.</summary>
    public static Tensor norm(Tensor input, int dimension, bool keepdim = false, float p = 2f) => input.norm(dimension, keepdim, p);

    /// <summary>The p-norm of the difference, broadcast.</summary>
    public static Tensor dist(Tensor input, Tensor other, float p = 2f) => input.dist(other, p);

    /// <summary>Every slice along a dimension whose p-norm is above the greatest allowed scaled down to it.</summary>
    public static Tensor renorm(Tensor input, float p, long dim, float maxnorm) => input.renorm(p, dim, maxnorm);

    /// <summary>The p-norms of the differences of each row of one with each row of the other: [.., n, d], [.., m, d] → [.., n, m], batches broadcast.</summary>
    public static Tensor cdist(Tensor x1, Tensor x2, double p = 2.0, compute_mode compute_mode = compute_mode.use_mm_for_euclid_dist_if_necessary)
    {
        if (x1.ndim < 2 || x2.ndim < 2) throw new InvalidOperationException($"cdist only supports at least 2D tensors, X1 got: {x1.ndim}D, X2 got: {x2.ndim}D");
        if (x1.Sizes[^1] != x2.Sizes[^1]) throw new InvalidOperationException($"X1 and X2 must have the same number of columns. X1: {x1.Sizes[^1]} X2: {x2.Sizes[^1]}");
        var batch = Layout.Broadcast(x1.Sizes[..^2], x2.Sizes[..^2]);
        using Tensor a = x1.expand([.. batch, .. x1.Sizes[^2..]]), b = x2.expand([.. batch, .. x2.Sizes[^2..]]);
        if (p == 2) return PairDistance.Instance.Apply(a, b);
        using Tensor rows = a.unsqueeze(-2), columns = b.unsqueeze(-3), differences = rows - columns;
        return VectorNorm.Instance.Apply(differences, p, [(int)differences.ndim - 1], false);
    }

    /// <summary>Linear algebra.</summary>
    public static partial class linalg
    {
        /// <summary>The p-norm of the elements over dimensions, all if none is named, as of one vector.</summary>
        public static Tensor vector_norm(Tensor input, double ord = 2.0, long[]? dims = null, bool keepdim = false) => VectorNorm.Instance.Apply(input, ord, Reduction.Dimensions(input, dims ?? []), keepdim);
    }
}
