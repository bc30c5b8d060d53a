using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises;

/// <summary>The slope of one score of a two-layer network by its inputs.</summary>
public sealed class NetworkSaliency() : Exercise<
    Func<Tensor, Tensor, Tensor, Tensor, int, Tensor>, (Tensor X, Tensor W1, Tensor B1, Tensor W2, int Target), Tensor>(
    "14.1", "The slope of a score", Difficulty.Easy, minutes: 15)
{
    /// <inheritdoc/>
    protected override void Define()
    {
        Run((answer, x) => answer(x.X, x.W1, x.B1, x.W2, x.Target));
        Probe("one row", draw => Drawn(draw, rows: 1));
        Probe("a batch", draw => Drawn(draw, rows: draw.Integer(4, 7)));
        Probe("large biases", draw => Drawn(draw, rows: draw.Integer(3, 5), bias: 3));
        Oracle(x => Right(x), tolerance: 1e-8, relative: 1e-7, points: 3, name: "the slope is autograd's");

        Diagnose((x, got, right) => Close(got, right.abs()), "You took the absolute value: here the slope keeps its sign.");
        Diagnose((x, got, right) => Close(got, x.W1.matmul(x.W2.select(1, x.Target)).reshape(1, -1).expand(x.X.shape)),
            "The ReLU is missing: a neuron that is off, A ≤ 0, passes nothing back.");
        Diagnose((x, got, right) => Close(got, Right(x with { B1 = zeros_like(x.B1) })), "Which neurons are on depends on the bias too: A = x W₁ + b₁.");
        Diagnose((x, got, right) => Close(got, right * x.X), "That is slope × input: the slope alone is asked for.");
        Diagnose((x, got, right) => Close(got, Enumerable.Range(0, (int)x.W2.shape[1]).Select(c => Right(x with { Target = c })).Aggregate((a, b) => a + b)),
            "You added the slopes of all scores: take the column of W₂ that belongs to the class.");
        Diagnose((x, got, right) => x.X.shape[0] > 1 && Close(got, right / x.X.shape[0]), "You took a mean over the rows: each row has a score, and a slope, of its own.");
        Hint("Step 2 of the chapter: go backward from the score, layer by layer.");
        Hint("To H the slope is a column of W₂, the same for every row. Through ReLU it passes only where A > 0. Then W₁.");
        Hint("var on = (x.matmul(W1) + b1).gt(0).to(x.dtype); then (on * W2[:, target]) times W1 transposed.");
    }

    private static (Tensor, Tensor, Tensor, Tensor, int) Drawn(Draw draw, int rows, double bias = 1)
    {
        int inputs = draw.Integer(5, 7), hidden = draw.Integer(8, 11), classes = draw.Integer(3, 4);
        Tensor Normal(params long[] shape) => draw.Normal(shape, ScalarType.Float64);
        return (Normal(rows, inputs), Normal(inputs, hidden), bias * Normal(hidden), Normal(hidden, classes), draw.Integer(0, classes - 1));
    }

    private static Tensor Right((Tensor X, Tensor W1, Tensor B1, Tensor W2, int Target) x)
    {
        var leaf = x.X.clone().requires_grad_();
        (leaf.matmul(x.W1) + x.B1).relu().matmul(x.W2).select(1, x.Target).sum().backward();
        return leaf.grad!;
    }
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.NetworkSaliency"/>
    public static NetworkSaliency NetworkSaliency => The<NetworkSaliency>();
}
