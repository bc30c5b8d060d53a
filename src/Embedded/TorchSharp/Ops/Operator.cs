using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>A differentiable operator: what it computes, how gradients go back through it, and inputs to check both on.</summary>
/// <remarks>
/// A file under Ops/ has one operator or a tight family, and the members of <c>torch</c> and <c>Tensor</c> that users call it by. Each operator is one object; its entry method (usually <c>Apply</c>) computes the result from
/// the inputs' memory and ends with <see cref="Record"/>, which links the result to the inputs unless recording is off.
/// The rule given there is written with tensor operators, so that it can be differentiated again; an operator whose speed matters
/// has a fused rule beside it for the usual case that it is not.
/// Every operator of the assembly is found by <see cref="OperatorCatalog"/>, and the tests compare each one's rule with central differences on its samples.
/// </remarks>
internal abstract class Operator
{
    private string? _name;

    /// <summary>The operator's name in messages.</summary>
    internal string Name => _name ??= GetType().Name;

    /// <summary>Float64 inputs on which the rule must agree with central differences; ordinary, broadcast, strided, empty and size-1 ones where they apply.</summary>
    internal abstract IEnumerable<Sample> Samples();

    /// <summary>Kinds of sample that the operator cannot have, each with the reason.</summary>
    internal virtual IReadOnlyDictionary<SampleKind, string> Inapplicable => new Dictionary<SampleKind, string>();

    /// <summary>Whether the slope counts as a function of the input though the rule does not read it, as in PyTorch: its derivative is then 0 where it would be missing.
    /// For a rule that reads something with history this goes without saying; the slope of other operators is a constant.</summary>
    internal virtual bool SlopeIsOfInput => false;

    /// <summary>Links a result to its inputs.</summary>
    /// <param name="result">The computed values, without history.</param>
    /// <param name="inputs">The inputs, in the order in which the rule gives their gradients.</param>
    /// <param name="saved">What the rule reads; the result itself may be among it.</param>
    /// <param name="rule">From the result's gradient to the inputs'.</param>
    protected Tensor Record(Tensor result, ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> saved, BackwardRule rule)
    {
        if (GradientMode.Enabled)
        {
            var targets = new Node?[inputs.Length];
            var any = false;
            for (var i = 0; i < inputs.Length; i++) any |= (targets[i] = inputs[i].Gradients?.Target) is not null;
            if (any)
            {
                // The result may be saved itself, and then with its history.
                var history = result.Gradients = new GradientRecord();
                var kept = new SavedTensor[saved.Length];
                for (var i = 0; i < kept.Length; i++) kept[i] = new SavedTensor(saved[i]);
                history.Origin = new OperationNode(this, targets, kept, rule) { Form = new(result) };
            }
        }
        // The kernels worked on bare addresses: the inputs must not have been finalised before this point.
        foreach (var input in inputs) GC.KeepAlive(input);
        return result;
    }
}

/// <summary>What is special about a sample's inputs. The tests ask every operator for each kind.</summary>
internal enum SampleKind
{
    /// <summary>Several elements.</summary>
    Ordinary,

    /// <summary>Operands of different shapes that are repeated to a common one; the case's name has "broadcast". Asked of operators with several inputs.</summary>
    Broadcast,

    /// <summary>Elements that do not follow each other in memory; the case's name has "non-contiguous".</summary>
    NonContiguous,

    /// <summary>An input without elements.</summary>
    Empty,

    /// <summary>One element in every input.</summary>
    SizeOne,
}

/// <summary>One case of a gradient check.</summary>
/// <param name="Case">What is special about it.</param>
/// <param name="Function">The operator with all but its tensor inputs filled in.</param>
/// <param name="Inputs">Float64 tensors.</param>
internal sealed record Sample(string Case, Func<Tensor[], Tensor> Function, params Tensor[] Inputs)
{
    /// <summary>Whether the sample is of a kind.</summary>
    internal bool Is(SampleKind kind) => kind switch
    {
        SampleKind.Broadcast => Case.Contains("broadcast", StringComparison.Ordinal),
        SampleKind.NonContiguous => Case.Contains("non-contiguous", StringComparison.Ordinal),
        SampleKind.Empty => Inputs.Any(input => input.numel() == 0),
        SampleKind.SizeOne => Inputs.All(input => input.numel() == 1),
        _ => Inputs.All(input => input.numel() > 1),
    };

    /// <summary>Values between two bounds, in a fixed pattern that depends on the position and the variant only.</summary>
    internal static Tensor Values(double from, double to, long[] shape, int variant = 0)
    {
        var tensor = Tensor.Empty(shape, ScalarType.Float64);
        var values = tensor.AsSpan<double>();
        for (var i = 0; i < values.Length; i++) values[i] = from + (to - from) * Fraction((i + 1 + 0.37 * variant) * 0.6180339887498949);
        return tensor;

        static double Fraction(double x) => x - Math.Floor(x);
    }

    /// <summary>Samples of a function of one tensor on every kind of input: ordinary, transposed, size 1, 0-d and empty.</summary>
    internal static IEnumerable<Sample> Unary(Func<Tensor, Tensor> function, double from = -2, double to = 2)
    {
        yield return new("ordinary", x => function(x[0]), Values(from, to, [3, 5]));
        yield return new("non-contiguous", x => function(x[0].transpose(0, 1)), Values(from, to, [4, 3], 1));
        yield return new("size 1", x => function(x[0]), Values(from, to, [1], 2));
        yield return new("0-d", x => function(x[0]), Values(from, to, [], 3));
        yield return new("empty", x => function(x[0]), Values(from, to, [0, 3]));
    }

    /// <summary>Samples of a function of two broadcast tensors.</summary>
    internal static IEnumerable<Sample> Binary(Func<Tensor, Tensor, Tensor> function, double from = -2, double to = 2, double fromB = -2, double toB = 2)
    {
        Sample Of(string name, long[] a, long[] b) => new(name, x => function(x[0], x[1]), Values(from, to, a, 1), Values(fromB, toB, b, 2));
        yield return Of("ordinary", [3, 4], [3, 4]);
        yield return Of("broadcast rows", [2, 3, 4], [4]);
        yield return Of("broadcast both", [3, 1], [1, 4]);
        yield return Of("0-d", [2, 3], []);
        yield return Of("size 1", [1], [1]);
        yield return Of("empty", [0, 3], [3]);
        yield return new("non-contiguous", x => function(x[0].transpose(0, 1), x[1]), Values(from, to, [4, 3], 3), Values(fromB, toB, [3, 4], 4));
    }
}

/// <summary>All operators of the engine.</summary>
internal static class OperatorCatalog
{
    /// <summary>One object of every operator class.</summary>
    internal static IReadOnlyList<Operator> All { get; } =
    [
        .. typeof(Operator).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Operator)) && !type.IsAbstract)
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => (Operator)Activator.CreateInstance(type, nonPublic: true)!),
    ];
}
