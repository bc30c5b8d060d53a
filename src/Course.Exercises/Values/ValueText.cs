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

    /// <summary>A value in one or a few lines.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The text, such as <c>float32 [3]: 0.5, 0.25, NaN</c>.</returns>
    public static string Short(Value value) => value switch
    {
        NumberValue number => Number(number.Number),
        TruthValue truth => truth.Truth ? "true" : "false",
        TextValue text => $"\"{(text.Text.Length > FullText ? text.Text[..FullText] + "…" : text.Text)}\"",
        TensorValue tensor => OfTensor(tensor),
        ListValue { Names: { } names } list => "{ " + string.Join(", ", list.Items.Select((item, i) => $"{names[i]}: {Short(item)}")) + " }",
        ListValue list => "(" + string.Join(", ", list.Items.Take(FullList).Select(Short)) + (list.Items.Count > FullList ? $", … {list.Items.Count} in all)" : ")"),
        _ => value.ToString(),
    };

    /// <summary>A number with seven digits, enough to see where two float32 numbers part.</summary>
    internal static string Number(double number) => number switch
    {
        double.PositiveInfinity => "∞",
        double.NegativeInfinity => "−∞",
        double.NaN => "NaN",
        _ when number == Math.Floor(number) && Math.Abs(number) < 1e9 => number.ToString("0", CultureInfo.InvariantCulture),
        _ => number.ToString("G7", CultureInfo.InvariantCulture),
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

    private static string OfTensor(TensorValue tensor)
    {
        string heading = $"{Name(tensor.ElementType)} {Shape(tensor.Shape)}";
        var numbers = tensor.Numbers;
        if (numbers.Count == 0)
            return heading + ", empty";
        if (numbers.Count <= FullTensor)
            return $"{heading}: {Elements(tensor)}";
        var finite = numbers.Where(double.IsFinite).ToList();
        int others = numbers.Count - finite.Count;
        string range = finite.Count == 0 ? "no finite number" : $"{Number(finite.Min())} to {Number(finite.Max())}, mean {Number(finite.Average())}";
        return others == 0 ? $"{heading}, {range}" : $"{heading}, {range}; {others} NaN or infinite";
    }

    private static string Elements(TensorValue tensor)
    {
        if (tensor.Shape.Count < 2)
            return string.Join(", ", tensor.Numbers.Select(Number));
        long width = tensor.Shape[^1];
        var text = new StringBuilder();
        for (int i = 0; i < tensor.Numbers.Count; i++)
            text.Append(i == 0 ? "" : i % width == 0 ? "; " : ", ").Append(Number(tensor.Numbers[i]));
        return text.ToString();
    }
}
