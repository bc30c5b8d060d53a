using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>y = x·Wᵀ + b: [N, …, in] → [N, …, out].</summary>
    public sealed class Linear : nn.Module<Tensor, Tensor>
    {
        private Parameter _weight;
        private Parameter? _bias;

        internal Linear(Parameter weight, Parameter? bias)
            : base(nameof(Linear))
        {
            (in_features, out_features) = (weight.Sizes[1], weight.Sizes[0]);
            (_weight, _bias) = (weight, bias);
            register_parameter(nameof(weight), weight);
            if (bias is not null) register_parameter(nameof(bias), bias);
        }

        /// <summary>Numbers that go in.</summary>
        public long in_features { get; set; }

        /// <summary>Numbers that come out.</summary>
        public long out_features { get; set; }

        /// <summary>W, [out, in].</summary>
        public Parameter weight
        {
            get => _weight;
            set => ConditionallyRegisterParameter(nameof(weight), _weight = value);
        }

        /// <summary>b, [out], or null.</summary>
        public Parameter? bias
        {
            get => _bias;
            set => ConditionallyRegisterParameter(nameof(bias), _bias = value);
        }

        /// <summary>Computes y.</summary>
        public override Tensor forward(Tensor tensor) => nn.functional.linear(tensor, _weight, _bias);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>y = x·Wᵀ + b.</summary>
            /// <remarks>Weights and biases are drawn uniformly from ±1/√in, PyTorch's numbers for the same seed.</remarks>
            /// <param name="inputSize">Numbers that go in.</param>
            /// <param name="outputSize">Numbers that come out.</param>
            /// <param name="hasBias">Whether there is a b.</param>
            /// <param name="device">Where the parameters live.</param>
            /// <param name="dtype">Their type.</param>
            public static Linear Linear(long inputSize, long outputSize, bool hasBias = true, Device? device = null, ScalarType? dtype = null)
            {
                var weight = new Parameter(empty([outputSize, inputSize], dtype, device));
                init.kaiming_uniform_(weight, Math.Sqrt(5));
                return new Linear(weight, hasBias ? init.Bias(outputSize, inputSize, dtype, device) : null);
            }

            /// <summary>y = x·Wᵀ + b with given parameters.</summary>
            public static Linear Linear(Parameter weight, Parameter? bias = null) => new(weight, bias);
        }
    }
}
