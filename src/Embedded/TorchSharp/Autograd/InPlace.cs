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
        RequireOwnElements(target);
        var recorded = IsRecorded(target, values);
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

    /// <summary>Whether autograd must know of a write.</summary>
    internal static bool IsRecorded(Tensor target, Tensor values) =>
        GradientMode.Enabled && (values.requires_grad || target.requires_grad || target.Base?.requires_grad == true);

    /// <summary>Refuses tensors that repeat an element: a write to one of the repetitions would be a write to all.</summary>
    internal static void RequireOwnElements(Tensor target)
    {
        for (var d = 0; d < target.Sizes.Length; d++)
            if (target.Strides[d] == 0 && target.Sizes[d] > 1)
                throw new InvalidOperationException($"unsupported operation: more than one element of the written-to tensor refers to a single memory location (shape {Layout.Text(target.Sizes)}, strides {Layout.Text(target.Strides)}). Please clone() the tensor before performing the operation.");
    }

    /// <summary>target = result of an in-place operator: of the target's shape, and of a type that fits. Returns the target.</summary>
    internal static Tensor Replace(Tensor target, Tensor result)
    {
        if (!result.Sizes.SequenceEqual(target.Sizes))
            throw new InvalidOperationException($"output with shape {Layout.Text(target.Sizes)} doesn't match the broadcast shape {Layout.Text(result.Sizes)}");
        if (!ElementTypes.CanCast(result.dtype, target.dtype))
            throw new InvalidOperationException($"result type {result.dtype} can't be cast to the desired output type {target.dtype}");
        return Copy(target, result);
    }

    /// <summary>Whether an operator may write straight over its first operand: nothing is recorded, and no element is read after it was written.</summary>
    internal static bool MayOverwrite(Tensor target, Tensor? operand = null)
    {
        if (GradientMode.Enabled && (target.requires_grad || target.Base?.requires_grad == true || operand?.requires_grad == true)) return false;
        if (operand is not null && ReferenceEquals(operand.Storage, target.Storage) && !(operand.Offset == target.Offset && operand.Strides.SequenceEqual(target.Strides) && operand.Sizes.SequenceEqual(target.Sizes))) return false;
        return target.is_contiguous();
    }

    private static bool SharesMemory(Tensor a, Tensor b) =>
        ReferenceEquals(a.Storage, b.Storage) && !(a.Offset == b.Offset && a.Strides.SequenceEqual(b.Strides));

    private static void CheckLeaf(Tensor target)
    {
        if (target.Base is { } viewed && viewed.is_leaf && viewed.requires_grad)
            throw new InvalidOperationException("a view of a leaf Variable that requires grad is being used in an in-place operation: write under no_grad(), or on a clone().");
        if (target.is_leaf && target.requires_grad)
            throw new InvalidOperationException("a leaf Variable that requires grad is being used in an in-place operation: write under no_grad(), or on a clone().");
    }

    private static void Rebase(Tensor target, Tensor values)
    {
        if (target.Base is not { IsInvalid: false } whole)
        {
            // Values without history leave the target a result of what it was computed from, though one that does not depend on it.
            if (values.Gradients is { Target: not null } history) target.Gradients = new GradientRecord { Origin = Passed(history) };
            else if (target.Gradients?.Target is { } before) target.Gradients = new GradientRecord { Origin = new ConstantNode(before) };
            target.HistoryChanged();
            return;
        }
        whole.Gradients = WriteThroughView.Instance.History(whole, target, values);
        whole.HistoryChanged();
    }

    /// <summary>A leaf's values may be taken over, its identity may not: the target is a result of its own.</summary>
    private static Node Passed(GradientRecord history) => history.Origin ?? new PassNode(history.Target!) { Form = history.Collects };
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
        new("of a tensor that is not contiguous", x =>
        {
            var whole = ones(4, 3, float64).t().detach();
            whole[1] = x[0];
            whole.t()[2].mul_(x[1]);
            return whole * whole;
        }, Sample.Values(-2, 2, [4]), Sample.Values(-2, 2, [3], 1)),
    ];

    internal GradientRecord? History(Tensor whole, Tensor view, Tensor values)
    {
        Geometry all = new(whole), part = new(view);
        using var result = whole.View(whole.Sizes, whole.Strides, whole.Offset);
        return Record(result, [whole, values], [], step =>
        [
            step.Needs(0) ? Without(step.Gradient, all, part) : null,
            step.Needs(1) ? Relay.Instance.Apply(step.Gradient, all, part) : null,
        ]).Gradients;
    }

    /// <summary>The history that a view has by its whole tensor's.</summary>
    internal GradientRecord? ViewHistory(Tensor whole, Tensor view)
    {
        Geometry all = new(whole), part = new(view);
        using var result = view.View(view.Sizes, view.Strides, view.Offset);
        using var recording = GradientMode.Set(true);
        return Record(result, [whole], [], step => [Relay.Instance.Apply(step.Gradient, part, all)]).Gradients;
    }

    /// <summary>The gradient with zeros under the part.</summary>
    private static Tensor Without(Tensor gradient, Geometry all, Geometry part)
    {
        using var marks = ones(part.Shape, gradient.dtype);
        using var hidden = Relay.Instance.Apply(marks, part, all) != 0;
        return gradient.masked_fill(hidden, 0);
    }
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Writes the result of an in-place operator into this tensor, and disposes it.</summary>
        private Tensor Into(Tensor result)
        {
            using (result) return InPlace.Replace(this, result);
        }
    }
    public static partial class nn
    {
        /// <summary>What layers compute, as functions.</summary>
        public static partial class functional
        {
            /// <summary>A result, or the input overwritten with it.</summary>
            private static Tensor Into(Tensor x, Tensor result, bool inplace)
            {
                if (!inplace) return result;
                using (result) return InPlace.Copy(x, result);
            }
        }
    }
}
