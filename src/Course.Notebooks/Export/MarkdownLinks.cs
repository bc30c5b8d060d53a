using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Course.Notebooks.Export;

/// <summary>Changes the addresses in a Markdown text, and nothing else of it.</summary>
internal static class MarkdownLinks
{
    /// <summary>Gives links and pictures other addresses.</summary>
    /// <param name="markdown">The text.</param>
    /// <param name="address">The address in the place of a link's; null makes the link plain text.</param>
    /// <param name="picture">The address in the place of a picture's.</param>
    /// <returns>The text with these addresses.</returns>
    public static string Fit(string markdown, Func<string, string?> address, Func<string, string> picture)
    {
        var edits = new List<(int Start, int End, string Text)>();
        var document = Markdown.Parse(markdown, MarkdownRenderer.Pipeline);
        foreach (var link in document.Descendants<LinkInline>().Where(link => link is { IsAutoLink: false, Reference: null, Url: not null }))
            Edit(link);
        foreach (var link in document.Descendants<LinkInline>().Where(link => link is { IsImage: false, Reference: not null } && address(link.Reference.Url!) is null))
            Unlink(link);
        var pictures = document.Descendants<LinkInline>().Where(link => link.IsImage).Select(link => link.Reference).ToHashSet();
        foreach (var definition in document.Descendants<LinkReferenceDefinition>().Where(definition => definition.Url is { Length: > 0 }))
            Replace(definition.UrlSpan, definition.Url!, pictures.Contains(definition) ? picture(definition.Url!) : address(definition.Url!) ?? definition.Url!);
        foreach (var span in document.Descendants<HtmlInline>().Select(html => html.Span).Concat(document.Descendants<HtmlBlock>().Select(html => html.Span)))
        {
            string html = markdown[span.Start..(span.End + 1)];
            Replace(span, html, OutputHtml.FitLinks(OutputHtml.FitImages(html, picture), address));
        }
        foreach (var (start, end, text) in edits.OrderByDescending(edit => edit.Start))
            markdown = markdown[..start] + text + markdown[end..];
        return markdown;

        void Edit(LinkInline link)
        {
            if (link.IsImage)
                Replace(link.UrlSpan, link.Url!, picture(link.Url!));
            else if (address(link.Url!) is { } other)
                Replace(link.UrlSpan, link.Url!, other);
            else
                Unlink(link);
        }

        void Unlink(LinkInline link)
        {
            if (link.FirstChild is not { } first || link.LastChild is not { } last)
                return;
            edits.Add((link.Span.Start, first.Span.Start, ""));
            edits.Add((last.Span.End + 1, link.Span.End + 1, ""));
        }

        void Replace(SourceSpan span, string before, string after)
        {
            if (after != before)
                edits.Add((span.Start, span.End + 1, after));
        }
    }
}
