using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Adam: steps of nearly equal size whatever the gradient's scale; <see cref="Kernels.OptimizerSteps.Adam"/> has the formula.</summary>
    /// <remarks>D. Kingma and J. Ba, "Adam: A Method for Stochastic Optimization", 2015.</remarks>
    public class Adam : OptimizerHelper, optim.IBetas
    {
        /// <summary>An optimiser of one group.</summary>
        public Adam(IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
            : this([new ParamGroup { Parameters = parameters }], lr, beta1, beta2, eps, weight_decay, amsgrad, maximize)
        {
        }

        /// <summary>An optimiser of several groups; what a group leaves out comes from the other arguments.</summary>
        public Adam(IEnumerable<ParamGroup> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
        {
            if (!(lr >= 0)) throw new ArgumentException($"Invalid learning rate: {lr}");
            if (!(beta1 >= 0 && beta1 < 1)) throw new ArgumentException($"Invalid beta parameter at index 0: {beta1}");
            if (!(beta2 >= 0 && beta2 < 1)) throw new ArgumentException($"Invalid beta parameter at index 1: {beta2}");
            if (!(eps >= 0)) throw new ArgumentException($"Invalid epsilon value: {eps}");
            if (!(weight_decay >= 0)) throw new ArgumentException($"Invalid weight_decay value: {weight_decay}");
            _defaults = new Options { LearningRate = lr, beta1 = beta1, beta2 = beta2, eps = eps, weight_decay = weight_decay, amsgrad = amsgrad, maximize = maximize };
            foreach (var group in parameters) add_param_group(group);
        }

        /// <summary>The parts of the moments that are kept, for groups that bring none.</summary>
        public (double, double) Betas
        {
            get => (((Options)_defaults).beta1!.Value, ((Options)_defaults).beta2!.Value);
            set => (((Options)_defaults).beta1, ((Options)_defaults).beta2) = value;
        }

        /// <summary>Adds parameters with options of their own.</summary>
        public override void add_param_group(Modules.ParamGroup param_group)
        {
            var defaults = (Options)_defaults;
            var options = (Options)(param_group.Options ??= new Options());
            options.LearningRate ??= defaults.LearningRate;
            options.beta1 ??= defaults.beta1;
            options.beta2 ??= defaults.beta2;
            options.eps ??= defaults.eps;
            options.weight_decay ??= defaults.weight_decay;
            options.amsgrad ??= defaults.amsgrad;
            options.maximize ??= defaults.maximize;
            Add(param_group, parameter => new State(parameter));
        }

        /// <summary>Changes the parameters by their gradients.</summary>
        public override Tensor? step(Func<Tensor>? closure = null) => _step<Modules.ParamGroup>(
            group =>
            {
                var options = (Options)group.Options;
                foreach (var parameter in group.Parameters)
                {
                    var state = (State)StateOf(parameter);
                    if (parameter.Gradients?.Gradient is not { } gradient) continue;
                    var settings = new Kernels.AdamOptions(
                        options.LearningRate!.Value, ++state.step, options.beta1!.Value, options.beta2!.Value, options.eps!.Value, options.weight_decay!.Value, Decoupled: false, options.maximize!.Value);
                    AdamStep.Run(parameter, gradient, state.exp_avg, state.exp_avg_sq, state.max_exp_avg_sq, settings);
                }
            },
            closure);

        /// <summary>Frees the state.</summary>
        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            if (disposing) FreeStates();
        }

        /// <summary>The numbers that steer the steps; null for the optimiser's.</summary>
        public class Options : OptimizerOptions
        {
            /// <summary>The part of the mean gradient that is kept.</summary>
            public double? beta1;

            /// <summary>The part of the mean squared gradient that is kept.</summary>
            public double? beta2;

            /// <summary>The factor of the parameter that is added to its gradient.</summary>
            public double? weight_decay;

            /// <summary>Added to the denominator.</summary>
            public double? eps;

            /// <summary>Whether the largest mean squared gradient so far is used.</summary>
            public bool? amsgrad;

            /// <summary>Whether to climb.</summary>
            public bool? maximize;

            /// <inheritdoc/>
            public override void SaveStateDict(BinaryWriter writer)
            {
                base.SaveStateDict(writer);
                writer.Write(beta1 ?? 0);
                writer.Write(beta2 ?? 0);
                writer.Write(eps ?? 0);
                writer.Write(weight_decay ?? 0);
                writer.Write(amsgrad ?? false);
                writer.Write(maximize ?? false);
            }

            /// <inheritdoc/>
            public override void LoadStateDict(BinaryReader reader)
            {
                base.LoadStateDict(reader);
                beta1 = reader.ReadDouble();
                beta2 = reader.ReadDouble();
                eps = reader.ReadDouble();
                weight_decay = reader.ReadDouble();
                amsgrad = reader.ReadBoolean();
                maximize = reader.ReadBoolean();
            }

            /// <inheritdoc/>
            public override void LoadStateDict(OptimizerOptions source)
            {
                base.LoadStateDict(source);
                var other = (Options)source;
                (beta1, beta2, eps, weight_decay, amsgrad, maximize) = (other.beta1, other.beta2, other.eps, other.weight_decay, other.amsgrad, other.maximize);
            }
        }

        /// <summary>What is kept for a parameter.</summary>
        public sealed class State : OptimizerState, IDisposable
        {
            /// <summary>The state of a parameter.</summary>
            public State(Parameter parameter)
                : base(parameter) => (exp_avg, exp_avg_sq) = (Zeros(parameter), Zeros(parameter));

            /// <summary>How many steps were made.</summary>
            public long step;

            /// <summary>The running mean of gradients.</summary>
            public Tensor exp_avg;

            /// <summary>The running mean of squared gradients.</summary>
            public Tensor exp_avg_sq;

            /// <summary>The largest <see cref="exp_avg_sq"/> so far; null without amsgrad.</summary>
            public Tensor? max_exp_avg_sq;

            /// <inheritdoc/>
            public override void Initialize(OptimizerOptions options)
            {
                Dispose();
                step = 0;
                (exp_avg, exp_avg_sq) = (Zeros(Parameter), Zeros(Parameter));
                max_exp_avg_sq = ((Options)options).amsgrad == true ? Zeros(Parameter) : null;
            }

            /// <inheritdoc/>
            public override void SaveStateDict(BinaryWriter writer)
            {
                writer.Write(step);
                TensorFormat.Write(writer, exp_avg);
                TensorFormat.Write(writer, exp_avg_sq);
                SaveConditionalStateTensor(writer, max_exp_avg_sq);
            }

            /// <inheritdoc/>
            public override void LoadStateDict(BinaryReader reader)
            {
                step = reader.ReadInt64();
                TensorFormat.ReadInto(reader, exp_avg, nameof(exp_avg), keep: false);
                TensorFormat.ReadInto(reader, exp_avg_sq, nameof(exp_avg_sq), keep: false);
                LoadConditionalStateTensor(reader, ref max_exp_avg_sq, CPU);
                CheckFits(max_exp_avg_sq);
            }

            /// <inheritdoc/>
            public override void LoadStateDict(OptimizerState source)
            {
                var other = (State)source;
                step = other.step;
                exp_avg = Copy(exp_avg, other.exp_avg)!;
                exp_avg_sq = Copy(exp_avg_sq, other.exp_avg_sq)!;
                max_exp_avg_sq = Copy(max_exp_avg_sq, other.max_exp_avg_sq);
                CheckFits(exp_avg);
                CheckFits(exp_avg_sq);
                CheckFits(max_exp_avg_sq);
            }

            /// <inheritdoc/>
            public override bool ApproximatelyEquals(OptimizerState other) =>
                other is State state && step == state.step && Close(exp_avg, state.exp_avg) && Close(exp_avg_sq, state.exp_avg_sq) && Close(max_exp_avg_sq, state.max_exp_avg_sq);

            /// <inheritdoc/>
            public override void to(Device device) => base.to(device);

            /// <summary>Frees the state.</summary>
            public void Dispose()
            {
                exp_avg.Dispose();
                exp_avg_sq.Dispose();
                max_exp_avg_sq?.Dispose();
            }
        }

        /// <summary>Parameters with options of their own.</summary>
        public class ParamGroup : ParamGroup<Options>, optim.IBetas
        {
            /// <summary>A group to be filled.</summary>
            public ParamGroup()
            {
            }

            /// <summary>A group with options.</summary>
            public ParamGroup(IEnumerable<Parameter> parameters, Options options)
                : base(parameters, options)
            {
            }

            /// <summary>A group with its numbers.</summary>
            public ParamGroup(IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
                : base(parameters, new Options { LearningRate = lr, beta1 = beta1, beta2 = beta2, eps = eps, weight_decay = weight_decay, amsgrad = amsgrad, maximize = maximize })
            {
            }

            /// <summary>The parts of the moments that are kept.</summary>
            public (double, double) Betas
            {
                get => (Options.beta1 ?? 0, Options.beta2 ?? 0);
                set => (Options.beta1, Options.beta2) = value;
            }
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class optim
        {
            /// <summary>Adam: steps of nearly equal size whatever the gradient's scale.</summary>
            /// <param name="parameters">What to train.</param>
            /// <param name="lr">The step size.</param>
            /// <param name="beta1">The part of the mean gradient that is kept.</param>
            /// <param name="beta2">The part of the mean squared gradient that is kept.</param>
            /// <param name="eps">Added to the denominator.</param>
            /// <param name="weight_decay">The factor of the parameter that is added to its gradient.</param>
            /// <param name="amsgrad">Whether the largest mean squared gradient so far is used.</param>
            /// <param name="maximize">Whether to climb.</param>
            public static Adam Adam(IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false) =>
                new(parameters, lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

            /// <summary>Adam: steps of nearly equal size whatever the gradient's scale, for named parameters.</summary>
            public static Adam Adam(IEnumerable<(string name, Parameter parameter)> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false) =>
                new(parameters.Select(p => p.parameter), lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

            /// <summary>Adam: steps of nearly equal size whatever the gradient's scale, for groups with options of their own.</summary>
            public static Adam Adam(IEnumerable<Adam.ParamGroup> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false) =>
                new(parameters, lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);
        }
    }
}
