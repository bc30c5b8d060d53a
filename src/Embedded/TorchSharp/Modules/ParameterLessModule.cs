namespace TorchSharp.Modules;

/// <summary>A module without parameters or buffers: there is nothing in it to move, convert or save.</summary>
public abstract class ParameterLessModule<T1, TResult> : torch.nn.Module<T1, TResult>
{
    /// <summary>Names the module.</summary>
    protected ParameterLessModule(string name)
        : base(name)
    {
    }

    /// <summary>Refused: the module has no parameters.</summary>
    public override void register_parameter(string name, Parameter param) => throw Refusal("parameters");

    /// <summary>Refused: the module has no buffers.</summary>
    public override void register_buffer(string name, torch.Tensor tensor, bool persistent = true) => throw Refusal("buffers");

    /// <summary>Refused: the module has no submodules.</summary>
    public override void register_module(string name, torch.nn.Module? submodule) => throw Refusal("submodules");

    private InvalidOperationException Refusal(string what) => new($"{GetType().Name} has no {what}: register them on the module that contains it.");
}
