using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises;

/// <summary>The running mean of gradients, corrected for its start at 0.</summary>
public sealed class CorrectedMean() : FunctionExercise<Tensor, double, Tensor>("07.2", "Bias correction", Difficulty.Easy, minutes: 10)
{
    /// <inheritdoc/>
    protected override void Define()
    {
        Probe("random", draw => (Drawn(draw, draw.Integer(7, 10)), draw.Number(0.6, 0.9)));
        Probe("steady", draw => (Drawn(draw, 1).expand(draw.Integer(7, 10), -1).contiguous(), draw.Number(0.6, 0.9)));
        Probe("slow", draw => (Drawn(draw, draw.Integer(7, 10)), draw.Number(0.99, 0.999)));
        Oracle(Right, tolerance: 1e-9, points: 2, name: "the mean is corrected from the first step on", on: ["random", "steady"]);
        Oracle(Right, tolerance: 1e-9, name: "also where β is near 1", on: "slow");

        Diagnose((_, mean) => !mean.isfinite().all().item<bool>(), "1 − β⁰ is 0: steps are counted from 1.");
        Diagnose((x, mean, right) => Close(mean, Means(x, (m, _) => m), 1e-9), "The correction is missing: the first mean is only 1 − β of the first gradient.");
        Diagnose((x, mean, right) => Close(mean, Means(x, (m, _) => m / (1 - x.Item2)), 1e-9), "You divide by 1 − β at every step: the power is missing, 1 − βᵗ.");
        Diagnose((x, mean, right) => Close(mean, Means(x, (m, t) => m * (1 - Math.Pow(x.Item2, t))), 1e-9), "Divide by 1 − βᵗ: multiplying makes early means smaller still.");
        Diagnose((x, mean, right) => Close(mean, Means(x, (m, t) => m / (1 - Math.Pow(x.Item2, t + 1))), 1e-9), "The power is one too high: at the first step it is 1.");
        Diagnose((x, mean, right) => Close(mean, FedBack(x), 1e-9), "The corrected mean goes into the next one: keep m itself, and correct a copy.");
        Diagnose((x, mean, right) => Close(mean, Average(x.Item1), 1e-9), "Here all gradients so far count alike: in a running mean older ones fade by β.");
        Hint("Step 6 of the chapter. What is the first mean, if it starts at 0?");
        Hint("m = β·m + (1 − β)·g. What you give back is m / (1 − βᵗ), with t from 1.");
        Hint("Keep m, and put m / (1 - Math.Pow(beta, t + 1)) into the list, for t from 0.");
    }

    private static Tensor Drawn(Draw draw, int steps) => draw.Normal([steps, 3], ScalarType.Float64);

    /// <summary>Each gradient with the weight that it has in the mean, over the sum of the weights.</summary>
    private static Tensor Right((Tensor Gradients, double Beta) x) => stack(Enumerable.Range(1, (int)x.Gradients.shape[0]).Select(t =>
    {
        var weights = tensor(Enumerable.Range(1, t).Select(k => Math.Pow(x.Beta, t - k)).ToArray());
        return weights.matmul(x.Gradients.narrow(0, 0, t)) / weights.sum();
    }).ToArray());

    private static Tensor Means((Tensor Gradients, double Beta) x, Func<Tensor, int, Tensor> given)
    {
        var m = zeros(3, dtype: ScalarType.Float64);
        return stack(Enumerable.Range(0, (int)x.Gradients.shape[0]).Select(t => given(m = x.Beta * m + (1 - x.Beta) * x.Gradients[t], t + 1)).ToArray());
    }

    private static Tensor FedBack((Tensor Gradients, double Beta) x)
    {
        var m = zeros(3, dtype: ScalarType.Float64);
        return stack(Enumerable.Range(0, (int)x.Gradients.shape[0]).Select(t => m = (x.Beta * m + (1 - x.Beta) * x.Gradients[t]) / (1 - Math.Pow(x.Beta, t + 1))).ToArray());
    }

    private static Tensor Average(Tensor gradients) => stack(Enumerable.Range(1, (int)gradients.shape[0]).Select(t => gradients.narrow(0, 0, t).mean([0L])).ToArray());
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.CorrectedMean"/>
    public static CorrectedMean CorrectedMean => The<CorrectedMean>();
}
