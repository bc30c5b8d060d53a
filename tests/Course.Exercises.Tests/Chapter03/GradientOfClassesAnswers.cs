using Course.Exercises.Proof;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises.Tests.Chapter03;

internal sealed class GradientOfClassesAnswers : AnswersTo<GradientOfClasses>
{
    private static Tensor OneHot(Tensor z, Tensor y) => nn.functional.one_hot(y, z.shape[1]).to(ScalarType.Float64);

    [Right]
    private static Tensor ByHand(Tensor z, Tensor y) => (nn.functional.softmax(z, 1) - OneHot(z, y)) / z.shape[0];

    [Right]
    private static Tensor ByScatter(Tensor z, Tensor y)
    {
        var e = exp(z - z.max(1, keepdim: true).values);
        var p = e / e.sum(dim: 1, keepdim: true);
        return p.scatter_add(1, y.unsqueeze(1), -ones(z.shape[0], 1, dtype: ScalarType.Float64)).div(z.shape[0]);
    }

    [Right]
    private static Tensor ByBackward(Tensor z, Tensor y)
    {
        var logits = z.clone().requires_grad_();
        nn.functional.cross_entropy(logits, y).backward();
        return logits.grad!;
    }

    [Wrong("NaN")]
    private static Tensor Overflowing(Tensor z, Tensor y) => (exp(z) / exp(z).sum(dim: 1, keepdim: true) - OneHot(z, y)) / z.shape[0];

    [Wrong("1/N is missing")]
    private static Tensor WithoutTheMean(Tensor z, Tensor y) => nn.functional.softmax(z, 1) - OneHot(z, y);

    [Wrong("K times too small")]
    private static Tensor DividedByAll(Tensor z, Tensor y) => (nn.functional.softmax(z, 1) - OneHot(z, y)) / z.numel();

    [Wrong("sign")]
    private static Tensor OtherSign(Tensor z, Tensor y) => -ByHand(z, y);

    [Wrong("what happened")]
    private static Tensor OnlyWhatYouSaid(Tensor z, Tensor y) => nn.functional.softmax(z, 1) / z.shape[0];

    [Wrong("twice")]
    private static Tensor Doubled(Tensor z, Tensor y)
    {
        var logits = z.clone().requires_grad_();
        nn.functional.cross_entropy(nn.functional.softmax(logits, 1), y).backward();
        return logits.grad!;
    }

    [Wrong("softmax is missing")]
    private static Tensor WithoutTheSoftmax(Tensor z, Tensor y) => (z - OneHot(z, y)) / z.shape[0];

    [Wrong]
    private static Tensor Nothing(Tensor z, Tensor y) => zeros_like(z);

    [Wrong]
    private static Tensor OnlyTheTrueClass(Tensor z, Tensor y) => ByHand(z, y) * OneHot(z, y);

    [Wrong]
    private static Tensor Sigmoids(Tensor z, Tensor y) => (sigmoid(z) - OneHot(z, y)) / z.shape[0];

    [Wrong]
    private static Tensor Columns(Tensor z, Tensor y) => (nn.functional.softmax(z, 0) - OneHot(z, y)) / z.shape[0];

    [Wrong]
    private static Tensor OfTheProbability(Tensor z, Tensor y) => -OneHot(z, y) / nn.functional.softmax(z, 1) / z.shape[0];

    [Wrong]
    private static Tensor DiagonalOnly(Tensor z, Tensor y)
    {
        var p = nn.functional.softmax(z, 1);
        return p * (1 - p) * (p - OneHot(z, y)) / z.shape[0];
    }

    [Wrong]
    private static Tensor Rounded(Tensor z, Tensor y) => ByHand(z, y) * (1 + 1e-5);
}
