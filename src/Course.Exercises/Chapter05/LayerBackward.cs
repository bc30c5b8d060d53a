using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises;

/// <summary>The backward pass of one layer, Z = XW + b: from dZ to dX, dW and db.</summary>
public sealed class LayerBackward() : FunctionExercise<Tensor, Tensor, Tensor, (Tensor Input, Tensor Weight, Tensor Bias)>(
    "05.2", "One layer backward", Difficulty.Easy, minutes: 15)
{
    /// <inheritdoc/>
    protected override void Define()
    {
        Probe("all sizes differ", draw => Drawn(draw, draw.Integer(5, 7), draw.Integer(2, 3), 4));
        Probe("square", draw => Drawn(draw, 3, 3, 3));
        Probe("one sample", draw => Drawn(draw, 1, draw.Integer(2, 4), draw.Integer(5, 6)));
        Oracle(Right, tolerance: 1e-12, relative: 1e-9, points: 2, on: ["all sizes differ", "one sample"]);
        Oracle(Right, tolerance: 1e-12, relative: 1e-9, name: "with equal sizes, where every product fits, it is the right one", on: "square");

        Diagnose((x, g, right) => Close(g.Weight, right.Bias * x.Item2), "dW has the weight in it where the input belongs: ∂z/∂w is x, so dW = Xᵀ dZ.");
        Diagnose((x, g, right) => Close(g.Weight, right.Weight.t()) && !Close(right.Weight, right.Weight.t()), "Your dW is transposed: a gradient has the shape of what it is the gradient by.");
        Diagnose((x, g, right) => x.Item1.shape[0] > 1 && (Close(g.Weight, right.Weight / x.Item1.shape[0]) || Close(g.Bias, right.Bias / x.Item1.shape[0])),
            "You took a mean over the samples: the 1/N is in dZ already, and paths add up.");
        Diagnose((x, g, right) => x.Item1.shape[0] > 1 && Close(g.Bias, x.Item3), "db is not summed: the bias was copied to every row, so its gradient is the sum of all rows.");
        Diagnose((x, g, right) => x.Item1.shape[0] == 3 && Close(g.Input, x.Item3.matmul(x.Item2)), "dX has W where Wᵀ belongs. With equal sizes the shapes do not tell you.");
        Hint("Three gradients, and each has the shape of its own matrix: [N, D], [D, K] and [K].");
        Hint("dW: what came in, transposed, times dZ. dX: dZ times the weight, transposed. db: the sum over the rows.");
        Hint("(dZ.matmul(W.t()), X.t().matmul(dZ), dZ.sum(dim: 0))");
    }

    private static (Tensor, Tensor, Tensor) Drawn(Draw draw, int samples, int inputs, int outputs) =>
        (draw.Normal([samples, inputs], ScalarType.Float64), draw.Normal([inputs, outputs], ScalarType.Float64), draw.Normal([samples, outputs], ScalarType.Float64));

    private static (Tensor Input, Tensor Weight, Tensor Bias) Right((Tensor Input, Tensor Weight, Tensor Gradient) x)
    {
        var (input, weight, bias) = (x.Input.clone().requires_grad_(), x.Weight.clone().requires_grad_(), zeros(x.Weight.shape[1], dtype: ScalarType.Float64).requires_grad_());
        ((input.matmul(weight) + bias) * x.Gradient).sum().backward();
        return (input.grad!, weight.grad!, bias.grad!);
    }
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.LayerBackward"/>
    public static LayerBackward LayerBackward => The<LayerBackward>();
}
