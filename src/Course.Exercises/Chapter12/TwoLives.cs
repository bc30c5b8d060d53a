using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises;

/// <summary>Batch norm's running statistics after some batches of training, and what it gives in evaluation.</summary>
public sealed class TwoLives() : FunctionExercise<Tensor, Tensor, double, (Tensor Mean, Tensor Variance, Tensor Y)>("12.6", "Two lives", Difficulty.Medium, minutes: 30)
{
    /// <inheritdoc/>
    protected override void Define()
    {
        Probe("a single row in use", draw => Drawn(draw, draw.Integer(3, 5), 6, 1, 0.1));
        Probe("small batches", draw => Drawn(draw, draw.Integer(5, 8), draw.Integer(2, 3), 4, draw.Number(0.2, 0.4)));
        Probe("a long memory", draw => Drawn(draw, draw.Integer(10, 14), 5, 3, 0.01));
        Oracle(Right, tolerance: 1e-11, relative: 1e-7, points: 3, on: ["a single row in use", "small batches"]);
        Oracle(Right, tolerance: 1e-11, relative: 1e-7, name: "with another momentum", on: "a long memory");

        Diagnose((x, g, right) => Close(g.Variance, Running(x, correction: 0).Variance, 1e-8), "The running variance takes the biased variance: it estimates that of all data, so divide by N − 1.");
        Diagnose((x, g, right) => Close(g.Mean, Running(x with { Item3 = 1 - x.Item3 }).Mean, 1e-8), "The momentum is turned round: here it is the weight of the new batch, and 1 − m that of the old value.");
        Diagnose((x, g, right) => Close(g.Variance, Running(x, start: 0).Variance, 1e-8), "The running variance starts at 1, not at 0.");
        Diagnose((x, g, right) => Close(g.Mean, right.Mean, 1e-8) && Close(g.Variance, right.Variance, 1e-8) && x.Item2.shape[0] > 1 && Close(g.Y, nn.functional.batch_norm(x.Item2, null, null, training: true), 1e-8), "In evaluation the running statistics normalise, not those of the batch.");
        Diagnose((x, g, right) => Close(g.Variance, Running((cat([x.Item1, x.Item2.expand(x.Item1.shape[1], -1).unsqueeze(0)]), x.Item2, x.Item3)).Variance, 1e-8) && x.Item2.shape[0] == 1, "What is read in evaluation has moved the running statistics: they change in training only.");
        Diagnose((x, g, right) => Close(g.Mean, x.Item1.mean([0L, 1]), 1e-8), "This is the mean of all batches: the running mean weighs the latest most, by m (1 − m)^(T − t).");
        Diagnose((x, g, right) => Close(g.Mean, x.Item1[-1].mean([0L]), 1e-8), "Only the last batch is left: mix it with what was there before.");
        Diagnose((x, g, right) => Close(g.Mean, right.Mean, 1e-8) && Close(g.Variance, right.Variance, 1e-8) && Close(g.Y, (x.Item2 - right.Mean) / (right.Variance + NormTask.Eps), 1e-8), "You divided by the running variance: divide by its square root.");
        Hint("Step 12: a loop over the batches, then one line for what is in use.");
        Hint("mean ← (1 − m)·mean + m·(mean of the batch), from 0. The same for the variance, from 1, with the batch's unbiased variance.");
        Hint("In the loop: c = b - b.mean([0]); v = (1 - m) * v + m * c.pow(2).sum([0]) / (N - 1). At the end y = (x - mean) / (v + 1e-5).sqrt().");
    }

    private static (Tensor, Tensor, double) Drawn(Draw draw, int batches, int samples, int rows, double momentum)
    {
        const int columns = 4;
        var means = draw.Normal([batches, 1, columns], ScalarType.Float64);
        return (3 * draw.Normal([batches, samples, columns], ScalarType.Float64) + means, draw.Normal([rows, columns], ScalarType.Float64), momentum);
    }

    private static (Tensor Mean, Tensor Variance) Running((Tensor Batches, Tensor, double Momentum) x, int correction = 1, double start = 1)
    {
        var mean = zeros(x.Batches.shape[2], dtype: ScalarType.Float64);
        var variance = full([x.Batches.shape[2]], start, dtype: ScalarType.Float64);
        for (long t = 0; t < x.Batches.shape[0]; t++)
        {
            var centre = x.Batches[t].mean([0L]);
            mean = (1 - x.Momentum) * mean + x.Momentum * centre;
            variance = (1 - x.Momentum) * variance + x.Momentum * (x.Batches[t] - centre).pow(2).sum([0L]) / (x.Batches.shape[1] - correction);
        }
        return (mean, variance);
    }

    /// <summary>By the library's own layer.</summary>
    private static (Tensor Mean, Tensor Variance, Tensor Y) Right((Tensor Batches, Tensor X, double Momentum) x)
    {
        var layer = nn.BatchNorm1d(x.Batches.shape[2], momentum: x.Momentum, dtype: ScalarType.Float64);
        for (long t = 0; t < x.Batches.shape[0]; t++)
            layer.call(x.Batches[t]);
        layer.eval();
        return (layer.running_mean!.clone(), layer.running_var!.clone(), layer.call(x.X).detach());
    }
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.TwoLives"/>
    public static TwoLives TwoLives => The<TwoLives>();
}
