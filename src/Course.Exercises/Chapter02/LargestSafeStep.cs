using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises;

/// <summary>The learning rate below which gradient descent never raises the loss of a logistic regression, 2/Λ.</summary>
public sealed class LargestSafeStep() : FunctionExercise<Tensor, double>("02.3", "The largest safe step", Difficulty.Medium, minutes: 15)
{
    /// <inheritdoc/>
    protected override void Define()
    {
        Probe("centred", draw => LogisticTask.Sample(draw, draw.Integer(10, 20), 2).Inputs);
        Probe("in other units", draw => LogisticTask.Sample(draw, draw.Integer(10, 20), draw.Integer(2, 4), mean: draw.Number(4, 6), deviation: 0.8).Inputs);
        Probe("one feature", draw => LogisticTask.Sample(draw, draw.Integer(8, 12), 1, mean: 20, deviation: 5).Inputs);
        Oracle(Limit, relative: 1e-6, points: 2);
        // Half the limit is safe too, and worth this point; a step that is only small is not.
        Property("no step below it raises the loss, and it is no less than a fifth of the largest", (x, limit) => limit > 0.2 * Limit(x) && NeverRises(x, limit));

        Diagnose((_, rate, right) => Close(rate / right, 0.5), "This is 1/Λ, the rate with the largest guaranteed fall: the limit is twice that.");
        Diagnose((_, rate, right) => Close(rate / right, 0.25), "The quarter is missing: p(1 − p) is at most ¼, so Λ is the largest eigenvalue of XᵀX/(4N).");
        Diagnose((x, rate, right) => Close(rate / right * x.shape[0], 1), "The 1/N is missing: the loss is a mean, and so is its curvature.");
        Diagnose((x, rate, right) => Close(rate * Eigenvalues(x).min().item<double>(), 2), "This belongs to the smallest eigenvalue: the steepest direction sets the limit, and that is the largest.");
        Diagnose((x, rate, right) => Close(rate * Eigenvalues(x).sum().item<double>(), 2), "You took the sum of the eigenvalues: that is safe, but it is not the largest safe rate.");
        Diagnose((_, rate, right) => Close(rate * right, 2), "This is Λ itself; the limit of the learning rate is 2/Λ.");
        Hint("Steps 9 and 11 of the chapter: how curved can the loss be, and which rate does that allow?");
        Hint("Λ is the largest eigenvalue of XᵀX/(4N). linalg.eigvalsh gives the eigenvalues of a symmetric matrix.");
        Hint("2 / linalg.eigvalsh(X.t().matmul(X) / (4 * X.shape[0])).max().item<double>()");
    }

    private static Tensor Eigenvalues(Tensor x) => linalg.eigvalsh(x.t().matmul(x) / (4 * x.shape[0]));

    private static double Limit(Tensor x) => 2 / Eigenvalues(x).max().item<double>();

    private static bool NeverRises(Tensor x, double limit)
    {
        // The hardest answers for this: those that the features explain best.
        var answers = (x.sum(dim: 1) > x.sum(dim: 1).mean()).to(ScalarType.Float64);
        var w = zeros(x.shape[1], dtype: ScalarType.Float64);
        double before = double.PositiveInfinity;
        for (int step = 0; step < 30; step++)
        {
            double loss = nn.functional.binary_cross_entropy_with_logits(x.matmul(w), answers).item<double>();
            if (!(loss <= before + 1e-12))
                return false;
            before = loss;
            w = w - 0.999 * limit * LogisticTask.Gradient(x, answers, w);
        }
        return true;
    }
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.LargestSafeStep"/>
    public static LargestSafeStep LargestSafeStep => The<LargestSafeStep>();
}
