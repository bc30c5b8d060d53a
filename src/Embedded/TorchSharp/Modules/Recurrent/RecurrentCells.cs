using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>One step of a recurrent network: h' = f(Wₓx + bₓ + Wₕh + bₕ).</summary>
    public sealed class RNNCell : nn.Module<Tensor, Tensor, Tensor>
    {
        private readonly RecurrentOperator _cell;

        internal RNNCell(long inputSize, long hiddenSize, nn.NonLinearities nonLinearity, bool bias, Device? device, ScalarType? dtype)
            : base(nameof(RNNCell))
        {
            _cell = nonLinearity == nn.NonLinearities.Tanh ? ElmanTanh.Instance : ElmanRelu.Instance;
            RecurrentStack.Register(this, "_ih", "_hh", hiddenSize, inputSize, hiddenSize, bias, device, dtype);
        }

        /// <summary>Wₓ, [hidden, in].</summary>
        public Parameter? weight_ih
        {
            get => get_parameter(nameof(weight_ih));
            set => ConditionallyRegisterParameter(nameof(weight_ih), value);
        }

        /// <summary>Wₕ, [hidden, hidden].</summary>
        public Parameter? weight_hh
        {
            get => get_parameter(nameof(weight_hh));
            set => ConditionallyRegisterParameter(nameof(weight_hh), value);
        }

        /// <summary>bₓ, [hidden], or null.</summary>
        public Parameter? bias_ih
        {
            get => get_parameter(nameof(bias_ih));
            set => ConditionallyRegisterParameter(nameof(bias_ih), value);
        }

        /// <summary>bₕ, [hidden], or null.</summary>
        public Parameter? bias_hh
        {
            get => get_parameter(nameof(bias_hh));
            set => ConditionallyRegisterParameter(nameof(bias_hh), value);
        }

        /// <summary>One step.</summary>
        /// <param name="input">[batch, in] or [in].</param>
        /// <param name="h0">The state, [batch, hidden] or [hidden]; zeros if left out.</param>
        /// <returns>The next state.</returns>
        public override Tensor forward(Tensor input, Tensor? h0 = null) => OneStep.Run(this, _cell, input, h0, null, weight_ih!, weight_hh!, bias_ih, bias_hh).H;
    }

    /// <summary>One step of a network of gated recurrent units, as in <see cref="GRU"/>.</summary>
    public sealed class GRUCell : nn.Module<Tensor, Tensor, Tensor>
    {
        internal GRUCell(long inputSize, long hiddenSize, bool bias, Device? device, ScalarType? dtype)
            : base(nameof(GRUCell)) =>
            RecurrentStack.Register(this, "_ih", "_hh", 3 * hiddenSize, inputSize, hiddenSize, bias, device, dtype);

        /// <summary>Wₓ, [3 · hidden, in]: the rows of r, z and n.</summary>
        public Parameter? weight_ih
        {
            get => get_parameter(nameof(weight_ih));
            set => ConditionallyRegisterParameter(nameof(weight_ih), value);
        }

        /// <summary>Wₕ, [3 · hidden, hidden].</summary>
        public Parameter? weight_hh
        {
            get => get_parameter(nameof(weight_hh));
            set => ConditionallyRegisterParameter(nameof(weight_hh), value);
        }

        /// <summary>bₓ, [3 · hidden], or null.</summary>
        public Parameter? bias_ih
        {
            get => get_parameter(nameof(bias_ih));
            set => ConditionallyRegisterParameter(nameof(bias_ih), value);
        }

        /// <summary>bₕ, [3 · hidden], or null.</summary>
        public Parameter? bias_hh
        {
            get => get_parameter(nameof(bias_hh));
            set => ConditionallyRegisterParameter(nameof(bias_hh), value);
        }

        /// <summary>One step.</summary>
        /// <param name="input">[batch, in] or [in].</param>
        /// <param name="h0">The state, [batch, hidden] or [hidden]; zeros if left out.</param>
        /// <returns>The next state.</returns>
        public override Tensor forward(Tensor input, Tensor? h0 = null) => OneStep.Run(this, Gru.Instance, input, h0, null, weight_ih!, weight_hh!, bias_ih, bias_hh).H;
    }

    /// <summary>One step of long short-term memory, as in <see cref="LSTM"/>.</summary>
    public sealed class LSTMCell : nn.Module<Tensor, (Tensor, Tensor)?, (Tensor, Tensor)>
    {
        internal LSTMCell(long inputSize, long hiddenSize, bool bias, Device? device, ScalarType? dtype)
            : base(nameof(LSTMCell)) =>
            RecurrentStack.Register(this, "_ih", "_hh", 4 * hiddenSize, inputSize, hiddenSize, bias, device, dtype);

        /// <summary>Wₓ, [4 · hidden, in]: the rows of i, f, g and o.</summary>
        public Parameter? weight_ih
        {
            get => get_parameter(nameof(weight_ih));
            set => ConditionallyRegisterParameter(nameof(weight_ih), value);
        }

        /// <summary>Wₕ, [4 · hidden, hidden].</summary>
        public Parameter? weight_hh
        {
            get => get_parameter(nameof(weight_hh));
            set => ConditionallyRegisterParameter(nameof(weight_hh), value);
        }

        /// <summary>bₓ, [4 · hidden], or null.</summary>
        public Parameter? bias_ih
        {
            get => get_parameter(nameof(bias_ih));
            set => ConditionallyRegisterParameter(nameof(bias_ih), value);
        }

        /// <summary>bₕ, [4 · hidden], or null.</summary>
        public Parameter? bias_hh
        {
            get => get_parameter(nameof(bias_hh));
            set => ConditionallyRegisterParameter(nameof(bias_hh), value);
        }

        /// <summary>One step.</summary>
        /// <param name="input">[batch, in] or [in].</param>
        /// <param name="h0_c0">The states h and c, each [batch, hidden] or [hidden]; zeros if null.</param>
        /// <returns>The next h and c.</returns>
        public override (Tensor, Tensor) forward(Tensor input, (Tensor, Tensor)? h0_c0)
        {
            var (h, c) = OneStep.Run(this, Lstm.Instance, input, h0_c0?.Item1, h0_c0?.Item2, weight_ih!, weight_hh!, bias_ih, bias_hh);
            return (h, c!);
        }

        /// <summary>One step.</summary>
        /// <param name="input">[batch, in] or [in].</param>
        /// <param name="h0_c0">The states h and c, each [batch, hidden] or [hidden]; zeros if left out.</param>
        /// <returns>The next h and c.</returns>
        public new (Tensor, Tensor) call(Tensor input, (Tensor, Tensor)? h0_c0 = null) => base.call(input, h0_c0);
    }

    /// <summary>A recurrent operator on a single step.</summary>
    internal static class OneStep
    {
        /// <summary>The next states of [batch, in] or [in].</summary>
        internal static (Tensor H, Tensor? C) Run(
            nn.Module module, RecurrentOperator cell, Tensor input, Tensor? h, Tensor? c, Tensor weightX, Tensor weightH, Tensor? biasX, Tensor? biasH)
        {
            if (input.ndim is not (1 or 2)) throw new InvalidOperationException($"{module.GetName()}: Expected input to be 1-D or 2-D but received {input.ndim}-D tensor");
            var (inputSize, hidden) = (weightX.Sizes[1], weightH.Sizes[1]);
            if (input.Sizes[^1] != inputSize) throw new InvalidOperationException($"input has inconsistent input_size: got {input.Sizes[^1]} expected {inputSize}");
            RecurrentStack.CheckType(module, input, weightX);
            var rows = input.ndim == 2 ? input : input.unsqueeze(0);
            var batch = rows.Sizes[0];
            var result = cell.Apply(new(rows, weightX, weightH, State(h, 0), ReferenceEquals(cell, Lstm.Instance) ? State(c, 1) : null, biasX, biasH), [(int)batch], reversed: false);
            // Behind the step's states come the last ones, which are the same, and then c.
            return (Shaped(result.narrow(0, 0, batch)), ReferenceEquals(cell, Lstm.Instance) ? Shaped(result.narrow(0, 2 * batch, batch)) : null);

            Tensor Shaped(Tensor state) => input.ndim == 2 ? state : state.squeeze(0);

            Tensor State(Tensor? state, int index)
            {
                if (state is null) return zeros([batch, hidden], input.dtype);
                var of = state.ndim == 1 ? state.unsqueeze(0) : state;
                if (of.ndim != 2 || of.Sizes[0] != batch) throw new InvalidOperationException($"Input batch size {batch} doesn't match hidden{index} batch size {of.Sizes[0]}");
                if (of.Sizes[1] != hidden) throw new InvalidOperationException($"hidden{index} has inconsistent hidden_size: got {of.Sizes[1]}, expected {hidden}");
                return of;
            }
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>One step of a recurrent network, h' = f(Wₓx + bₓ + Wₕh + bₕ), its parameters drawn uniformly from ±1/√hidden.</summary>
            /// <param name="inputSize">Numbers that go in.</param>
            /// <param name="hiddenSize">Numbers of the state.</param>
            /// <param name="nonLinearity">f.</param>
            /// <param name="bias">Whether there are biases.</param>
            /// <param name="device">Where the parameters live.</param>
            /// <param name="dtype">Their type.</param>
            public static RNNCell RNNCell(long inputSize, long hiddenSize, NonLinearities nonLinearity = NonLinearities.Tanh, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(inputSize, hiddenSize, nonLinearity, bias, device, dtype);

            /// <summary>One step of a network of gated recurrent units, its parameters drawn uniformly from ±1/√hidden.</summary>
            /// <param name="inputSize">Numbers that go in.</param>
            /// <param name="hiddenSize">Numbers of the state.</param>
            /// <param name="bias">Whether there are biases.</param>
            /// <param name="device">Where the parameters live.</param>
            /// <param name="dtype">Their type.</param>
            public static GRUCell GRUCell(long inputSize, long hiddenSize, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(inputSize, hiddenSize, bias, device, dtype);

            /// <summary>One step of long short-term memory, its parameters drawn uniformly from ±1/√hidden.</summary>
            /// <param name="inputSize">Numbers that go in.</param>
            /// <param name="hiddenSize">Numbers of each state.</param>
            /// <param name="bias">Whether there are biases.</param>
            /// <param name="device">Where the parameters live.</param>
            /// <param name="dtype">Their type.</param>
            public static LSTMCell LSTMCell(long inputSize, long hiddenSize, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(inputSize, hiddenSize, bias, device, dtype);
        }
    }
}
