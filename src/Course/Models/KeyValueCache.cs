using TorchSharp;
using static TorchSharp.torch;

namespace Course.Models;

/// <summary>The keys and values that a <see cref="MiniGpt"/> has computed, for each block, so that a text that grows is not computed anew.</summary>
public sealed class KeyValueCache : IDisposable
{
    private readonly List<(Tensor keys, Tensor values)> _layers = [];

    /// <summary>How many positions it holds.</summary>
    public long Length => _layers.Count == 0 ? 0 : _layers[0].keys.shape[2];

    /// <summary>Frees what it holds; it is empty afterwards.</summary>
    public void Dispose()
    {
        foreach (var (keys, values) in _layers)
        {
            keys.Dispose();
            values.Dispose();
        }
        _layers.Clear();
    }

    internal (Tensor keys, Tensor values)? this[int layer] => layer < _layers.Count ? _layers[layer] : null;

    internal void Set(int layer, (Tensor keys, Tensor values) seen)
    {
        var kept = (seen.keys.DetachFromDisposeScope(), seen.values.DetachFromDisposeScope());
        if (layer == _layers.Count)
        {
            _layers.Add(kept);
            return;
        }
        _layers[layer].keys.Dispose();
        _layers[layer].values.Dispose();
        _layers[layer] = kept;
    }
}
