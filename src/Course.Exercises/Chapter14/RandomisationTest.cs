using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises;

/// <summary>How much of an explanation stays when the network's weights are made random: the mean rank correlation of the maps.</summary>
public sealed class RandomisationTest() : FunctionExercise<Tensor, Tensor, double>("14.5", "The randomisation test", Difficulty.Medium, minutes: 30)
{
    /// <inheritdoc/>
    protected override void Define()
    {
        Probe("maps that have something in common", draw => Drawn(draw, draw.Number(0.4, 0.9)));
        Probe("maps of opposite signs", draw => Drawn(draw, -draw.Number(0.6, 1.2)));
        Probe("a few very large values", draw => Stretched(Drawn(draw, draw.Number(0.5, 1))));
        Probe("equal values", draw => Rounded(Drawn(draw, draw.Number(0.5, 1.5))));
        Oracle(x => Right(x.Item1, x.Item2), tolerance: 1e-9, points: 3, name: "the mean of the rank correlations",
            on: ["maps that have something in common", "maps of opposite signs", "a few very large values"]);
        Oracle(x => Right(x.Item1, x.Item2), tolerance: 1e-9, name: "equal values share the mean of their ranks", on: "equal values");

        Diagnose((x, got, right) => Close(got, Mean(x, (a, b) => Correlation(a, b))), "That is the correlation of the values: take it of their ranks, so that a few large ones do not decide.");
        Diagnose((x, got, right) => Close(got, Right(x.Item1.abs(), x.Item2.abs())), "You dropped the signs: rank the values as they are.");
        Diagnose((x, got, right) => Close(got, Mean(x, (a, b) => Math.Abs(Correlation(Ranks(a), Ranks(b))))), "A correlation below zero stays below zero: no absolute value.");
        Diagnose((x, got, right) => Close(got, Correlation(Ranks(x.Item1.to(ScalarType.Float64).data<double>().ToArray()), Ranks(x.Item2.to(ScalarType.Float64).data<double>().ToArray()))),
            "You ranked all pictures together: one correlation for each picture, then the mean.");
        Diagnose((x, got, right) => Close(got, Mean(x, (a, b) => Correlation(Ranks(a, tied: false), Ranks(b, tied: false)))), "Equal values have to get equal ranks: the mean of the places that they take.");
        Diagnose((x, got, right) => Close(got, right * x.Item1.shape[0]), "You added the correlations: take their mean over the pictures.");
        Hint("4.4 of the chapter: one map of the trained network, one of the fresh one; rank both, and correlate the ranks.");
        Hint("The correlation is Σ (p − p̄)(q − q̄) / √(Σ (p − p̄)² Σ (q − q̄)²), with the ranks p and q of one picture. Then the mean over the pictures.");
        Hint("The rank of a value with equal ones: how many are smaller, and half of how many others are equal.");
    }

    private static (Tensor, Tensor) Drawn(Draw draw, double common)
    {
        long[] shape = [draw.Integer(3, 5), draw.Integer(4, 5), draw.Integer(6, 7)];
        var trained = draw.Normal(shape, ScalarType.Float64);
        return (trained, common * trained + draw.Normal(shape, ScalarType.Float64));
    }

    private static (Tensor, Tensor) Stretched((Tensor First, Tensor Second) maps) => (maps.First.pow(5), maps.Second.pow(5));

    private static (Tensor, Tensor) Rounded((Tensor First, Tensor Second) maps) => (maps.First.relu().round(), maps.Second.round());

    private static double Right(Tensor first, Tensor second) => Mean((first, second), (a, b) => Correlation(Ranks(a), Ranks(b)));

    private static double Mean((Tensor First, Tensor Second) x, Func<double[], double[], double> of) =>
        Enumerable.Range(0, (int)x.First.shape[0]).Average(i => of(Numbers(x.First[i]), Numbers(x.Second[i])));

    private static double[] Numbers(Tensor map) => map.to(ScalarType.Float64).contiguous().data<double>().ToArray();

    private static double[] Ranks(double[] values, bool tied = true) =>
        [.. values.Select((value, place) => values.Select((other, at) => other < value ? 1.0 : other != value || at == place ? 0 : tied ? 0.5 : at < place ? 1 : 0).Sum())];

    private static double Correlation(double[] p, double[] q)
    {
        var (mp, mq) = (p.Average(), q.Average());
        return p.Zip(q, (a, b) => (a - mp) * (b - mq)).Sum() / Math.Sqrt(p.Sum(a => (a - mp) * (a - mp)) * q.Sum(b => (b - mq) * (b - mq)));
    }
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.RandomisationTest"/>
    public static RandomisationTest RandomisationTest => The<RandomisationTest>();
}
