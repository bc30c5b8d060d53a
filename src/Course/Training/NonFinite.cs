using System.Runtime.CompilerServices;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Course.Training;

/// <summary>Where a NaN or an infinity came up first.</summary>
/// <param name="Layer">The name of the module, as in named_modules(); empty for the model itself, null where no module made it.</param>
/// <param name="Text">A clause that says so.</param>
internal sealed record NonFinite(string? Layer, string Text)
{
    /// <summary>Looks for it by running the model again with an eye on every module, in the mode that it is in.</summary>
    /// <remarks>Weights and buffers are as they were before. Dropout draws anew, so that a NaN that hung on one draw may not come again.</remarks>
    /// <param name="model">The model, with the weights that gave the NaN.</param>
    /// <param name="inputs">The batch that gave it.</param>
    /// <param name="run">Runs the model on the batch.</param>
    internal static NonFinite Find(Module model, Tensor inputs, Action run)
    {
        using var scope = NewDisposeScope();
        using var evaluation = no_grad();
        if (!IsFinite(inputs)) return new(null, "the inputs of the batch are not all finite");
        foreach (var (name, parameter) in model.named_parameters())
        {
            if (IsFinite(parameter)) continue;
            var layer = name.Contains('.') ? name[..name.LastIndexOf('.')] : "";
            return new(layer, $"the weights '{name}' are not all finite: the gradient of the step before was not, or the step was too large");
        }
        using var before = ModelWeights.Of(model);
        NonFinite? first = null;
        var removers = new List<Action>();
        foreach (var (name, module) in model.named_modules().Append(("", model)))
            if (Watch(module, output => first ??= output ? null : new(name, Describe(name, module))) is { } remover) removers.Add(remover);
        try
        {
            run();
        }
        finally
        {
            foreach (var remove in removers) remove();
            before.Restore(model);
        }
        return first ?? new(null, "all outputs of the model are finite, so it came up in the loss function");
    }

    private static string Describe(string name, Module module) =>
        name.Length == 0 ? $"it came up in the model itself ({module.GetName()}), between or after its layers" : $"it came up in the layer '{name}' ({module.GetName()})";

    /// <summary>Hears after each run of a module whether its output was finite; what takes the ear away again, null for modules of another form.</summary>
    private static Action? Watch(Module module, Action<bool> hear)
    {
        switch (module)
        {
            case Module<Tensor, Tensor> one:
                return one.register_forward_hook((_, _, output) => Heard(output)).remove;
            case Module<Tensor, Tensor, Tensor> two:
                return two.register_forward_hook((_, _, _, output) => Heard(output)).remove;
            case LSTM lstm:
                return lstm.register_forward_hook((_, _, _, output) => Heard(output)).remove;
            case GRU gru:
                return gru.register_forward_hook((_, _, _, output) => Heard(output)).remove;
            case RNN rnn:
                return rnn.register_forward_hook((_, _, _, output) => Heard(output)).remove;
            default:
                return null;
        }

        T Heard<T>(T output)
        {
            hear(IsFinite(output));
            return output;
        }
    }

    private static bool IsFinite(object? output) => output switch
    {
        Tensor tensor => !tensor.is_floating_point() || tensor.isfinite().all().ToBoolean(),
        ITuple tuple => Enumerable.Range(0, tuple.Length).All(i => IsFinite(tuple[i])),
        _ => true,
    };
}
