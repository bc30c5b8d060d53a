using Course.Exercises.Proof;
using Course.Metrics;
using static TorchSharp.torch;

namespace Course.Exercises.Tests.Chapter02;

internal sealed class RocAreaAnswers : AnswersTo<RocArea>
{
    private static double Sum(double[] scores, double[] labels, Func<double, double, double> credit)
    {
        double sum = 0;
        for (int i = 0; i < scores.Length; i++)
            for (int j = 0; j < scores.Length; j++)
                sum += labels[i] == 1 && labels[j] == 0 ? credit(scores[i], scores[j]) : 0;
        return sum;
    }

    private static double Half(double positive, double negative) => positive > negative ? 1 : positive == negative ? 0.5 : 0;

    private static double Pairs(double[] labels) => labels.Sum() * (labels.Length - labels.Sum());

    [Right]
    private static double ByPairs(double[] scores, double[] labels) => Sum(scores, labels, Half) / Pairs(labels);

    // H. B. Mann, D. R. Whitney, Annals of Mathematical Statistics 18 (1947): the area from the sum of the positives' mean ranks.
    [Right]
    private static double ByRanks(double[] scores, double[] labels)
    {
        double Rank(double score) => scores.Count(other => other < score) + (scores.Count(other => other == score) + 1) / 2.0;
        double positives = labels.Sum();
        return (scores.Where((_, i) => labels[i] == 1).Sum(Rank) - positives * (positives + 1) / 2) / Pairs(labels);
    }

    [Right]
    private static double ByTheCurve(double[] scores, double[] labels) => RocCurve.Of(tensor(scores), tensor(labels)).Area;

    [Wrong("Ties are lost")]
    private static double NoTies(double[] scores, double[] labels) => Sum(scores, labels, (p, n) => p > n ? 1 : 0) / Pairs(labels);

    [Wrong("Ties count fully")]
    private static double FullTies(double[] scores, double[] labels) => Sum(scores, labels, (p, n) => p >= n ? 1 : 0) / Pairs(labels);

    [Wrong("opposite order")]
    private static double Opposite(double[] scores, double[] labels) => Sum(scores, labels, (p, n) => Half(n, p)) / Pairs(labels);

    [Wrong("number of pairs")]
    private static double NotDivided(double[] scores, double[] labels) => Sum(scores, labels, Half);

    [Wrong("divided by all pairs")]
    private static double AllPairs(double[] scores, double[] labels) => Sum(scores, labels, Half) / (scores.Length * (double)scores.Length);

    [Wrong("divided by all pairs")]
    private static double AllPairsOnce(double[] scores, double[] labels) => Sum(scores, labels, Half) / (scores.Length * (scores.Length - 1) / 2.0);

    [Wrong("accuracy")]
    private static double Accuracy(double[] scores, double[] labels) => scores.Zip(labels, (s, y) => s > 0 == (y == 1) ? 1.0 : 0).Average();

    [Wrong]
    private static double AsSorted(double[] scores, double[] labels)
    {
        double area = 0, found = 0;
        foreach (int i in Enumerable.Range(0, scores.Length).OrderByDescending(i => scores[i]))
        {
            if (labels[i] == 1)
                found++;
            else
                area += found;
        }
        return area / Pairs(labels);
    }

    [Wrong]
    private static double ByProbabilities(double[] scores, double[] labels) => Sum(scores, labels, (p, n) => 1 / (1 + Math.Exp(n - p))) / Pairs(labels);

    [Wrong]
    private static double DifferenceOfMeans(double[] scores, double[] labels) =>
        scores.Where((_, i) => labels[i] == 1).Average() - scores.Where((_, i) => labels[i] == 0).Average();

    [Wrong]
    private static double Gini(double[] scores, double[] labels) => 2 * ByPairs(scores, labels) - 1;

    [Wrong]
    private static double OnePoint(double[] scores, double[] labels)
    {
        double truePositives = scores.Zip(labels, (s, y) => s > 0.5 && y == 1 ? 1.0 : 0).Sum() / labels.Sum();
        double falsePositives = scores.Zip(labels, (s, y) => s > 0.5 && y == 0 ? 1.0 : 0).Sum() / (labels.Length - labels.Sum());
        return (1 + truePositives - falsePositives) / 2;
    }

    [Wrong]
    private static double WholeNumbers(double[] scores, double[] labels) => (int)Sum(scores, labels, Half) / (int)Pairs(labels);

    [Wrong]
    private static double NeverBelowHalf(double[] scores, double[] labels) => 0.5;
}
