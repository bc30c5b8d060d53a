using Course.Exercises.Proof;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises.Tests.Chapter03;

internal sealed class SmoothedClassesAnswers : AnswersTo<SmoothedClasses>
{
    private static Tensor OneHot(Tensor z, Tensor y) => nn.functional.one_hot(y, z.shape[1]).to(ScalarType.Float64);

    private static Tensor Against(Tensor z, Tensor targets) => -(targets * nn.functional.log_softmax(z, 1)).sum(dim: 1).mean();

    [Right]
    private static Tensor ByTargets(Tensor z, Tensor y, double e) => Against(z, (1 - e) * OneHot(z, y) + e / z.shape[1]);

    [Right]
    private static Tensor ByTwoLosses(Tensor z, Tensor y, double e) =>
        (1 - e) * nn.functional.cross_entropy(z, y) + e * (z.logsumexp(1) - z.mean([1L])).mean();

    [Wrong("rounded to 0")]
    private static Tensor Textbook(Tensor z, Tensor y, double e) =>
        -(((1 - e) * OneHot(z, y) + e / z.shape[1]) * log(nn.functional.softmax(z, 1))).sum(dim: 1).mean();

    [Wrong("no effect")]
    private static Tensor NotSmoothed(Tensor z, Tensor y, double e) => nn.functional.cross_entropy(z, y);

    [Wrong("wrong classes")]
    private static Tensor OverTheWrongOnes(Tensor z, Tensor y, double e) =>
        Against(z, (1 - e) * OneHot(z, y) + e / (z.shape[1] - 1) * (1 - OneHot(z, y)));

    [Wrong("more than 1")]
    private static Tensor NothingGivenAway(Tensor z, Tensor y, double e) => Against(z, OneHot(z, y) + e / z.shape[1]);

    [Wrong("gets ε/K")]
    private static Tensor NotDivided(Tensor z, Tensor y, double e) => Against(z, (1 - e) * OneHot(z, y) + e);

    [Wrong("N times too large")]
    private static Tensor Summed(Tensor z, Tensor y, double e) => ByTargets(z, y, e) * z.shape[0];

    [Wrong("K times too small")]
    private static Tensor MeanOfAll(Tensor z, Tensor y, double e) => ByTargets(z, y, e) / z.shape[1];

    [Wrong]
    private static Tensor OtherSign(Tensor z, Tensor y, double e) => -ByTargets(z, y, e);

    [Wrong]
    private static Tensor Exchanged(Tensor z, Tensor y, double e) => ByTargets(z, y, 1 - e);

    [Wrong]
    private static Tensor OfProbabilities(Tensor z, Tensor y, double e) => ByTargets(nn.functional.softmax(z, 1), y, e);

    [Wrong]
    private static Tensor OnlyTheTrueClass(Tensor z, Tensor y, double e) => (1 - e) * nn.functional.cross_entropy(z, y);

    [Wrong]
    private static Tensor Nothing(Tensor z, Tensor y, double e) => tensor(0.0);

    [Wrong]
    private static Tensor AlwaysATenth(Tensor z, Tensor y, double e) => ByTargets(z, y, 0.1);
}
