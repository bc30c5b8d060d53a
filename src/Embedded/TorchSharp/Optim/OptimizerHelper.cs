using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>An optimiser with groups of parameters and a state for each parameter.</summary>
public abstract class OptimizerHelper : optim.Optimizer
{
    private readonly Dictionary<Parameter, OptimizerState> _states = new(ReferenceEqualityComparer.Instance);

    /// <summary>The options of groups that bring none.</summary>
    protected OptimizerOptions _defaults = new();

    /// <summary>An optimiser without parameters.</summary>
    public OptimizerHelper()
    {
    }

    /// <summary>All parameters.</summary>
    public override IEnumerable<Parameter> parameters() => base.parameters();

    /// <summary>Forgets the gradients of all parameters.</summary>
    public override void zero_grad() => base.zero_grad();

    /// <summary>Adds parameters with options of their own.</summary>
    public override void add_param_group(ParamGroup param_group) => base.add_param_group(param_group);

    /// <summary>The options and what is kept for each parameter; the optimiser's own, not copies.</summary>
    public virtual StateDictionary state_dict()
    {
        var dictionary = new StateDictionary();
        foreach (var group in _parameter_groups)
        {
            dictionary.Options.Add(group.Options);
            List<int> indices = [];
            foreach (var parameter in group.Parameters)
            {
                indices.Add(dictionary.State.Count);
                dictionary.State.Add(_states[parameter]);
            }
            dictionary.StateIndexRef.Add(indices);
        }
        return dictionary;
    }

    /// <summary>Takes over another optimiser's options and state.</summary>
    /// <exception cref="ArgumentException">The groups or parameters differ in number.</exception>
    public virtual void load_state_dict(StateDictionary state_dict)
    {
        var own = this.state_dict();
        Check(own, state_dict.Options.Count, state_dict.State.Count);
        for (var i = 0; i < own.Options.Count; i++) own.Options[i].LoadStateDict(state_dict.Options[i]);
        for (var i = 0; i < own.State.Count; i++) own.State[i].LoadStateDict(state_dict.State[i]);
    }

    /// <summary>Writes options and state to a file, which is replaced only when everything is written.</summary>
    public void save_state_dict(string location) => WholeFile.Write(location, stream =>
    {
        using var writer = new BinaryWriter(stream);
        save_state_dict(writer);
    });

    /// <summary>Writes the optimiser's name, the numbers of groups and parameters, the options and the state.</summary>
    public void save_state_dict(BinaryWriter writer)
    {
        var own = state_dict();
        writer.Write(GetType().Name);
        writer.Write7BitEncodedInt64(own.Options.Count);
        writer.Write7BitEncodedInt64(own.State.Count);
        foreach (var options in own.Options) options.SaveStateDict(writer);
        foreach (var state in own.State) state.SaveStateDict(writer);
    }

    /// <summary>Reads options and state from a file.</summary>
    public void load_state_dict(string location)
    {
        using var stream = File.OpenRead(location);
        using var reader = new BinaryReader(stream);
        load_state_dict(reader);
    }

    /// <summary>Reads options and state.</summary>
    /// <exception cref="InvalidDataException">They are another optimiser's, or end too early.</exception>
    /// <exception cref="ArgumentException">The groups or parameters differ in number.</exception>
    public void load_state_dict(BinaryReader reader)
    {
        try
        {
            var name = reader.ReadString();
            if (name != GetType().Name) throw new InvalidDataException($"Mismatched optimizer type: expected '{GetType().Name}', but found '{name}' in the loaded stream.");
            var own = state_dict();
            Check(own, reader.Read7BitEncodedInt64(), reader.Read7BitEncodedInt64());
            foreach (var options in own.Options) options.LoadStateDict(reader);
            foreach (var state in own.State) state.LoadStateDict(reader);
        }
        catch (Exception error) when (error is EndOfStreamException or FormatException)
        {
            throw new InvalidDataException("The data end in the middle of an optimiser's state, or are not in TorchSharp's format: save the state again.", error);
        }
    }

    /// <summary>Moves the state to a device.</summary>
    public void to(Device device)
    {
        foreach (var state in _states.Values) state.to(device);
    }

    /// <summary>Runs the closure, if any, and then the body on each group.</summary>
    /// <returns>What the closure gave, or null.</returns>
    protected Tensor? _step<T>(Action<T> body, Func<Tensor>? loss_closure = null) where T : ParamGroup
    {
        Tensor? loss = null;
        if (loss_closure is not null)
        {
            using var recording = enable_grad();
            loss = loss_closure();
        }
        using (no_grad())
            foreach (var group in _parameter_groups) body((T)group);
        return loss;
    }

    private protected void FreeStates()
    {
        foreach (var state in _states.Values) (state as IDisposable)?.Dispose();
        _states.Clear();
    }

    private protected OptimizerState StateOf(Parameter parameter) => _states[parameter];

    /// <summary>Adds a group whose options are complete.</summary>
    private protected void Add(ParamGroup group, Func<Parameter, OptimizerState> state)
    {
        group.Parameters = [.. group.Parameters];
        if (!group.Parameters.Any()) throw new ArgumentException("optimizer got an empty parameter list: pass the module's parameters(), after RegisterComponents().");
        group.Options.InitialLearningRate = group.Options.LearningRate ?? 0;
        foreach (var parameter in group.Parameters)
        {
            var fresh = state(parameter);
            if (!_states.TryAdd(parameter, fresh)) throw new ArgumentException("some parameters appear in more than one parameter group");
            fresh.Initialize(group.Options);
        }
        _parameter_groups.Add(group);
    }

    private static void Check(StateDictionary own, long groups, long states)
    {
        if (groups != own.Options.Count) throw new ArgumentException($"Invalid optimizer state: {groups} parameter groups, but the optimiser has {own.Options.Count}.");
        if (states != own.State.Count) throw new ArgumentException($"Invalid optimizer state: state of {states} parameters, but the optimiser has {own.State.Count}.");
    }
}
