using Course.Exercises.Proof;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises.Tests.Chapter01;

internal sealed class FocalLossAnswers : AnswersTo<FocalLoss>
{
    private static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));

    private static double Log1p(double u) => 1 + u == 1 ? u : u * Math.Log(1 + u) / (1 + u - 1);

    private static double CrossEntropy(double m) => Math.Max(-m, 0) + Log1p(Math.Exp(-Math.Abs(m)));

    private static double Sign(double y) => y == 1 ? 1 : -1;

    [Right]
    private static (double Loss, double Slope) ByFormula(double z, double y, double gamma)
    {
        double m = Sign(y) * z, q = Sigmoid(-m), c = CrossEntropy(m), weight = Math.Pow(q, gamma);
        return (weight * c, -Sign(y) * weight * (gamma * Sigmoid(m) * c + q));
    }

    [Right]
    private static (double, double) BySteps(double z, double y, double gamma)
    {
        double m = y * z - (1 - y) * z, e = Math.Exp(-Math.Abs(m));
        double p = m >= 0 ? 1 / (1 + e) : e / (1 + e), q = m >= 0 ? e / (1 + e) : 1 / (1 + e);
        double logP = Math.Min(m, 0) - Log1p(e), logQ = Math.Min(-m, 0) - Log1p(e);
        double loss = -Math.Exp(gamma * logQ) * logP;
        double slope = Math.Exp(gamma * logQ) * (gamma * p * logP - q);
        return (loss, y == 1 ? slope : -slope);
    }

    [Right]
    private static (double, double) ByAutomaticDifferentiation(double z, double y, double gamma)
    {
        Tensor m = tensor(Sign(y) * z, requires_grad: true);
        Tensor loss = m.neg().sigmoid().pow(gamma) * nn.functional.softplus(-m, threshold: 2000);
        loss.backward();
        return (loss.item<double>(), Sign(y) * m.grad!.item<double>());
    }

    [Wrong("infinity or a NaN")]
    private static (double, double) FromTheTextbook(double z, double y, double gamma)
    {
        double p = y == 1 ? Sigmoid(z) : 1 - Sigmoid(z);
        return (-Math.Pow(1 - p, gamma) * Math.Log(p), Sign(y) * (gamma * Math.Pow(1 - p, gamma) * p * Math.Log(p) - Math.Pow(1 - p, gamma + 1)));
    }

    [Wrong("factor (1 − p)^γ is missing")]
    private static (double, double) FactorHeldFixed(double z, double y, double gamma)
    {
        double m = Sign(y) * z;
        return (ByFormula(z, y, gamma).Loss, -Sign(y) * Math.Pow(Sigmoid(-m), gamma + 1));
    }

    [Wrong("wrong sign")]
    private static (double, double) SlopeOfTheMargin(double z, double y, double gamma) =>
        ByFormula(z, y, gamma) is var (loss, slope) ? (loss, Sign(y) * slope) : default;

    [Wrong("spares the hard ones")]
    private static (double, double) OtherFactor(double z, double y, double gamma)
    {
        double m = Sign(y) * z, p = Sigmoid(m), q = Sigmoid(-m), c = CrossEntropy(m), weight = Math.Pow(p, gamma);
        return (weight * c, Sign(y) * weight * (gamma * q * c - q));
    }

    [Wrong("for the answer yes")]
    private static (double, double) AlwaysYes(double z, double y, double gamma) => ByFormula(z, 1, gamma);

    [Wrong("with respect to the probability")]
    private static (double, double) SlopeInTheProbability(double z, double y, double gamma) =>
        ByFormula(z, y, gamma) is var (loss, slope) ? (loss, slope / Math.Max(Sigmoid(z) * Sigmoid(-z), 1e-300)) : default;

    [Wrong("lost its digits")]
    private static (double, double) PlainLogarithm(double z, double y, double gamma)
    {
        double m = Sign(y) * z, q = Sigmoid(-m), c = Math.Max(-m, 0) + Math.Log(1 + Math.Exp(-Math.Abs(m))), weight = Math.Pow(q, gamma);
        return (weight * c, -Sign(y) * weight * (gamma * Sigmoid(m) * c + q));
    }

    [Wrong]
    private static (double, double) NoFocus(double z, double y, double gamma) => ByFormula(z, y, 0);

    [Wrong]
    private static (double, double) FocusOfTwo(double z, double y, double gamma) => ByFormula(z, y, 2);

    [Wrong]
    private static (double, double) WithoutGamma(double z, double y, double gamma)
    {
        double m = Sign(y) * z, q = Sigmoid(-m), c = CrossEntropy(m), weight = Math.Pow(q, gamma);
        return (weight * c, -Sign(y) * weight * (Sigmoid(m) * c + q));
    }

    [Wrong]
    private static (double, double) FiniteDifferences(double z, double y, double gamma)
    {
        const double h = 1e-5;
        return (ByFormula(z, y, gamma).Loss, (ByFormula(z + h, y, gamma).Loss - ByFormula(z - h, y, gamma).Loss) / (2 * h));
    }

    [Wrong]
    private static (double, double) InBits(double z, double y, double gamma) =>
        ByFormula(z, y, gamma) is var (loss, slope) ? (loss / Math.Log(2), slope / Math.Log(2)) : default;

    [Wrong]
    private static (double, double) Exchanged(double z, double y, double gamma) =>
        ByFormula(z, y, gamma) is var (loss, slope) ? (slope, loss) : default;

    [Wrong]
    private static (double, double) FactorOnTheSlopeOnly(double z, double y, double gamma) => (CrossEntropy(Sign(y) * z), ByFormula(z, y, gamma).Slope);

    [Wrong]
    private static (double, double) ClippedLogits(double z, double y, double gamma) => ByFormula(Math.Clamp(z, -100, 100), y, gamma);
}
