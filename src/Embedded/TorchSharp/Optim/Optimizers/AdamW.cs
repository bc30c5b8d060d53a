using TorchSharp.Kernels;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary><see cref="Adam"/> with a weight decay that the gradient has no part in: first p −= lr · weight_decay · p, then the step.</summary>
    /// <remarks>I. Loshchilov and F. Hutter, "Decoupled Weight Decay Regularization", 2019.</remarks>
    public class AdamW : OptimizerHelper, optim.IBetas
    {
        /// <summary>An optimiser of one group.</summary>
        public AdamW(IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
            : this([new ParamGroup { Parameters = parameters }], lr, beta1, beta2, eps, weight_decay, amsgrad, maximize)
        {
        }

        /// <summary>An optimiser of several groups; what a group leaves out comes from the other arguments.</summary>
        public AdamW(IEnumerable<ParamGroup> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
        {
            CheckBetas(beta1, beta2);
            NotNegative(eps, "epsilon value");
            NotNegative(weight_decay, "weight_decay value");
            Start(new Options { LearningRate = lr, beta1 = beta1, beta2 = beta2, eps = eps, weight_decay = weight_decay, amsgrad = amsgrad, maximize = maximize }, parameters);
        }

        /// <summary>The parts of the moments that are kept, for groups that bring none.</summary>
        public (double, double) Betas
        {
            get => (((Options)_defaults).beta1!.Value, ((Options)_defaults).beta2!.Value);
            set => (((Options)_defaults).beta1, ((Options)_defaults).beta2) = value;
        }

        private protected override OptimizerState NewState(Parameter parameter) => new State(parameter);

        /// <summary>The numbers that steer the steps; null for the optimiser's.</summary>
        public class Options : OptimizerOptions
        {
            /// <summary>The part of the mean gradient that is kept.</summary>
            public double? beta1;

            /// <summary>The part of the mean squared gradient that is kept.</summary>
            public double? beta2;

            /// <summary>Added to the denominator.</summary>
            public double? eps;

            /// <summary>The part of the parameter, times the learning rate, by which it shrinks each step.</summary>
            public double? weight_decay;

            /// <summary>Whether the largest mean squared gradient so far is used.</summary>
            public bool? amsgrad;

            /// <summary>Whether to climb.</summary>
            public bool? maximize;

            private protected override void Fields(FieldVisitor visitor)
            {
                base.Fields(visitor);
                visitor.Field(ref beta1);
                visitor.Field(ref beta2);
                visitor.Field(ref eps);
                visitor.Field(ref weight_decay);
                visitor.Field(ref amsgrad);
                visitor.Field(ref maximize);
            }
        }

        /// <summary>What is kept for a parameter.</summary>
        public sealed class State : OptimizerState, IDisposable
        {
            /// <summary>How many steps were made.</summary>
            public long step;

            /// <summary>The running mean of gradients.</summary>
            public Tensor exp_avg = null!;

            /// <summary>The running mean of squared gradients.</summary>
            public Tensor exp_avg_sq = null!;

            /// <summary>The largest <see cref="exp_avg_sq"/> so far; null without amsgrad.</summary>
            public Tensor? max_exp_avg_sq;

            /// <summary>The state of a parameter.</summary>
            public State(Parameter parameter)
                : base(parameter)
            {
            }

            /// <inheritdoc/>
            public override void Initialize(OptimizerOptions options)
            {
                Free();
                step = 0;
                (exp_avg, exp_avg_sq) = (Filled(), Filled());
                max_exp_avg_sq = ((Options)options).amsgrad == true ? Filled() : null;
            }

            /// <summary>Frees the state.</summary>
            public void Dispose() => Free();

            internal override void Step(Tensor gradient, OptimizerOptions options)
            {
                var o = (Options)options;
                var settings = new AdamOptions(
                    o.LearningRate!.Value, ++step, o.beta1!.Value, o.beta2!.Value, o.eps!.Value, o.weight_decay!.Value, Decoupled: true, o.maximize!.Value);
                AdamStep.Run(Parameter, gradient, exp_avg, exp_avg_sq, max_exp_avg_sq, settings);
            }

            private protected override void Fields(FieldVisitor visitor)
            {
                visitor.Field(ref step);
                visitor.Field(ref exp_avg);
                visitor.Field(ref exp_avg_sq);
                visitor.Optional(ref max_exp_avg_sq);
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
            /// <summary>Adam with a weight decay that the gradient has no part in.</summary>
            /// <param name="parameters">What to train.</param>
            /// <param name="lr">The step size.</param>
            /// <param name="beta1">The part of the mean gradient that is kept.</param>
            /// <param name="beta2">The part of the mean squared gradient that is kept.</param>
            /// <param name="eps">Added to the denominator.</param>
            /// <param name="weight_decay">The part of the parameter, times the learning rate, by which it shrinks each step.</param>
            /// <param name="amsgrad">Whether the largest mean squared gradient so far is used.</param>
            /// <param name="maximize">Whether to climb.</param>
            public static AdamW AdamW(IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false) =>
                new(parameters, lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

            /// <summary>Adam with a weight decay that the gradient has no part in, for named parameters.</summary>
            public static AdamW AdamW(IEnumerable<(string name, Parameter parameter)> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false) =>
                new(parameters.Select(p => p.parameter), lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

            /// <summary>Adam with a weight decay that the gradient has no part in, for groups with options of their own.</summary>
            public static AdamW AdamW(IEnumerable<AdamW.ParamGroup> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false) =>
                new(parameters, lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);
        }
    }
}
