using Course.Exercises.Proof;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises.Tests.Chapter01;

internal sealed class CrossEntropyGradientAnswers : AnswersTo<CrossEntropyGradient>
{
    [Right]
    private static Tensor ByHand(Tensor z, Tensor y) => (sigmoid(z) - y) / z.numel();

    [Right]
    private static Tensor ByParts(Tensor z, Tensor y) => (y * (sigmoid(z) - 1) + (1 - y) * sigmoid(z)).div(z.numel());

    [Right]
    private static Tensor ByBackward(Tensor z, Tensor y)
    {
        var logits = z.clone().requires_grad_();
        nn.functional.binary_cross_entropy_with_logits(logits, y).backward();
        return logits.grad!;
    }

    [Wrong("1/N is missing")]
    private static Tensor WithoutTheMean(Tensor z, Tensor y) => sigmoid(z) - y;

    [Wrong("number of rows")]
    private static Tensor DividedByRows(Tensor z, Tensor y) => (sigmoid(z) - y) / z.shape[0];

    [Wrong("sign")]
    private static Tensor OtherSign(Tensor z, Tensor y) => (y - sigmoid(z)) / z.numel();

    [Wrong("once too often")]
    private static Tensor WithTheSlope(Tensor z, Tensor y) => sigmoid(z) * (1 - sigmoid(z)) * (sigmoid(z) - y) / z.numel();

    [Wrong("NaN")]
    private static Tensor Overflowing(Tensor z, Tensor y) => (exp(z) / (1 + exp(z)) - y) / z.numel();

    [Wrong("NaN")]
    private static Tensor NotCancelled(Tensor z, Tensor y)
    {
        var p = sigmoid(z);
        return (p - y) / (p * (1 - p)) * (p * (1 - p)) / z.numel();
    }

    [Wrong]
    private static Tensor OfTheProbability(Tensor z, Tensor y) => (sigmoid(z) - y) / (sigmoid(z) * (1 - sigmoid(z))) / z.numel();

    [Wrong]
    private static Tensor OfTheSquaredError(Tensor z, Tensor y) => 2 * (sigmoid(z) - y) * sigmoid(z) * (1 - sigmoid(z)) / z.numel();

    [Wrong]
    private static Tensor WithoutTheSigmoid(Tensor z, Tensor y) => (z - y) / z.numel();

    [Wrong]
    private static Tensor InFloat(Tensor z, Tensor y) => ((sigmoid(z.to(ScalarType.Float32)) - y.to(ScalarType.Float32)) / z.numel()).to(ScalarType.Float64) * (1 + 1e-6);

    [Wrong]
    private static Tensor CoarseDifference(Tensor z, Tensor y)
    {
        const double h = 1e-2;
        return (nn.functional.softplus(z + h) - nn.functional.softplus(z) - h * y) / h / z.numel();
    }

    [Wrong]
    private static Tensor Averaged(Tensor z, Tensor y) => (sigmoid(z) - y).mean();
}
