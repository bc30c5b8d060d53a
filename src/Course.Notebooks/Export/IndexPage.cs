using System.Text;
using Course.Notebooks.Documents;
using Markdig;
using Markdig.Syntax;

namespace Course.Notebooks.Export;

/// <summary>One line of the index.</summary>
/// <param name="Address">The page's address, relative to the index.</param>
/// <param name="Document">The chapter.</param>
/// <param name="Facts">What the run says of it, in a few words.</param>
/// <param name="Succeeded">Whether all of it ran.</param>
public sealed record IndexEntry(string Address, NotebookDocument Document, string Facts, bool Succeeded);

/// <summary>The page from which one goes to the chapters.</summary>
public static class IndexPage
{
    /// <summary>Writes the index.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="entries">The chapters in their order.</param>
    /// <param name="terms">How many terms the glossary beside it has; 0 where there is none.</param>
    /// <returns>An HTML page of the same kind as the chapters' pages.</returns>
    public static string Of(string title, IReadOnlyList<IndexEntry> entries, int terms = 0)
    {
        var items = new StringBuilder();
        foreach (var entry in entries)
        {
            items.Append($"<li>\n<h2><a href=\"{Html.Escape(entry.Address)}\">{Html.Escape(TitleOf(entry.Document) ?? entry.Address)}</a></h2>\n");
            items.Append($"<p>{Html.Escape(FirstParagraph(entry.Document))}</p>\n");
            items.Append($"<p class=\"facts{(entry.Succeeded ? "" : " failed")}\">{Html.Escape(entry.Facts)}</p>\n</li>\n");
        }
        string glossary = terms > 0 ? $"<p><a href=\"{GlossaryPage.Address}\">Glossary</a>: {terms} terms, in English and Chinese.</p>\n" : "";
        return PageFrame.Of(title, "", $"<main id=\"content\">\n<h1>{Html.Escape(title)}</h1>\n<ol class=\"chapters\">\n{items}</ol>\n{glossary}</main>\n");
    }

    /// <summary>A notebook's title: its first heading of the first level.</summary>
    /// <param name="document">The notebook.</param>
    /// <returns>The title as text; null where there is none.</returns>
    public static string? TitleOf(NotebookDocument document) =>
        Prose(document).SelectMany(blocks => blocks).OfType<HeadingBlock>().FirstOrDefault(heading => heading.Level == 1) is { } heading
            ? Plain(heading) : null;

    private static string FirstParagraph(NotebookDocument document) =>
        Prose(document).SelectMany(blocks => blocks).OfType<ParagraphBlock>().FirstOrDefault() is { } paragraph ? Plain(paragraph) : "";

    private static IEnumerable<MarkdownDocument> Prose(NotebookDocument document) =>
        document.Cells.Where(cell => cell.Kind == CellKind.Markdown).Select(cell => Markdown.Parse(cell.Source));

    private static string Plain(LeafBlock block)
    {
        using var writer = new StringWriter();
        var renderer = new Markdig.Renderers.HtmlRenderer(writer) { EnableHtmlForInline = false, EnableHtmlForBlock = false, EnableHtmlEscape = false };
        renderer.WriteLeafInline(block);
        return writer.ToString().ReplaceLineEndings(" ").Trim();
    }
}
