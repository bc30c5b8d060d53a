using Course.Notebooks.Documents;
using Course.Notebooks.Kernel;
using Course.Notebooks.Running;

namespace Course.Cli.Tests;

/// <summary>The course's own notebooks.</summary>
public sealed class ChapterTests
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Every_chapter_runs_to_its_end_in_under_20_seconds_with_its_quick_values()
    {
        foreach (string chapter in Repository.Chapters)
        {
            var run = await Run(chapter);
            // Other test programs may have the processors. A chapter that used little of them would have been done in time.
            Assert.True(
                run.Elapsed < s_limit || run.ProcessorTime < s_limit,
                $"{Path.GetFileName(chapter)} took {run.Elapsed.TotalSeconds:0.0} s, and {run.ProcessorTime.TotalSeconds:0.0} s of the processors.");
        }
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

    private static async Task<NotebookRun> Run(string chapter)
    {
        var runner = new NotebookRunner(new RunOptions { Parameters = Repository.QuickValues(chapter), Timeout = TimeSpan.FromMinutes(5) });
        var run = await runner.Run(chapter, runner.Read(chapter), new Silent());
        string failures = string.Join('\n', run.Cells.Where(cell => !cell.Succeeded).Select(cell => $"{cell.Place.Cell.Id}: {string.Join('\n', cell.Error!.Describe())}"));
        Assert.True(run.Succeeded, $"{Path.GetFileName(chapter)}\n{failures}");
        return run;
    }

    private sealed class Silent : IRunObserver
    {
        public void CellStarted(RunningCell cell)
        {
        }

        public void CellSaid(RunningCell cell, KernelEvent kernelEvent)
        {
        }

        public void CellEnded(CellRun cell)
        {
        }
    }
}
