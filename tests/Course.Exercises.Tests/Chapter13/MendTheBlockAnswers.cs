using Course.Exercises.Proof;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Course.Exercises.Tests.Chapter13;

internal sealed class MendTheBlockAnswers : AnswersTo<MendTheBlock>
{
    [Right]
    private static Module<Tensor, Tensor> Projected(int channels, int width, int stride) =>
        Where(channels, width, stride, Sequential(Conv2d(channels, width, 1, stride: stride, bias: false), BatchNorm2d(width)));

    [Right]
    private static Module<Tensor, Tensor> PixelsFirst(int channels, int width, int stride) =>
        Where(channels, width, stride, Sequential(MaxPool2d(1, stride: stride), Conv2d(channels, width, 1, bias: false), BatchNorm2d(width)));

    [Wrong("handed on as it is")]
    private static Module<Tensor, Tensor> Unmended(int channels, int width, int stride) => Identity();

    [Wrong("window of 3×3")]
    private static Module<Tensor, Tensor> WideProjection(int channels, int width, int stride) =>
        Where(channels, width, stride, Sequential(Conv2d(channels, width, 3, stride: stride, padding: 1, bias: false), BatchNorm2d(width)));

    [Wrong("no batch normalisation")]
    private static Module<Tensor, Tensor> BareProjection(int channels, int width, int stride) =>
        Where(channels, width, stride, Conv2d(channels, width, 1, stride: stride, bias: false));

    [Wrong("needs no bias")]
    private static Module<Tensor, Tensor> ProjectionWithBias(int channels, int width, int stride) =>
        Where(channels, width, stride, Sequential(Conv2d(channels, width, 1, stride: stride), BatchNorm2d(width)));

    [Wrong("ReLU on the shortcut")]
    private static Module<Tensor, Tensor> WithRelu(int channels, int width, int stride) =>
        Where(channels, width, stride, Sequential(Conv2d(channels, width, 1, stride: stride, bias: false), BatchNorm2d(width), ReLU()));

    [Wrong("side is too large")]
    private static Module<Tensor, Tensor> WithoutStride(int channels, int width, int stride) =>
        Where(channels, width, stride, Sequential(Conv2d(channels, width, 1, bias: false), BatchNorm2d(width)));

    [Wrong("side is too large")]
    private static Module<Tensor, Tensor> Padded(int channels, int width, int stride) =>
        Where(channels, width, stride, Sequential(Conv2d(channels, width, 1, stride: stride, padding: 1, bias: false), BatchNorm2d(width)));

    [Wrong("no projection there")]
    private static Module<Tensor, Tensor> AlwaysProjected(int channels, int width, int stride) =>
        Sequential(Conv2d(channels, width, 1, stride: stride, bias: false), BatchNorm2d(width));

    [Wrong("handed on as it is")]
    private static Module<Tensor, Tensor> OnlyForChannels(int channels, int width, int stride) =>
        channels == width ? Identity() : Projected(channels, width, stride);

    [Wrong("handed on as it is")]
    private static Module<Tensor, Tensor> OnlyForTheSide(int channels, int width, int stride) =>
        stride == 1 ? Identity() : Projected(channels, width, stride);

    [Wrong]
    private static Module<Tensor, Tensor> Averages(int channels, int width, int stride) =>
        Where(channels, width, stride, Sequential(AvgPool2d(stride, ceil_mode: true), Conv2d(channels, width, 1, bias: false), BatchNorm2d(width)));

    [Wrong]
    private static Module<Tensor, Tensor> NormFirst(int channels, int width, int stride) =>
        Where(channels, width, stride, Sequential(BatchNorm2d(channels), Conv2d(channels, width, 1, stride: stride, bias: false)));

    private static Module<Tensor, Tensor> Where(int channels, int width, int stride, Module<Tensor, Tensor> projection) =>
        stride == 1 && channels == width ? Identity() : projection;
}
