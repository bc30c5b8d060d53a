using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Benchmarks;

/// <summary>PyTorch in a child process, which does one measurement for each line it is sent.</summary>
internal sealed class Peer : IDisposable
{
    private readonly Process _process;

    private Peer(Process process, string greeting)
    {
        _process = process;
        var words = greeting.Split(' ');
        Version = words[1];
        HasSlowBlas = words[2] == "openblas-pthread";
    }

    /// <summary>PyTorch's version.</summary>
    public string Version { get; }

    /// <summary>Whether PyTorch multiplies with the OpenBLAS whose own threads fight those of OpenMP.</summary>
    public bool HasSlowBlas { get; }

    /// <summary>Starts the first Python that can import torch; null if none can.</summary>
    public static Peer? Start()
    {
        // Debian's python3-torch belongs to /usr/bin/python3; another python3 may come before it on the path.
        foreach (var python in new[] { "python3", "/usr/bin/python3", "python" })
        {
            var start = new ProcessStartInfo(python, [Path.Combine(AppContext.BaseDirectory, "peer.py")])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            try
            {
                var process = Process.Start(start)!;
                process.ErrorDataReceived += (_, _) => { };
                process.BeginErrorReadLine();
                if (process.StandardOutput.ReadLine() is { } greeting && greeting.StartsWith("torch ", StringComparison.Ordinal))
                {
                    return new Peer(process, greeting);
                }

                process.Dispose();
            }
            catch (Win32Exception)
            {
                // There is no such program.
            }
        }

        return null;
    }

    /// <summary>Seconds for one matrix product.</summary>
    public double MatrixProduct(int m, int n, int k, bool transposed, int threads, double seconds) =>
        Ask($"gemm {threads} {seconds} {m} {n} {k} {(transposed ? 1 : 0)}");

    /// <summary>Seconds for one training step of LeNet-5.</summary>
    public double LeNetStep(int batch, int threads, double seconds) => Ask($"lenet {threads} {seconds} {batch}");

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(5000))
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private double Ask(FormattableString question)
    {
        _process.StandardInput.WriteLine(FormattableString.Invariant(question));
        _process.StandardInput.Flush();
        var answer = _process.StandardOutput.ReadLine();
        return double.TryParse(answer, CultureInfo.InvariantCulture, out var seconds)
            ? seconds
            : throw new InvalidOperationException($"PyTorch's process answered '{answer ?? "nothing"}' to '{FormattableString.Invariant(question)}'; run tests/Benchmarks/peer.py by hand to see why.");
    }
}
