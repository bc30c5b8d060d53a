namespace Course.Exercises;

/// <summary>The area under the ROC curve: how often a positive scores higher than a negative, ties counted half.</summary>
public sealed class RocArea() : FunctionExercise<double[], double[], double>("02.5", "The area under the ROC curve", Difficulty.Medium, minutes: 20)
{
    /// <inheritdoc/>
    protected override void Define()
    {
        Probe("random", draw => Drawn(draw, () => draw.Number(-3, 3), draw.Integer(10, 14)));
        Probe("with ties", draw => Drawn(draw, () => draw.Integer(-1, 1), draw.Integer(12, 16)));
        Probe("all the same", draw => Drawn(draw, () => 0.7, draw.Integer(8, 11)));
        Probe("yes is rare", draw => Drawn(draw, () => draw.Number(-3, 3), draw.Integer(20, 30), positives: 3));
        Oracle(Area, tolerance: 1e-9, points: 2, on: ["random", "yes is rare"]);
        Oracle(Area, tolerance: 1e-9, points: 2, name: "ties count half", on: ["with ties", "all the same"]);
        Property("only the order of the scores counts: f(e^s) = f(s)", Orders, (_, seen) => Close(seen.Given, seen.Stretched, 1e-9) && seen.Best != seen.Worst);

        Diagnose((x, area, right) => HasTies(x) && Close(area, Share(x, (p, n) => p > n ? 1 : 0), 1e-9), "Ties are lost: a pair with equal scores counts ½.");
        Diagnose((x, area, right) => HasTies(x) && Close(area, Share(x, (p, n) => p >= n ? 1 : 0), 1e-9), "Ties count fully: a pair with equal scores counts ½, not 1.");
        Diagnose((_, area, right) => Close(area, 1 - right, 1e-9), "This is the area of the opposite order: count the pairs in which the positive scores higher.");
        Diagnose((x, area, right) => Close(area, right * Pairs(x), 1e-9), "This is the number of pairs: divide it by the number of all pairs of a positive and a negative.");
        Diagnose((x, area, right) => Close(area, right * Pairs(x) / (x.Item1.Length * (double)x.Item1.Length), 1e-9)
            || Close(area, right * Pairs(x) / (x.Item1.Length * (x.Item1.Length - 1.0) / 2), 1e-9), "You divided by all pairs: only those of a positive and a negative count.");
        Diagnose((x, area, right) => Close(area, x.Item1.Zip(x.Item2, (s, y) => s > 0 == (y == 1) ? 1.0 : 0).Average(), 1e-9), "This is the accuracy at the threshold 0: the area needs no threshold.");
        Hint("You need no curve. Section 4.4 says what the area is in words.");
        Hint("Go through all pairs of a positive and a negative: 1 where the positive has the higher score, ½ where both are equal, 0 otherwise.");
        Hint("Divide the sum by (number of positives) · (number of negatives).");
    }

    /// <summary>Beside the two that have to be the same, the best and the worst of all orders, for which no answer that looks at the scores gives the same.</summary>
    private static (double Given, double Stretched, double Best, double Worst) Orders(Func<double[], double[], double> f, (double[], double[]) x) =>
        (f(x.Item1, x.Item2), f([.. x.Item1.Select(Math.Exp)], x.Item2), f(x.Item2, x.Item2), f([.. x.Item2.Select(label => -label)], x.Item2));

    private static (double[], double[]) Drawn(Draw draw, Func<double> score, int count, int? positives = null)
    {
        int yes = positives ?? draw.Integer(4, count - 4);
        double[] labels = [.. Enumerable.Range(0, count).Select(i => i < yes ? 1.0 : 0)];
        for (int i = count - 1; i > 0; i--)
        {
            int j = draw.Integer(0, i);
            (labels[i], labels[j]) = (labels[j], labels[i]);
        }
        return ([.. labels.Select(label => score())], labels);
    }

    private static double Pairs((double[] Scores, double[] Labels) x) => x.Labels.Count(y => y == 1) * (double)x.Labels.Count(y => y == 0);

    private static bool HasTies((double[] Scores, double[] Labels) x) => Share(x, (p, n) => p == n ? 1 : 0) > 0;

    private static double Share((double[] Scores, double[] Labels) x, Func<double, double, double> credit)
    {
        double[] Of(double label) => [.. x.Scores.Where((_, i) => x.Labels[i] == label)];
        return Of(1).SelectMany(p => Of(0).Select(n => credit(p, n))).Average();
    }

    private static double Area((double[], double[]) x) => Share(x, (p, n) => p > n ? 1 : p == n ? 0.5 : 0);
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.RocArea"/>
    public static RocArea RocArea => The<RocArea>();
}
