using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises;

/// <summary>The gradients of a loss with an L2 penalty on the matrices and filters alone.</summary>
public sealed class DecayedGradients() : FunctionExercise<Tensor[], Tensor[], double, Tensor[]>("12.2", "The gradient with L2", Difficulty.Easy, minutes: 10)
{
    /// <inheritdoc/>
    protected override void Define()
    {
        Probe("a layer", draw => Drawn(draw, draw.Number(0.1, 0.9), [draw.Integer(3, 5), 6], [6]));
        Probe("a network with batch norm", draw => Drawn(draw, draw.Number(1.5, 3), [5, draw.Integer(6, 8)], [6], [6], [4, 6], [4]));
        Probe("filters", draw => Drawn(draw, draw.Number(0.1, 0.9), [4, draw.Integer(2, 3), 3, 3], [4]));
        Oracle(Right, tolerance: 1e-12, relative: 1e-9, name: "matrices decay, biases do not", on: ["a layer", "a network with batch norm"]);
        Oracle(Right, tolerance: 1e-12, relative: 1e-9, name: "filters decay, too", on: "filters");
        Property("and the given tensors stay as they are", GivenAndResult, (x, seen) => Same(seen.Parameters, x.Item1) && Same(seen.Gradients, x.Item2) && Same(seen.Result, Right(x)));

        Diagnose((x, g, right) => Same(g, Changed(x, (w, d) => d + x.Item3 * w)), "Everything decays: give biases, γ and β none. They have one dimension.");
        Diagnose((x, g, right) => Same(g, Changed(x, (w, d) => w.ndim > 1 ? d + 2 * x.Item3 * w : d)), "Twice too strong: the penalty is λ/2 times the squares, so its gradient is λw.");
        Diagnose((x, g, right) => Same(g, Changed(x, (w, d) => w.ndim > 1 ? d - x.Item3 * w : d)), "The sign is turned: a step goes against the gradient, so + λw is what shrinks w.");
        Diagnose((x, g, right) => Same(g, Changed(x, (w, d) => w.ndim > 1 ? d + x.Item3 / 2 * w : d)), "Twice too weak: the square's 2 and the penalty's ½ cancel.");
        Diagnose((x, g, right) => Same(g, Changed(x, (w, d) => w.ndim > 1 ? d + x.Item3 * w / w.NumberOfElements : d)), "You took a mean over the weights: the penalty is a sum.");
        Diagnose((x, g, right) => Same(g, Changed(x, (w, d) => w.ndim == 2 ? d + x.Item3 * w : d)) && x.Item1.Any(w => w.ndim > 2), "Filters have four dimensions, and decay like matrices.");
        Diagnose((x, g, right) => Same(g, Changed(x, (w, d) => w.ndim > 1 ? d + x.Item3 * w.sign() : d)), "λ times the sign is the gradient of an L1 penalty.");
        Hint("Step 16: what is the gradient of λ/2 · w²?");
        Hint("Only what has two dimensions or more decays: w.ndim > 1.");
        Hint("For each pair: w.ndim > 1 ? g + λ * w : g.");
    }

    private static (Tensor[], Tensor[], double) Drawn(Draw draw, double λ, params long[][] shapes) => (
        [.. shapes.Select(shape => draw.Normal(shape, ScalarType.Float64))], [.. shapes.Select(shape => draw.Normal(shape, ScalarType.Float64))], λ);

    private static Tensor[] Right((Tensor[], Tensor[], double) x) => Changed(x, (w, d) => w.ndim > 1 ? d + x.Item3 * w : d);

    private static Tensor[] Changed((Tensor[] Parameters, Tensor[] Gradients, double) x, Func<Tensor, Tensor, Tensor> change) =>
        [.. x.Parameters.Zip(x.Gradients, change)];

    private static (Tensor[] Parameters, Tensor[] Gradients, Tensor[] Result) GivenAndResult(Func<Tensor[], Tensor[], double, Tensor[]> answer, (Tensor[], Tensor[], double) x)
    {
        Tensor[] parameters = [.. x.Item1.Select(w => w.clone())], gradients = [.. x.Item2.Select(g => g.clone())];
        var result = answer(parameters, gradients, x.Item3);
        return (parameters, gradients, result);
    }

    private static bool Same(Tensor[] left, Tensor[] right) => left.Length == right.Length && left.Zip(right).All(pair => Close(pair.First, pair.Second, 1e-9));
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.DecayedGradients"/>
    public static DecayedGradients DecayedGradients => The<DecayedGradients>();
}
