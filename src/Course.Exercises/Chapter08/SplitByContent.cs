using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises;

/// <summary>A split into training and test samples that has no content on both sides.</summary>
public sealed class SplitByContent() : Exercise<Func<Tensor, double, int, long[]>, (Tensor Samples, double Share, int Seed), long[][]>(
    "08.4", "A split without leakage", Difficulty.Medium, minutes: 25)
{
    /// <inheritdoc/>
    protected override void Define()
    {
        Run((answer, x) => [answer(x.Samples, x.Share, x.Seed), answer(x.Samples, x.Share, x.Seed), answer(x.Samples, x.Share, x.Seed + 1)]);
        Probe("some samples are there twice", draw => Drawn(draw, contents: draw.Integer(70, 90), copies: 2));
        Probe("up to five copies", draw => Drawn(draw, contents: draw.Integer(60, 80), copies: 5));
        Probe("nearly equal contents", draw => Drawn(draw, contents: draw.Integer(70, 90), copies: 3, near: true));
        Property("no content is on both sides, and about the share asked for is on the test side", (x, tests) => tests.All(test => IsRight(x, test)), points: 3);
        Property("the same seed gives the same split, another seed another one", (x, tests) => tests.All(test => IsRight(x, test)) && Same(tests[0], tests[1]) && !Same(tests[0], tests[2]), points: 2);

        Diagnose((x, tests) => tests.Any(test => test.Any(place => place < 0 || place >= x.Samples.shape[0]) || test.Distinct().Count() < test.Length), "A list of different places from 0 to N − 1 is wanted.");
        Diagnose((x, tests) => tests.All(test => IsList(x, test) && Math.Abs(1 - x.Share - Part(x, test)) < 0.06), "This is the training side: the places of the test side are wanted.");
        Diagnose((x, tests) => tests.All(test => HasShare(x, test)) && tests.Any(test => Overlap(x, test) > 0), "A sample is on one side and its copy on the other: draw lots for contents, not for samples.");
        Diagnose((x, tests) => tests.All(test => IsList(x, test)) && tests.All(test => Overlap(x, test) == 0) && tests.All(test => test.Length > 0) && !tests.All(test => HasShare(x, test)), "No content is on both sides, but the share is not the one asked for: count samples, not contents, and stop when there are enough.");
        Diagnose((x, tests) => tests.All(test => IsRight(x, test)) && !Same(tests[0], tests[1]), "The same seed gave two splits: take all chance from new Random(seed).");
        Diagnose((x, tests) => tests.All(test => IsRight(x, test)) && Same(tests[0], tests[1]) && Same(tests[0], tests[2]), "Two seeds gave the same split: the order has to depend on the seed.");
        Hint("First find out which samples are the same. Then shuffle these groups, not the samples.");
        Hint("Group the places by a key of the row. Go through the groups in random order and take whole groups until the test side is large enough.");
        Hint("var groups = Enumerable.Range(0, n).GroupBy(i => Key(samples[i])).ToArray(); new Random(seed).Shuffle(groups); then add groups while there are fewer than share · n.");
    }

    private static (Tensor, double, int) Drawn(Draw draw, int contents, int copies, bool near = false)
    {
        const int pixels = 8;
        var rows = new List<float[]>();
        float[] previous = Row();
        for (int i = 0; i < contents; i++)
        {
            // A neighbour differs in one pixel by a 1024th.
            float[] row = near && i % 2 == 1 ? [previous[0] + 1 / 1024f, .. previous[1..]] : Row();
            previous = row;
            int count = draw.Integer(1, copies);
            rows.AddRange(Enumerable.Range(0, count).Select(_ => row));
        }
        float[][] all = [.. rows];
        for (int i = all.Length - 1; i > 0; i--)
        {
            int j = draw.Integer(0, i);
            (all[i], all[j]) = (all[j], all[i]);
        }
        return (tensor(all.SelectMany(row => row).ToArray(), [all.Length, pixels]), draw.Number(0.2, 0.35), draw.Integer(1, 1_000_000));

        float[] Row() => [.. Enumerable.Range(0, pixels).Select(_ => draw.Integer(0, 255) / 256f)];
    }

    private static string[] Contents(Tensor samples) => [.. samples.data<float>().ToArray().Chunk((int)samples.shape[1]).Select(row => string.Join(' ', row))];

    private static int Overlap((Tensor Samples, double Share, int Seed) x, long[] test)
    {
        var contents = Contents(x.Samples);
        HashSet<long> chosen = [.. test];
        return contents.Index().Where(row => chosen.Contains(row.Index)).Select(row => row.Item)
            .Intersect(contents.Index().Where(row => !chosen.Contains(row.Index)).Select(row => row.Item)).Count();
    }

    private static double Part((Tensor Samples, double Share, int Seed) x, long[] test) => (double)test.Length / x.Samples.shape[0];

    private static bool IsList((Tensor Samples, double Share, int Seed) x, long[] test) => test.All(place => place >= 0 && place < x.Samples.shape[0]) && test.Distinct().Count() == test.Length;

    private static bool HasShare((Tensor Samples, double Share, int Seed) x, long[] test) => IsList(x, test) && Math.Abs(Part(x, test) - x.Share) <= 0.05;

    private static bool IsRight((Tensor Samples, double Share, int Seed) x, long[] test) => HasShare(x, test) && Overlap(x, test) == 0;

    private static bool Same(long[] left, long[] right) => left.Order().SequenceEqual(right.Order());
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.SplitByContent"/>
    public static SplitByContent SplitByContent => The<SplitByContent>();
}
