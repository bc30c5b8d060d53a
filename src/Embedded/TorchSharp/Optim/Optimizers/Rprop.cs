using System.Numerics;
using TorchSharp.Kernels;
using TorchSharp.Modules;
using static TorchSharp.Kernels.StepFormula;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Rprop: only the sign of the gradient counts; the step grows by η⁺ while the sign stays and shrinks by η⁻ when it turns.</summary>
    /// <remarks>M. Riedmiller and H. Braun, "A direct adaptive method for faster backpropagation learning: The RPROP algorithm", 1993. For whole data sets, not for batches. After a turn the parameter rests for one step.</remarks>
    public class Rprop : OptimizerHelper
    {
        /// <summary>An optimiser of one group.</summary>
        public Rprop(IEnumerable<Parameter> parameters, double lr = 1e-2, double etaminus = 0.5, double etaplus = 1.2, double min_step = 1e-6, double max_step = 50, bool maximize = false)
            : this([new ParamGroup { Parameters = parameters }], lr, etaminus, etaplus, min_step, max_step, maximize)
        {
        }

        /// <summary>An optimiser of several groups; what a group leaves out comes from the other arguments.</summary>
        public Rprop(IEnumerable<ParamGroup> parameters, double lr = 1e-2, double etaminus = 0.5, double etaplus = 1.2, double min_step = 1e-6, double max_step = 50, bool maximize = false)
        {
            if (!(etaminus > 0 && etaminus < 1 && etaplus > 1)) throw new ArgumentException($"Invalid eta values: {etaminus}, {etaplus}");
            Start(new Options { LearningRate = lr, etaminus = etaminus, etaplus = etaplus, min_step = min_step, max_step = max_step, maximize = maximize }, parameters);
        }

        private protected override OptimizerState NewState(Parameter parameter) => new State(parameter);

        /// <summary>The numbers that steer the steps; null for the optimiser's.</summary>
        public class Options : OptimizerOptions
        {
            /// <summary>The factor of a step whose sign has turned.</summary>
            public double? etaminus;

            /// <summary>The factor of a step whose sign has stayed.</summary>
            public double? etaplus;

            /// <summary>The smallest step.</summary>
            public double? min_step;

            /// <summary>The largest step.</summary>
            public double? max_step;

            /// <summary>Whether to climb.</summary>
            public bool? maximize;

            private protected override void Fields(FieldVisitor visitor)
            {
                base.Fields(visitor);
                visitor.Field(ref etaminus);
                visitor.Field(ref etaplus);
                visitor.Field(ref min_step);
                visitor.Field(ref max_step);
                visitor.Field(ref maximize);
            }
        }

        /// <summary>What is kept for a parameter.</summary>
        public sealed class State : OptimizerState, IDisposable
        {
            /// <summary>How many steps were made.</summary>
            public long step;

            /// <summary>The gradient of the last step; 0 where it rested.</summary>
            public Tensor prev = null!;

            /// <summary>The size of the last step.</summary>
            public Tensor step_size = null!;

            /// <summary>The state of a parameter.</summary>
            public State(Parameter parameter)
                : base(parameter)
            {
            }

            /// <inheritdoc/>
            public override void Initialize(OptimizerOptions options)
            {
                Free();
                (step, prev, step_size) = (0, Filled(), Filled(options.LearningRate!.Value));
            }

            /// <summary>Frees the state.</summary>
            public void Dispose() => Free();

            internal override void Step(Tensor gradient, OptimizerOptions options)
            {
                var o = (Options)options;
                step++;
                Step(new Formula(o.etaminus!.Value, o.etaplus!.Value, o.min_step!.Value, o.max_step!.Value, o.maximize!.Value), gradient, prev, step_size);
            }

            private protected override void Fields(FieldVisitor visitor)
            {
                visitor.Field(ref step);
                visitor.Field(ref prev);
                visitor.Field(ref step_size);
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
            public ParamGroup(IEnumerable<Parameter> parameters, double lr = 1e-2, double etaminus = 0.5, double etaplus = 1.2, double min_step = 1e-6, double max_step = 50, bool maximize = false)
                : base(parameters, new Options { LearningRate = lr, etaminus = etaminus, etaplus = etaplus, min_step = min_step, max_step = max_step, maximize = maximize })
            {
            }
        }

        private readonly record struct Formula(double EtaMinus, double EtaPlus, double Least, double Most, bool Maximize) : IStepFormula
        {
            public void Apply<T>(ref Vector<T> p, Vector<T> g, ref Vector<T> previous, ref Vector<T> size, ref Vector<T> c) where T : unmanaged, IFloatingPointIeee754<T>
            {
                if (Maximize) g = -g;
                Vector<T> agreement = g * previous, turned = Vector.LessThan(agreement, Vector<T>.Zero), stayed = Vector.GreaterThan(agreement, Vector<T>.Zero);
                size *= Vector.ConditionalSelect(stayed, Of<T>(EtaPlus), Vector.ConditionalSelect(turned, Of<T>(EtaMinus), Vector<T>.One));
                size = Vector.Min(Vector.Max(size, Of<T>(Least)), Of<T>(Most));
                g = Vector.AndNot(g, turned);
                p -= Vector.ConditionalSelect(Vector.GreaterThan(g, Vector<T>.Zero), size, Vector.ConditionalSelect(Vector.LessThan(g, Vector<T>.Zero), -size, Vector<T>.Zero));
                previous = g;
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
            /// <summary>Rprop: steps by the sign of the gradient alone.</summary>
            /// <param name="parameters">What to train.</param>
            /// <param name="lr">The step size.</param>
            /// <param name="etaminus">The factor of a step whose sign has turned.</param>
            /// <param name="etaplus">The factor of a step whose sign has stayed.</param>
            /// <param name="min_step">The smallest step.</param>
            /// <param name="max_step">The largest step.</param>
            /// <param name="maximize">Whether to climb.</param>
            public static Rprop Rprop(IEnumerable<Parameter> parameters, double lr = 1e-2, double etaminus = 0.5, double etaplus = 1.2, double min_step = 1e-6, double max_step = 50, bool maximize = false) =>
                new(parameters, lr, etaminus, etaplus, min_step, max_step, maximize);

            /// <summary>Rprop: steps by the sign of the gradient alone, for named parameters.</summary>
            public static Rprop Rprop(IEnumerable<(string name, Parameter parameter)> parameters, double lr = 1e-2, double etaminus = 0.5, double etaplus = 1.2, double min_step = 1e-6, double max_step = 50, bool maximize = false) =>
                new(parameters.Select(p => p.parameter), lr, etaminus, etaplus, min_step, max_step, maximize);

            /// <summary>Rprop: steps by the sign of the gradient alone, for groups with options of their own.</summary>
            public static Rprop Rprop(IEnumerable<Rprop.ParamGroup> parameters, double lr = 1e-2, double etaminus = 0.5, double etaplus = 1.2, double min_step = 1e-6, double max_step = 50, bool maximize = false) =>
                new(parameters, lr, etaminus, etaplus, min_step, max_step, maximize);
        }
    }
}
