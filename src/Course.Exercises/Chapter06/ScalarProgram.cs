namespace Course.Exercises;

/// <summary>Programs of operations on numbers, for an autograd to be tried on.</summary>
internal static class ScalarProgram
{
    /// <summary>The value of one operation.</summary>
    internal static double Value(string operation, double[] o) => operation switch
    {
        "+" => o[0] + o[1],
        "-" => o[0] - o[1],
        "*" => o[0] * o[1],
        "/" => o[0] / o[1],
        "tanh" => Math.Tanh(o[0]),
        "exp" => Math.Exp(o[0]),
        "ln" => Math.Log(o[0]),
        _ => throw new ArgumentException($"There is no operation \"{operation}\".", nameof(operation)),
    };

    /// <summary>The value of every box: the inputs, then one for each operation.</summary>
    internal static double[] Values(string[] operations, int[][] operands, double[] inputs)
    {
        List<double> values = [.. inputs];
        for (int i = 0; i < operations.Length; i++)
            values.Add(Value(operations[i], [.. operands[i].Select(operand => values[operand])]));
        return [.. values];
    }
}
