using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises;

/// <summary>The logistic regression that gives the same probabilities as a softmax regression of two classes.</summary>
public sealed class TwoClasses() : FunctionExercise<Tensor, Tensor, (Tensor Weights, Tensor Bias)>("03.4", "Two classes are chapter 1", Difficulty.Medium, minutes: 15)
{
    /// <inheritdoc/>
    protected override void Define()
    {
        Probe("random", draw => Drawn(draw, 1));
        Probe("many features", draw => Drawn(draw, draw.Integer(5, 8)));
        Probe("large weights", draw => Drawn(draw, 20));
        Property("σ(Xw + b) is the softmax's probability of class 1", (x, got) => SaysTheSame(x, got), points: 2);
        Oracle(Right, tolerance: 1e-12, relative: 1e-9, name: "weights and bias are right");

        Diagnose((_, got, right) => Close(got.Weights, -right.Weights, 1e-9) && Close(got.Bias, -right.Bias, 1e-9), "This is the logit of class 0: class 1 is wanted, so its score comes first.");
        Diagnose((x, got, _) => Close(got.Weights, x.Item1.select(1, 1), 1e-9), "These are the weights of class 1 alone: what counts is how far its score is above that of class 0.");
        Diagnose((x, got, _) => Close(got.Weights, x.Item1.sum(dim: 1), 1e-9), "You added the scores: step 4 has their difference.");
        Diagnose((_, got, right) => Close(got.Weights, right.Weights / 2, 1e-9), "Half of the difference gives odds that are too even: do not divide by 2.");
        Diagnose((_, got, right) => Close(got.Weights, right.Weights, 1e-9) && !Close(got.Bias, right.Bias, 1e-9), "The weights are right and the bias is not: it is the difference of the two biases, a tensor without dimensions.");
        Diagnose((x, got) => got.Weights.ndim == 2, "The weights are a matrix: one number for each feature is wanted, [D].");
        Hint("Step 4: with two classes, p₁ is the sigmoid of something.");
        Hint("z₁ − z₀ = (x·W₁ + b₁) − (x·W₀ + b₀), where W₀ and W₁ are the columns of W. Sort it by x.");
        Hint("W.select(1, 1) - W.select(1, 0), and b[1] - b[0].");
    }

    private static (Tensor, Tensor) Drawn(Draw draw, double size)
    {
        int features = draw.Integer(3, 6);
        return (draw.Uniform(-size, size, [features, 2], ScalarType.Float64), draw.Uniform(0.5, 2, [2], ScalarType.Float64) * tensor(new double[] { 1, -1 }));
    }

    private static bool SaysTheSame((Tensor Weights, Tensor Biases) x, (Tensor Weights, Tensor Bias) got)
    {
        if (got.Weights.ndim != 1 || got.Weights.shape[0] != x.Weights.shape[0] || got.Bias.numel() != 1)
            return false;
        // The axes, and the origin, determine a linear function.
        var inputs = cat([eye(x.Weights.shape[0], dtype: ScalarType.Float64), zeros(1, x.Weights.shape[0], dtype: ScalarType.Float64)]) * 0.1;
        return Close(sigmoid(inputs.matmul(got.Weights) + got.Bias.reshape([])), nn.functional.softmax(inputs.matmul(x.Weights) + x.Biases, 1).select(1, 1), 1e-9);
    }

    private static (Tensor Weights, Tensor Bias) Right((Tensor Weights, Tensor Biases) x) =>
        (x.Weights.select(1, 1) - x.Weights.select(1, 0), x.Biases[1] - x.Biases[0]);
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.TwoClasses"/>
    public static TwoClasses TwoClasses => The<TwoClasses>();
}
