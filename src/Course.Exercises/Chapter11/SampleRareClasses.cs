namespace Course.Exercises;

/// <summary>Draws samples so that every class comes equally often.</summary>
public sealed class SampleRareClasses() : Exercise<Func<long[], int, int, long[]>, (long[] Labels, int Count, int Seed), long[][]>(
    "11.5", "A sampler for rare classes", Difficulty.Medium, minutes: 25)
{
    /// <inheritdoc/>
    protected override void Define()
    {
        Run((sample, x) => [sample(x.Labels, x.Count, x.Seed), sample(x.Labels, x.Count, x.Seed), sample(x.Labels, x.Count, x.Seed + 1)]);
        Probe("one rare class", draw => Drawn(draw, [draw.Integer(40, 50), draw.Integer(8, 12)]));
        Probe("four classes", draw => Drawn(draw, [draw.Integer(35, 45), draw.Integer(15, 20), draw.Integer(6, 9), draw.Integer(2, 4)]));
        Probe("labels with a gap", draw => Drawn(draw, [draw.Integer(30, 40), 0, draw.Integer(5, 7)]));
        Property("every class comes equally often, and so does every sample of a class", (x, drawn) => drawn.All(draw => IsRight(x, draw)) && !IsExact(x, drawn), points: 3);
        Property("the same seed gives the same draw, another seed another one", (x, drawn) => drawn.All(draw => IsRight(x, draw)) && drawn[0].SequenceEqual(drawn[1]) && !drawn[0].SequenceEqual(drawn[2]));

        Diagnose((x, drawn) => drawn.Any(draw => draw.Length != x.Count || draw.Any(place => place < 0 || place >= x.Labels.Length)), "As many places as are asked for are wanted, each from 0 to N − 1.");
        Diagnose((x, drawn) => drawn.All(draw => Fits(x, draw, (label, size) => size / (double)x.Labels.Length)), "All samples come equally often, so rare classes stay rare: weight a sample by 1 / the size of its class.");
        Diagnose((x, drawn) => drawn.All(draw => HasClasses(x, draw) && !Members(x, draw)), "The classes come equally often, and within a class some samples come far more often than others: draw from all of its samples.");
        Diagnose((x, drawn) => drawn.All(draw => Fits(x, draw, (label, size) => 1.0 / size / x.Labels.CountBy(l => l).Sum(pair => 1.0 / pair.Value))), "Now the frequent classes are the rare ones: 1 / size is the weight of one sample, and a class has as many of them as its size.");
        Diagnose((x, drawn) => drawn.All(draw => IsRight(x, draw)) && !drawn[0].SequenceEqual(drawn[1]), "The same seed gave two draws: take all chance from one generator with that seed.");
        Diagnose((x, drawn) => drawn.All(draw => IsRight(x, draw)) && drawn[0].SequenceEqual(drawn[1]) && drawn[0].SequenceEqual(drawn[2]), "Two seeds gave the same draw.");
        Diagnose((x, drawn) => drawn.All(draw => IsRight(x, draw)) && IsExact(x, drawn), "Every class comes exactly as often as the others: you take turns. In draws with replacement chance decides each one, whatever came before.");
        Hint("Step 10: which weight of one sample makes the terms of all classes equal?");
        Hint("Either weights 1 / size of the class, laid end to end, and a dart for each draw; or first a class, all equally likely, then one of its samples.");
        Hint("var groups = places grouped by label; for each draw: group = groups[random.Next(groups.Length)], then group[random.Next(group.Length)]. Labels without samples have no group.");
    }

    private static (long[], int, int) Drawn(Draw draw, int[] sizes)
    {
        long[] labels = [.. sizes.SelectMany((size, label) => Enumerable.Repeat((long)label, size))];
        for (int i = labels.Length - 1; i > 0; i--)
        {
            int j = draw.Integer(0, i);
            (labels[i], labels[j]) = (labels[j], labels[i]);
        }
        return (labels, 6_000, draw.Integer(1, 1_000_000));
    }

    private static bool IsPlace((long[] Labels, int Count, int Seed) x, long[] drawn) => drawn.Length == x.Count && drawn.All(place => place >= 0 && place < x.Labels.Length);

    /// <summary>Whether the classes come with these probabilities: within 5 standard deviations, which chance exceeds once in more than a million.</summary>
    private static bool Fits((long[] Labels, int Count, int Seed) x, long[] drawn, Func<long, int, double> chance)
    {
        if (!IsPlace(x, drawn))
            return false;
        return x.Labels.CountBy(label => label).All(pair => Near(drawn.Count(place => x.Labels[place] == pair.Key), x.Count, chance(pair.Key, pair.Value)));
    }

    private static bool HasClasses((long[] Labels, int Count, int Seed) x, long[] drawn) => Fits(x, drawn, (_, _) => 1.0 / x.Labels.Distinct().Count());

    /// <summary>Whether each sample comes as often as the others of its class.</summary>
    private static bool Members((long[] Labels, int Count, int Seed) x, long[] drawn)
    {
        var sizes = x.Labels.CountBy(label => label).ToDictionary();
        int[] counts = new int[x.Labels.Length];
        foreach (long place in drawn)
            counts[place]++;
        return counts.Index().All(sample => Near(sample.Item, x.Count, 1.0 / sizes.Count / sizes[x.Labels[sample.Index]]));
    }

    /// <summary>Whether the classes are equal to the last sample in every draw, which chance does with four classes less than once in a million.</summary>
    private static bool IsExact((long[] Labels, int Count, int Seed) x, long[][] drawn)
    {
        int classes = x.Labels.Distinct().Count();
        return classes > 2 && drawn.All(draw => draw.CountBy(place => x.Labels[place]).All(pair => pair.Value == x.Count / classes));
    }

    private static bool IsRight((long[] Labels, int Count, int Seed) x, long[] drawn) => HasClasses(x, drawn) && Members(x, drawn);

    // A Poisson tail is longer than the normal one where few are expected, hence the 3.
    private static bool Near(int count, int draws, double chance) => Math.Abs(count - draws * chance) <= 5 * Math.Sqrt(draws * chance * (1 - chance)) + 3;
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.SampleRareClasses"/>
    public static SampleRareClasses SampleRareClasses => The<SampleRareClasses>();
}
