namespace TorchSharp;

/// <summary>PyTorch in C#: tensors, automatic differentiation, modules, optimisers, under the names of TorchSharp.</summary>
public static partial class torch
{
    public unsafe partial class Tensor
    {
        private GradientRecord? _gradients;
        private int _historyVersion, _historyChange;

        /// <summary>What autograd knows of the tensor. A view whose whole tensor was written to since has its history by that one's.</summary>
        internal GradientRecord? Gradients
        {
            get
            {
                if (Base is { IsInvalid: false } whole && whole._historyChange > _historyVersion && _storage is not null)
                {
                    _historyVersion = whole._historyChange;
                    _gradients = WriteThroughView.Instance.ViewHistory(whole, this);
                }
                return _gradients;
            }
            set => _gradients = value;
        }

        /// <summary>Tells the views of this tensor that their history is out of date.</summary>
        internal void HistoryChanged() => _historyChange = Storage.Version;

        /// <summary>The tensor that this one is a view of, if autograd must know.</summary>
        internal Tensor? Base { get; private set; }

        /// <summary>Remembers the tensor that this one is a view of; the history given next is up to date.</summary>
        internal void IsViewOf(Tensor whole) => (Base, _historyVersion) = (whole, Storage.Version);

        /// <summary>Whether gradients flow to or through this tensor.</summary>
        /// <exception cref="InvalidOperationException">Set on a tensor that is not a leaf, or not floating point.</exception>
        public bool requires_grad
        {
            get => Gradients?.Target is not null;
            set
            {
                if (!value && !is_leaf) throw new InvalidOperationException("you can only change requires_grad flags of leaf variables. If you want to use a computed variable in a subgraph that doesn't require differentiation, use detach().");
                if (!is_leaf || (!value && Gradients is null)) return;
                if (value && !is_floating_point()) throw new InvalidOperationException($"only Tensors of floating point dtype can require gradients, and this one is {dtype}: convert it with to_type(float32).");
                (Gradients ??= new GradientRecord()).Collects = value ? new(this) : null;
            }
        }

        /// <summary>Whether the tensor was made by the user, not by a recorded operation.</summary>
        public bool is_leaf => Gradients?.Origin is null;

        /// <summary>The gradient that backward() has added up, or null.</summary>
        public Tensor? grad
        {
            get => Gradients?.Gradient?.Handle();
            set
            {
                if (value is not null && !value.Sizes.SequenceEqual(Sizes))
                    throw new ArgumentException($"assigned grad has data of a different size: {Layout.Text(value.Sizes)}, expected {Layout.Text(Sizes)}.");
                var record = Gradients ??= new GradientRecord();
                var before = record.Gradient;
                record.Gradient = value?.Handle().DetachFromDisposeScope();
                before?.Dispose();
            }
        }

        /// <summary>Sets <see cref="requires_grad"/> and returns the tensor.</summary>
        public Tensor requires_grad_(bool requires_grad = true)
        {
            this.requires_grad = requires_grad;
            return this;
        }

        /// <summary>Asks a tensor that is not a leaf to keep its gradient.</summary>
        public void retain_grad()
        {
            if (!requires_grad) throw new InvalidOperationException("can't retain_grad on Tensor that has requires_grad=false");
            if (is_leaf) return;
            Gradients!.Origin!.Retainer = Gradients;
        }

        /// <summary>The same memory without history.</summary>
        public Tensor detach() => SameView();

        /// <summary>Forgets this tensor's history, so that it is a leaf.</summary>
        /// <exception cref="InvalidOperationException">The tensor is a view that autograd follows: use <see cref="detach"/>.</exception>
        public Tensor detach_()
        {
            if (Base is not null) throw new InvalidOperationException("Can't detach views in-place. Use detach() instead.");
            return WithoutHistory();
        }

        /// <summary>Makes this handle a leaf, whatever it was a view of.</summary>
        internal Tensor WithoutHistory()
        {
            Gradients = null;
            Base = null;
            return this;
        }

        /// <summary>Adds dL/dx to <see cref="grad"/> of every leaf x that L, this tensor of one element, was computed from.</summary>
        public void backward() => backward(null);

        /// <summary>Adds the gradients of this tensor, weighted by <paramref name="grad_tensors"/>, to its leaves.</summary>
        /// <param name="grad_tensors">One tensor of this tensor's shape; may be left out when this has one element.</param>
        /// <param name="retain_graph">Whether another backward pass may follow.</param>
        /// <param name="create_graph">Whether the gradients get a history of their own, for second derivatives.</param>
        /// <param name="inputs">If given, only these leaves collect gradients.</param>
        public void backward(IList<Tensor>? grad_tensors = null, bool retain_graph = false, bool create_graph = false, IList<Tensor>? inputs = null) =>
            autograd.backward([this], grad_tensors, retain_graph || create_graph, create_graph, inputs);
    }

    /// <summary>Switches recording off until the result is disposed.</summary>
    public static IDisposable no_grad() => GradientMode.Set(false);

    /// <summary>Switches recording on until the result is disposed.</summary>
    public static IDisposable enable_grad(bool enabled = true) => GradientMode.Set(enabled);

    /// <summary>Switches recording on or off until the result is disposed.</summary>
    public static IDisposable set_grad_enabled(bool mode = true) => GradientMode.Set(mode);

    /// <summary>Switches recording off until the result is disposed; no <see cref="enable_grad"/> inside switches it on.</summary>
    public static IDisposable inference_mode(bool mode = true) => GradientMode.SetInference(mode);

    /// <summary>Whether this thread is under <see cref="inference_mode"/>.</summary>
    public static bool is_inference_mode_enabled() => GradientMode.Inference;

    /// <summary>Whether operations are recorded on this thread.</summary>
    public static bool is_grad_enabled() => GradientMode.Enabled;

    /// <summary>Gradients as functions.</summary>
    public static partial class autograd
    {
        /// <summary>Until the result is disposed, a backward pass stops at the first NaN and says which operation made it and where that was called.</summary>
        /// <param name="check_nan">Whether a NaN is an error; if not, calls are only remembered.</param>
        public static AnomalyMode detect_anomaly(bool check_nan = true) => new(true, check_nan);

        /// <summary>Switches <see cref="detect_anomaly"/> on or off; disposing the result goes back to the mode before.</summary>
        public static AnomalyMode set_detect_anomaly(bool mode, bool check_nan = true) => new(mode, check_nan);

        /// <summary>The gradients of outputs with respect to inputs, without touching any <see cref="Tensor.grad"/>.</summary>
        /// <param name="outputs">Tensors with history.</param>
        /// <param name="inputs">What to differentiate by.</param>
        /// <param name="grad_outputs">One weight per output, of its shape; may be left out for outputs of one element.</param>
        /// <param name="retain_graph">Whether another pass may follow.</param>
        /// <param name="create_graph">Whether the gradients can be differentiated again.</param>
        /// <param name="allow_unused">Whether an input that no output depends on gives null instead of an error.</param>
        public static IList<Tensor> grad(IList<Tensor> outputs, IList<Tensor> inputs, IList<Tensor>? grad_outputs = null, bool retain_graph = false, bool create_graph = false, bool allow_unused = false)
        {
            for (var i = 0; i < inputs.Count; i++)
                if (!inputs[i].requires_grad) throw new InvalidOperationException($"One of the differentiated Tensors does not require grad: inputs[{i}].");
            var found = Backpropagation.Run(Roots(outputs, grad_outputs), retain_graph || create_graph, create_graph, [.. inputs]);
            for (var i = 0; i < found.Length; i++)
            {
                if (found[i] is { } gradient) DisposeScope.Current?.Attach(gradient);
                else if (!allow_unused)
                    throw new InvalidOperationException($"One of the differentiated Tensors appears to not have been used in the graph: inputs[{i}]. Set allow_unused: true if this is the desired behavior.");
            }
            return found!;
        }

        /// <summary>Adds the gradients of one tensor to its leaves.</summary>
        public static void backward(Tensor tensor, IList<Tensor>? grad_tensors = null, bool? retain_graph = null, bool create_graph = false, IList<Tensor>? inputs = null) =>
            backward([tensor], grad_tensors, retain_graph, create_graph, inputs);

        /// <summary>Adds the gradients of one tensor, weighted by another of its shape, to its leaves.</summary>
        public static void backward(Tensor tensor, Tensor grad_tensor, bool? retain_graph = null, bool create_graph = false, IList<Tensor>? inputs = null) =>
            backward([tensor], [grad_tensor], retain_graph, create_graph, inputs);

        /// <summary>Adds gradients of several tensors to their leaves.</summary>
        /// <param name="tensors">Tensors with history.</param>
        /// <param name="grad_tensors">One weight per tensor, of its shape; may be left out for tensors of one element.</param>
        /// <param name="retain_graph">Whether another pass may follow; as <paramref name="create_graph"/> unless given.</param>
        /// <param name="create_graph">Whether the gradients can be differentiated again.</param>
        /// <param name="inputs">If given, only these collect gradients, leaves or not.</param>
        public static void backward(IList<Tensor> tensors, IList<Tensor>? grad_tensors = null, bool? retain_graph = null, bool create_graph = false, IList<Tensor>? inputs = null)
        {
            var keep = retain_graph ?? create_graph;
            if (inputs is { Count: 0 }) throw new ArgumentException("inputs argument to backward() cannot be empty: leave it out to collect the gradients of all leaves.");
            if (inputs is null)
            {
                Backpropagation.Run(Roots(tensors, grad_tensors), keep, create_graph);
                return;
            }
            var found = Backpropagation.Run(Roots(tensors, grad_tensors), keep, create_graph, [.. inputs]);
            for (var i = 0; i < found.Length; i++)
            {
                if (found[i] is not { } gradient) continue;
                using var before = inputs[i].grad;
                inputs[i].grad = before is null ? gradient : before + gradient;
                gradient.Dispose();
            }
        }

        private static List<(Tensor, Tensor)> Roots(IList<Tensor> tensors, IList<Tensor>? gradients)
        {
            var roots = new List<(Tensor, Tensor)>();
            for (var i = 0; i < tensors.Count; i++)
            {
                var tensor = tensors[i];
                if (!tensor.requires_grad)
                    throw new InvalidOperationException($"element {i} of tensors does not require grad and does not have a grad_fn: no parameter with requires_grad took part in computing it, or it was computed under no_grad().");
                var gradient = gradients is not null && i < gradients.Count ? gradients[i] : null;
                if (gradient is null && tensor.NumberOfElements != 1)
                    throw new InvalidOperationException($"grad can be implicitly created only for scalar outputs, and this tensor has shape {Layout.Text(tensor.Sizes)}: take its mean() or sum() first, or pass grad_tensors.");
                if (gradient is not null && !gradient.Sizes.SequenceEqual(tensor.Sizes))
                    throw new InvalidOperationException($"Mismatch in shape: grad_output[{i}] has a shape of {Layout.Text(gradient.Sizes)} and output[{i}] has a shape of {Layout.Text(tensor.Sizes)}.");
                roots.Add((tensor, gradient?.to_type(tensor.dtype) ?? ones(tensor.shape, tensor.dtype)));
            }
            return roots;
        }
    }
}
