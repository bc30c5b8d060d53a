using Course.Exercises.Proof;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises.Tests.Chapter06;

internal sealed class UndoBroadcastAnswers : AnswersTo<UndoBroadcast>
{
    private static Tensor Undone(Tensor g, long[] shape, Func<Tensor, Tensor> front, Func<Tensor, int, Tensor> stretched)
    {
        while (g.ndim > shape.Length)
            g = front(g);
        for (int d = 0; d < shape.Length; d++)
            if (shape[d] == 1)
                g = stretched(g, d);
        return g;
    }

    [Right]
    private static Tensor Summed(Tensor g, long[] shape) => Undone(g, shape, t => t.sum(dim: 0), (t, d) => t.sum(dim: d, keepdim: true));

    [Right]
    private static Tensor AtOnce(Tensor g, long[] shape)
    {
        long front = g.ndim - shape.Length;
        long[] dims = [.. Enumerable.Range(0, (int)g.ndim).Select(d => (long)d).Where(d => d < front || shape[d - front] == 1)];
        return dims.Length == 0 ? g : g.sum(dims, keepdim: true).reshape(shape);
    }

    [Right]
    private static Tensor ByAutograd(Tensor g, long[] shape)
    {
        var operand = zeros(shape, dtype: ScalarType.Float64).requires_grad_();
        (operand.expand(g.shape) * g).sum().backward();
        return operand.grad!;
    }

    [Wrong("still the stretched shape")]
    private static Tensor AsItCame(Tensor g, long[] shape) => g;

    [Wrong("A mean in place of a sum")]
    private static Tensor Means(Tensor g, long[] shape) => Undone(g, shape, t => t.mean([0]), (t, d) => t.mean([d], keepdim: true));

    [Wrong("keep a dimension of size 1")]
    private static Tensor Squeezed(Tensor g, long[] shape) => Summed(g, shape).squeeze();

    [Wrong("as if it were a row")]
    private static Tensor RowsForColumns(Tensor g, long[] shape) =>
        shape.Length == 2 && shape[1] == 1 && g.shape[0] == g.shape[1] ? g.sum(dim: 0).reshape(shape) : Summed(g, shape);

    [Wrong("One of the copies")]
    private static Tensor FirstCopy(Tensor g, long[] shape) => Undone(g, shape, t => t[0], (t, d) => t.narrow(d, 0, 1));

    [Wrong]
    private static Tensor OnlyInFront(Tensor g, long[] shape)
    {
        while (g.ndim > shape.Length)
            g = g.sum(dim: 0);
        return g;
    }

    [Wrong]
    private static Tensor OnlyOnes(Tensor g, long[] shape)
    {
        for (int d = 0; d < shape.Length && d < g.ndim; d++)
            if (shape[d] == 1)
                g = g.sum(dim: d, keepdim: true);
        return g;
    }

    [Wrong]
    private static Tensor LastDimensions(Tensor g, long[] shape) => Undone(g, shape, t => t.sum(dim: t.ndim - 1), (t, d) => t.sum(dim: d, keepdim: true));

    [Wrong]
    private static Tensor SumOfAll(Tensor g, long[] shape) => g.sum() * ones(shape, dtype: ScalarType.Float64);

    [Wrong]
    private static Tensor Ones(Tensor g, long[] shape) => ones(shape, dtype: ScalarType.Float64);

    [Wrong]
    private static Tensor Zeros(Tensor g, long[] shape) => zeros(shape, dtype: ScalarType.Float64);

    [Wrong]
    private static Tensor Reshaped(Tensor g, long[] shape) => g.reshape(-1).narrow(0, 0, shape.Aggregate(1L, (a, b) => a * b)).reshape(shape);

    [Wrong]
    private static Tensor Largest(Tensor g, long[] shape) => Undone(g, shape, t => t.max(0).values, (t, d) => t.max(d, keepdim: true).values);
}
