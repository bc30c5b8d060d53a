using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Benchmarks;

/// <summary>PyTorch in a child process, which times one script for each line it is sent.</summary>
internal sealed class Peer : IDisposable
{
    private readonly Process _process;

    private Peer(string python, Process process, string greeting)
    {
        _process = process;
        var words = greeting.Split(' ');
        Python = python;
        Version = words[1];
        HasSlowBlas = words[2] == "openblas-pthread";
    }

    /// <summary>The Python that has PyTorch.</summary>
    public string Python { get; }

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

            // As we do, the peer is to keep the memory that it has freed: glibc would give it back to the system in each step and fetch it page by page again,
            // which costs PyTorch up to four fifths of its speed, or nothing, as the heap happens to lie.
            start.Environment["MALLOC_TRIM_THRESHOLD_"] = start.Environment["MALLOC_MMAP_THRESHOLD_"] = $"{1 << 30}";
            try
            {
                var process = Process.Start(start)!;
                process.ErrorDataReceived += (_, _) => { };
                process.BeginErrorReadLine();
                if (process.StandardOutput.ReadLine() is { } greeting && greeting.StartsWith("torch ", StringComparison.Ordinal))
                {
                    return new Peer(python, process, greeting);
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

    /// <summary>Seconds of one call of the <c>step</c> that a script defines; consecutive questions about one script run it once.</summary>
    public double SecondsPerCall(string script, int threads, double seconds)
    {
        _process.StandardInput.WriteLine(JsonSerializer.Serialize(new { script, threads, seconds }));
        _process.StandardInput.Flush();
        var answer = _process.StandardOutput.ReadLine();
        return double.TryParse(answer, CultureInfo.InvariantCulture, out var result)
            ? result
            : throw new InvalidOperationException($"PyTorch's process answered '{answer ?? "nothing"}' to this script:\n{script}");
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(5000))
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
