using Course.Exercises.Proof;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises.Tests.Chapter09;

internal sealed class InputGradientAnswers : AnswersTo<InputGradient>
{
    [Right]
    private static Tensor ByColumns(Tensor w, Tensor g, int height, int width, int stride, int padding)
    {
        var columns = w.reshape(w.shape[0], -1).t().matmul(g.reshape(g.shape[0], g.shape[1], -1));
        return nn.functional.fold(columns, (height, width), (w.shape[2], w.shape[3]), padding: (padding, padding), stride: (stride, stride));
    }

    [Right]
    private static Tensor ByPlaces(Tensor w, Tensor g, int height, int width, int stride, int padding) => Placed(w, g, height, width, stride, padding, add: true);

    /// <summary>Windows are laid into a padded image, one after the other, and what is already there is added to or overwritten.</summary>
    private static Tensor Placed(Tensor w, Tensor g, int height, int width, int stride, int padding, bool add, bool cut = true)
    {
        long k = w.shape[2];
        var padded = zeros(g.shape[0], w.shape[1], height + 2 * padding, width + 2 * padding, dtype: ScalarType.Float64);
        for (long i = 0; i < g.shape[2]; i++)
        {
            for (long j = 0; j < g.shape[3]; j++)
            {
                var window = padded.narrow(2, i * stride, k).narrow(3, j * stride, k);
                var handed = einsum("no,ocuv->ncuv", g[.., .., i, j], w);
                window.copy_(add ? window + handed : handed);
            }
        }
        return cut ? padded.narrow(2, padding, height).narrow(3, padding, width) : padded;
    }

    [Wrong("once too often")]
    private static Tensor Turned(Tensor w, Tensor g, int height, int width, int stride, int padding) => ByColumns(w.flip(2, 3), g, height, width, stride, padding);

    [Wrong("overwrites")]
    private static Tensor Overwritten(Tensor w, Tensor g, int height, int width, int stride, int padding) => Placed(w, g, height, width, stride, padding, add: false);

    [Wrong("padding is still there")]
    private static Tensor NotCut(Tensor w, Tensor g, int height, int width, int stride, int padding) => Placed(w, g, height, width, stride, padding, add: true, cut: false);

    [Wrong("mean over the filters")]
    private static Tensor MeanOfTheFilters(Tensor w, Tensor g, int height, int width, int stride, int padding) => ByColumns(w, g, height, width, stride, padding) / w.shape[0];

    [Wrong("first filter")]
    private static Tensor FirstFilter(Tensor w, Tensor g, int height, int width, int stride, int padding) =>
        ByColumns(w.narrow(0, 0, 1), g.narrow(1, 0, 1), height, width, stride, padding);

    [Wrong]
    private static Tensor CutAtTheEnd(Tensor w, Tensor g, int height, int width, int stride, int padding) =>
        Placed(w, g, height, width, stride, padding, add: true, cut: false).narrow(2, 0, height).narrow(3, 0, width);

    [Wrong]
    private static Tensor NoStride(Tensor w, Tensor g, int height, int width, int stride, int padding) => Placed(w, g, height, width, 1, padding, add: true);

    [Wrong]
    private static Tensor RowsAndColumns(Tensor w, Tensor g, int height, int width, int stride, int padding) => ByColumns(w.transpose(2, 3), g, height, width, stride, padding);

    [Wrong]
    private static Tensor MeanOfTheWindows(Tensor w, Tensor g, int height, int width, int stride, int padding)
    {
        var counts = ByColumns(ones_like(w).narrow(0, 0, 1), ones_like(g).narrow(1, 0, 1), height, width, stride, padding);
        return ByColumns(w, g, height, width, stride, padding) / counts.clamp_min(1);
    }

    [Wrong]
    private static Tensor Negative(Tensor w, Tensor g, int height, int width, int stride, int padding) => -ByColumns(w, g, height, width, stride, padding);

    [Wrong]
    private static Tensor TooSmall(Tensor w, Tensor g, int height, int width, int stride, int padding) =>
        nn.functional.conv_transpose2d(g, w, null, [stride, stride], [padding, padding]);

    [Wrong]
    private static Tensor FirstImage(Tensor w, Tensor g, int height, int width, int stride, int padding) => ByColumns(w, g.narrow(0, 0, 1).expand(g.shape), height, width, stride, padding);

    [Wrong]
    private static Tensor ForwardAgain(Tensor w, Tensor g, int height, int width, int stride, int padding) =>
        nn.functional.interpolate(nn.functional.conv2d(g, w.transpose(0, 1).contiguous(), padding: [1, 1]), [height, width]);

    [Wrong]
    private static Tensor Nothing(Tensor w, Tensor g, int height, int width, int stride, int padding) => zeros(g.shape[0], w.shape[1], height, width, dtype: ScalarType.Float64);
}
