using Course.Checks;

namespace Course.Exercises;

/// <summary>The backward rule of one operation on numbers: what it sends to each of its operands.</summary>
public sealed class BoxBackward() : Exercise<Func<string, double[], double, double[]>, (string[] Operations, double[][] Operands, double[] Gradients), double[][]>(
    "06.1", "One box backward", Difficulty.Easy, minutes: 10)
{
    /// <inheritdoc/>
    protected override void Define()
    {
        Run((answer, x) => [.. x.Operations.Select((operation, i) => answer(operation, x.Operands[i], x.Gradients[i]))]);
        Probe("plus, minus, times", draw => Drawn(draw, "+", "-", "*"));
        Probe("divided by", draw => Drawn(draw, "/"));
        Probe("tanh, exp, ln", draw => Drawn(draw, "tanh", "exp", "ln"));
        Oracle(Right, tolerance: 1e-12, relative: 1e-6, name: "plus, minus, times send back what they should", on: "plus, minus, times");
        Oracle(Right, tolerance: 1e-12, relative: 1e-6, name: "divided by", on: "divided by");
        Oracle(Right, tolerance: 1e-12, relative: 1e-6, name: "tanh, exp, ln", on: "tanh, exp, ln");

        Diagnose((x, got, right) => All(x, got, (i, g) => Same(g, [.. right[i].Select(v => v / x.Gradients[i])])), "These are the local slopes: multiply them by the gradient that came in.");
        Diagnose((x, got, right) => Any(x, got, (i, g) => x.Operations[i] == "-" && Same(g, [x.Gradients[i], x.Gradients[i]])), "a − b falls as b rises: its slope by b is −1.");
        Diagnose((x, got, right) => Any(x, got, (i, g) => x.Operations[i] == "*" && Same(g, [.. x.Operands[i].Select(v => v * x.Gradients[i])])), "In a product, each slope is the other operand.");
        Diagnose((x, got, right) => Any(x, got, (i, g) => x.Operations[i] == "/" && Close(g[1], -right[i][1])), "a / b falls as b rises (for a above 0): its slope by b is −a/b².");
        Diagnose((x, got, right) => Any(x, got, (i, g) => x.Operations[i] == "tanh" && Close(g[0], x.Gradients[i] * (1 - x.Operands[i][0] * x.Operands[i][0]))), "The slope of tanh is 1 − u² with the result u = tanh a, not with a.");
        Hint("Section 2.1 has the table: multiply each slope by the gradient that came in.");
        Hint("The result has one number for each operand: two for + − * /, one for tanh, exp and ln.");
        Hint("\"*\" => [g * o[1], g * o[0]], \"/\" => [g / o[1], -g * o[0] / (o[1] * o[1])], and for tanh g · (1 − tanh² a).");
    }

    private static (string[], double[][], double[]) Drawn(Draw draw, params string[] operations)
    {
        // Each twice, in numbers that are neither 1 nor equal, so that no two rules agree by chance.
        string[] all = [.. operations, .. operations];
        return (all, [.. all.Select(operation => draw.Numbers(operation.Length > 1 ? 1 : 2, 0.3, 0.9).Select((v, i) => v + i).ToArray())], draw.Numbers(all.Length, 1.5, 4));
    }

    /// <summary>By central differences of the operations' values.</summary>
    private static double[][] Right((string[] Operations, double[][] Operands, double[] Gradients) x) =>
        [.. x.Operations.Select((operation, i) => x.Operands[i].Select((_, k) => x.Gradients[i] * Derivation.Slope(
            v => ScalarProgram.Value(operation, [.. x.Operands[i].Select((old, j) => j == k ? v : old)]), x.Operands[i][k])).ToArray())];

    private static bool Same(double[] a, double[] b) => a.Length == b.Length && a.Zip(b).All(pair => Close(pair.First, pair.Second));

    private static bool All((string[] Operations, double[][] Operands, double[] Gradients) x, double[][] got, Func<int, double[], bool> fits) =>
        got.Length == x.Operations.Length && got.Select((g, i) => fits(i, g)).All(yes => yes);

    private static bool Any((string[] Operations, double[][] Operands, double[] Gradients) x, double[][] got, Func<int, double[], bool> fits) =>
        got.Length == x.Operations.Length && got.Select((g, i) => fits(i, g)).Any(yes => yes);
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.BoxBackward"/>
    public static BoxBackward BoxBackward => The<BoxBackward>();
}
