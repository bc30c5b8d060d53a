namespace Course.Exercises;

/// <summary>Shapley values of a game, exactly.</summary>
public sealed class ShapleyValues() : Exercise<Func<Func<int, double>, int, double[]>, (double[] Worth, int Players), double[]>("14.4", "Shapley values", Difficulty.Medium, minutes: 25)
{
    /// <inheritdoc/>
    protected override void Define()
    {
        Run((answer, x) => answer(coalition => x.Worth[coalition], x.Players));
        Probe("three players", draw => Drawn(draw, 3, none: 0));
        Probe("the game begins above zero", draw => Drawn(draw, 4, none: draw.Number(1, 3)));
        Probe("five players", draw => Drawn(draw, 5, none: draw.Number(-3, -1)));
        Oracle(x => Right(x, Share), tolerance: 1e-9, points: 3, name: "the values are right");
        Property("they add up to v(all) − v(none)", (x, values) => values.Length == x.Players && Close(values.Sum(), x.Worth[^1] - x.Worth[0], 1e-9));

        Diagnose((x, got, right) => Same(got, Right(x, (n, _) => 1 / Math.Pow(2, n - 1))),
            "Every coalition counts alike: a coalition of size s stands in s! (n − s − 1)! of the n! orders.");
        Diagnose((x, got, right) => Same(got, Player(x, i => x.Worth[1 << i] - x.Worth[0])), "That is what each player is worth alone: average over all coalitions that it can come to.");
        Diagnose((x, got, right) => Same(got, Player(x, i => x.Worth[^1] - x.Worth[x.Worth.Length - 1 - (1 << i)])), "That is what is lost when a player leaves last: average over all coalitions that it can come to.");
        Diagnose((x, got, right) => Same(got, Player(x, i => x.Worth[(1 << (i + 1)) - 1] - x.Worth[(1 << i) - 1])), "That is one order, 0, 1, 2, …: there are n! of them.");
        Diagnose((x, got, right) => Same(got, Player(x, i => right[i] * Factorial(x.Players))), "Divide by n!: the values are the mean over the orders.");
        Diagnose((x, got, right) => Same(got, Player(x, i => right[i] + x.Worth[0] * Share(x.Players, 0))), "A player who comes first adds v({i}) − v(none), and v(none) need not be 0.");
        Hint("Step 10: what a player adds when it comes, as the mean over all orders. Bit i of a coalition says whether player i is in.");
        Hint("For each coalition c without player i, worth(c | 1 << i) − worth(c) counts with s! (n − s − 1)! / n!, where s is the size of c.");
        Hint("int.PopCount(c) is the size. Or let the players come in each order: n is at most 5, and 120 orders are quickly gone through.");
    }

    private static (double[], int) Drawn(Draw draw, int players, double none)
    {
        double[] worth = draw.Numbers(1 << players, -5, 5);
        worth[0] = none;
        return (worth, players);
    }

    private static double Factorial(int n) => n <= 1 ? 1 : n * Factorial(n - 1);

    private static double Share(int players, int size) => Factorial(size) * Factorial(players - size - 1) / Factorial(players);

    private static double[] Right((double[] Worth, int Players) x, Func<int, int, double> share) => Player(x, i =>
        Enumerable.Range(0, x.Worth.Length).Where(c => (c >> i & 1) == 0).Sum(c => share(x.Players, int.PopCount(c)) * (x.Worth[c | 1 << i] - x.Worth[c])));

    private static double[] Player((double[] Worth, int Players) x, Func<int, double> value) => [.. Enumerable.Range(0, x.Players).Select(value)];

    private static bool Same(double[] left, double[] right) => left.Length == right.Length && left.Zip(right).All(pair => Close(pair.First, pair.Second));
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.ShapleyValues"/>
    public static ShapleyValues ShapleyValues => The<ShapleyValues>();
}
