namespace Course.Exercises;

/// <summary>A split that has the same share of every class on both sides.</summary>
public sealed class SplitByClass() : Exercise<Func<long[], double, int, long[]>, (long[] Labels, double Share, int Seed), long[][]>(
    "11.4", "A stratified split", Difficulty.Medium, minutes: 20)
{
    /// <inheritdoc/>
    protected override void Define()
    {
        Run((split, x) => [split(x.Labels, x.Share, x.Seed), split(x.Labels, x.Share, x.Seed), split(x.Labels, x.Share, x.Seed + 1)]);
        Probe("classes of equal size", draw => Drawn(draw, [40, 40, 40]));
        Probe("rare classes", draw => Drawn(draw, [draw.Integer(70, 90), draw.Integer(25, 35), draw.Integer(8, 12), draw.Integer(5, 6)]));
        Probe("in the order of the classes", draw => Drawn(draw, [30, draw.Integer(50, 60), 12]) is var x ? ([.. x.Item1.Order()], x.Item2, x.Item3) : default);
        Property("every class has its share on the test side, to the nearest whole sample", (x, tests) => tests.All(test => IsRight(x, test)), points: 3);
        Property("samples are drawn by chance: the same seed gives the same split, another seed another one", (x, tests) => tests.All(test => IsRight(x, test)) && Same(tests[0], tests[1]) && !Same(tests[0], tests[2]) && !tests.All(test => IsBlock(x, test)), points: 2);

        Diagnose((x, tests) => tests.Any(test => !IsList(x, test)), "A list of different places from 0 to N − 1 is wanted.");
        Diagnose((x, tests) => tests.All(test => IsRight(x, test, 1 - x.Share)), "This is the training side: the places of the test side are wanted.");
        Diagnose((x, tests) => tests.All(test => test.Length > 0 && Counts(x, test).Distinct().Count() == 1) && Counts(x, tests[0]).Length > 1 && !tests.All(test => IsRight(x, test)), "You took as many from every class: take the same share of each.");
        Diagnose((x, tests) => tests.All(test => Math.Abs(test.Length - x.Share * x.Labels.Length) < 2.5) && !tests.All(test => IsRight(x, test)), "The share of all samples is right, and that of single classes is not: split each class by itself.");
        Diagnose((x, tests) => tests.All(test => IsRight(x, test)) && !Same(tests[0], tests[1]), "The same seed gave two splits: take all chance from new Random(seed).");
        Diagnose((x, tests) => tests.All(test => IsRight(x, test)) && Same(tests[0], tests[1]) && Same(tests[0], tests[2]), "Two seeds gave the same split: which samples of a class are taken has to depend on the seed.");
        Diagnose((x, tests) => tests.All(test => IsRight(x, test)) && tests.All(test => IsBlock(x, test)), "The samples that you take of a class are neighbours in the list: shuffle each class first.");
        Hint("What has to hold for every class? Then do it for one class at a time.");
        Hint("Group the places by their label. Shuffle each group with the same random numbers, and take the first round(share · size) of it.");
        Hint("foreach (var group in Enumerable.Range(0, n).GroupBy(i => labels[i])): long[] places = …; random.Shuffle(places); test.AddRange(places[..(int)Math.Round(share * places.Length)]).");
    }

    private static (long[], double, int) Drawn(Draw draw, int[] sizes)
    {
        long[] labels = [.. sizes.SelectMany((size, label) => Enumerable.Repeat((long)label, size))];
        for (int i = labels.Length - 1; i > 0; i--)
        {
            int j = draw.Integer(0, i);
            (labels[i], labels[j]) = (labels[j], labels[i]);
        }
        return (labels, draw.Number(0.2, 0.32), draw.Integer(1, 1_000_000));
    }

    private static bool IsList((long[] Labels, double Share, int Seed) x, long[] test) => test.All(place => place >= 0 && place < x.Labels.Length) && test.Distinct().Count() == test.Length;

    private static int[] Counts((long[] Labels, double Share, int Seed) x, long[] test) =>
        [.. x.Labels.Distinct().Order().Select(label => test.Count(place => place >= 0 && place < x.Labels.Length && x.Labels[place] == label))];

    // Rounding up or down is right; 1 is left of a class of which more than half a sample is wanted.
    private static bool IsRight((long[] Labels, double Share, int Seed) x, long[] test, double? share = null) =>
        IsList(x, test) && Counts(x, test).Zip(x.Labels.CountBy(label => label).OrderBy(pair => pair.Key)).All(pair => Math.Abs(pair.First - (share ?? x.Share) * pair.Second.Value) < 1);

    // All that is taken of the largest class lies together, perhaps round the end.
    private static bool IsBlock((long[] Labels, double Share, int Seed) x, long[] test)
    {
        long largest = x.Labels.CountBy(label => label).MaxBy(pair => pair.Value).Key;
        bool[] taken = [.. Enumerable.Range(0, x.Labels.Length).Where(place => x.Labels[place] == largest).Select(place => test.Contains(place))];
        return taken.Index().Count(member => member.Item != taken[(member.Index + 1) % taken.Length]) <= 2;
    }

    private static bool Same(long[] left, long[] right) => left.Order().SequenceEqual(right.Order());
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.SplitByClass"/>
    public static SplitByClass SplitByClass => The<SplitByClass>();
}
