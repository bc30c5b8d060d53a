using Course.Data;
using static TorchSharp.torch;

namespace Course.Tests.Data;

public sealed class ChannelStatisticsTests
{
    /// <summary>torch.mean and torch.std(unbiased=False) in PyTorch 1.13.</summary>
    [Fact]
    public void The_statistics_of_a_tensor_are_PyTorchs()
    {
        var statistics = ChannelStatistics.Of(tensor(new[] { 0f, 1, 0.5f, 0.25f, 1, 1, 0, 0.75f }, [2, 1, 2, 2]));

        Assert.Equal(0.5625, statistics.Mean[0], 1e-9);
        Assert.Equal(0.4098398983478546, statistics.Std[0], 1e-7);
    }

    [Fact]
    public void Channels_are_counted_apart()
    {
        var set = new ImageSet("two", new IdxArray([2, 2, 1, 2], new byte[] { 0, 0, 255, 0, 0, 0, 255, 0 }), new[] { 0, 0 }, ["only"]);

        Assert.Equal("mean (0.0000, 0.5000), standard deviation (0.0000, 0.5000)", ChannelStatistics.Of(set).ToString());
    }

    /// <summary>0.1307 and 0.3081 are the numbers that PyTorch's MNIST example normalises with.</summary>
    [SkippableFact]
    public void MNIST_has_its_known_statistics()
    {
        Skip.IfNot(Datasets.HasMnist, "MNIST is not here: COURSE_DATA names no folder with mnist/ in it.");

        Assert.Equal("mean (0.1307), standard deviation (0.3081)", ChannelStatistics.Of(Datasets.Mnist().Train).ToString());
    }

    [Fact]
    public void No_images_have_no_statistics() =>
        Assert.Throws<ArgumentException>(() => ChannelStatistics.Of(zeros(0, 1, 2, 2)));
}
