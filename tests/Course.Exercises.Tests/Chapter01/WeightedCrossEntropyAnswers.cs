using Course.Exercises.Proof;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises.Tests.Chapter01;

internal sealed class WeightedCrossEntropyAnswers : AnswersTo<WeightedCrossEntropy>
{
    [Right]
    private static Tensor TwoTerms(Tensor z, Tensor y, double c)
    {
        var s = log1p(exp(-abs(z)));
        return (c * y * ((-z).clamp_min(0) + s) + (1 - y) * (z.clamp_min(0) + s)).mean();
    }

    [Right]
    private static Tensor OneTerm(Tensor z, Tensor y, double c) =>
        ((1 - y) * z + (1 + (c - 1) * y) * (log1p(exp(-abs(z))) + (-z).clamp_min(0))).mean();

    [Right]
    private static Tensor ByLogSigmoid(Tensor z, Tensor y, double c) =>
        -(c * y * nn.functional.logsigmoid(z) + (1 - y) * nn.functional.logsigmoid(-z)).mean();

    [Wrong("overflow")]
    private static Tensor FromProbabilities(Tensor z, Tensor y, double c) => -(c * y * sigmoid(z).log() + (1 - y) * (1 - sigmoid(z)).log()).mean();

    [Wrong("answers no")]
    private static Tensor WeightedNo(Tensor z, Tensor y, double c) => -(y * nn.functional.logsigmoid(z) + c * (1 - y) * nn.functional.logsigmoid(-z)).mean();

    [Wrong("both answers")]
    private static Tensor WeightedAll(Tensor z, Tensor y, double c) => c * nn.functional.binary_cross_entropy_with_logits(z, y);

    [Wrong("sum of the weights")]
    private static Tensor WeightedMean(Tensor z, Tensor y, double c) => TwoTerms(z, y, c) * z.numel() / (1 + (c - 1) * y).sum();

    [Wrong]
    private static Tensor NotWeighted(Tensor z, Tensor y, double c) => nn.functional.binary_cross_entropy_with_logits(z, y);

    [Wrong]
    private static Tensor Summed(Tensor z, Tensor y, double c) => TwoTerms(z, y, c) * z.numel();

    [Wrong]
    private static Tensor WeightOnTheLogit(Tensor z, Tensor y, double c) => nn.functional.binary_cross_entropy_with_logits(c * z, y);

    [Wrong]
    private static Tensor WeightOnTheTarget(Tensor z, Tensor y, double c) => nn.functional.binary_cross_entropy_with_logits(z, c * y);

    [Wrong]
    private static Tensor OnlyTheYes(Tensor z, Tensor y, double c) => -(c * y * nn.functional.logsigmoid(z)).mean();

    [Wrong]
    private static Tensor OtherSign(Tensor z, Tensor y, double c) => -TwoTerms(z, y, c);

    [Wrong]
    private static Tensor WeightMinusOne(Tensor z, Tensor y, double c) => TwoTerms(z, y, c - 1);

    [Wrong("overflow")]
    private static Tensor NotStable(Tensor z, Tensor y, double c) => (c * y * log1p(exp(-z)) + (1 - y) * log1p(exp(z))).mean();
}
