using TorchSharp;
using static TorchSharp.torch;

namespace Benchmarks;

/// <summary>Training steps a second of LeNet-5 with ReLU and max-pooling: batch 64, Adam, cross-entropy, through the public API with autograd.</summary>
internal static class LeNetTraining
{
    private const int Batch = 64;

    public static void Run(Peer? peer, Settings settings, int threads)
    {
        random.manual_seed(0);
        using var net = nn.Sequential(
            ("conv1", nn.Conv2d(1, 6, 5, padding: 2)), ("relu1", nn.ReLU()), ("pool1", nn.MaxPool2d(2)),
            ("conv2", nn.Conv2d(6, 16, 5)), ("relu2", nn.ReLU()), ("pool2", nn.MaxPool2d(2)),
            ("flatten", nn.Flatten()), ("dense1", nn.Linear(400, 120)), ("relu3", nn.ReLU()),
            ("dense2", nn.Linear(120, 84)), ("relu4", nn.ReLU()), ("dense3", nn.Linear(84, 10)));
        using var optimizer = optim.Adam(net.parameters(), lr: 1e-3);
        using var loss = nn.CrossEntropyLoss();
        using var images = rand(Batch, 1, 28, 28);
        using var labels = randint(10, [Batch], dtype: int64);
        var rounds = PairedRounds.Run(
            settings,
            () =>
            {
                using var scope = NewDisposeScope();
                optimizer.zero_grad();
                loss.call(net.call(images), labels).backward();
                optimizer.step();
            },
            peer is null ? null : () => peer.LeNetStep(Batch, threads, settings.Seconds));

        Console.WriteLine();
        Console.WriteLine($"LeNet-5, batch {Batch}, Adam, {(threads == 1 ? "1 thread" : $"{threads} threads")}");
        Console.WriteLine($"{"steps/s",9}{"PyTorch",9}{"µs/step",9}   ratio to PyTorch");
        var theirs = double.IsNaN(rounds.Theirs) ? "" : $"{1 / rounds.Theirs:f0}";
        Console.WriteLine($"{1 / rounds.Ours,9:f0}{theirs,9}{rounds.Ours * 1e6,9:f0}   {rounds.RatioText}");
    }
}
