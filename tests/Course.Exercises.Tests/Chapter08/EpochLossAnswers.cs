using Course.Exercises.Proof;

namespace Course.Exercises.Tests.Chapter08;

internal sealed class EpochLossAnswers : AnswersTo<EpochLoss>
{
    [Right]
    private static double ByASum(double[] means, long[] sizes) => means.Zip(sizes, (mean, size) => mean * size).Sum() / sizes.Sum();

    [Right]
    private static double ByARunningMean(double[] means, long[] sizes)
    {
        double mean = 0;
        long seen = 0;
        for (int b = 0; b < means.Length; b++)
        {
            seen += sizes[b];
            mean += (means[b] - mean) * sizes[b] / seen;
        }
        return mean;
    }

    [Wrong("plain mean")]
    private static double PlainMean(double[] means, long[] sizes) => means.Average();

    [Wrong("added to the sum")]
    private static double NeverAdded(double[] means, long[] sizes)
    {
        double runningLoss = 0;
        return runningLoss / sizes.Sum();
    }

    [Wrong("last batch")]
    private static double Last(double[] means, long[] sizes) => means[^1];

    [Wrong("sum over all samples")]
    private static double SumOfSamples(double[] means, long[] sizes) => means.Zip(sizes, (mean, size) => mean * size).Sum();

    [Wrong("number of batches")]
    private static double OverBatches(double[] means, long[] sizes) => SumOfSamples(means, sizes) / means.Length;

    [Wrong]
    private static double WithoutTheLastBatch(double[] means, long[] sizes) => means.SkipLast(1).Average();

    [Wrong]
    private static double SumOfMeans(double[] means, long[] sizes) => means.Sum();

    [Wrong]
    private static double MeansOverSamples(double[] means, long[] sizes) => means.Sum() / sizes.Sum();

    [Wrong]
    private static double First(double[] means, long[] sizes) => means[0];

    [Wrong]
    private static double OverFullBatches(double[] means, long[] sizes) => SumOfSamples(means, sizes) / (sizes[0] * (double)sizes.Length);

    [Wrong]
    private static double WeightedTwice(double[] means, long[] sizes) => means.Zip(sizes, (mean, size) => mean * size * size).Sum() / sizes.Sum(size => size * size);

    [Wrong]
    private static double One(double[] means, long[] sizes) => 1;
}
