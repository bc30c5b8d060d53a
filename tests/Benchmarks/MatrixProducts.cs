using System.Diagnostics;
using System.Runtime.InteropServices;
using TorchSharp.Kernels;

namespace Benchmarks;

/// <summary>GFLOP/s of the matrix product: squares, and the shapes of LeNet-5's dense layers with a batch of 64.</summary>
internal static unsafe class MatrixProducts
{
    private static readonly (int M, int N, int K, bool Transposed)[] s_shapes =
    [
        (128, 128, 128, false), (256, 256, 256, false), (512, 512, 512, false), (1024, 1024, 1024, false), (2048, 2048, 2048, false),
        (64, 120, 400, true), (64, 84, 120, true), (64, 10, 84, true),
    ];

    public static void Run(Peer? peer, Settings settings, int threads)
    {
        Console.WriteLine();
        Console.WriteLine($"Matrix product, {(threads == 1 ? "1 thread" : $"{threads} threads")} (Bᵀ: the second factor is stored transposed, as a dense layer's weights are)");
        Console.WriteLine($"{"m × n × k",-22}{"GFLOP/s",9}{"PyTorch",9}{"naive",8}   ratio to PyTorch");
        foreach (var (m, n, k, transposed) in s_shapes)
        {
            using var a = new Matrix(m * k);
            using var b = new Matrix(k * n);
            using var c = new Matrix(m * n);
            var ldb = transposed ? k : n;
            var rounds = PairedRounds.Run(
                settings,
                () => Gemm.Multiply(false, transposed, m, n, k, a.Pointer, k, b.Pointer, ldb, c.Pointer, n, false),
                peer is null ? null : () => peer.MatrixProduct(m, n, k, transposed, threads, settings.Seconds));
            var flop = 2e-9 * m * n * k;
            var naive = "";
            if (flop < 0.3)
            {
                var watch = Stopwatch.StartNew();
                NaiveGemm.Multiply(false, transposed, m, n, k, a.Pointer, k, b.Pointer, ldb, c.Pointer, n, false);
                naive = $"{flop / watch.Elapsed.TotalSeconds:f1}";
            }

            var name = $"{m} × {n} × {k}{(transposed ? " Bᵀ" : "")}";
            var theirs = double.IsNaN(rounds.Theirs) ? "" : $"{flop / rounds.Theirs:f1}";
            Console.WriteLine($"{name,-22}{flop / rounds.Ours,9:f1}{theirs,9}{naive,8}   {rounds.RatioText}");
        }
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
