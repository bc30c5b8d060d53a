using Course.Exercises.Proof;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises.Tests.Chapter03;

internal sealed class StableSoftmaxAnswers : AnswersTo<StableSoftmax>
{
    [Right]
    private static Tensor ByShift(Tensor z)
    {
        var e = exp(z - z.max(1, keepdim: true).values);
        return e / e.sum(dim: 1, keepdim: true);
    }

    [Right]
    private static Tensor ByLogarithm(Tensor z) => exp(z - z.logsumexp(1, keepdim: true));

    [Right]
    private static Tensor ByOdds(Tensor z) => 1 / exp(z.unsqueeze(1) - z.unsqueeze(2)).sum(dim: 2);

    [Wrong("NaN")]
    private static Tensor Textbook(Tensor z) => exp(z) / exp(z).sum(dim: 1, keepdim: true);

    [Wrong("NaN")]
    private static Tensor OneMaximumForAll(Tensor z)
    {
        var e = exp(z - z.max());
        return e / e.sum(dim: 1, keepdim: true);
    }

    [Wrong("columns")]
    private static Tensor Columns(Tensor z) => nn.functional.softmax(z, 0);

    [Wrong("together")]
    private static Tensor AllTogether(Tensor z) => nn.functional.softmax(z.flatten(), 0).reshape(z.shape);

    [Wrong("divide")]
    private static Tensor NotDivided(Tensor z) => exp(z - z.max(1, keepdim: true).values);

    [Wrong("sigmoid")]
    private static Tensor Sigmoids(Tensor z) => sigmoid(z);

    [Wrong("logarithm")]
    private static Tensor Logarithm(Tensor z) => nn.functional.log_softmax(z, 1);

    [Wrong]
    private static Tensor Constant(Tensor z) => ones_like(z) / z.shape[1];

    [Wrong]
    private static Tensor TheInput(Tensor z) => z;

    [Wrong]
    private static Tensor Twice(Tensor z) => nn.functional.softmax(nn.functional.softmax(z, 1), 1);

    [Wrong]
    private static Tensor Clamped(Tensor z) => nn.functional.softmax(z.clamp(-3, 3), 1);

    [Wrong]
    private static Tensor PowersOfTwo(Tensor z) => nn.functional.softmax(z * Math.Log(2), 1);

    [Wrong]
    private static Tensor OtherSign(Tensor z) => nn.functional.softmax(-z, 1);
}
