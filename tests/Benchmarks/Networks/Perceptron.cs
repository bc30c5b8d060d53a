using TorchSharp;
using static TorchSharp.torch;

namespace Benchmarks;

/// <summary>A perceptron with one hidden layer, 784-128-10.</summary>
internal sealed class Perceptron : Network
{
    private const int Batch = 64;

    public override string Name => "mlp";

    public override string Title => $"MLP 784-128-10, batch {Batch}, Adam";

    public override double Flop => Dense(Batch, 784, 128, first: true) + Dense(Batch, 128, 10);

    public override string PyTorch => $"""
        net = nn.Sequential(nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 10))
        optimizer, loss = torch.optim.Adam(net.parameters(), lr=1e-3), nn.CrossEntropyLoss()
        inputs, labels = torch.rand({Batch}, 784), torch.randint(10, ({Batch},))

        def step():
            optimizer.zero_grad()
            loss(net(inputs), labels).backward()
            optimizer.step()
        """;

    public override Action Build()
    {
        var net = nn.Sequential(nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 10));
        var optimizer = optim.Adam(net.parameters(), lr: 1e-3);
        var loss = nn.CrossEntropyLoss();
        var inputs = rand(Batch, 784);
        var labels = randint(10, [Batch], dtype: int64);
        return () =>
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            loss.call(net.call(inputs), labels).backward();
            optimizer.step();
        };
    }
}
