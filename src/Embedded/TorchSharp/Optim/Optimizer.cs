using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Optimisers: what turns gradients into better parameters.</summary>
    public static partial class optim
    {
        /// <summary>Something whose learning rate can be changed while it trains.</summary>
        public interface ILearningRateController
        {
            /// <summary>The learning rate of the next step.</summary>
            double LearningRate { get; set; }

            /// <summary>The learning rate at the start.</summary>
            double InitialLearningRate { get; set; }
        }

        /// <summary>Something with a momentum that can be changed.</summary>
        public interface IMomentum
        {
            /// <summary>The part of the last step that is kept.</summary>
            double Momentum { get; set; }
        }

        /// <summary>Something with the two decay rates of Adam.</summary>
        public interface IBetas
        {
            /// <summary>The parts of the first and second moment that are kept.</summary>
            (double, double) Betas { get; set; }
        }

        /// <summary>What all optimisers have in common.</summary>
        public abstract class Optimizer : IDisposable
        {
            /// <summary>The parameters, in groups with options of their own.</summary>
            protected IList<ParamGroup> _parameter_groups = [];

            private protected Optimizer()
            {
            }

            /// <summary>The groups, for changing their learning rates.</summary>
            public virtual IEnumerable<ILearningRateController> ParamGroups => _parameter_groups;

            /// <summary>Forgets the gradients of all parameters.</summary>
            public virtual void zero_grad()
            {
                foreach (var parameter in parameters()) nn.Module.ZeroGradient(parameter, setToNone: true);
            }

            /// <summary>Changes the parameters by their gradients; a parameter without a gradient stays as it is.</summary>
            /// <param name="closure">Computes the loss anew, with its gradients, before the step; optional.</param>
            /// <returns>What the closure gave, or null.</returns>
            public virtual Tensor? step(Func<Tensor>? closure = null)
            {
                var loss = Loss(closure);
                using (no_grad())
                    foreach (var group in _parameter_groups) Step(group);
                return loss;
            }

            private protected static Tensor? Loss(Func<Tensor>? closure)
            {
                if (closure is null) return null;
                using var recording = enable_grad();
                return closure();
            }

            private protected abstract void Step(ParamGroup group);

            /// <summary>All parameters.</summary>
            public virtual IEnumerable<Parameter> parameters() => _parameter_groups.SelectMany(group => group.Parameters);

            /// <summary>Adds parameters with options of their own.</summary>
            public virtual void add_param_group(ParamGroup param_group) => _parameter_groups.Add(param_group);

            /// <summary>Frees the optimiser's state, not the parameters.</summary>
            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            /// <summary>Frees the optimiser's state, not the parameters.</summary>
            /// <param name="disposing">False when called by a finaliser.</param>
            protected virtual void Dispose(bool disposing)
            {
                if (disposing) FreeState();
            }

            private protected virtual void FreeState()
            {
            }

            /// <summary>An optimiser's state: the options of each group, and what is kept for each parameter.</summary>
            public class StateDictionary
            {
                internal StateDictionary()
                {
                }

                /// <summary>The options, one entry a group.</summary>
                public List<OptimizerOptions> Options { get; } = [];

                /// <summary>What is kept, one entry a parameter.</summary>
                public List<OptimizerState> State { get; } = [];

                /// <summary>For each group, the entries of <see cref="State"/> that are its.</summary>
                public List<List<int>> StateIndexRef { get; } = [];
            }
        }
    }
}
