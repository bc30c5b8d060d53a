using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Course.Grading.Host;

namespace Course.Grading.Isolation;

/// <summary>How an answer's process is started: with what around it, and with which limits.</summary>
internal sealed class Sandbox
{
    private readonly HostFolder _host;

    /// <param name="kind">What is around the process.</param>
    /// <param name="host">The program.</param>
    public Sandbox(IsolationKind kind, HostFolder host) => (Kind, _host) = (kind, host);

    public IsolationKind Kind { get; }

    /// <summary>Whether the kernel keeps the memory limit; otherwise the grader looks at the process now and then.</summary>
    public bool LimitsMemory { get; } = Tool("prlimit") is not null;

    /// <summary>What is in force, as a sentence for reports.</summary>
    public string Description
    {
        get
        {
            string files = Kind switch
            {
                IsolationKind.Bubblewrap => "bubblewrap: no files but the course's libraries (read-only) and an empty scratch folder, no network, no other processes",
                IsolationKind.Unshare => "unshare: no network, no other processes; the files of the user who grades can be read (install bubblewrap to hide them)",
                _ => "no isolation by the system: answers run as the user who grades, and only what they may call is limited",
            };
            string calls = SystemCallFilter.IsSupported ? "; a seccomp filter refuses new processes and sockets" : "";
            string memory = LimitsMemory ? "; memory is limited by the kernel" : "; memory is watched";
            return files + calls + memory + ".";
        }
    }

    /// <summary>The strongest isolation that works here.</summary>
    /// <param name="host">The program.</param>
    /// <param name="works">Tries a sandbox with a small answer.</param>
    public static Sandbox Strongest(HostFolder host, Func<Sandbox, bool> works)
    {
        foreach (var kind in new[] { IsolationKind.Bubblewrap, IsolationKind.Unshare }.Where(IsInstalled))
        {
            var sandbox = new Sandbox(kind, host);
            if (works(sandbox))
                return sandbox;
        }
        return new Sandbox(IsolationKind.None, host);
    }

    public static bool IsInstalled(IsolationKind kind) => kind switch
    {
        IsolationKind.Bubblewrap => OperatingSystem.IsLinux() && Tool("bwrap") is not null,
        IsolationKind.Unshare => OperatingSystem.IsLinux() && Tool("unshare") is not null,
        _ => true,
    };

    /// <summary>What starts a process for one answer.</summary>
    /// <param name="pipe">The handle of the pipe for its replies.</param>
    /// <param name="scratch">An empty folder that is its own.</param>
    /// <param name="limits">What it may take.</param>
    public ProcessStartInfo Start(string pipe, string scratch, Limits limits)
    {
        List<string> command = [DotNet, _host.ProgramPath, pipe];
        if (SystemCallFilter.IsSupported)
            command.Add("seal");
        if (Kind == IsolationKind.Bubblewrap)
            command.InsertRange(0, [Tool("bwrap")!, .. Bubblewrap(), "--"]);
        if (Kind == IsolationKind.Unshare)
            command.InsertRange(0, [Tool("unshare")!, "--user", "--map-root-user", "--net", "--ipc", "--pid", "--fork", "--kill-child", "--"]);
        if (Tool("prlimit") is { } prlimit)
            command.InsertRange(0, [prlimit, $"--data={limits.Memory}", $"--fsize={Limits.FileBytes}", "--core=0", "--"]);
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            WorkingDirectory = scratch,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Nothing of the grader's environment, which may hold secrets, is passed on.
        start.Environment.Clear();
        start.Environment["PATH"] = "/nonexistent";
        start.Environment["TMPDIR"] = start.Environment["TMP"] = start.Environment["TEMP"] = start.Environment["HOME"] = Kind == IsolationKind.Bubblewrap ? "/tmp" : scratch;
        if (OperatingSystem.IsWindows())
            start.Environment["SystemRoot"] = Environment.GetEnvironmentVariable("SystemRoot");
        // One processor for each answer: the grader runs as many answers as there are processors.
        start.Environment["DOTNET_PROCESSOR_COUNT"] = "1";
        start.Environment["DOTNET_GCHeapHardLimit"] = limits.Memory.ToString("X", CultureInfo.InvariantCulture);
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        return start;
    }

    private IEnumerable<string> Bubblewrap()
    {
        List<string> arguments =
        [
            "--unshare-all", "--unshare-user", "--uid", "65534", "--gid", "65534", "--cap-drop", "ALL", "--die-with-parent", "--new-session",
            "--proc", "/proc", "--dev", "/dev", "--size", Limits.FileBytes.ToString(CultureInfo.InvariantCulture), "--tmpfs", "/tmp", "--chdir", "/tmp",
        ];
        // Libraries of the system, and no programs.
        foreach (string folder in new[] { "/usr/lib", "/usr/lib64", "/lib", "/lib64", "/etc/ld.so.cache", "/etc/ssl/openssl.cnf" })
        {
            if (new DirectoryInfo(folder) is { Exists: true, LinkTarget: { } target })
                arguments.AddRange("--symlink", target, folder);
            else if (Path.Exists(folder))
                arguments.AddRange("--ro-bind", folder, folder);
        }
        // .NET without its SDK, and the course's libraries. No data: what an answer needs of it is in its inputs, and the labels of tests are nobody's to see.
        string dotnet = Path.GetDirectoryName(DotNet)!;
        foreach (string path in new[] { DotNet, Path.Combine(dotnet, "host"), Path.Combine(dotnet, "shared"), _host.Folder })
            arguments.AddRange("--ro-bind", path, path);
        return arguments;
    }

    private static string DotNet { get; } = Path.GetFullPath(
        Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));

    private static string? Tool(string name) =>
        !OperatingSystem.IsLinux() ? null : new[] { "/usr/bin", "/bin", "/usr/local/bin" }.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
}
