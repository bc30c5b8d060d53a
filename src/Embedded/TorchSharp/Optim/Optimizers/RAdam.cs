using System.Numerics;
using TorchSharp.Kernels;
using TorchSharp.Modules;
using static TorchSharp.Kernels.StepFormula;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>RAdam: <see cref="Adam"/> that waits until it knows the variance: p −= lr · m̂ · r√(1 − β₂ᵗ) / (√v + ε), or p −= lr · m̂ while ρₜ ≤ 5.</summary>
    /// <remarks>L. Liu et al., "On the Variance of the Adaptive Learning Rate and Beyond", 2020. ρ = 2 / (1 − β₂) − 1, ρₜ = ρ − 2tβ₂ᵗ / (1 − β₂ᵗ), r² = (ρₜ − 4)(ρₜ − 2)ρ / ((ρ − 4)(ρ − 2)ρₜ).</remarks>
    public class RAdam : OptimizerHelper, optim.IBetas
    {
        /// <summary>An optimiser of one group.</summary>
        public RAdam(IEnumerable<Parameter> parameters, double lr, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0)
            : this([new ParamGroup { Parameters = parameters }], lr, beta1, beta2, eps, weight_decay)
        {
        }

        /// <summary>An optimiser of several groups; what a group leaves out comes from the other arguments.</summary>
        public RAdam(IEnumerable<ParamGroup> parameters, double lr = 2e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0)
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

            /// <summary>The part of the mean squared gradient that is kept.</summary>
            public double? beta2;

            /// <summary>Added to the denominator.</summary>
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
                (step, exp_avg, exp_avg_sq) = (0, Filled(), Filled());
            }

            /// <summary>Frees the state.</summary>
            public void Dispose() => Free();

            internal override void Step(Tensor gradient, OptimizerOptions options)
            {
                var o = (Options)options;
                step++;
                double beta1 = o.beta1!.Value, beta2 = o.beta2!.Value, decay = Math.Pow(beta2, step);
                var limit = (2 / (1 - beta2)) - 1;
                var known = limit - (2 * step * decay / (1 - decay));
                var rectified = known > 5 ? Math.Sqrt((known - 4) * (known - 2) * limit / ((limit - 4) * (limit - 2) * known) * (1 - decay)) : 0;
                Step(new Formula(1 - Math.Pow(beta1, step), o.LearningRate!.Value, rectified, beta1, beta2, o.eps!.Value, o.weight_decay!.Value), gradient, exp_avg, exp_avg_sq);
            }

            private protected override void Fields(FieldVisitor visitor)
            {
                visitor.Field(ref step);
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

        private readonly record struct Formula(double Correction1, double LearningRate, double Rectified, double Beta1, double Beta2, double Epsilon, double WeightDecay) : IStepFormula
        {
            public void Apply<T>(ref Vector<T> p, Vector<T> g, ref Vector<T> mean, ref Vector<T> square, ref Vector<T> c) where T : unmanaged, IFloatingPointIeee754<T>
            {
                if (WeightDecay != 0) g += p * Of<T>(WeightDecay);
                mean = WithoutDenormals((mean * Of<T>(Beta1)) + (g * Of<T>(1 - Beta1)));
                square = WithoutDenormals((square * Of<T>(Beta2)) + (Of<T>(1 - Beta2) * g * g));
                var step = mean / Of<T>(Correction1) * Of<T>(LearningRate);
                if (Rectified > 0) step *= Of<T>(Rectified) / (Vector.SquareRoot(square) + Of<T>(Epsilon));
                p -= step;
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
            /// <summary>RAdam: Adam with a warm-up that comes out of its own formula.</summary>
            /// <param name="parameters">What to train.</param>
            /// <param name="lr">The step size.</param>
            /// <param name="beta1">The part of the mean gradient that is kept.</param>
            /// <param name="beta2">The part of the mean squared gradient that is kept.</param>
            /// <param name="eps">Added to the denominator.</param>
            /// <param name="weight_decay">The factor of the parameter that is added to its gradient.</param>
            public static RAdam RAdam(IEnumerable<Parameter> parameters, double lr = 2e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0) =>
                new(parameters, lr, beta1, beta2, eps, weight_decay);

            /// <summary>RAdam: Adam with a warm-up that comes out of its own formula, for named parameters.</summary>
            public static RAdam RAdam(IEnumerable<(string name, Parameter parameter)> parameters, double lr = 2e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0) =>
                new(parameters.Select(p => p.parameter), lr, beta1, beta2, eps, weight_decay);

            /// <summary>RAdam: Adam with a warm-up that comes out of its own formula, for groups with options of their own.</summary>
            public static RAdam RAdam(IEnumerable<RAdam.ParamGroup> parameters, double lr = 2e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0) =>
                new(parameters, lr, beta1, beta2, eps, weight_decay);
        }
    }
}
