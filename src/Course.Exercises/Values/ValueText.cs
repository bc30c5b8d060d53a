using System.Globalization;
using System.Text;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises.Values;

/// <summary>Values as a reader wants them: small ones in full, large ones by shape and range.</summary>
public static class ValueText
{
    private const int FullTensor = 24;
    private const int FullList = 12;
    private const int FullText = 400;
    private const int UsualDigits = 7;
    private const int AllDigits = 17;

    /// <summary>A value in one or a few lines.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The text, such as <c>float32 [3]: 0.5, 0.25, NaN</c>.</returns>
    public static string Short(Value value) => Short(value, UsualDigits);

    /// <summary>Two values, each in one or a few lines, with as many digits as it takes to see where their numbers differ most.</summary>
    /// <param name="one">One value.</param>
    /// <param name="other">The other.</param>
    /// <returns>Their texts.</returns>
    public static (string One, string Other) Short(Value one, Value other)
    {
        int digits = Digits(one, other);
        return (Short(one, digits), Short(other, digits));
    }

    private static string Short(Value value, int digits) => value switch
    {
        NumberValue number => Number(number.Number, digits),
        TruthValue truth => truth.Truth ? "true" : "false",
        TextValue text => $"\"{(text.Text.Length > FullText ? text.Text[..FullText] + "…" : text.Text)}\"",
        TensorValue tensor => OfTensor(tensor, digits),
        ListValue { Names: { } names } list => "{ " + string.Join(", ", list.Items.Select((item, i) => $"{names[i]}: {Short(item, digits)}")) + " }",
        ListValue list => "(" + string.Join(", ", list.Items.Take(FullList).Select(item => Short(item, digits))) + (list.Items.Count > FullList ? $", … {list.Items.Count} in all)" : ")"),
        _ => value.ToString(),
    };

    /// <summary>How many digits tell two numbers apart: at least the usual ones.</summary>
    internal static int Digits(double one, double other) =>
        Enumerable.Range(UsualDigits, AllDigits - UsualDigits).FirstOrDefault(digits => one.Equals(other) || Number(one, digits) != Number(other, digits), AllDigits);

    private static int Digits(Value one, Value other)
    {
        if (one is ListValue { Items: var items } && other is ListValue { Items: var others })
            return items.Zip(others, Digits).DefaultIfEmpty(UsualDigits).Max();
        var (left, right) = (Numbers(one), Numbers(other));
        if (left.Count == 0 || left.Count != right.Count)
            return UsualDigits;
        var (worst, its) = left.Zip(right).MaxBy(pair => Math.Abs(pair.First - pair.Second));
        return Digits(worst, its);
    }

    private static IReadOnlyList<double> Numbers(Value value) => value switch
    {
        NumberValue number => [number.Number],
        TensorValue tensor => tensor.Numbers,
        _ => [],
    };

    /// <summary>A number; seven digits are enough to see where most float32 numbers part.</summary>
    internal static string Number(double number, int digits = UsualDigits) => number switch
    {
        double.PositiveInfinity => "∞",
        double.NegativeInfinity => "−∞",
        double.NaN => "NaN",
        _ when number == Math.Floor(number) && Math.Abs(number) < 1e9 => number.ToString("0", CultureInfo.InvariantCulture),
        _ => number.ToString($"G{digits}", CultureInfo.InvariantCulture),
    };

    internal static string Shape(IEnumerable<long> shape) => $"[{string.Join(", ", shape)}]";

    internal static string Place(int index, IReadOnlyList<long> shape)
    {
        long[] place = new long[shape.Count];
        long rest = index;
        for (int dimension = shape.Count - 1; dimension >= 0; dimension--)
            (rest, place[dimension]) = (rest / shape[dimension], rest % shape[dimension]);
        return Shape(place);
    }

    internal static string Name(ScalarType type) => type == ScalarType.Byte ? "uint8" : type.ToString().ToLowerInvariant();

    private static string OfTensor(TensorValue tensor, int digits)
    {
        string heading = $"{Name(tensor.ElementType)} {Shape(tensor.Shape)}";
        var numbers = tensor.Numbers;
        if (numbers.Count == 0)
            return heading + ", empty";
        if (numbers.Count <= FullTensor)
            return $"{heading}: {Elements(tensor, digits)}";
        var finite = numbers.Where(double.IsFinite).ToList();
        int others = numbers.Count - finite.Count;
        string range = finite.Count == 0 ? "no finite number" : $"{Number(finite.Min(), digits)} to {Number(finite.Max(), digits)}, mean {Number(finite.Average(), digits)}";
        return others == 0 ? $"{heading}, {range}" : $"{heading}, {range}; {others} NaN or infinite";
    }

    private static string Elements(TensorValue tensor, int digits)
    {
        if (tensor.Shape.Count < 2)
            return string.Join(", ", tensor.Numbers.Select(number => Number(number, digits)));
        long width = tensor.Shape[^1];
        var text = new StringBuilder();
        for (int i = 0; i < tensor.Numbers.Count; i++)
            text.Append(i == 0 ? "" : i % width == 0 ? "; " : ", ").Append(Number(tensor.Numbers[i], digits));
        return text.ToString();
    }
}
