using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Parameters that share options.</summary>
public class ParamGroup : optim.ILearningRateController
{
    /// <summary>The parameters.</summary>
    public IEnumerable<Parameter> Parameters { get; set; } = [];

    /// <summary>The options; null until the optimiser fills in its own.</summary>
    public OptimizerOptions Options { get; set; } = null!;

    /// <summary>The learning rate of the next step.</summary>
    public double LearningRate
    {
        get => Options.LearningRate ?? 0;
        set => Options.LearningRate = value;
    }

    /// <summary>The learning rate at the start.</summary>
    public double InitialLearningRate
    {
        get => Options.InitialLearningRate;
        set => Options.InitialLearningRate = value;
    }
}

/// <summary>Parameters that share the options of one kind of optimiser.</summary>
public class ParamGroup<TOptions> : ParamGroup where TOptions : OptimizerOptions
{
    /// <summary>A group to be filled.</summary>
    public ParamGroup()
    {
    }

    /// <summary>A group of parameters.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="options">Their options; what is missing comes from the optimiser.</param>
    public ParamGroup(IEnumerable<Parameter> parameters, TOptions? options = null)
    {
        Parameters = parameters;
        Options = options!;
    }

    /// <summary>The options.</summary>
    public new TOptions Options
    {
        get => (TOptions)base.Options;
        set => base.Options = value;
    }
}

/// <summary>The numbers that steer an optimiser, for one group of parameters.</summary>
public class OptimizerOptions
{
    /// <summary>The learning rate of the next step; null for the optimiser's.</summary>
    public double? LearningRate { get; set; }

    /// <summary>The learning rate at the start.</summary>
    public double InitialLearningRate { get; set; }

    /// <summary>Writes the options.</summary>
    public virtual void SaveStateDict(BinaryWriter writer)
    {
        writer.Write(InitialLearningRate);
        writer.Write(LearningRate ?? 0);
    }

    /// <summary>Reads the options.</summary>
    public virtual void LoadStateDict(BinaryReader reader)
    {
        InitialLearningRate = reader.ReadDouble();
        LearningRate = reader.ReadDouble();
    }

    /// <summary>Takes over the options of another group.</summary>
    public virtual void LoadStateDict(OptimizerOptions source) => (InitialLearningRate, LearningRate) = (source.InitialLearningRate, source.LearningRate);
}

/// <summary>What an optimiser keeps for one parameter.</summary>
public abstract class OptimizerState
{
    /// <summary>The parameter.</summary>
    protected Parameter _parameter;

    /// <summary>The state of a parameter.</summary>
    protected OptimizerState(Parameter parameter) => _parameter = parameter;

    /// <summary>Makes the state fresh.</summary>
    public abstract void Initialize(OptimizerOptions options);

    /// <summary>Writes the state.</summary>
    public abstract void SaveStateDict(BinaryWriter writer);

    /// <summary>Reads the state.</summary>
    public abstract void LoadStateDict(BinaryReader reader);

    /// <summary>Takes over another parameter's state, as a copy.</summary>
    public abstract void LoadStateDict(OptimizerState source);

    /// <summary>Whether two states hold nearly the same numbers.</summary>
    public virtual bool ApproximatelyEquals(OptimizerState other) => false;

    /// <summary>Moves the state to a device.</summary>
    public virtual void to(Device device) => Device.RequireCpu(device);

    /// <summary>Writes whether there is a tensor, and the tensor.</summary>
    protected static void SaveConditionalStateTensor(BinaryWriter writer, Tensor? tensor)
    {
        writer.Write(tensor is not null);
        if (tensor is not null) TensorFormat.Write(writer, tensor);
    }

    /// <summary>Reads what <see cref="SaveConditionalStateTensor"/> wrote.</summary>
    protected static void LoadConditionalStateTensor(BinaryReader reader, ref Tensor? result, Device device)
    {
        Device.RequireCpu(device);
        result?.Dispose();
        result = reader.ReadBoolean() ? TensorFormat.Read(reader).DetachFromDisposeScope() : null;
    }

    internal Parameter Parameter => _parameter;

    /// <summary>Refuses a loaded tensor that is not of the parameter's shape and type: the step's kernel would leave its memory.</summary>
    private protected void CheckFits(Tensor? state)
    {
        if (state is not null && (!state.Sizes.SequenceEqual(_parameter.Sizes) || state.dtype != _parameter.dtype))
            throw new InvalidOperationException($"The optimiser's saved state has a tensor of shape {Layout.Text(state.Sizes)} and type {state.dtype} for a parameter of shape {Layout.Text(_parameter.Sizes)} and type {_parameter.dtype}: it was saved for another model.");
    }

    private protected static Tensor Zeros(Parameter parameter) => zeros(parameter.shape, parameter.dtype).DetachFromDisposeScope();

    private protected static Tensor? Copy(Tensor? before, Tensor? source)
    {
        if (ReferenceEquals(before, source)) return before;
        before?.Dispose();
        using var recording = no_grad();
        return source?.clone().DetachFromDisposeScope();
    }

    private protected static bool Close(Tensor? a, Tensor? b) => a is null || b is null ? ReferenceEquals(a, b) : a.allclose(b);
}
