using Course.Exercises.Proof;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises.Tests.Chapter04;

internal sealed class XorByHandAnswers : AnswersTo<XorByHand>
{
    /// <summary>A network over s = (x₁ + x₂ − 2·no)/(yes − no), which is 0, 1 or 2: v₁·relu(s) + v₂·relu(s − 1) + c.</summary>
    private static (Tensor, Tensor, Tensor, Tensor) OfSum(double no, double yes, double v1, double v2, double c)
    {
        double d = yes - no;
        return (full(2, 2, 1 / d, dtype: ScalarType.Float64), tensor(new[] { -2 * no / d, -2 * no / d - 1 }), tensor(new double[,] { { v1 }, { v2 } }), tensor(new[] { c }));
    }

    [Right]
    private static (Tensor, Tensor, Tensor, Tensor) BySum(double no, double yes) => OfSum(no, yes, 1, -2, -0.5);

    [Right]
    private static (Tensor, Tensor, Tensor, Tensor) ByDifference(double no, double yes) => (
        tensor(new double[,] { { 1, -1 }, { -1, 1 } }), zeros(2, dtype: ScalarType.Float64), ones(2, 1, dtype: ScalarType.Float64), tensor(new[] { -(yes - no) / 2 }));

    [Right]
    private static (Tensor, Tensor, Tensor, Tensor) WithAnIdleUnit(double no, double yes)
    {
        var (w1, b1, w2, b2) = BySum(no, yes);
        return (cat([w1, ones(2, 1, dtype: ScalarType.Float64)], 1), cat([b1, ones(1, dtype: ScalarType.Float64)]), cat([w2, zeros(1, 1, dtype: ScalarType.Float64)]), b2);
    }

    [Wrong("shapes")]
    private static (Tensor, Tensor, Tensor, Tensor) VectorOut(double no, double yes) => BySum(no, yes) is var (w1, b1, w2, b2) ? (w1, b1, w2.squeeze(1), b2) : default;

    [Wrong("shapes")]
    private static (Tensor, Tensor, Tensor, Tensor) Infinite(double no, double yes) => BySum(no, yes) is var (w1, b1, w2, b2) ? (w1 / 0.0, b1, w2, b2) : default;

    [Wrong("0 and 1 only")]
    private static (Tensor, Tensor, Tensor, Tensor) OfTheChapter(double no, double yes) => BySum(0, 1);

    [Wrong("This is OR")]
    private static (Tensor, Tensor, Tensor, Tensor) Or(double no, double yes) => OfSum(no, yes, 1, 0, -0.5);

    [Wrong("This is OR")]
    private static (Tensor, Tensor, Tensor, Tensor) TakesTooLittle(double no, double yes) => OfSum(no, yes, 1, -1, -0.5);

    [Wrong("This is AND")]
    private static (Tensor, Tensor, Tensor, Tensor) And(double no, double yes) => OfSum(no, yes, 1, 0, -1.5);

    [Wrong("other way round")]
    private static (Tensor, Tensor, Tensor, Tensor) Equal(double no, double yes) => OfSum(no, yes, -1, 2, 0.5);

    [Wrong("same answer")]
    private static (Tensor, Tensor, Tensor, Tensor) Nothing(double no, double yes) => OfSum(no, yes, 0, 0, 0);

    [Wrong("same answer")]
    private static (Tensor, Tensor, Tensor, Tensor) AlwaysYes(double no, double yes) => OfSum(no, yes, 0, 0, 1);

    [Wrong("close by")]
    private static (Tensor, Tensor, Tensor, Tensor) BorderAtTheCorner(double no, double yes) => OfSum(no, yes, 1, -2, -0.05);

    [Wrong]
    private static (Tensor, Tensor, Tensor, Tensor) ScaledNotShifted(double no, double yes) => OfSum(0, yes - no, 1, -2, -0.5);

    [Wrong]
    private static (Tensor, Tensor, Tensor, Tensor) ShiftedNotScaled(double no, double yes) => OfSum(no, no + 1, 1, -2, -0.5);

    [Wrong]
    private static (Tensor, Tensor, Tensor, Tensor) FirstInputOnly(double no, double yes) => (
        tensor(new double[,] { { 1, 1 }, { 0, 0 } }), tensor(new[] { -no, -no }), tensor(new double[,] { { 1 }, { 0 } }), tensor(new[] { -(yes - no) / 2 }));

    [Wrong]
    private static (Tensor, Tensor, Tensor, Tensor) OneSideOfTheDifference(double no, double yes) => (
        tensor(new double[,] { { 1, 0 }, { -1, 0 } }), zeros(2, dtype: ScalarType.Float64), ones(2, 1, dtype: ScalarType.Float64), tensor(new[] { -(yes - no) / 2 }));
}
