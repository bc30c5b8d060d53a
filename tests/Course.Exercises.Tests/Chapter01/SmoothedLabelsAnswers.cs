using Course.Exercises.Proof;

namespace Course.Exercises.Tests.Chapter01;

internal sealed class SmoothedLabelsAnswers : AnswersTo<SmoothedLabels>
{
    private static double Entropy(double p) => -p * Math.Log(p) - (1 - p) * Math.Log(1 - p);

    [Right]
    private static (double Logit, double Loss) ByFormula(double e) => (Math.Log((1 - e) / e), Entropy(e));

    [Right]
    private static (double, double) ByTheStableLoss(double e)
    {
        double z = Math.Log(1 - e) - Math.Log(e);
        return (z, z - z * (1 - e) + Math.Log(1 + Math.Exp(-z)));
    }

    [Wrong("smoothed no")]
    private static (double, double) OtherSign(double e) => (Math.Log(e / (1 - e)), Entropy(e));

    [Wrong("best probability")]
    private static (double, double) Probability(double e) => (1 - e, Entropy(e));

    [Wrong("does not become 0")]
    private static (double, double) NoLoss(double e) => (Math.Log((1 - e) / e), 0);

    [Wrong("Half of the loss")]
    private static (double, double) HalfOfIt(double e) => (Math.Log((1 - e) / e), -Math.Log(1 - e));

    [Wrong("bits")]
    private static (double, double) Bits(double e) => (Math.Log((1 - e) / e), Entropy(e) / Math.Log(2));

    [Wrong]
    private static (double, double) Infinite(double e) => (double.PositiveInfinity, Entropy(e));

    [Wrong]
    private static (double, double) OnlyForOneTenth(double e) => (Math.Log(9), Entropy(0.1));

    [Wrong]
    private static (double, double) HalfTheSmoothing(double e) => (Math.Log((1 - e / 2) / (e / 2)), Entropy(e / 2));

    [Wrong]
    private static (double, double) Odds(double e) => ((1 - e) / e, Entropy(e));

    [Wrong]
    private static (double, double) MeanLoss(double e) => (Math.Log((1 - e) / e), Entropy(e) / 2);

    [Wrong]
    private static (double, double) NegativeEntropy(double e) => (Math.Log((1 - e) / e), -Entropy(e));

    [Wrong]
    private static (double, double) Exchanged(double e) => (Entropy(e), Math.Log((1 - e) / e));
}
