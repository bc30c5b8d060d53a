using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Course.Training;

/// <summary>Puts a model into training or evaluation mode and, when disposed, back into the mode it was in.</summary>
/// <remarks>Each submodule gets its own mode back: a frozen batch norm that was in evaluation mode stays there.</remarks>
internal sealed class TrainingMode : IDisposable
{
    private readonly (Module Module, bool Training)[] _before;

    private TrainingMode(Module model, bool training)
    {
        _before = [.. model.modules().Prepend(model).Select(module => (module, module.training))];
        model.train(training);
    }

    internal static TrainingMode On(Module model) => new(model, true);

    internal static TrainingMode Off(Module model) => new(model, false);

    public void Dispose()
    {
        // A module's mode is handed down to its children, so parents come first, as modules() lists them.
        foreach (var (module, training) in _before)
            if (module.training != training) module.train(training);
    }
}
