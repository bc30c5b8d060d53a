using System.Diagnostics;

namespace Course.Notebooks.Tests.Export;

/// <summary>Runs programs that tests make or need.</summary>
internal static class Programs
{
    /// <summary>When a program is taken for one that never ends.</summary>
    private static readonly TimeSpan s_end = TimeSpan.FromMinutes(5);

    public static async Task<(int ExitCode, string Output, string Errors)> Run(string folder, string program, string[] arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        // The test runner's own MSBuild must not be taken for this build's, and no build process may outlive the test.
        foreach (string variable in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(variable);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        try
        {
            await process.WaitForExitAsync().WaitAsync(s_end);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
        return (process.ExitCode, (await output).ReplaceLineEndings("\n"), await errors);
    }
}
