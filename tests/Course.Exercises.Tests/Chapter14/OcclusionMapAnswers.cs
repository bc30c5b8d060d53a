using Course.Exercises.Proof;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises.Tests.Chapter14;

internal sealed class OcclusionMapAnswers : AnswersTo<OcclusionMap>
{
    [Right]
    private static Tensor Loops(Func<Tensor, Tensor> score, Tensor image, int size, int stride, double cover) => Falls(score, image, size, stride, cover);

    [Right]
    private static Tensor OneBatch(Func<Tensor, Tensor> score, Tensor image, int size, int stride, double cover)
    {
        long rows = (image.shape[2] - size) / stride + 1, columns = (image.shape[3] - size) / stride + 1;
        var covered = image.repeat(rows * columns, 1, 1, 1);
        for (long place = 0; place < rows * columns; place++)
            covered[place].narrow(1, place / columns * stride, size).narrow(2, place % columns * stride, size).fill_(cover);
        return (score(image) - score(covered)).reshape(rows, columns);
    }

    /// <summary>The map, with what can go wrong on the way.</summary>
    private static Tensor Falls(Func<Tensor, Tensor> score, Tensor image, int size, int stride, double cover, bool fresh = true, int channels = 0, int missing = 0)
    {
        long rows = (image.shape[2] - size) / stride + 1 - missing, columns = (image.shape[3] - size) / stride + 1 - missing;
        var map = zeros(rows, columns, dtype: ScalarType.Float64);
        var covered = image.clone();
        for (long i = 0; i < rows; i++)
        {
            for (long j = 0; j < columns; j++)
            {
                if (fresh) covered = image.clone();
                covered.narrow(1, 0, channels == 0 ? image.shape[1] : channels).narrow(2, i * stride, size).narrow(3, j * stride, size).fill_(cover);
                map[i, j] = (score(image) - score(covered)).squeeze();
            }
        }
        return map;
    }

    [Wrong("other way round")]
    private static Tensor Rises(Func<Tensor, Tensor> score, Tensor image, int size, int stride, double cover) => -Falls(score, image, size, stride, cover);

    [Wrong("scores of the covered pictures")]
    private static Tensor Covered(Func<Tensor, Tensor> score, Tensor image, int size, int stride, double cover) => score(image) - Falls(score, image, size, stride, cover);

    [Wrong("cover with 0")]
    private static Tensor Black(Func<Tensor, Tensor> score, Tensor image, int size, int stride, double cover) => Falls(score, image, size, stride, 0);

    [Wrong("stays covered")]
    private static Tensor NoClone(Func<Tensor, Tensor> score, Tensor image, int size, int stride, double cover) => Falls(score, image, size, stride, cover, fresh: false);

    [Wrong("exchanged")]
    private static Tensor Transposed(Func<Tensor, Tensor> score, Tensor image, int size, int stride, double cover) => Falls(score, image, size, stride, cover).t();

    [Wrong("stride is not used")]
    private static Tensor NoStride(Func<Tensor, Tensor> score, Tensor image, int size, int stride, double cover) => Falls(score, image, size, 1, cover);

    [Wrong]
    private static Tensor FirstChannel(Func<Tensor, Tensor> score, Tensor image, int size, int stride, double cover) => Falls(score, image, size, stride, cover, channels: 1);

    [Wrong]
    private static Tensor NotToTheEdge(Func<Tensor, Tensor> score, Tensor image, int size, int stride, double cover) => Falls(score, image, size, stride, cover, missing: 1);

    [Wrong]
    private static Tensor Relative(Func<Tensor, Tensor> score, Tensor image, int size, int stride, double cover) => Falls(score, image, size, stride, cover) / score(image);

    [Wrong]
    private static Tensor Absolute(Func<Tensor, Tensor> score, Tensor image, int size, int stride, double cover) => Falls(score, image, size, stride, cover).abs();

    [Wrong]
    private static Tensor OnlyTheSquare(Func<Tensor, Tensor> score, Tensor image, int size, int stride, double cover)
    {
        var nothing = full_like(image, cover);
        var map = Falls(score, image, size, stride, cover);
        for (long i = 0; i < map.shape[0]; i++)
        {
            for (long j = 0; j < map.shape[1]; j++)
            {
                var alone = nothing.clone();
                alone.narrow(2, i * stride, size).narrow(3, j * stride, size).copy_(image.narrow(2, i * stride, size).narrow(3, j * stride, size));
                map[i, j] = (score(alone) - score(nothing)).squeeze();
            }
        }
        return map;
    }

    [Wrong]
    private static Tensor Scaled(Func<Tensor, Tensor> score, Tensor image, int size, int stride, double cover)
    {
        var map = Falls(score, image, size, stride, cover);
        return map / map.abs().max();
    }

    [Wrong]
    private static Tensor Nothing(Func<Tensor, Tensor> score, Tensor image, int size, int stride, double cover) => zeros_like(Falls(score, image, size, stride, cover));
}
