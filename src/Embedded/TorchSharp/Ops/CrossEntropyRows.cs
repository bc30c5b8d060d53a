using System.Numerics;
using System.Numerics.Tensors;
using static TorchSharp.torch;

namespace TorchSharp.Ops;

/// <summary>Cross-entropy of logits and class numbers, one loss a row: lᵢ = −Σ_c aᵢ_c · ln softmax(xᵢ)_c, [n, C] → [n].</summary>
/// <remarks>
/// aᵢ_c = w_c · ((1 − ε)·[c = tᵢ] + ε/C), with class weights w and label smoothing ε, and 0 in rows whose class is ignored. Plain cross-entropy has
/// w = 1 and ε = 0: lᵢ = ln Σ_c eˣⁱᶜ − xᵢ_tᵢ. dxᵢ_c = gᵢ · (softmax(xᵢ)_c · Σ_d aᵢ_d − aᵢ_c).
/// </remarks>
internal sealed class CrossEntropyRows : Operator
{
    internal static readonly CrossEntropyRows Instance = new();

    internal override IEnumerable<Sample> Samples()
    {
        var weights = Sample.Values(0.5, 2, [4], 3);
        Sample Of(string name, long[] classes, Tensor? weight, double smoothing, double size = 2) =>
            new(name, x => Apply(x[0], new ClassTargets(classes, 4, weight, -100, smoothing)), Sample.Values(-size, size, [classes.Length, 4]));
        return
        [
            Of("ordinary", [0, 3, 1], null, 0),
            Of("smoothed", [0, 3, 1], null, 0.2),
            Of("weighted", [2, 3, 1], weights, 0),
            Of("weighted and smoothed", [2, 3, 1], weights, 0.1),
            Of("with an ignored row", [2, -100, 1], weights, 0.1),
            Of("far apart", [1, 2], null, 0, size: 300),
            Of("size 1", [1], null, 0),
            Of("empty", [], null, 0),
        ];
    }

    internal Tensor Apply(Tensor x, ClassTargets targets)
    {
        var losses = Tensor.Empty([x.Sizes[0]], x.dtype);
        using (var logits = x.Dense())
        {
            if (x.dtype == ScalarType.Float32) Forward<float>(logits, targets, losses);
            else Forward<double>(logits, targets, losses);
        }
        return Record(losses, [x], [x], step => [Backward(step.Saved(0), step.Gradient, targets)]);
    }

    private static Tensor Backward(Tensor x, Tensor g, ClassTargets targets)
    {
        if (GradientMode.Enabled)
        {
            Tensor shares = targets.Shares(x.dtype);
            return g.unsqueeze(1) * (SoftmaxRows.Instance.Apply(x, 1) * shares.sum(1, keepdim: true) - shares);
        }
        var dx = Tensor.Empty(x.Sizes, x.dtype);
        using Tensor logits = x.Dense(), gradient = g.Dense();
        if (x.dtype == ScalarType.Float32) Backward<float>(logits, gradient, targets, dx);
        else Backward<double>(logits, gradient, targets, dx);
        return dx;
    }

    private static void Forward<T>(Tensor x, ClassTargets targets, Tensor losses) where T : unmanaged, IFloatingPointIeee754<T>
    {
        ReadOnlySpan<T> logits = x.AsSpan<T>();
        var to = losses.AsSpan<T>();
        var n = targets.Classes;
        using var scratch = Tensor.Empty([n], x.dtype);
        var exponentials = scratch.AsSpan<T>();
        for (var i = 0; i < to.Length; i++)
        {
            if (targets.IsIgnored(i))
            {
                to[i] = T.Zero;
                continue;
            }
            var row = logits.Slice(i * n, n);
            var largest = TensorPrimitives.Max(row);
            TensorPrimitives.Subtract(row, largest, exponentials);
            TensorPrimitives.Exp(exponentials, exponentials);
            var logSum = largest + T.Log(TensorPrimitives.Sum<T>(exponentials));
            var loss = T.CreateTruncating(targets.HitShare(i)) * (logSum - row[targets.Class(i)]);
            if (targets.Smoothing > 0)
            {
                for (var c = 0; c < n; c++) loss += T.CreateTruncating(targets.SmoothShare(c)) * (logSum - row[c]);
            }
            to[i] = loss;
        }
    }

    private static void Backward<T>(Tensor x, Tensor g, ClassTargets targets, Tensor dx) where T : unmanaged, IFloatingPointIeee754<T>
    {
        ReadOnlySpan<T> logits = x.AsSpan<T>(), gradient = g.AsSpan<T>();
        var to = dx.AsSpan<T>();
        var n = targets.Classes;
        for (var i = 0; i < gradient.Length; i++)
        {
            var result = to.Slice(i * n, n);
            if (targets.IsIgnored(i))
            {
                result.Clear();
                continue;
            }
            SoftmaxRows.Row(logits.Slice(i * n, n), result);
            TensorPrimitives.Multiply(result, gradient[i] * T.CreateTruncating(targets.TotalShare(i)), result);
            result[targets.Class(i)] -= gradient[i] * T.CreateTruncating(targets.HitShare(i));
            if (targets.Smoothing > 0)
            {
                for (var c = 0; c < n; c++) result[c] -= gradient[i] * T.CreateTruncating(targets.SmoothShare(c));
            }
        }
    }
}
