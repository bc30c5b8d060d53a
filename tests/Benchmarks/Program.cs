using System.Globalization;
using Benchmarks;

const string Usage = """
    usage: dotnet run -c Release --project tests/Benchmarks -- gemm|lenet|all [--threads 1,2] [--seconds 0.3] [--rounds 7]
      gemm       matrix products, in GFLOP/s
      lenet      training steps of LeNet-5 (batch 64, Adam) through the public API, autograd included
      --threads  how many threads, one table for each (default 1,2)
      --seconds  how long each side runs in each round (default 0.3)
      --rounds   how many times the two sides take turns (default 7)
    """;

if (args is ["-h" or "--help"])
{
    Console.WriteLine(Usage);
    return 0;
}

var (settings, problem) = Settings.Parse(args);
if (settings is null)
{
    Console.Error.WriteLine(problem);
    Console.Error.WriteLine(Usage);
    return 2;
}

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
try
{
    Run(settings);
    return 0;
}
catch (InvalidOperationException error)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}

static void Run(Settings settings)
{
    using var peer = Peer.Start();
    Console.WriteLine(peer is null
        ? "The peer's columns are empty because python3-torch is not installed (python3 cannot import torch)."
        : $"The peer is PyTorch {peer.Version}. Both sides take turns {settings.Rounds} times, {settings.Seconds} s each; a ratio is the median over the turns, with its least and greatest.");
    if (peer?.HasSlowBlas == true)
    {
        Console.WriteLine("Its OpenBLAS is the pthread flavour, many times slower beside OpenMP: install libopenblas0-openmp for a fair ratio.");
    }

    if (Load() is { } load && load > 0.5 * Environment.ProcessorCount)
    {
        Console.WriteLine($"The machine is busy (load {load:f1} on {Environment.ProcessorCount} processors): rates are low, and with several threads ratios mean little.");
    }

    foreach (var threads in settings.Threads)
    {
        TorchSharp.torch.set_num_threads(threads);
        if (settings.What is "gemm" or "all")
        {
            MatrixProducts.Run(peer, settings, threads);
        }

        if (settings.What is "lenet" or "all")
        {
            LeNetTraining.Run(peer, settings, threads);
        }
    }
}

// Processes that want to run, averaged over a minute, where the system tells.
static double? Load() =>
    File.Exists("/proc/loadavg") && double.TryParse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture, out var load) ? load : null;
