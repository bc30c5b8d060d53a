using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>target with values written at picked places. The target's gradient is g with zeros there, the values' is g picked there.</summary>
internal sealed unsafe class IndexPut : Operator
{
    internal static readonly IndexPut Instance = new();

    internal override IEnumerable<Sample> Samples() =>
    [
        new("rows", x => Apply(x[0] * x[0], [tensor(new long[] { 2, 0 })], x[1]), Sample.Values(-2, 2, [3, 4]), Sample.Values(-2, 2, [2, 4], 1)),
        new("one value", x => Apply(x[0] * x[0], [tensor(new long[] { 2, 0 })], x[1]), Sample.Values(-2, 2, [3, 4]), Sample.Values(-2, 2, [], 1)),
    ];

    internal Tensor Apply(Tensor target, Tensor[] indices, Tensor values)
    {
        var (offsets, shape, block) = Index.Offsets(target, indices);
        var y = Tensor.Empty(target.Sizes, target.dtype);
        Strided.Copy(target, y);
        CheckFits(values, shape);
        using (var expanded = values.View(shape, Layout.BroadcastStrides(values.Sizes, values.Strides, shape), values.Offset))
        using (var dense = expanded.Dense())
        {
            var bytes = block * target.ElementSize;
            byte* from = (byte*)dense.Address, to = (byte*)y.Address;
            for (var i = 0; i < offsets.Length; i++) Buffer.MemoryCopy(from + i * bytes, to + offsets[i] * target.ElementSize, bytes, bytes);
        }
        var before = values.shape;
        Tensor[] kept = [.. indices.Select(index => index.Handle().DetachFromDisposeScope())];
        return Record(y, [target, values], [], step =>
        {
            using var none = zeros([], step.Gradient.dtype);
            return
            [
                step.Needs(0) ? Apply(step.Gradient, kept, none) : null,
                step.Needs(1) ? SumTo.Shape(Index.Instance.Apply(step.Gradient, kept), before) : null,
            ];
        });
    }

    /// <summary>Refuses values that cannot be broadcast to the picked places.</summary>
    internal static void CheckFits(Tensor values, long[] shape)
    {
        if (!Layout.Broadcast(values.Sizes, shape).AsSpan().SequenceEqual(shape))
            throw new ArgumentException($"shape mismatch: value tensor of shape {Layout.Text(values.Sizes)} cannot be broadcast to indexing result of shape {Layout.Text(shape)}");
    }
}
