using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises;

/// <summary>The four gradients of a two-layer network with ReLU and mean cross-entropy.</summary>
public sealed class TwoLayerGradients() : Exercise<
    Func<Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, (Tensor W1, Tensor B1, Tensor W2, Tensor B2)>,
    (Tensor X, Tensor Y, Tensor W1, Tensor B1, Tensor W2, Tensor B2), (Tensor W1, Tensor B1, Tensor W2, Tensor B2)>(
    "05.3", "The whole network, with ReLU", Difficulty.Medium, minutes: 30)
{
    /// <inheritdoc/>
    protected override void Define()
    {
        Run((answer, x) => answer(x.X, x.Y, x.W1, x.B1, x.W2, x.B2));
        Probe("small", draw => Drawn(draw, draw.Integer(7, 9), 2, 4, 3));
        Probe("wide", draw => Drawn(draw, draw.Integer(4, 6), 3, draw.Integer(9, 12), 2));
        Probe("square", draw => Drawn(draw, 4, 4, 4, 4));
        Oracle(x => Gradients(x), tolerance: 1e-12, relative: 1e-6, points: 3, on: ["small", "wide"]);
        Oracle(x => Gradients(x), tolerance: 1e-12, relative: 1e-6, name: "with equal sizes too", on: "square");

        Diagnose((x, g, right) => Close(g.W1, right.W1 * x.X.shape[0], 1e-8) && Close(g.W2, right.W2 * x.X.shape[0], 1e-8), "All gradients are N times too large: the mean's 1/N is missing in dZ.");
        Diagnose((x, g, right) => Close(g.W1, -right.W1, 1e-8) && Close(g.W2, -right.W2, 1e-8), "All signs are turned: dZ is P − Y.");
        Diagnose((x, g, right) => Close(g.W2, right.W2, 1e-8) && Close(g.W1, Gradients(x, slope: (a, h) => ones_like(a)).W1, 1e-8), "The activation's slope is missing in the first layer: dA = dH ⊙ φ'(A).");
        Diagnose((x, g, right) => Close(g.W2, right.W2, 1e-8) && Close(g.W1, Gradients(x, slope: (a, h) => 1 - h * h).W1, 1e-8), "1 − H² is the slope of tanh: that of ReLU is 1 where A is above 0, and 0 elsewhere.");
        Diagnose((x, g, right) => Close(g.W2, right.B2 * x.W2, 1e-8), "dW₂ has the weight in it where the layer's input belongs: dW₂ = Hᵀ dZ.");
        Diagnose((x, g, right) => Close(g.W1, right.W1, 1e-8) && Close(g.W2, Activated(x, before: true).t().matmul(Errors(x)), 1e-8), "dW₂ uses A: what came into the second layer is H, after the activation.");
        Hint("Forward first, and keep A, H and P. Then steps 3 to 8 of the chapter, in order.");
        Hint("Only step 7 changes: the slope of ReLU is A.gt(0).to(float64).");
        Hint("dZ = (P − Y)/N, dW₂ = Hᵀ dZ, dA = (dZ W₂ᵀ) ⊙ (A > 0), dW₁ = Xᵀ dA; the biases' gradients are dA and dZ summed over dim 0.");
    }

    private static (Tensor, Tensor, Tensor, Tensor, Tensor, Tensor) Drawn(Draw draw, int samples, int inputs, int hidden, int classes) => (
        draw.Normal([samples, inputs], ScalarType.Float64), draw.Integers(0, classes - 1, [samples]),
        draw.Normal([inputs, hidden], ScalarType.Float64), draw.Normal([hidden], ScalarType.Float64),
        draw.Normal([hidden, classes], ScalarType.Float64), draw.Normal([classes], ScalarType.Float64));

    private static Tensor Activated((Tensor X, Tensor Y, Tensor W1, Tensor B1, Tensor W2, Tensor B2) x, bool before = false)
    {
        var a = x.X.matmul(x.W1) + x.B1;
        return before ? a : a.relu();
    }

    private static Tensor Errors((Tensor X, Tensor Y, Tensor W1, Tensor B1, Tensor W2, Tensor B2) x)
    {
        var z = (Activated(x).matmul(x.W2) + x.B2).detach().requires_grad_();
        nn.functional.cross_entropy(z, x.Y).backward();
        return z.grad!;
    }

    /// <summary>By autograd, or with another slope of the activation in its place, to recognise mistakes.</summary>
    private static (Tensor W1, Tensor B1, Tensor W2, Tensor B2) Gradients(
        (Tensor X, Tensor Y, Tensor W1, Tensor B1, Tensor W2, Tensor B2) x, Func<Tensor, Tensor, Tensor>? slope = null)
    {
        if (slope is null)
        {
            Tensor[] leaves = [.. new[] { x.W1, x.B1, x.W2, x.B2 }.Select(t => t.clone().requires_grad_())];
            var z = (x.X.matmul(leaves[0]) + leaves[1]).relu().matmul(leaves[2]) + leaves[3];
            nn.functional.cross_entropy(z, x.Y).backward();
            return (leaves[0].grad!, leaves[1].grad!, leaves[2].grad!, leaves[3].grad!);
        }
        var (a, h, dz) = (Activated(x, before: true), Activated(x), Errors(x));
        var da = dz.matmul(x.W2.t()) * slope(a, h);
        return (x.X.t().matmul(da), da.sum(dim: 0), h.t().matmul(dz), dz.sum(dim: 0));
    }
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.TwoLayerGradients"/>
    public static TwoLayerGradients TwoLayerGradients => The<TwoLayerGradients>();
}
