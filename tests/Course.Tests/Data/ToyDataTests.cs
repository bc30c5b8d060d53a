using Course.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Tests.Data;

public sealed class ToyDataTests
{
    /// <summary>From PyTorch 1.13: (cos πu, sin πu), for class 1 (1 − x, ½ − y), plus 0.1 times torch.randn, after torch.rand from a generator of seed 1.</summary>
    [Fact]
    public void Moons_are_two_half_circles() =>
        Numbers.Equal(
            [6, 2],
            [-0.87613f, 0.72812f, 0.19707f, 0.89769f, 0.90654f, 0.08604f, 0.66289f, -0.5448f, 1.25888f, -0.44952f, 1.37991f, -0.45765f],
            ToyData.Moons(3, noise: 0.1, seed: 1).points);

    [Fact]
    public void Labels_come_class_after_class()
    {
        var (_, labels) = ToyData.Spirals(2, classes: 3);

        Assert.Equal([0L, 0, 1, 1, 2, 2], labels.data<long>().ToArray());
        Assert.Equal(int64, labels.dtype);
    }

    [Fact]
    public void Circles_without_noise_have_their_radii()
    {
        float[] radii = Numbers.Of(ToyData.Circles(50, factor: 0.4, noise: 0).points.pow(2).sum(1L).sqrt());

        Assert.All(radii[..50], radius => Assert.Equal(1, radius, 1e-5));
        Assert.All(radii[50..], radius => Assert.Equal(0.4, radius, 1e-5));
    }

    [Fact]
    public void Blobs_lie_around_their_middles()
    {
        float[] means = Numbers.Of(ToyData.Blobs(2_000, classes: 4, noise: 0.8).points.reshape(4, 2_000, 2).mean([1L]));

        // Five standard errors of 0.8 / √2000.
        float[] middles = [3, 0, 0, 3, -3, 0, 0, -3];
        for (int i = 0; i < 8; i++)
            Assert.InRange(means[i], middles[i] - 0.09, middles[i] + 0.09);
    }

    [Fact]
    public void The_arms_of_a_spiral_turn_as_they_grow()
    {
        var points = ToyData.Spirals(100, classes: 2, turns: 0.75, noise: 0).points;

        for (int i = 0; i < 200; i++)
        {
            double x = points[i, 0].item<float>(), y = points[i, 1].item<float>(), radius = Math.Sqrt(x * x + y * y);
            double angle = 2 * Math.PI * (0.75 * radius + (i / 100) / 2.0);
            Assert.Equal(radius * Math.Cos(angle), x, 1e-5);
            Assert.Equal(radius * Math.Sin(angle), y, 1e-5);
        }
    }

    [Fact]
    public void Xor_is_class_1_where_the_signs_differ()
    {
        var (points, labels) = ToyData.Xor(200);

        for (int i = 0; i < 400; i++)
            Assert.Equal((points[i, 0].item<float>() >= 0) != (points[i, 1].item<float>() >= 0) ? 1 : 0, labels[i].item<long>());
        Assert.Equal(4, Enumerable.Range(0, 400).Select(i => (points[i, 0].item<float>() >= 0, points[i, 1].item<float>() >= 0)).Distinct().Count());
    }

    [Fact]
    public void The_same_seed_gives_the_same_points_and_another_seed_others()
    {
        Assert.Equal(Numbers.Of(ToyData.Moons(20, seed: 3).points), Numbers.Of(ToyData.Moons(20, seed: 3).points));
        Assert.NotEqual(Numbers.Of(ToyData.Moons(20, seed: 3).points), Numbers.Of(ToyData.Moons(20, seed: 4).points));
    }
}
