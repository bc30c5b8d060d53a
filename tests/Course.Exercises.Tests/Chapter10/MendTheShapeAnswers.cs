using Course.Exercises.Proof;
using static TorchSharp.torch;

namespace Course.Exercises.Tests.Chapter10;

internal sealed class MendTheShapeAnswers : AnswersTo<MendTheShape>
{
    [Right]
    private static int ByHand(int height, int width) => 16 * ((height / 2 - 4) / 2) * ((width / 2 - 4) / 2);

    [Right]
    private static int ByTrying(int height, int width)
    {
        var x = nn.functional.max_pool2d(nn.functional.conv2d(zeros(1, 1, height, width), zeros(6, 1, 5, 5), padding: [2L, 2L]), 2);
        return (int)nn.functional.max_pool2d(nn.functional.conv2d(x, zeros(16, 6, 5, 5)), 2).numel();
    }

    [Wrong("28×28 only")]
    private static int Fixed(int height, int width) => 400;

    [Wrong("second convolution")]
    private static int HalvedTwice(int height, int width) => 16 * (height / 4) * (width / 4);

    [Wrong("padding 2")]
    private static int NoPadding(int height, int width) => 16 * (((height - 4) / 2 - 4) / 2) * (((width - 4) / 2 - 4) / 2);

    [Wrong("channels")]
    private static int WithoutChannels(int height, int width) => (height / 2 - 4) / 2 * ((width / 2 - 4) / 2);

    [Wrong("Height and width")]
    private static int Square(int height, int width) => 16 * ((height / 2 - 4) / 2) * ((height / 2 - 4) / 2);

    [Wrong]
    private static int SixChannels(int height, int width) => 6 * ((height / 2 - 4) / 2) * ((width / 2 - 4) / 2);

    [Wrong]
    private static int BothPadded(int height, int width) => 16 * (height / 2 / 2) * (width / 2 / 2) + 1;

    [Wrong]
    private static int TakesFive(int height, int width) => 16 * ((height / 2 - 5) / 2) * ((width / 2 - 5) / 2);

    [Wrong]
    private static int RoundsUp(int height, int width) => 16 * (((height + 1) / 2 - 4 + 1) / 2) * (((width + 1) / 2 - 4 + 1) / 2);

    [Wrong]
    private static int OnePooling(int height, int width) => 16 * (height / 2 - 4) * (width / 2 - 4);

    [Wrong]
    private static int Added(int height, int width) => 16 * ((height / 2 - 4) / 2 + (width / 2 - 4) / 2);

    [Wrong]
    private static int InputSize(int height, int width) => height * width;
}
