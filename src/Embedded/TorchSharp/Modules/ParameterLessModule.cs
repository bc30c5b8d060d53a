namespace TorchSharp.Modules;

/// <summary>A module of one input without parameters or buffers: there is nothing in it to move, convert or save.</summary>
public abstract class ParameterLessModule<T1, TResult> : torch.nn.Module<T1, TResult>
{
    /// <summary>Names the module.</summary>
    protected ParameterLessModule(string name)
        : base(name)
    {
    }

    /// <summary>Refused: the module has no parameters.</summary>
    public override void register_parameter(string name, Parameter param) => throw ParameterLess.Refusal(this, "parameters");

    /// <summary>Refused: the module has no buffers.</summary>
    public override void register_buffer(string name, torch.Tensor tensor, bool persistent = true) => throw ParameterLess.Refusal(this, "buffers");

    /// <summary>Refused: the module has no submodules.</summary>
    public override void register_module(string name, torch.nn.Module? submodule) => throw ParameterLess.Refusal(this, "submodules");
}

/// <summary>A module of two inputs without parameters or buffers: there is nothing in it to move, convert or save.</summary>
public abstract class ParameterLessModule<T1, T2, TResult> : torch.nn.Module<T1, T2, TResult>
{
    /// <summary>Names the module.</summary>
    protected ParameterLessModule(string name)
        : base(name)
    {
    }

    /// <summary>Refused: the module has no parameters.</summary>
    public override void register_parameter(string name, Parameter param) => throw ParameterLess.Refusal(this, "parameters");

    /// <summary>Refused: the module has no buffers.</summary>
    public override void register_buffer(string name, torch.Tensor tensor, bool persistent = true) => throw ParameterLess.Refusal(this, "buffers");

    /// <summary>Refused: the module has no submodules.</summary>
    public override void register_module(string name, torch.nn.Module? submodule) => throw ParameterLess.Refusal(this, "submodules");
}

/// <summary>A module of three inputs without parameters or buffers: there is nothing in it to move, convert or save.</summary>
public abstract class ParameterLessModule<T1, T2, T3, TResult> : torch.nn.Module<T1, T2, T3, TResult>
{
    /// <summary>Names the module.</summary>
    protected ParameterLessModule(string name)
        : base(name)
    {
    }

    /// <summary>Refused: the module has no parameters.</summary>
    public override void register_parameter(string name, Parameter param) => throw ParameterLess.Refusal(this, "parameters");

    /// <summary>Refused: the module has no buffers.</summary>
    public override void register_buffer(string name, torch.Tensor tensor, bool persistent = true) => throw ParameterLess.Refusal(this, "buffers");

    /// <summary>Refused: the module has no submodules.</summary>
    public override void register_module(string name, torch.nn.Module? submodule) => throw ParameterLess.Refusal(this, "submodules");
}

/// <summary>A module of four inputs without parameters or buffers: there is nothing in it to move, convert or save.</summary>
public abstract class ParameterLessModule<T1, T2, T3, T4, TResult> : torch.nn.Module<T1, T2, T3, T4, TResult>
{
    /// <summary>Names the module.</summary>
    protected ParameterLessModule(string name)
        : base(name)
    {
    }

    /// <summary>Refused: the module has no parameters.</summary>
    public override void register_parameter(string name, Parameter param) => throw ParameterLess.Refusal(this, "parameters");

    /// <summary>Refused: the module has no buffers.</summary>
    public override void register_buffer(string name, torch.Tensor tensor, bool persistent = true) => throw ParameterLess.Refusal(this, "buffers");

    /// <summary>Refused: the module has no submodules.</summary>
    public override void register_module(string name, torch.nn.Module? submodule) => throw ParameterLess.Refusal(this, "submodules");
}

/// <summary>A module of five inputs without parameters or buffers: there is nothing in it to move, convert or save.</summary>
public abstract class ParameterLessModule<T1, T2, T3, T4, T5, TResult> : torch.nn.Module<T1, T2, T3, T4, T5, TResult>
{
    /// <summary>Names the module.</summary>
    protected ParameterLessModule(string name)
        : base(name)
    {
    }

    /// <summary>Refused: the module has no parameters.</summary>
    public override void register_parameter(string name, Parameter param) => throw ParameterLess.Refusal(this, "parameters");

    /// <summary>Refused: the module has no buffers.</summary>
    public override void register_buffer(string name, torch.Tensor tensor, bool persistent = true) => throw ParameterLess.Refusal(this, "buffers");

    /// <summary>Refused: the module has no submodules.</summary>
    public override void register_module(string name, torch.nn.Module? submodule) => throw ParameterLess.Refusal(this, "submodules");
}

/// <summary>A module of six inputs without parameters or buffers: there is nothing in it to move, convert or save.</summary>
public abstract class ParameterLessModule<T1, T2, T3, T4, T5, T6, TResult> : torch.nn.Module<T1, T2, T3, T4, T5, T6, TResult>
{
    /// <summary>Names the module.</summary>
    protected ParameterLessModule(string name)
        : base(name)
    {
    }

    /// <summary>Refused: the module has no parameters.</summary>
    public override void register_parameter(string name, Parameter param) => throw ParameterLess.Refusal(this, "parameters");

    /// <summary>Refused: the module has no buffers.</summary>
    public override void register_buffer(string name, torch.Tensor tensor, bool persistent = true) => throw ParameterLess.Refusal(this, "buffers");

    /// <summary>Refused: the module has no submodules.</summary>
    public override void register_module(string name, torch.nn.Module? submodule) => throw ParameterLess.Refusal(this, "submodules");
}

internal static class ParameterLess
{
    internal static InvalidOperationException Refusal(torch.nn.Module module, string what) => new($"{module.GetType().Name} has no {what}: register them on the module that contains it.");
}
