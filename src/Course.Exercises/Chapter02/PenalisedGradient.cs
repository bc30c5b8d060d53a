using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises;

/// <summary>The gradient of the mean cross-entropy with an L2 penalty on all weights but the bias.</summary>
public sealed class PenalisedGradient() : Exercise<Func<Tensor, Tensor, Tensor, double, Tensor>, (Tensor Inputs, Tensor Answers, Tensor Weights, double Penalty), Tensor>(
    "02.2", "The gradient with L2", Difficulty.Medium, minutes: 10)
{
    /// <inheritdoc/>
    protected override void Define()
    {
        Run((answer, x) => answer(x.Inputs, x.Answers, x.Weights, x.Penalty));
        Probe("random", draw => Drawn(draw, draw.Integer(8, 14), draw.Number(0.3, 2)));
        Probe("strong", draw => Drawn(draw, draw.Integer(8, 14), draw.Number(20, 50)));
        Probe("none", draw => Drawn(draw, draw.Integer(8, 14), 0));
        Oracle(Right, tolerance: 1e-12, relative: 1e-9, points: 2, on: ["random", "strong"]);
        Oracle(Right, tolerance: 1e-12, relative: 1e-9, name: "with λ = 0 it is the gradient of step 5", on: "none");

        Diagnose((x, g, right) => Close(g, right + x.Penalty * (x.Weights - Free(x)), 1e-9), "The bias is penalised too: the first element of the gradient has no λ in it.");
        Diagnose((x, g, right) => Close(g, right + x.Penalty * Free(x), 1e-9), "Your penalty pulls twice as hard: the ½ of λ/2 cancels the 2 of the derivative.");
        Diagnose((x, g, right) => Close(g, right - x.Penalty * Free(x), 1e-9), "The penalty is missing: add λ times the weights, without the bias.");
        Diagnose((x, g, right) => Close(g, right - 2 * x.Penalty * Free(x), 1e-9), "The penalty pushes the weights away from 0: its gradient has the sign of the weights.");
        Diagnose((x, g, right) => Close(g, right - x.Penalty * Free(x) * (1 - 1.0 / x.Inputs.shape[0]), 1e-9), "You divided the penalty by N: λ stands outside of the mean.");
        Hint("Start from the gradient without the penalty. What does λ/2 · w² add to the derivative by one weight?");
        Hint("λ·w_j for every weight but the bias, which is the first element: it gets nothing.");
        Hint("Make a copy of w whose first element is 0, and add λ times it to Xᵀ(σ(Xw) − y)/N.");
    }

    private static (Tensor Inputs, Tensor Answers, Tensor Weights, double Penalty) Drawn(Draw draw, int samples, double penalty)
    {
        var (inputs, answers) = LogisticTask.Sample(draw, samples, 3);
        return (inputs, answers, draw.Uniform(0.3, 1.5, [4], ScalarType.Float64), penalty);
    }

    private static Tensor Free((Tensor Inputs, Tensor Answers, Tensor Weights, double Penalty) x) => LogisticTask.WithoutBias(x.Weights);

    private static Tensor Right((Tensor Inputs, Tensor Answers, Tensor Weights, double Penalty) x) => LogisticTask.Gradient(x.Inputs, x.Answers, x.Weights, x.Penalty);
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.PenalisedGradient"/>
    public static PenalisedGradient PenalisedGradient => The<PenalisedGradient>();
}
