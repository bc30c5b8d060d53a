using Course.Data;

namespace Course.Tests.Data;

public sealed class WeightedSamplerTests
{
    /// <summary>torch.multinomial([.1, .2, .3, .4] in float64, 12, replacement) from a generator of seed 5 in PyTorch 1.13.</summary>
    [Fact]
    public void The_draw_is_PyTorchs() =>
        Assert.Equal([3, 1, 2, 2, 1, 3, 2, 3, 3, 2, 2, 2], WeightedSampler.Draw([0.1, 0.2, 0.3, 0.4], 12, seed: 5));

    [Fact]
    public void A_rare_class_comes_as_often_as_a_frequent_one()
    {
        int[] labels = [.. Enumerable.Range(0, 1_000).Select(i => i < 950 ? 0 : 3)];

        int rare = WeightedSampler.Balanced(labels, 10_000, seed: 1).Count(i => labels[i] == 3);

        // 5,000 are expected; five standard deviations are 250.
        Assert.InRange(rare, 4_750, 5_250);
    }

    [Fact]
    public void A_weight_of_0_never_comes() =>
        Assert.DoesNotContain(1, WeightedSampler.Draw([1, 0, 1], 1_000));

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(0)]
    public void What_is_no_weight_is_an_error(double weight) =>
        Assert.StartsWith("The weights are no weights", Assert.Throws<ArgumentException>(() => WeightedSampler.Draw([0, weight], 3)).Message);
}
