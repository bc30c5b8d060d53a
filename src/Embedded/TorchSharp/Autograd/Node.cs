using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>How gradients go back through one operation: the gradients of its inputs, null where none is needed.</summary>
internal delegate Tensor?[] BackwardRule(BackwardStep step);

/// <summary>A node of the recorded graph.</summary>
internal abstract class Node
{
    private static long s_sequence;

    /// <summary>Counts up as nodes are made: an operation's inputs always have smaller numbers than itself.</summary>
    internal long Sequence { get; } = Interlocked.Increment(ref s_sequence);

    /// <summary>A tensor that is not a leaf but keeps its gradient, as it asked to.</summary>
    internal GradientRecord? Retainer { get; set; }

    /// <summary>What a gradient sent here is to be like: the tensor that it belongs to. Null where nothing is asked of it.</summary>
    internal GradientForm? Form { get; init; }

    /// <summary>Where the gradients of the inputs go; null where none is needed.</summary>
    internal abstract ReadOnlySpan<Node?> Inputs { get; }

    /// <summary>What messages call the node, or null if it only hands gradients on.</summary>
    internal virtual string? Name => null;

    /// <summary>Where in the user's code the operation was called; known in anomaly mode only.</summary>
    internal string? Call { get; } = AnomalyMode.IsEnabled ? AnomalyMode.CallSite() : null;

    /// <summary>Takes the gradient of the operation's result and gives those of its inputs.</summary>
    /// <param name="gradient">Of the result's shape.</param>
    /// <param name="wanted">If not null, only the gradients of inputs among these are wanted.</param>
    internal abstract Tensor?[] Apply(Tensor gradient, IReadOnlySet<Node>? wanted);

    /// <summary>Frees what was saved for the backward pass.</summary>
    internal virtual void Release() { }
}

/// <summary>The shape and type that a gradient has to have: those of its tensor.</summary>
internal sealed record GradientForm(long[] Shape, ScalarType Type)
{
    internal GradientForm(Tensor tensor) : this(tensor.SharedShape, tensor.dtype) { }

    /// <summary>The gradient in this form: converted, and summed over what was repeated. A rule that reads it takes its memory for one of this type.</summary>
    /// <exception cref="InvalidOperationException">The shape repeats nothing that would give the tensor's.</exception>
    internal Tensor Fit(Tensor gradient, Node by, int index)
    {
        if (!gradient.Sizes.SequenceEqual(Shape))
        {
            if (!ExpandsTo(Shape, gradient.Sizes))
                throw new InvalidOperationException($"Function {by.Name} returned an invalid gradient at index {index} - got {Layout.Text(gradient.Sizes)} but expected shape compatible with {Layout.Text(Shape)}.");
            gradient = SumTo.Shape(gradient, Shape);
        }
        return gradient.dtype == Type ? gradient : gradient.to_type(Type);
    }

    private static bool ExpandsTo(ReadOnlySpan<long> small, ReadOnlySpan<long> large)
    {
        if (small.Length > large.Length) return false;
        for (var i = 1; i <= small.Length; i++)
            if (small[^i] != large[^i] && small[^i] != 1) return false;
        return true;
    }
}

/// <summary>The end of a path: adds the gradient to a leaf's <see cref="Tensor.grad"/>.</summary>
internal sealed class AccumulateNode(GradientRecord record) : Node
{
    internal override ReadOnlySpan<Node?> Inputs => [];

    internal override Tensor?[] Apply(Tensor gradient, IReadOnlySet<Node>? wanted)
    {
        Add(record, gradient);
        return [];
    }

    /// <summary>Adds a gradient to what a tensor has collected.</summary>
    internal static void Add(GradientRecord record, Tensor gradient)
    {
        if (record.Gradient is { } sum)
        {
            if (GradientMode.Enabled) record.Gradient = (sum + gradient).DetachFromDisposeScope();
            else sum.add_(gradient);
        }
        else
        {
            // A gradient that nobody else looks at is kept as it is.
            var own = GradientMode.Enabled || (gradient.Storage.References == 1 && gradient.is_contiguous());
            record.Gradient = (own ? gradient.Handle() : gradient.clone()).DetachFromDisposeScope();
        }
    }
}

/// <summary>One recorded call of an operator.</summary>
internal sealed class OperationNode : Node
{
    private readonly Operator _operator;
    private readonly Node?[] _inputs;
    private readonly BackwardRule _rule;
    private SavedTensor[]? _saved;

    internal OperationNode(Operator @operator, Node?[] inputs, SavedTensor[] saved, BackwardRule rule) =>
        (_operator, _inputs, _saved, _rule) = (@operator, inputs, saved, rule);

    internal override ReadOnlySpan<Node?> Inputs => _inputs;

    internal override string? Name => _operator.Name;

    internal override Tensor?[] Apply(Tensor gradient, IReadOnlySet<Node>? wanted)
    {
        if (_saved is null) throw SecondPass();
        var gradients = _rule(new BackwardStep(_operator, gradient, _saved, _inputs, wanted));
        if (GradientMode.Enabled && !gradient.requires_grad && (_operator.SlopeIsOfInput || Array.Exists(_saved, saved => saved.HasHistory))) ConstantNode.Link(gradients, _inputs);
        return gradients;
    }

    internal static InvalidOperationException SecondPass() =>
        new("Trying to backward through the graph a second time (or directly access saved tensors after they have already been freed): the first backward freed them, unless it is given retain_graph: true.");

    /// <summary>Saves a copy instead of a look at memory that is about to be overwritten.</summary>
    internal void KeepOwnCopies(Storage overwritten)
    {
        for (var i = 0; _saved is not null && i < _saved.Length; i++)
            if (_saved[i].LooksAt(overwritten)) _saved[i] = _saved[i].Copied();
    }

    internal override void Release()
    {
        if (_saved is null) return;
        foreach (var saved in _saved) saved.Dispose();
        _saved = null;
    }
}

/// <summary>Says that a tensor does not change with what it counts as a function of: sends zeros there.</summary>
/// <remarks>So it is with a tensor overwritten by a number, and with slopes. The slope of a piecewise linear function is a function of its input, though a constant one. With this node its derivative is 0, as in PyTorch, rather than missing.</remarks>
internal sealed class ConstantNode(Node input) : Node
{
    private readonly Node?[] _inputs = [input];

    internal override ReadOnlySpan<Node?> Inputs => _inputs;

    internal override Tensor?[] Apply(Tensor gradient, IReadOnlySet<Node>? wanted) => [zeros_like(gradient)];

    /// <summary>Links those gradients of inputs that have no history to their inputs.</summary>
    internal static void Link(Tensor?[] gradients, Node?[] inputs)
    {
        for (var i = 0; i < gradients.Length; i++)
        {
            if (inputs[i] is not { } input || gradients[i] is not { requires_grad: false } gradient) continue;
            // Others may look at the gradient itself: the history belongs to a handle of its own.
            var linked = gradient.detach();
            linked.Gradients = new GradientRecord { Origin = new ConstantNode(input) };
            gradients[i] = linked;
        }
    }
}

/// <summary>A tensor kept for the backward pass, with the version that it had.</summary>
internal sealed class SavedTensor : IDisposable
{
    private readonly Tensor _handle;
    private readonly int _version;

    internal SavedTensor(Tensor tensor)
    {
        _handle = tensor.Handle().DetachFromDisposeScope();
        _version = tensor.Storage.Version;
    }

    /// <summary>The tensor, if it is still what was saved.</summary>
    internal Tensor Unpack(string by)
    {
        if (_handle.Storage.Version != _version)
            throw new InvalidOperationException($"one of the variables needed for gradient computation has been modified by an inplace operation: {by} saved a tensor of shape {Layout.Text(_handle.Sizes)} at version {_version}, and it is at version {_handle.Storage.Version}.");
        return _handle;
    }

    internal bool HasHistory => _handle.requires_grad;

    internal bool LooksAt(Storage storage) => ReferenceEquals(_handle.Storage, storage);

    /// <summary>The same values and history in memory of its own.</summary>
    internal SavedTensor Copied()
    {
        using (this)
        {
            using var copy = Tensor.Empty(_handle.Sizes, _handle.dtype);
            Strided.Copy(_handle, copy);
            copy.Gradients = _handle.Gradients;
            return new SavedTensor(copy);
        }
    }

    public void Dispose() => _handle.Dispose();
}

/// <summary>What a backward rule is given.</summary>
internal readonly struct BackwardStep(Operator @operator, Tensor gradient, SavedTensor[] saved, Node?[] inputs, IReadOnlySet<Node>? wanted)
{
    /// <summary>The gradient of the operation's result; of the result's shape.</summary>
    internal Tensor Gradient => gradient;

    /// <summary>Whether nobody else looks at the gradient's memory, which is in row-major order: the rule may write over it.</summary>
    internal bool OwnsGradient => gradient.Storage.References == 1 && gradient.is_contiguous();

    /// <summary>A tensor that the forward pass saved.</summary>
    internal Tensor Saved(int index) => saved[index].Unpack(@operator.Name);

    /// <summary>All tensors that the forward pass saved, in their order.</summary>
    internal Tensor[] AllSaved()
    {
        var tensors = new Tensor[saved.Length];
        for (var i = 0; i < tensors.Length; i++) tensors[i] = Saved(i);
        return tensors;
    }

    /// <summary>Whether the gradient of an input is wanted.</summary>
    internal bool Needs(int input) => inputs[input] is { } node && (wanted is null || wanted.Contains(node));
}
