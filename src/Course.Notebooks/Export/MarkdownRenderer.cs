using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Course.Notebooks.Export.Latex;
using Markdig;
using Markdig.Extensions.Mathematics;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Course.Notebooks.Export;

/// <summary>Markdown to HTML: formulas become MathML, images data URIs, C# blocks are coloured, headings get anchors.</summary>
internal sealed partial class MarkdownRenderer(PageContext page)
{
    internal static MarkdownPipeline Pipeline { get; } = new MarkdownPipelineBuilder()
        .UsePipeTables().UseTaskLists().UseEmphasisExtras(Markdig.Extensions.EmphasisExtras.EmphasisExtraOptions.Strikethrough).UseAutoLinks().Use<MarkdownFormulas>().UsePreciseSourceLocation()
        .Build();

    /// <summary>Renders one cell or one output.</summary>
    /// <param name="markdown">The text.</param>
    /// <param name="attachments">The cell's pasted images.</param>
    /// <param name="anchors">Whether headings get anchors and an entry in the table of contents.</param>
    /// <returns>HTML.</returns>
    public string Render(string markdown, JsonObject? attachments = null, bool anchors = true)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var link in document.Descendants<LinkInline>().ToList())
        {
            string? address = link.IsImage ? LocalImages.DataUri(link.Url ?? "", attachments, page) : page.Address(link.Url ?? "");
            if (address is null)
                link.ReplaceBy(new ContainerInline());
            link.Url = address;
            link.GetDynamicUrl = null;
        }
        foreach (var literal in document.Descendants<LiteralInline>())
        {
            if (!literal.IsFirstCharacterEscaped && UnreadMath().Match(literal.Content.ToString()) is { Success: true } unread)
                page.Problem($"\"{unread.Value}\" stands outside a formula; put $ or $$ around a formula, backticks around code");
        }
        using var writer = new StringWriter();
        writer.NewLine = "\n";
        var renderer = Renderer(writer, anchors);
        renderer.Render(document);
        return writer.ToString();
    }

    private HtmlRenderer Renderer(TextWriter writer, bool anchors)
    {
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.RemoveAll(known => known is HeadingRenderer or CodeBlockRenderer or HtmlBlockRenderer or HtmlInlineRenderer);
        renderer.ObjectRenderers.Insert(0, new DisplayedMath(this));
        renderer.ObjectRenderers.Insert(0, new InlineMath(this));
        renderer.ObjectRenderers.Add(new Headings(this, anchors));
        renderer.ObjectRenderers.Add(new Code());
        renderer.ObjectRenderers.Add(new RawHtml(this));
        renderer.ObjectRenderers.Add(new RawInlineHtml(this));
        return renderer;
    }

    /// <summary>A formula as it goes on the page; one that cannot be read is a problem of the page.</summary>
    private string Formula(string latex, bool display)
    {
        latex = latex.Trim();
        try
        {
            var (mathML, tag) = LatexToMathML.Convert(latex, display);
            if (!display)
                return mathML;
            return $"<span class=\"formula\">{mathML}{(tag is null ? "" : $"<span class=\"tag\">({Html.Escape(tag)})</span>")}</span>";
        }
        catch (LatexException error)
        {
            page.Problem($"the formula ${latex.ReplaceLineEndings(" ")}$ cannot be read: {error.Message}");
            return $"<code>{Html.Escape(latex)}</code>";
        }
    }

    private string CheckedRawHtml(string html)
    {
        if (html.Contains("<script", StringComparison.OrdinalIgnoreCase))
            page.Problem("HTML in Markdown holds a script; a page runs none");
        return OutputHtml.FitAddresses(html, page);
    }

    private sealed class DisplayedMath(MarkdownRenderer markdown) : HtmlObjectRenderer<FormulaBlock>
    {
        protected override void Write(HtmlRenderer renderer, FormulaBlock block)
        {
            if (!block.IsClosed)
                markdown.Page.Problem("a formula that begins with $$ is never closed");
            else if (block.Trailing.Length > 0)
                markdown.Page.Problem($"\"{block.Trailing}\" follows the $$ that closes a formula; put it on the next line");
            renderer.EnsureLine();
            renderer.Write("<div class=\"display\">").Write(markdown.Formula(block.Latex.ToString(), display: true)).WriteLine("</div>");
        }
    }

    private sealed class InlineMath(MarkdownRenderer markdown) : HtmlObjectRenderer<MathInline>
    {
        protected override void Write(HtmlRenderer renderer, MathInline inline) =>
            renderer.Write(markdown.Formula(inline.Content.ToString(), display: inline.DelimiterCount == 2));
    }

    private sealed class Headings(MarkdownRenderer markdown, bool anchors) : HtmlObjectRenderer<HeadingBlock>
    {
        protected override void Write(HtmlRenderer renderer, HeadingBlock heading)
        {
            using var writer = new StringWriter();
            var inner = markdown.Renderer(writer, anchors);
            inner.WriteLeafInline(heading);
            var html = writer.ToString();
            renderer.EnsureLine();
            if (!anchors)
            {
                renderer.WriteLine($"<h{heading.Level}>{html}</h{heading.Level}>");
                return;
            }
            var text = PlainText(heading);
            var id = markdown.Page.UniqueId(PageContext.Slug(text));
            markdown.Page.Headings.Add(new Heading(heading.Level, id, text, Links().Replace(html, "")));
            renderer.WriteLine($"<h{heading.Level} id=\"{Html.Escape(id)}\">{html} <a class=\"anchor\" href=\"#{Html.Escape(id)}\" aria-label=\"Link to this section\">#</a></h{heading.Level}>");
        }

        private static string PlainText(HeadingBlock heading) => string.Concat(heading.Inline!.Descendants().Select(inline => inline switch
        {
            LiteralInline literal => literal.Content.ToString(),
            CodeInline code => code.Content,
            MathInline math => math.Content.ToString(),
            _ => "",
        }));
    }

    private sealed class Code : HtmlObjectRenderer<CodeBlock>
    {
        protected override void Write(HtmlRenderer renderer, CodeBlock block)
        {
            var language = (block as FencedCodeBlock)?.Info?.ToLowerInvariant() ?? "";
            var code = block.Lines.ToString();
            var html = language is "csharp" or "cs" or "c#" ? CSharpHighlighter.Highlight(code) : Html.Escape(code);
            renderer.EnsureLine();
            renderer.WriteLine($"<div class=\"listing\"><pre class=\"code\"><code>{html}</code></pre></div>");
        }
    }

    private sealed class RawHtml(MarkdownRenderer markdown) : HtmlObjectRenderer<HtmlBlock>
    {
        protected override void Write(HtmlRenderer renderer, HtmlBlock block) => renderer.Write(markdown.CheckedRawHtml(block.Lines.ToString())).WriteLine();
    }

    private sealed class RawInlineHtml(MarkdownRenderer markdown) : HtmlObjectRenderer<HtmlInline>
    {
        protected override void Write(HtmlRenderer renderer, HtmlInline inline) => renderer.Write(markdown.CheckedRawHtml(inline.Tag));
    }

    private PageContext Page => page;

    [GeneratedRegex(@"\$\$|\$[A-Za-z]+|\\begin\{\w+\*?\}|\\[a-z]{3,}")]
    private static partial Regex UnreadMath();

    [GeneratedRegex("</?a\\b[^>]*>")]
    private static partial Regex Links();
}
