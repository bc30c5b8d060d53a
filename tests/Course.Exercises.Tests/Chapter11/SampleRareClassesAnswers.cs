using Course.Data;
using Course.Exercises.Proof;

namespace Course.Exercises.Tests.Chapter11;

internal sealed class SampleRareClassesAnswers : AnswersTo<SampleRareClasses>
{
    private static long[][] Groups(long[] labels) => [.. labels.Index().GroupBy(sample => sample.Item).Select(group => group.Select(sample => (long)sample.Index).ToArray())];

    private static long[] Darts(double[] weights, int count, int seed)
    {
        double[] ends = new double[weights.Length];
        double sum = 0;
        for (int i = 0; i < weights.Length; i++)
            ends[i] = sum += weights[i];
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            double dart = random.NextDouble() * sum;
            return (long)Math.Min(ends.TakeWhile(end => end <= dart).Count(), weights.Length - 1);
        })];
    }

    private static double[] Weights(long[] labels, Func<int, double> of)
    {
        var sizes = labels.CountBy(label => label).ToDictionary();
        return [.. labels.Select(label => of(sizes[label]))];
    }

    [Right]
    private static long[] ClassFirst(long[] labels, int count, int seed)
    {
        var random = new Random(seed);
        long[][] groups = Groups(labels);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            long[] group = groups[random.Next(groups.Length)];
            return group[random.Next(group.Length)];
        })];
    }

    [Right]
    private static long[] ByWeights(long[] labels, int count, int seed) => Darts(Weights(labels, size => 1.0 / size), count, seed);

    [Right]
    private static long[] ByTheLibrary(long[] labels, int count, int seed) => [.. WeightedSampler.Balanced([.. labels.Select(label => (int)label)], count, seed).Select(place => (long)place)];

    [Wrong("All samples come equally often")]
    private static long[] Uniform(long[] labels, int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (long)random.Next(labels.Length))];
    }

    [Wrong("All samples come equally often")]
    private static long[] WeightOne(long[] labels, int count, int seed) => Darts(Weights(labels, _ => 1), count, seed);

    [Wrong("some samples come far more often")]
    private static long[] TheFirstOfEach(long[] labels, int count, int seed)
    {
        var random = new Random(seed);
        long[][] groups = Groups(labels);
        return [.. Enumerable.Range(0, count).Select(_ => groups[random.Next(groups.Length)][0])];
    }

    [Wrong("some samples come far more often")]
    private static long[] AsManyAsTheRarest(long[] labels, int count, int seed)
    {
        long[][] groups = Groups(labels);
        int rarest = groups.Min(group => group.Length);
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => groups[random.Next(groups.Length)][random.Next(rarest)])];
    }

    [Wrong("frequent classes are the rare ones")]
    private static long[] SquaredWeights(long[] labels, int count, int seed) => Darts(Weights(labels, size => 1.0 / size / size), count, seed);

    [Wrong("The same seed gave two draws")]
    private static long[] UnseededChance(long[] labels, int count, int seed) => ClassFirst(labels, count, Random.Shared.Next());

    [Wrong("Two seeds gave the same draw")]
    private static long[] AlwaysSeedZero(long[] labels, int count, int seed) => ClassFirst(labels, count, 0);

    [Wrong("Two seeds gave the same draw")]
    private static long[] InTurns(long[] labels, int count, int seed)
    {
        long[][] groups = Groups(labels);
        return [.. Enumerable.Range(0, count).Select(i => groups[i % groups.Length][i / groups.Length % groups[i % groups.Length].Length])];
    }

    [Wrong("you take turns")]
    private static long[] InTurnsFromTheSeed(long[] labels, int count, int seed)
    {
        long[][] groups = Groups(labels);
        return [.. Enumerable.Range(seed, count).Select(i => groups[i % groups.Length][i / groups.Length % groups[i % groups.Length].Length])];
    }

    [Wrong("As many places")]
    private static long[] OneLess(long[] labels, int count, int seed) => ClassFirst(labels, count - 1, seed);

    [Wrong("As many places")]
    private static long[] FromOne(long[] labels, int count, int seed) => [.. ClassFirst(labels, count, seed).Select(place => place + 1)];

    [Wrong("As many places")]
    private static long[] WithoutReplacement(long[] labels, int count, int seed)
    {
        long[] order = [.. Enumerable.Range(0, labels.Length).Select(i => (long)i)];
        new Random(seed).Shuffle(order);
        return order;
    }

    [Wrong]
    private static long[] Roots(long[] labels, int count, int seed) => Darts(Weights(labels, size => 1 / Math.Sqrt(size)), count, seed);

    [Wrong]
    private static long[] WeightBySize(long[] labels, int count, int seed) => Darts(Weights(labels, size => size), count, seed);

    [Wrong]
    private static long[] RarestOnly(long[] labels, int count, int seed)
    {
        long[] rare = Groups(labels).MinBy(group => group.Length)!;
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => rare[random.Next(rare.Length)])];
    }
}
