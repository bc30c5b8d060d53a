using System.Diagnostics;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Kernels;

/// <summary>What this assembly does as a program of its own, in processes that tests start with other settings than theirs.</summary>
internal static class Program
{
    /// <summary>Compares every kernel with its naive loops, and prints how wide the vectors are.</summary>
    public const string Compare = "compare";

    /// <summary>Makes a first tensor, and prints how many milliseconds of processor time that took.</summary>
    public const string FirstTensor = "first-tensor";

    private static int Main(string[] args)
    {
        switch (args)
        {
            case [Compare]:
                KernelComparisons.Run();
                return 0;
            case [FirstTensor]:
                var before = Environment.CpuUsage.TotalTime;
                Console.WriteLine(ones(3).ToString());
                Console.WriteLine((Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
                return 0;
            default:
                Console.Error.WriteLine($"usage: dotnet TorchSharp.Tests.dll {Compare}|{FirstTensor}");
                return 2;
        }
    }

    /// <summary>Runs this program in a process of its own and gives what it printed, line by line.</summary>
    public static string[] Start(string what, params (string Name, string Value)[] environment)
    {
        // A test host is usually dotnet itself; where it is a program of its own, dotnet is on the path.
        var dotnet = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet";
        var start = new ProcessStartInfo(dotnet, [typeof(Program).Assembly.Location, what]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"'{what}' ended with code {process.ExitCode}: {errors.Result}");
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
