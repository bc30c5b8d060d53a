using System.Diagnostics;
using System.Runtime.InteropServices;
using TorchSharp;
using TorchSharp.Kernels;

namespace Benchmarks;

/// <summary>GFLOP/s of the matrix product: squares, dense layers (the second factor stored transposed, as their weights are), and a recurrent layer's.</summary>
internal static unsafe class MatrixProducts
{
    private static readonly (int M, int N, int K, bool Transposed)[] s_shapes =
    [
        (128, 128, 128, false), (256, 256, 256, false), (512, 512, 512, false), (1024, 1024, 1024, false), (2048, 2048, 2048, false),
        (512, 512, 512, true), (1024, 1024, 1024, true), (2048, 2048, 2048, true),
        (64, 120, 400, false), (64, 10, 84, false), (64, 120, 400, true), (64, 84, 120, true), (64, 10, 84, true),
        (32, 1024, 256, false), (32, 1024, 256, true), (2048, 1024, 256, false),
    ];

    public static void Run(Peer? peer, Settings settings, Report report)
    {
        report.Begin(
            "Matrix products",
            "GFLOP/s, float32. Bᵀ: the second factor is stored transposed, as a dense layer's weights are. The naive loop is the reference that stands beside the kernel.",
            "m × n × k", "threads", "GFLOP/s", "PyTorch", "ratio", "least", "greatest", "naive loop");
        foreach (var shape in s_shapes)
        {
            foreach (var threads in settings.Threads) Run(shape, threads, peer, settings, report);
        }
    }

    private static void Run((int M, int N, int K, bool Transposed) shape, int threads, Peer? peer, Settings settings, Report report)
    {
        var (m, n, k, transposed) = shape;
        torch.set_num_threads(threads);
        using var a = new Matrix(m * k);
        using var b = new Matrix(k * n);
        using var c = new Matrix(m * n);
        var ldb = transposed ? k : n;
        var script = $"""
            a, c = torch.randn({m}, {k}), torch.empty({m}, {n})
            b = {(transposed ? $"torch.randn({n}, {k}).t()" : $"torch.randn({k}, {n})")}
            torch.set_grad_enabled(False)
            step = lambda: torch.mm(a, b, out=c)
            """;
        var rounds = PairedRounds.Run(
            settings,
            () => Gemm.Multiply(false, transposed, m, n, k, a.Pointer, k, b.Pointer, ldb, c.Pointer, n, false),
            peer is null ? null : () => peer.SecondsPerCall(script, threads, settings.Seconds));
        var flop = 2e-9 * m * n * k;
        var naive = "";
        if (flop < 0.3)
        {
            var watch = Stopwatch.StartNew();
            NaiveGemm.Multiply(false, transposed, m, n, k, a.Pointer, k, b.Pointer, ldb, c.Pointer, n, false);
            naive = $"{flop / watch.Elapsed.TotalSeconds:f1}";
        }

        report.Row(
            $"{m} × {n} × {k}{(transposed ? " Bᵀ" : "")}", $"{threads}", $"{flop / rounds.Ours:f1}", Report.Number(flop / rounds.Theirs, "f1"),
            Report.Number(rounds.Ratio), Report.Number(rounds.Least), Report.Number(rounds.Greatest), naive);
    }

    private sealed class Matrix : IDisposable
    {
        public Matrix(int count)
        {
            Pointer = (float*)NativeMemory.AlignedAlloc((nuint)(count * sizeof(float)), 64);
            var random = new Random(count);
            for (var i = 0; i < count; i++)
            {
                Pointer[i] = (2 * random.NextSingle()) - 1;
            }
        }

        public float* Pointer { get; }

        public void Dispose() => NativeMemory.AlignedFree(Pointer);
    }
}
