namespace TorchSharp;

public static partial class torch
{
    public static partial class autograd
    {
        /// <summary>An operation whose backward rule the user writes; derive from <see cref="SingleTensorFunction{T}"/> or <see cref="MultiTensorFunction{T}"/>.</summary>
        /// <typeparam name="T">The deriving class itself.</typeparam>
        public abstract class Function<T> where T : Function<T>, new()
        {
            /// <summary>Only the two kinds of function derive from this.</summary>
            protected Function() { }

            /// <summary>What messages call the function.</summary>
            public abstract string Name { get; }

            /// <summary>Runs the forward pass without recording it, and links its results to the tensors among the arguments.</summary>
            /// <param name="vars">What forward is given: tensors and whatever else it needs.</param>
            public static List<Tensor> apply_internal(params object[] vars)
            {
                var function = new T();
                var context = new AutogradContext();
                List<Tensor> results;
                using (no_grad()) results = function.Forward(context, vars);
                FunctionNode.Record(function.Name, context, function.Backward, vars, results);
                return results;
            }

            private protected abstract List<Tensor> Forward(AutogradContext ctx, object[] vars);

            private protected abstract IList<Tensor> Backward(AutogradContext ctx, List<Tensor> gradients);
        }

        /// <summary>An operation with one result and a backward rule that the user writes.</summary>
        /// <typeparam name="T">The deriving class itself.</typeparam>
        public abstract class SingleTensorFunction<T> : Function<T> where T : SingleTensorFunction<T>, new()
        {
            /// <summary>For deriving classes.</summary>
            protected SingleTensorFunction() { }

            /// <summary>Computes the result; nothing in here is recorded.</summary>
            /// <param name="ctx">Where to save what <see cref="backward"/> reads.</param>
            /// <param name="vars">The arguments of <see cref="apply"/>.</param>
            public abstract Tensor forward(AutogradContext ctx, params object[] vars);

            /// <summary>The gradients of the arguments: one for each, null for those that are no tensors or need none.</summary>
            /// <param name="ctx">What forward saved.</param>
            /// <param name="grad_output">The gradient of the result, of its shape.</param>
            public abstract List<Tensor> backward(AutogradContext ctx, Tensor grad_output);

            /// <summary>Applies the function.</summary>
            /// <param name="vars">What forward is given.</param>
            public static Tensor apply(params object[] vars) => apply_internal(vars)[0];

            private protected sealed override List<Tensor> Forward(AutogradContext ctx, object[] vars) => [forward(ctx, vars)];

            private protected sealed override IList<Tensor> Backward(AutogradContext ctx, List<Tensor> gradients) => backward(ctx, gradients[0]);
        }

        /// <summary>An operation with several results and a backward rule that the user writes.</summary>
        /// <typeparam name="T">The deriving class itself.</typeparam>
        public abstract class MultiTensorFunction<T> : Function<T> where T : MultiTensorFunction<T>, new()
        {
            /// <summary>For deriving classes.</summary>
            protected MultiTensorFunction() { }

            /// <summary>Computes the results; nothing in here is recorded.</summary>
            /// <param name="ctx">Where to save what <see cref="backward"/> reads.</param>
            /// <param name="vars">The arguments of <see cref="apply"/>.</param>
            public abstract List<Tensor> forward(AutogradContext ctx, params object[] vars);

            /// <summary>The gradients of the arguments: one for each, null for those that are no tensors or need none.</summary>
            /// <param name="ctx">What forward saved.</param>
            /// <param name="grad_outputs">The gradients of the results; zeros, or null if <see cref="AutogradContext.MaterializeGrads"/> is off, for those that nothing was computed from.</param>
            public abstract List<Tensor> backward(AutogradContext ctx, List<Tensor> grad_outputs);

            /// <summary>Applies the function.</summary>
            /// <param name="vars">What forward is given.</param>
            public static List<Tensor> apply(params object[] vars) => apply_internal(vars);

            private protected sealed override List<Tensor> Forward(AutogradContext ctx, object[] vars) => forward(ctx, vars);

            private protected sealed override IList<Tensor> Backward(AutogradContext ctx, List<Tensor> gradients) => backward(ctx, gradients);
        }

        /// <summary>What a function's forward pass leaves to its backward pass.</summary>
        public class AutogradContext : IDisposable
        {
            private readonly Dictionary<string, object> _data = [];
            private List<Tensor>? _toSave;
            private SavedTensor?[]? _saved;

            internal AutogradContext() { }

            /// <summary>Whether gradients that are missing are given to backward as zeros; true unless set.</summary>
            public bool MaterializeGrads { get; private set; } = true;

            internal IReadOnlyCollection<Tensor> Dirty { get; private set; } = [];

            internal IReadOnlyCollection<Tensor> NotDifferentiable { get; private set; } = [];

            /// <summary>Keeps tensors, arguments or results of forward, for backward; call it once.</summary>
            /// <param name="tensors">They must not be written to in place afterwards; entries may be null.</param>
            public void save_for_backward(List<Tensor> tensors) => _toSave = tensors;

            /// <summary>The tensors that were saved.</summary>
            /// <exception cref="InvalidOperationException">One was written to in place since, or a first backward pass has freed them.</exception>
            public List<Tensor> get_saved_variables()
            {
                if (_saved is null && _toSave is not null) return [.. _toSave];
                return _saved is null ? [] : [.. _saved.Select(saved => saved?.Unpack(FunctionName)!)];
            }

            /// <summary>Keeps anything else for backward.</summary>
            public void save_data(string key, object value) => _data[key] = value;

            /// <summary>What was kept under a key.</summary>
            /// <exception cref="KeyNotFoundException">Nothing was.</exception>
            public object get_data(string key) => _data.TryGetValue(key, out var value) ? value
                : throw new KeyNotFoundException($"Nothing was kept with save_data(\"{key}\", …) in forward.");

            /// <summary>Says which arguments forward wrote to in place.</summary>
            public void mark_dirty(List<Tensor> tensors) => Dirty = tensors;

            /// <summary>Says which results have no gradient.</summary>
            public void mark_non_differentiable(List<Tensor> tensors) => NotDifferentiable = tensors;

            /// <summary>Sets <see cref="MaterializeGrads"/>.</summary>
            public void set_materialize_grads(bool value) => MaterializeGrads = value;

            /// <summary>Frees the saved tensors.</summary>
            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            /// <summary>Frees the saved tensors.</summary>
            /// <param name="disposing">True when called by <see cref="Dispose()"/>.</param>
            protected virtual void Dispose(bool disposing)
            {
                if (!disposing || _saved is null) return;
                foreach (var saved in _saved) saved?.Dispose();
                _saved = [];
            }

            internal string FunctionName { get; private set; } = "";

            /// <summary>Takes over what forward asked to save, when its results have their history: a saved result has it too.</summary>
            internal void Keep(string function)
            {
                FunctionName = function;
                _saved = _toSave is null ? [] : [.. _toSave.Select(tensor => tensor is null ? null : new SavedTensor(tensor))];
                _toSave = null;
            }
        }
    }
}
