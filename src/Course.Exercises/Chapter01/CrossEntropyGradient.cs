using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises;

/// <summary>The gradient of the mean binary cross-entropy with respect to the logits, by hand.</summary>
public sealed class CrossEntropyGradient() : FunctionExercise<Tensor, Tensor, Tensor>("01.4", "Its gradient", Difficulty.Medium, minutes: 10)
{
    /// <inheritdoc/>
    protected override void Define()
    {
        Probe("random", draw => Pair(draw, 4, [draw.Integer(4, 9)]));
        Probe("a table", draw => Pair(draw, 4, [draw.Integer(2, 4), draw.Integer(2, 5)]));
        Probe("sure", _ => (tensor(new double[] { 1000, -1000, 1000, -1000 }), tensor(new double[] { 0, 1, 1, 0 })));
        Oracle(Gradient, tolerance: 1e-15, relative: 1e-7, points: 2, on: ["random", "a table"]);
        Oracle(Gradient, tolerance: 1e-15, relative: 1e-7, name: "it is right at ±1000 too", on: "sure");

        Diagnose((x, g, right) => Close(g, right * x.Item1.numel(), 1e-9), "Your gradient is N times too large: the mean's 1/N is missing.");
        Diagnose((x, g, right) => x.Item1.ndim == 2 && Close(g, right * x.Item1.shape[1], 1e-9), "You divided by the number of rows: the mean is over all elements, so divide by their number.");
        Diagnose((_, g, right) => Close(g, -right, 1e-9), "The sign is the other way round: it is what you said minus what happened, σ(z) − y.");
        Diagnose((x, g, right) => Close(g, Slope(x.Item1) * right, 1e-9), "σ′(z) is in it once too often: it cancels in step 12.");
        Diagnose((_, g) => g.isnan().any().item<bool>(), "Something overflows and becomes NaN: use sigmoid, which does not.");
        Hint("Step 12 of the chapter has the gradient of one element.");
        Hint("Each element is σ(z) − y, and the mean divides by the number of elements.");
        Hint("(sigmoid(z) - y) / z.numel()");
    }

    private static (Tensor, Tensor) Pair(Draw draw, double spread, long[] shape) =>
        (draw.Uniform(-spread, spread, shape, ScalarType.Float64), draw.Integers(0, 1, shape, ScalarType.Float64));

    private static Tensor Slope(Tensor z) => sigmoid(z) * (1 - sigmoid(z));

    private static Tensor Gradient((Tensor Logits, Tensor Targets) x)
    {
        var z = x.Logits.detach().clone().requires_grad_();
        nn.functional.binary_cross_entropy_with_logits(z, x.Targets).backward();
        return z.grad!;
    }
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.CrossEntropyGradient"/>
    public static CrossEntropyGradient CrossEntropyGradient => The<CrossEntropyGradient>();
}
