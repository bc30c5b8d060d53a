using Course.Exercises.Proof;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises.Tests.Chapter11;

internal sealed class CropWithPaddingAnswers : AnswersTo<CropWithPadding>
{
    private static Tensor Cut(Tensor padded, Tensor images, long[] tops, long[] lefts) =>
        stack([.. tops.Zip(lefts).Select((place, i) => padded[i].narrow(1, place.First, images.shape[2]).narrow(2, place.Second, images.shape[3]))]);

    private static Tensor Framed(Tensor images, int padding) => nn.functional.pad(images, (padding, padding, padding, padding));

    [Right]
    private static Tensor ByPadding(Tensor images, int padding, long[] tops, long[] lefts) => Cut(Framed(images, padding), images, tops, lefts);

    [Right]
    private static Tensor ByLoops(Tensor images, int padding, long[] tops, long[] lefts)
    {
        var (channels, rows, columns) = (images.shape[1], images.shape[2], images.shape[3]);
        float[] from = images.contiguous().data<float>().ToArray(), to = new float[from.Length];
        for (int q = 0; q < to.Length; q++)
        {
            long n = q / (channels * rows * columns), row = q / columns % rows + tops[n] - padding, column = q % columns + lefts[n] - padding;
            if (row >= 0 && row < rows && column >= 0 && column < columns)
                to[q] = from[(q / (rows * columns) * rows + row) * columns + column];
        }
        return tensor(to, images.shape);
    }

    [Right]
    private static Tensor ByCopy(Tensor images, int padding, long[] tops, long[] lefts)
    {
        var result = zeros_like(images);
        for (int i = 0; i < tops.Length; i++)
        {
            long down = padding - tops[i], right = padding - lefts[i], height = images.shape[2] - Math.Abs(down), width = images.shape[3] - Math.Abs(right);
            result[i].narrow(1, Math.Max(0, down), height).narrow(2, Math.Max(0, right), width)
                .copy_(images[i].narrow(1, Math.Max(0, -down), height).narrow(2, Math.Max(0, -right), width));
        }
        return result;
    }

    [Wrong("The size has changed")]
    private static Tensor PaddedOnly(Tensor images, int padding, long[] tops, long[] lefts) => Framed(images, padding);

    [Wrong("The size has changed")]
    private static Tensor OnlyWhatIsThere(Tensor images, int padding, long[] tops, long[] lefts) => images.narrow(2, padding, images.shape[2] - padding).narrow(3, padding, images.shape[3] - padding);

    [Wrong("Rows and columns")]
    private static Tensor Exchanged(Tensor images, int padding, long[] tops, long[] lefts) => ByPadding(images, padding, lefts, tops);

    [Wrong("first one's place")]
    private static Tensor OnePlace(Tensor images, int padding, long[] tops, long[] lefts) => Framed(images, padding).narrow(2, tops[0], images.shape[2]).narrow(3, lefts[0], images.shape[3]);

    [Wrong("came back at the other")]
    private static Tensor Rolled(Tensor images, int padding, long[] tops, long[] lefts) =>
        stack([.. tops.Zip(lefts).Select((place, i) => images[i].roll([padding - place.First, padding - place.Second], [1, 2]))]);

    [Wrong("border's pixels go on")]
    private static Tensor Replicated(Tensor images, int padding, long[] tops, long[] lefts) =>
        Cut(nn.functional.pad(images, [padding, padding, padding, padding], PaddingModes.Replicate), images, tops, lefts);

    [Wrong("opposite side")]
    private static Tensor Opposite(Tensor images, int padding, long[] tops, long[] lefts) =>
        ByPadding(images, padding, [.. tops.Select(top => 2 * padding - top)], [.. lefts.Select(left => 2 * padding - left)]);

    [Wrong]
    private static Tensor Middle(Tensor images, int padding, long[] tops, long[] lefts) => images.clone();

    [Wrong]
    private static Tensor TopsOnly(Tensor images, int padding, long[] tops, long[] lefts) => ByPadding(images, padding, tops, [.. lefts.Select(_ => (long)padding)]);

    [Wrong]
    private static Tensor OneTooFar(Tensor images, int padding, long[] tops, long[] lefts) => ByPadding(images, padding, [.. tops.Select(top => Math.Max(0, top - 1))], lefts);

    [Wrong]
    private static Tensor PaddedWithOnes(Tensor images, int padding, long[] tops, long[] lefts) => Cut(nn.functional.pad(images, [padding, padding, padding, padding], PaddingModes.Constant, 1), images, tops, lefts);

    [Wrong]
    private static Tensor WithoutPadding(Tensor images, int padding, long[] tops, long[] lefts) =>
        ByPadding(images, padding, [.. tops.Select(top => Math.Min(top, padding))], [.. lefts.Select(left => Math.Min(left, padding))]);

    [Wrong]
    private static Tensor Reversed(Tensor images, int padding, long[] tops, long[] lefts) => ByPadding(images, padding, [.. tops.Reverse()], [.. lefts.Reverse()]);

    [Wrong]
    private static Tensor TwiceThePadding(Tensor images, int padding, long[] tops, long[] lefts) => ByPadding(images, 2 * padding, tops, lefts);
}
