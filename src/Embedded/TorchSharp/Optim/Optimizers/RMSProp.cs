using System.Numerics;
using TorchSharp.Kernels;
using TorchSharp.Modules;
using static TorchSharp.Kernels.StepFormula;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>RMSprop: v = αv + (1 − α)g²; p −= lr · g / (√v + ε).</summary>
    /// <remarks>T. Hinton, "Neural Networks for Machine Learning", lecture 6e, 2012. Centred, the square of the mean gradient is taken from v; with momentum, b = momentum · b + g / (√v + ε) takes the place of the quotient.</remarks>
    public class RMSProp : OptimizerHelper, optim.IMomentum
    {
        /// <summary>An optimiser of one group.</summary>
        public RMSProp(IEnumerable<Parameter> parameters, double lr = 1e-3, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false)
            : this([new ParamGroup { Parameters = parameters }], lr, alpha, eps, weight_decay, momentum, centered, maximize)
        {
        }

        /// <summary>An optimiser of several groups; what a group leaves out comes from the other arguments.</summary>
        public RMSProp(IEnumerable<ParamGroup> parameters, double lr = 1e-3, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false)
        {
            NotNegative(alpha, "alpha value");
            NotNegative(momentum, "momentum value");
            NotNegative(eps, "epsilon value");
            NotNegative(weight_decay, "weight_decay value");
            Start(new Options { LearningRate = lr, alpha = alpha, eps = eps, weight_decay = weight_decay, momentum = momentum, centered = centered, maximize = maximize }, parameters);
        }

        /// <summary>The momentum of groups that bring none.</summary>
        public double Momentum
        {
            get => ((Options)_defaults).momentum!.Value;
            set => ((Options)_defaults).momentum = value;
        }

        private protected override OptimizerState NewState(Parameter parameter) => new State(parameter);

        /// <summary>The numbers that steer the steps; null for the optimiser's.</summary>
        public class Options : OptimizerOptions
        {
            /// <summary>Whether to climb.</summary>
            public bool? maximize;

            /// <summary>The part of the last step that is kept.</summary>
            public double? momentum;

            /// <summary>The part of the mean squared gradient that is kept.</summary>
            public double? alpha;

            /// <summary>Added to the denominator.</summary>
            public double? eps;

            /// <summary>The factor of the parameter that is added to its gradient.</summary>
            public double? weight_decay;

            /// <summary>Whether the mean gradient is taken off: its variance is the measure, not its square.</summary>
            public bool? centered;

            private protected override void Fields(FieldVisitor visitor)
            {
                base.Fields(visitor);
                visitor.Field(ref maximize);
                visitor.Field(ref momentum);
                visitor.Field(ref alpha);
                visitor.Field(ref eps);
                visitor.Field(ref weight_decay);
                visitor.Field(ref centered);
            }
        }

        /// <summary>What is kept for a parameter.</summary>
        public sealed class State : OptimizerState, IDisposable
        {
            /// <summary>How many steps were made.</summary>
            public long step;

            /// <summary>The running mean of squared gradients.</summary>
            public Tensor square_avg = null!;

            /// <summary>The last step before its learning rate; null without momentum.</summary>
            public Tensor? momentum_buffer;

            /// <summary>The running mean of gradients; null unless centred.</summary>
            public Tensor? grad_avg;

            /// <summary>The state of a parameter.</summary>
            public State(Parameter parameter)
                : base(parameter)
            {
            }

            /// <inheritdoc/>
            public override void Initialize(OptimizerOptions options)
            {
                Free();
                (step, square_avg, momentum_buffer, grad_avg) = (0, Filled(), null, null);
            }

            /// <summary>Frees the state.</summary>
            public void Dispose() => Free();

            internal override void Step(Tensor gradient, OptimizerOptions options)
            {
                var o = (Options)options;
                step++;
                if (o.momentum > 0) momentum_buffer ??= Filled();
                if (o.centered == true) grad_avg ??= Filled();
                var formula = new Formula(o.LearningRate!.Value, o.alpha!.Value, o.eps!.Value, o.weight_decay!.Value, o.momentum!.Value, o.centered!.Value, o.maximize!.Value);
                Step(formula, gradient, square_avg, momentum_buffer, grad_avg);
            }

            private protected override void Fields(FieldVisitor visitor)
            {
                visitor.Field(ref step);
                visitor.Field(ref square_avg);
                visitor.Optional(ref momentum_buffer);
                visitor.Optional(ref grad_avg);
            }
        }

        /// <summary>Parameters with options of their own.</summary>
        public class ParamGroup : ParamGroup<Options>, optim.IMomentum
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
            public ParamGroup(IEnumerable<Parameter> parameters, double lr = 1e-3, double eps = 1e-8, double alpha = 0.99, double weight_decay = 0, double momentum = 0, bool centered = false)
                : base(parameters, new Options { LearningRate = lr, eps = eps, alpha = alpha, weight_decay = weight_decay, momentum = momentum, centered = centered })
            {
            }

            /// <summary>The part of the last step that is kept.</summary>
            public double Momentum
            {
                get => Options.momentum ?? 0;
                set => Options.momentum = value;
            }
        }

        private readonly record struct Formula(double LearningRate, double Alpha, double Epsilon, double WeightDecay, double Momentum, bool Centered, bool Maximize) : IStepFormula
        {
            public void Apply<T>(ref Vector<T> p, Vector<T> g, ref Vector<T> square, ref Vector<T> buffer, ref Vector<T> mean) where T : unmanaged, IFloatingPointIeee754<T>
            {
                if (Maximize) g = -g;
                if (WeightDecay != 0) g += p * Of<T>(WeightDecay);
                square = WithoutDenormals((square * Of<T>(Alpha)) + (Of<T>(1 - Alpha) * g * g));
                var variance = square;
                if (Centered)
                {
                    mean = WithoutDenormals((mean * Of<T>(Alpha)) + (g * Of<T>(1 - Alpha)));
                    variance -= mean * mean;
                }
                var root = Vector.SquareRoot(variance) + Of<T>(Epsilon);
                if (Momentum > 0)
                {
                    buffer = WithoutDenormals((buffer * Of<T>(Momentum)) + (g / root));
                    p -= buffer * Of<T>(LearningRate);
                }
                else
                {
                    p -= Of<T>(LearningRate) * g / root;
                }
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
            /// <summary>RMSprop: each gradient divided by the root of its own mean square.</summary>
            /// <param name="parameters">What to train.</param>
            /// <param name="lr">The step size.</param>
            /// <param name="alpha">The part of the mean squared gradient that is kept.</param>
            /// <param name="eps">Added to the denominator.</param>
            /// <param name="weight_decay">The factor of the parameter that is added to its gradient.</param>
            /// <param name="momentum">The part of the last step that is kept.</param>
            /// <param name="centered">Whether the mean gradient is taken off: its variance is the measure, not its square.</param>
            /// <param name="maximize">Whether to climb.</param>
            public static RMSProp RMSProp(IEnumerable<Parameter> parameters, double lr = 1e-2, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false) =>
                new(parameters, lr, alpha, eps, weight_decay, momentum, centered, maximize);

            /// <summary>RMSprop: each gradient divided by the root of its own mean square, for named parameters.</summary>
            public static RMSProp RMSProp(IEnumerable<(string name, Parameter parameter)> parameters, double lr = 1e-2, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false) =>
                new(parameters.Select(p => p.parameter), lr, alpha, eps, weight_decay, momentum, centered, maximize);

            /// <summary>RMSprop: each gradient divided by the root of its own mean square, for groups with options of their own.</summary>
            public static RMSProp RMSProp(IEnumerable<RMSProp.ParamGroup> parameters, double lr = 1e-2, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false) =>
                new(parameters, lr, alpha, eps, weight_decay, momentum, centered, maximize);
        }
    }
}
