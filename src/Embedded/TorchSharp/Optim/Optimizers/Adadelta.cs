using System.Numerics;
using TorchSharp.Kernels;
using TorchSharp.Modules;
using static TorchSharp.Kernels.StepFormula;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Adadelta: v = ρv + (1 − ρ)g²; d = √(u + ε) / √(v + ε) · g; p −= lr · d; u = ρu + (1 − ρ)d².</summary>
    /// <remarks>M. Zeiler, "ADADELTA: An Adaptive Learning Rate Method", 2012.</remarks>
    public class Adadelta : OptimizerHelper
    {
        /// <summary>An optimiser of one group.</summary>
        public Adadelta(IEnumerable<Parameter> parameters, double lr, double rho = 0.9, double eps = 1e-6, double weight_decay = 0, bool maximize = false)
            : this([new ParamGroup { Parameters = parameters }], lr, rho, eps, weight_decay, maximize)
        {
        }

        /// <summary>An optimiser of several groups; what a group leaves out comes from the other arguments.</summary>
        public Adadelta(IEnumerable<ParamGroup> parameters, double lr = 1.0, double rho = 0.9, double eps = 1e-6, double weight_decay = 0, bool maximize = false)
        {
            if (!(rho >= 0 && rho <= 1)) throw new ArgumentException($"Invalid rho value: {rho}");
            NotNegative(eps, "epsilon value");
            NotNegative(weight_decay, "weight_decay value");
            Start(new Options { LearningRate = lr, rho = rho, eps = eps, weight_decay = weight_decay, maximize = maximize }, parameters);
        }

        private protected override OptimizerState NewState(Parameter parameter) => new State(parameter);

        /// <summary>The numbers that steer the steps; null for the optimiser's.</summary>
        public class Options : OptimizerOptions
        {
            /// <summary>The part of both means of squares that is kept.</summary>
            public double? rho;

            /// <summary>Added to the denominator.</summary>
            public double? eps;

            /// <summary>The factor of the parameter that is added to its gradient.</summary>
            public double? weight_decay;

            /// <summary>Whether to climb.</summary>
            public bool? maximize;

            private protected override void Fields(FieldVisitor visitor)
            {
                base.Fields(visitor);
                visitor.Field(ref rho);
                visitor.Field(ref eps);
                visitor.Field(ref weight_decay);
                visitor.Field(ref maximize);
            }
        }

        /// <summary>What is kept for a parameter.</summary>
        public sealed class State : OptimizerState, IDisposable
        {
            /// <summary>How many steps were made.</summary>
            public long step;

            /// <summary>The running mean of squared gradients.</summary>
            public Tensor square_avg = null!;

            /// <summary>The running mean of squared steps.</summary>
            public Tensor acc_delta = null!;

            /// <summary>The state of a parameter.</summary>
            public State(Parameter parameter)
                : base(parameter)
            {
            }

            /// <inheritdoc/>
            public override void Initialize(OptimizerOptions options)
            {
                Free();
                (step, square_avg, acc_delta) = (0, Filled(), Filled());
            }

            /// <summary>Frees the state.</summary>
            public void Dispose() => Free();

            internal override void Step(Tensor gradient, OptimizerOptions options)
            {
                var o = (Options)options;
                step++;
                Step(new Formula(o.LearningRate!.Value, o.rho!.Value, o.eps!.Value, o.weight_decay!.Value, o.maximize!.Value), gradient, square_avg, acc_delta);
            }

            private protected override void Fields(FieldVisitor visitor)
            {
                visitor.Field(ref step);
                visitor.Field(ref square_avg);
                visitor.Field(ref acc_delta);
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
            public ParamGroup(IEnumerable<Parameter> parameters, double lr = 1.0, double rho = 0.9, double eps = 1e-6, double weight_decay = 0, bool maximize = false)
                : base(parameters, new Options { LearningRate = lr, rho = rho, eps = eps, weight_decay = weight_decay, maximize = maximize })
            {
            }
        }

        private readonly record struct Formula(double LearningRate, double Rho, double Epsilon, double WeightDecay, bool Maximize) : IStepFormula
        {
            public void Apply<T>(ref Vector<T> p, Vector<T> g, ref Vector<T> square, ref Vector<T> steps, ref Vector<T> c) where T : unmanaged, IFloatingPointIeee754<T>
            {
                if (Maximize) g = -g;
                if (WeightDecay != 0) g += p * Of<T>(WeightDecay);
                square = WithoutDenormals((square * Of<T>(Rho)) + (Of<T>(1 - Rho) * g * g));
                var delta = Vector.SquareRoot(steps + Of<T>(Epsilon)) / Vector.SquareRoot(square + Of<T>(Epsilon)) * g;
                p -= delta * Of<T>(LearningRate);
                steps = WithoutDenormals((steps * Of<T>(Rho)) + (Of<T>(1 - Rho) * delta * delta));
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
            /// <summary>Adadelta: steps as large as the mean of the last ones, so that no learning rate need be found.</summary>
            /// <param name="parameters">What to train.</param>
            /// <param name="lr">The step size.</param>
            /// <param name="rho">The part of both means of squares that is kept.</param>
            /// <param name="eps">Added to the denominator.</param>
            /// <param name="weight_decay">The factor of the parameter that is added to its gradient.</param>
            /// <param name="maximize">Whether to climb.</param>
            public static Adadelta Adadelta(IEnumerable<Parameter> parameters, double lr = 1.0, double rho = 0.9, double eps = 1e-6, double weight_decay = 0, bool maximize = false) =>
                new(parameters, lr, rho, eps, weight_decay, maximize);

            /// <summary>Adadelta: steps as large as the mean of the last ones, so that no learning rate need be found, for named parameters.</summary>
            public static Adadelta Adadelta(IEnumerable<(string name, Parameter parameter)> parameters, double lr = 1.0, double rho = 0.9, double eps = 1e-6, double weight_decay = 0, bool maximize = false) =>
                new(parameters.Select(p => p.parameter), lr, rho, eps, weight_decay, maximize);

            /// <summary>Adadelta: steps as large as the mean of the last ones, so that no learning rate need be found, for groups with options of their own.</summary>
            public static Adadelta Adadelta(IEnumerable<Adadelta.ParamGroup> parameters, double lr = 1.0, double rho = 0.9, double eps = 1e-6, double weight_decay = 0, bool maximize = false) =>
                new(parameters, lr, rho, eps, weight_decay, maximize);
        }
    }
}
