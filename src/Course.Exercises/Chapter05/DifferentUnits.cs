using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises;

/// <summary>How many different hidden units a start has: all that gradient descent can ever make of it.</summary>
public sealed class DifferentUnits() : FunctionExercise<Tensor, Tensor, Tensor, int>("05.5", "The zero-init trap", Difficulty.Medium, minutes: 20)
{
    /// <inheritdoc/>
    protected override void Define()
    {
        Probe("random", draw => Drawn(draw, draw.Integer(5, 8), draw.Integer(9, 12)));
        Probe("repeated", draw => Drawn(draw, draw.Integer(2, 4), draw.Integer(9, 12)));
        Probe("all 0", draw => Constant(draw, 0));
        Probe("all the same", draw => Constant(draw, draw.Number(0.1, 1)));
        Probe("told apart by the bias", draw => Drawn(draw, draw.Integer(3, 6), draw.Integer(9, 12)) is var (w1, b1, w2) ? (zeros_like(w1), b1, ones_like(w2)) : default);
        Probe("told apart by what goes out", draw => Drawn(draw, draw.Integer(3, 6), draw.Integer(9, 12)) is var (w1, b1, w2) ? (ones_like(w1), zeros_like(b1), w2) : default);
        Probe("by each of the three", Mixed);
        Oracle(Right, points: 2, name: "random and repeated units are counted", on: ["random", "repeated"]);
        Property("a constant start has one unit, and one changed weight makes it two",
            (answer, x) => (answer(x.Item1, x.Item2, x.Item3), answer(Changed(x.Item1), x.Item2, x.Item3)),
            (_, seen) => seen is (1, 2), points: 2, on: ["all 0", "all the same"]);
        Oracle(Right, points: 2, name: "all that touches a unit counts: weights in, bias, weights out", on: ["told apart by the bias", "told apart by what goes out", "by each of the three"]);

        Diagnose((x, count, right) => count != right && count == In(x) && count < WithBias(x) && count < WithOut(x), "You look at the weights in only: units with other biases or other weights out get other gradients.");
        Diagnose((x, count, right) => count != right && count == WithBias(x) && count > In(x), "The weights out are left out: units that send other things on get other gradients.");
        Diagnose((x, count, right) => count != right && count == WithOut(x) && count > In(x), "The bias is left out: it makes units differ too.");
        Diagnose((x, count, right) => count == x.Item1.shape[1] && count != right, "This is the width. Units that start equal stay equal, so they count once.");
        Hint("Section 5.2: when do two hidden units get the same gradient, for ever?");
        Hint("Unit j is column j of W₁, element j of b₁, and row j of W₂. Two units are the same if all of these are.");
        Hint("cat([W1, b1.unsqueeze(0), W2.t()]) has a column for each unit: count the different columns, for instance as text with Distinct().");
    }

    /// <summary>Units of which only some differ, in random order.</summary>
    private static (Tensor, Tensor, Tensor) Drawn(Draw draw, int different, int width)
    {
        var index = Shuffled(draw, [.. Enumerable.Range(0, width).Select(j => j < different ? j : draw.Integer(0, different - 1))]);
        return Units(draw, index, index, index);
    }

    /// <summary>14 units, 12 of them different: 2 kinds of weights in, 2 biases, 3 kinds of weights out.</summary>
    private static (Tensor, Tensor, Tensor) Mixed(Draw draw)
    {
        int[] order = Shuffled(draw, [.. Enumerable.Range(0, 14)]);
        return Units(draw, [.. order.Select(j => j % 2)], [.. order.Select(j => j / 2 % 2)], [.. order.Select(j => j / 4 % 3)]);
    }

    private static (Tensor, Tensor, Tensor) Units(Draw draw, int[] weightsIn, int[] biases, int[] weightsOut)
    {
        static Tensor Index(int[] which) => tensor(which.Select(i => (long)i).ToArray());
        return (
            draw.Normal([2, weightsIn.Max() + 1], ScalarType.Float64).index_select(1, Index(weightsIn)),
            draw.Normal([biases.Max() + 1], ScalarType.Float64).index_select(0, Index(biases)),
            draw.Normal([weightsOut.Max() + 1, 3], ScalarType.Float64).index_select(0, Index(weightsOut)));
    }

    private static int[] Shuffled(Draw draw, int[] numbers)
    {
        for (int i = numbers.Length - 1; i > 0; i--)
        {
            int j = draw.Integer(0, i);
            (numbers[i], numbers[j]) = (numbers[j], numbers[i]);
        }
        return numbers;
    }

    private static (Tensor, Tensor, Tensor) Constant(Draw draw, double value)
    {
        int width = draw.Integer(4, 12);
        return (full(2, width, value, dtype: ScalarType.Float64), zeros(width, dtype: ScalarType.Float64), full(width, 3, value, dtype: ScalarType.Float64));
    }

    private static Tensor Changed(Tensor weights)
    {
        var changed = weights.clone();
        changed[0, 1] = changed[0, 1] + 1;
        return changed;
    }

    private static int Count(Tensor units) =>
        Enumerable.Range(0, (int)units.shape[1]).Select(j => string.Join(' ', units.select(1, j).contiguous().data<double>().ToArray())).Distinct().Count();

    private static int In((Tensor W1, Tensor B1, Tensor W2) x) => Count(x.W1);

    private static int WithBias((Tensor W1, Tensor B1, Tensor W2) x) => Count(cat([x.W1, x.B1.unsqueeze(0)]));

    private static int WithOut((Tensor W1, Tensor B1, Tensor W2) x) => Count(cat([x.W1, x.W2.t()]));

    private static int Right((Tensor W1, Tensor B1, Tensor W2) x) => Count(cat([x.W1, x.B1.unsqueeze(0), x.W2.t()]));
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.DifferentUnits"/>
    public static DifferentUnits DifferentUnits => The<DifferentUnits>();
}
