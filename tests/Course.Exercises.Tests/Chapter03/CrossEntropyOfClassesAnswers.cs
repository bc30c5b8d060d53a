using Course.Exercises.Proof;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises.Tests.Chapter03;

internal sealed class CrossEntropyOfClassesAnswers : AnswersTo<CrossEntropyOfClasses>
{
    private static Tensor OfTrue(Tensor table, Tensor labels) => table.gather(1, labels.unsqueeze(1)).squeeze(1);

    [Right]
    private static Tensor ByLogSumExp(Tensor z, Tensor y)
    {
        var m = z.max(1, keepdim: true).values;
        return ((m + log(exp(z - m).sum(dim: 1, keepdim: true))).squeeze(1) - OfTrue(z, y)).mean();
    }

    [Right]
    private static Tensor ByOneHot(Tensor z, Tensor y) =>
        -(nn.functional.one_hot(y, z.shape[1]).to(ScalarType.Float64) * nn.functional.log_softmax(z, 1)).sum(dim: 1).mean();

    [Right]
    private static Tensor ByDifferences(Tensor z, Tensor y) => (z - OfTrue(z, y).unsqueeze(1)).logsumexp(1).mean();

    [Wrong("rounded to 0")]
    private static Tensor Textbook(Tensor z, Tensor y) => -log(OfTrue(nn.functional.softmax(z, 1), y)).mean();

    [Wrong("rounded to 0")]
    private static Tensor Overflowing(Tensor z, Tensor y) => (log(exp(z).sum(dim: 1)) - OfTrue(z, y)).mean();

    [Wrong("N times too large")]
    private static Tensor Summed(Tensor z, Tensor y) => ByLogSumExp(z, y) * z.shape[0];

    [Wrong("K times too small")]
    private static Tensor MeanOfAll(Tensor z, Tensor y) => ByLogSumExp(z, y) / z.shape[1];

    [Wrong("each sample")]
    private static Tensor EachSample(Tensor z, Tensor y) => z.logsumexp(1) - OfTrue(z, y);

    [Wrong("sign")]
    private static Tensor OtherSign(Tensor z, Tensor y) => -ByLogSumExp(z, y);

    [Wrong("twice")]
    private static Tensor Doubled(Tensor z, Tensor y) => nn.functional.cross_entropy(nn.functional.softmax(z, 1), y);

    [Wrong("bits")]
    private static Tensor Bits(Tensor z, Tensor y) => ByLogSumExp(z, y) / Math.Log(2);

    [Wrong]
    private static Tensor LnK(Tensor z, Tensor y) => tensor(Math.Log(z.shape[1]));

    [Wrong]
    private static Tensor Nothing(Tensor z, Tensor y) => tensor(0.0);

    [Wrong]
    private static Tensor MaximumInPlaceOfTheSum(Tensor z, Tensor y) => (z.max(1).values - OfTrue(z, y)).mean();

    [Wrong]
    private static Tensor FirstClass(Tensor z, Tensor y) => ByLogSumExp(z, zeros_like(y));

    [Wrong]
    private static Tensor Cushioned(Tensor z, Tensor y) => -log(OfTrue(nn.functional.softmax(z, 1), y) + 1e-8).mean();

    [Wrong]
    private static Tensor AllClasses(Tensor z, Tensor y) => -nn.functional.log_softmax(z, 1).sum(dim: 1).mean();
}
