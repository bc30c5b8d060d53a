using Course.Data;
using Course.Exercises.Proof;

namespace Course.Exercises.Tests.Chapter11;

internal sealed class SplitByClassAnswers : AnswersTo<SplitByClass>
{
    private static IEnumerable<long[]> Groups(long[] labels) => labels.Index().GroupBy(sample => sample.Item).Select(group => group.Select(sample => (long)sample.Index).ToArray());

    private static long[] Taken(long[] labels, int? seed, Func<long[], int> count)
    {
        var random = seed is { } given ? new Random(given) : null;
        List<long> test = [];
        foreach (long[] group in Groups(labels))
        {
            random?.Shuffle(group);
            test.AddRange(group[..Math.Min(count(group), group.Length)]);
        }
        return [.. test];
    }

    [Right]
    private static long[] ClassByClass(long[] labels, double share, int seed) => Taken(labels, seed, group => (int)Math.Round(share * group.Length));

    [Right]
    private static long[] ByTheLibrary(long[] labels, double share, int seed) => [.. Splits.Stratified([.. labels.Select(label => (int)label)], share, seed).test.Select(place => (long)place)];

    [Right]
    private static long[] OneShuffleAndQuotas(long[] labels, double share, int seed)
    {
        long[] order = [.. Enumerable.Range(0, labels.Length).Select(i => (long)i)];
        new Random(seed).Shuffle(order);
        var left = labels.CountBy(label => label).ToDictionary(pair => pair.Key, pair => (int)Math.Round(share * pair.Value));
        return [.. order.Where(place => left[labels[place]]-- > 0)];
    }

    [Wrong("single classes is not")]
    private static long[] AtRandom(long[] labels, double share, int seed)
    {
        long[] order = [.. Enumerable.Range(0, labels.Length).Select(i => (long)i)];
        // Large classes first, as chance may have it, so that the mistake shows with every seed.
        new Random(seed).Shuffle(order);
        return [.. order.OrderBy(place => labels[place]).Take((int)Math.Round(share * labels.Length))];
    }

    [Wrong("single classes is not")]
    private static long[] TheLast(long[] labels, double share, int seed) =>
        [.. Enumerable.Range(0, labels.Length).OrderBy(place => labels[place]).TakeLast((int)Math.Round(share * labels.Length)).Select(place => (long)place)];

    [Wrong("training side")]
    private static long[] TrainingSide(long[] labels, double share, int seed) => [.. Enumerable.Range(0, labels.Length).Select(i => (long)i).Except(ClassByClass(labels, share, seed))];

    [Wrong("as many from every class")]
    private static long[] AsManyOfEach(long[] labels, double share, int seed)
    {
        int smallest = Groups(labels).Min(group => group.Length);
        return Taken(labels, seed, _ => Math.Max(1, smallest / 2));
    }

    [Wrong("as many from every class")]
    private static long[] OneOfEach(long[] labels, double share, int seed) => Taken(labels, seed, _ => 1);

    [Wrong("The same seed gave two splits")]
    private static long[] UnseededChance(long[] labels, double share, int seed) => ClassByClass(labels, share, Random.Shared.Next());

    [Wrong("Two seeds gave the same split")]
    private static long[] TheFirstOfEach(long[] labels, double share, int seed) => Taken(labels, null, group => (int)Math.Round(share * group.Length));

    [Wrong("Two seeds gave the same split")]
    private static long[] AlwaysSeedZero(long[] labels, double share, int seed) => ClassByClass(labels, share, 0);

    [Wrong("neighbours")]
    private static long[] ABlockFromTheSeed(long[] labels, double share, int seed) => [.. Groups(labels)
        .SelectMany(group => Enumerable.Range(0, (int)Math.Round(share * group.Length)).Select(k => group[(seed + k) % group.Length]))];

    [Wrong("different places")]
    private static long[] FromOne(long[] labels, double share, int seed) => [.. ClassByClass(labels, share, seed).Append(labels.Length)];

    [Wrong("different places")]
    private static long[] Twice(long[] labels, double share, int seed) => [.. ClassByClass(labels, share, seed).SelectMany(place => (long[])[place, place])];

    [Wrong]
    private static long[] Nothing(long[] labels, double share, int seed) => [];

    [Wrong]
    private static long[] Everything(long[] labels, double share, int seed) => [.. Enumerable.Range(0, labels.Length).Select(i => (long)i)];

    [Wrong]
    private static long[] TwiceTheShare(long[] labels, double share, int seed) => ClassByClass(labels, 2 * share, seed);

    [Wrong]
    private static long[] LargestClassOnly(long[] labels, double share, int seed) => Groups(labels).MaxBy(group => group.Length)!;
}
