using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises;

/// <summary>Samples with yes/no answers, and the loss of a logistic regression on them: what the exercises of chapter 2 have in common.</summary>
/// <remarks>Inputs are float64 [N, D] whose first column is all ones, answers float64 [N], weights float64 [D] with the bias in front.</remarks>
internal static class LogisticTask
{
    /// <summary>A column of ones and normally distributed features, and answers that a logistic regression has given at random.</summary>
    /// <param name="draw">Where the numbers come from.</param>
    /// <param name="samples">N.</param>
    /// <param name="features">The features beside the column of ones: D − 1.</param>
    /// <param name="mean">The mean of every feature.</param>
    /// <param name="deviation">The standard deviation of every feature.</param>
    internal static (Tensor Inputs, Tensor Answers) Sample(Draw draw, int samples, int features, double mean = 0, double deviation = 1)
    {
        var standard = draw.Normal([samples, features], ScalarType.Float64);
        var logits = standard.matmul(draw.Uniform(0.5, 1.2, [features], ScalarType.Float64));
        var answers = draw.Uniform(0, 1, [samples], ScalarType.Float64).lt(sigmoid(logits)).to(ScalarType.Float64);
        // Both answers occur, whatever was drawn.
        answers[0] = tensor(0.0);
        answers[1] = tensor(1.0);
        return (cat([ones(samples, 1, dtype: ScalarType.Float64), standard * deviation + mean], 1), answers);
    }

    /// <summary>∇ of the mean cross-entropy plus λ/2 · ‖w without its first element‖², by automatic differentiation.</summary>
    internal static Tensor Gradient(Tensor inputs, Tensor answers, Tensor weights, double penalty = 0)
    {
        var w = weights.detach().clone().requires_grad_();
        (nn.functional.binary_cross_entropy_with_logits(inputs.matmul(w), answers) + penalty / 2 * Slopes(w).pow(2).sum()).backward();
        return w.grad!;
    }

    /// <summary>The weights without the bias.</summary>
    internal static Tensor Slopes(Tensor weights) => weights.narrow(0, 1, weights.shape[0] - 1);

    /// <summary>The weights with 0 in place of the bias.</summary>
    internal static Tensor WithoutBias(Tensor weights) => cat([zeros(1, dtype: ScalarType.Float64), Slopes(weights)]);

    /// <summary>Gradient descent from 0.</summary>
    internal static Tensor Descend(Tensor inputs, Tensor answers, double learningRate, int steps)
    {
        var w = zeros(inputs.shape[1], dtype: ScalarType.Float64);
        for (int step = 0; step < steps; step++)
            w = w - learningRate * Gradient(inputs, answers, w);
        return w;
    }
}
