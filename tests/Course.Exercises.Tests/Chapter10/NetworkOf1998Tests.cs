using Course.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises.Tests.Chapter10;

public sealed class NetworkOf1998Tests
{
    /// <summary>LeNet5Of1998 gives what PyTorch gives with the same weights; see PyTorchModelTests.</summary>
    [Fact]
    public void With_the_papers_sizes_it_is_the_librarys_network()
    {
        manual_seed(3);
        using var model = new LeNet5Of1998();
        var images = rand(2, 1, 28, 28);
        Tensor[] weights = [.. model.parameters().Select((weight, place) => place == 4 ? weight.reshape(-1, 5, 5) : weight.ndim == 3 ? weight.reshape(-1) : weight)];
        var difference = NetworkOf1998.Right((images, weights, NetworkOf1998.Paper())) - model.call(images);
        Assert.InRange(difference.abs().max().item<float>(), 0, 1e-5);
    }
}
