using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises;

/// <summary>The gradient of the mean cross-entropy with respect to the logits of K classes, by hand.</summary>
public sealed class GradientOfClasses() : FunctionExercise<Tensor, Tensor, Tensor>("03.3", "Its gradient", Difficulty.Medium, minutes: 15)
{
    /// <inheritdoc/>
    protected override void Define()
    {
        Probe("random", draw => ClassificationTask.Sample(draw, 4));
        Probe("undecided", draw => ClassificationTask.Sample(draw, 0.1));
        Probe("sure and wrong", draw => ClassificationTask.Sure(draw, right: false));
        Property("every row adds up to 0, and only the true class is pulled up", (x, g) => PullsUpTheTrueClass(x, g), on: ["random", "undecided"]);
        Oracle(Right, tolerance: 1e-15, relative: 1e-7, points: 2, on: ["random", "undecided"]);
        Oracle(Right, tolerance: 1e-12, relative: 1e-7, name: "it is right for scores of 1000 too", on: "sure and wrong");

        Diagnose((_, g) => g.isnan().any().item<bool>(), "Something overflows and becomes NaN: subtract each row's largest score before the exponential.");
        Diagnose((x, g, right) => Close(g, right * x.Item1.shape[0], 1e-9), "Your gradient is N times too large: the mean's 1/N is missing.");
        Diagnose((x, g, right) => Close(g, right / x.Item1.shape[1], 1e-9), "Your gradient is K times too small: the mean is over the N samples, not over all N·K numbers.");
        Diagnose((_, g, right) => Close(g, -right, 1e-9), "The sign is the other way round: it is what you said minus what happened, P − Y.");
        Diagnose((x, g, _) => Close(g, nn.functional.softmax(x.Item1, 1) / x.Item1.shape[0], 1e-9), "This is what you said; subtract what happened, 1 at the true class of each row.");
        Diagnose((x, g, _) => Close(g, ClassificationTask.Gradient(x.Item1, z => ClassificationTask.DoubledLoss(z, x.Item2)), 1e-9), "This is the gradient of a softmax that is applied twice: the loss wants the scores themselves.");
        Diagnose((x, g, _) => Close(g, (x.Item1 - ClassificationTask.OneHot(x.Item2, x.Item1.shape[1])) / x.Item1.shape[0], 1e-9), "The errors are taken from the scores: the softmax is missing.");
        Hint("Step 12 of the chapter has it in one line.");
        Hint("You need P, the softmax of each row, and Y, which nn.functional.one_hot(labels, K) gives as whole numbers.");
        Hint("(softmax(z, 1) - one_hot(labels, K).to(float64)) / N, both from nn.functional, with K = z.shape[1] and N = z.shape[0].");
    }

    private static bool PullsUpTheTrueClass((Tensor Logits, Tensor Labels) x, Tensor g)
    {
        if (!g.shape.SequenceEqual(x.Logits.shape) || !Close(g.sum(dim: 1), zeros(g.shape[0], dtype: ScalarType.Float64), 1e-9))
            return false;
        return (g < 0).eq(ClassificationTask.OneHot(x.Labels, g.shape[1]).to(ScalarType.Bool)).all().item<bool>();
    }

    private static Tensor Right((Tensor Logits, Tensor Labels) x) => ClassificationTask.Gradient(x.Logits, z => nn.functional.cross_entropy(z, x.Labels));
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.GradientOfClasses"/>
    public static GradientOfClasses GradientOfClasses => The<GradientOfClasses>();
}
