using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises;

/// <summary>Batch norm of columns, in training.</summary>
public sealed class BatchNormForward() : FunctionExercise<Tensor, Tensor, Tensor, Tensor>("12.4", "Batch norm, forward", Difficulty.Medium, minutes: 20)
{
    /// <inheritdoc/>
    protected override void Define()
    {
        Probe("a batch", draw => Of(NormTask.Drawn(draw, 0, draw.Integer(6, 9), 4)));
        Probe("two samples", draw => Of(NormTask.Drawn(draw, 0, 2, draw.Integer(3, 5))));
        Probe("square", draw => Of(NormTask.Drawn(draw, 0, 5, 5)));
        Probe("a unit that never changes", Still);
        Oracle(Right, tolerance: 1e-10, relative: 1e-7, points: 3, on: ["a batch", "two samples", "square"]);
        Oracle(Right, tolerance: 1e-10, relative: 1e-7, name: "ε where a column is constant", on: "a unit that never changes");

        Diagnose((x, y, right) => Close(y, Task(x).Columns(unbiased: true).Hat * x.Item2 + x.Item3, 1e-8), "The variance is divided by N − 1: to normalise, the mean of the squares is taken, with 1/N.");
        Diagnose((x, y, right) => Close(y, Task(x).Columns().Hat, 1e-8), "γ and β are missing.");
        Diagnose((x, y, right) => Close(y, nn.functional.layer_norm(x.Item1, [x.Item1.shape[1]], x.Item2, x.Item3), 1e-8), "You normalised each row: that is layer norm. Batch norm takes its means down the columns, over the samples.");
        Diagnose((x, y, right) => Close(y, Task(x).Columns().Hat / Task(x).Columns().S * x.Item2 + x.Item3, 1e-8), "You divided by the variance: divide by its square root.");
        Diagnose((x, y, right) => Close(y, (x.Item1 - x.Item1.mean()) / ((x.Item1 - x.Item1.mean()).pow(2).mean() + NormTask.Eps).sqrt() * x.Item2 + x.Item3, 1e-8), "You took one mean of all numbers: each column has its own.");
        Diagnose((x, y, right) => Close(y, x.Item1 / Task(x).Columns().S * x.Item2 + x.Item3, 1e-8), "The mean is not subtracted.");
        Diagnose((x, y, right) => y.isnan().any().item<bool>(), "0/0: a column without variance needs ε under the root.");
        Hint("Step 6: two numbers for each column.");
        Hint("x.mean([0]) is [D] and subtracts from each row. The variance is the mean of the squares of what is left.");
        Hint("var c = x - x.mean([0]); return gamma * c / (c.pow(2).mean([0]) + 1e-5).sqrt() + beta;");
    }

    private static (Tensor, Tensor, Tensor) Of(NormTask task) => (task.X, task.Gamma, task.Beta);

    private static (Tensor, Tensor, Tensor) Still(Draw draw)
    {
        var task = NormTask.Drawn(draw, 0, 6, 4);
        task.X.narrow(1, 2, 1).fill_(draw.Integer(2, 5));
        return Of(task);
    }

    private static NormTask Task((Tensor X, Tensor Gamma, Tensor Beta) x) => new(x.X, x.Gamma, x.Beta, x.X);

    private static Tensor Right((Tensor X, Tensor Gamma, Tensor Beta) x) => Task(x).Output(x.X, x.Gamma, x.Beta);
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.BatchNormForward"/>
    public static BatchNormForward BatchNormForward => The<BatchNormForward>();
}
