using Course.Exercises.Proof;

namespace Course.Exercises.Tests.Chapter14;

internal sealed class ShapleyValuesAnswers : AnswersTo<ShapleyValues>
{
    [Right]
    private static double[] ByCoalitions(Func<int, double> worth, int players) => Weighted(worth, players, (n, s) => 1 / (n * Choose(n - 1, s)));

    [Right]
    private static double[] ByOrders(Func<int, double> worth, int players)
    {
        double[] values = new double[players];
        int orders = 0;
        void Come(int here, double[] paid)
        {
            if (here == (1 << players) - 1)
            {
                orders++;
                for (int i = 0; i < players; i++) values[i] += paid[i];
                return;
            }
            for (int i = 0; i < players; i++)
            {
                if ((here >> i & 1) != 0) continue;
                double[] next = [.. paid];
                next[i] = worth(here | 1 << i) - worth(here);
                Come(here | 1 << i, next);
            }
        }
        Come(0, new double[players]);
        return [.. values.Select(value => value / orders)];
    }

    private static double Choose(int n, int k) => k == 0 ? 1 : Choose(n, k - 1) * (n - k + 1) / k;

    private static double[] Weighted(Func<int, double> worth, int players, Func<int, int, double> weight) => [.. Enumerable.Range(0, players).Select(i =>
        Enumerable.Range(0, 1 << players).Where(c => (c >> i & 1) == 0).Sum(c => weight(players, int.PopCount(c)) * (worth(c | 1 << i) - worth(c))))];

    private static double[] Each(int players, Func<int, double> value) => [.. Enumerable.Range(0, players).Select(value)];

    private static double Rise(Func<int, double> worth, int players) => worth((1 << players) - 1) - worth(0);

    [Wrong("counts alike")]
    private static double[] Banzhaf(Func<int, double> worth, int players) => Weighted(worth, players, (n, _) => Math.Pow(0.5, n - 1));

    [Wrong("worth alone")]
    private static double[] Alone(Func<int, double> worth, int players) => Each(players, i => worth(1 << i) - worth(0));

    [Wrong("leaves last")]
    private static double[] LeavingLast(Func<int, double> worth, int players) => Each(players, i => worth((1 << players) - 1) - worth((1 << players) - 1 - (1 << i)));

    [Wrong("one order")]
    private static double[] OneOrder(Func<int, double> worth, int players) => Each(players, i => worth((1 << (i + 1)) - 1) - worth((1 << i) - 1));

    [Wrong("Divide by n!")]
    private static double[] SumOfTheOrders(Func<int, double> worth, int players) =>
        [.. ByCoalitions(worth, players).Select(value => value * Enumerable.Range(1, players).Aggregate(1.0, (n, i) => n * i))];

    [Wrong("need not be 0")]
    private static double[] FromZero(Func<int, double> worth, int players) => ByCoalitions(coalition => coalition == 0 ? 0 : worth(coalition), players);

    [Wrong]
    private static double[] EqualShares(Func<int, double> worth, int players) => Each(players, _ => Rise(worth, players) / players);

    [Wrong]
    private static double[] MeanOfTheEnds(Func<int, double> worth, int players) => [.. Alone(worth, players).Zip(LeavingLast(worth, players), (a, b) => (a + b) / 2)];

    [Wrong]
    private static double[] ScaledAlone(Func<int, double> worth, int players)
    {
        double[] alone = Alone(worth, players);
        return [.. alone.Select(value => value * Rise(worth, players) / alone.Sum())];
    }

    [Wrong]
    private static double[] SizesShiftedByOne(Func<int, double> worth, int players) => Weighted(worth, players, (n, s) => 1 / (n * Choose(n - 1, Math.Min(n - 1, s + 1))));

    [Wrong]
    private static double[] SizesAlike(Func<int, double> worth, int players) => Weighted(worth, players, (n, _) => 1.0 / n);

    [Wrong]
    private static double[] Reversed(Func<int, double> worth, int players) => [.. ByCoalitions(worth, players).Reverse()];

    [Wrong]
    private static double[] Negative(Func<int, double> worth, int players) => [.. ByCoalitions(worth, players).Select(value => -value)];

    [Wrong]
    private static double[] Nothing(Func<int, double> worth, int players) => new double[players];
}
