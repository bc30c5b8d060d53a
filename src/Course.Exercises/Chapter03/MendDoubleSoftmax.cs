using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises;

/// <summary>A training run whose softmax is applied twice: reproduced by hand, and mended.</summary>
/// <remarks>Both runs are gradient descent from 0 with the learning rate ½; the oracle is automatic differentiation.</remarks>
public sealed class MendDoubleSoftmax() : Exercise<
    Func<Tensor, Tensor, int, int, bool, (Tensor Weights, Tensor Bias, double Loss)>,
    (Tensor Inputs, Tensor Labels, int Classes, int Steps, bool Doubled),
    (Tensor Weights, Tensor Bias, double Loss)>("03.6", "Find and mend the double softmax", Difficulty.Hard, minutes: 90)
{
    private const double LearningRate = 0.5;

    /// <inheritdoc/>
    protected override void Define()
    {
        Run((answer, x) => answer(x.Inputs, x.Labels, x.Classes, x.Steps, x.Doubled));
        Probe("mended", draw => Drawn(draw, doubled: false));
        Probe("broken", draw => Drawn(draw, doubled: true));
        Probe("mended, large features", draw => Large(Drawn(draw, doubled: false)));
        Oracle(x => Descend(x), tolerance: 1e-11, relative: 1e-7, points: 2, name: "the mended run is the library's", on: "mended");
        Oracle(x => Descend(x), tolerance: 1e-11, relative: 1e-7, points: 3, name: "the broken run is reproduced", on: "broken");
        Oracle(x => Descend(x), tolerance: 1e-9, relative: 1e-6, name: "large features do not overflow", on: "mended, large features");

        Diagnose((_, got) => got.Weights.isnan().any().item<bool>() || !double.IsFinite(got.Loss), "Something overflows: use a softmax and a logarithm of it that subtract the largest score.");
        Diagnose((x, got, _) => !x.Doubled && Same(got, Descend(x with { Doubled = true })), "The mended run is still the broken one: the scores themselves belong into the loss.");
        Diagnose((x, got, _) => x.Doubled && Same(got, Descend(x with { Doubled = false })), "With doubled = true the probabilities go into the loss where scores belong: the gradient has to pass through both softmaxes.");
        Diagnose((x, got, _) => x.Doubled && Close(got.Weights, ByHand(x, (p, q, y) => q - y).Weights, 1e-8), "The Jacobian of the inner softmax is missing: the gradient is J(q − y), with J = diag(p) − p pᵀ.");
        Diagnose((x, got, _) => x.Doubled && Close(got.Weights, ByHand(x, (p, q, y) => p * (q - y)).Weights, 1e-8), "Half of the Jacobian is missing: J = diag(p) − p pᵀ, and you have diag(p) alone.");
        Diagnose((x, got, _) => x.Doubled && Close(got.Weights, ByHand(x, (p, q, y) => Through(p, p - y)).Weights, 1e-8), "The error comes from the outer softmax: J(q − y) with q = softmax(p), not J(p − y).");
        Diagnose((x, got, right) => Close(got.Weights, right.Weights, 1e-8) && Close(got.Bias, right.Bias, 1e-8), "Weights and bias are right, the loss is not: it is the mean loss after the last step, of the run that was asked for.");
        Diagnose((x, got, _) => Close(got.Weights, Descend(x with { Steps = x.Steps - 1 }).Weights, 1e-8), "That is one step too few.");
        Hint("Write the error by the logits first, [N, K]: for the mended run (P − Y)/N. Weights and bias follow from step 12, whatever the error is.");
        Hint("For the broken run each row of the error is J(q − y)/N, with q = softmax(p). No matrix is needed: J v = p ⊙ (v − p·v), where p·v is one number for each row.");
        Hint("Tensor v = softmax(p, 1) - Y; Tensor error = p * (v - (p * v).sum(dim: 1, keepdim: true)) / N. The loss at the end is cross_entropy(doubled ? p : z, labels).");
    }

    private static (Tensor, Tensor, int, int, bool) Drawn(Draw draw, bool doubled)
    {
        int samples = draw.Integer(8, 12), features = draw.Integer(3, 5), classes = draw.Integer(3, 5);
        return (draw.Normal([samples, features], ScalarType.Float64), draw.Integers(0, classes - 1, [samples]), classes, draw.Integer(12, 18), doubled);
    }

    private static (Tensor, Tensor, int, int, bool) Large((Tensor Inputs, Tensor Labels, int Classes, int Steps, bool Doubled) x) =>
        x with { Inputs = x.Inputs * 60, Steps = 2 };

    private static bool Same((Tensor Weights, Tensor Bias, double) got, (Tensor Weights, Tensor Bias, double) other) =>
        Close(got.Weights, other.Weights, 1e-8) && Close(got.Bias, other.Bias, 1e-8);

    private static Tensor Through(Tensor p, Tensor v) => p * (v - (p * v).sum(dim: 1, keepdim: true));

    private static Tensor Loss((Tensor Inputs, Tensor Labels, int, int, bool Doubled) x, Tensor logits) =>
        x.Doubled ? ClassificationTask.DoubledLoss(logits, x.Labels) : nn.functional.cross_entropy(logits, x.Labels);

    private static (Tensor Weights, Tensor Bias, double Loss) Descend((Tensor Inputs, Tensor Labels, int Classes, int Steps, bool Doubled) x) =>
        Descend(x, logits => ClassificationTask.Gradient(logits, z => Loss(x, z)));

    /// <summary>The broken run with a wrong error: a function of p, q and the one-hot labels, without the 1/N.</summary>
    private static (Tensor Weights, Tensor Bias, double Loss) ByHand(
        (Tensor Inputs, Tensor Labels, int Classes, int Steps, bool Doubled) x, Func<Tensor, Tensor, Tensor, Tensor> error) =>
        Descend(x, logits =>
        {
            var p = nn.functional.softmax(logits, 1);
            return error(p, nn.functional.softmax(p, 1), ClassificationTask.OneHot(x.Labels, x.Classes)) / x.Inputs.shape[0];
        });

    private static (Tensor Weights, Tensor Bias, double Loss) Descend(
        (Tensor Inputs, Tensor Labels, int Classes, int Steps, bool Doubled) x, Func<Tensor, Tensor> error)
    {
        var weights = zeros(x.Inputs.shape[1], x.Classes, dtype: ScalarType.Float64);
        var bias = zeros(x.Classes, dtype: ScalarType.Float64);
        for (int step = 0; step < x.Steps; step++)
        {
            var e = error(x.Inputs.matmul(weights) + bias);
            weights = weights - LearningRate * x.Inputs.t().matmul(e);
            bias = bias - LearningRate * e.sum(dim: 0);
        }
        return (weights, bias, Loss(x, x.Inputs.matmul(weights) + bias).item<double>());
    }
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.MendDoubleSoftmax"/>
    public static MendDoubleSoftmax MendDoubleSoftmax => The<MendDoubleSoftmax>();
}
