using Course.Exercises.Proof;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises.Tests.Chapter01;

internal sealed class StableSigmoidAnswers : AnswersTo<StableSigmoid>
{
    [Right]
    private static Tensor Apart(Tensor z)
    {
        var e = exp(-abs(z));
        return where(z >= 0, 1 / (1 + e), e / (1 + e));
    }

    [Right]
    private static Tensor HalfTanh(Tensor z) => 0.5 * (1 + tanh(z / 2));

    [Right]
    private static Tensor ByTheLibrary(Tensor z) => sigmoid(z);

    [Wrong("NaN")]
    private static Tensor ExponentialsOfZ(Tensor z) => exp(z) / (1 + exp(z));

    [Wrong("NaN")]
    private static Tensor BothComputedAndMixed(Tensor z)
    {
        var positive = (z >= 0).to(ScalarType.Float32);
        return positive / (1 + exp(-z)) + (1 - positive) * exp(z) / (1 + exp(z));
    }

    [Wrong("sign of the exponent")]
    private static Tensor OtherSign(Tensor z) => 1 / (1 + exp(z));

    [Wrong]
    private static Tensor OneSideOnly(Tensor z) => 1 / (1 + exp(-abs(z)));

    [Wrong]
    private static Tensor Sides(Tensor z)
    {
        var e = exp(-abs(z));
        return where(z >= 0, e / (1 + e), 1 / (1 + e));
    }

    [Wrong]
    private static Tensor Tanh(Tensor z) => tanh(z);

    [Wrong]
    private static Tensor HardSigmoid(Tensor z) => nn.functional.hardsigmoid(z);

    [Wrong]
    private static Tensor Clamped(Tensor z) => 1 / (1 + exp(-z.clamp(-5, 5)));

    [Wrong]
    private static Tensor Softmax(Tensor z) => z.softmax(-1);

    [Wrong]
    private static Tensor Slope(Tensor z) => sigmoid(z) * (1 - sigmoid(z));

    [Wrong]
    private static Tensor Step(Tensor z) => (z >= 0).to(ScalarType.Float32);

    [Wrong]
    private static Tensor Summed(Tensor z) => sigmoid(z).sum();
}
