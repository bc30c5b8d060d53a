using Course.Exercises.Proof;

namespace Course.Exercises.Tests.Chapter06;

internal sealed class BoxBackwardAnswers : AnswersTo<BoxBackward>
{
    /// <summary>The local derivatives of an operation at its operands.</summary>
    internal static double[] Slopes(string operation, double[] o) => operation switch
    {
        "+" => [1, 1],
        "-" => [1, -1],
        "*" => [o[1], o[0]],
        "/" => [1 / o[1], -o[0] / (o[1] * o[1])],
        "tanh" => [1 - Math.Tanh(o[0]) * Math.Tanh(o[0])],
        "exp" => [Math.Exp(o[0])],
        _ => [1 / o[0]],
    };

    private static double[] Times(double[] slopes, double g) => [.. slopes.Select(slope => slope * g)];

    private static double[] But(string wrong, double[] instead, string operation, double[] o, double g) => Times(operation == wrong ? instead : Slopes(operation, o), g);

    [Right]
    private static double[] SlopesTimesGradient(string operation, double[] o, double g) => Times(Slopes(operation, o), g);

    [Right]
    private static double[] RuleByRule(string operation, double[] o, double g)
    {
        if (operation == "+")
            return [g, g];
        if (operation == "-")
            return [g, -g];
        if (operation == "*")
            return [g * o[1], g * o[0]];
        if (operation == "/")
            return [g / o[1], -g * (o[0] / o[1]) / o[1]];
        if (operation == "tanh")
            return [g / Math.Pow(Math.Cosh(o[0]), 2)];
        return operation == "exp" ? [g * Math.Exp(o[0])] : [g / o[0]];
    }

    [Wrong("local slopes")]
    private static double[] SlopesAlone(string operation, double[] o, double g) => Slopes(operation, o);

    [Wrong("its slope by b is −1")]
    private static double[] MinusLikePlus(string operation, double[] o, double g) => But("-", [1, 1], operation, o, g);

    [Wrong("the other operand")]
    private static double[] ItsOwnOperand(string operation, double[] o, double g) => But("*", o, operation, o, g);

    [Wrong("−a/b²")]
    private static double[] QuotientWithoutMinus(string operation, double[] o, double g) => operation == "/" ? [g / o[1], g * o[0] / (o[1] * o[1])] : Times(Slopes(operation, o), g);

    [Wrong("with the result u")]
    private static double[] TanhOfTheOperand(string operation, double[] o, double g) => But("tanh", [1 - o[0] * o[0]], operation, o, g);

    [Wrong]
    private static double[] QuotientWithoutSquare(string operation, double[] o, double g) => operation == "/" ? [g / o[1], -g * o[0] / o[1]] : Times(Slopes(operation, o), g);

    [Wrong]
    private static double[] ExpOfPowers(string operation, double[] o, double g) => But("exp", [o[0] * Math.Exp(o[0] - 1)], operation, o, g);

    [Wrong]
    private static double[] LogItself(string operation, double[] o, double g) => But("ln", [Math.Log(o[0])], operation, o, g);

    [Wrong]
    private static double[] TheGradient(string operation, double[] o, double g) => [.. o.Select(_ => g)];

    [Wrong]
    private static double[] Zeros(string operation, double[] o, double g) => new double[o.Length];

    [Wrong]
    private static double[] AllNegative(string operation, double[] o, double g) => Times(Slopes(operation, o), -g);

    [Wrong]
    private static double[] OnlyTheFirst(string operation, double[] o, double g) => [Slopes(operation, o)[0] * g];

    [Wrong]
    private static double[] SlopesPlusGradient(string operation, double[] o, double g) => [.. Slopes(operation, o).Select(slope => slope + g)];
}
