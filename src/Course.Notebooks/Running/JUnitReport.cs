using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Course.Notebooks.Documents;
using Course.Notebooks.Kernel;

namespace Course.Notebooks.Running;

/// <summary>Runs as JUnit XML, which build servers show: a suite for each notebook, a case for each code cell.</summary>
public static class JUnitReport
{
    /// <summary>Writes the report of some runs.</summary>
    /// <param name="runs">The runs, failed or not.</param>
    /// <param name="path">The file; an existing one is replaced in one step. Its folder is made if need be.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(IReadOnlyList<NotebookRun> runs, string path) =>
        NotebookFile.Write(path, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + Of(runs) + "\n");

    /// <summary>The report of some runs.</summary>
    /// <param name="runs">The runs.</param>
    /// <returns>The root element, <c>testsuites</c>.</returns>
    public static XElement Of(IReadOnlyList<NotebookRun> runs)
    {
        var suites = runs.Select(Suite).ToList();
        return new XElement("testsuites", new XAttribute("name", "course run"), Sum("tests"), Sum("failures"), Sum("errors"), Sum("skipped"),
            new XAttribute("time", Seconds(TimeSpan.FromTicks(runs.Sum(run => run.Elapsed.Ticks)))), suites);

        XAttribute Sum(string count) => new(count, suites.Sum(suite => (int)suite.Attribute(count)!));
    }

    private static XElement Suite(NotebookRun run)
    {
        var cases = run.Cells.Select(cell => Case(run, cell)).ToList();
        var skipped = run.NotRun.Select(cell => Case(run, cell, TimeSpan.Zero, new XElement("skipped", new XAttribute("message", run.WasStopped ? "The run was stopped before it." : "A cell before it failed.")))).ToList();
        return new XElement("testsuite", new XAttribute("name", Text(run.Path)), new XAttribute("tests", cases.Count + skipped.Count),
            new XAttribute("failures", cases.Count(one => one.Element("failure") is not null)),
            new XAttribute("errors", cases.Count(one => one.Element("error") is not null)),
            new XAttribute("skipped", skipped.Count), new XAttribute("time", Seconds(run.Elapsed)), cases, skipped);
    }

    private static XElement Case(NotebookRun run, CellRun cell)
    {
        if (cell.Error is not { } error)
            return Case(run, cell.Place.Cell, cell.Elapsed, null);
        // What the cell's code did is a failure; what befell the kernel is an error.
        string kind = error.Type is CellError.KernelDied or CellError.TimedOut or NotebookRun.Stopped ? "error" : "failure";
        return Case(run, cell.Place.Cell, cell.Elapsed, new XElement(kind,
            new XAttribute("type", Text(error.Type)), new XAttribute("message", Text(error.Message)), Text(string.Join('\n', error.Describe()))));
    }

    private static XElement Case(NotebookRun run, Cell cell, TimeSpan elapsed, XElement? outcome) => new("testcase",
        new XAttribute("classname", Text(Path.GetFileNameWithoutExtension(run.Path))), new XAttribute("name", Text(cell.Id)),
        new XAttribute("time", Seconds(elapsed)), outcome);

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);

    /// <summary>Text as XML can hold it: a character that XML forbids becomes U+FFFD.</summary>
    private static string Text(string text)
    {
        var kept = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
                kept.Append(text, i++, 2);
            else
                kept.Append(XmlConvert.IsXmlChar(text[i]) ? text[i] : '\uFFFD');
        }
        return kept.ToString();
    }
}
