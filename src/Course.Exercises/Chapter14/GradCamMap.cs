using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises;

/// <summary>Grad-CAM from the maps of a layer and the slopes of a score by them.</summary>
public sealed class GradCamMap() : FunctionExercise<Tensor, Tensor, Tensor>("14.3", "The weights of Grad-CAM", Difficulty.Easy, minutes: 10)
{
    /// <inheritdoc/>
    protected override void Define()
    {
        Probe("one picture", draw => Drawn(draw, 1));
        Probe("a batch", draw => Drawn(draw, draw.Integer(3, 5)));
        Oracle(x => Right(x.Item1, x.Item2), tolerance: 1e-12, relative: 1e-7, points: 2, name: "one picture", on: "one picture");
        Oracle(x => Right(x.Item1, x.Item2), tolerance: 1e-12, relative: 1e-7, name: "each picture of a batch has weights of its own", on: "a batch");

        Diagnose((x, got, right) => Close(got, Sum(x.Item1, x.Item2)), "The ReLU is missing: keep what speaks for the class.");
        Diagnose((x, got, right) => Close(got, (x.Item1 * x.Item2).sum(1, keepdim: true).relu()), "Slopes and maps are multiplied place by place: a map has one weight, the mean of its slopes.");
        Diagnose((x, got, right) => Close(got, right * (x.Item1.shape[2] * x.Item1.shape[3])), "The weight is the mean of the slopes over the places, and you took their sum.");
        Diagnose((x, got, right) => Close(got, (Weights(x.Item2) * x.Item1).relu().sum(1, keepdim: true)), "Weights below zero count too: ReLU comes once, after the sum over the maps.");
        Diagnose((x, got, right) => Close(got, right / x.Item1.shape[1]), "The maps are added: you took their mean.");
        Diagnose((x, got, right) => x.Item1.shape[0] > 1 && Close(got, Sum(x.Item1, x.Item2.mean([0L], keepdim: true)).relu()), "The weights are averaged over the pictures: each picture has its own.");
        Hint("Step 7 has two formulas: the weight of a map, then the map of the class.");
        Hint("The mean goes over height and width and leaves [N, K, 1, 1]; the sum goes over the K maps.");
        Hint("(gradients.mean([2, 3], keepdim: true) * maps).sum(1, keepdim: true), and ReLU.");
    }

    // Maps behind a ReLU are not below zero.
    private static (Tensor, Tensor) Drawn(Draw draw, int pictures)
    {
        long[] shape = [pictures, draw.Integer(5, 8), draw.Integer(3, 4), draw.Integer(5, 6)];
        return (draw.Normal(shape, ScalarType.Float64).relu(), draw.Normal(shape, ScalarType.Float64) + draw.Normal([pictures, shape[1], 1, 1], ScalarType.Float64));
    }

    private static Tensor Weights(Tensor gradients) => gradients.mean([2, 3], keepdim: true);

    private static Tensor Sum(Tensor maps, Tensor gradients) => (Weights(gradients) * maps).sum(1, keepdim: true);

    private static Tensor Right(Tensor maps, Tensor gradients) => Sum(maps, gradients).relu();
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.GradCamMap"/>
    public static GradCamMap GradCamMap => The<GradCamMap>();
}
