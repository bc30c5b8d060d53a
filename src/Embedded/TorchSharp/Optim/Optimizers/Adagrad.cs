using System.Numerics;
using TorchSharp.Kernels;
using TorchSharp.Modules;
using static TorchSharp.Kernels.StepFormula;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Adagrad: s += g²; p −= lrₜ · g / (√s + ε), where lrₜ = lr / (1 + (t − 1) · lr_decay).</summary>
    /// <remarks>J. Duchi, E. Hazan and Y. Singer, "Adaptive Subgradient Methods for Online Learning and Stochastic Optimization", 2011.</remarks>
    public class Adagrad : OptimizerHelper
    {
        /// <summary>An optimiser of one group.</summary>
        public Adagrad(IEnumerable<Parameter> parameters, double lr = 1e-2, double lr_decay = 0, double weight_decay = 0, double initial_accumulator_value = 0, double eps = 1e-10)
            : this([new ParamGroup { Parameters = parameters }], lr, lr_decay, weight_decay, initial_accumulator_value, eps)
        {
        }

        /// <summary>An optimiser of several groups; what a group leaves out comes from the other arguments.</summary>
        public Adagrad(IEnumerable<ParamGroup> parameters, double lr = 1e-2, double lr_decay = 0, double weight_decay = 0, double initial_accumulator_value = 0, double eps = 1e-10)
        {
            NotNegative(lr_decay, "lr_decay value");
            NotNegative(weight_decay, "weight_decay value");
            NotNegative(initial_accumulator_value, "initial_accumulator_value value");
            NotNegative(eps, "epsilon value");
            Start(new Options { LearningRate = lr, lr_decay = lr_decay, weight_decay = weight_decay, initial_accumulator_value = initial_accumulator_value, eps = eps }, parameters);
        }

        private protected override OptimizerState NewState(Parameter parameter) => new State(parameter);

        /// <summary>The numbers that steer the steps; null for the optimiser's.</summary>
        public class Options : OptimizerOptions
        {
            /// <summary>How fast the learning rate falls: it is halved after 1 / lr_decay steps.</summary>
            public double? lr_decay;

            /// <summary>The sum of squares at the start.</summary>
            public double? initial_accumulator_value;

            /// <summary>Added to the denominator.</summary>
            public double? eps;

            /// <summary>The factor of the parameter that is added to its gradient.</summary>
            public double? weight_decay;

            private protected override void Fields(FieldVisitor visitor)
            {
                base.Fields(visitor);
                visitor.Field(ref lr_decay);
                visitor.Field(ref initial_accumulator_value);
                visitor.Field(ref eps);
                visitor.Field(ref weight_decay);
            }
        }

        /// <summary>What is kept for a parameter.</summary>
        public sealed class State : OptimizerState, IDisposable
        {
            /// <summary>How many steps were made.</summary>
            public long step;

            /// <summary>The sum of squared gradients.</summary>
            public Tensor sum = null!;

            /// <summary>The state of a parameter.</summary>
            public State(Parameter parameter)
                : base(parameter)
            {
            }

            /// <inheritdoc/>
            public override void Initialize(OptimizerOptions options)
            {
                Free();
                (step, sum) = (0, Filled(((Options)options).initial_accumulator_value!.Value));
            }

            /// <summary>Frees the state.</summary>
            public void Dispose() => Free();

            internal override void Step(Tensor gradient, OptimizerOptions options)
            {
                var o = (Options)options;
                var rate = o.LearningRate!.Value / (1 + (step++ * o.lr_decay!.Value));
                Step(new Formula(rate, o.eps!.Value, o.weight_decay!.Value), gradient, sum);
            }

            private protected override void Fields(FieldVisitor visitor)
            {
                visitor.Field(ref step);
                visitor.Field(ref sum);
            }
        }

        /// <summary>Parameters with options of their own.</summary>
        public class ParamGroup : ParamGroup<Options>
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
            public ParamGroup(IEnumerable<Parameter> parameters, double lr = 1e-2, double lr_decay = 0, double weight_decay = 0, double initial_accumulator_value = 0, double eps = 1e-10)
                : base(parameters, new Options { LearningRate = lr, lr_decay = lr_decay, weight_decay = weight_decay, initial_accumulator_value = initial_accumulator_value, eps = eps })
            {
            }
        }

        private readonly record struct Formula(double LearningRate, double Epsilon, double WeightDecay) : IStepFormula
        {
            public void Apply<T>(ref Vector<T> p, Vector<T> g, ref Vector<T> sum, ref Vector<T> b, ref Vector<T> c) where T : unmanaged, IFloatingPointIeee754<T>
            {
                if (WeightDecay != 0) g += p * Of<T>(WeightDecay);
                sum += g * g;
                p -= Of<T>(LearningRate) * g / (Vector.SquareRoot(sum) + Of<T>(Epsilon));
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
            /// <summary>Adagrad: each gradient divided by the root of the sum of all its squares so far.</summary>
            /// <param name="parameters">What to train.</param>
            /// <param name="lr">The step size.</param>
            /// <param name="lr_decay">How fast the learning rate falls: it is halved after 1 / lr_decay steps.</param>
            /// <param name="weight_decay">The factor of the parameter that is added to its gradient.</param>
            /// <param name="initial_accumulator_value">The sum of squares at the start.</param>
            /// <param name="eps">Added to the denominator.</param>
            public static Adagrad Adagrad(IEnumerable<Parameter> parameters, double lr = 1e-2, double lr_decay = 0, double weight_decay = 0, double initial_accumulator_value = 0, double eps = 1e-10) =>
                new(parameters, lr, lr_decay, weight_decay, initial_accumulator_value, eps);

            /// <summary>Adagrad: each gradient divided by the root of the sum of all its squares so far, for named parameters.</summary>
            public static Adagrad Adagrad(IEnumerable<(string name, Parameter parameter)> parameters, double lr = 1e-2, double lr_decay = 0, double weight_decay = 0, double initial_accumulator_value = 0, double eps = 1e-10) =>
                new(parameters.Select(p => p.parameter), lr, lr_decay, weight_decay, initial_accumulator_value, eps);

            /// <summary>Adagrad: each gradient divided by the root of the sum of all its squares so far, for groups with options of their own.</summary>
            public static Adagrad Adagrad(IEnumerable<Adagrad.ParamGroup> parameters, double lr = 1e-2, double lr_decay = 0, double weight_decay = 0, double initial_accumulator_value = 0, double eps = 1e-10) =>
                new(parameters, lr, lr_decay, weight_decay, initial_accumulator_value, eps);
        }
    }
}
