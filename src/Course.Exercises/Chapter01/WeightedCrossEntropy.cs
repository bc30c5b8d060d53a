using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises;

/// <summary>Binary cross-entropy in which the answers yes count c times.</summary>
public sealed class WeightedCrossEntropy() : FunctionExercise<Tensor, Tensor, double, Tensor>("01.5", "When yes is rare", Difficulty.Medium, minutes: 15)
{
    /// <inheritdoc/>
    protected override void Define()
    {
        Probe("random", draw => Triple(draw, draw.Integer(5, 9), draw.Number(2, 9)));
        Probe("weight 1", draw => Triple(draw, 6, 1));
        Probe("sure", draw => (tensor(new double[] { 1000, -1000, 1000, -1000 }), tensor(new double[] { 0, 1, 1, 0 }), draw.Number(2, 9)));
        Oracle(Loss, tolerance: 1e-12, relative: 1e-9, points: 2, on: "random");
        Property("with c = 1 it is the plain cross-entropy",
            (x, loss) => Close(loss, nn.functional.binary_cross_entropy_with_logits(x.Item1, x.Item2), 1e-9), on: "weight 1");
        Oracle(Loss, tolerance: 1e-12, relative: 1e-9, name: "it is right at ±1000 too", on: "sure");

        Diagnose((_, loss) => loss.numel() == 1 && !loss.isfinite().item<bool>(), "ln 0 or an overflow: write both logarithms with ln(1 + e^-|z|).");
        Diagnose((x, loss, _) => Close(loss, Mixed(x.Item1, x.Item2, 1, x.Item3), 1e-9), "You weighted the answers no: c belongs to y ln σ(z).");
        Diagnose((x, loss, _) => Close(loss, Mixed(x.Item1, x.Item2, x.Item3, x.Item3), 1e-9), "You weighted both answers: c belongs to y ln σ(z) alone.");
        Diagnose((x, loss, right) => Close(loss, right * x.Item1.numel() / (1 + (x.Item3 - 1) * x.Item2).sum(), 1e-9), "You divided by the sum of the weights: the library's mean divides by the number of elements.");
        Hint("Write −ln σ(z) and −ln(1 − σ(z)) in a stable form first, each on its own.");
        Hint("With s = ln(1 + e^-|z|): −ln σ(z) = max(−z, 0) + s and −ln(1 − σ(z)) = max(z, 0) + s.");
        Hint("The mean of c·y·(max(−z, 0) + s) + (1 − y)·(max(z, 0) + s).");
    }

    private static (Tensor, Tensor, double) Triple(Draw draw, int size, double weight) =>
        (draw.Uniform(-4, 4, [size], ScalarType.Float64), cat([tensor(new double[] { 0, 1 }), draw.Integers(0, 1, [size - 2], ScalarType.Float64)]), weight);

    private static Tensor Loss((Tensor Logits, Tensor Targets, double Weight) x) =>
        nn.functional.binary_cross_entropy_with_logits(x.Logits, x.Targets, pos_weights: tensor(x.Weight));

    private static Tensor Mixed(Tensor z, Tensor y, double yes, double no) =>
        (-yes * y * nn.functional.logsigmoid(z) - no * (1 - y) * nn.functional.logsigmoid(-z)).mean();
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.WeightedCrossEntropy"/>
    public static WeightedCrossEntropy WeightedCrossEntropy => The<WeightedCrossEntropy>();
}
