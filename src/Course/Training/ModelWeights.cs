using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Course.Training;

/// <summary>A copy of a model's parameters and buffers, to come back to.</summary>
internal sealed class ModelWeights : IDisposable
{
    private readonly Dictionary<string, Tensor> _copies;

    private ModelWeights(Dictionary<string, Tensor> copies) => _copies = copies;

    internal static ModelWeights Of(Module model)
    {
        using var recording = no_grad();
        return new(model.state_dict().ToDictionary(entry => entry.Key, entry => entry.Value.detach().clone().DetachFromDisposeScope()));
    }

    internal void Restore(Module model)
    {
        using var recording = no_grad();
        foreach (var (name, value) in model.state_dict()) value.copy_(_copies[name]);
    }

    internal void Save(BinaryWriter writer) => Module.save_state_dict(writer, _copies);

    /// <summary>Reads what <see cref="Save"/> wrote for the same model.</summary>
    internal static ModelWeights Read(BinaryReader reader, Module model)
    {
        // A module reads into itself only, so its own weights make way for a moment.
        using var own = Of(model);
        try
        {
            model.load(reader);
            return Of(model);
        }
        finally
        {
            own.Restore(model);
        }
    }

    public void Dispose()
    {
        foreach (var copy in _copies.Values) copy.Dispose();
    }
}
