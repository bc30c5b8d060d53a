using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Course.Exercises;

/// <summary>Gradients of several tensors, shortened together where they are longer than a bound.</summary>
/// <remarks>Each check has a long and a short gradient, so that giving back the input is right in none.</remarks>
public sealed class ClippedGradients() : FunctionExercise<Tensor[], double, Tensor[]>("07.6", "Clip by the norm", Difficulty.Medium, minutes: 15)
{
    /// <inheritdoc/>
    protected override void Define()
    {
        Probe("too long", draw => Drawn(draw, draw.Number(3, 8)));
        Probe("short enough", draw => Drawn(draw, draw.Number(0.2, 0.7)));
        Probe("one tensor is huge", draw => Drawn(draw, draw.Number(3, 8), huge: 100));
        Probe("all 0", draw => Drawn(draw, 0));
        Oracle(Right, tolerance: 1e-9, relative: 1e-5, points: 2, name: "long gradients are shortened, short ones stay", on: ["too long", "short enough"]);
        Oracle(Right, tolerance: 1e-9, relative: 1e-5, name: "whatever their sizes, and 0 stays 0", on: ["one tensor is huge", "all 0"]);

        Diagnose((_, g) => g.Any(one => one.isnan().any().item<bool>()), "0/0 is not a number: a gradient of length 0 is short enough, leave it alone.");
        Diagnose((x, g, right) => x.Item1.Length > 1 && AllClose(g, [.. x.Item1.Select(one => Scaled([one], x.Item2, Norm)[0])]), "Each tensor is cut by itself, which turns the whole gradient: take one length over all.");
        Diagnose((x, g, right) => AllClose(g, [.. x.Item1.Select(one => one.clamp(-x.Item2, x.Item2))]), "The elements are cut one by one, which turns the direction: multiply all by one factor.");
        Diagnose((x, g, right) => Norm(x.Item1) < x.Item2 && AllClose(g, [.. x.Item1.Select(one => one * (x.Item2 / Norm(x.Item1)))]), "Short gradients are made longer: the factor is at most 1.");
        Diagnose((x, g, right) => AllClose(g, Scaled(x.Item1, x.Item2, all => Math.Pow(Norm(all), 2))), "The root is missing: the length is the root of the sum of squares.");
        Diagnose((x, g, right) => AllClose(g, Scaled(x.Item1, x.Item2, all => all.Sum(one => one.abs().sum().item<double>()))), "This length is a sum of magnitudes: take the root of the sum of squares.");
        Diagnose((x, g, right) => AllClose(g, Scaled(x.Item1, x.Item2, all => all.Sum(one => Norm([one])))), "The lengths of the tensors are added up: add their squares, and then take the root.");
        Hint("Step 8 of the chapter. Over what does the sum of squares run?");
        Hint("One length over all tensors, one factor min(1, c/length), and every tensor times that factor.");
        Hint("double length = Math.Sqrt(gradients.Sum(g => g.pow(2).sum().item<double>())); what if it is 0?");
    }

    /// <summary>Three tensors whose length is a multiple of the bound.</summary>
    private static (Tensor[], double) Drawn(Draw draw, double ratio, double huge = 1)
    {
        double bound = draw.Number(0.5, 2);
        Tensor[] raw =
        [
            draw.Normal([draw.Integer(2, 4), draw.Integer(2, 4)], ScalarType.Float64) * huge, draw.Normal([draw.Integer(3, 5)], ScalarType.Float64),
            draw.Normal([draw.Integer(2, 3), 2], ScalarType.Float64),
        ];
        double length = Norm(raw);
        return ([.. raw.Select(one => one * (ratio * bound / length))], bound);
    }

    private static double Norm(Tensor[] all) => Math.Sqrt(all.Sum(one => one.pow(2).sum().item<double>()));

    private static Tensor[] Scaled(Tensor[] all, double bound, Func<Tensor[], double> length) => [.. all.Select(one => one * Math.Min(1, bound / length(all)))];

    private static bool AllClose(Tensor[] left, Tensor[] right) => left.Length == right.Length && left.Zip(right, (a, b) => Close(a, b, 1e-7)).All(close => close);

    private static Tensor[] Right((Tensor[] Gradients, double Bound) x)
    {
        Parameter[] parameters = [.. x.Gradients.Select(one => new Parameter(zeros_like(one)))];
        foreach (var (parameter, gradient) in parameters.Zip(x.Gradients))
            (parameter * gradient).sum().backward();
        nn.utils.clip_grad_norm_(parameters, x.Bound);
        return [.. parameters.Select(parameter => parameter.grad!.clone())];
    }
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.ClippedGradients"/>
    public static ClippedGradients ClippedGradients => The<ClippedGradients>();
}
