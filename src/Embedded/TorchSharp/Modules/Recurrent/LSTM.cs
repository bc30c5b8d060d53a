using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Long short-term memory: layers on layers, in one or both directions.</summary>
    /// <remarks>i, f, o = σ(Wₓx + bₓ + Wₕh + bₕ), g = tanh(…); c' = f·c + i·g; h' = o·tanh(c'). S. Hochreiter and J. Schmidhuber, 1997.</remarks>
    public sealed class LSTM : nn.Module<Tensor, (Tensor, Tensor)?, (Tensor, Tensor, Tensor)>
    {
        private readonly RecurrentStack _stack;

        internal LSTM(long inputSize, long hiddenSize, long numLayers, bool bias, bool batchFirst, double dropout, bool bidirectional, Device? device, ScalarType? dtype)
            : base(nameof(LSTM)) =>
            _stack = new(this, Lstm.Instance, 4, true, inputSize, hiddenSize, numLayers, bias, batchFirst, dropout, bidirectional, device, dtype);

        /// <summary>Runs whole sequences.</summary>
        /// <param name="input">[steps, batch, in], [batch, steps, in] with batchFirst, or [steps, in].</param>
        /// <param name="h0_c0">The states before the first step, each [layers · directions, batch, hidden]; zeros if left out.</param>
        /// <returns>The last layer's h at all steps, [steps, batch, directions · hidden], then all layers' last h and c, shaped like h0 and c0.</returns>
        public override (Tensor, Tensor, Tensor) forward(Tensor input, (Tensor, Tensor)? h0_c0 = null)
        {
            var (y, h, c) = _stack.Run(input, h0_c0?.Item1, h0_c0?.Item2);
            return (y, h, c!);
        }

        /// <summary>Runs whole sequences.</summary>
        /// <param name="input">[steps, batch, in], [batch, steps, in] with batchFirst, or [steps, in].</param>
        /// <param name="h0_c0">The states before the first step, each [layers · directions, batch, hidden]; zeros if left out.</param>
        /// <returns>The last layer's h at all steps, [steps, batch, directions · hidden], then all layers' last h and c, shaped like h0 and c0.</returns>
        public new (Tensor, Tensor, Tensor) call(Tensor input, (Tensor, Tensor)? h0_c0 = null) => base.call(input, h0_c0);

        /// <summary>Runs sequences of several lengths.</summary>
        /// <param name="input">The packed sequences.</param>
        /// <param name="h0_c0">The states before the first step, each [layers · directions, batch, hidden]; zeros if left out.</param>
        public (nn.utils.rnn.PackedSequence, Tensor, Tensor) call(nn.utils.rnn.PackedSequence input, (Tensor, Tensor)? h0_c0 = null)
        {
            var (y, h, c) = _stack.Run(input, h0_c0?.Item1, h0_c0?.Item2);
            return (y, h, c!);
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
            /// <summary>Long short-term memory.</summary>
            /// <remarks>Weights have the rows of i, then f, g and o; names and first values are as in <see cref="RNN"/>.</remarks>
            /// <param name="inputSize">Numbers that go in at each step.</param>
            /// <param name="hiddenSize">Numbers of each state.</param>
            /// <param name="numLayers">Layers, each fed with the states h of the one below.</param>
            /// <param name="bias">Whether there are biases.</param>
            /// <param name="batchFirst">Whether inputs and outputs are [batch, steps, …] instead of [steps, batch, …].</param>
            /// <param name="dropout">How likely each number between two layers is zeroed while training.</param>
            /// <param name="bidirectional">Whether each layer also runs from the last step to the first.</param>
            /// <param name="device">Where the parameters live.</param>
            /// <param name="dtype">Their type.</param>
            public static LSTM LSTM(
                long inputSize, long hiddenSize, long numLayers = 1, bool bias = true, bool batchFirst = false, double dropout = 0.0,
                bool bidirectional = false, Device? device = null, ScalarType? dtype = null) =>
                new(inputSize, hiddenSize, numLayers, bias, batchFirst, dropout, bidirectional, device, dtype);
        }
    }
}
