using System.Numerics;
using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>What a linear layer computes, y = x·Wᵀ + b: [n, in], [out, in], [out] → [n, out]. dx = g·W, dW = gᵀ·x, db = Σₙ g.</summary>
internal sealed class AffineMap : Operator
{
    internal static readonly AffineMap Instance = new();

    internal override IEnumerable<Sample> Samples() =>
    [
        new("ordinary", x => Apply(x[0], x[1], x[2]), Sample.Values(-2, 2, [3, 4]), Sample.Values(-2, 2, [2, 4], 1), Sample.Values(-2, 2, [2], 2)),
        new("without bias", x => Apply(x[0], x[1], null), Sample.Values(-2, 2, [3, 4]), Sample.Values(-2, 2, [2, 4], 1)),
        new("three dimensions", x => Apply(x[0], x[1], x[2]), Sample.Values(-2, 2, [2, 3, 4]), Sample.Values(-2, 2, [2, 4], 1), Sample.Values(-2, 2, [2], 2)),
        new("one dimension", x => Apply(x[0], x[1], x[2]), Sample.Values(-2, 2, [4]), Sample.Values(-2, 2, [2, 4], 1), Sample.Values(-2, 2, [2], 2)),
        new("non-contiguous", x => Apply(x[0].t(), x[1].t(), x[2]), Sample.Values(-2, 2, [4, 3]), Sample.Values(-2, 2, [4, 2], 1), Sample.Values(-2, 2, [2], 2)),
        new("empty", x => Apply(x[0], x[1], x[2]), Sample.Values(-2, 2, [0, 4]), Sample.Values(-2, 2, [2, 4], 1), Sample.Values(-2, 2, [2], 2)),
        new("size 1", x => Apply(x[0], x[1], x[2]), Sample.Values(-2, 2, [1, 1]), Sample.Values(-2, 2, [1, 1], 1), Sample.Values(-2, 2, [1], 2)),
    ];

    internal override IReadOnlyDictionary<SampleKind, string> Inapplicable => new Dictionary<SampleKind, string> { [SampleKind.Broadcast] = "the weight and the bias have shapes of their own" };

    /// <summary>Any number of leading dimensions of x; the last has the length of W's rows.</summary>
    internal Tensor Apply(Tensor x, Tensor weight, Tensor? bias)
    {
        Check(x, weight, bias);
        if (x.ndim == 2) return Matrix(x, weight, bias);
        using var rows = x.reshape(Layout.Count(x.Sizes[..^1]), x.Sizes[^1]);
        using var result = Matrix(rows, weight, bias);
        return result.reshape([.. x.Sizes[..^1], weight.Sizes[0]]);
    }

    private Tensor Matrix(Tensor x, Tensor weight, Tensor? bias)
    {
        var y = Tensor.Empty([x.Sizes[0], weight.Sizes[0]], x.dtype);
        using (Tensor rows = x.Dense(), matrix = weight.Dense())
        using (var shift = bias?.Dense())
        {
            if (x.dtype == ScalarType.Float32) Multiply<float>(rows, false, matrix, true, y, shift);
            else Multiply<double>(rows, false, matrix, true, y, shift);
        }
        return bias is null
            ? Record(y, [x, weight], [x, weight], step => Backward(step, biased: false))
            : Record(y, [x, weight, bias], [x, weight], step => Backward(step, biased: true));
    }

    private static Tensor?[] Backward(BackwardStep step, bool biased)
    {
        Tensor g = step.Gradient, x = step.Saved(0), weight = step.Saved(1);
        Tensor? dx = null, dWeight = null;
        if (GradientMode.Enabled)
        {
            if (step.Needs(0)) dx = g.matmul(weight);
            if (step.Needs(1)) dWeight = g.t().matmul(x);
        }
        else
        {
            using Tensor gradient = g.Dense(), rows = x.Dense(), matrix = weight.Dense();
            if (step.Needs(0)) dx = Product(gradient, false, matrix, false);
            if (step.Needs(1)) dWeight = Product(gradient, true, rows, false);
        }
        if (!biased) return [dx, dWeight];
        return [dx, dWeight, step.Needs(2) ? GradientMode.Enabled ? g.sum(0L) : ColumnSums(g) : null];
    }

    private static Tensor Product(Tensor a, bool transposeA, Tensor b, bool transposeB)
    {
        var y = Tensor.Empty([a.Sizes[transposeA ? 1 : 0], b.Sizes[transposeB ? 0 : 1]], a.dtype);
        if (a.dtype == ScalarType.Float32) Multiply<float>(a, transposeA, b, transposeB, y, null);
        else Multiply<double>(a, transposeA, b, transposeB, y, null);
        return y;
    }

    private static unsafe Tensor ColumnSums(Tensor g)
    {
        var sums = Tensor.Empty([g.Sizes[1]], g.dtype);
        using var rows = g.Dense();
        nint n = (nint)g.Sizes[0], columns = (nint)g.Sizes[1];
        if (g.dtype == ScalarType.Float32) Sums.OfColumns(n, columns, rows.Pointer<float>(), columns, sums.Pointer<float>());
        else Sums.OfColumns(n, columns, rows.Pointer<double>(), columns, sums.Pointer<double>());
        return sums;
    }

    /// <summary>y = op(a)·op(b) + bias, all contiguous.</summary>
    private static unsafe void Multiply<T>(Tensor a, bool transposeA, Tensor b, bool transposeB, Tensor y, Tensor? bias) where T : unmanaged, INumber<T>
    {
        Gemm.Multiply(
            transposeA, transposeB, (int)y.Sizes[0], (int)y.Sizes[1], (int)a.Sizes[transposeA ? 0 : 1],
            a.Pointer<T>(), (int)a.Sizes[1], b.Pointer<T>(), (int)b.Sizes[1], y.Pointer<T>(), (int)y.Sizes[1],
            accumulate: false, bias is null ? null : bias.Pointer<T>());
        GC.KeepAlive(a);
        GC.KeepAlive(b);
        GC.KeepAlive(bias);
    }

    private static void Check(Tensor x, Tensor weight, Tensor? bias)
    {
        if (x.ndim == 0 || weight.ndim != 2) throw new InvalidOperationException($"linear(): an input of at least 1 dimension and a weight of 2 are expected, but they have {x.ndim} and {weight.ndim}.");
        if (x.Sizes[^1] != weight.Sizes[1])
            throw new InvalidOperationException($"mat1 and mat2 shapes cannot be multiplied ({Layout.Count(x.Sizes[..^1])}x{x.Sizes[^1]} and {weight.Sizes[1]}x{weight.Sizes[0]}): the input has shape {Layout.Text(x.Sizes)}, and {weight.Sizes[1]} is expected as its last size.");
        if (bias is not null && (bias.ndim != 1 || bias.Sizes[0] != weight.Sizes[0]))
            throw new InvalidOperationException($"linear(): a bias of shape [{weight.Sizes[0]}] is expected, but it has shape {Layout.Text(bias.Sizes)}.");
        if (!x.is_floating_point()) throw new InvalidOperationException($"linear() works on floating-point tensors, not on {x.dtype}: convert the input with to_type(float32).");
        if (x.dtype != weight.dtype || (bias is not null && bias.dtype != x.dtype))
            throw new InvalidOperationException($"mat1 and mat2 must have the same dtype, but got {x.dtype} and {(x.dtype != weight.dtype ? weight.dtype : bias!.dtype)}");
    }
}

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>y = x·Wᵀ + b.</summary>
            /// <param name="input">[…, in].</param>
            /// <param name="weights">[out, in].</param>
            /// <param name="bias">[out], or null.</param>
            /// <returns>[…, out].</returns>
            /// <exception cref="InvalidOperationException">Shapes or types do not fit; the message gives them.</exception>
            public static Tensor linear(Tensor input, Tensor weights, Tensor? bias = null) => AffineMap.Instance.Apply(input, weights, bias);
        }
    }
}
