using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What RNN, LSTM and GRU have in common: layers and directions, the parameters of each, and the way from one to the next.</summary>
internal sealed class RecurrentStack
{
    private readonly nn.Module _module;
    private readonly RecurrentOperator _cell;
    private readonly long _inputSize, _hiddenSize, _layers, _directions;
    private readonly bool _biased, _batchFirst, _hasC;
    private readonly double _dropout;

    /// <summary>Registers the parameters with the module, drawn uniformly from ±1/√hidden in PyTorch's order.</summary>
    internal RecurrentStack(
        nn.Module module, RecurrentOperator cell, int gates, bool hasC, long inputSize, long hiddenSize, long numLayers, bool bias, bool batchFirst, double dropout, bool bidirectional,
        Device? device, ScalarType? dtype)
    {
        if (inputSize <= 0) throw new ArgumentException($"inputSize must be greater than zero, but got {inputSize}", nameof(inputSize));
        if (hiddenSize <= 0) throw new ArgumentException($"hiddenSize must be greater than zero, but got {hiddenSize}", nameof(hiddenSize));
        if (numLayers <= 0) throw new ArgumentException($"numLayers must be greater than zero, but got {numLayers}", nameof(numLayers));
        if (dropout is not (>= 0 and <= 1))
            throw new ArgumentException($"dropout should be a number in range [0, 1] representing the probability of an element being zeroed, but got {dropout}", nameof(dropout));
        (_module, _cell, _hasC, _inputSize, _hiddenSize, _layers, _biased, _batchFirst, _dropout) = (module, cell, hasC, inputSize, hiddenSize, numLayers, bias, batchFirst, dropout);
        _directions = bidirectional ? 2 : 1;
        for (var index = 0; index < _layers * _directions; index++)
        {
            var below = index < _directions ? inputSize : hiddenSize * _directions;
            var suffix = Suffix(index);
            Register(module, "_ih" + suffix, "_hh" + suffix, gates * hiddenSize, below, hiddenSize, bias, device, dtype);
        }
    }

    /// <summary>Registers the parameters of one cell: weights of the input and of the state, then biases.</summary>
    internal static void Register(nn.Module module, string input, string state, long rows, long inputSize, long hiddenSize, bool bias, Device? device, ScalarType? dtype)
    {
        var bound = 1 / Math.Sqrt(hiddenSize);
        Add("weight" + input, [rows, inputSize]);
        Add("weight" + state, [rows, hiddenSize]);
        if (!bias) return;
        Add("bias" + input, [rows]);
        Add("bias" + state, [rows]);

        void Add(string name, long[] shape)
        {
            var parameter = new Parameter(empty(shape, dtype, device));
            nn.init.uniform_(parameter, -bound, bound);
            module.register_parameter(name, parameter);
        }
    }

    /// <summary>A parameter of a layer and direction; direction is counted inside the layer.</summary>
    internal Parameter Parameter(string kind, long index) =>
        index >= 0 && index < _layers * _directions
            ? _module.get_parameter(kind + Suffix(index)) ?? throw new InvalidOperationException($"The layer has no {kind}: it was made with bias: false.")
            : throw new ArgumentOutOfRangeException(nameof(index), $"The network has {_layers * _directions} layers and directions, so there is no number {index}.");

    /// <summary>All steps of sequences of one length: [steps, batch, in] or [steps, in].</summary>
    internal (Tensor Y, Tensor H, Tensor? C) Run(Tensor input, Tensor? h0, Tensor? c0)
    {
        if (input.ndim is not (2 or 3)) throw new InvalidOperationException($"{_module.GetName()}: Expected input to be 2-D or 3-D but received {input.ndim}-D tensor");
        var batched = input.ndim == 3;
        foreach (var state in new[] { h0, c0 })
        {
            if (state is null || state.ndim == input.ndim) continue;
            throw new InvalidOperationException($"For {(batched ? "batched 3-D" : "unbatched 2-D")} input, hx should also be {input.ndim}-D but got {state.ndim}-D tensor");
        }
        var steps = !batched ? input.unsqueeze(1) : _batchFirst ? input.transpose(0, 1) : input;
        var (length, batch) = (steps.Sizes[0], steps.Sizes[1]);
        CheckInput(input);
        if (length == 0) throw new InvalidOperationException("Expected sequence length to be larger than 0 in RNN");
        var sizes = new int[length];
        Array.Fill(sizes, (int)batch);
        var (y, h, c) = Run(steps.reshape(length * batch, _inputSize), sizes, batched ? h0 : h0?.unsqueeze(1), batched ? c0 : c0?.unsqueeze(1));
        y = y.reshape(length, batch, _hiddenSize * _directions);
        return batched
            ? (_batchFirst ? y.transpose(0, 1) : y, h, c)
            : (y.squeeze(1), h.squeeze(1), c?.squeeze(1));
    }

    /// <summary>All steps of sequences of several lengths.</summary>
    internal (nn.utils.rnn.PackedSequence Y, Tensor H, Tensor? C) Run(nn.utils.rnn.PackedSequence input, Tensor? h0, Tensor? c0)
    {
        if (input.data.ndim != 2) throw new InvalidOperationException($"input must have 2 dimensions, got {input.data.ndim}");
        CheckInput(input.data);
        int[] sizes = [.. input.batch_sizes.data<long>().Select(size => (int)size)];
        Tensor? Sorted(Tensor? state) => state is null || input.sorted_indices is null ? state : state.index_select(1, input.sorted_indices);
        Tensor? Unsorted(Tensor? state) => state is null || input.unsorted_indices is null ? state : state.index_select(1, input.unsorted_indices);
        var (y, h, c) = Run(input.data, sizes, Sorted(h0), Sorted(c0));
        return (new(y, input.batch_sizes.alias(), input.sorted_indices?.alias(), input.unsorted_indices?.alias()), Unsorted(h)!, Unsorted(c));
    }

    private (Tensor Y, Tensor H, Tensor? C) Run(Tensor rows, int[] sizes, Tensor? h0, Tensor? c0)
    {
        long batch = sizes[0], count = rows.Sizes[0];
        long[] shape = [_layers * _directions, batch, _hiddenSize];
        Check(h0, shape, c0 is null ? "hidden" : "hidden[0]");
        Check(c0, shape, "hidden[1]");
        var zero = h0 is null || (_hasC && c0 is null) ? zeros([batch, _hiddenSize], rows.dtype) : null;
        List<Tensor> lastH = [], lastC = [];
        for (var layer = 0; layer < _layers; layer++)
        {
            var outputs = new Tensor[_directions];
            for (var direction = 0; direction < _directions; direction++)
            {
                var index = layer * _directions + direction;
                var result = _cell.Apply(
                    new(rows, Parameter("weight_ih", index), Parameter("weight_hh", index), h0 is null ? zero! : h0[index], _hasC ? c0 is null ? zero! : c0[index] : null,
                        _biased ? Parameter("bias_ih", index) : null, _biased ? Parameter("bias_hh", index) : null),
                    sizes, reversed: direction == 1);
                outputs[direction] = result.narrow(0, 0, count);
                lastH.Add(result.narrow(0, count, batch));
                if (_hasC) lastC.Add(result.narrow(0, count + batch, batch));
            }
            rows = _directions == 1 ? outputs[0] : cat(outputs, 1);
            if (_dropout > 0 && layer < _layers - 1) rows = nn.functional.dropout(rows, _dropout, _module.training);
        }
        return (rows, stack(lastH, 0), _hasC ? stack(lastC, 0) : null);
    }

    private void CheckInput(Tensor input)
    {
        if (input.Sizes[^1] != _inputSize) throw new InvalidOperationException($"input.size(-1) must be equal to input_size. Expected {_inputSize}, got {input.Sizes[^1]}");
        CheckType(_module, input, Parameter("weight_ih", 0));
    }

    /// <summary>Refuses an input of another type than the weights'.</summary>
    internal static void CheckType(nn.Module module, Tensor input, Tensor weight)
    {
        if (input.dtype != weight.dtype)
            throw new InvalidOperationException($"mat1 and mat2 must have the same dtype: the input of {module.GetName()} is {input.dtype}, its weights are {weight.dtype}.");
    }

    private static void Check(Tensor? state, long[] shape, string name)
    {
        if (state is not null && !state.Sizes.SequenceEqual(shape))
            throw new InvalidOperationException($"Expected {name} size ({string.Join(", ", shape)}), got {Layout.Text(state.Sizes)}");
    }

    private string Suffix(long index) => $"_l{index / _directions}{(index % _directions == 1 ? "_reverse" : "")}";
}
