using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Writes into existing tensors, and what autograd must know of it.</summary>
/// <remarks>An in-place operator is its out-of-place form followed by a copy into the target. If a gradient is involved, the target takes over the
/// history of the new values; a write through a view gives the viewed tensor a history in which only the written part changed.</remarks>
internal static class InPlace
{
    /// <summary>target = values, broadcast and converted. Returns the target.</summary>
    internal static Tensor Copy(Tensor target, Tensor values)
    {
        if (!values.Sizes.SequenceEqual(target.Sizes))
        {
            using var expanded = Expand.Instance.Apply(values, target.Sizes);
            return Copy(target, expanded);
        }
        if (values.dtype != target.dtype)
        {
            using var converted = values.to_type(target.dtype);
            return Copy(target, converted);
        }
        var recorded = GradientMode.Enabled && (values.requires_grad || target.requires_grad || target.Base?.requires_grad == true);
        if (recorded)
        {
            CheckLeaf(target);
            // What the operation saved of the memory that is overwritten next must stay as it was.
            if (values.Gradients?.Origin is OperationNode operation) operation.KeepOwnCopies(target.Storage);
        }
        if (SharesMemory(target, values))
        {
            using var copy = Tensor.Empty(values.Sizes, values.dtype);
            Strided.Copy(values, copy);
            Strided.Copy(copy, target);
        }
        else Strided.Copy(values, target);
        target.Storage.BumpVersion();
        if (recorded) Rebase(target, values);
        return target;
    }

    private static bool SharesMemory(Tensor a, Tensor b) =>
        ReferenceEquals(a.Storage, b.Storage) && !(a.Offset == b.Offset && a.Strides.SequenceEqual(b.Strides));

    private static void CheckLeaf(Tensor target)
    {
        if (target.Base is { } viewed && viewed.is_leaf && viewed.requires_grad)
            throw new InvalidOperationException("a view of a leaf Variable that requires grad is being used in an in-place operation: write under no_grad(), or on a clone().");
        if (target.is_leaf && target.requires_grad)
            throw new InvalidOperationException("a leaf Variable that requires grad is being used in an in-place operation: write under no_grad(), or on a clone().");
        if (target.Base is { IsInvalid: false } whole && !whole.is_contiguous())
            throw new NotSupportedException("Writing in place through a view of a tensor that is not contiguous cannot be differentiated in the embedded engine: take contiguous() of the tensor first.");
    }

    private static void Rebase(Tensor target, Tensor values)
    {
        if (target.Base is not { IsInvalid: false } whole)
        {
            target.Gradients = values.Gradients is { Target: not null } history ? new GradientRecord { Origin = Passed(history) } : null;
            target.HistoryChanged();
            return;
        }
        whole.Gradients = WriteThroughView.Instance.History(whole, target, values);
        whole.HistoryChanged();
    }

    /// <summary>A leaf's values may be taken over, its identity may not: the target is a result of its own.</summary>
    private static Node Passed(GradientRecord history) => history.Origin ?? new PassNode(history.Target!);
}

/// <summary>Hands a gradient on unchanged.</summary>
internal sealed class PassNode(Node input) : Node
{
    private readonly Node?[] _inputs = [input];

    internal override ReadOnlySpan<Node?> Inputs => _inputs;

    internal override Tensor?[] Apply(Tensor gradient, IReadOnlySet<Node>? wanted) => [gradient];
}

/// <summary>whole with the part under a view replaced by values. The gradient of whole is g with zeros there, that of values is g there.</summary>
internal sealed class WriteThroughView : Operator
{
    internal static readonly WriteThroughView Instance = new();

    internal override IEnumerable<Sample> Samples() =>
    [
        new("row", x =>
        {
            var whole = x[0] * 1;
            whole[1] = x[1];
            return whole * whole;
        }, Sample.Values(-2, 2, [3, 4]), Sample.Values(-2, 2, [4], 1)),
        new("column, broadcast", x =>
        {
            var whole = x[0] * 1;
            whole[TensorIndex.Colon, TensorIndex.Single(2)] = x[1];
            return whole * whole;
        }, Sample.Values(-2, 2, [3, 4]), Sample.Values(-2, 2, [1], 1)),
        new("non-contiguous values", x =>
        {
            var whole = x[0] * 1;
            whole[TensorIndex.Slice(0, 2)] = x[1].t();
            return whole * whole;
        }, Sample.Values(-2, 2, [3, 4]), Sample.Values(-2, 2, [4, 2], 1)),
        new("size 1", x =>
        {
            var whole = x[0] * 1;
            whole[0] = x[1];
            return whole * whole;
        }, Sample.Values(-2, 2, [1]), Sample.Values(-2, 2, [], 1)),
        new("empty", x =>
        {
            var whole = x[0] * 1;
            whole[TensorIndex.Slice(1, 1)] = x[1];
            return whole * whole;
        }, Sample.Values(-2, 2, [3, 4]), Sample.Values(-2, 2, [0, 4], 1)),
    ];

    internal GradientRecord? History(Tensor whole, Tensor view, Tensor values)
    {
        var part = new Part(view);
        var result = whole.View(whole.Sizes, whole.Strides, whole.Offset);
        using (result) return Record(result, [whole, values], [], step =>
        {
            if (GradientMode.Enabled) return Rule(step.Gradient, part, whole.Offset);
            using var copy = step.Gradient.clone();
            using var old = part.Of(copy, whole.Offset);
            var forValues = step.Needs(1) ? old.clone() : null;
            if (!step.Needs(0)) return [null, forValues];
            var forWhole = copy.clone();
            using var hole = part.Of(forWhole, whole.Offset);
            hole.zero_();
            return [forWhole, forValues];
        }).Gradients;
    }

    /// <summary>The same written with tensor operators.</summary>
    private static Tensor?[] Rule(Tensor g, Part part, long start)
    {
        using Tensor places = arange(g.numel()).reshape(g.shape), underView = part.Of(places, start), picked = underView.reshape(-1);
        var hole = ones(g.shape, g.dtype);
        using (no_grad())
        {
            using var place = part.Of(hole, start);
            place.zero_();
        }
        return [g * hole, g.reshape(-1).index_select(0, picked).reshape(part.Shape)];
    }

    /// <summary>The history that a view has by its whole tensor's.</summary>
    internal GradientRecord? ViewHistory(Tensor whole, Tensor view)
    {
        var part = new Part(view);
        var shape = whole.shape;
        var result = view.View(view.Sizes, view.Strides, view.Offset);
        using var recording = GradientMode.Set(true);
        using (result) return Record(result, [whole], [], step =>
        {
            var all = zeros(shape, step.Gradient.dtype);
            using var place = part.Of(all, whole.Offset);
            InPlace.Copy(place, step.Gradient);
            return [all];
        }).Gradients;
    }

    private readonly record struct Part(long[] Shape, long[] Strides, long Offset)
    {
        internal Part(Tensor view) : this(view.shape, view.stride(), view.Offset) { }

        /// <summary>The same part of a row-major tensor. The viewed tensor is row-major too: <see cref="InPlace"/> refuses others.</summary>
        internal Tensor Of(Tensor rowMajor, long start) => Reshape.ViewOf(rowMajor, Shape, Strides, rowMajor.Offset + Offset - start);
    }
}
