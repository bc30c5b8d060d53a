using Course.Notebooks.Export.Programs;
using Course.Notebooks.Running;

namespace Course.Notebooks.Tests.Export;

/// <summary>The course's chapters as programs, built and run. The engine is built already, by the tests' own build.</summary>
public sealed class ChapterProgramTests
{
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

        var (exitCode, output, errors) = await Programs.Run(folder, "dotnet", ["run", "-c", "Release", target]);
        Assert.True(exitCode == 0, $"{output}\n{errors}");
        int claims = notebook.Cells.Count(cell => cell.HasTag("claim"));
        Assert.InRange(output.Split('\n').Count(line => line.StartsWith("✓ ", StringComparison.Ordinal)), claims, int.MaxValue);
        Assert.NotEmpty(Directory.GetFiles(pictures));
    }
}
