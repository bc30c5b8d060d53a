using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises;

/// <summary>The three gradients of batch norm.</summary>
public sealed class BatchNormBackward() : FunctionExercise<Tensor, Tensor, Tensor, (Tensor X, Tensor Gamma, Tensor Beta)>(
    "12.5", "Batch norm, backward", Difficulty.Medium, minutes: 30)
{
    /// <inheritdoc/>
    protected override void Define()
    {
        Probe("a batch", draw => Of(NormTask.Drawn(draw, 0, draw.Integer(6, 9), 4)));
        Probe("wide", draw => Of(NormTask.Drawn(draw, 0, draw.Integer(3, 4), 7)));
        Probe("square", draw => Of(NormTask.Drawn(draw, 0, 5, 5)));
        Oracle(Right, tolerance: 1e-11, relative: 1e-7, points: 3, on: ["a batch", "wide"]);
        Oracle(Right, tolerance: 1e-11, relative: 1e-7, name: "with equal sizes too", on: "square");

        Diagnose((x, g, right) => Close(g.X, Terms(x).Straight, 1e-8), "Only the straight path is there: each x also moves the mean and the variance, and so every sample of the batch.");
        Diagnose((x, g, right) => Close(g.X, Terms(x).Straight - Terms(x).Mean, 1e-8), "The path through the variance is missing: − x̂ · dγ/N.");
        Diagnose((x, g, right) => Close(g.X, Terms(x).Straight - Terms(x).Variance, 1e-8), "The path through the mean is missing: − dβ/N.");
        Diagnose((x, g, right) => Close(g.X, Terms(x).Straight - x.Item1.shape[0] * (Terms(x).Mean + Terms(x).Variance), 1e-8), "The two sums are not divided by N.");
        Diagnose((x, g, right) => Close(g.X * x.Item2, right.X, 1e-8), "γ is missing in dX: dx̂ = γ dy.");
        Diagnose((x, g, right) => Close(g.X * x.Item2 / Task(x).Columns().S, right.X * x.Item2, 1e-8), "dX is not divided by the deviation.");
        Diagnose((x, g, right) => Close(g.X, Short(x, unbiased: true), 1e-4), "The deviation is the unbiased one, with N − 1, as std() gives it: batch norm divides by N.");
        Diagnose((x, g, right) => Close(g.X, Short(x, eps: 0), 1e-9) && !Close(g.X, right.X, 1e-9), "ε is missing under the root: s = √(v + ε), with ε = 1e-5.");
        Diagnose((x, g, right) => Close(g.Gamma, (x.Item3 * x.Item1).sum([0L]), 1e-8), "dγ uses x: what γ is multiplied by is x̂.");
        Diagnose((x, g, right) => Close(g.Gamma, right.Gamma / x.Item1.shape[0], 1e-8) || Close(g.Beta, right.Beta / x.Item1.shape[0], 1e-8), "dγ and dβ are sums over the samples, not means: the loss's 1/N is in dY already.");
        Diagnose((x, g, right) => x.Item1.shape[0] != x.Item1.shape[1] && g.Beta.shape.SequenceEqual([x.Item1.shape[0]]), "dγ and dβ are summed along the rows: there is one for each column.");
        Hint("Compute x̂ and s again, then steps 7 and 10.");
        Hint("dβ and dγ are sums over dim 0 of dY and dY · x̂. dX is dY less two means, times γ/s.");
        Hint("gamma / s * (dY - xHat * dGamma / N - dBeta / N).");
    }

    private static (Tensor, Tensor, Tensor) Of(NormTask task) => (task.X, task.Gamma, task.G);

    private static NormTask Task((Tensor X, Tensor Gamma, Tensor G) x) => new(x.X, x.Gamma, zeros_like(x.Gamma), x.G);

    private static (Tensor X, Tensor Gamma, Tensor Beta) Right((Tensor X, Tensor Gamma, Tensor G) x)
    {
        var (_, dx, gamma, beta) = Task(x).Right();
        return (dx, gamma, beta);
    }

    /// <summary>dX by the short form of step 10, with another deviation.</summary>
    private static Tensor Short((Tensor X, Tensor Gamma, Tensor G) x, bool unbiased = false, double eps = NormTask.Eps)
    {
        var (hat, s) = Task(x).Columns(unbiased, eps);
        return x.Gamma / s * (x.G - hat * (x.G * hat).mean([0L]) - x.G.mean([0L]));
    }

    /// <summary>The three terms of step 10, all with a positive sign, to recognise mistakes.</summary>
    private static (Tensor Straight, Tensor Mean, Tensor Variance) Terms((Tensor X, Tensor Gamma, Tensor G) x)
    {
        var (hat, s) = Task(x).Columns();
        var factor = x.Gamma / s;
        return (factor * x.G, factor * x.G.mean([0L]) * ones_like(hat), factor * hat * (x.G * hat).mean([0L]));
    }
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.BatchNormBackward"/>
    public static BatchNormBackward BatchNormBackward => The<BatchNormBackward>();
}
