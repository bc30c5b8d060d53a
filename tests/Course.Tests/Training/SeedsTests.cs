using Course.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Tests.Training;

public sealed class SeedsTests
{
    [Fact]
    public void One_call_seeds_torch_and_gives_a_generator_of_NET()
    {
        var (first, second) = (Draw(), Draw());
        Assert.Equal(first, second);
        Assert.NotEqual(first, (rand(1).ToSingle(), Seeds.Everything(8).Next()));

        static (float, int) Draw()
        {
            var random = Seeds.Everything(7);
            return (rand(1).ToSingle(), random.Next());
        }
    }

    /// <summary>torch.manual_seed(7); torch.rand(1) in PyTorch.</summary>
    [Fact]
    public void The_seed_is_PyTorchs()
    {
        Seeds.Everything(7);
        Assert.Equal(0.5349f, rand(1).ToSingle(), 1e-4f);
    }

    [Fact]
    public void The_best_device_is_one_that_computes()
    {
        var best = Device.Best();
        Assert.Equal(2, ones(2, device: best).sum().cpu().ToSingle());
        Assert.Equal(Devices.Best().type, best.type);
        if (!cuda.is_available() && !mps_is_available()) Assert.Equal(DeviceType.CPU, best.type);
    }
}
