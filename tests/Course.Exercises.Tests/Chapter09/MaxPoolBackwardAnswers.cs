using Course.Exercises.Proof;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises.Tests.Chapter09;

internal sealed class MaxPoolBackwardAnswers : AnswersTo<MaxPoolBackward>
{
    private static double[] Numbers(Tensor t) => t.contiguous().data<double>().ToArray();

    /// <summary>Walks over all windows: their places in x, and the window's number.</summary>
    private static Tensor Walk(Tensor x, Tensor g, int k, int stride, Action<double[], int[], double[], double> pay, int? maps = null)
    {
        double[] values = Numbers(x), gradients = Numbers(g), paid = new double[values.Length];
        int height = (int)x.shape[2], width = (int)x.shape[3], rows = (int)g.shape[2], columns = (int)g.shape[3];
        for (int window = 0; window < gradients.Length; window++)
        {
            int map = window / (rows * columns), i = window / columns % rows, j = window % columns;
            if (map % x.shape[1] >= (maps ?? int.MaxValue))
                continue;
            int[] places = [.. Enumerable.Range(0, k * k).Select(t => (map * height + i * stride + t / k) * width + j * stride + t % k)];
            pay(values, places, paid, gradients[window]);
        }
        return tensor(paid, x.shape);
    }

    [Right]
    private static Tensor TheFirst(Tensor x, Tensor g, int k, int stride) => Walk(x, g, k, stride, (values, places, paid, gradient) => paid[places.MaxBy(place => values[place])] += gradient);

    [Right]
    private static Tensor TheLast(Tensor x, Tensor g, int k, int stride) =>
        Walk(x, g, k, stride, (values, places, paid, gradient) => paid[places.Reverse().MaxBy(place => values[place])] += gradient);

    [Right]
    private static Tensor ByUnfolding(Tensor x, Tensor g, int k, int stride)
    {
        long windows = g.shape[2] * g.shape[3];
        var columns = nn.functional.unfold(x, k, stride: stride).reshape(x.shape[0], x.shape[1], k * k, windows);
        var winners = nn.functional.one_hot(columns.argmax(2), k * k).to(ScalarType.Float64);
        var paid = (winners * g.reshape(x.shape[0], x.shape[1], windows, 1)).transpose(2, 3).reshape(x.shape[0], -1, windows);
        return nn.functional.fold(paid, (x.shape[2], x.shape[3]), (k, k), stride: (stride, stride));
    }

    [Wrong("overwrites")]
    private static Tensor Overwritten(Tensor x, Tensor g, int k, int stride) => Walk(x, g, k, stride, (values, places, paid, gradient) => paid[places.MaxBy(place => values[place])] = gradient);

    [Wrong("average-pooling")]
    private static Tensor Spread(Tensor x, Tensor g, int k, int stride) => Walk(x, g, k, stride, (values, places, paid, gradient) =>
    {
        foreach (int place in places)
            paid[place] += gradient / places.Length;
    });

    [Wrong("mark the winners with 1")]
    private static Tensor Marked(Tensor x, Tensor g, int k, int stride) => Walk(x, g, k, stride, (values, places, paid, gradient) => paid[places.MaxBy(place => values[place])] = 1);

    [Wrong("equal winners")]
    private static Tensor Everyone(Tensor x, Tensor g, int k, int stride) => Walk(x, g, k, stride, (values, places, paid, gradient) =>
    {
        double largest = places.Max(place => values[place]);
        foreach (int place in places.Where(place => values[place] == largest))
            paid[place] += gradient;
    });

    [Wrong("first channel")]
    private static Tensor FirstChannel(Tensor x, Tensor g, int k, int stride) =>
        Walk(x, g, k, stride, (values, places, paid, gradient) => paid[places.MaxBy(place => values[place])] += gradient, maps: 1);

    [Wrong]
    private static Tensor Smallest(Tensor x, Tensor g, int k, int stride) => Walk(x, g, k, stride, (values, places, paid, gradient) => paid[places.MinBy(place => values[place])] += gradient);

    [Wrong]
    private static Tensor LargestMagnitude(Tensor x, Tensor g, int k, int stride) =>
        Walk(x, g, k, stride, (values, places, paid, gradient) => paid[places.MaxBy(place => Math.Abs(values[place]))] += gradient);

    [Wrong]
    private static Tensor UpperLeft(Tensor x, Tensor g, int k, int stride) => Walk(x, g, k, stride, (values, places, paid, gradient) => paid[places[0]] += gradient);

    [Wrong]
    private static Tensor StrideOfTheKernel(Tensor x, Tensor g, int k, int stride) => stride < k ? zeros_like(x) : TheFirst(x, g, k, stride);

    [Wrong]
    private static Tensor TwoByTwo(Tensor x, Tensor g, int k, int stride) => Walk(x, g, 2, stride, (values, places, paid, gradient) => paid[places.MaxBy(place => values[place])] += gradient);

    [Wrong]
    private static Tensor TimesTheMaximum(Tensor x, Tensor g, int k, int stride) =>
        Walk(x, g, k, stride, (values, places, paid, gradient) => paid[places.MaxBy(place => values[place])] += gradient * places.Max(place => values[place]));

    [Wrong]
    private static Tensor AboveZero(Tensor x, Tensor g, int k, int stride) => Walk(x, g, k, stride, (values, places, paid, gradient) =>
    {
        int winner = places.MaxBy(place => values[place]);
        paid[winner] += values[winner] > 0.5 ? gradient : 0;
    });

    [Wrong]
    private static Tensor TheInput(Tensor x, Tensor g, int k, int stride) => x;

    [Wrong]
    private static Tensor Nothing(Tensor x, Tensor g, int k, int stride) => zeros_like(x);
}
