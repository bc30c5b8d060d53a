using Course.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Tests.Data;

public sealed class MixUpTests
{
    /// <summary>torch.randperm(3) from a generator of seed 2 is 0, 2, 1; so 0.75 · (3, 4) + 0.25 · (5, 6) = (3.5, 4.5).</summary>
    [Fact]
    public void Images_and_classes_are_mixed_by_the_same_share()
    {
        var (images, targets) = MixUp.Mix(tensor(new[] { 1f, 2, 3, 4, 5, 6 }, [3, 2]), tensor(new[] { 0L, 1, 0 }), classes: 2, share: 0.75, new Generator(2));

        Numbers.Equal([3, 2], [1, 2, 3.5f, 4.5f, 4.5f, 5.5f], images);
        Numbers.Equal([3, 2], [1, 0, 0.25f, 0.75f, 0.75f, 0.25f], targets);
    }

    /// <summary>Beta(α, α) has the mean ½ and the variance 1 / (8α + 4); 4,000 draws are within five standard errors.</summary>
    [Theory]
    [InlineData(0.2)]
    [InlineData(1)]
    [InlineData(4)]
    public void Shares_have_the_mean_and_the_variance_of_their_distribution(double alpha)
    {
        var generator = new Generator(11);

        double[] shares = [.. Enumerable.Range(0, 4_000).Select(_ => MixUp.Share(alpha, generator))];

        double mean = shares.Average(), variance = shares.Average(share => (share - mean) * (share - mean)), expected = 1 / (8 * alpha + 4);
        Assert.InRange(mean, 0.5 - 5 * Math.Sqrt(expected / 4_000), 0.5 + 5 * Math.Sqrt(expected / 4_000));
        Assert.InRange(variance, 0.9 * expected, 1.1 * expected);
    }

    [Fact]
    public void Mixed_targets_are_shares_that_sum_to_1_and_a_loss_takes_them()
    {
        var batches = Enumerable.Range(0, 3).Select(_ => (rand(8, 1, 4, 4), randint(0, 5, [8]))).MixedUp(classes: 5, alpha: 1, seed: 3).ToList();

        foreach (var (images, targets) in batches)
        {
            Assert.Equal([8, 1, 4, 4], images.shape);
            Assert.All(Numbers.Of(targets.sum(1L)), sum => Assert.Equal(1, sum, 1e-5));
            Assert.Equal(Math.Log(5), nn.functional.cross_entropy(zeros(8, 5), targets).item<float>(), 1e-5);
        }
    }

    [Fact]
    public void An_alpha_of_0_is_an_error() =>
        Assert.StartsWith("An α of 0 is out of range", Assert.Throws<ArgumentOutOfRangeException>(() => MixUp.Apply(zeros(1, 1), zeros(1, int64), 2, 0, new Generator(1))).Message);
}
