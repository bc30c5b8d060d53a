namespace Course.Exercises.Values;

/// <summary>Whether two values are the same within a tolerance: |got − expected| ≤ tolerance + relative · |expected|, as torch.allclose has it.</summary>
/// <param name="Tolerance">The absolute tolerance, 0 or more.</param>
/// <param name="Relative">The relative tolerance, 0 or more.</param>
public sealed record ValueComparison(double Tolerance, double Relative)
{
    /// <summary>How far a few operations in float32 are from the same in float64, beside the largest number: about 30 roundings.</summary>
    private const double Float32Digits = 2e-6;

    /// <summary>Compares what an answer gave with what is right. NaN equals NaN, and an infinity itself.</summary>
    /// <param name="expected">What is right.</param>
    /// <param name="got">What the answer gave.</param>
    /// <returns>Null where they are the same; otherwise one sentence that says where they part.</returns>
    public string? Difference(Value expected, Value got) => (Scalar(expected), Scalar(got)) switch
    {
        (NumberValue right, NumberValue number) => Same(right.Number, number.Number) ? null
            : OfTypes(expected, got) is { } types && Math.Abs(right.Number - number.Number) <= Float32Digits * Math.Abs(right.Number) ? types
            : $"It is off by {ValueText.Number(Math.Abs(right.Number - number.Number))}.",
        (TruthValue right, TruthValue truth) => right.Truth == truth.Truth ? null : $"It is {ValueText.Short(truth)} and should be {ValueText.Short(right)}.",
        (TextValue right, TextValue text) => Words(right.Text) == Words(text.Text) ? null : "The text is another one.",
        (TensorValue right, TensorValue tensor) => OfTensors(right, tensor),
        (ListValue right, ListValue list) => OfLists(right, list),
        var (right, other) => $"A {Kind(right)} is expected, and a {Kind(other)} was given.",
    };

    /// <summary>A tensor without dimensions is a number: which of the two an answer gives is no mistake.</summary>
    private static Value Scalar(Value value) => value is TensorValue { Shape.Count: 0 } tensor ? new NumberValue(tensor.Numbers[0]) : value;

    private string? OfTensors(TensorValue expected, TensorValue got)
    {
        if (!expected.Shape.SequenceEqual(got.Shape))
            return $"The shape should be {ValueText.Shape(expected.Shape)} and is {ValueText.Shape(got.Shape)}.";
        if (expected.IsFloatingPoint != got.IsFloatingPoint)
            return $"The elements should be {ValueText.Name(expected.ElementType)} and are {ValueText.Name(got.ElementType)}.";
        int wrong = 0, worst = -1;
        double worstError = -1;
        for (int i = 0; i < got.Numbers.Count; i++)
        {
            if (Same(expected.Numbers[i], got.Numbers[i]))
                continue;
            wrong++;
            double error = Math.Abs(expected.Numbers[i] - got.Numbers[i]);
            error = double.IsNaN(error) ? double.PositiveInfinity : error;
            if (error > worstError)
                (worst, worstError) = (i, error);
        }
        if (wrong == 0)
            return null;
        if (OfTypes(expected, got) is { } types && worstError <= Float32Digits * expected.Numbers.Max(Math.Abs))
            return types;
        int digits = ValueText.Digits(got.Numbers[worst], expected.Numbers[worst]);
        return $"{wrong} of {got.Numbers.Count} elements differ; the worst, at {ValueText.Place(worst, got.Shape)}, is {ValueText.Number(got.Numbers[worst], digits)} and should be {ValueText.Number(expected.Numbers[worst], digits)}.";
    }

    /// <summary>Why the same computation gives other digits: one was made in float32 and the other in float64.</summary>
    private static string? OfTypes(Value expected, Value got) =>
        expected is TensorValue { IsFloatingPoint: true, ElementType: var right } && got is TensorValue { IsFloatingPoint: true, ElementType: var given } && right != given
            ? $"The elements should be {ValueText.Name(right)} and are {ValueText.Name(given)}: the values agree only as far as float32 goes." : null;

    private string? OfLists(ListValue expected, ListValue got)
    {
        if (expected.Items.Count != got.Items.Count)
            return $"{expected.Items.Count} values are expected, and {got.Items.Count} were given.";
        for (int i = 0; i < expected.Items.Count; i++)
        {
            if (Difference(expected.Items[i], got.Items[i]) is { } difference)
                return $"{expected.Names?[i] ?? $"Value {i + 1}"}: {difference}";
        }
        return null;
    }

    private bool Same(double expected, double got) =>
        expected.Equals(got) || expected == got
        || (double.IsFinite(expected) && Math.Abs(got - expected) <= Tolerance + Relative * Math.Abs(expected));

    /// <summary>Text without its case and with single spaces: an answer is right however it is typed.</summary>
    private static string Words(string text) => string.Join(' ', text.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    internal static string Kind(Value value) => value switch
    {
        NumberValue => "number",
        TruthValue => "truth value",
        TextValue => "text",
        TensorValue tensor => $"tensor {ValueText.Shape(tensor.Shape)} of {ValueText.Name(tensor.ElementType)}",
        _ => "list of values",
    };
}
