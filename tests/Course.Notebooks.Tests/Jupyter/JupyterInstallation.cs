using System.Diagnostics;
using Course.Notebooks.Jupyter;

namespace Course.Notebooks.Tests.Jupyter;

/// <summary>The machine's Jupyter, with the course's kernel registered in a folder of the tests.</summary>
public sealed class JupyterInstallation : IDisposable
{
    /// <summary>Kernels, servers and browsers of several tests at once would only slow each other down.</summary>
    public const string OneAtATime = "Jupyter";

    private static readonly Lazy<string?> s_python = new(FindPython);

    public JupyterInstallation()
    {
        Folder = Directory.CreateTempSubdirectory("course-jupyter-").FullName;
        Prefix = Path.Combine(Folder, "prefix");
        new JupyterKernelSpec(JupyterKernelSpec.OfPrefix(Prefix), JupyterKernelSpec.DefaultName).Install();
    }

    /// <summary>A Python that can speak to kernels; skips the test where there is none.</summary>
    public static string Python
    {
        get
        {
            Skip.If(s_python.Value is null, "No Python here has jupyter_client and ipykernel (Debian: python3-jupyter-client, python3-ipykernel).");
            return s_python.Value!;
        }
    }

    /// <summary>A folder of the tests.</summary>
    public string Folder { get; }

    /// <summary>The installation that the kernel is registered in.</summary>
    public string Prefix { get; }

    /// <summary>Skips the test where Python lacks a module.</summary>
    public static void Needs(string module, string package) =>
        Skip.IfNot(Succeeds(Python, $"import {module}"), $"No {module} here (Debian: {package}).");

    /// <summary>Starts Python so that it knows the course's kernel and no other, and keeps its settings among the tests' files.</summary>
    public Process StartPython(string workingDirectory, params string[] arguments)
    {
        var start = new ProcessStartInfo(Python, arguments)
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["JUPYTER_PATH"] = Path.Combine(Prefix, "share", "jupyter");
        foreach (string setting in new[] { "JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR", "JUPYTER_DATA_DIR", "IPYTHONDIR" })
            start.Environment[setting] = Path.Combine(Folder, setting.ToLowerInvariant());
        return Process.Start(start)!;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static string? FindPython() =>
        new[] { "python3", "/usr/bin/python3", "python" }.FirstOrDefault(python => Succeeds(python, "import jupyter_client, ipykernel"));

    private static bool Succeeds(string python, string code)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(python, ["-c", code]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
            return process.WaitForExit(TimeSpan.FromMinutes(1)) && process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
