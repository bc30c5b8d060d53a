using System.Xml.Linq;
using Course.Notebooks.Documents;
using Course.Notebooks.Kernel;
using Course.Notebooks.Running;

namespace Course.Notebooks.Tests.Running;

public sealed class JUnitReportTests
{
    [Fact]
    public void Each_notebook_is_a_suite_and_each_code_cell_a_case()
    {
        var report = JUnitReport.Of([Run("a/01-one.ipynb", [null, null]), Run("b.ipynb", [null, new CellError("E", "why <\u0001>")], notRun: 2)]);
        Assert.Equal(("6", "1", "0", "2"), Counts(report));
        var suites = report.Elements("testsuite").ToList();
        Assert.Equal(["a/01-one.ipynb", "b.ipynb"], suites.Select(suite => suite.Attribute("name")!.Value));
        Assert.Equal(("4", "1", "0", "2"), Counts(suites[1]));
        var failed = suites[1].Elements("testcase").ElementAt(1);
        Assert.Equal(("b", "cell-1", "1.500"), (failed.Attribute("classname")!.Value, failed.Attribute("name")!.Value, failed.Attribute("time")!.Value));
        Assert.Equal(("E", "why <\uFFFD>"), (failed.Element("failure")!.Attribute("type")!.Value, failed.Element("failure")!.Attribute("message")!.Value));
        Assert.Equal(2, suites[1].Elements("testcase").Count(one => one.Element("skipped") is not null));
    }

    [Fact]
    public void The_death_of_a_kernel_is_an_error_rather_than_a_failure() =>
        Assert.Equal(("1", "0", "1", "0"), Counts(JUnitReport.Of([Run("a.ipynb", [new CellError(CellError.KernelDied, "gone")])])));

    [Fact]
    public void A_cell_at_which_the_run_was_stopped_is_an_error_and_those_after_it_are_skipped() =>
        Assert.Equal(("3", "0", "1", "1"), Counts(JUnitReport.Of([Run("a.ipynb", [null, new CellError(NotebookRun.Stopped, "here")], notRun: 1)])));

    [Fact]
    public void The_file_can_be_read_back_and_says_the_same()
    {
        string path = Path.Combine(Path.GetTempPath(), $"junit-{Guid.NewGuid():N}", "report.xml");
        IReadOnlyList<NotebookRun> runs = [Run("größe\ud800.ipynb", [new CellError("E", "\u001b[31mred\u001b[0m 😀")])];
        JUnitReport.Write(runs, path);
        Assert.Equal(JUnitReport.Of(runs).ToString(), XDocument.Load(path).Root!.ToString());
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }

    private static (string, string, string, string) Counts(XElement element) =>
        (element.Attribute("tests")!.Value, element.Attribute("failures")!.Value, element.Attribute("errors")!.Value, element.Attribute("skipped")!.Value);

    private static NotebookRun Run(string path, CellError?[] errors, int notRun = 0)
    {
        var cells = errors.Select((_, i) => Cell.Code($"cell-{i}", "1")).ToList();
        var skipped = Enumerable.Range(0, notRun).Select(i => Cell.Code($"left-{i}", "1")).ToList();
        var runs = errors.Select((error, i) => new CellRun(new RunningCell(cells[i], i + 1, errors.Length + notRun, null), TimeSpan.FromSeconds(1.5), error)).ToList();
        return new NotebookRun(path, new NotebookDocument(), errors.Length + notRun, runs, TimeSpan.FromSeconds(3)) { NotRun = skipped };
    }
}
