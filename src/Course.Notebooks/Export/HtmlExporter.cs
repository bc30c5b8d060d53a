using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Course.Notebooks.Documents;
using Course.Notebooks.Running;

namespace Course.Notebooks.Export;

/// <summary>Writes an executed notebook as one HTML page that needs no script, no network and no other file.</summary>
public static class HtmlExporter
{
    private const int DeepestLevelInContents = 3;

    /// <summary>How many lines a cell may have that is kept on one sheet of paper. A figure counts for more: it is kept whole by itself, and its cell with it would leave half a sheet empty.</summary>
    private const int LinesKeptTogether = 18;
    private const int LinesOfAFigure = 20;

    /// <summary>Exports a notebook as it is; it is not run.</summary>
    /// <param name="document">The notebook, usually with the outputs of a run.</param>
    /// <param name="title">The page's title where the notebook does not begin with a heading of the first level, which else is the title.</param>
    /// <param name="baseDirectory">The notebook's folder, which the addresses of images are relative to.</param>
    /// <param name="links">Where the page's neighbours are; null for a page by itself.</param>
    /// <param name="prose">Where the links in its prose lead from the page; null to leave them as they are.</param>
    /// <returns>The page. It is well-formed XML as far as the notebook's own HTML is.</returns>
    /// <exception cref="ExportException">A formula cannot be read, or an image is not there; every problem is listed.</exception>
    public static string Export(NotebookDocument document, string title, string baseDirectory, PageLinks? links = null, ProseLinks? prose = null)
    {
        var page = new PageContext(baseDirectory, prose);
        var markdown = new MarkdownRenderer(page);
        var outputs = new OutputRenderer(page, markdown);
        var body = new StringBuilder();
        for (var i = 0; i < document.Cells.Count; i++)
        {
            var cell = document.Cells[i];
            page.Place = $"cell {i + 1} (\"{cell.Id}\")";
            body.Append(cell.Kind switch
            {
                CellKind.Markdown => MarkdownCell(cell, page, markdown),
                CellKind.Code => CodeCell(cell, page, outputs),
                _ => $"<pre class=\"raw\">{Html.Escape(cell.Source)}</pre>\n",
            });
        }
        if (page.Problems.Count > 0)
            throw new ExportException(page.Problems);
        return Page(title, page, Banner(document) + body, links);
    }

    /// <summary>Says of a run with other values that the text does not speak of it.</summary>
    private static string Banner(NotebookDocument document) =>
        document.Cells.FirstOrDefault(cell => cell.HasTag(NotebookParameters.InjectedTag)) is { } injected
            ? $"<p class=\"quick\">This page is of a run with other values ({Html.Escape(string.Join(", ", injected.Source.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd(';'))))}): "
                + "the numbers in its text belong to the notebook's own values, those under its cells to this run.</p>\n"
            : "";

    private static string MarkdownCell(Cell cell, PageContext page, MarkdownRenderer markdown) =>
        $"<div class=\"cell prose\" id=\"{page.UniqueId("cell-" + cell.Id)}\">\n{markdown.Render(cell.Source, cell.Attachments)}</div>\n";

    private static string CodeCell(Cell cell, PageContext page, OutputRenderer outputs)
    {
        var source = cell.Source.TrimEnd('\n');
        if (source.Length == 0 && cell.Outputs.Count == 0)
            return "";
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"<div class=\"cell code{(cell.Outputs.Count > 0 ? " with-output" : "")}{(Lines(source) + cell.Outputs.Sum(Lines) <= LinesKeptTogether ? " short" : "")}\" id=\"{page.UniqueId("cell-" + cell.Id)}\" role=\"group\" aria-label=\"Code cell\">\n");
        html.Append("<div class=\"source\"><pre class=\"code\"><code>").Append(CSharpHighlighter.Highlight(source)).Append("</code></pre>");
        var notes = Notes(cell).ToList();
        if (notes.Count > 0)
            html.Append("<p class=\"notes\">").Append(string.Join(" · ", notes)).Append("</p>");
        html.Append("</div>\n");
        if (cell.Outputs.Count > 0)
            html.Append("<div class=\"outputs\">\n").Append(outputs.Render(cell.Outputs)).Append("</div>\n");
        return html.Append("</div>\n").ToString();
    }

    private static int Lines(string text) => 1 + text.AsSpan().Count('\n');

    private static int Lines(CellOutput output) => output switch
    {
        StreamOutput stream => Lines(stream.Text),
        ErrorOutput error => Lines(error.Message) + error.Traceback.Count,
        DisplayOutput { Data: var data } when data.Text("text/html") is { } html && !html.Contains("<svg", StringComparison.Ordinal) && !html.Contains("<img", StringComparison.Ordinal) =>
            1 + Regex.Count(html, "<tr\\b|<br\\b|<p\\b|\n"),
        DisplayOutput { Data: var data } when !data.MimeTypes.Any(mime => mime.StartsWith("image/", StringComparison.Ordinal) || mime == "text/html") => Lines(data.Text("text/plain") ?? ""),
        _ => LinesOfAFigure,
    };

    private static IEnumerable<string> Notes(Cell cell)
    {
        if (cell.HasTag("raises-exception"))
            yield return "<span>meant to fail</span>";
        if (cell.HasTag(NotebookParameters.InjectedTag))
            yield return "<span>set for this run</span>";
        if (cell.ExecutionTime is { } time)
            yield return $"<span title=\"How long the cell ran\">{Duration(time)}</span>";
    }

    private static string Duration(TimeSpan time) => time switch
    {
        { TotalMilliseconds: < 999.5 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0} ms"),
        { TotalSeconds: < 59.95 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)Math.Round(time.TotalSeconds) / 60} min {(int)Math.Round(time.TotalSeconds) % 60} s"),
    };

    private static string Page(string title, PageContext page, string body, PageLinks? links)
    {
        var startsWithTitle = page.Headings is [{ Level: 1 }, ..];
        var contents = Contents(startsWithTitle ? page.Headings.Skip(1) : page.Headings);
        var hasContents = contents.Length > 0;
        var wide = hasContents ? $"<nav class=\"contents wide\" aria-label=\"Contents\">\n<p>Contents</p>\n{contents}</nav>\n" : "";
        var narrow = hasContents ? $"<nav class=\"contents narrow\" aria-label=\"Contents\">\n<details>\n<summary>Contents</summary>\n{contents}</details>\n</nav>\n" : "";
        var heading = startsWithTitle ? "" : $"<h1>{Html.Escape(title)}</h1>\n";
        return PageFrame.Of(
            startsWithTitle ? page.Headings[0].Text : title,
            hasContents ? "with-contents" : "",
            $"{wide}{narrow}<main id=\"content\">\n{links?.Top}{heading}{body}{links?.Bottom}</main>\n");
    }

    /// <summary>Nested lists of links. A level that the headings skip does not open an empty list.</summary>
    private static string Contents(IEnumerable<Heading> headings)
    {
        var html = new StringBuilder();
        var open = new Stack<int>();
        foreach (var heading in headings.Where(heading => heading.Level <= DeepestLevelInContents))
        {
            while (open.Count > 1 && open.Peek() > heading.Level)
            {
                html.Append("</li></ul>\n");
                open.Pop();
            }
            if (open.Count == 0 || heading.Level > open.Peek())
            {
                html.Append("<ul>\n");
                open.Push(heading.Level);
            }
            else
                html.Append("</li>\n");
            html.Append("<li><a href=\"#").Append(Html.Escape(heading.Id)).Append("\">").Append(heading.Html).Append("</a>");
        }
        while (open.TryPop(out _))
            html.Append("</li></ul>\n");
        return html.ToString();
    }
}
