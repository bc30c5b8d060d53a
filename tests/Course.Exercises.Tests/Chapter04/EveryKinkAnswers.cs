using Course.Exercises.Proof;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises.Tests.Chapter04;

internal sealed class EveryKinkAnswers : AnswersTo<EveryKink>
{
    private static double[] Numbers(Tensor t) => t.data<double>().ToArray();

    private static Func<double, double> Function(Tensor w, Tensor b, Tensor v, double c) => x => (v * (w * x + b).relu()).sum().item<double>() + c;

    private static (double Place, double Change)[] Bends(Tensor w, Tensor b, Tensor v) =>
        [.. Numbers(w).Zip(Numbers(b), Numbers(v)).Where(unit => unit.First != 0).Select(unit => (-unit.Second / unit.First, unit.Third * Math.Abs(unit.First))).OrderBy(bend => bend.Item1)];

    private static double[] Kinks(Tensor w, Tensor b, Tensor v)
    {
        List<(double Place, double Change)> kinks = [];
        foreach (var bend in Bends(w, b, v))
        {
            if (kinks.Count > 0 && bend.Place - kinks[^1].Place < 1e-6)
                kinks[^1] = (kinks[^1].Place, kinks[^1].Change + bend.Change);
            else
                kinks.Add(bend);
        }
        return [.. kinks.Where(kink => Math.Abs(kink.Change) >= 1e-6).Select(kink => kink.Place)];
    }

    private static double Slope(Tensor w, Tensor v, int side) => Numbers(w).Zip(Numbers(v)).Where(unit => Math.Sign(unit.First) == side).Sum(unit => unit.First * unit.Second);

    private static (Tensor Kinks, Tensor Values, double Left, double Right) With(double[] kinks, Tensor w, Tensor b, Tensor v, double c) =>
        (tensor(kinks), tensor(kinks.Select(Function(w, b, v, c)).ToArray()), Slope(w, v, -1), Slope(w, v, 1));

    [Right]
    private static (Tensor Kinks, Tensor Values, double Left, double Right) ByChanges(Tensor w, Tensor b, Tensor v, double c) => With(Kinks(w, b, v), w, b, v, c);

    [Right]
    private static (Tensor Kinks, Tensor Values, double Left, double Right) ByBothSides(Tensor w, Tensor b, Tensor v, double c)
    {
        var f = Function(w, b, v, c);
        double[] kinks = [.. Bends(w, b, v).Select(bend => bend.Place).DistinctBy(place => Math.Round(place, 5))
            .Where(place => Math.Abs(f(place + 0.01) - 2 * f(place) + f(place - 0.01)) > 1e-8)];
        return (tensor(kinks), tensor(kinks.Select(f).ToArray()), f(-99) - f(-100), f(100) - f(99));
    }

    [Wrong("−b/w is not a place")]
    private static (Tensor Kinks, Tensor Values, double Left, double Right) EveryUnit(Tensor w, Tensor b, Tensor v, double c) => With(Numbers((-b / w).sort().Item1), w, b, v, c);

    [Wrong("sign is turned")]
    private static (Tensor Kinks, Tensor Values, double Left, double Right) OtherSign(Tensor w, Tensor b, Tensor v, double c) => With([.. Kinks(w, b, v).Select(kink => -kink).Reverse()], w, b, v, c);

    [Wrong("rising order")]
    private static (Tensor Kinks, Tensor Values, double Left, double Right) FromTheRight(Tensor w, Tensor b, Tensor v, double c) => With([.. Kinks(w, b, v).Reverse()], w, b, v, c);

    [Wrong("make one kink")]
    private static (Tensor Kinks, Tensor Values, double Left, double Right) NotTogether(Tensor w, Tensor b, Tensor v, double c) =>
        With([.. Bends(w, b, v).Where(bend => bend.Change != 0).Select(bend => bend.Place)], w, b, v, c);

    [Wrong("Some of these kinks are none")]
    private static (Tensor Kinks, Tensor Values, double Left, double Right) NotCancelled(Tensor w, Tensor b, Tensor v, double c)
    {
        List<double> kinks = [];
        foreach (var bend in Bends(w, b, v).Where(bend => bend.Change != 0))
        {
            if (kinks.Count == 0 || bend.Place - kinks[^1] > 1e-6)
                kinks.Add(bend.Place);
        }
        return With([.. kinks], w, b, v, c);
    }

    [Wrong("sends nothing on")]
    private static (Tensor Kinks, Tensor Values, double Left, double Right) SilentToo(Tensor w, Tensor b, Tensor v, double c) =>
        With([.. Kinks(w, b, v).Concat(Bends(w, b, v).Where(bend => bend.Change == 0).Select(bend => bend.Place)).Order()], w, b, v, c);

    [Wrong("w < 0 are active")]
    private static (Tensor Kinks, Tensor Values, double Left, double Right) LevelOnTheLeft(Tensor w, Tensor b, Tensor v, double c) => ByChanges(w, b, v, c) with { Left = 0 };

    [Wrong("exchanged")]
    private static (Tensor Kinks, Tensor Values, double Left, double Right) Exchanged(Tensor w, Tensor b, Tensor v, double c) =>
        ByChanges(w, b, v, c) is var right ? right with { Left = right.Right, Right = right.Left } : default;

    [Wrong("output bias c is missing")]
    private static (Tensor Kinks, Tensor Values, double Left, double Right) WithoutC(Tensor w, Tensor b, Tensor v, double c) => With(Kinks(w, b, v), w, b, v, 0);

    [Wrong("adds v·relu(b)")]
    private static (Tensor Kinks, Tensor Values, double Left, double Right) WithoutFlatUnits(Tensor w, Tensor b, Tensor v, double c) =>
        With(Kinks(w, b, v), w, b, v * w.ne(0).to(ScalarType.Float64), c);

    [Wrong]
    private static (Tensor Kinks, Tensor Values, double Left, double Right) SumOfAllSlopes(Tensor w, Tensor b, Tensor v, double c) => ByChanges(w, b, v, c) with { Right = (w * v).sum().item<double>() };

    [Wrong]
    private static (Tensor Kinks, Tensor Values, double Left, double Right) SignedChanges(Tensor w, Tensor b, Tensor v, double c) =>
        ByChanges(w, b, v, c) is var right ? right with { Right = right.Left + (w * v).sum().item<double>() } : default;

    [Wrong]
    private static (Tensor Kinks, Tensor Values, double Left, double Right) WithoutRelu(Tensor w, Tensor b, Tensor v, double c) =>
        ByChanges(w, b, v, c) is var right ? right with { Values = stack(Numbers(right.Kinks).Select(x => (v * (w * x + b)).sum() + c).ToArray()) } : default;

    [Wrong]
    private static (Tensor Kinks, Tensor Values, double Left, double Right) OnlyRightHandUnits(Tensor w, Tensor b, Tensor v, double c) =>
        ByChanges(w.clamp_min(0), b, v, c);
}
