using TorchSharp;
using static TorchSharp.torch;

namespace Course.Data;

/// <summary>Divides N samples into those to train on and those to test with. What is returned are indices, in random order.</summary>
/// <remarks>The same seed gives the same split. For three parts, split the training part again.</remarks>
public static class Splits
{
    /// <summary>Any sample may come into either part: PyTorch's <c>random_split</c> of the same sizes, from a generator of this seed.</summary>
    /// <param name="count">The number of samples, N.</param>
    /// <param name="testFraction">The test part's share, more than 0 and less than 1; the number of test samples is rounded.</param>
    /// <param name="seed">Decides the split.</param>
    /// <exception cref="ArgumentException">A part would be empty.</exception>
    public static (int[] train, int[] test) Random(int count, double testFraction, long seed = 0)
    {
        int test = TestCount(count, testFraction);
        int[] order = Order(count, new Generator(unchecked((ulong)seed)));
        return (order[..^test], order[^test..]);
    }

    /// <summary>Every class has the same share of both parts, as nearly as whole samples allow.</summary>
    /// <param name="labels">The class of each sample.</param>
    /// <param name="testFraction">The test part's share, more than 0 and less than 1.</param>
    /// <param name="seed">Decides the split.</param>
    /// <exception cref="ArgumentException">A part would be empty.</exception>
    public static (int[] train, int[] test) Stratified(IReadOnlyList<int> labels, double testFraction, long seed = 0)
    {
        ArgumentNullException.ThrowIfNull(labels);
        int wanted = TestCount(labels.Count, testFraction);
        var generator = new Generator(unchecked((ulong)seed));
        var classes = Order(labels.Count, generator).GroupBy(index => labels[index]).OrderBy(group => group.Key).Select(group => group.ToArray()).ToList();

        // Rounded down first; then the classes that lost most get one more, until the sum is right.
        int[] counts = [.. classes.Select(members => (int)(members.Length * testFraction))];
        foreach (int c in Enumerable.Range(0, counts.Length).OrderByDescending(c => classes[c].Length * testFraction - counts[c]).Take(wanted - counts.Sum()))
            counts[c]++;
        return Shuffled(
            classes.Zip(counts).SelectMany(c => c.First[c.Second..]),
            classes.Zip(counts).SelectMany(c => c.First[..c.Second]), generator);
    }

    /// <summary>Samples of one group, such as the pictures of one person, come into the same part.</summary>
    /// <param name="groups">The group of each sample.</param>
    /// <param name="testFraction">The test part's share, more than 0 and less than 1. Groups are drawn in random order, and each goes to the
    /// test part if that brings its size nearer to this.</param>
    /// <param name="seed">Decides the split.</param>
    /// <exception cref="ArgumentException">A part would be empty.</exception>
    public static (int[] train, int[] test) Grouped<T>(IReadOnlyList<T> groups, double testFraction, long seed = 0)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(groups);
        int wanted = TestCount(groups.Count, testFraction);
        var generator = new Generator(unchecked((ulong)seed));
        var members = Enumerable.Range(0, groups.Count).GroupBy(index => groups[index]).Select(group => group.ToArray()).ToList();
        var (train, test) = (new List<int>(), new List<int>());
        foreach (int group in Order(members.Count, generator))
            (2 * (wanted - test.Count) >= members[group].Length ? test : train).AddRange(members[group]);
        return train.Count > 0 && test.Count > 0
            ? Shuffled(train, test, generator)
            : throw new ArgumentException($"{members.Count} group{(members.Count == 1 ? "" : "s")} of {groups.Count} samples cannot be divided into two parts with {testFraction} to test with; another share, or more or smaller groups, are needed.");
    }

    private static (int[] train, int[] test) Shuffled(IEnumerable<int> train, IEnumerable<int> test, Generator generator) =>
        (Shuffled([.. train], generator), Shuffled([.. test], generator));

    private static int[] Shuffled(int[] indices, Generator generator) => [.. Order(indices.Length, generator).Select(place => indices[place])];

    private static int[] Order(int count, Generator generator)
    {
        using var order = randperm(count, generator: generator);
        return [.. order.data<long>().Select(index => (int)index)];
    }

    private static int TestCount(int count, double fraction)
    {
        int test = fraction is > 0 and < 1 ? (int)Math.Round(count * fraction, MidpointRounding.AwayFromZero) : 0;
        return test > 0 && test < count ? test : throw new ArgumentException(
            $"A share of {fraction} of {count} samples leaves a part empty; a share of more than 0 and less than 1 and enough samples are expected.");
    }
}
