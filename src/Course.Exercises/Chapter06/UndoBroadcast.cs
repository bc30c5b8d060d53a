using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises;

/// <summary>The gradient of an operand that was stretched by broadcasting: summed back to its shape.</summary>
public sealed class UndoBroadcast() : FunctionExercise<Tensor, long[], Tensor>("06.4", "Undo broadcasting", Difficulty.Medium, minutes: 20)
{
    /// <inheritdoc/>
    protected override void Define()
    {
        Probe("not stretched", draw => NotStretched(draw.Normal([draw.Integer(2, 3), 4], ScalarType.Float64)));
        Probe("a row", draw => (draw.Normal([draw.Integer(5, 7), 4], ScalarType.Float64), [4]));
        Probe("a column", draw => (draw.Normal([4, draw.Integer(5, 7)], ScalarType.Float64), [4, 1]));
        Probe("a square", draw => (draw.Normal([4, 4], ScalarType.Float64), [4, 1]));
        Probe("a number", draw => (draw.Normal([3, draw.Integer(4, 6)], ScalarType.Float64), []));
        Probe("both ways", draw => (draw.Normal([2, 3, draw.Integer(4, 6), 5], ScalarType.Float64), [3, 1, 5]));
        Oracle(Right, tolerance: 1e-12, relative: 1e-9, points: 1, name: "rows, and what was not stretched", on: ["a row", "not stretched"]);
        Oracle(Right, tolerance: 1e-12, relative: 1e-9, points: 1, name: "columns", on: ["a column", "a square"]);
        Oracle(Right, tolerance: 1e-12, relative: 1e-9, points: 2, name: "numbers, and both ways at once", on: ["a number", "both ways"]);

        Diagnose((x, got, right) => Close(got, x.Item1) && !x.Item2.SequenceEqual(x.Item1.shape), "The gradient has still the stretched shape: an operand's gradient has the operand's shape.");
        Diagnose((x, got, right) => Close(got * (x.Item1.NumberOfElements / right.NumberOfElements), right) && x.Item1.NumberOfElements > right.NumberOfElements, "A mean in place of a sum: each copy was used in full, so the uses add up.");
        Diagnose((x, got, right) => got.NumberOfElements == right.NumberOfElements && !got.shape.SequenceEqual(right.shape) && Close(got.reshape(right.shape), right), "The numbers are right and the shape is not: keep a dimension of size 1, with keepdim: true.");
        Diagnose((x, got, right) => x.Item2.Length == 2 && x.Item2[1] == 1 && x.Item1.shape[0] == x.Item1.shape[1] && Close(got.reshape(-1), x.Item1.sum(dim: 0)), "A column was summed as if it were a row: sum over the dimension that was stretched.");
        Diagnose((x, got, right) => x.Item1.NumberOfElements > right.NumberOfElements && got.shape.SequenceEqual(right.shape) && IsOneCopy(x, got), "One of the copies is taken and the others are dropped: they all count.");
        Hint("Two things happen in broadcasting: dimensions are put in front, and dimensions of size 1 are stretched.");
        Hint("First sum over dimension 0 while there are too many. Then over each dimension of size 1, with keepdim: true.");
        Hint("while (g.ndim > shape.Length) g = g.sum(dim: 0); then for each d with shape[d] == 1: g = g.sum(dim: d, keepdim: true);");
    }

    private static (Tensor, long[]) NotStretched(Tensor gradient) => (gradient, gradient.shape);

    /// <summary>By autograd: the operand is stretched, and the gradient sent back.</summary>
    private static Tensor Right((Tensor Gradient, long[] Shape) x)
    {
        var operand = zeros(x.Shape, dtype: ScalarType.Float64).requires_grad_();
        ((operand + zeros_like(x.Gradient)) * x.Gradient).sum().backward();
        return operand.grad!;
    }

    private static bool IsOneCopy((Tensor Gradient, long[] Shape) x, Tensor got)
    {
        var copy = x.Gradient;
        while (copy.ndim > x.Shape.Length)
            copy = copy[0];
        for (int d = 0; d < x.Shape.Length; d++)
            if (x.Shape[d] == 1)
                copy = copy.narrow(d, 0, 1);
        return Close(got, copy);
    }
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.UndoBroadcast"/>
    public static UndoBroadcast UndoBroadcast => The<UndoBroadcast>();
}
