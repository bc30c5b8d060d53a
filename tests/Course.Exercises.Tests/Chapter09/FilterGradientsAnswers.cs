using Course.Exercises.Proof;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises.Tests.Chapter09;

internal sealed class FilterGradientsAnswers : AnswersTo<FilterGradients>
{
    [Right]
    private static (Tensor, Tensor) ByColumns(Tensor x, Tensor g, int k, int stride, int padding)
    {
        var columns = nn.functional.unfold(x, k, padding: padding, stride: stride);
        var dw = g.reshape(g.shape[0], g.shape[1], -1).matmul(columns.transpose(1, 2)).sum(dim: 0);
        return (dw.reshape(g.shape[1], x.shape[1], k, k), g.sum([0, 2, 3]));
    }

    [Right]
    private static (Tensor, Tensor) ByPlaces(Tensor x, Tensor g, int k, int stride, int padding)
    {
        var padded = nn.functional.pad(x, (padding, padding, padding, padding));
        var (dw, db) = (zeros(g.shape[1], x.shape[1], k, k, dtype: ScalarType.Float64), zeros(g.shape[1], dtype: ScalarType.Float64));
        for (long i = 0; i < g.shape[2]; i++)
        {
            for (long j = 0; j < g.shape[3]; j++)
            {
                dw += einsum("no,ncuv->ocuv", g[.., .., i, j], padded.narrow(2, i * stride, k).narrow(3, j * stride, k));
                db += g[.., .., i, j].sum(dim: 0);
            }
        }
        return (dw, db);
    }

    [Wrong("mean over the images")]
    private static (Tensor, Tensor) Mean(Tensor x, Tensor g, int k, int stride, int padding)
    {
        var (dw, db) = ByColumns(x, g, k, stride, padding);
        return (dw / x.shape[0], db / x.shape[0]);
    }

    [Wrong("first image")]
    private static (Tensor, Tensor) FirstImage(Tensor x, Tensor g, int k, int stride, int padding) => ByColumns(x.narrow(0, 0, 1), g.narrow(0, 0, 1), k, stride, padding);

    [Wrong("db is a mean")]
    private static (Tensor, Tensor) MeanOfTheBias(Tensor x, Tensor g, int k, int stride, int padding) => (ByColumns(x, g, k, stride, padding).Item1, g.mean([0L, 2, 3]));

    [Wrong("not summed over the images")]
    private static (Tensor, Tensor) BiasForEachImage(Tensor x, Tensor g, int k, int stride, int padding) => (ByColumns(x, g, k, stride, padding).Item1, g.sum([2, 3]));

    [Wrong("turned by 180")]
    private static (Tensor, Tensor) Turned(Tensor x, Tensor g, int k, int stride, int padding) => (ByColumns(x, g, k, stride, padding).Item1.flip(2, 3), g.sum([0, 2, 3]));

    [Wrong("[C, O, k, k]")]
    private static (Tensor, Tensor) ChannelsFirst(Tensor x, Tensor g, int k, int stride, int padding) => (ByColumns(x, g, k, stride, padding).Item1.transpose(0, 1), g.sum([0, 2, 3]));

    [Wrong]
    private static (Tensor, Tensor) NoPadding(Tensor x, Tensor g, int k, int stride, int padding)
    {
        var shifted = nn.functional.pad(x, (0, 2 * padding, 0, 2 * padding));
        return ByColumns(shifted, g, k, stride, 0);
    }

    [Wrong]
    private static (Tensor, Tensor) NoStride(Tensor x, Tensor g, int k, int stride, int padding)
    {
        var padded = nn.functional.pad(x, (padding, padding, padding, padding));
        return ByColumns(padded.narrow(2, 0, g.shape[2] + k - 1).narrow(3, 0, g.shape[3] + k - 1).contiguous(), g, k, 1, 0);
    }

    [Wrong]
    private static (Tensor, Tensor) Negative(Tensor x, Tensor g, int k, int stride, int padding)
    {
        var (dw, db) = ByColumns(x, g, k, stride, padding);
        return (-dw, -db);
    }

    [Wrong]
    private static (Tensor, Tensor) MeanOfThePlaces(Tensor x, Tensor g, int k, int stride, int padding) => (ByColumns(x, g, k, stride, padding).Item1 / (g.shape[2] * g.shape[3]), g.sum([0, 2, 3]));

    [Wrong]
    private static (Tensor, Tensor) RowsAndColumns(Tensor x, Tensor g, int k, int stride, int padding) => (ByColumns(x, g, k, stride, padding).Item1.transpose(2, 3), g.sum([0, 2, 3]));

    [Wrong]
    private static (Tensor, Tensor) LastPlace(Tensor x, Tensor g, int k, int stride, int padding)
    {
        var padded = nn.functional.pad(x, (padding, padding, padding, padding));
        long i = g.shape[2] - 1, j = g.shape[3] - 1;
        return (einsum("no,ncuv->ocuv", g[.., .., i, j], padded.narrow(2, i * stride, k).narrow(3, j * stride, k)), g.sum([0, 2, 3]));
    }

    [Wrong]
    private static (Tensor, Tensor) WithoutTheGradient(Tensor x, Tensor g, int k, int stride, int padding) => ByColumns(x, ones_like(g), k, stride, padding);

    [Wrong]
    private static (Tensor, Tensor) Nothing(Tensor x, Tensor g, int k, int stride, int padding) =>
        (zeros(g.shape[1], x.shape[1], k, k, dtype: ScalarType.Float64), zeros(g.shape[1], dtype: ScalarType.Float64));
}
