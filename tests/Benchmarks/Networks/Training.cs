using TorchSharp;

namespace Benchmarks;

/// <summary>Training steps a second of the networks, through the public API with autograd, beside PyTorch's.</summary>
internal static class Training
{
    public static void Run(IReadOnlyList<Network> networks, Peer? peer, Settings settings, Report report)
    {
        report.Begin(
            "Training steps",
            "Forward, loss, backward and optimiser step, float32. GFLOP/s counts the products and convolutions only. *Managed* is what a step leaves to the garbage collector, *pool* the native memory that the engine holds while it trains, *peak* the most that the process had resident.",
            "network", "threads", "steps/s", "PyTorch", "ratio", "least", "greatest", "GFLOP/s", "managed KB/step", "pool MB", "peak MB");
        foreach (var network in networks)
        {
            foreach (var threads in settings.Threads)
            {
                torch.set_num_threads(threads);
                torch.random.manual_seed(0);
                Memory.Settle();
                var step = network.Build();
                var rounds = PairedRounds.Run(settings, step, peer is null ? null : () => peer.SecondsPerCall(network.PyTorch, threads, settings.Seconds));
                var managed = Memory.ManagedBytesPerCall(step);
                report.Row(
                    network.Title, $"{threads}", $"{1 / rounds.Ours:f0}", Report.Number(1 / rounds.Theirs, "f0"),
                    Report.Number(rounds.Ratio), Report.Number(rounds.Least), Report.Number(rounds.Greatest),
                    $"{network.Flop / rounds.Ours / 1e9:f0}", $"{managed / 1e3:f1}", $"{Memory.PoolBytes / 1e6:f1}", $"{Memory.PeakResidentBytes() / 1e6:f0}");
            }
        }
    }
}
