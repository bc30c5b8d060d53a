using System.Numerics;
using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary><see cref="Attention"/> of queries, keys and values that lie side by side, as one projection makes them: [l, n, 3 · heads · d] → [l, n, heads · d].</summary>
/// <remarks>Nothing is copied to part the three or the heads, and the gradient is written where it belongs.</remarks>
internal sealed unsafe class SelfAttention : Operator
{
    internal static readonly SelfAttention Instance = new();

    internal override IEnumerable<Sample> Samples() =>
    [
        new("ordinary", x => Apply(x[0], 2, null), Sample.Values(-1, 1, [3, 2, 12])),
        new("mask", x => Apply(x[0], 2, Sample.Values(-1, 1, [3, 3], 5)), Sample.Values(-1, 1, [3, 2, 12])),
        new("non-contiguous", x => Apply(x[0].transpose(0, 1), 1, null), Sample.Values(-1, 1, [2, 3, 6])),
        new("empty", x => Apply(x[0], 1, null), Sample.Values(-1, 1, [3, 0, 6])),
    ];

    internal override IReadOnlyDictionary<SampleKind, string> Inapplicable => new Dictionary<SampleKind, string> { [SampleKind.SizeOne] = "There are at least a query, a key and a value." };

    /// <param name="qkv">[l, n, 3 · heads · d].</param>
    /// <param name="heads">How many heads.</param>
    /// <param name="mask">Added to the scores, broadcast to [n, heads, l, l]; it gets no gradient. Or null.</param>
    internal Tensor Apply(Tensor qkv, long heads, Tensor? mask)
    {
        var (l, n, width) = (qkv.Sizes[0], qkv.Sizes[1], qkv.Sizes[2] / 3);
        var y = Tensor.Empty([l, n, width], qkv.dtype);
        var weights = Tensor.Empty([n, heads, l, l], qkv.dtype);
        using (var dense = qkv.Dense())
        using (Tensor q = Part(dense, 0, heads, width), k = Part(dense, 1, heads, width), v = Part(dense, 2, heads, width), rows = Part(y, 0, heads, width))
        using (var rowsMask = Attention.MaskRows(mask, weights.Sizes))
        {
            if (qkv.dtype == ScalarType.Float32) Run<float>();
            else Run<double>();

            void Run<T>() where T : unmanaged, IFloatingPointIeee754<T>
            {
                var pass = Attention.Heads<T>(q, k, v, weights, causal: false);
                pass.Y = Attention.Of<T>(rows);
                if (rowsMask is not null) pass.Mask = Attention.Of<T>(rowsMask);
                pass.Forward();
            }
        }
        return Record(y, [qkv], mask is null ? [qkv, weights] : [qkv, weights, mask], step => [Backward(step, heads, width, mask is not null)]);
    }

    private static Tensor? Backward(BackwardStep step, long heads, long width, bool masked)
    {
        Tensor qkv = step.Saved(0), weights = step.Saved(1);
        if (GradientMode.Enabled)
        {
            Tensor[] own = [qkv.alias()];
            Tensor Head(int part) => own[0].narrow(2, part * width, width).reshape(qkv.Sizes[0], qkv.Sizes[1], heads, width / heads).permute(1, 2, 0, 3);
            var y = Attention.Composed(Head(0), Head(1), Head(2), masked ? step.Saved(2) : null, causal: false).permute(2, 0, 1, 3).reshape(qkv.Sizes[0], qkv.Sizes[1], width);
            return Attention.Again(y, own, step.Gradient)[0];
        }
        var gradient = Tensor.Empty(qkv.Sizes, qkv.dtype);
        using (Tensor dense = qkv.Dense(), denseG = step.Gradient.Dense())
        using (Tensor q = Part(dense, 0, heads, width), k = Part(dense, 1, heads, width), v = Part(dense, 2, heads, width), dy = Part(denseG, 0, heads, width))
        using (Tensor dq = Part(gradient, 0, heads, width), dk = Part(gradient, 1, heads, width), dv = Part(gradient, 2, heads, width))
        {
            if (qkv.dtype == ScalarType.Float32) Run<float>();
            else Run<double>();

            void Run<T>() where T : unmanaged, IFloatingPointIeee754<T>
            {
                var pass = Attention.Heads<T>(q, k, v, weights, causal: false);
                (pass.Dy, pass.Dq, pass.Dk, pass.Dv) = (Attention.Of<T>(dy), Attention.Of<T>(dq), Attention.Of<T>(dk), Attention.Of<T>(dv));
                pass.Backward();
            }
        }
        return gradient;
    }

    /// <summary>The heads of the first, second or third part: [n, heads, l, d].</summary>
    private static Tensor Part(Tensor rows, int part, long heads, long width)
    {
        long l = rows.Sizes[0], n = rows.Sizes[1], row = rows.Sizes[2];
        return rows.View([n, heads, l, width / heads], [row, width / heads, n * row, 1], rows.Offset + part * width);
    }
}
