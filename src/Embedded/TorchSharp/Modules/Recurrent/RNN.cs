using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>A recurrent network, h' = f(Wₓx + bₓ + Wₕh + bₕ) with f = tanh or ReLU: layers on layers, in one or both directions.</summary>
    /// <remarks>J. Elman, "Finding Structure in Time", 1990.</remarks>
    public sealed class RNN : nn.Module<Tensor, Tensor, (Tensor, Tensor)>
    {
        private readonly RecurrentStack _stack;

        internal RNN(long inputSize, long hiddenSize, long numLayers, nn.NonLinearities nonLinearity, bool bias, bool batchFirst, double dropout, bool bidirectional, Device? device, ScalarType? dtype)
            : base(nameof(RNN)) =>
            _stack = new(
                this, nonLinearity == nn.NonLinearities.Tanh ? ElmanTanh.Instance : ElmanRelu.Instance, 1, false,
                inputSize, hiddenSize, numLayers, bias, batchFirst, dropout, bidirectional, device, dtype);

        /// <summary>Runs whole sequences.</summary>
        /// <param name="input">[steps, batch, in], [batch, steps, in] with batchFirst, or [steps, in].</param>
        /// <param name="h0">The state before the first step, [layers · directions, batch, hidden]; zeros if left out.</param>
        /// <returns>The last layer's states at all steps, [steps, batch, directions · hidden], and all layers' last ones, shaped like h0.</returns>
        public override (Tensor, Tensor) forward(Tensor input, Tensor? h0)
        {
            var (y, h, _) = _stack.Run(input, h0, null);
            return (y, h);
        }

        /// <summary>Runs whole sequences.</summary>
        /// <param name="input">[steps, batch, in], [batch, steps, in] with batchFirst, or [steps, in].</param>
        /// <param name="h0">The state before the first step, [layers · directions, batch, hidden]; zeros if left out.</param>
        /// <returns>The last layer's states at all steps, [steps, batch, directions · hidden], and all layers' last ones, shaped like h0.</returns>
        public new (Tensor, Tensor) call(Tensor input, Tensor? h0 = null) => base.call(input, h0!);

        /// <summary>Runs sequences of several lengths.</summary>
        /// <param name="input">The packed sequences.</param>
        /// <param name="h0">The state before the first step, [layers · directions, batch, hidden]; zeros if left out.</param>
        public (nn.utils.rnn.PackedSequence, Tensor) call(nn.utils.rnn.PackedSequence input, Tensor? h0 = null)
        {
            var (y, h, _) = _stack.Run(input, h0, null);
            return (y, h);
        }

        /// <summary>Wₓ of a layer, or of a layer and direction: layer · directions + direction.</summary>
        public Parameter get_weight_ih(long idx) => _stack.Parameter("weight_ih", idx);

        /// <summary>Wₕ of a layer, or of a layer and direction: layer · directions + direction.</summary>
        public Parameter get_weight_hh(long idx) => _stack.Parameter("weight_hh", idx);

        /// <summary>bₓ of a layer, or of a layer and direction: layer · directions + direction.</summary>
        public Parameter get_bias_ih(long idx) => _stack.Parameter("bias_ih", idx);

        /// <summary>bₕ of a layer, or of a layer and direction: layer · directions + direction.</summary>
        public Parameter get_bias_hh(long idx) => _stack.Parameter("bias_hh", idx);

        /// <summary>Does nothing: the weights are packed for the processor in each call.</summary>
        public void flatten_parameters() { }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>The activation of a simple recurrent network.</summary>
            public enum NonLinearities
            {
                /// <summary>max(x, 0).</summary>
                ReLU = 0,

                /// <summary>Hyperbolic tangent.</summary>
                Tanh = 1,
            }

            /// <summary>A recurrent network, h' = f(Wₓx + bₓ + Wₕh + bₕ).</summary>
            /// <remarks>Parameters "weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0", …, the way back with "_reverse", are drawn uniformly from ±1/√hidden: PyTorch's numbers for the same seed.</remarks>
            /// <param name="inputSize">Numbers that go in at each step.</param>
            /// <param name="hiddenSize">Numbers of the state.</param>
            /// <param name="numLayers">Layers, each fed with the states of the one below.</param>
            /// <param name="nonLinearity">f.</param>
            /// <param name="bias">Whether there are biases.</param>
            /// <param name="batchFirst">Whether inputs and outputs are [batch, steps, …] instead of [steps, batch, …].</param>
            /// <param name="dropout">How likely each number between two layers is zeroed while training.</param>
            /// <param name="bidirectional">Whether each layer also runs from the last step to the first.</param>
            /// <param name="device">Where the parameters live.</param>
            /// <param name="dtype">Their type.</param>
            public static RNN RNN(
                long inputSize, long hiddenSize, long numLayers = 1, NonLinearities nonLinearity = NonLinearities.Tanh, bool bias = true, bool batchFirst = false, double dropout = 0.0,
                bool bidirectional = false, Device? device = null, ScalarType? dtype = null) =>
                new(inputSize, hiddenSize, numLayers, nonLinearity, bias, batchFirst, dropout, bidirectional, device, dtype);
        }
    }
}
