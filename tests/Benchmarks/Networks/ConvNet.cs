using TorchSharp;
using static TorchSharp.torch;

namespace Benchmarks;

/// <summary>Six 3×3 convolutions with batch normalisation on 32×32 colour images, in the manner of VGG: 32, 64 and 128 channels, two layers each.</summary>
internal sealed class ConvNet : Network
{
    private const int Batch = 64;

    public override string Name => "cifar";

    public override string Title => $"ConvNet of 6 convolutions with batch norm, 3×32×32, batch {Batch}, SGD";

    public override double Flop =>
        Convolution(Batch, 3, 32, 3, 32, first: true) + Convolution(Batch, 32, 32, 3, 32)
        + Convolution(Batch, 32, 64, 3, 16) + Convolution(Batch, 64, 64, 3, 16)
        + Convolution(Batch, 64, 128, 3, 8) + Convolution(Batch, 128, 128, 3, 8) + Dense(Batch, 128 * 4 * 4, 10);

    public override string PyTorch => $"""
        def block(channels, to):
            return [nn.Conv2d(channels, to, 3, padding=1), nn.BatchNorm2d(to), nn.ReLU(),
                    nn.Conv2d(to, to, 3, padding=1), nn.BatchNorm2d(to), nn.ReLU(), nn.MaxPool2d(2)]

        net = nn.Sequential(*block(3, 32), *block(32, 64), *block(64, 128), nn.Flatten(), nn.Linear(128 * 4 * 4, 10))
        optimizer, loss = torch.optim.SGD(net.parameters(), lr=1e-2, momentum=0.9), nn.CrossEntropyLoss()
        images, labels = torch.rand({Batch}, 3, 32, 32), torch.randint(10, ({Batch},))

        def step():
            optimizer.zero_grad()
            loss(net(images), labels).backward()
            optimizer.step()
        """;

    public override Action Build()
    {
        var net = nn.Sequential([.. Block(3, 32), .. Block(32, 64), .. Block(64, 128), nn.Flatten(), nn.Linear(128 * 4 * 4, 10)]);
        var optimizer = optim.SGD(net.parameters(), learningRate: 1e-2, momentum: 0.9);
        var loss = nn.CrossEntropyLoss();
        var images = rand(Batch, 3, 32, 32);
        var labels = randint(10, [Batch], dtype: int64);
        return () =>
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            loss.call(net.call(images), labels).backward();
            optimizer.step();
        };
    }

    private static nn.Module<Tensor, Tensor>[] Block(int channels, int to) =>
    [
        nn.Conv2d(channels, to, 3, padding: 1), nn.BatchNorm2d(to), nn.ReLU(),
        nn.Conv2d(to, to, 3, padding: 1), nn.BatchNorm2d(to), nn.ReLU(), nn.MaxPool2d(2),
    ];
}
