using Course.Data;
using Course.Exercises.Proof;
using static TorchSharp.torch;

namespace Course.Exercises.Tests.Chapter08;

internal sealed class FindTheLeakAnswers : AnswersTo<FindTheLeak>
{
    private static float[][] Rows(Tensor images) => [.. images.contiguous().data<float>().ToArray().Chunk((int)images.shape[1])];

    /// <summary>The places of those test rows that a key finds in the training set.</summary>
    private static long[] ByKey<TKey>(Tensor train, Tensor test, Func<float[], TKey> key)
    {
        HashSet<TKey> known = [.. Rows(train).Select(key)];
        return [.. Rows(test).Index().Where(row => known.Contains(key(row.Item))).Select(row => (long)row.Index)];
    }

    private static string Text(float[] row) => string.Join(' ', row);

    [Right]
    private static long[] ByText(Tensor train, Tensor test) => ByKey(train, test, Text);

    [Right]
    private static long[] ByTheLibrary(Tensor train, Tensor test) => [.. Leakage.Between(train, test).Select(pair => (long)pair.test)];

    [Right]
    private static long[] EachWithEach(Tensor train, Tensor test)
    {
        float[][] known = Rows(train);
        return [.. Rows(test).Index().Where(row => known.Any(row.Item.SequenceEqual)).Select(row => (long)row.Index)];
    }

    [Wrong("another order are taken")]
    private static long[] BySum(Tensor train, Tensor test) => ByKey(train, test, row => row.Sum());

    [Wrong("another order are taken")]
    private static long[] BySortedPixels(Tensor train, Tensor test) => ByKey(train, test, row => Text([.. row.Order()]));

    [Wrong("almost equal")]
    private static long[] WithATolerance(Tensor train, Tensor test)
    {
        float[][] known = Rows(train);
        return [.. Rows(test).Index().Where(row => known.Any(image => image.Zip(row.Item, (a, b) => Math.Abs(a - b)).Max() < 0.01f)).Select(row => (long)row.Index)];
    }

    [Wrong("almost equal")]
    private static long[] Rounded(Tensor train, Tensor test) => ByKey(train, test, row => string.Join(' ', row.Select(v => MathF.Floor(v * 256 + 0.001f))));

    [Wrong("training set")]
    private static long[] OtherWayRound(Tensor train, Tensor test) => ByText(test, train);

    [Wrong("more than once")]
    private static long[] EachPair(Tensor train, Tensor test)
    {
        float[][] known = Rows(train);
        return [.. Rows(test).Index().SelectMany(row => known.Where(row.Item.SequenceEqual).Select(_ => (long)row.Index))];
    }

    [Wrong("twice in the test set alone")]
    private static long[] AllDoubles(Tensor train, Tensor test)
    {
        string[] all = [.. Rows(train).Concat(Rows(test)).Select(Text)];
        HashSet<string> doubles = [.. all.CountBy(key => key).Where(pair => pair.Value > 1).Select(pair => pair.Key)];
        return [.. Rows(test).Index().Where(row => doubles.Contains(Text(row.Item))).Select(row => (long)row.Index)];
    }

    [Wrong("rising order")]
    private static long[] Backwards(Tensor train, Tensor test) => [.. ByText(train, test).Reverse()];

    [Wrong]
    private static long[] ByReference(Tensor train, Tensor test) => ByKey(train, test, row => row);

    [Wrong]
    private static long[] AtTheSamePlace(Tensor train, Tensor test) =>
        [.. Rows(test).Zip(Rows(train)).Index().Where(pair => pair.Item.First.SequenceEqual(pair.Item.Second)).Select(pair => (long)pair.Index)];

    [Wrong]
    private static long[] FromOne(Tensor train, Tensor test) => [.. ByText(train, test).Select(place => place + 1)];

    [Wrong]
    private static long[] TheOthers(Tensor train, Tensor test) => [.. Enumerable.Range(0, (int)test.shape[0]).Select(i => (long)i).Except(ByText(train, test))];

    [Wrong]
    private static long[] None(Tensor train, Tensor test) => [];

    [Wrong]
    private static long[] Everything(Tensor train, Tensor test) => [.. Enumerable.Range(0, (int)test.shape[0]).Select(i => (long)i)];
}
