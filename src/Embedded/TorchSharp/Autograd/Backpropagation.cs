using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Reverse-mode differentiation over the recorded graph.</summary>
/// <remarks>Nodes are numbered as they are made, so going from the highest number down visits every operation after all those
/// that used its result: by then its gradient is complete. A tensor used twice gets the sum of both gradients.</remarks>
internal static class Backpropagation
{
    /// <summary>Runs from the given tensors to the leaves.</summary>
    /// <param name="roots">Tensors with history and the gradient to start with.</param>
    /// <param name="keepGraph">Whether saved tensors stay for another pass.</param>
    /// <param name="createGraph">Whether the backward pass is recorded itself, for second derivatives.</param>
    /// <param name="wanted">If not null, gradients are collected for these tensors instead of being added to the leaves.</param>
    internal static Tensor?[] Run(IReadOnlyList<(Tensor Tensor, Tensor Gradient)> roots, bool keepGraph, bool createGraph, IReadOnlyList<Tensor>? wanted = null)
    {
        var pending = new Dictionary<Node, Tensor>(ReferenceEqualityComparer.Instance);
        var queue = new PriorityQueue<Node, long>();
        var found = new Tensor?[wanted?.Count ?? 0];
        using var mode = GradientMode.Set(createGraph);
        try
        {
            foreach (var (tensor, gradient) in roots) Send(tensor.Gradients?.Target, gradient);
            while (queue.TryDequeue(out var node, out _))
            {
                pending.Remove(node, out var gradient);
                Visit(node, gradient!);
            }
            return found;
        }
        finally
        {
            foreach (var left in pending.Values) left.Dispose();
        }

        void Visit(Node node, Tensor gradient)
        {
            using var ownedGradient = gradient;
            using var scope = NewDisposeScope();
            for (var i = 0; i < found.Length; i++)
                if (ReferenceEquals(wanted![i].Gradients?.Target, node)) found[i] = gradient.Handle().DetachFromDisposeScope();
            if (node.Retainer is { } retainer)
            {
                retainer.Gradient?.Dispose();
                retainer.Gradient = gradient.Handle().DetachFromDisposeScope();
            }
            if (wanted is not null && node is AccumulateNode) return;
            var gradients = node.Apply(gradient);
            for (var i = 0; i < gradients.Length; i++)
                if (gradients[i] is { } input) Send(node.Inputs[i], input);
            if (!keepGraph) node.Release();
        }

        void Send(Node? node, Tensor gradient)
        {
            if (node is null) return;
            if (pending.Remove(node, out var sum))
            {
                var total = (sum + gradient).DetachFromDisposeScope();
                sum.Dispose();
                pending[node] = total;
            }
            else
            {
                pending[node] = gradient.Handle().DetachFromDisposeScope();
                queue.Enqueue(node, -node.Sequence);
            }
        }
    }
}
