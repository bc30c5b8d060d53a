namespace Course.Exercises.Values;

/// <summary>Whether two values are the same within a tolerance: |got − expected| ≤ tolerance + relative · |expected|, as torch.allclose has it.</summary>
/// <param name="Tolerance">The absolute tolerance, 0 or more.</param>
/// <param name="Relative">The relative tolerance, 0 or more.</param>
public sealed record ValueComparison(double Tolerance, double Relative)
{
    /// <summary>Compares what an answer gave with what is right. NaN equals NaN, and an infinity itself.</summary>
    /// <param name="expected">What is right.</param>
    /// <param name="got">What the answer gave.</param>
    /// <returns>Null where they are the same; otherwise one sentence that says where they part.</returns>
    public string? Difference(Value expected, Value got) => (Scalar(expected), Scalar(got)) switch
    {
        (NumberValue right, NumberValue number) =>
            Same(right.Number, number.Number) ? null : $"It is off by {ValueText.Number(Math.Abs(right.Number - number.Number))}.",
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
        return wrong == 0 ? null
            : $"{wrong} of {got.Numbers.Count} elements differ; the worst, at {ValueText.Place(worst, got.Shape)}, is {ValueText.Number(got.Numbers[worst])} and should be {ValueText.Number(expected.Numbers[worst])}.";
    }

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

    private static string Kind(Value value) => value switch
    {
        NumberValue => "number",
        TruthValue => "truth value",
        TextValue => "text",
        TensorValue tensor => $"tensor {ValueText.Shape(tensor.Shape)}",
        _ => "list of values",
    };
}
