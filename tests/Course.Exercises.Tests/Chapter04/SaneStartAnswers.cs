using Course.Exercises.Proof;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises.Tests.Chapter04;

internal sealed class SaneStartAnswers : AnswersTo<SaneStart>
{
    private static double Loss(Tensor z, Tensor y) => nn.functional.cross_entropy(z, y).item<double>();

    private static double LnK(Tensor z) => Math.Log(z.shape[1]);

    [Right]
    private static bool ByCrossEntropy(Tensor z, Tensor y) => Math.Abs(Loss(z, y) / LnK(z) - 1) < 0.1;

    [Right]
    private static bool ByLogSumExp(Tensor z, Tensor y)
    {
        double loss = (z.logsumexp(1) - z.gather(1, y.unsqueeze(1)).squeeze(1)).mean().item<double>();
        return loss > 0.9 * LnK(z) && loss < 1.1 * LnK(z);
    }

    [Wrong("everything sane")]
    private static bool Yes(Tensor z, Tensor y) => true;

    [Wrong("finds a NaN sane")]
    private static bool NotFar(Tensor z, Tensor y) => !(Math.Abs(Loss(z, y) / LnK(z) - 1) >= 0.1);

    [Wrong("does not overflow")]
    private static bool Textbook(Tensor z, Tensor y)
    {
        var p = exp(z) / exp(z).sum(dim: 1, keepdim: true);
        return Math.Abs(-log(p.gather(1, y.unsqueeze(1))).mean().item<double>() / LnK(z) - 1) < 0.1;
    }

    [Wrong("does not overflow")]
    private static bool SmallLogits(Tensor z, Tensor y) => z.abs().max().item<double>() < 1;

    [Wrong("ten classes")]
    private static bool AlwaysTen(Tensor z, Tensor y) => Math.Abs(Loss(z, y) / Math.Log(10) - 1) < 0.1;

    [Wrong("both directions")]
    private static bool NotAbove(Tensor z, Tensor y) => Loss(z, y) < 1.1 * LnK(z);

    [Wrong("sure of itself")]
    private static bool NotBelow(Tensor z, Tensor y) => Loss(z, y) > 0.9 * LnK(z);

    [Wrong("rejects a modest start")]
    private static bool No(Tensor z, Tensor y) => false;

    [Wrong("rejects a modest start")]
    private static bool InBits(Tensor z, Tensor y) => Math.Abs(Loss(z, y) / Math.Log(2) / LnK(z) - 1) < 0.1;

    [Wrong("rejects a modest start")]
    private static bool Summed(Tensor z, Tensor y) => Math.Abs(Loss(z, y) * z.shape[0] / LnK(z) - 1) < 0.1;

    [Wrong]
    private static bool Exactly(Tensor z, Tensor y) => Loss(z, y) == LnK(z);

    [Wrong("a quarter too high")]
    private static bool OfProbabilities(Tensor z, Tensor y) => Math.Abs(Loss(nn.functional.softmax(z, 1), y) / LnK(z) - 1) < 0.1;

    [Wrong("a quarter too high")]
    private static bool HalfAllowed(Tensor z, Tensor y) => Math.Abs(Loss(z, y) / LnK(z) - 1) < 0.4;

    [Wrong]
    private static bool NumberOfSamples(Tensor z, Tensor y) => Math.Abs(Loss(z, y) / Math.Log(z.shape[0]) - 1) < 0.1;

    [Wrong]
    private static bool ByAccuracy(Tensor z, Tensor y) => Math.Abs(z.argmax(1).eq(y).to(ScalarType.Float64).mean().item<double>() * z.shape[1] - 1) < 0.1;
}
