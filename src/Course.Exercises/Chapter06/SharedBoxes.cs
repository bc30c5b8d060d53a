namespace Course.Exercises;

/// <summary>The gradients of all boxes of a graph, from the local slopes: every use of a box counts.</summary>
public sealed class SharedBoxes() : FunctionExercise<int[][], double[][], double[]>("06.2", "A shared box accumulates", Difficulty.Easy, minutes: 15)
{
    /// <inheritdoc/>
    protected override void Define()
    {
        Probe("a chain", draw => Drawn(draw, [[], [0], [1], [2], [3]]));
        Probe("a box used by two", draw => Drawn(draw, [[], [], [0, 1], [2], [2], [3, 4]]));
        Probe("a box used twice by one", draw => Drawn(draw, [[], [0], [1, 1], [2, 1], [3]]));
        Probe("a larger graph", draw => Drawn(draw, Random(draw, draw.Integer(9, 14))));
        Oracle(x => Right(x.Item1, x.Item2), tolerance: 1e-12, relative: 1e-9, name: "a chain", on: "a chain");
        Oracle(x => Right(x.Item1, x.Item2), tolerance: 1e-12, relative: 1e-9, points: 2, name: "every use of a box counts", on: ["a box used by two", "a box used twice by one", "a larger graph"]);

        Diagnose((x, got) => got.All(g => g == 0), "All gradients are 0: the walk has to start with 1 at the last box.");
        Diagnose((x, got, right) => Same(got, Assigned(x.Item1, x.Item2, backward: true)), "The last use overwrites the others: add each contribution to what is there, with +=.");
        Diagnose((x, got, right) => Same(got, Assigned(x.Item1, x.Item2, backward: false)), "The first contribution stays and the others are dropped: contributions add up.");
        Diagnose((x, got, right) => Same(got, Right(x.Item1, x.Item2, distinct: true)), "A box that uses one operand twice has two arrows to it: count arrows, not different boxes.");
        Diagnose((x, got, right) => Same(got, InOrder(x.Item1, x.Item2)), "You walk from the inputs on: begin at the last box, whose gradient is known, and go back.");
        Hint("The boxes are already in topological order. The last one is the result: its gradient is 1.");
        Hint("From the last box to the first: for each of its operands, add its gradient times the slope to the operand's.");
        Hint("for (int i = n − 1; i >= 0; i--) for each k: grad[operands[i][k]] += grad[i] * slopes[i][k];");
    }

    private static (int[][], double[][]) Drawn(Draw draw, int[][] operands) => (operands, [.. operands.Select(o => draw.Numbers(o.Length, 0.6, 1.9))]);

    private static int[][] Random(Draw draw, int boxes) =>
        [.. Enumerable.Range(0, boxes).Select(i => i < 2 ? Array.Empty<int>() : [i - 1, draw.Integer(0, i - 1)])];

    /// <summary>By the other route: for each box the sum over all of its users, as step 2 has it.</summary>
    private static double[] Right(int[][] operands, double[][] slopes, bool distinct = false)
    {
        double[] gradients = new double[operands.Length];
        gradients[^1] = 1;
        for (int box = operands.Length - 2; box >= 0; box--)
        {
            for (int user = box + 1; user < operands.Length; user++)
            {
                double[] ways = [.. slopes[user].Where((_, k) => operands[user][k] == box)];
                gradients[box] += gradients[user] * (distinct ? ways.FirstOrDefault() : ways.Sum());
            }
        }
        return gradients;
    }

    /// <summary>What assignment makes of it: the last contribution stays, or the first one.</summary>
    private static double[] Assigned(int[][] operands, double[][] slopes, bool backward)
    {
        double[] gradients = new double[operands.Length];
        gradients[^1] = 1;
        for (int box = operands.Length - 1; box >= 0; box--)
            for (int k = 0; k < operands[box].Length; k++)
                if (backward || gradients[operands[box][k]] == 0)
                    gradients[operands[box][k]] = gradients[box] * slopes[box][k];
        return gradients;
    }

    private static double[] InOrder(int[][] operands, double[][] slopes)
    {
        double[] gradients = new double[operands.Length];
        gradients[^1] = 1;
        for (int box = 0; box < operands.Length; box++)
            for (int k = 0; k < operands[box].Length; k++)
                gradients[operands[box][k]] += gradients[box] * slopes[box][k];
        return gradients;
    }

    private static bool Same(double[] a, double[] b) => a.Length == b.Length && a.Zip(b).All(pair => Close(pair.First, pair.Second, 1e-9));
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.SharedBoxes"/>
    public static SharedBoxes SharedBoxes => The<SharedBoxes>();
}
