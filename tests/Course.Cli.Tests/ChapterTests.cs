using Course.Notebooks.Documents;
using Course.Notebooks.Kernel;
using Course.Notebooks.Running;
using Xunit.Abstractions;

namespace Course.Cli.Tests;

/// <summary>The course's own notebooks.</summary>
public sealed class ChapterTests(ITestOutputHelper output)
{
    /// <summary>20 seconds of a machine with two processors. What else the machine does counts little, as waiting is not working.</summary>
    private static readonly TimeSpan s_work = TimeSpan.FromSeconds(40);

    /// <summary>When a run is taken for one that never ends.</summary>
    private static readonly TimeSpan s_end = TimeSpan.FromSeconds(180);

    public static TheoryData<string> Chapters => [.. Repository.Chapters.Select(path => Path.GetFileName(path))];

    [Theory]
    [MemberData(nameof(Chapters))]
    public async Task Every_chapter_runs_to_its_end_with_its_quick_values_in_40_seconds_of_processor_time(string chapter)
    {
        string path = Path.Combine(Repository.Root, "notebooks", chapter);
        var runner = new NotebookRunner(new RunOptions { Parameters = Repository.QuickValues(path), Timeout = s_end });
        var notebook = runner.Read(path);
        var run = await runner.Run(path, notebook);
        string failures = string.Join('\n', run.Cells.Where(cell => !cell.Succeeded).Select(cell => $"{cell.Place.Cell.Id}: {string.Join('\n', cell.Error!.Describe())}"));
        Assert.True(run.Succeeded, $"{chapter}\n{failures}");
        // The kernel is one process with all the chapter's threads.
        var work = run.ProcessorTime;
        output.WriteLine($"{work.TotalSeconds:0.0} s of processor time in {run.Elapsed.TotalSeconds:0.0} s.");
        Assert.InRange(work, TimeSpan.FromTicks(1), s_work);
    }

    [Fact]
    public void Every_notebook_keeps_the_rules_of_the_course()
    {
        var problems = Repository.Notebooks.SelectMany(path => CourseRules.Check(NotebookDocument.Read(path)).Select(problem => $"{Path.GetFileName(path)}: {problem}"));
        Assert.Empty(problems);
    }

    [Fact]
    public void Every_notebook_is_laid_out_in_the_stored_form()
    {
        foreach (string path in Repository.Notebooks)
            Assert.Equal(NotebookDocument.Read(path).Stored().ToJson(), File.ReadAllText(path));
    }

    [Fact]
    public void Every_chapter_has_quick_values_for_parameters_that_it_has()
    {
        foreach (string chapter in Repository.Chapters)
        {
            var known = NotebookParameters.Of(NotebookDocument.Read(chapter)).Select(parameter => parameter.Name).ToList();
            Assert.All(Repository.QuickValues(chapter).Keys, name => Assert.Contains(name, known));
        }
    }
}
