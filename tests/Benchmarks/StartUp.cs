using System.Diagnostics;
using TorchSharp;

namespace Benchmarks;

/// <summary>How long a fresh process takes to its first tensor.</summary>
internal static class StartUp
{
    /// <summary>The argument that makes this program such a process.</summary>
    public const string Child = "first-tensor";

    /// <summary>What the process does: prints torch.ones(3), and the milliseconds since the given moment.</summary>
    public static void RunChild(long begin)
    {
        Console.WriteLine(torch.ones(3).ToString());
        Console.WriteLine(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
    }

    public static void Run(Peer? peer, Settings settings, Report report)
    {
        report.Begin(
            "Start-up",
            "Milliseconds until a fresh process has printed `torch.ones(3)`: median, least and greatest. *From Main* leaves out the start of .NET itself.",
            "program", "median", "least", "greatest");
        // Started by `dotnet run`, the process is the program's own executable; by `dotnet Benchmarks.dll`, it is dotnet.
        var host = Environment.ProcessPath!;
        string[] program = Path.GetFileNameWithoutExtension(host) == "dotnet" ? [host, typeof(StartUp).Assembly.Location] : [host];
        List<double> fromMain = [], whole = [], empty = [], theirs = [];
        for (var round = 0; round < settings.Rounds; round++)
        {
            var watch = Stopwatch.GetTimestamp();
            fromMain.Add(double.Parse(LastLine([.. program, Child])));
            whole.Add(Stopwatch.GetElapsedTime(watch).TotalMilliseconds);
            watch = Stopwatch.GetTimestamp();
            LastLine([.. program, "--help"]);
            empty.Add(Stopwatch.GetElapsedTime(watch).TotalMilliseconds);
            if (peer is null) continue;
            watch = Stopwatch.GetTimestamp();
            LastLine([peer.Python, "-c", "import torch; print(torch.ones(3))"]);
            theirs.Add(Stopwatch.GetElapsedTime(watch).TotalMilliseconds);
        }

        Row("from Main to the first tensor", fromMain);
        Row("the whole process", whole);
        Row("a process that only prints its usage", empty);
        if (peer is not null) Row("python3 -c \"import torch; print(torch.ones(3))\"", theirs);

        void Row(string name, List<double> times) =>
            report.Row(name, $"{times.Order().ElementAt(times.Count / 2):f0}", $"{times.Min():f0}", $"{times.Max():f0}");
    }

    private static string LastLine(string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output.TrimEnd().Split('\n')[^1];
    }
}
