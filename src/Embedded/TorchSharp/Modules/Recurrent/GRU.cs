using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>A network of gated recurrent units: layers on layers, in one or both directions.</summary>
    /// <remarks>r, z = σ(Wₓx + bₓ + Wₕh + bₕ); n = tanh(Wₓₙx + bₓₙ + r·(Wₕₙh + bₕₙ)); h' = (1 − z)·n + z·h. K. Cho et al., 2014.</remarks>
    public sealed class GRU : nn.Module<Tensor, Tensor, (Tensor, Tensor)>
    {
        private readonly RecurrentStack _stack;

        internal GRU(long inputSize, long hiddenSize, long numLayers, bool bias, bool batchFirst, double dropout, bool bidirectional, Device? device, ScalarType? dtype)
            : base(nameof(GRU)) =>
            _stack = new(this, Gru.Instance, 3, false, inputSize, hiddenSize, numLayers, bias, batchFirst, dropout, bidirectional, device, dtype);

        /// <summary>Runs whole sequences.</summary>
        /// <param name="input">[steps, batch, in], [batch, steps, in] with batchFirst, or [steps, in].</param>
        /// <param name="h0">The state before the first step, [layers · directions, batch, hidden]; zeros if left out.</param>
        /// <returns>The last layer's states at all steps, [steps, batch, directions · hidden], and all layers' last ones, shaped like h0.</returns>
        public override (Tensor, Tensor) forward(Tensor input, Tensor? h0 = null)
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
            /// <summary>A network of gated recurrent units.</summary>
            /// <remarks>Weights have the rows of r, then z, then n; names and first values are as in <see cref="RNN"/>.</remarks>
            /// <param name="inputSize">Numbers that go in at each step.</param>
            /// <param name="hiddenSize">Numbers of the state.</param>
            /// <param name="numLayers">Layers, each fed with the states of the one below.</param>
            /// <param name="bias">Whether there are biases.</param>
            /// <param name="batchFirst">Whether inputs and outputs are [batch, steps, …] instead of [steps, batch, …].</param>
            /// <param name="dropout">How likely each number between two layers is zeroed while training.</param>
            /// <param name="bidirectional">Whether each layer also runs from the last step to the first.</param>
            /// <param name="device">Where the parameters live.</param>
            /// <param name="dtype">Their type.</param>
            public static GRU GRU(
                long inputSize, long hiddenSize, long numLayers = 1, bool bias = true, bool batchFirst = false, double dropout = 0.0,
                bool bidirectional = false, Device? device = null, ScalarType? dtype = null) =>
                new(inputSize, hiddenSize, numLayers, bias, batchFirst, dropout, bidirectional, device, dtype);
        }
    }
}
