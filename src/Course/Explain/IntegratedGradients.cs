using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Course.Explain;

/// <summary>How much each input adds to a class's score, against a baseline: (xᵢ − bᵢ) · ∫₀¹ ∂f/∂xᵢ(b + α(x − b)) dα.</summary>
/// <remarks>
/// Complete: the parts sum to f(x) − f(b), up to the error of the sum that stands for the integral (the midpoint rule, whose error falls with the square of the number of steps where f is smooth).
/// Source: M. Sundararajan, A. Taly, Q. Yan, Axiomatic Attribution for Deep Networks, ICML (2017), section 3.
/// </remarks>
public static class IntegratedGradients
{
    /// <summary>The attribution of a class's score to each input.</summary>
    /// <param name="model">Takes the inputs, gives scores [N, K]; runs as for evaluation.</param>
    /// <param name="inputs">[N, …], any float type.</param>
    /// <param name="target">The class, 0 to K − 1.</param>
    /// <param name="baseline">What says nothing, such as a black image: the inputs' shape, or one that broadcasts to it; zeros if null.</param>
    /// <param name="steps">How many gradients are averaged, at least 1; each costs a forward and a backward pass.</param>
    /// <returns>The inputs' shape, in units of the score.</returns>
    /// <exception cref="ArgumentException">The model gives no scores of classes, or has no such class; the inputs are no floats, or the baseline does not broadcast to them.</exception>
    public static Tensor Of(Module<Tensor, Tensor> model, Tensor inputs, long target, Tensor? baseline = null, int steps = 64)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        ClassScore.RequireFloats(inputs);
        using var scope = NewDisposeScope();
        var from = (baseline ?? zeros_like(inputs)).detach();
        if (from.ndim > inputs.ndim || from.shape.Reverse().Zip(inputs.shape.Reverse()).Any(sizes => sizes.First != 1 && sizes.First != sizes.Second))
            throw new ArgumentException($"A baseline of shape {from.ShapeText()} does not broadcast to inputs of shape {inputs.ShapeText()}: give the same shape, or sizes of 1.", nameof(baseline));
        var way = inputs.detach() - from;
        var sum = zeros_like(way);
        for (var step = 0; step < steps; step++)
        {
            using var gradient = ClassScore.Gradient(model, from + way * ((step + 0.5) / steps), target);
            sum.add_(gradient);
        }
        return (way * sum / steps).MoveToOuterDisposeScope();
    }
}
