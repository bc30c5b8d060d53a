using Course.Exercises.Proof;
using Course.Models;

namespace Course.Exercises.Tests.Chapter13;

internal sealed class CountResidualBlockAnswers : AnswersTo<CountResidualBlock>
{
    [Right]
    private static (long, long) ByHand(int channels, int width, int side) => Count(channels, width, side);

    [Right]
    private static (long, long) ByAsking(int channels, int width, int side)
    {
        int stride = channels == width ? 1 : 2;
        var block = new ResidualBlock(channels, width, stride);
        long outputSide = (side + stride - 1) / stride;
        long weights = block.named_parameters().Where(entry => entry.parameter.shape.Length == 4).Sum(entry => entry.parameter.numel());
        return (block.parameters().Sum(parameter => parameter.numel()), weights * outputSide * outputSide);
    }

    [Wrong("batch normalisations are missing")]
    private static (long, long) WithoutNorms(int channels, int width, int side) => Count(channels, width, side, perNorm: 0);

    [Wrong("has no bias")]
    private static (long, long) WithBiases(int channels, int width, int side) => Count(channels, width, side, perNorm: 3);

    [Wrong("projection is missing")]
    private static (long, long) WithoutProjection(int channels, int width, int side) => Count(channels, width, side, projection: false);

    [Wrong("counts as one here")]
    private static (long, long) Flops(int channels, int width, int side)
    {
        var (parameters, work) = Count(channels, width, side);
        return (parameters, 2 * work);
    }

    [Wrong("pixel of the output")]
    private static (long, long) SideOfTheInput(int channels, int width, int side)
    {
        var (parameters, _) = Count(channels, width, side);
        return (parameters, Weights(channels, width, true) * side * side);
    }

    [Wrong("makes 4 of 7")]
    private static (long, long) RoundedDown(int channels, int width, int side)
    {
        var (parameters, work) = Count(channels, width, side);
        return (parameters, channels == width ? work : Weights(channels, width, true) * (side / 2) * (side / 2));
    }

    [Wrong]
    private static (long, long) OneConvolution(int channels, int width, int side) => ((9L * channels * width) + (2L * width), 9L * channels * width * side * side);

    [Wrong]
    private static (long, long) ThreeForNine(int channels, int width, int side) => (Count(channels, width, side).Parameters / 3, Count(channels, width, side).MultiplyAdds / 3);

    [Wrong]
    private static (long, long) Swapped(int channels, int width, int side) => (Count(channels, width, side).MultiplyAdds, Count(channels, width, side).Parameters);

    [Wrong]
    private static (long, long) SideOnce(int channels, int width, int side) => (Count(channels, width, side).Parameters, Count(channels, width, side).MultiplyAdds / side);

    [Wrong]
    private static (long, long) SameWidthTwice(int channels, int width, int side) => Count(width, width, side);

    [Wrong]
    private static (long, long) RunningStatisticsToo(int channels, int width, int side) => Count(channels, width, side, perNorm: 4);

    private static (long Parameters, long MultiplyAdds) Count(long channels, long width, long side, long perNorm = 2, bool projection = true)
    {
        bool changes = channels != width;
        long weights = Weights(channels, width, projection), outputSide = changes ? (side + 1) / 2 : side;
        long norms = changes && projection ? 3 : 2;
        return (weights + (norms * perNorm * width), weights * outputSide * outputSide);
    }

    private static long Weights(long channels, long width, bool projection) => (9 * channels * width) + (9 * width * width) + (projection && channels != width ? channels * width : 0);
}
