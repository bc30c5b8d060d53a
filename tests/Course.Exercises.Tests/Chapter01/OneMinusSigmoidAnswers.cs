using Course.Exercises.Proof;

namespace Course.Exercises.Tests.Chapter01;

internal sealed class OneMinusSigmoidAnswers : AnswersTo<OneMinusSigmoid>
{
    [Right]
    private static double Apart(double z) => z > 0 ? Math.Exp(-z) / (1 + Math.Exp(-z)) : 1 / (1 + Math.Exp(z));

    [Right]
    private static double AsIs(double z) => 1 / (1 + Math.Exp(z));

    [Wrong("do not subtract")]
    private static double Subtracted(double z) => 1 - 1 / (1 + Math.Exp(-z));

    [Wrong("do not subtract")]
    private static double ByTanh(double z) => 0.5 * (1 - Math.Tanh(z / 2));

    [Wrong("σ(z) itself")]
    private static double TheSigmoid(double z) => 1 / (1 + Math.Exp(-z));

    [Wrong("NaN")]
    private static double Overflowing(double z) => Math.Exp(-z) / (1 + Math.Exp(-z));

    [Wrong]
    private static double OneExponential(double z) => Math.Exp(-z);

    [Wrong]
    private static double Negated(double z) => -1 / (1 + Math.Exp(-z));

    [Wrong]
    private static double InFloat(double z) => 1 / (1 + MathF.Exp((float)z));

    [Wrong]
    private static double Slope(double z) => Math.Exp(-Math.Abs(z)) / Math.Pow(1 + Math.Exp(-Math.Abs(z)), 2);

    [Wrong]
    private static double OneSide(double z) => 1 / (1 + Math.Exp(Math.Abs(z)));

    [Wrong("do not subtract")]
    private static double CutOff(double z) => z > 36 ? 0 : 1 / (1 + Math.Exp(z));

    [Wrong]
    private static double NaturalLogarithm(double z) => Math.Log(1 + Math.Exp(-z));
}
