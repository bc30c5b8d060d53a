using TorchSharp.Kernels;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Stochastic gradient descent; <see cref="OptimizerSteps.Sgd"/> has the formula.</summary>
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
            if (!(lr >= 0)) throw new ArgumentException($"Invalid learning rate: {lr}");
            if (!(momentum >= 0)) throw new ArgumentException($"Invalid momentum value: {momentum}");
            if (!(weight_decay >= 0)) throw new ArgumentException($"Invalid weight_decay value: {weight_decay}");
            if (nesterov && (momentum <= 0 || dampening != 0)) throw new ArgumentException("Nesterov momentum requires a momentum and zero dampening");
            _defaults = new Options { LearningRate = lr, momentum = momentum, dampening = dampening, weight_decay = weight_decay, nesterov = nesterov, maximize = maximize };
            foreach (var group in parameters) add_param_group(group);
        }

        /// <summary>The momentum of groups that bring none.</summary>
        public double Momentum
        {
            get => ((Options)_defaults).momentum!.Value;
            set => ((Options)_defaults).momentum = value;
        }

        /// <summary>Adds parameters with options of their own.</summary>
        public override void add_param_group(Modules.ParamGroup param_group)
        {
            var defaults = (Options)_defaults;
            var options = (Options)(param_group.Options ??= new Options());
            options.LearningRate ??= defaults.LearningRate;
            options.momentum ??= defaults.momentum;
            options.dampening ??= defaults.dampening;
            options.weight_decay ??= defaults.weight_decay;
            options.nesterov ??= defaults.nesterov;
            options.maximize ??= defaults.maximize;
            Add(param_group, parameter => new State(parameter));
        }

        /// <summary>Changes the parameters by their gradients.</summary>
        public override Tensor? step(Func<Tensor>? closure = null) => _step<Modules.ParamGroup>(
            group =>
            {
                foreach (var parameter in group.Parameters) ((State)StateOf(parameter)).Step((Options)group.Options);
            },
            closure);

        /// <summary>Frees the state.</summary>
        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            if (disposing) FreeStates();
        }

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

            /// <inheritdoc/>
            public override void SaveStateDict(BinaryWriter writer)
            {
                base.SaveStateDict(writer);
                writer.Write(momentum ?? 0);
                writer.Write(dampening ?? 0);
                writer.Write(weight_decay ?? 0);
                writer.Write(nesterov ?? false);
                writer.Write(maximize ?? false);
            }

            /// <inheritdoc/>
            public override void LoadStateDict(BinaryReader reader)
            {
                base.LoadStateDict(reader);
                momentum = reader.ReadDouble();
                dampening = reader.ReadDouble();
                weight_decay = reader.ReadDouble();
                nesterov = reader.ReadBoolean();
                maximize = reader.ReadBoolean();
            }

            /// <inheritdoc/>
            public override void LoadStateDict(OptimizerOptions source)
            {
                base.LoadStateDict(source);
                var other = (Options)source;
                (momentum, dampening, weight_decay, nesterov, maximize) = (other.momentum, other.dampening, other.weight_decay, other.nesterov, other.maximize);
            }
        }

        /// <summary>What is kept for a parameter.</summary>
        public sealed class State : OptimizerState, IDisposable
        {
            /// <summary>The state of a parameter.</summary>
            public State(Parameter parameter)
                : base(parameter)
            {
            }

            /// <summary>The last step before its learning rate; null before the first step with momentum.</summary>
            public Tensor? momentum_buffer;

            /// <inheritdoc/>
            public override void Initialize(OptimizerOptions options)
            {
                momentum_buffer?.Dispose();
                momentum_buffer = null;
            }

            /// <inheritdoc/>
            public override void SaveStateDict(BinaryWriter writer) => SaveConditionalStateTensor(writer, momentum_buffer);

            /// <inheritdoc/>
            public override void LoadStateDict(BinaryReader reader)
            {
                LoadConditionalStateTensor(reader, ref momentum_buffer, CPU);
                CheckFits(momentum_buffer);
            }

            /// <inheritdoc/>
            public override void LoadStateDict(OptimizerState source)
            {
                momentum_buffer = Copy(momentum_buffer, ((State)source).momentum_buffer);
                CheckFits(momentum_buffer);
            }

            /// <inheritdoc/>
            public override bool ApproximatelyEquals(OptimizerState other) => other is State state && Close(momentum_buffer, state.momentum_buffer);

            /// <inheritdoc/>
            public override void to(Device device) => base.to(device);

            /// <summary>Frees the state.</summary>
            public void Dispose() => momentum_buffer?.Dispose();

            internal void Step(Options options)
            {
                if (Parameter.Gradients?.Gradient is not { } gradient) return;
                var first = options.momentum != 0 && momentum_buffer is null;
                if (first) momentum_buffer = Zeros(Parameter);
                var settings = new SgdOptions(options.LearningRate!.Value, options.momentum!.Value, options.dampening!.Value, options.weight_decay!.Value, options.nesterov!.Value, first, options.maximize!.Value);
                using var step = new StepOperands(Parameter, gradient);
                if (Parameter.dtype == ScalarType.Float32) Run<float>(step, settings);
                else Run<double>(step, settings);
            }

            private unsafe void Run<T>(StepOperands step, in SgdOptions settings) where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
            {
                OptimizerSteps.Sgd((nint)step.Values.NumberOfElements, step.Values.Pointer<T>(), step.Gradient.Pointer<T>(), momentum_buffer is null ? null : momentum_buffer.Pointer<T>(), settings);
                GC.KeepAlive(momentum_buffer);
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
