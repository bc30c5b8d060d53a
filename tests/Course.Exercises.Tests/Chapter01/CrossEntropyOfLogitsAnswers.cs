using Course.Exercises.Proof;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises.Tests.Chapter01;

internal sealed class CrossEntropyOfLogitsAnswers : AnswersTo<CrossEntropyOfLogits>
{
    [Right]
    private static Tensor StepSeventeen(Tensor z, Tensor y) => (z.clamp_min(0) - z * y + log1p(exp(-abs(z)))).mean();

    [Right]
    private static Tensor BothLogarithms(Tensor z, Tensor y) => -(y * nn.functional.logsigmoid(z) + (1 - y) * nn.functional.logsigmoid(-z)).mean();

    [Right]
    private static Tensor SumOverCount(Tensor z, Tensor y) => (maximum(z, zeros_like(z)) - z * y + log1p(exp(-abs(z)))).sum() / z.numel();

    [Wrong("write the loss with z")]
    private static Tensor FromProbabilities(Tensor z, Tensor y) => -(y * sigmoid(z).log() + (1 - y) * (1 - sigmoid(z)).log()).mean();

    [Wrong("write the loss with z")]
    private static Tensor WithoutTheAbsoluteValue(Tensor z, Tensor y) => (z - z * y + log1p(exp(-z))).mean();

    [Wrong]
    private static Tensor LibraryOnProbabilities(Tensor z, Tensor y) => nn.functional.binary_cross_entropy(sigmoid(z), y);

    [Wrong("N times too large")]
    private static Tensor Summed(Tensor z, Tensor y) => (z.clamp_min(0) - z * y + log1p(exp(-abs(z)))).sum();

    [Wrong("one loss for each element")]
    private static Tensor NotReduced(Tensor z, Tensor y) => z.clamp_min(0) - z * y + log1p(exp(-abs(z)));

    [Wrong("sign")]
    private static Tensor Likelihood(Tensor z, Tensor y) => -(z.clamp_min(0) - z * y + log1p(exp(-abs(z)))).mean();

    [Wrong]
    private static Tensor WithoutTheTarget(Tensor z, Tensor y) => (z.clamp_min(0) + log1p(exp(-abs(z)))).mean();

    [Wrong]
    private static Tensor SquaredError(Tensor z, Tensor y) => (sigmoid(z) - y).pow(2).mean();

    [Wrong]
    private static Tensor SignOfTheExponent(Tensor z, Tensor y) => (z.clamp_min(0) - z * y + log1p(exp(abs(z)))).mean();

    [Wrong]
    private static Tensor Clipped(Tensor z, Tensor y)
    {
        var p = sigmoid(z).clamp(1e-7, 1 - 1e-7);
        return -(y * p.log() + (1 - y) * (1 - p).log()).mean();
    }

    [Wrong]
    private static Tensor OnlyTheYes(Tensor z, Tensor y) => -(y * nn.functional.logsigmoid(z)).mean();

    [Wrong]
    private static Tensor InBits(Tensor z, Tensor y) => (z.clamp_min(0) - z * y + log1p(exp(-abs(z)))).mean() / Math.Log(2);

    [Wrong]
    private static Tensor Swapped(Tensor z, Tensor y) => (z.clamp_min(0) - z * (1 - y) + log1p(exp(-abs(z)))).mean();
}
