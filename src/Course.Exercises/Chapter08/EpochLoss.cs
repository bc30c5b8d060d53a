namespace Course.Exercises;

/// <summary>The mean loss of an epoch from the means of its batches.</summary>
public sealed class EpochLoss() : FunctionExercise<double[], long[], double>("08.1", "The loss of an epoch", Difficulty.Easy, minutes: 10)
{
    /// <inheritdoc/>
    protected override void Define()
    {
        Probe("the last batch is smaller", draw => Drawn(draw, draw.Integer(4, 9), last: draw.Integer(1, 9)));
        Probe("batches of one size", draw => Drawn(draw, draw.Integer(4, 9), last: 64));
        Probe("a large and a small batch", draw => Drawn(draw, 2, last: draw.Integer(1, 3)));
        Oracle(Right, tolerance: 1e-12, relative: 1e-12, points: 2, name: "the mean over all samples", on: ["the last batch is smaller", "a large and a small batch"]);
        Oracle(Right, tolerance: 1e-12, relative: 1e-12, name: "where all batches are of one size", on: "batches of one size");

        Diagnose((_, got) => got == 0, "It is 0: something has to be added to the sum (section 5.1).");
        Diagnose((x, got, _) => x.Item2[^1] < 64 && Close(got, x.Item1.Average(), 1e-12), "This is the plain mean of the batches: a small batch counts as much as a large one. Weight each by its size.");
        Diagnose((x, got, _) => x.Item1.Length > 1 && Close(got, x.Item1[^1], 1e-12), "This is the last batch's loss, not the epoch's.");
        Diagnose((x, got, _) => Close(got, Sum(x), 1e-12), "This is the sum over all samples: divide by how many there are.");
        Diagnose((x, got, _) => Close(got, Sum(x) / x.Item1.Length, 1e-12), "The sum over samples is divided by the number of batches: divide by the number of samples.");
        Hint("Step 1. A batch's mean times its size is the sum over its samples.");
        Hint("Add up mean · size over the batches, and divide once, by all samples.");
        Hint("means.Zip(sizes, (mean, size) => mean * size).Sum() / sizes.Sum()");
    }

    private static (double[], long[]) Drawn(Draw draw, int batches, int last) =>
        (draw.Numbers(batches, 0.2, 2.5), [.. Enumerable.Repeat(64L, batches - 1), last]);

    private static double Sum((double[] Means, long[] Sizes) x) => x.Means.Zip(x.Sizes, (mean, size) => mean * size).Sum();

    private static double Right((double[] Means, long[] Sizes) x) => Sum(x) / x.Sizes.Sum();
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.EpochLoss"/>
    public static EpochLoss EpochLoss => The<EpochLoss>();
}
