using System.Numerics;
using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Scaled dot-product attention, softmax(q·kᵀ/√d + mask)·v: [n, heads, l, d], [n, heads, s, d], [n, heads, s, e] → [n, heads, l, e].</summary>
/// <remarks>
/// A. Vaswani et al., "Attention Is All You Need", 2017. With weights w: dv = wᵀ·g, dw = g·vᵀ, and for the scores dz = w·(dw − Σ dw·w), dq = dz·k/√d, dk = dzᵀ·q/√d.
/// Rows of the inputs may lie anywhere as long as a row's numbers follow each other; results and gradients lie as q, k and v do.
/// A gradient that must be differentiated again is that of the composition of products and softmax.
/// </remarks>
internal sealed unsafe class Attention : Operator
{
    internal static readonly Attention Instance = new();

    internal override IEnumerable<Sample> Samples()
    {
        yield return Of("ordinary", x => Apply(x[0], x[1], x[2], null, false));
        yield return Of("causal", x => Apply(x[0], x[1], x[2], null, true));
        yield return Of("broadcast mask", x => Apply(x[0], x[1], x[2], Sample.Values(-1, 1, [3, 4], 5), false));
        yield return Of("mask for each head", x => Apply(x[0], x[1], x[2], Sample.Values(-1, 1, [2, 1, 4], 5), false));
        yield return new("non-contiguous", x => Apply(x[0].transpose(1, 2), x[1].transpose(1, 2), x[2].transpose(2, 3), null, true),
            Sample.Values(-1, 1, [2, 3, 2, 3]), Sample.Values(-1, 1, [2, 4, 2, 3], 1), Sample.Values(-1, 1, [2, 2, 2, 4], 2));
        yield return new("more rows than a block", x => Apply(x[0], x[1], x[2], null, true),
            Sample.Values(-1, 1, [1, 1, 66, 1]), Sample.Values(-1, 1, [1, 1, 67, 1], 1), Sample.Values(-1, 1, [1, 1, 67, 1], 2));
        yield return new("size 1", x => Apply(x[0], x[1], x[2], null, false), Sample.Values(-1, 1, [1, 1, 1, 1]), Sample.Values(-1, 1, [1, 1, 1, 1], 1), Sample.Values(-1, 1, [1, 1, 1, 1], 2));
        yield return new("empty", x => Apply(x[0], x[1], x[2], null, false), Sample.Values(-1, 1, [0, 2, 3, 2]), Sample.Values(-1, 1, [0, 2, 4, 2]), Sample.Values(-1, 1, [0, 2, 4, 2]));

        static Sample Of(string name, Func<Tensor[], Tensor> function) =>
            new(name, function, Sample.Values(-1, 1, [2, 2, 3, 3]), Sample.Values(-1, 1, [2, 2, 4, 3], 1), Sample.Values(-1, 1, [2, 2, 4, 2], 2));
    }

    /// <param name="q">[n, heads, l, d].</param>
    /// <param name="k">[n, heads, s, d].</param>
    /// <param name="v">[n, heads, s, e].</param>
    /// <param name="mask">Added to the scores, broadcast to [n, heads, l, s]; it gets no gradient. Or null.</param>
    /// <param name="causal">Whether row i looks at keys 0 to i only.</param>
    internal Tensor Apply(Tensor q, Tensor k, Tensor v, Tensor? mask, bool causal)
    {
        var y = Like(q, [q.Sizes[0], q.Sizes[1], q.Sizes[2], v.Sizes[3]]);
        using var weights = Tensor.Empty([q.Sizes[0], q.Sizes[1], q.Sizes[2], k.Sizes[2]], q.dtype);
        using (Tensor rowsQ = Rows(q), rowsK = Rows(k), rowsV = Rows(v))
        using (var rowsMask = MaskRows(mask, weights.Sizes))
        {
            if (q.dtype == ScalarType.Float32) Run<float>();
            else Run<double>();

            void Run<T>() where T : unmanaged, IFloatingPointIeee754<T>
            {
                var heads = Heads<T>(rowsQ, rowsK, rowsV, weights, causal);
                heads.Y = Of<T>(y);
                if (rowsMask is not null) heads.Mask = Of<T>(rowsMask);
                heads.Forward();
            }
        }
        return Record(y, [q, k, v], mask is null ? [q, k, v, weights] : [q, k, v, weights, mask], step => Backward(step, mask is not null, causal));
    }

    private static Tensor?[] Backward(BackwardStep step, bool masked, bool causal)
    {
        Tensor q = step.Saved(0), k = step.Saved(1), v = step.Saved(2), weights = step.Saved(3);
        if (GradientMode.Enabled)
        {
            // Aliases: the pass begins and ends at them and leaves alone what q, k and v were computed from.
            Tensor[] own = [q.alias(), k.alias(), v.alias()];
            var y = Composed(own[0], own[1], own[2], masked ? step.Saved(4) : null, causal);
            return Again(y, own, step.Gradient);
        }
        Tensor dq = Like(q, q.Sizes), dk = Like(k, k.Sizes), dv = Like(v, v.Sizes);
        using (Tensor rowsQ = Rows(q), rowsK = Rows(k), rowsV = Rows(v), rowsG = Rows(step.Gradient))
        {
            if (q.dtype == ScalarType.Float32) Run<float>();
            else Run<double>();

            void Run<T>() where T : unmanaged, IFloatingPointIeee754<T>
            {
                var heads = Heads<T>(rowsQ, rowsK, rowsV, weights, causal);
                (heads.Dy, heads.Dq, heads.Dk, heads.Dv) = (Of<T>(rowsG), Of<T>(dq), Of<T>(dk), Of<T>(dv));
                heads.Backward();
            }
        }
        return [dq, dk, dv];
    }

    /// <summary>The same as products and softmax, with dropout of weights.</summary>
    internal static Tensor Composed(Tensor q, Tensor k, Tensor v, Tensor? mask, bool causal, double dropout = 0) =>
        nn.functional.dropout(Weights(q, k, mask, causal), dropout).matmul(v);

    /// <summary>softmax(q·kᵀ/√d + mask).</summary>
    internal static Tensor Weights(Tensor q, Tensor k, Tensor? mask, bool causal)
    {
        var scores = (q / Math.Sqrt(q.Sizes[^1])).matmul(k.transpose(-2, -1));
        if (causal) scores = scores + Additive(arange(scores.Sizes[^1]).unsqueeze(0) <= arange(scores.Sizes[^2]).unsqueeze(1), scores.dtype);
        if (mask is not null) scores = scores + mask;
        return nn.functional.softmax(scores, -1);
    }

    /// <summary>0 where a mask is true, −∞ where it is false.</summary>
    internal static Tensor Additive(Tensor seen, ScalarType type)
    {
        using Tensor none = full([], double.NegativeInfinity, type), zero = zeros([], type);
        return where(seen, zero, none);
    }

    /// <summary>The gradients of a composition's inputs, to be differentiated again; null for those without history.</summary>
    internal static Tensor?[] Again(Tensor y, Tensor[] inputs, Tensor gradient)
    {
        var found = new Queue<Tensor>(autograd.grad([y], [.. inputs.Where(input => input.requires_grad)], [gradient], create_graph: true));
        return [.. inputs.Select(input => input.requires_grad ? found.Dequeue() : null)];
    }

    /// <summary>The sizes of a pass and its operands.</summary>
    internal static AttentionHeads<T> Heads<T>(Tensor q, Tensor k, Tensor v, Tensor weights, bool causal) where T : unmanaged, IFloatingPointIeee754<T> => new()
    {
        Batch = (int)q.Sizes[0],
        Heads = (int)q.Sizes[1],
        Queries = (int)q.Sizes[2],
        Keys = (int)k.Sizes[2],
        Width = (int)q.Sizes[3],
        ValueWidth = (int)v.Sizes[3],
        Causal = causal,
        Scale = T.CreateChecked(1 / Math.Sqrt(q.Sizes[3])),
        Q = Of<T>(q),
        K = Of<T>(k),
        V = Of<T>(v),
        Weights = weights.Pointer<T>(),
    };

    /// <summary>The rows of a tensor of heads.</summary>
    internal static HeadRows<T> Of<T>(Tensor tensor) where T : unmanaged =>
        new(tensor.Pointer<T>(), (nint)tensor.Strides[0], (nint)tensor.Strides[1], (nint)tensor.Strides[2]);

    /// <summary>A mask repeated to the scores' shape, without copies but along a row.</summary>
    internal static Tensor? MaskRows(Tensor? mask, ReadOnlySpan<long> scores)
    {
        if (mask is null) return null;
        using var view = mask.View(scores, Layout.BroadcastStrides(mask.Sizes, mask.Strides, scores), mask.Offset);
        return scores[3] == 1 || view.Strides[3] == 1 ? view.Handle() : view.Dense();
    }

    /// <summary>The tensor with the numbers of a row one behind the other, and rows far enough apart for the matrix product.</summary>
    private static Tensor Rows(Tensor tensor) =>
        (tensor.Strides[3] == 1 || tensor.Sizes[3] == 1) && tensor.Strides[2] >= tensor.Sizes[3] && tensor.Strides[2] <= int.MaxValue
            ? tensor.View(tensor.Sizes, tensor.Strides, tensor.Offset)
            : tensor.Dense();

    /// <summary>An empty tensor of heads whose sequences, heads and rows lie in memory in the same order as another's.</summary>
    private static Tensor Like(Tensor tensor, ReadOnlySpan<long> shape)
    {
        var strides = tensor.Strides.ToArray();
        int[] order = [.. Enumerable.Range(0, 3).OrderByDescending(d => strides[d])];
        var sizes = shape.ToArray();
        using var memory = Tensor.Empty([sizes[order[0]], sizes[order[1]], sizes[order[2]], sizes[3]], tensor.dtype);
        var own = new long[4];
        for (var d = 0; d < 3; d++) own[order[d]] = memory.Strides[d];
        own[3] = 1;
        return memory.View(sizes, own, 0);
    }
}

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Scaled dot-product attention, softmax(q·kᵀ/√d + mask)·v.</summary>
            /// <remarks>A. Vaswani et al., "Attention Is All You Need", 2017.</remarks>
            /// <param name="query">[…, l, d].</param>
            /// <param name="key">[…, s, d].</param>
            /// <param name="value">[…, s, e].</param>
            /// <param name="attn_mask">Broadcast to […, l, s]: booleans, true where a query may look at a key, or numbers added to the scores; or null.</param>
            /// <param name="p">How likely each weight is zeroed; the others are divided by 1 − p.</param>
            /// <param name="is_casual">Whether query i looks at keys 0 to i only; then there must be no mask.</param>
            /// <returns>[…, l, e].</returns>
            public static Tensor scaled_dot_product_attention(Tensor query, Tensor key, Tensor value, Tensor? attn_mask = null, double p = 0.0, bool is_casual = false)
            {
                if (query.ndim < 2 || key.ndim < 2 || value.ndim < 2)
                    throw new InvalidOperationException($"scaled_dot_product_attention: Expected query, key, and value to all be at least 2 dimensional, but got query dim {query.ndim}, key dim {key.ndim} and value dim {value.ndim}");
                if (!query.is_floating_point() || query.dtype != key.dtype || query.dtype != value.dtype)
                    throw new InvalidOperationException($"scaled_dot_product_attention: Expected query, key, and value to have the same floating-point dtype, but got query.dtype {query.dtype}, key.dtype {key.dtype}, and value.dtype {value.dtype}");
                if (query.Sizes[^1] != key.Sizes[^1] || key.Sizes[^2] != value.Sizes[^2])
                    throw new InvalidOperationException($"scaled_dot_product_attention: query and key must agree in their last size, key and value in the one before, but the shapes are {Layout.Text(query.Sizes)}, {Layout.Text(key.Sizes)} and {Layout.Text(value.Sizes)}");
                if (attn_mask is not null && is_casual)
                    throw new InvalidOperationException("_scaled_dot_product_attention: Explicit attn_mask should not be set when is_causal=True");
                if (attn_mask is not null && attn_mask.dtype != ScalarType.Bool && attn_mask.dtype != query.dtype)
                    throw new InvalidOperationException($"Expected attn_mask dtype to be bool or to match query dtype, but got attn_mask.dtype: {attn_mask.dtype} and query.dtype: {query.dtype}");
                using var scope = NewDisposeScope();
                var mask = attn_mask?.dtype == ScalarType.Bool ? Attention.Additive(attn_mask, query.dtype) : attn_mask;
                var batch = Layout.Broadcast(Layout.Broadcast(query.Sizes[..^2], key.Sizes[..^2]), value.Sizes[..^2]);
                if (p > 0 || mask?.requires_grad == true) return scope.MoveToOuter(Attention.Composed(query, key, value, mask, is_casual, p));
                var heads = batch.Length == 0 ? 1 : batch[^1];
                Tensor Four(Tensor tensor, long rows, long columns)
                {
                    var all = tensor.Sizes.SequenceEqual([.. batch, rows, columns]) ? tensor : tensor.expand([.. batch, rows, columns]);
                    return batch.Length == 2 ? all : all.reshape(heads == 0 ? 0 : Layout.Count(batch) / heads, heads, rows, columns);
                }
                long l = query.Sizes[^2], s = key.Sizes[^2], d = query.Sizes[^1], e = value.Sizes[^1];
                var y = Attention.Instance.Apply(Four(query, l, d), Four(key, s, d), Four(value, s, e), mask is null ? null : Four(mask, l, s), is_casual);
                return scope.MoveToOuter(batch.Length == 2 ? y : y.reshape([.. batch, l, e]));
            }
        }
    }
}
