using Course.Data;

namespace Course.Tests.Data;

public sealed class MnistTests
{
    /// <summary>The counts per class are those that MNIST is known for.</summary>
    [SkippableFact]
    public void MNIST_has_its_known_counts()
    {
        SkipWithoutMnist();

        var (train, test) = Datasets.Mnist();

        Assert.Equal([5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949], Counts(train));
        Assert.Equal([980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009], Counts(test));
    }

    [SkippableFact]
    public void MNIST_begins_with_a_5_and_tests_with_a_7()
    {
        SkipWithoutMnist();

        var (train, test) = Datasets.Digits();

        Assert.Equal((5, 7), (train.Label(0), test.Label(0)));
    }

    [SkippableFact]
    public void Without_MNIST_the_digits_are_the_typefaces()
    {
        Skip.If(Datasets.HasMnist, "MNIST is here, so the digits are MNIST.");

        Assert.Equal(20_000, Datasets.Digits().Train.Count);
        Assert.Contains("COURSE_DATA", Assert.Throws<FileNotFoundException>(Datasets.Mnist).Message);
    }

    private static void SkipWithoutMnist() =>
        Skip.IfNot(Datasets.HasMnist, "MNIST is not here: COURSE_DATA names no folder with mnist/ in it.");

    private static int[] Counts(ImageSet set) =>
        [.. Enumerable.Range(0, set.Count).CountBy(set.Label).OrderBy(count => count.Key).Select(count => count.Value)];
}
