using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises;

/// <summary>The softmax of every row, for scores of any size.</summary>
public sealed class StableSoftmax() : FunctionExercise<Tensor, Tensor>("03.1", "A softmax that never overflows", Difficulty.Easy, minutes: 10)
{
    /// <inheritdoc/>
    protected override void Define()
    {
        Probe("random", draw => ClassificationTask.Sample(draw, 4).Logits);
        Probe("more classes", draw => draw.Uniform(-4, 4, [draw.Integer(3, 5), draw.Integer(9, 12)], ScalarType.Float64));
        Probe("huge scores", draw => draw.Uniform(-5, 5, [draw.Integer(3, 5), 4], ScalarType.Float64) + draw.Number(900, 2000));
        Probe("rows far apart", draw => draw.Uniform(-5, 5, [3, draw.Integer(4, 6)], ScalarType.Float64) + tensor(new double[] { 1000, -1000, 1000 }).unsqueeze(1));
        Property("rows add up to 1, and a larger score has a larger probability", (z, p) => IsOrdered(z, p), on: ["random", "more classes"]);
        Oracle(Right, tolerance: 1e-12, relative: 1e-10, points: 1, on: ["random", "more classes"]);
        Oracle(Right, tolerance: 1e-12, relative: 1e-8, name: "it is right for scores of ±1000 too", on: ["huge scores", "rows far apart"]);

        Diagnose((_, p) => p.isnan().any().item<bool>(), "This is NaN, ∞/∞ or 0/0: subtract from each row its own largest score before the exponential.");
        Diagnose((z, p, _) => z.ndim == 2 && Close(p, nn.functional.softmax(z, 0), 1e-9), "The columns add up to 1: each row has to, so sum over the last dimension.");
        Diagnose((z, p, _) => Close(p, nn.functional.softmax(z.flatten(), 0).reshape(z.shape), 1e-9), "All numbers together add up to 1: each row has to, so sum over the last dimension and keep it.");
        Diagnose((z, p, right) => Close(p, exp(z - Largest(z)), 1e-9), "The largest of each row is 1: divide by the row's sum.");
        Diagnose((z, p, _) => Close(p, sigmoid(z), 1e-9), "This is the sigmoid of each score: the classes have to share one probability.");
        Diagnose((z, p, _) => Close(p, nn.functional.log_softmax(z, 1), 1e-9), "This is the logarithm of the softmax: take its exponential.");
        Hint("Where does exp(z) overflow? Step 3 says what you may subtract from all scores of a row.");
        Hint("z.max(1, keepdim: true).values is the largest of each row, [N, 1]. After subtracting it, no exponent is above 0.");
        Hint("Tensor e = exp(z - z.max(1, keepdim: true).values); then e / e.sum(dim: 1, keepdim: true).");
    }

    private static Tensor Largest(Tensor z) => z.max(1, keepdim: true).values;

    private static bool IsOrdered(Tensor z, Tensor p) =>
        p.shape.SequenceEqual(z.shape) && Close(p.sum(dim: 1), ones(z.shape[0], dtype: ScalarType.Float64), 1e-9)
        && p.argsort(1).eq(z.argsort(1)).all().item<bool>();

    private static Tensor Right(Tensor z) => nn.functional.softmax(z, 1);
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.StableSoftmax"/>
    public static StableSoftmax StableSoftmax => The<StableSoftmax>();
}
