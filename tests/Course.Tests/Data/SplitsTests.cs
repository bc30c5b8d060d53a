using Course.Data;

namespace Course.Tests.Data;

public sealed class SplitsTests
{
    /// <summary>torch.utils.data.random_split(range(10), [7, 3], generator of seed 7) in PyTorch 1.13.</summary>
    [Fact]
    public void A_random_split_is_PyTorchs()
    {
        var (train, test) = Splits.Random(10, 0.3, seed: 7);

        Assert.Equal([5, 0, 3, 4, 1, 7, 9], train);
        Assert.Equal([6, 8, 2], test);
    }

    [Fact]
    public void A_stratified_split_has_the_share_of_every_class()
    {
        int[] labels = [.. Enumerable.Range(0, 1_000).Select(i => i < 900 ? 0 : i < 990 ? 1 : 2)];

        var (train, test) = Splits.Stratified(labels, 0.2, seed: 1);

        Assert.Equal([180, 18, 2], Enumerable.Range(0, 3).Select(label => test.Count(i => labels[i] == label)));
        Assert.Equal(Enumerable.Range(0, 1_000), train.Concat(test).Order());
    }

    [Fact]
    public void Classes_that_cannot_be_divided_evenly_still_add_up()
    {
        int[] labels = [0, 0, 0, 1, 1, 1, 2, 2, 2];

        Assert.Equal(3, Splits.Stratified(labels, 1.0 / 3).test.Length);
        Assert.Equal(5, Splits.Stratified(labels, 0.5).test.Length);
    }

    [Fact]
    public void A_group_is_never_in_both_parts()
    {
        int[] groups = [.. Enumerable.Range(0, 500).Select(i => i * i % 37)];

        var (train, test) = Splits.Grouped(groups, 0.25, seed: 2);

        Assert.Empty(train.Select(i => groups[i]).Intersect(test.Select(i => groups[i])));
        Assert.Equal(Enumerable.Range(0, 500), train.Concat(test).Order());
        // No group has more than 27 samples, so the nearest size is at most half of that away from 125.
        Assert.InRange(test.Length, 125 - 14, 125 + 14);
    }

    [Fact]
    public void The_same_seed_gives_the_same_split_and_another_seed_another()
    {
        int[] labels = [.. Enumerable.Range(0, 100).Select(i => i % 5)];

        Assert.Equal(Splits.Stratified(labels, 0.3, seed: 4).test, Splits.Stratified(labels, 0.3, seed: 4).test);
        Assert.NotEqual(Splits.Stratified(labels, 0.3, seed: 4).test, Splits.Stratified(labels, 0.3, seed: 5).test);
    }

    [Fact]
    public void A_stratified_split_is_in_random_order()
    {
        int[] labels = [.. Enumerable.Range(0, 200).Select(i => i / 100)];

        Assert.InRange(Splits.Stratified(labels, 0.5).train[..50].Count(i => labels[i] == 0), 8, 42);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    [InlineData(0.01)]
    public void A_share_that_leaves_a_part_empty_is_an_error(double share) =>
        Assert.StartsWith($"A share of {share} of 10 samples leaves a part empty", Assert.Throws<ArgumentException>(() => Splits.Random(10, share)).Message);

    [Fact]
    public void One_group_cannot_be_divided() =>
        Assert.StartsWith("1 group of 4 samples cannot be divided", Assert.Throws<ArgumentException>(() => Splits.Grouped(["a", "a", "a", "a"], 0.5)).Message);
}
