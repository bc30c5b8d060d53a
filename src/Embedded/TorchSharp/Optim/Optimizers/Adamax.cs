using System.Numerics;
using TorchSharp.Kernels;
using TorchSharp.Modules;
using static TorchSharp.Kernels.StepFormula;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Adamax: m = β₁m + (1 − β₁)g; u = max(β₂u, |g| + ε); p −= lr / (1 − β₁ᵗ) · m / u.</summary>
    /// <remarks>Adam with the largest gradient in place of the mean square: D. Kingma and J. Ba, "Adam: A Method for Stochastic Optimization", 2015, section 7.</remarks>
    public class Adamax : OptimizerHelper, optim.IBetas
    {
        /// <summary>An optimiser of one group.</summary>
        public Adamax(IEnumerable<Parameter> parameters, double lr, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0)
            : this([new ParamGroup { Parameters = parameters }], lr, beta1, beta2, eps, weight_decay)
        {
        }

        /// <summary>An optimiser of several groups; what a group leaves out comes from the other arguments.</summary>
        public Adamax(IEnumerable<ParamGroup> parameters, double lr = 2e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0)
        {
            CheckBetas(beta1, beta2);
            NotNegative(eps, "epsilon value");
            NotNegative(weight_decay, "weight_decay value");
            Start(new Options { LearningRate = lr, beta1 = beta1, beta2 = beta2, eps = eps, weight_decay = weight_decay }, parameters);
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

            /// <summary>The part of the largest gradient that is kept.</summary>
            public double? beta2;

            /// <summary>Added to the gradient's size.</summary>
            public double? eps;

            /// <summary>The factor of the parameter that is added to its gradient.</summary>
            public double? weight_decay;

            private protected override void Fields(FieldVisitor visitor)
            {
                base.Fields(visitor);
                visitor.Field(ref beta1);
                visitor.Field(ref beta2);
                visitor.Field(ref eps);
                visitor.Field(ref weight_decay);
            }
        }

        /// <summary>What is kept for a parameter.</summary>
        public sealed class State : OptimizerState, IDisposable
        {
            /// <summary>How many steps were made.</summary>
            public long step;

            /// <summary>The running mean of gradients.</summary>
            public Tensor exp_avg = null!;

            /// <summary>The largest gradient, which fades.</summary>
            public Tensor exp_inf = null!;

            /// <summary>The state of a parameter.</summary>
            public State(Parameter parameter)
                : base(parameter)
            {
            }

            /// <inheritdoc/>
            public override void Initialize(OptimizerOptions options)
            {
                Free();
                (step, exp_avg, exp_inf) = (0, Filled(), Filled());
            }

            /// <summary>Frees the state.</summary>
            public void Dispose() => Free();

            internal override void Step(Tensor gradient, OptimizerOptions options)
            {
                var o = (Options)options;
                var rate = o.LearningRate!.Value / (1 - Math.Pow(o.beta1!.Value, ++step));
                Step(new Formula(rate, o.beta1.Value, o.beta2!.Value, o.eps!.Value, o.weight_decay!.Value), gradient, exp_avg, exp_inf);
            }

            private protected override void Fields(FieldVisitor visitor)
            {
                visitor.Field(ref step);
                visitor.Field(ref exp_avg);
                visitor.Field(ref exp_inf);
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
            public ParamGroup(IEnumerable<Parameter> parameters, double lr = 1.0, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0)
                : base(parameters, new Options { LearningRate = lr, beta1 = beta1, beta2 = beta2, eps = eps, weight_decay = weight_decay })
            {
            }

            /// <summary>The parts of the moments that are kept.</summary>
            public (double, double) Betas
            {
                get => (Options.beta1 ?? 0, Options.beta2 ?? 0);
                set => (Options.beta1, Options.beta2) = value;
            }
        }

        private readonly record struct Formula(double LearningRate, double Beta1, double Beta2, double Epsilon, double WeightDecay) : IStepFormula
        {
            public void Apply<T>(ref Vector<T> p, Vector<T> g, ref Vector<T> mean, ref Vector<T> largest, ref Vector<T> c) where T : unmanaged, IFloatingPointIeee754<T>
            {
                if (WeightDecay != 0) g += p * Of<T>(WeightDecay);
                mean = WithoutDenormals((mean * Of<T>(Beta1)) + (g * Of<T>(1 - Beta1)));
                largest = Vector.Max(largest * Of<T>(Beta2), Vector.Abs(g) + Of<T>(Epsilon));
                p -= Of<T>(LearningRate) * mean / largest;
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
            /// <summary>Adamax: Adam with the largest gradient in place of the mean square.</summary>
            /// <param name="parameters">What to train.</param>
            /// <param name="lr">The step size.</param>
            /// <param name="beta1">The part of the mean gradient that is kept.</param>
            /// <param name="beta2">The part of the largest gradient that is kept.</param>
            /// <param name="eps">Added to the gradient's size.</param>
            /// <param name="weight_decay">The factor of the parameter that is added to its gradient.</param>
            public static Adamax Adamax(IEnumerable<Parameter> parameters, double lr = 2e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0) =>
                new(parameters, lr, beta1, beta2, eps, weight_decay);

            /// <summary>Adamax: Adam with the largest gradient in place of the mean square, for named parameters.</summary>
            public static Adamax Adamax(IEnumerable<(string name, Parameter parameter)> parameters, double lr = 2e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0) =>
                new(parameters.Select(p => p.parameter), lr, beta1, beta2, eps, weight_decay);

            /// <summary>Adamax: Adam with the largest gradient in place of the mean square, for groups with options of their own.</summary>
            public static Adamax Adamax(IEnumerable<Adamax.ParamGroup> parameters, double lr = 2e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0) =>
                new(parameters, lr, beta1, beta2, eps, weight_decay);
        }
    }
}
