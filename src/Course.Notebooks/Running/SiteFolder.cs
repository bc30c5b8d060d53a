using System.Globalization;
using Course.Notebooks.Documents;
using Course.Notebooks.Export;

namespace Course.Notebooks.Running;

/// <summary>Where executed notebooks are laid: as <c>.ipynb</c>, and as pages to read in a browser.</summary>
public static class SiteFolder
{
    /// <summary>The default place for a notebook's results.</summary>
    /// <param name="notebook">The notebook's file.</param>
    /// <returns><c>artifacts/site</c> of the course that the notebook belongs to, found upward by its <c>Course.sln</c>; else <c>site</c> here.</returns>
    public static string For(string notebook) =>
        CourseFolder.Of(notebook) is { } course ? Path.Combine(course, "artifacts", "site") : Path.GetFullPath("site");

    /// <summary>Writes what a run gave. Existing files of the same names are replaced, each in one step.</summary>
    /// <param name="run">The run, failed or not.</param>
    /// <param name="folder">The folder; it is made if need be.</param>
    /// <param name="links">Where the page's neighbours are; null for a page by itself.</param>
    /// <param name="others">The notebooks that are written to the same folder, whose pages the page's prose may link.</param>
    /// <returns>The files.</returns>
    /// <exception cref="ExportException">The page cannot be written; the notebook is.</exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static (string Notebook, string Page) Write(NotebookRun run, string folder, PageLinks? links = null, IEnumerable<string>? others = null)
    {
        string name = Path.GetFileNameWithoutExtension(run.Path);
        string notebook = Path.Combine(folder, name + ".ipynb");
        string page = Path.Combine(folder, name + ".html");
        NotebookFile.Write(notebook, run.Executed.ToJson());
        NotebookFile.Write(page, HtmlExporter.Export(
            run.Executed, name, Path.GetDirectoryName(Path.GetFullPath(run.Path))!, links, new ProseLinks(run.Path, page, others ?? [])));
        return (notebook, page);
    }

    /// <summary>Where a notebook's page has its neighbours in a site.</summary>
    /// <param name="notebooks">The site's notebooks, in their order.</param>
    /// <param name="place">The page's place among them.</param>
    /// <returns>The links.</returns>
    public static PageLinks Links(IReadOnlyList<(string Path, NotebookDocument Notebook)> notebooks, int place)
    {
        return new PageLinks(Neighbour(place - 1), Neighbour(place + 1));

        (string, string)? Neighbour(int at) => at >= 0 && at < notebooks.Count
            ? (Address(notebooks[at].Path), IndexPage.TitleOf(notebooks[at].Notebook) ?? Path.GetFileNameWithoutExtension(notebooks[at].Path))
            : null;
    }

    /// <summary>Writes the index of a site, and its glossary.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="runs">The runs of its notebooks, in their order; those without a page are left out.</param>
    /// <param name="glossary">The terms; none for a site without a glossary.</param>
    /// <param name="folder">The folder that the pages are in.</param>
    /// <param name="isQuick">Whether the notebooks ran with their quick values, which the index then says.</param>
    /// <returns>The index's file.</returns>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static string WriteIndex(string title, IReadOnlyList<NotebookRun> runs, IReadOnlyList<GlossaryEntry> glossary, string folder, bool isQuick = false)
    {
        string index = Path.Combine(folder, PageLinks.Index);
        runs = [.. runs.Where(run => File.Exists(Path.Combine(folder, Path.GetFileNameWithoutExtension(run.Path) + ".html")))];
        var entries = runs.Select(run => new IndexEntry(
            Address(run.Path), run.Executed, Facts(run), run.Succeeded, new ProseLinks(run.Path, index, runs.Select(other => other.Path))));
        NotebookFile.Write(index, IndexPage.Of(title, [.. entries], glossary.Count, isQuick));
        if (glossary.Count > 0)
            NotebookFile.Write(Path.Combine(folder, GlossaryPage.Address), GlossaryPage.Of(glossary, Chapter));
        return index;

        (string, string)? Chapter(string number) =>
            runs.FirstOrDefault(run => Path.GetFileName(run.Path).StartsWith(number + "-", StringComparison.Ordinal)) is { } run
                ? (Address(run.Path), IndexPage.TitleOf(run.Executed) ?? number)
                : null;
    }

    private static string Address(string path) => Uri.EscapeDataString(Path.GetFileNameWithoutExtension(path) + ".html");

    private static string Facts(NotebookRun run)
    {
        if (!run.WasStarted)
            return "The page is from an earlier run.";
        if (!run.Succeeded)
            return $"{(run.WasStopped ? "Was stopped" : "Did not run to its end")}: {run.Cells.Count(cell => cell.Succeeded)} of {run.CellCount} cells succeeded.";
        int claims = run.Executed.Cells.Count(cell => cell.HasTag("claim"));
        string checkedCells = claims > 0 ? $", {claims} of them check what the text says" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{run.CountOfCells}{checkedCells}. Ran in {run.Elapsed.TotalSeconds:0} s.");
    }
}
