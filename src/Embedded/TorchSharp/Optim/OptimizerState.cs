using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What an optimiser keeps for one parameter.</summary>
public abstract class OptimizerState
{
    /// <summary>The parameter.</summary>
    protected Parameter _parameter;

    private protected OptimizerState(Parameter parameter) => _parameter = parameter;

    /// <summary>Makes the state fresh.</summary>
    public abstract void Initialize(OptimizerOptions options);

    /// <summary>Whether two states hold nearly the same numbers.</summary>
    public virtual bool ApproximatelyEquals(OptimizerState other) =>
        other.GetType() == GetType() && Values().Zip(other.Values()).All(pair => pair is (Tensor a, Tensor b) ? a.allclose(b) : Equals(pair.First, pair.Second));

    /// <summary>Moves the state to a device.</summary>
    public virtual void to(Device device) => Device.RequireCpu(device);

    /// <summary>Changes the parameter by its gradient.</summary>
    internal abstract void Step(Tensor gradient, OptimizerOptions options);

    internal Parameter Parameter => _parameter;

    internal void Save(BinaryWriter writer) => Fields(new FieldWriter(writer));

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

    internal void Free() => Fields(new FieldDisposer());

    /// <summary>Refuses tensors that are not of the parameter's shape and type: the step's kernel would leave their memory.</summary>
    internal void CheckFits(List<object?> values)
    {
        foreach (var state in values.OfType<Tensor>())
        {
            if (!state.Sizes.SequenceEqual(_parameter.Sizes) || state.dtype != _parameter.dtype)
                throw new InvalidOperationException($"The optimiser's saved state has a tensor of shape {Layout.Text(state.Sizes)} and type {state.dtype} for a parameter of shape {Layout.Text(_parameter.Sizes)} and type {_parameter.dtype}: it was saved for another model.");
        }
    }

    /// <summary>Names the fields, in the order of the file.</summary>
    private protected abstract void Fields(FieldVisitor visitor);

    /// <summary>A tensor like the parameter, freed with the state.</summary>
    private protected Tensor Filled(double value = 0) => full(_parameter.shape, value, _parameter.dtype).DetachFromDisposeScope();

    /// <summary>Steps the parameter by a formula of its own values, its gradient's, and those of up to three tensors of the state.</summary>
    private protected void Step<TFormula>(TFormula formula, Tensor gradient, Tensor? a = null, Tensor? b = null, Tensor? c = null) where TFormula : unmanaged, IStepFormula
    {
        using var operands = new StepOperands(_parameter, gradient);
        if (_parameter.dtype == ScalarType.Float32) operands.Run<float, TFormula>(formula, a, b, c);
        else operands.Run<double, TFormula>(formula, a, b, c);
    }
}
