using System.Numerics;
using TorchSharp.Kernels;
using TorchSharp.Modules;
using static TorchSharp.Kernels.StepFormula;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Averaged descent: p = (1 − λη)p − ηg, and ax is the mean of the parameters from step t0 on; η = lr / (1 + λ · lr · t)^α.</summary>
    /// <remarks>B. Polyak and A. Juditsky, "Acceleration of stochastic approximation by averaging", 1992. The average stands in the state, for the user to take.</remarks>
    public class ASGD : OptimizerHelper
    {
        /// <summary>An optimiser of one group.</summary>
        public ASGD(IEnumerable<Parameter> parameters, double lr = 1e-2, double lambd = 1e-4, double alpha = 0.75, double t0 = 1e6, double weight_decay = 0, bool maximize = false)
            : this([new ParamGroup { Parameters = parameters }], lr, lambd, alpha, t0, weight_decay, maximize)
        {
        }

        /// <summary>An optimiser of several groups; what a group leaves out comes from the other arguments.</summary>
        public ASGD(IEnumerable<ParamGroup<Options>> parameters, double lr = 1e-2, double lambd = 1e-4, double alpha = 0.75, double t0 = 1e6, double weight_decay = 0, bool maximize = false)
        {
            NotNegative(weight_decay, "weight_decay value");
            Start(new Options { LearningRate = lr, lambd = lambd, alpha = alpha, t0 = t0, weight_decay = weight_decay, maximize = maximize }, parameters);
        }

        private protected override OptimizerState NewState(Parameter parameter) => new State(parameter);

        /// <summary>The numbers that steer the steps; null for the optimiser's.</summary>
        public class Options : OptimizerOptions
        {
            /// <summary>Whether to climb.</summary>
            public bool? maximize;

            /// <summary>How fast the parameter and the step size shrink.</summary>
            public double? lambd;

            /// <summary>The power of the step size's decay.</summary>
            public double? alpha;

            /// <summary>The factor of the parameter that is added to its gradient.</summary>
            public double? weight_decay;

            /// <summary>The step from which on the parameters are averaged.</summary>
            public double? t0;

            private protected override void Fields(FieldVisitor visitor)
            {
                base.Fields(visitor);
                visitor.Field(ref maximize);
                visitor.Field(ref lambd);
                visitor.Field(ref alpha);
                visitor.Field(ref weight_decay);
                visitor.Field(ref t0);
            }
        }

        /// <summary>What is kept for a parameter.</summary>
        public sealed class State : OptimizerState, IDisposable
        {
            /// <summary>How many steps were made.</summary>
            public long step;

            /// <summary>The step size.</summary>
            public double eta;

            /// <summary>The weight of the parameters in their average.</summary>
            public double mu;

            /// <summary>The averaged parameters.</summary>
            public Tensor ax = null!;

            /// <summary>The state of a parameter.</summary>
            public State(Parameter parameter)
                : base(parameter)
            {
            }

            /// <inheritdoc/>
            public override void Initialize(OptimizerOptions options)
            {
                Free();
                (step, eta, mu, ax) = (0, options.LearningRate!.Value, 1, Filled());
            }

            /// <summary>Frees the state.</summary>
            public void Dispose() => Free();

            internal override void Step(Tensor gradient, OptimizerOptions options)
            {
                var o = (Options)options;
                step++;
                double lr = o.LearningRate!.Value, lambda = o.lambd!.Value;
                Step(new Formula(eta, lambda, mu, o.weight_decay!.Value, o.maximize!.Value), gradient, ax);
                eta = lr / Math.Pow(1 + (lambda * lr * step), o.alpha!.Value);
                mu = 1 / Math.Max(1, step - o.t0!.Value);
            }

            private protected override void Fields(FieldVisitor visitor)
            {
                visitor.Field(ref step);
                visitor.Field(ref eta);
                visitor.Field(ref mu);
                visitor.Field(ref ax);
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
            public ParamGroup(IEnumerable<Parameter> parameters, double lr = 1e-2, double lambd = 1e-4, double alpha = 0.75, double t0 = 1e6, double weight_decay = 0)
                : base(parameters, new Options { LearningRate = lr, lambd = lambd, alpha = alpha, t0 = t0, weight_decay = weight_decay })
            {
            }
        }

        private readonly record struct Formula(double Eta, double Lambda, double Mu, double WeightDecay, bool Maximize) : IStepFormula
        {
            public void Apply<T>(ref Vector<T> p, Vector<T> g, ref Vector<T> average, ref Vector<T> b, ref Vector<T> c) where T : unmanaged, IFloatingPointIeee754<T>
            {
                if (Maximize) g = -g;
                if (WeightDecay != 0) g += p * Of<T>(WeightDecay);
                p = (p * Of<T>(1 - (Lambda * Eta))) - (g * Of<T>(Eta));
                average = Mu == 1 ? p : average + ((p - average) * Of<T>(Mu));
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
            /// <summary>Descent that also averages the parameters of its last steps.</summary>
            /// <param name="parameters">What to train.</param>
            /// <param name="lr">The step size.</param>
            /// <param name="lambd">How fast the parameter and the step size shrink.</param>
            /// <param name="alpha">The power of the step size's decay.</param>
            /// <param name="t0">The step from which on the parameters are averaged.</param>
            /// <param name="weight_decay">The factor of the parameter that is added to its gradient.</param>
            /// <param name="maximize">Whether to climb.</param>
            public static ASGD ASGD(IEnumerable<Parameter> parameters, double lr = 1e-3, double lambd = 1e-4, double alpha = 0.75, double t0 = 1e6, double weight_decay = 0, bool maximize = false) =>
                new(parameters, lr, lambd, alpha, t0, weight_decay, maximize);

            /// <summary>Descent that also averages the parameters of its last steps, for named parameters.</summary>
            public static ASGD ASGD(IEnumerable<(string name, Parameter parameter)> parameters, double lr = 1e-3, double lambd = 1e-4, double alpha = 0.75, double t0 = 1e6, double weight_decay = 0, bool maximize = false) =>
                new(parameters.Select(p => p.parameter), lr, lambd, alpha, t0, weight_decay, maximize);

            /// <summary>Descent that also averages the parameters of its last steps, for groups with options of their own.</summary>
            public static ASGD ASGD(IEnumerable<ParamGroup<ASGD.Options>> parameters, double lr = 1e-3, double lambd = 1e-4, double alpha = 0.75, double t0 = 1e6, double weight_decay = 0, bool maximize = false) =>
                new(parameters, lr, lambd, alpha, t0, weight_decay, maximize);
        }
    }
}
