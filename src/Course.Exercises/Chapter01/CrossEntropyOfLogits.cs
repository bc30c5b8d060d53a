using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises;

/// <summary>Binary cross-entropy from logits, the mean over all elements.</summary>
public sealed class CrossEntropyOfLogits() : FunctionExercise<Tensor, Tensor, Tensor>("01.3", "Cross-entropy from logits", Difficulty.Medium, minutes: 10)
{
    /// <inheritdoc/>
    protected override void Define()
    {
        Probe("random", draw => Pair(draw, 3, draw.Integer(4, 8)));
        Probe("a table", draw =>
        {
            long[] shape = [draw.Integer(2, 4), draw.Integer(2, 5)];
            return (draw.Normal(shape, ScalarType.Float64), draw.Uniform(0, 1, shape, ScalarType.Float64));
        });
        Probe("undecided", draw => (zeros(4, dtype: ScalarType.Float64), draw.Integers(0, 1, [4], ScalarType.Float64)));
        Probe("sure and wrong", _ => (tensor(new double[] { 1000, -1000 }), tensor(new double[] { 0, 1 })));
        Probe("sure and right", _ => (tensor(new double[] { 1000, -1000 }), tensor(new double[] { 1, 0 })));
        Oracle(Loss, tolerance: 1e-12, relative: 1e-10, points: 2, on: ["random", "a table"]);
        Property("L(0, y) = ln 2", (_, loss) => Close(loss.item<double>(), Math.Log(2), 1e-12), on: "undecided");
        Oracle(Loss, tolerance: 1e-12, relative: 1e-10, points: 2, name: "at ±1000 it is 1000 where the model is wrong and 0 where it is right", on: ["sure and wrong", "sure and right"]);

        Diagnose((_, loss) => loss.numel() == 1 && !loss.isfinite().item<bool>(), "σ(z) is rounded to 0 or 1, and ln 0 is −∞: write the loss with z, not with σ(z).");
        Diagnose((x, loss, right) => x.Item1.numel() > 1 && Close(loss, right * x.Item1.numel(), 1e-9), "Your loss is N times too large: the mean's 1/N is missing.");
        Diagnose((x, loss) => loss.shape.SequenceEqual(x.Item1.shape) && x.Item1.numel() > 1, "This is one loss for each element: their mean is wanted, a single number.");
        Diagnose((_, loss, right) => Close(loss, -right, 1e-9), "The sign is the other way round: a loss is the negative logarithm of a probability, never below 0.");
        Hint("Step 17 of the chapter has a form in which nothing overflows.");
        Hint("max(z, 0) − z·y + ln(1 + e^-|z|), element by element.");
        Hint("z.clamp_min(0) is max(z, 0), log1p(u) is ln(1 + u), and .mean() ends it.");
    }

    private static (Tensor, Tensor) Pair(Draw draw, double spread, int size) =>
        (draw.Uniform(-spread, spread, [size], ScalarType.Float64), draw.Integers(0, 1, [size], ScalarType.Float64));

    private static Tensor Loss((Tensor Logits, Tensor Targets) x) => nn.functional.binary_cross_entropy_with_logits(x.Logits, x.Targets);
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.CrossEntropyOfLogits"/>
    public static CrossEntropyOfLogits CrossEntropyOfLogits => The<CrossEntropyOfLogits>();
}
