using Course.Checks;

namespace Course.Exercises;

/// <summary>An autograd: the value and the gradient of any program of operations on numbers.</summary>
public sealed class OwnAutograd() : FunctionExercise<string[], int[][], double[], (double Value, double[] Gradient)>(
    "06.6", "An autograd of your own", Difficulty.Hard, minutes: 120)
{
    private static readonly string[] s_operations = ["+", "-", "*", "/", "tanh", "exp", "ln"];

    /// <inheritdoc/>
    protected override void Define()
    {
        Probe("one operation of each kind", draw => (s_operations, [[0, 1], [2, 1], [3, 0], [4, 1], [5], [6], [7]], [draw.Number(2, 3), draw.Number(0.5, 1)]));
        Probe("a shared box", draw => (["*", "tanh", "+", "*"], [[0, 1], [2], [3, 2], [4, 4]], draw.Numbers(2, 0.4, 0.9)));
        Probe("a random program", draw => Drawn(draw, draw.Integer(10, 15)));
        Probe("an input that is not used", draw => (["tanh", "*"], [[2], [3, 0]], draw.Numbers(3, 0.4, 0.9)));
        Probe("a box that is not needed", draw => (["-", "ln", "*", "*", "exp"], [[0, 1], [2], [3, 1], [0, 1], [5]], [draw.Number(0.2, 0.4), draw.Number(0.6, 0.9)]));
        Probe("eighteen doublings", draw => ([.. Enumerable.Repeat("+", 18)], [.. Enumerable.Range(0, 18).Select(i => new[] { i, i })], [draw.Number(0.5, 2)]));
        Oracle(Right, tolerance: 1e-9, relative: 1e-6, points: 2, name: "every operation, value and gradient", on: ["one operation of each kind"]);
        Oracle(Right, tolerance: 1e-9, relative: 1e-6, points: 2, name: "boxes that are used several times", on: ["a shared box", "a random program", "eighteen doublings"]);
        Oracle(Right, tolerance: 1e-9, relative: 1e-6, points: 2, name: "inputs and boxes that the result does not need", on: ["an input that is not used", "a box that is not needed"]);

        Diagnose((x, got) => got.Gradient.Length != x.Item3.Length, "The gradient has to have one number for each input, and none for the boxes on the way.");
        Diagnose((x, got, right) => !Close(got.Value, right.Value), "The value itself is wrong: run the operations in their order first; the result is the last box.");
        Diagnose((x, got, right) => got.Gradient.Any(double.IsNaN), "A NaN came from a box that the result does not need: 0 · ∞ is NaN. Walk back only through boxes that the result was computed from.");
        Diagnose((x, got, right) => right.Gradient.Any(g => g != 0) && got.Gradient.All(g => g == 0), "All gradients are 0: the walk has to start with 1 at the last box.");
        Diagnose((x, got, right) => x.Item1.All(operation => operation == "+") && Close(got.Gradient[0], 1), "Each doubling counts once in place of twice: both arrows from one box bring a contribution, so add them up.");
        Hint("Forward: a list of values, first the inputs, then a box for each operation. Keep them all.");
        Hint("Backward: an array of zeros with 1 at its end. From the last operation to the first, add to its operands' gradients; pass by a box whose gradient is 0.");
        Hint("if (grad[i] == 0) continue; then \"*\": grad[a] += g * v[b]; grad[b] += g * v[a]; and so on. The first inputs.Length numbers are the answer.");
    }

    /// <summary>Operations that stay within moderate numbers: sums, differences, products of tanh's.</summary>
    private static (string[], int[][], double[]) Drawn(Draw draw, int count)
    {
        const int inputs = 3;
        List<string> operations = [];
        List<int[]> operands = [];
        for (int i = 0; i < count; i++)
        {
            int last = inputs + i - 1;
            string operation = i % 2 == 0 ? "tanh" : new[] { "+", "-", "*" }[draw.Integer(0, 2)];
            operations.Add(operation);
            operands.Add(operation == "tanh" ? [last] : [last, draw.Integer(0, last)]);
        }
        operations.Add("exp");
        operands.Add([inputs + count - 1]);
        return ([.. operations], [.. operands], draw.Numbers(inputs, 0.3, 0.9));
    }

    /// <summary>The gradient by differences of the value, input by input.</summary>
    private static (double Value, double[] Gradient) Right((string[] Operations, int[][] Operands, double[] Inputs) x)
    {
        double At(double[] inputs) => ScalarProgram.Values(x.Operations, x.Operands, inputs)[^1];
        return (At(x.Inputs), [.. x.Inputs.Select((_, k) => Derivation.Slope(v => At([.. x.Inputs.Select((old, j) => j == k ? v : old)]), x.Inputs[k]))]);
    }
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.OwnAutograd"/>
    public static OwnAutograd OwnAutograd => The<OwnAutograd>();
}
