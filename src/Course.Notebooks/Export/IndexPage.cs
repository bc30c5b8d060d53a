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
/// <param name="Prose">Where the links in its prose lead from the index; null to leave them as they are.</param>
public sealed record IndexEntry(string Address, NotebookDocument Document, string Facts, bool Succeeded, ProseLinks? Prose = null);

/// <summary>The page from which one goes to the chapters.</summary>
public static class IndexPage
{
    /// <summary>Writes the index.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="entries">The chapters in their order.</param>
    /// <param name="terms">How many terms the glossary beside it has; 0 where there is none.</param>
    /// <param name="isQuick">Whether the chapters ran with their quick values.</param>
    /// <returns>An HTML page of the same kind as the chapters' pages.</returns>
    public static string Of(string title, IReadOnlyList<IndexEntry> entries, int terms = 0, bool isQuick = false)
    {
        var items = new StringBuilder();
        foreach (var entry in entries)
        {
            items.Append($"<li>\n<h2><a href=\"{Html.Escape(entry.Address)}\">{Html.Escape(TitleOf(entry.Document) ?? entry.Address)}</a></h2>\n");
            items.Append(FirstParagraph(entry));
            items.Append($"<p class=\"facts{(entry.Succeeded ? "" : " failed")}\">{Html.Escape(entry.Facts)}</p>\n</li>\n");
        }
        string glossary = terms > 0 ? $"<p><a href=\"{GlossaryPage.Address}\">Glossary</a>: {terms} terms, in English and Chinese.</p>\n" : "";
        string quick = isQuick
            ? "<p class=\"quick\">This is a quick site: each chapter ran with its quick values, on less data and for fewer steps than its text speaks of. Its numbers and charts are rougher than the text says.</p>\n" : "";
        return PageFrame.Of(title, "", $"<main id=\"content\">\n<h1>{Html.Escape(title)}</h1>\n{quick}<ol class=\"chapters\">\n{items}</ol>\n{glossary}</main>\n");
    }

    /// <summary>A notebook's title: its first heading of the first level.</summary>
    /// <param name="document">The notebook.</param>
    /// <returns>The title as text; null where there is none.</returns>
    public static string? TitleOf(NotebookDocument document) =>
        Prose(document).Select(entry => entry.Block).OfType<HeadingBlock>().FirstOrDefault(heading => heading.Level == 1) is { } heading
            ? Plain(heading) : null;

    /// <summary>What a chapter begins with, as its page shows it; what is wrong there, the page says.</summary>
    private static string FirstParagraph(IndexEntry entry) =>
        Prose(entry.Document).FirstOrDefault(part => part.Block is ParagraphBlock) is { Block: { } paragraph, Text: var text }
            ? new MarkdownRenderer(new PageContext("", entry.Prose)).Render(text.Substring(paragraph.Span.Start, paragraph.Span.Length), anchors: false) : "";

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
