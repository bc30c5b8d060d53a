using Course.Exercises.Proof;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises.Tests.Chapter05;

internal sealed class MissingFactorAnswers : AnswersTo<MissingFactor>
{
    private static double Number(Tensor t) => t.item<double>();

    private static double Fitted(Tensor claimed, Tensor measured) => Number((claimed * measured).sum() / measured.pow(2).sum());

    private static double Largest(Tensor t) => Number(t.abs().max());

    [Right]
    private static double BySquares(Tensor claimed, Tensor measured)
    {
        double factor = Fitted(claimed, measured);
        return Largest(claimed - factor * measured) <= 1e-5 * Largest(claimed) ? factor : 0;
    }

    [Right]
    private static double AtTheLargest(Tensor claimed, Tensor measured)
    {
        double[] c = claimed.contiguous().reshape(-1).data<double>().ToArray(), m = measured.contiguous().reshape(-1).data<double>().ToArray();
        int largest = Enumerable.Range(0, m.Length).MaxBy(i => Math.Abs(m[i]));
        double factor = c[largest] / m[largest], scale = c.Max(Math.Abs);
        return c.Zip(m, (a, b) => Math.Abs(a - factor * b)).Max() <= 1e-6 * scale ? factor : 0;
    }

    [Wrong("not a number")]
    private static double RatioEverywhere(Tensor claimed, Tensor measured)
    {
        var ratio = claimed / measured;
        return Number(ratio.max() - ratio.min()) > 1e-5 * Largest(ratio) ? 0 : Number(ratio.mean());
    }

    [Wrong("turn the ratio over")]
    private static double Upside(Tensor claimed, Tensor measured) => BySquares(claimed, measured) is var factor and not 0 ? 1 / factor : 0;

    [Wrong("sign is lost")]
    private static double Magnitude(Tensor claimed, Tensor measured) => Math.Abs(BySquares(claimed, measured));

    [Wrong("hides elements")]
    private static double Always(Tensor claimed, Tensor measured) => Fitted(claimed, measured);

    [Wrong("hides elements")]
    private static double OfTheNorms(Tensor claimed, Tensor measured) => Number(claimed.norm() / measured.norm());

    [Wrong("hides elements")]
    private static double FirstElement(Tensor claimed, Tensor measured) => Number(claimed.reshape(-1)[^1] / measured.reshape(-1)[^1]);

    [Wrong("absolute tolerance")]
    private static double NoDivisionByLittle(Tensor claimed, Tensor measured) => Largest(measured) < 1e-4 ? 0 : BySquares(claimed, measured);

    [Wrong]
    private static double TooTight(Tensor claimed, Tensor measured) =>
        Fitted(claimed, measured) is var factor && Largest(claimed - factor * measured) <= 1e-13 * Largest(claimed) ? factor : 0;

    [Wrong]
    private static double ToleranceOfTen(Tensor claimed, Tensor measured) =>
        Fitted(claimed, measured) is var factor && Largest(claimed - factor * measured) <= 0.1 * Largest(claimed) ? factor : 0;

    [Wrong]
    private static double Rounded(Tensor claimed, Tensor measured) => Math.Round(BySquares(claimed, measured));

    [Wrong]
    private static double Difference(Tensor claimed, Tensor measured) => Largest(claimed - measured);

    [Wrong]
    private static double None(Tensor claimed, Tensor measured) => 0;

    [Wrong]
    private static double One(Tensor claimed, Tensor measured) => 1;

    [Wrong]
    private static double Elements(Tensor claimed, Tensor measured) => claimed.NumberOfElements;
}
