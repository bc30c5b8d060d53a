using System.Numerics;
using TorchSharp.Kernels;
using TorchSharp.Modules;
using static TorchSharp.Kernels.StepFormula;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>NAdam: <see cref="Adam"/> that looks one step of momentum ahead; p −= lr · ((1 − μₜ) / (1 − Πμ) · g + μₜ₊₁ / (1 − μₜ₊₁Πμ) · m) / (√v̂ + ε).</summary>
    /// <remarks>T. Dozat, "Incorporating Nesterov Momentum into Adam", 2016. μₜ = β₁(1 − ½ · 0.96^(t · momentum_decay)), and Πμ is the product of all μ up to t.</remarks>
    public class NAdam : OptimizerHelper, optim.IBetas
    {
        /// <summary>An optimiser of one group.</summary>
        public NAdam(IEnumerable<Parameter> parameters, double lr, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, double momentum_decay = 4e-3)
            : this([new ParamGroup { Parameters = parameters }], lr, beta1, beta2, eps, weight_decay, momentum_decay)
        {
        }

        /// <summary>An optimiser of several groups; what a group leaves out comes from the other arguments.</summary>
        public NAdam(IEnumerable<ParamGroup> parameters, double lr = 2e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, double momentum_decay = 4e-3)
        {
            CheckBetas(beta1, beta2);
            NotNegative(eps, "epsilon value");
            NotNegative(weight_decay, "weight_decay value");
            NotNegative(momentum_decay, "momentum_decay value");
            Start(new Options { LearningRate = lr, beta1 = beta1, beta2 = beta2, eps = eps, weight_decay = weight_decay, momentum_decay = momentum_decay }, parameters);
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

            /// <summary>The factor of the parameter that is added to its gradient.</summary>
            public double? weight_decay;

            /// <summary>How fast the momentum grows to beta1.</summary>
            public double? momentum_decay;

            private protected override void Fields(FieldVisitor visitor)
            {
                base.Fields(visitor);
                visitor.Field(ref beta1);
                visitor.Field(ref beta2);
                visitor.Field(ref eps);
                visitor.Field(ref weight_decay);
                visitor.Field(ref momentum_decay);
            }
        }

        /// <summary>What is kept for a parameter.</summary>
        public sealed class State : OptimizerState, IDisposable
        {
            /// <summary>How many steps were made.</summary>
            public long step;

            /// <summary>The product of all momenta so far.</summary>
            public double mu_product;

            /// <summary>The running mean of gradients.</summary>
            public Tensor exp_avg = null!;

            /// <summary>The running mean of squared gradients.</summary>
            public Tensor exp_avg_sq = null!;

            /// <summary>The state of a parameter.</summary>
            public State(Parameter parameter)
                : base(parameter)
            {
            }

            /// <inheritdoc/>
            public override void Initialize(OptimizerOptions options)
            {
                Free();
                (step, mu_product, exp_avg, exp_avg_sq) = (0, 1, Filled(), Filled());
            }

            /// <summary>Frees the state.</summary>
            public void Dispose() => Free();

            internal override void Step(Tensor gradient, OptimizerOptions options)
            {
                var o = (Options)options;
                step++;
                double lr = o.LearningRate!.Value, beta1 = o.beta1!.Value, beta2 = o.beta2!.Value;
                double mu = Momentum(step), next = Momentum(step + 1);
                mu_product *= mu;
                var formula = new Formula(
                    GradientRate: lr * (1 - mu) / (1 - mu_product), MeanRate: lr * next / (1 - (mu_product * next)),
                    beta1, beta2, 1 - Math.Pow(beta2, step), o.eps!.Value, o.weight_decay!.Value);
                Step(formula, gradient, exp_avg, exp_avg_sq);

                double Momentum(long t) => beta1 * (1 - (0.5 * Math.Pow(0.96, t * o.momentum_decay!.Value)));
            }

            private protected override void Fields(FieldVisitor visitor)
            {
                visitor.Field(ref step);
                visitor.Field(ref mu_product);
                visitor.Field(ref exp_avg);
                visitor.Field(ref exp_avg_sq);
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
            public ParamGroup(IEnumerable<Parameter> parameters, double lr = 1.0, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, double momentum_decay = 4e-3)
                : base(parameters, new Options { LearningRate = lr, beta1 = beta1, beta2 = beta2, eps = eps, weight_decay = weight_decay, momentum_decay = momentum_decay })
            {
            }

            /// <summary>The parts of the moments that are kept.</summary>
            public (double, double) Betas
            {
                get => (Options.beta1 ?? 0, Options.beta2 ?? 0);
                set => (Options.beta1, Options.beta2) = value;
            }
        }

        private readonly record struct Formula(double GradientRate, double MeanRate, double Beta1, double Beta2, double Correction2, double Epsilon, double WeightDecay) : IStepFormula
        {
            public void Apply<T>(ref Vector<T> p, Vector<T> g, ref Vector<T> mean, ref Vector<T> square, ref Vector<T> c) where T : unmanaged, IFloatingPointIeee754<T>
            {
                if (WeightDecay != 0) g += p * Of<T>(WeightDecay);
                mean = WithoutDenormals((mean * Of<T>(Beta1)) + (g * Of<T>(1 - Beta1)));
                square = WithoutDenormals((square * Of<T>(Beta2)) + (Of<T>(1 - Beta2) * g * g));
                var root = Vector.SquareRoot(square / Of<T>(Correction2)) + Of<T>(Epsilon);
                p -= Of<T>(GradientRate) * g / root;
                p -= Of<T>(MeanRate) * mean / root;
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
            /// <summary>NAdam: Adam with Nesterov's momentum.</summary>
            /// <param name="named_parameters">What to train.</param>
            /// <param name="lr">The step size.</param>
            /// <param name="beta1">The part of the mean gradient that is kept.</param>
            /// <param name="beta2">The part of the mean squared gradient that is kept.</param>
            /// <param name="eps">Added to the denominator.</param>
            /// <param name="weight_decay">The factor of the parameter that is added to its gradient.</param>
            /// <param name="momentum_decay">How fast the momentum grows to beta1.</param>
            public static NAdam NAdam(IEnumerable<Parameter> named_parameters, double lr = 2e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, double momentum_decay = 4e-3) =>
                new(named_parameters, lr, beta1, beta2, eps, weight_decay, momentum_decay);

            /// <summary>NAdam: Adam with Nesterov's momentum, for named parameters.</summary>
            public static NAdam NAdam(IEnumerable<(string name, Parameter parameter)> named_parameters, double lr = 2e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, double momentum_decay = 4e-3) =>
                new(named_parameters.Select(p => p.parameter), lr, beta1, beta2, eps, weight_decay, momentum_decay);

            /// <summary>NAdam: Adam with Nesterov's momentum, for groups with options of their own.</summary>
            public static NAdam NAdam(IEnumerable<NAdam.ParamGroup> parameters, double lr = 2e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, double momentum_decay = 4e-3) =>
                new(parameters, lr, beta1, beta2, eps, weight_decay, momentum_decay);
        }
    }
}
