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
            items.Append(FirstParagraph(entry.Document));
            items.Append($"<p class=\"facts{(entry.Succeeded ? "" : " failed")}\">{Html.Escape(entry.Facts)}</p>\n</li>\n");
        }
        string glossary = terms > 0 ? $"<p><a href=\"{GlossaryPage.Address}\">Glossary</a>: {terms} terms, in English and Chinese.</p>\n" : "";
        return PageFrame.Of(title, "", $"<main id=\"content\">\n<h1>{Html.Escape(title)}</h1>\n<ol class=\"chapters\">\n{items}</ol>\n{glossary}</main>\n");
    }

    /// <summary>A notebook's title: its first heading of the first level.</summary>
    /// <param name="document">The notebook.</param>
    /// <returns>The title as text; null where there is none.</returns>
    public static string? TitleOf(NotebookDocument document) =>
        Prose(document).Select(entry => entry.Block).OfType<HeadingBlock>().FirstOrDefault(heading => heading.Level == 1) is { } heading
            ? Plain(heading) : null;

    /// <summary>What a chapter begins with, as its page shows it; what is wrong there, the page says.</summary>
    private static string FirstParagraph(NotebookDocument document) =>
        Prose(document).FirstOrDefault(entry => entry.Block is ParagraphBlock) is { Block: { } paragraph, Text: var text }
            ? new MarkdownRenderer(new PageContext("")).Render(text.Substring(paragraph.Span.Start, paragraph.Span.Length), anchors: false) : "";

    private static IEnumerable<(Block Block, string Text)> Prose(NotebookDocument document) =>
        document.Cells.Where(cell => cell.Kind == CellKind.Markdown).SelectMany(cell => Markdown.Parse(cell.Source).Select(block => (block, cell.Source)));

    private static string Plain(LeafBlock block)
    {
        using var writer = new StringWriter();
        var renderer = new Markdig.Renderers.HtmlRenderer(writer) { EnableHtmlForInline = false, EnableHtmlForBlock = false, EnableHtmlEscape = false };
        renderer.WriteLeafInline(block);
        return writer.ToString().ReplaceLineEndings(" ").Trim();
    }
}
