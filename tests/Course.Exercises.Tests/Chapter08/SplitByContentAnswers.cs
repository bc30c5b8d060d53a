using Course.Data;
using Course.Exercises.Proof;
using static TorchSharp.torch;

namespace Course.Exercises.Tests.Chapter08;

internal sealed class SplitByContentAnswers : AnswersTo<SplitByContent>
{
    private static string[] Keys(Tensor samples) => [.. samples.contiguous().data<float>().ToArray().Chunk((int)samples.shape[1]).Select(row => string.Join(' ', row))];

    private static long[][] Groups<TKey>(IEnumerable<TKey> keys) => [.. keys.Index().GroupBy(row => row.Item).Select(group => group.Select(row => (long)row.Index).ToArray())];

    private static long[] Until(long[][] groups, double wanted)
    {
        List<long> test = [];
        foreach (long[] group in groups.TakeWhile(_ => test.Count < wanted))
            test.AddRange(group);
        return [.. test];
    }

    private static long[] Shuffled(int n, Random random)
    {
        long[] order = [.. Enumerable.Range(0, n).Select(i => (long)i)];
        random.Shuffle(order);
        return order;
    }

    [Right]
    private static long[] ByGroups(Tensor samples, double share, int seed)
    {
        long[][] groups = Groups(Keys(samples));
        new Random(seed).Shuffle(groups);
        return Until(groups, share * samples.shape[0]);
    }

    [Right]
    private static long[] ByTheLibrary(Tensor samples, double share, int seed) => [.. Splits.Grouped(Keys(samples), share, seed).test.Select(place => (long)place)];

    [Right]
    private static long[] SampleBySample(Tensor samples, double share, int seed)
    {
        string[] keys = Keys(samples);
        HashSet<string> chosen = [];
        int count = 0;
        foreach (long place in Shuffled(keys.Length, new Random(seed)))
            if (count < share * keys.Length && chosen.Add(keys[place]))
                count += keys.Count(key => key == keys[place]);
        return [.. keys.Index().Where(row => chosen.Contains(row.Item)).Select(row => (long)row.Index)];
    }

    [Wrong("draw lots for contents")]
    private static long[] BySamples(Tensor samples, double share, int seed) =>
        Shuffled((int)samples.shape[0], new Random(seed))[..(int)Math.Round(share * samples.shape[0])];

    [Wrong("draw lots for contents")]
    private static long[] TheFirst(Tensor samples, double share, int seed) =>
        [.. Enumerable.Range(0, (int)Math.Round(share * samples.shape[0])).Select(i => (long)i)];

    [Wrong("draw lots for contents")]
    private static long[] CutThroughAGroup(Tensor samples, double share, int seed)
    {
        long[][] groups = Groups(Keys(samples));
        new Random(seed).Shuffle(groups);
        return [.. groups.SelectMany(group => group.Take(1)).Take((int)Math.Round(share * samples.shape[0]))];
    }

    [Wrong("training side")]
    private static long[] TrainingSide(Tensor samples, double share, int seed) =>
        [.. Enumerable.Range(0, (int)samples.shape[0]).Select(i => (long)i).Except(ByGroups(samples, share, seed))];

    [Wrong("not the one asked for")]
    private static long[] LargestFirst(Tensor samples, double share, int seed)
    {
        long[][] groups = Groups(Keys(samples));
        new Random(seed).Shuffle(groups);
        long[][] sorted = [.. groups.OrderByDescending(group => group.Length)];
        return [.. sorted.Take((int)Math.Round(share * groups.Length)).SelectMany(group => group)];
    }

    [Wrong("not the one asked for")]
    private static long[] OnlySingles(Tensor samples, double share, int seed)
    {
        long[][] groups = [.. Groups(Keys(samples)).Where(group => group.Length == 1)];
        new Random(seed).Shuffle(groups);
        return Until(groups, share * groups.Length);
    }

    [Wrong("Two seeds gave the same split")]
    private static long[] WithoutTheSeed(Tensor samples, double share, int seed) => ByGroups(samples, share, 0);

    [Wrong("all chance from")]
    private static long[] UnseededChance(Tensor samples, double share, int seed) => ByGroups(samples, share, Random.Shared.Next());

    [Wrong("different places")]
    private static long[] FromOne(Tensor samples, double share, int seed) => [.. ByGroups(samples, share, seed).Append(samples.shape[0])];

    [Wrong("different places")]
    private static long[] Twice(Tensor samples, double share, int seed) => [.. ByGroups(samples, share, seed).SelectMany(place => (long[])[place, place])];

    [Wrong]
    private static long[] Nothing(Tensor samples, double share, int seed) => [];

    [Wrong]
    private static long[] Everything(Tensor samples, double share, int seed) => [.. Enumerable.Range(0, (int)samples.shape[0]).Select(i => (long)i)];

    [Wrong]
    private static long[] AsManyAsContents(Tensor samples, double share, int seed) => [.. Groups(Keys(samples)).Select(group => group[0])];
}
