using TorchSharp;
using static TorchSharp.torch;

namespace Benchmarks;

/// <summary>LeNet-5 with ReLU and max-pooling on 28×28 images.</summary>
internal sealed class LeNet5 : Network
{
    private const int Batch = 64;

    public override string Name => "lenet";

    public override string Title => $"LeNet-5, batch {Batch}, Adam";

    public override double Flop =>
        Convolution(Batch, 1, 6, 5, 28, first: true) + Convolution(Batch, 6, 16, 5, 10)
        + Dense(Batch, 400, 120) + Dense(Batch, 120, 84) + Dense(Batch, 84, 10);

    public override string PyTorch => $"""
        net = nn.Sequential(
            nn.Conv2d(1, 6, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2),
            nn.Flatten(), nn.Linear(400, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10))
        optimizer, loss = torch.optim.Adam(net.parameters(), lr=1e-3), nn.CrossEntropyLoss()
        images, labels = torch.rand({Batch}, 1, 28, 28), torch.randint(10, ({Batch},))

        def step():
            optimizer.zero_grad()
            loss(net(images), labels).backward()
            optimizer.step()
        """;

    public override Action Build()
    {
        var net = nn.Sequential(
            nn.Conv2d(1, 6, 5, padding: 2), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2),
            nn.Flatten(), nn.Linear(400, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10));
        var optimizer = optim.Adam(net.parameters(), lr: 1e-3);
        var loss = nn.CrossEntropyLoss();
        var images = rand(Batch, 1, 28, 28);
        var labels = randint(10, [Batch], dtype: int64);
        return () =>
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            loss.call(net.call(images), labels).backward();
            optimizer.step();
        };
    }
}
