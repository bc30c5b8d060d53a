using System.Numerics;
using System.Numerics.Tensors;
using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

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
        using var probabilities = Tensor.Empty(x.Sizes, x.dtype);
        using (var logits = x.Dense())
        {
            if (x.dtype == ScalarType.Float32) Forward<float>(logits, targets, probabilities, losses);
            else Forward<double>(logits, targets, probabilities, losses);
        }
        return Record(losses, [x], [x, probabilities], step => [Backward(step.Saved(0), step.Saved(1), step.Gradient, targets)]);
    }

    private static Tensor Backward(Tensor x, Tensor probabilities, Tensor g, ClassTargets targets)
    {
        if (GradientMode.Enabled)
        {
            var shares = targets.Shares(x.dtype);
            return g.unsqueeze(1) * (SoftmaxRows.Instance.Apply(x, 1) * shares.sum(1L, keepdim: true) - shares);
        }
        var dx = Tensor.Empty(x.Sizes, x.dtype);
        using var gradient = g.Dense();
        if (x.dtype == ScalarType.Float32) Backward<float>(probabilities, gradient, targets, dx);
        else Backward<double>(probabilities, gradient, targets, dx);
        return dx;
    }

    private static unsafe void Forward<T>(Tensor x, ClassTargets targets, Tensor probabilities, Tensor losses) where T : unmanaged, IFloatingPointIeee754<T>
    {
        int rows = (int)x.Sizes[0], n = targets.Classes;
        fixed (long* classes = targets.Numbers)
            SoftmaxCrossEntropy.Forward(rows, n, x.Pointer<T>(), classes, targets.Ignored, probabilities.Pointer<T>(), losses.Pointer<T>(), out _);
        if (targets.IsPlain) return;
        // The kernel's loss is ln Σ eˣʲ − x_t: every other class's share is that loss, and how far the class is from t.
        ReadOnlySpan<T> logits = x.AsSpan<T>();
        var to = losses.AsSpan<T>();
        for (var i = 0; i < rows; i++)
        {
            if (targets.IsIgnored(i)) continue;
            var row = logits.Slice(i * n, n);
            var (logSum, loss) = (to[i] + row[targets.Class(i)], T.CreateTruncating(targets.HitShare(i)) * to[i]);
            if (targets.Smoothing > 0)
                for (var c = 0; c < n; c++) loss += T.CreateTruncating(targets.SmoothShare(c)) * (logSum - row[c]);
            to[i] = loss;
        }
    }

    private static unsafe void Backward<T>(Tensor probabilities, Tensor g, ClassTargets targets, Tensor dx) where T : unmanaged, IFloatingPointIeee754<T>
    {
        int rows = (int)dx.Sizes[0], n = targets.Classes;
        if (targets.IsPlain)
        {
            fixed (long* classes = targets.Numbers)
                SoftmaxCrossEntropy.Backward(rows, n, probabilities.Pointer<T>(), classes, targets.Ignored, T.One, g.Pointer<T>(), dx.Pointer<T>());
            return;
        }
        ReadOnlySpan<T> p = probabilities.AsSpan<T>(), gradient = g.AsSpan<T>();
        var to = dx.AsSpan<T>();
        for (var i = 0; i < rows; i++)
        {
            var result = to.Slice(i * n, n);
            if (targets.IsIgnored(i))
            {
                result.Clear();
                continue;
            }
            TensorPrimitives.Multiply(p.Slice(i * n, n), gradient[i] * T.CreateTruncating(targets.TotalShare(i)), result);
            result[targets.Class(i)] -= gradient[i] * T.CreateTruncating(targets.HitShare(i));
            if (targets.Smoothing > 0)
                for (var c = 0; c < n; c++) result[c] -= gradient[i] * T.CreateTruncating(targets.SmoothShare(c));
        }
    }
}
