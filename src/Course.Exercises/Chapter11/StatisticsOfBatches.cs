using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises;

/// <summary>The mean and the standard deviation of each channel, over batches of different sizes.</summary>
public sealed class StatisticsOfBatches() : FunctionExercise<Tensor[], Tensor>("11.1", "Channel statistics, batch by batch", Difficulty.Easy, minutes: 15)
{
    /// <inheritdoc/>
    protected override void Define()
    {
        Probe("one batch", draw => Drawn(draw, [draw.Integer(3, 5)]));
        Probe("a smaller last batch", draw => Drawn(draw, [6, 6, draw.Integer(1, 2)]));
        Probe("batches of any size", draw => Drawn(draw, [draw.Integer(1, 2), draw.Integer(5, 7), draw.Integer(3, 4), 1]));
        Probe("bright images", draw => [.. Drawn(draw, [4, draw.Integer(1, 2)]).Select(batch => batch + 3_000_000)]);
        Oracle(Right, tolerance: 1e-9, relative: 1e-9, points: 1, name: "one batch", on: "one batch");
        Oracle(Right, tolerance: 1e-9, relative: 1e-9, points: 2, name: "several batches", on: ["a smaller last batch", "batches of any size"]);
        Oracle(Right, tolerance: 1e-6, relative: 1e-6, points: 1, name: "values far from 0", on: "bright images");

        Diagnose((x, got, right) => got.shape is [2] || (got.shape is [2, 1] && right.shape[1] > 1), "One number for all channels: each channel has a mean and a deviation of its own.");
        Diagnose((x, got, right) => got.shape.SequenceEqual([right.shape[1], 2]), "Rows and columns are exchanged: the means are the first row, the deviations the second.");
        Diagnose((x, got, right) => Fits(got, right) && Close(got[1], right[1].pow(2)), "The second row is the variance: take its root.");
        Diagnose((x, got, right) => Fits(got, right) && Close(got[1], Unbiased(x)), "You divide by n − 1: these are all the pixels there are, so divide by n.");
        Diagnose((x, got, right) => Fits(got, right) && Close(got[0], right[0]) && right[0].abs().max().ToDouble() > 1e5, "Mean of squares less square of the mean is the difference of two large numbers: merge the parts as in step 4.");
        Diagnose((x, got, right) => Fits(got, right) && x.Length > 1 && Close(got[0], Plain(x, batch => batch.mean([0L, 2, 3]))), "A mean of the batches' means counts a small batch as much as a large one: weight them by their pixels, or sum first.");
        Diagnose((x, got, right) => Fits(got, right) && x.Length > 1 && Close(got[0], right[0]) && Close(got[1], Within(x)), "The spread within the batches only: their means differ too (step 5).");
        Hint("Step 3 of the chapter. What has to be remembered from a batch when the next one comes?");
        Hint("Three things: how many pixels there were, and for each channel a mean and a sum of squared deviations. Step 4 merges those of two parts without losing digits.");
        Hint("delta = meanB − mean; M += MB + delta² · n · nB / (n + nB); mean += delta · nB / (n + nB); n += nB. In the end stack mean and sqrt(M / n).");
    }

    private static Tensor[] Drawn(Draw draw, int[] sizes)
    {
        int channels = draw.Integer(3, 4), rows = draw.Integer(3, 5), columns = draw.Integer(6, 7);
        var offsets = draw.Normal([1, channels, 1, 1], ScalarType.Float64);
        // Each batch is brighter or darker than the others.
        return [.. sizes.Select(size => draw.Normal([size, channels, rows, columns], ScalarType.Float64) * draw.Number(0.5, 2) + offsets + draw.Number(-3, 3))];
    }

    private static bool Fits(Tensor got, Tensor right) => got.shape.SequenceEqual(right.shape);

    private static Tensor Right(Tensor[] batches)
    {
        var all = cat(batches);
        var mean = all.mean([0L, 2, 3]);
        return stack([mean, (all - mean.reshape(1, -1, 1, 1)).pow(2).mean([0L, 2, 3]).sqrt()]);
    }

    private static Tensor Unbiased(Tensor[] batches)
    {
        double n = batches.Sum(batch => batch.shape[0] * batch.shape[2] * batch.shape[3]);
        return Right(batches)[1] * Math.Sqrt(n / (n - 1));
    }

    private static Tensor Plain(Tensor[] batches, Func<Tensor, Tensor> of) => stack([.. batches.Select(of)]).mean([0L]);

    private static Tensor Within(Tensor[] batches)
    {
        double images = batches.Sum(batch => batch.shape[0]);
        return batches.Select(batch => Right([batch])[1].pow(2) * (batch.shape[0] / images)).Aggregate((a, b) => a + b).sqrt();
    }
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.StatisticsOfBatches"/>
    public static StatisticsOfBatches StatisticsOfBatches => The<StatisticsOfBatches>();
}
