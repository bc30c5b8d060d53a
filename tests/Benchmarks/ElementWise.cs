using TorchSharp;
using static TorchSharp.torch;

namespace Benchmarks;

/// <summary>GB/s of operators that work element by element, beside PyTorch's and a plain copy of memory.</summary>
internal static class ElementWise
{
    /// <summary>What is measured: tensors of n elements that it reads and writes, our call, and the same in Python.</summary>
    private static readonly (string Name, int Tensors, Func<Tensor, Tensor, Tensor> Ours, string PyTorch)[] s_cases =
    [
        ("x + y", 3, (x, y) => x + y, "x + y"),
        ("x · y", 3, (x, y) => x * y, "x * y"),
        ("2x + 1", 4, (x, _) => (x * 2f) + 1f, "x * 2 + 1"),
        ("relu", 2, (x, _) => x.relu(), "x.relu()"),
        ("sqrt", 2, (x, _) => x.sqrt(), "x.sqrt()"),
        ("exp", 2, (x, _) => x.exp(), "x.exp()"),
        ("log", 2, (x, _) => x.log(), "x.log()"),
        ("sigmoid", 2, (x, _) => x.sigmoid(), "x.sigmoid()"),
        ("tanh", 2, (x, _) => x.tanh(), "x.tanh()"),
        ("relu(x + y) · x", 8, (x, y) => (x + y).relu() * x, "(x + y).relu() * x"),
        ("sum", 1, (x, _) => x.sum(), "x.sum()"),
    ];

    public static void Run(Peer? peer, Settings settings, Report report)
    {
        report.Begin(
            "Element by element",
            "GB/s of the tensors read and written, float32, without autograd. The copy is `Buffer.MemoryCopy` on one thread.",
            "operator", "elements", "threads", "GB/s", "PyTorch", "ratio", "least", "greatest");
        using var mode = no_grad();
        foreach (var count in (long[])[1 << 14, 1 << 20, 1 << 24])
        {
            Memory.Settle();
            using Tensor x = rand(count), y = rand(count);
            Row(report, "copy", count, 1, 2, PairedRounds.Run(settings, () => Copy(x, y), null));
            foreach (var (name, tensors, ours, python) in s_cases)
            {
                foreach (var threads in settings.Threads)
                {
                    set_num_threads(threads);
                    var script = $"""
                        x, y = torch.rand({count}), torch.rand({count})
                        torch.set_grad_enabled(False)
                        step = lambda: {python}
                        """;
                    Row(report, name, count, threads, tensors, PairedRounds.Run(settings, OneCall, peer is null ? null : () => peer.SecondsPerCall(script, threads, settings.Seconds)));
                }

                void OneCall()
                {
                    using var scope = NewDisposeScope();
                    ours(x, y);
                }
            }
        }
    }

    private static void Row(Report report, string name, long count, int threads, int tensors, PairedRounds rounds)
    {
        var gigabytes = 4e-9 * tensors * count;
        report.Row(
            name, $"{count}", $"{threads}", $"{gigabytes / rounds.Ours:f1}", Report.Number(gigabytes / rounds.Theirs, "f1"),
            Report.Number(rounds.Ratio), Report.Number(rounds.Least), Report.Number(rounds.Greatest));
    }

    private static unsafe void Copy(Tensor from, Tensor to) =>
        Buffer.MemoryCopy(from.Pointer<float>(), to.Pointer<float>(), 4 * to.NumberOfElements, 4 * from.NumberOfElements);
}
