using System.Diagnostics;
using TorchSharp;
using static TorchSharp.torch;

namespace Benchmarks;

/// <summary>What the process holds: managed garbage, the engine's native pool, and resident pages.</summary>
internal static class Memory
{
    /// <summary>Native memory that tensors use or that waits for the next ones.</summary>
    public static long PoolBytes => MemoryPool.BytesInUse + MemoryPool.BytesKept;

    /// <summary>Frees what earlier measurements left and starts counting the peak anew, where the system can.</summary>
    public static void Settle()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        MemoryPool.Trim();
        // Linux: 5 resets the peak that VmHWM tells.
        if (File.Exists("/proc/self/clear_refs")) File.WriteAllText("/proc/self/clear_refs", "5");
    }

    /// <summary>The most that was resident since <see cref="Settle"/>; since the start where the system cannot reset it.</summary>
    public static long PeakResidentBytes()
    {
        if (!File.Exists("/proc/self/status"))
        {
            using var self = Process.GetCurrentProcess();
            return self.PeakWorkingSet64;
        }

        var line = File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return 1024 * long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]);
    }

    /// <summary>Bytes that a call allocates on the managed heap, over a few calls.</summary>
    public static double ManagedBytesPerCall(Action call)
    {
        const int Calls = 5;
        var before = GC.GetTotalAllocatedBytes(precise: true);
        for (var i = 0; i < Calls; i++) call();
        return (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)Calls;
    }

    /// <summary>A loop that never disposes anything: what is held after more and more steps.</summary>
    public static void RunForgetfulTraining(Report report)
    {
        report.Begin(
            "Memory of a loop that never calls Dispose",
            "A small MLP (32-64-10, batch 16, Adam); every tensor of every step is left to the garbage collector.",
            "steps", "pool MB", "managed MB", "peak resident MB", "seconds");
        Settle();
        var net = nn.Sequential(nn.Linear(32, 64), nn.ReLU(), nn.Linear(64, 10));
        var optimizer = optim.Adam(net.parameters());
        var loss = nn.CrossEntropyLoss();
        var inputs = rand(16, 32);
        var labels = randint(10, [16], dtype: int64);
        var watch = Stopwatch.StartNew();
        for (var step = 1; step <= 10_000; step++)
        {
            optimizer.zero_grad();
            loss.call(net.call(inputs), labels).backward();
            optimizer.step();
            if (step is 100 or 1000 or 3000 or 10_000)
            {
                report.Row($"{step}", $"{PoolBytes / 1e6:f1}", $"{GC.GetTotalMemory(false) / 1e6:f1}", $"{PeakResidentBytes() / 1e6:f0}", $"{watch.Elapsed.TotalSeconds:f1}");
            }
        }
    }
}
