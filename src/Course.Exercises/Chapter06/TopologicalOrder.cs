namespace Course.Exercises;

/// <summary>An order of the boxes behind a result in which each stands once, after everything that it was computed from.</summary>
public sealed class TopologicalOrder() : FunctionExercise<int[][], int, int[]>("06.3", "A topological order", Difficulty.Medium, minutes: 20)
{
    /// <inheritdoc/>
    protected override void Define()
    {
        Probe("a chain", draw => Shuffled(draw, [[], [0], [1], [2]], 3));
        Probe("a shared box", draw => Shuffled(draw, [[], [0], [1], [1, 2], [3, 0]], 4));
        Probe("boxes that the result does not need", draw => Shuffled(draw, [[], [0], [], [1, 2], [3], [1], [5, 5]], 6));
        Probe("ten diamonds", draw => Shuffled(draw, [[], .. Enumerable.Range(0, 20).Select(i => i % 2 == 0 ? new[] { i } : [i, i - 1])], 20));
        Property("each box stands after all its operands", (x, order) => Needed(x).All(order.Contains) && AfterOperands(x, order), points: 2);
        Property("each box that the result needs stands there once, and no other", (x, order) => order.Order().SequenceEqual(Needed(x)), points: 2);

        Diagnose((x, order) => !order.Contains(x.Item2), "The result itself is missing: it is the last box of the order.");
        Diagnose((x, order) => order.Distinct().Count() < order.Length, "A box stands there twice: keep a set of those that you have seen, and pass them by.");
        Diagnose((x, order) => order.Length > 1 && order[0] == x.Item2 && AfterOperands(x, [.. order.Reverse()]), "This is the order of the walk back: turn it round, the result stands last.");
        Diagnose((x, order) => order.Distinct().Count() == order.Length && order.Any(box => !Needed(x).Contains(box)), "There are boxes that the result was not computed from: start at the result, not at the list.");
        Diagnose((x, order) => order.Order().SequenceEqual(Needed(x)) && order[0] != x.Item2 && !AfterOperands(x, order), "All boxes are there, but one stands before an operand of its own: write a box down after its operands.");
        Hint("Start at the result. Before you write down a box, write down its operands.");
        Hint("A local function Visit(box): if it was seen, return; visit all its operands; add the box.");
        Hint("void Visit(int box) { if (!seen.Add(box)) return; foreach (int o in operands[box]) Visit(o); order.Add(box); }");
    }

    /// <summary>The same graph with other numbers, so that no order of numbers is right.</summary>
    private static (int[][], int) Shuffled(Draw draw, int[][] operands, int result)
    {
        int n = operands.Length;
        int[] name;
        int[][] renamed;
        do
        {
            name = [.. Enumerable.Range(0, n)];
            for (int i = n - 1; i > 0; i--)
            {
                int j = draw.Integer(0, i);
                (name[i], name[j]) = (name[j], name[i]);
            }
            renamed = new int[n][];
            for (int box = 0; box < n; box++)
                renamed[name[box]] = [.. operands[box].Select(operand => name[operand])];
        }
        while (AfterOperands((renamed, name[result]), Needed((renamed, name[result]))));
        return (renamed, name[result]);
    }

    /// <summary>The boxes that the result was computed from, and itself, in the order of their numbers.</summary>
    private static int[] Needed((int[][] Operands, int Result) x)
    {
        SortedSet<int> needed = [x.Result];
        for (int before = 0; before < needed.Count;)
        {
            before = needed.Count;
            foreach (int box in needed.ToArray())
                needed.UnionWith(x.Operands[box]);
        }
        return [.. needed];
    }

    private static bool AfterOperands((int[][] Operands, int Result) x, int[] order) =>
        order.Select((box, place) => x.Operands[box].All(operand => Array.IndexOf(order, operand) is >= 0 and var at && at < place)).All(yes => yes);
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.TopologicalOrder"/>
    public static TopologicalOrder TopologicalOrder => The<TopologicalOrder>();
}
