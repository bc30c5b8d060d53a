using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Reverse-mode differentiation over the recorded graph.</summary>
/// <remarks>Nodes are numbered as they are made, so going from the highest number down visits every operation after all those
/// that used its result: by then its gradient is complete. A tensor used twice gets the sum of both gradients. Nothing here recurses,
/// so the depth of a graph is not bounded by the stack.</remarks>
internal static class Backpropagation
{
    /// <summary>Runs from the given tensors to the leaves.</summary>
    /// <param name="roots">Tensors with history and the gradient to start with.</param>
    /// <param name="keepGraph">Whether saved tensors stay for another pass.</param>
    /// <param name="createGraph">Whether the backward pass is recorded itself, for second derivatives.</param>
    /// <param name="wanted">If not null, gradients are collected for these tensors instead of being added to the leaves, and only operations on a path to them run.</param>
    internal static Tensor?[] Run(IReadOnlyList<(Tensor Tensor, Tensor Gradient)> roots, bool keepGraph, bool createGraph, IReadOnlyList<Tensor>? wanted = null)
    {
        var pending = new Dictionary<Node, Tensor>(ReferenceEqualityComparer.Instance);
        var queue = new PriorityQueue<Node, long>();
        var found = new Tensor?[wanted?.Count ?? 0];
        var places = Places(wanted ?? []);
        var paths = wanted is null ? null : Paths(roots, places);
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
            if (places.TryGetValue(node, out var asked))
                foreach (var i in asked) found[i] = gradient.Handle().DetachFromDisposeScope();
            if (node.Retainer is { } retainer) AccumulateNode.Add(retainer, gradient);
            if (paths is not null && !paths.Through.Contains(node)) return;
            var gradients = node.Apply(gradient, paths?.To);
            if (AnomalyMode.ShouldCheckNaN) AnomalyMode.Check(node, gradients);
            for (var i = 0; i < gradients.Length; i++)
                if (gradients[i] is { } input && node.Inputs[i] is { } target) Send(target, target.Form?.Fit(input, node, i) ?? input);
            if (!keepGraph) node.Release();
        }

        void Send(Node? node, Tensor gradient)
        {
            if (node is null || (paths is not null && !paths.To.Contains(node))) return;
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

    /// <summary>Where in the list of wanted tensors a node's gradient is asked for.</summary>
    private static Dictionary<Node, List<int>> Places(IReadOnlyList<Tensor> wanted)
    {
        var places = new Dictionary<Node, List<int>>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < wanted.Count; i++)
        {
            if (wanted[i].Gradients?.Target is not { } node) continue;
            if (!places.TryGetValue(node, out var indices)) places[node] = indices = [];
            indices.Add(i);
        }
        return places;
    }

    /// <summary>The nodes from which a wanted one can be reached, itself included.</summary>
    private static PathsToWanted Paths(IReadOnlyList<(Tensor Tensor, Tensor Gradient)> roots, Dictionary<Node, List<int>> wanted)
    {
        var first = wanted.Count == 0 ? long.MaxValue : wanted.Keys.Min(node => node.Sequence);
        var reached = new HashSet<Node>(ReferenceEqualityComparer.Instance);
        var open = new Stack<Node>();
        foreach (var (tensor, _) in roots) Reach(tensor.Gradients?.Target);
        while (open.TryPop(out var node))
            foreach (var input in node.Inputs) Reach(input);
        var paths = new PathsToWanted();
        // An operation's inputs have smaller numbers, so they are decided before it.
        foreach (var node in reached.OrderBy(node => node.Sequence))
        {
            foreach (var input in node.Inputs)
                if (input is not null && paths.To.Contains(input)) paths.Through.Add(node);
            if (wanted.ContainsKey(node) || paths.Through.Contains(node)) paths.To.Add(node);
        }
        return paths;

        void Reach(Node? node)
        {
            if (node is not null && node.Sequence >= first && reached.Add(node)) open.Push(node);
        }
    }

    private sealed class PathsToWanted
    {
        /// <summary>Wanted nodes and all on a path to one: their gradients are computed.</summary>
        internal HashSet<Node> To { get; } = new(ReferenceEqualityComparer.Instance);

        /// <summary>Those with a wanted node behind them: they run.</summary>
        internal HashSet<Node> Through { get; } = new(ReferenceEqualityComparer.Instance);
    }
}
