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

    /// <summary>Adds parameters with options of their own; what the options leave out comes from the optimiser.</summary>
    /// <exception cref="ArgumentException">There are no parameters, one of them has a group already, or the options are another optimiser's.</exception>
    public override void add_param_group(ParamGroup param_group)
    {
        Parameter[] parameters = [.. param_group.Parameters];
        if (parameters.Length == 0) throw new ArgumentException("optimizer got an empty parameter list: pass the module's parameters(), after RegisterComponents().");
        if (parameters.Distinct().Count() != parameters.Length || parameters.Any(_states.ContainsKey)) throw new ArgumentException("some parameters appear in more than one parameter group");
        var options = param_group.Options ?? _defaults.Copy();
        if (options.GetType() != _defaults.GetType()) throw new ArgumentException($"A parameter group of {GetType().Name} needs {GetType().Name}.Options.");
        options.Complete(_defaults);
        options.InitialLearningRate = options.LearningRate!.Value;
        foreach (var parameter in parameters)
        {
            var state = _states[parameter] = NewState(parameter);
            state.Initialize(options);
        }
        (param_group.Parameters, param_group.Options) = (parameters, options);
        base.add_param_group(param_group);
    }

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

    /// <summary>Takes over another optimiser's options and state, as copies.</summary>
    /// <exception cref="ArgumentException">It is another kind of optimiser, or the groups or parameters differ in number.</exception>
    /// <exception cref="InvalidOperationException">A parameter's shape or type differs.</exception>
    public virtual void load_state_dict(StateDictionary state_dict)
    {
        var own = this.state_dict();
        Check(own, state_dict.Options.Count, state_dict.State.Count);
        if (state_dict.State.FirstOrDefault() is { } first && first.GetType() != own.State[0].GetType())
            throw new ArgumentException($"Invalid optimizer state: it is a {first.GetType().DeclaringType?.Name}'s, and the optimiser is {GetType().Name}.");
        Set(own, [.. state_dict.Options.Select(options => options.Values())], [.. state_dict.State.Select(state => state.Values())]);
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
        foreach (var state in own.State) state.Save(writer);
    }

    /// <summary>Reads options and state from a file.</summary>
    public void load_state_dict(string location)
    {
        using var stream = File.OpenRead(location);
        using var reader = new BinaryReader(stream);
        load_state_dict(reader);
    }

    /// <summary>Reads options and state; the optimiser changes only when all of them fit.</summary>
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
            Set(own, [.. own.Options.Select(options => options.Read(reader))], [.. own.State.Select(state => state.Read(reader))]);
        }
        catch (Exception error) when (error is IOException or FormatException or OverflowException)
        {
            throw new InvalidDataException("The data end in the middle of an optimiser's state, or are not in TorchSharp's format: save the state again.", error);
        }
    }

    /// <summary>Moves the state to a device.</summary>
    public void to(Device device)
    {
        foreach (var state in _states.Values) state.to(device);
    }

    private protected override void FreeState()
    {
        foreach (var state in _states.Values) state.Free();
        _states.Clear();
    }

    /// <summary>Sets the options that groups may leave out, and adds the groups.</summary>
    private protected void Start(OptimizerOptions defaults, IEnumerable<ParamGroup> groups)
    {
        _defaults = defaults;
        NotNegative(defaults.LearningRate!.Value, "learning rate");
        foreach (var group in groups) add_param_group(group);
    }

    /// <summary>What is kept for a parameter, yet to be initialised.</summary>
    private protected abstract OptimizerState NewState(Parameter parameter);

    private protected override void Step(ParamGroup group)
    {
        foreach (var parameter in group.Parameters)
            if (parameter.Gradients?.Gradient is { } gradient) _states[parameter].Step(gradient, group.Options);
    }

    private protected static void NotNegative(double value, string name)
    {
        if (!(value >= 0)) throw new ArgumentException($"Invalid {name}: {value}");
    }

    private protected static void CheckBetas(double beta1, double beta2)
    {
        if (!(beta1 >= 0 && beta1 < 1)) throw new ArgumentException($"Invalid beta parameter at index 0: {beta1}");
        if (!(beta2 >= 0 && beta2 < 1)) throw new ArgumentException($"Invalid beta parameter at index 1: {beta2}");
    }

    private static void Set(StateDictionary own, List<object?>[] options, List<object?>[] states)
    {
        for (var i = 0; i < states.Length; i++) own.State[i].CheckFits(states[i]);
        for (var i = 0; i < options.Length; i++) own.Options[i].Set(options[i]);
        for (var i = 0; i < states.Length; i++) own.State[i].Set(states[i]);
    }

    private static void Check(StateDictionary own, long groups, long states)
    {
        if (groups != own.Options.Count) throw new ArgumentException($"Invalid optimizer state: {groups} parameter groups, but the optimiser has {own.Options.Count}.");
        if (states != own.State.Count) throw new ArgumentException($"Invalid optimizer state: state of {states} parameters, but the optimiser has {own.State.Count}.");
    }
}
