using System.Diagnostics;
using Course.Notebooks.Export.Programs;
using Course.Notebooks.Running;

namespace Course.Notebooks.Tests.Export;

/// <summary>The course's chapters as programs, built and run. The engine is built already, by the tests' own build.</summary>
public sealed class ChapterProgramTests
{
    /// <summary>When a program is taken for one that never ends.</summary>
    private static readonly TimeSpan s_end = TimeSpan.FromMinutes(5);

    public static TheoryData<string> Chapters => [.. CourseFolder.Chapters(Repository.Root).Select(path => Path.GetRelativePath(Repository.Root, path))];

    [Theory]
    [MemberData(nameof(Chapters))]
    public async Task Every_chapter_runs_as_a_program_that_checks_its_claims_and_draws_its_pictures(string chapter)
    {
        string source = Path.Combine(Repository.Root, chapter);
        var notebook = new NotebookRunner(new RunOptions { UsesQuickValues = true }).Read(source);
        string folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "programs")).FullName;
        string target = Path.Combine(folder, Path.GetFileNameWithoutExtension(chapter) + ".cs");
        string pictures = Path.ChangeExtension(target, null) + "-pictures";
        if (Directory.Exists(pictures))
            Directory.Delete(pictures, recursive: true);
        File.WriteAllText(target, CSharpExporter.Export(notebook, source, target));

        var (exitCode, output, errors) = await Run(target, folder);
        Assert.True(exitCode == 0, $"{output}\n{errors}");
        int claims = notebook.Cells.Count(cell => cell.HasTag("claim"));
        Assert.InRange(output.Split('\n').Count(line => line.StartsWith("✓ ", StringComparison.Ordinal)), claims, int.MaxValue);
        Assert.NotEmpty(Directory.GetFiles(pictures));
    }

    private static async Task<(int ExitCode, string Output, string Errors)> Run(string program, string folder)
    {
        var start = new ProcessStartInfo("dotnet", ["run", "-c", "Release", program]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        // The test runner's own MSBuild must not be taken for this build's, and no build process may outlive the test.
        foreach (string variable in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(variable);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
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
        return (process.ExitCode, await output, await errors);
    }
}
