using Course.Exercises.Proof;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises.Tests.Chapter11;

internal sealed class StatisticsOfBatchesAnswers : AnswersTo<StatisticsOfBatches>
{
    private static readonly long[] s_pixels = [0, 2, 3];

    private static Tensor Of(Tensor images) => stack([images.mean(s_pixels), images.std(s_pixels, unbiased: false)]);

    [Right]
    private static Tensor Merged(Tensor[] batches)
    {
        double n = 0;
        Tensor mean = zeros(batches[0].shape[1], dtype: float64), m = mean.clone();
        foreach (var batch in batches)
        {
            double count = batch.shape[0] * batch.shape[2] * batch.shape[3];
            var own = batch.mean(s_pixels);
            var delta = own - mean;
            m = m + (batch - own.reshape(1, -1, 1, 1)).pow(2).sum(s_pixels) + delta.pow(2) * (n * count / (n + count));
            mean = mean + delta * (count / (n + count));
            n += count;
        }
        return stack([mean, (m / n).sqrt()]);
    }

    [Right]
    private static Tensor AllAtOnce(Tensor[] batches) => Of(cat(batches));

    [Right]
    private static Tensor TwoPasses(Tensor[] batches)
    {
        double n = batches.Sum(batch => batch.shape[0] * batch.shape[2] * batch.shape[3]);
        var mean = batches.Select(batch => batch.sum(s_pixels)).Aggregate((a, b) => a + b) / n;
        var squares = batches.Select(batch => (batch - mean.reshape(1, -1, 1, 1)).pow(2).sum(s_pixels)).Aggregate((a, b) => a + b);
        return stack([mean, (squares / n).sqrt()]);
    }

    private static Tensor Averaged(Tensor[] batches, Func<Tensor, Tensor> of) => stack([.. batches.Select(of)]).mean([0L]);

    [Wrong("A mean of the batches' means")]
    private static Tensor MeanOfMeans(Tensor[] batches) => stack([Averaged(batches, batch => Of(batch)[0]), AllAtOnce(batches)[1]]);

    [Wrong("A mean of the batches' means")]
    private static Tensor MeanOfBoth(Tensor[] batches) => Averaged(batches, Of);

    [Wrong("within the batches only")]
    private static Tensor Within(Tensor[] batches)
    {
        double images = batches.Sum(batch => batch.shape[0]);
        var variance = batches.Select(batch => Of(batch)[1].pow(2) * (batch.shape[0] / images)).Aggregate((a, b) => a + b);
        return stack([AllAtOnce(batches)[0], variance.sqrt()]);
    }

    [Wrong("is the variance")]
    private static Tensor Variance(Tensor[] batches) => stack([AllAtOnce(batches)[0], AllAtOnce(batches)[1].pow(2)]);

    [Wrong("divide by n − 1")]
    private static Tensor Unbiased(Tensor[] batches) => stack([cat(batches).mean(s_pixels), cat(batches).std(s_pixels, unbiased: true)]);

    [Wrong("One number for all channels")]
    private static Tensor AllChannels(Tensor[] batches) => stack([cat(batches).mean(), cat(batches).std(unbiased: false)]);

    [Wrong("Rows and columns are exchanged")]
    private static Tensor Transposed(Tensor[] batches) => AllAtOnce(batches).t().contiguous();

    [Wrong("two large numbers")]
    private static Tensor OnePass(Tensor[] batches)
    {
        double n = batches.Sum(batch => batch.shape[0] * batch.shape[2] * batch.shape[3]);
        var mean = batches.Select(batch => batch.sum(s_pixels)).Aggregate((a, b) => a + b) / n;
        var squares = batches.Select(batch => batch.pow(2).sum(s_pixels)).Aggregate((a, b) => a + b) / n;
        return stack([mean, (squares - mean.pow(2)).clamp_min(0).sqrt()]);
    }

    [Wrong]
    private static Tensor TheFirst(Tensor[] batches) => Of(batches[0]);

    [Wrong]
    private static Tensor TheLast(Tensor[] batches) => Of(batches[^1]);

    [Wrong]
    private static Tensor InFloat(Tensor[] batches)
    {
        var all = cat(batches).to(float32);
        var mean = all.mean(s_pixels);
        return stack([mean, (all.pow(2).mean(s_pixels) - mean.pow(2)).abs().sqrt()]).to(float64);
    }

    [Wrong]
    private static Tensor PerPixel(Tensor[] batches) => stack([cat(batches).mean([0L]), cat(batches).std([0L], unbiased: false)]);

    [Wrong]
    private static Tensor MeansOnly(Tensor[] batches) => AllAtOnce(batches)[0];

    [Wrong]
    private static Tensor StdFirst(Tensor[] batches) => AllAtOnce(batches).flip(0);
}
