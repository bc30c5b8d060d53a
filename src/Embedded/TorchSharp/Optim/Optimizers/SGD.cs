using TorchSharp.Kernels;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Stochastic gradient descent: d = g + weight_decay · p; b = momentum · b + (1 − dampening) · d; p −= lr · b.</summary>
    /// <remarks>The first b is d. With nesterov, p −= lr · (d + momentum · b): I. Sutskever et al., "On the importance of initialization and momentum in deep learning", 2013.</remarks>
    public class SGD : OptimizerHelper, optim.IMomentum
    {
        /// <summary>An optimiser of one group.</summary>
        public SGD(IEnumerable<Parameter> parameters, double lr, double momentum = 0.0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false)
            : this([new ParamGroup { Parameters = parameters }], lr, momentum, dampening, weight_decay, nesterov, maximize)
        {
        }

        /// <summary>An optimiser of several groups; what a group leaves out comes from the other arguments.</summary>
        public SGD(IEnumerable<ParamGroup> parameters, double lr, double momentum = 0.0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false)
        {
            NotNegative(momentum, "momentum value");
            NotNegative(weight_decay, "weight_decay value");
            if (nesterov && (momentum <= 0 || dampening != 0)) throw new ArgumentException("Nesterov momentum requires a momentum and zero dampening");
            Start(new Options { LearningRate = lr, momentum = momentum, dampening = dampening, weight_decay = weight_decay, nesterov = nesterov, maximize = maximize }, parameters);
        }

        /// <summary>The momentum of groups that bring none.</summary>
        public double Momentum
        {
            get => ((Options)_defaults).momentum!.Value;
            set => ((Options)_defaults).momentum = value;
        }

        private protected override OptimizerState NewState(Parameter parameter) => new State(parameter);

        /// <summary>The numbers that steer the descent; null for the optimiser's.</summary>
        public class Options : OptimizerOptions
        {
            /// <summary>The part of the last step that is kept.</summary>
            public double? momentum;

            /// <summary>The part of the gradient that the momentum leaves out.</summary>
            public double? dampening;

            /// <summary>The factor of the parameter that is added to its gradient.</summary>
            public double? weight_decay;

            /// <summary>Whether the gradient is looked at one step ahead.</summary>
            public bool? nesterov;

            /// <summary>Whether to climb.</summary>
            public bool? maximize;

            private protected override void Fields(FieldVisitor visitor)
            {
                base.Fields(visitor);
                visitor.Field(ref momentum);
                visitor.Field(ref dampening);
                visitor.Field(ref weight_decay);
                visitor.Field(ref nesterov);
                visitor.Field(ref maximize);
            }
        }

        /// <summary>What is kept for a parameter.</summary>
        public sealed class State : OptimizerState, IDisposable
        {
            /// <summary>The last step before its learning rate; null before the first step with momentum.</summary>
            public Tensor? momentum_buffer;

            /// <summary>The state of a parameter.</summary>
            public State(Parameter parameter)
                : base(parameter)
            {
            }

            /// <inheritdoc/>
            public override void Initialize(OptimizerOptions options)
            {
                Free();
                momentum_buffer = null;
            }

            /// <summary>Frees the state.</summary>
            public void Dispose() => Free();

            internal override void Step(Tensor gradient, OptimizerOptions options)
            {
                var o = (Options)options;
                var first = o.momentum != 0 && momentum_buffer is null;
                if (first) momentum_buffer = Filled();
                var settings = new SgdOptions(o.LearningRate!.Value, o.momentum!.Value, o.dampening!.Value, o.weight_decay!.Value, o.nesterov!.Value, first, o.maximize!.Value);
                using var step = new StepOperands(Parameter, gradient);
                if (Parameter.dtype == ScalarType.Float32) Run<float>(step, settings);
                else Run<double>(step, settings);
            }

            private unsafe void Run<T>(StepOperands step, in SgdOptions settings) where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
            {
                OptimizerSteps.Sgd((nint)step.Values.NumberOfElements, step.Values.Pointer<T>(), step.Gradient.Pointer<T>(), momentum_buffer is null ? null : momentum_buffer.Pointer<T>(), settings);
                GC.KeepAlive(momentum_buffer);
            }

            private protected override void Fields(FieldVisitor visitor) => visitor.Optional(ref momentum_buffer);
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
            public ParamGroup(IEnumerable<Parameter> parameters, double lr = 1e-3, double momentum = 0.0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false)
                : base(parameters, new Options { LearningRate = lr, momentum = momentum, dampening = dampening, weight_decay = weight_decay, nesterov = nesterov, maximize = maximize })
            {
            }

            /// <summary>The part of the last step that is kept.</summary>
            public double Momentum
            {
                get => Options.momentum ?? 0;
                set => Options.momentum = value;
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
            /// <summary>Stochastic gradient descent, with momentum if asked for.</summary>
            /// <param name="parameters">What to train.</param>
            /// <param name="learningRate">The step size.</param>
            /// <param name="momentum">The part of the last step that is kept.</param>
            /// <param name="dampening">The part of the gradient that the momentum leaves out.</param>
            /// <param name="weight_decay">The factor of the parameter that is added to its gradient.</param>
            /// <param name="nesterov">Whether the gradient is looked at one step ahead.</param>
            /// <param name="maximize">Whether to climb.</param>
            public static SGD SGD(IEnumerable<Parameter> parameters, double learningRate, double momentum = 0.0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false) =>
                new(parameters, learningRate, momentum, dampening, weight_decay, nesterov, maximize);

            /// <summary>Stochastic gradient descent of named parameters.</summary>
            public static SGD SGD(IEnumerable<(string name, Parameter parameter)> parameters, double learningRate, double momentum = 0.0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false) =>
                new(parameters.Select(p => p.parameter), learningRate, momentum, dampening, weight_decay, nesterov, maximize);

            /// <summary>Stochastic gradient descent of groups with options of their own.</summary>
            public static SGD SGD(IEnumerable<SGD.ParamGroup> parameters, double learningRate, double momentum = 0.0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false) =>
                new(parameters, learningRate, momentum, dampening, weight_decay, nesterov, maximize);
        }
    }
}
