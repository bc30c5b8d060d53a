using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises;

/// <summary>One step of gradient descent for a logistic regression.</summary>
public sealed class DescentStep() : Exercise<Func<Tensor, Tensor, Tensor, double, Tensor>, (Tensor Inputs, Tensor Answers, Tensor Weights, double Rate), Tensor>(
    "02.1", "One step of gradient descent", Difficulty.Easy, minutes: 10)
{
    /// <inheritdoc/>
    protected override void Define()
    {
        Run((answer, x) => answer(x.Inputs, x.Answers, x.Weights, x.Rate));
        Probe("random", draw => Drawn(draw, draw.Integer(9, 14), 2));
        Probe("many features", draw => Drawn(draw, draw.Integer(6, 9), draw.Integer(4, 6)));
        Probe("from w = 0", draw => Drawn(draw, draw.Integer(9, 14), 2) with { Weights = zeros(3, dtype: ScalarType.Float64) });
        Oracle(After, tolerance: 1e-12, relative: 1e-9, points: 2, on: ["random", "many features"]);
        Oracle(After, tolerance: 1e-12, relative: 1e-9, name: "the first step, from w = 0, is right", on: "from w = 0");

        Diagnose((x, w, right) => Close(w, 2 * x.Weights - right, 1e-9), "You walked uphill: the step goes against the gradient, w − η·∇L.");
        Diagnose((x, w, right) => Close(w - x.Weights, (right - x.Weights) * x.Inputs.shape[0], 1e-9), "Your step is N times too long: the mean's 1/N is missing.");
        Diagnose((x, w, right) => Close(w - x.Weights, (right - x.Weights) / x.Rate, 1e-9), "The learning rate is missing: multiply the gradient by it.");
        Diagnose((x, w, right) => !Close(x.Weights, zeros_like(x.Weights)) && Close(w, right - x.Weights, 1e-9), "This is the step alone: the new weights are the old ones plus the step.");
        Diagnose((x, w, _) => Close(w, x.Weights - x.Rate * x.Inputs.t().matmul(x.Inputs.matmul(x.Weights) - x.Answers) / x.Inputs.shape[0], 1e-9),
            "The errors are taken from the logits: the sigmoid is missing, p = σ(Xw).");
        Hint("Three products and a subtraction: logits, errors, gradient, step. Step 5 of the chapter has the gradient.");
        Hint("The gradient is Xᵀ(σ(Xw) − y) / N, where N is the number of rows of X.");
        Hint("w - learningRate * X.t().matmul(sigmoid(X.matmul(w)) - y) / X.shape[0]");
    }

    private static (Tensor Inputs, Tensor Answers, Tensor Weights, double Rate) Drawn(Draw draw, int samples, int features)
    {
        var (inputs, answers) = LogisticTask.Sample(draw, samples, features);
        return (inputs, answers, draw.Uniform(-1, 1, [features + 1], ScalarType.Float64), draw.Number(0.2, 0.7));
    }

    private static Tensor After((Tensor Inputs, Tensor Answers, Tensor Weights, double Rate) x) =>
        x.Weights - x.Rate * LogisticTask.Gradient(x.Inputs, x.Answers, x.Weights);
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.DescentStep"/>
    public static DescentStep DescentStep => The<DescentStep>();
}
