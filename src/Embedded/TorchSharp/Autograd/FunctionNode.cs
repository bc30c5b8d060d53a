using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>One recorded call of a function of the user's.</summary>
/// <remarks>It may have several results. Each has a small node of its own, made after this one and so visited before it: it leaves its gradient here.</remarks>
internal sealed class FunctionNode : Node
{
    private readonly string _name;
    private readonly autograd.AutogradContext _context;
    private readonly Func<autograd.AutogradContext, List<Tensor>, IList<Tensor>> _backward;
    private readonly Node?[] _inputs;
    private readonly (long[] Shape, ScalarType Type)[] _results;
    private readonly Tensor?[] _gradients;
    private bool _released;

    private FunctionNode(string name, autograd.AutogradContext context, Func<autograd.AutogradContext, List<Tensor>, IList<Tensor>> backward, object[] arguments, List<Tensor> results)
    {
        (_name, _context, _backward) = (name, context, backward);
        _inputs = [.. arguments.Select(argument => (argument as Tensor)?.Gradients?.Target)];
        _results = [.. results.Select(result => (result.shape, result.dtype))];
        _gradients = new Tensor?[results.Count];
    }

    internal override string Name => _name;

    internal override ReadOnlySpan<Node?> Inputs => _inputs;

    /// <summary>Links the results of a forward pass to its arguments.</summary>
    internal static void Record(string name, autograd.AutogradContext context, Func<autograd.AutogradContext, List<Tensor>, IList<Tensor>> backward, object[] arguments, List<Tensor> results)
    {
        foreach (var written in context.Dirty)
            if (GradientMode.Enabled && written.is_leaf && written.requires_grad)
                throw new InvalidOperationException($"a leaf Variable that requires grad has been used in an in-place operation: {name} marked it dirty.");
        // A result that is an argument would otherwise give that argument the function's history.
        for (var i = 0; i < results.Count; i++)
            if (arguments.Contains(results[i], ReferenceEqualityComparer.Instance) && !context.Dirty.Contains(results[i], ReferenceEqualityComparer.Instance))
                results[i] = results[i].detach();
        if (!GradientMode.Enabled || !Array.Exists(arguments, argument => argument is Tensor { requires_grad: true })) return;
        var node = new FunctionNode(name, context, backward, arguments, results);
        for (var i = 0; i < results.Count; i++)
            if (results[i].is_floating_point() && !context.NotDifferentiable.Contains(results[i], ReferenceEqualityComparer.Instance))
                results[i].Gradients = new GradientRecord { Origin = new ResultNode(node, i) { Form = new(results[i]) } };
        context.Keep(name);
    }

    internal override Tensor?[] Apply(Tensor gradient, IReadOnlySet<Node>? wanted)
    {
        if (_released) throw OperationNode.SecondPass();
        var given = new List<Tensor>();
        for (var i = 0; i < _gradients.Length; i++)
        {
            // The backward pass has a scope open around each node.
            if (_gradients[i] is { } left) DisposeScope.Current?.Attach(left);
            given.Add(_gradients[i] ?? (_context.MaterializeGrads ? zeros(_results[i].Shape, _results[i].Type) : null!));
            _gradients[i] = null;
        }
        var gradients = _backward(_context, given);
        // Nulls past the last argument stand for optional arguments that were left out.
        var count = gradients.Count;
        while (count > _inputs.Length && gradients[count - 1] is null) count--;
        if (count != _inputs.Length)
            throw new InvalidOperationException($"function {_name} returned an incorrect number of gradients (expected {_inputs.Length}, got {count}): backward gives one for each argument of apply, null for those that are no tensors.");
        var sent = new Tensor?[count];
        for (var i = 0; i < count; i++)
            if (_inputs[i] is not null && gradients[i] is { } one) sent[i] = one;
        return sent;
    }

    internal override void Release()
    {
        _released = true;
        _context.Dispose();
    }

    /// <summary>One result of the function.</summary>
    private sealed class ResultNode(FunctionNode function, int index) : Node
    {
        private readonly Node?[] _inputs = [function];

        internal override ReadOnlySpan<Node?> Inputs => _inputs;

        internal override Tensor?[] Apply(Tensor gradient, IReadOnlySet<Node>? wanted)
        {
            function._gradients[index] = gradient.Handle().DetachFromDisposeScope();
            // What is sent only says that the function's turn has come.
            return [zeros(0)];
        }
    }
}
