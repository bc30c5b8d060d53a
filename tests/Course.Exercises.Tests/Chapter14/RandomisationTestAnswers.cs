using Course.Exercises.Proof;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises.Tests.Chapter14;

internal sealed class RandomisationTestAnswers : AnswersTo<RandomisationTest>
{
    [Right]
    private static double BySorting(Tensor trained, Tensor fresh) => Mean(trained, fresh, (a, b) => Correlation(Ranks(a), Ranks(b)));

    [Right]
    private static double ByComparing(Tensor trained, Tensor fresh)
    {
        var total = 0.0;
        for (long i = 0; i < trained.shape[0]; i++)
        {
            var (p, q) = (Centred(trained[i]), Centred(fresh[i]));
            total += ((p * q).sum() / (p.norm() * q.norm())).item<double>();
        }
        return total / trained.shape[0];

        static Tensor Centred(Tensor map)
        {
            var values = map.reshape(-1);
            var (mine, others) = (values.unsqueeze(1), values.unsqueeze(0));
            var ranks = others.lt(mine).to(ScalarType.Float64).sum(dim: 1) + 0.5 * others.eq(mine).to(ScalarType.Float64).sum(dim: 1);
            return ranks - ranks.mean();
        }
    }

    private static double[] Numbers(Tensor map) => map.contiguous().data<double>().ToArray();

    private static double Mean(Tensor trained, Tensor fresh, Func<double[], double[], double> of) =>
        Enumerable.Range(0, (int)trained.shape[0]).Average(i => of(Numbers(trained[i]), Numbers(fresh[i])));

    private static double[] Ranks(double[] values)
    {
        var places = values.Order().Select((value, place) => (value, place)).GroupBy(pair => pair.value).ToDictionary(group => group.Key, group => group.Average(pair => (double)pair.place));
        return [.. values.Select(value => places[value])];
    }

    private static double[] Places(double[] values)
    {
        int[] order = [.. Enumerable.Range(0, values.Length).OrderBy(i => values[i])];
        double[] places = new double[values.Length];
        for (int place = 0; place < order.Length; place++) places[order[place]] = place;
        return places;
    }

    private static double Correlation(double[] p, double[] q)
    {
        double mp = p.Average(), mq = q.Average();
        return p.Zip(q, (a, b) => (a - mp) * (b - mq)).Sum() / Math.Sqrt(p.Sum(a => Math.Pow(a - mp, 2)) * q.Sum(b => Math.Pow(b - mq, 2)));
    }

    [Wrong("correlation of the values")]
    private static double OfTheValues(Tensor trained, Tensor fresh) => Mean(trained, fresh, Correlation);

    [Wrong("dropped the signs")]
    private static double OfTheSizes(Tensor trained, Tensor fresh) => BySorting(trained.abs(), fresh.abs());

    [Wrong("stays below zero")]
    private static double NeverBelowZero(Tensor trained, Tensor fresh) => Mean(trained, fresh, (a, b) => Math.Abs(Correlation(Ranks(a), Ranks(b))));

    [Wrong("ranked all pictures together")]
    private static double Together(Tensor trained, Tensor fresh) => Correlation(Ranks(Numbers(trained)), Ranks(Numbers(fresh)));

    [Wrong("equal ranks")]
    private static double EqualByOrder(Tensor trained, Tensor fresh) => Mean(trained, fresh, (a, b) => Correlation(Places(a), Places(b)));

    [Wrong("added the correlations")]
    private static double Added(Tensor trained, Tensor fresh) => BySorting(trained, fresh) * trained.shape[0];

    [Wrong]
    private static double FirstPicture(Tensor trained, Tensor fresh) => BySorting(trained.narrow(0, 0, 1), fresh.narrow(0, 0, 1));

    [Wrong]
    private static double OfTheOrders(Tensor trained, Tensor fresh) => Mean(trained, fresh, (a, b) => Correlation(
        [.. Enumerable.Range(0, a.Length).OrderBy(i => a[i]).Select(i => (double)i)], [.. Enumerable.Range(0, b.Length).OrderBy(i => b[i]).Select(i => (double)i)]));

    [Wrong]
    private static double Distance(Tensor trained, Tensor fresh) => 1 - BySorting(trained, fresh);

    [Wrong]
    private static double Squared(Tensor trained, Tensor fresh) => Mean(trained, fresh, (a, b) => Math.Pow(Correlation(Ranks(a), Ranks(b)), 2));

    [Wrong]
    private static double SameSigns(Tensor trained, Tensor fresh) => Mean(trained, fresh, (a, b) => a.Zip(b).Count(pair => Math.Sign(pair.First) == Math.Sign(pair.Second)) / (double)a.Length);

    [Wrong]
    private static double Cosine(Tensor trained, Tensor fresh) => Mean(trained, fresh, (a, b) =>
        a.Zip(b, (x, y) => x * y).Sum() / Math.Sqrt(a.Sum(x => x * x) * b.Sum(y => y * y)));

    [Wrong]
    private static double RanksOfOne(Tensor trained, Tensor fresh) => Mean(trained, fresh, (a, b) => Correlation(Ranks(a), b));

    [Wrong]
    private static double Nothing(Tensor trained, Tensor fresh) => 0;
}
