using System.Diagnostics;
using Course.Notebooks.Documents;
using Course.Notebooks.Running;

namespace Course.Cli.Tests;

/// <summary>The chapters in the real .NET Interactive, started by Jupyter as a reader's would be.</summary>
/// <remarks><c>dotnet-interactive</c> is looked for in the folder that DOTNET_INTERACTIVE names, and on the PATH; <c>jupyter</c> with nbconvert on the PATH.</remarks>
public sealed class DotnetInteractiveTests(DotnetInteractiveTests.Installation installation) : IClassFixture<DotnetInteractiveTests.Installation>, IDisposable
{
    /// <summary>When a run is taken for one that never ends.</summary>
    private static readonly TimeSpan s_end = TimeSpan.FromMinutes(8);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dotnet-interactive-");

    public void Dispose() => _folder.Delete(recursive: true);

    public static TheoryData<string> Chapters => ChapterTests.Chapters;

    [SkippableTheory]
    [MemberData(nameof(Chapters))]
    public async Task Every_chapter_runs_unchanged_in_dotnet_interactive(string chapter)
    {
        Skip.If(OperatingSystem.IsWindows(), "The chapter's folder is made of symbolic links, which Windows allows to administrators only.");
        Skip.If(installation.Missing is not null, installation.Missing);

        string notebooks = LayChapter(chapter);
        await Run(installation.Jupyter!, installation.Environment, "nbconvert", "--to", "notebook", "--execute", "--output", "executed.ipynb",
            "--ExecutePreprocessor.kernel_name=.net-csharp", "--ExecutePreprocessor.timeout=240", "--ExecutePreprocessor.startup_timeout=240", Path.Combine(notebooks, chapter));

        var executed = NotebookDocument.Read(Path.Combine(notebooks, "executed.ipynb"));
        var code = executed.Cells.Where(cell => cell.Kind == CellKind.Code).ToList();
        Assert.Empty(code.Where(cell => cell.Outputs.OfType<ErrorOutput>().Any() != cell.Tags.Contains("raises-exception")).Select(cell => cell.Id));
        Assert.Empty(code.Where(cell => cell.Id.StartsWith("picture-", StringComparison.Ordinal) && cell.Outputs.Count == 0).Select(cell => cell.Id));
    }

    /// <summary>A folder like the working tree with the chapter in it, its quick values set.</summary>
    private string LayChapter(string name)
    {
        foreach (string folder in new[] { "artifacts", "datasets" })
            Directory.CreateSymbolicLink(Path.Combine(_folder.FullName, folder), Path.Combine(Repository.Root, folder));
        File.CreateSymbolicLink(Path.Combine(_folder.FullName, "Course.sln"), Path.Combine(Repository.Root, "Course.sln"));
        string notebooks = _folder.CreateSubdirectory("notebooks").FullName, source = Path.Combine(Repository.Root, "notebooks");
        File.Copy(Path.Combine(source, "setup.ipynb"), Path.Combine(notebooks, "setup.ipynb"));
        var chapter = NotebookDocument.Read(Path.Combine(source, name));
        NotebookParameters.Inject(chapter, name, Repository.QuickValues(Path.Combine(source, name)));
        File.WriteAllText(Path.Combine(notebooks, name), chapter.ToJson());
        return notebooks;
    }

    private static async Task Run(string program, Dictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        using var end = new CancellationTokenSource(s_end);
        try
        {
            await process.WaitForExitAsync(end.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{Path.GetFileName(program)} {arguments[0]} was still running after {s_end.TotalMinutes} minutes.");
        }
        Assert.True(process.ExitCode == 0, $"{Path.GetFileName(program)} {arguments[0]} ended with {process.ExitCode}.\n{await output}\n{await error}");
    }

    /// <summary>.NET Interactive, registered as a kernel of Jupyter's in a folder of its own, once for all chapters.</summary>
    public sealed class Installation : IAsyncLifetime
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dotnet-interactive-kernel-");
        private readonly string? _tool = Find("dotnet-interactive", System.Environment.GetEnvironmentVariable("DOTNET_INTERACTIVE"));

        public string? Jupyter { get; } = Find("jupyter");

        /// <summary>What the tests need and this machine lacks, as a sentence; null where nothing is missing.</summary>
        public string? Missing =>
            _tool is null ? "dotnet-interactive is neither in the folder that DOTNET_INTERACTIVE names nor on the PATH: dotnet tool install -g Microsoft.dotnet-interactive."
            : Jupyter is null || Find("jupyter-nbconvert") is null ? "jupyter with nbconvert is not on the PATH."
            : null;

        // The kernel's description says "dotnet interactive", so the tool has to be on the PATH.
        public Dictionary<string, string> Environment => new()
        {
            ["PATH"] = Path.GetDirectoryName(_tool) + Path.PathSeparator + System.Environment.GetEnvironmentVariable("PATH"),
            ["JUPYTER_PATH"] = _folder.FullName,
            ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
        };

        public async Task InitializeAsync()
        {
            if (Missing is null)
                await Run(_tool!, Environment, "jupyter", "install", "--path", _folder.CreateSubdirectory("kernels").FullName);
        }

        public Task DisposeAsync()
        {
            _folder.Delete(recursive: true);
            return Task.CompletedTask;
        }

        private static string? Find(string program, string? folder = null) =>
            (folder is null ? [] : new[] { folder }).Concat((System.Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
                .Where(place => place.Length > 0).Select(place => Path.GetFullPath(Path.Combine(place, program))).FirstOrDefault(File.Exists);
    }
}
