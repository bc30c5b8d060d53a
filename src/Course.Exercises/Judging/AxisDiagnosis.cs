using Course.Exercises.Values;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises.Judging;

/// <summary>Mistakes with axes that any exercise can have: dimensions swapped, a size of 1 kept or lost, a 0 that is no axis, one sum too many or too few, another axis.</summary>
/// <remarks>
/// Each sentence states what was computed here from the input, the right output and the given one, so it is true whatever the answer did.
/// Outputs with one number only, or the same one everywhere, are left out: they fit too much.
/// </remarks>
internal static class AxisDiagnosis
{
    private static readonly (string Name, Func<Tensor, long, Tensor> Of)[] s_reductions =
    [
        ("sum", (x, axis) => x.sum(axis)),
        ("mean", (x, axis) => x.mean([axis])),
        ("largest element", (x, axis) => x.amax([axis])),
        ("smallest element", (x, axis) => x.amin([axis])),
        ("place of the largest element", (x, axis) => x.argmax(axis)),
    ];

    /// <summary>Of these the result has the shape of what they are taken of.</summary>
    private static readonly (string Name, Func<Tensor, long, Tensor> Of)[] s_maps =
    [
        ("softmax", (x, axis) => torch.nn.functional.softmax(x, axis)),
        ("logarithm of the softmax", (x, axis) => torch.nn.functional.log_softmax(x, axis)),
        ("running sum", (x, axis) => x.cumsum(axis)),
    ];

    /// <summary>What the given output is, seen from the right one.</summary>
    /// <param name="input">The input; its tensors may be what was summed.</param>
    /// <param name="expected">The right output.</param>
    /// <param name="got">An output that is not right.</param>
    /// <returns>One sentence; null where none fits.</returns>
    public static string? Of(Value input, Value expected, Value got)
    {
        if (expected is ListValue { Items: var right } parts && got is ListValue { Items: var given } && right.Count == given.Count)
        {
            return right.Zip(given)
                .Select((pair, i) => Of(input, pair.First, pair.Second) is { } sentence ? $"{parts.Names?[i] ?? $"Value {i + 1}"}: {sentence}" : null)
                .FirstOrDefault(sentence => sentence is not null);
        }
        if (got is TensorValue { ElementType: ScalarType.Byte, Shape.Count: 0 } && expected is TensorValue { ElementType: not ScalarType.Byte })
            return "This is one number of the type uint8. Where it comes from sum(0): C# takes this 0 for the element type uint8, and all elements are added up. Write sum(dim: 0).";
        if (expected is not TensorValue one || got is not TensorValue other || !Varies(one) && !Varies(other))
            return null;
        using var scope = NewDisposeScope();
        var (r, g) = (AsDouble(one), AsDouble(other));
        if (Same(r, g))
            return null;
        return Swapped(r, g) ?? Ones(r, g) ?? (Varies(one) && Varies(other) ? OtherAxis(input, r, g) : null) ?? Reduced(one, other, r, g);
    }

    private static string? Swapped(Tensor right, Tensor given)
    {
        if (right.dim() != given.dim())
            return null;
        for (int i = 0; i < right.dim(); i++)
        {
            for (int j = i + 1; j < right.dim(); j++)
            {
                if (right.shape[i] > 1 && right.shape[j] > 1 && Same(right.transpose(i, j), given))
                    return $"The values are right, but dimensions {i} and {j} are swapped: transpose({i}, {j}) swaps them back.";
            }
        }
        return null;
    }

    private static string? Ones(Tensor right, Tensor given)
    {
        if (right.shape.SequenceEqual(given.shape) || !right.shape.Where(size => size > 1).SequenceEqual(given.shape.Where(size => size > 1))
            || !Same(right.flatten(), given.flatten()))
            return null;
        string shapes = $"The values are right, but the shape is {ValueText.Shape(given.shape)} and not {ValueText.Shape(right.shape)}: ";
        return shapes + (given.dim() < right.dim() ? "a dimension of size 1 is missing. keepdim: true keeps it in a sum or mean, unsqueeze puts one in."
            : given.dim() > right.dim() ? "a dimension of size 1 is too many. A sum or mean without keepdim drops it, squeeze takes one out."
            : "the dimension of size 1 stands in another place.");
    }

    private static string? OtherAxis(Value input, Tensor right, Tensor given)
    {
        foreach (var tensor in Tensors(input).Select(AsDouble).Where(tensor => tensor.dim() > 1 && tensor.numel() > 0))
        {
            foreach (var (name, of) in s_reductions.Concat(s_maps))
            {
                if (Axis(tensor, of, right) is { } asked && Axis(tensor, of, given) is { } taken)
                    return $"This is the {name} along dimension {taken}, and it is asked along dimension {asked}.";
            }
        }
        return null;
    }

    /// <summary>The axis along which the operation on a tensor gives a result, whose sizes of 1 do not count.</summary>
    private static long? Axis(Tensor of, Func<Tensor, long, Tensor> operation, Tensor result)
    {
        for (long axis = 0; axis < of.dim(); axis++)
        {
            var made = operation(of, axis);
            if (made.numel() == result.numel() && made.shape.Where(size => size > 1).SequenceEqual(result.shape.Where(size => size > 1))
                && Same(made.to(ScalarType.Float64).flatten(), result.flatten()))
                return axis;
        }
        return null;
    }

    private static string? Reduced(TensorValue expected, TensorValue got, Tensor right, Tensor given)
    {
        foreach (var (name, of) in s_reductions.Take(2))
        {
            if (given.dim() < right.dim() && Varies(got) && Axis(right, of, given) is { } many)
                return $"This is what is asked, with the {name} taken along its dimension {many}: one {name} too many.";
            if (right.dim() < given.dim() && Varies(expected) && Axis(given, of, right) is { } few)
                return $"The {name} of this along dimension {few} is what is asked: that {name} is missing.";
        }
        return null;
    }

    private static IEnumerable<TensorValue> Tensors(Value value) => value switch
    {
        TensorValue tensor => [tensor],
        ListValue list => list.Items.SelectMany(Tensors),
        _ => [],
    };

    private static Tensor AsDouble(TensorValue tensor) => ValueConvert.To<Tensor>(tensor).to(ScalarType.Float64);

    /// <summary>Whether there are at least three different finite numbers.</summary>
    private static bool Varies(TensorValue tensor) => tensor.Numbers.All(double.IsFinite) && tensor.Numbers.Distinct().Take(3).Count() == 3;

    /// <summary>Whether two tensors have one shape and the same elements but for the rounding of float32.</summary>
    private static bool Same(Tensor one, Tensor other) =>
        one.shape.SequenceEqual(other.shape) && ((one - other).abs() <= 1e-5 * one.abs().max()).all().item<bool>();
}
