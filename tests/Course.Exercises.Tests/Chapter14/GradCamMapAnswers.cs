using Course.Exercises.Proof;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises.Tests.Chapter14;

internal sealed class GradCamMapAnswers : AnswersTo<GradCamMap>
{
    [Right]
    private static Tensor Broadcast(Tensor maps, Tensor gradients) => Sum(maps, gradients).relu();

    [Right]
    private static Tensor Products(Tensor maps, Tensor gradients)
    {
        var (n, k, h, w) = (maps.shape[0], maps.shape[1], maps.shape[2], maps.shape[3]);
        var weights = gradients.reshape(n, k, h * w).sum(dim: 2) / (h * w);
        return einsum("nk,nkp->np", weights, maps.reshape(n, k, h * w)).clamp_min(0).reshape(n, 1, h, w);
    }

    private static Tensor Weights(Tensor gradients) => gradients.mean([2, 3], keepdim: true);

    private static Tensor Sum(Tensor maps, Tensor gradients) => (Weights(gradients) * maps).sum(1, keepdim: true);

    [Wrong("ReLU is missing")]
    private static Tensor NoRelu(Tensor maps, Tensor gradients) => Sum(maps, gradients);

    [Wrong("place by place")]
    private static Tensor PlaceByPlace(Tensor maps, Tensor gradients) => (maps * gradients).sum(1, keepdim: true).relu();

    [Wrong("took their sum")]
    private static Tensor SumOfTheSlopes(Tensor maps, Tensor gradients) => (gradients.sum([2, 3], keepdim: true) * maps).sum(1, keepdim: true).relu();

    [Wrong("after the sum")]
    private static Tensor ReluOfEachMap(Tensor maps, Tensor gradients) => (Weights(gradients) * maps).relu().sum(1, keepdim: true);

    [Wrong("after the sum")]
    private static Tensor ReluOfTheWeights(Tensor maps, Tensor gradients) => (Weights(gradients).relu() * maps).sum(1, keepdim: true);

    [Wrong("took their mean")]
    private static Tensor MeanOfTheMaps(Tensor maps, Tensor gradients) => (Weights(gradients) * maps).mean([1], keepdim: true).relu();

    [Wrong("averaged over the pictures")]
    private static Tensor CommonWeights(Tensor maps, Tensor gradients) => (gradients.mean([0L, 2, 3], keepdim: true) * maps).sum(1, keepdim: true).relu();

    [Wrong]
    private static Tensor Absolute(Tensor maps, Tensor gradients) => Sum(maps, gradients).abs();

    [Wrong]
    private static Tensor LargestSlope(Tensor maps, Tensor gradients) => (gradients.amax([2, 3], keepdim: true) * maps).sum(1, keepdim: true).relu();

    [Wrong]
    private static Tensor Exchanged(Tensor maps, Tensor gradients) => Sum(gradients, maps).relu();

    [Wrong]
    private static Tensor NoChannelKept(Tensor maps, Tensor gradients) => Sum(maps, gradients).relu().squeeze(1);

    [Wrong]
    private static Tensor Against(Tensor maps, Tensor gradients) => (-Sum(maps, gradients)).relu();

    [Wrong]
    private static Tensor Scaled(Tensor maps, Tensor gradients)
    {
        var map = Sum(maps, gradients).relu();
        return map / (map.max() + 1);
    }

    [Wrong]
    private static Tensor MapsAlone(Tensor maps, Tensor gradients) => maps.sum(1, keepdim: true);
}
