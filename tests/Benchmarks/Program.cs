using System.Diagnostics;
using System.Globalization;
using Benchmarks;

var begin = Stopwatch.GetTimestamp();
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is [StartUp.Child])
{
    StartUp.RunChild(begin);
    return 0;
}

if (args is ["-h" or "--help"])
{
    Console.WriteLine(Settings.Usage);
    return 0;
}

var (settings, problem) = Settings.Parse(args);
if (settings is null)
{
    Console.Error.WriteLine(problem);
    Console.Error.WriteLine(Settings.Usage);
    return 2;
}

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
    var report = new Report();
    report.Machine();
    report.Line(peer is null
        ? "The peer's columns are empty because python3-torch is not installed (python3 cannot import torch)."
        : $"The peer is PyTorch {peer.Version}. Both sides take turns for {settings.Seconds} s each, in {settings.Rounds} rounds; a ratio is the median over the rounds (above 1 we are faster), with its least and greatest.");
    if (peer?.HasSlowBlas == true)
    {
        report.Line("Its OpenBLAS is the pthread flavour, many times slower beside OpenMP: install libopenblas0-openmp for a fair ratio.");
    }

    if (Load() is { } load && load > 0.5 * Environment.ProcessorCount)
    {
        report.Line($"The machine was busy (load {load:f1} on {Environment.ProcessorCount} processors): rates are low, and with several threads ratios mean little.");
    }

    if (settings.Networks is { Count: > 0 } networks) Training.Run(networks, peer, settings, report);
    if (settings.Measures("gemm")) MatrixProducts.Run(peer, settings, report);
    if (settings.Measures("elementwise")) ElementWise.Run(peer, settings, report);
    if (settings.Measures("startup")) StartUp.Run(peer, settings, report);
    if (settings.Measures("memory")) Memory.RunForgetfulTraining(report);
    if (settings.Markdown is { } path) report.WriteMarkdown(path);
}

// Processes that want to run, averaged over a minute, where the system tells.
static double? Load() =>
    File.Exists("/proc/loadavg") && double.TryParse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture, out var load) ? load : null;
