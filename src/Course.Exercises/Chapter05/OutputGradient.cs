using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises;

/// <summary>The gradient of the mean cross-entropy by the logits, (P − Y)/N.</summary>
public sealed class OutputGradient() : FunctionExercise<Tensor, Tensor, Tensor>("05.1", "The gradient of the logits", Difficulty.Easy, minutes: 10)
{
    /// <inheritdoc/>
    protected override void Define()
    {
        Probe("random", draw => Drawn(draw, draw.Integer(5, 9), 3, 2));
        Probe("many classes", draw => Drawn(draw, draw.Integer(3, 5), draw.Integer(7, 10), 2));
        Probe("large logits", draw => Drawn(draw, draw.Integer(5, 9), 3, 900));
        Oracle(Right, tolerance: 1e-12, relative: 1e-9, points: 2, on: ["random", "many classes"]);
        Oracle(Right, tolerance: 1e-12, relative: 1e-9, name: "large logits do not overflow", on: "large logits");

        Diagnose((_, g) => g.isnan().any().item<bool>(), "e^z overflows: subtract the largest logit of the row first, or use nn.functional.softmax.");
        Diagnose((x, g, right) => Close(g, right * x.Item1.shape[0], 1e-9), "The 1/N is missing: the loss is the mean over the samples.");
        Diagnose((_, g, right) => Close(g, -right, 1e-9), "The sign is turned: what you said minus what happened, P − Y.");
        Diagnose((x, g, right) => Close(g, right / x.Item1.shape[1], 1e-9), "You divided by the number of classes too: the mean is over the samples only.");
        Diagnose((x, g, right) => Close(g, (x.Item1 - OneHot(x)) / x.Item1.shape[0], 1e-9), "The softmax is missing: the logits have to become probabilities first.");
        Diagnose((x, g, right) => Close(g, (nn.functional.softmax(x.Item1, dim: 0) - OneHot(x)) / x.Item1.shape[0], 1e-9), "The softmax runs over the samples: the classes are dimension 1.");
        Hint("Step 3 of the chapter: what you said minus what happened.");
        Hint("nn.functional.softmax(Z, dim: 1) gives P, and nn.functional.one_hot(y, K) gives Y as whole numbers.");
        Hint("(P - Y.to(float64)) / Z.shape[0]");
    }

    private static (Tensor, Tensor) Drawn(Draw draw, int samples, int classes, double scale) =>
        (draw.Normal([samples, classes], ScalarType.Float64) * scale, draw.Integers(0, classes - 1, [samples]));

    private static Tensor OneHot((Tensor Logits, Tensor Labels) x) => nn.functional.one_hot(x.Labels, x.Logits.shape[1]).to(ScalarType.Float64);

    private static Tensor Right((Tensor Logits, Tensor Labels) x)
    {
        var z = x.Logits.clone().requires_grad_();
        nn.functional.cross_entropy(z, x.Labels).backward();
        return z.grad!;
    }
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.OutputGradient"/>
    public static OutputGradient OutputGradient => The<OutputGradient>();
}
