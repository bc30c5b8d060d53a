namespace TorchSharp.Modules;

/// <summary>The numbers that steer an optimiser, for one group of parameters.</summary>
public class OptimizerOptions
{
    private double _initialLearningRate;
    private double? _learningRate;

    /// <summary>The learning rate of the next step; null for the optimiser's.</summary>
    public double? LearningRate
    {
        get => _learningRate;
        set => _learningRate = value;
    }

    /// <summary>The learning rate at the start.</summary>
    public double InitialLearningRate
    {
        get => _initialLearningRate;
        set => _initialLearningRate = value;
    }

    /// <summary>Writes the options.</summary>
    public virtual void SaveStateDict(BinaryWriter writer) => Fields(new FieldWriter(writer));

    /// <summary>Reads the options.</summary>
    public virtual void LoadStateDict(BinaryReader reader) => Set(Read(reader));

    /// <summary>Takes over the options of another group.</summary>
    public virtual void LoadStateDict(OptimizerOptions source) => Set(source.Values());

    internal List<object?> Read(BinaryReader reader)
    {
        List<object?> values = [];
        Fields(new FieldReader(reader, values));
        return values;
    }

    internal List<object?> Values()
    {
        List<object?> values = [];
        Fields(new FieldLister(values));
        return values;
    }

    internal void Set(List<object?> values) => Fields(new FieldSetter(values));

    /// <summary>Fills in what is null.</summary>
    internal void Complete(OptimizerOptions defaults) => Fields(new FieldCompleter(defaults.Values()));

    internal OptimizerOptions Copy() => (OptimizerOptions)MemberwiseClone();

    /// <summary>Names the fields, in the order of the file.</summary>
    private protected virtual void Fields(FieldVisitor visitor)
    {
        visitor.Field(ref _initialLearningRate);
        visitor.Field(ref _learningRate);
    }
}
