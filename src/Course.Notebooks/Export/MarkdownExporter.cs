using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Course.Notebooks.Documents;

namespace Course.Notebooks.Export;

/// <summary>An executed notebook as Markdown to read, on GitHub for example, with its pictures as files.</summary>
/// <param name="Text">The Markdown.</param>
/// <param name="Pictures">The pictures' content by their paths relative to the Markdown file, with <c>/</c> between folders.</param>
public sealed record MarkdownPage(string Text, IReadOnlyDictionary<string, byte[]> Pictures);

/// <summary>Writes an executed notebook as Markdown: its prose as it is, its code in fences, its outputs below.</summary>
public sealed partial class MarkdownExporter
{
    private readonly StringBuilder _text = new();
    private readonly Dictionary<string, byte[]> _pictures = [];
    private readonly string _folder;
    private readonly string _home;
    private readonly ProseLinks? _prose;

    private MarkdownExporter(string name, string home, ProseLinks? prose) => (_folder, _home, _prose) = (name + "_files", home, prose);

    /// <summary>Exports a notebook as it is; it is not run.</summary>
    /// <param name="document">The notebook, usually with the outputs of a run.</param>
    /// <param name="name">The name of the Markdown file without its end; pictures go to the folder <c>NAME_files</c> beside it.</param>
    /// <param name="baseDirectory">The notebook's folder, which the addresses of images are relative to.</param>
    /// <param name="prose">Where the links in its prose lead from the Markdown file; null to leave them as they are.</param>
    /// <returns>The text and the pictures, those of the prose included.</returns>
    public static MarkdownPage Export(NotebookDocument document, string name, string baseDirectory, ProseLinks? prose = null)
    {
        var exporter = new MarkdownExporter(name, baseDirectory, prose);
        foreach (var cell in document.Cells)
            exporter.Append(cell);
        return new MarkdownPage(exporter._text.ToString().TrimStart('\n'), exporter._pictures);
    }

    private void Append(Cell cell)
    {
        if (cell.Kind == CellKind.Markdown)
        {
            Prose(cell.Source);
            return;
        }
        if (!string.IsNullOrWhiteSpace(cell.Source))
            Fence(cell.Kind == CellKind.Code ? cell.KernelName ?? "csharp" : "", cell.Source);
        foreach (var output in cell.Outputs)
            Append(cell, output);
    }

    private void Prose(string markdown) =>
        _text.Append('\n').Append(MarkdownLinks.Fit(markdown, url => _prose is null ? url : _prose.Address(url), PictureOfProse).Trim('\n')).Append('\n');

    /// <summary>A picture beside the notebook comes along; any other address stays.</summary>
    private string PictureOfProse(string url)
    {
        if (url.Contains(':') || Path.Combine(_home, Uri.UnescapeDataString(url)) is var file && !File.Exists(file))
            return url;
        string name = Path.GetFileName(file);
        _pictures[$"{_folder}/{name}"] = File.ReadAllBytes(file);
        return $"{Uri.EscapeDataString(_folder)}/{Uri.EscapeDataString(name)}";
    }

    private void Append(Cell cell, CellOutput output)
    {
        switch (output)
        {
            case StreamOutput stream:
                Fence("text", AnsiText.Plain(stream.Text));
                break;
            case ErrorOutput error:
                Fence("text", $"{error.Name}: {error.Message}");
                break;
            case DisplayOutput { Data: var data }:
                Append(cell, data);
                break;
        }
    }

    private void Append(Cell cell, MimeBundle data)
    {
        if (data.Text("image/svg+xml") is { } drawing)
            Picture(cell, "svg", Encoding.UTF8.GetBytes(drawing));
        else if (data.Text("image/png") is { } png)
            Picture(cell, "png", Convert.FromBase64String(png));
        else if (data.Text("text/markdown") is { } markdown)
            Prose(markdown);
        else if (data.Text("text/html") is { } html)
            AppendHtml(cell, html);
        else
            Fence("text", data.Text("text/plain") ?? $"An output of the kind {string.Join(", ", data.MimeTypes)} is left out.");
    }

    private void AppendHtml(Cell cell, string html)
    {
        int start = html.IndexOf("<svg", StringComparison.Ordinal), end = html.LastIndexOf("</svg>", StringComparison.Ordinal);
        if (start >= 0 && end > start && html.IndexOf("<svg", start + 1, StringComparison.Ordinal) < 0)
            Picture(cell, "svg", Encoding.UTF8.GetBytes(html[start..(end + "</svg>".Length)]));
        else if (PlainValue().Match(html) is { Success: true } value)
            Fence("text", WebUtility.HtmlDecode(value.Groups["text"].Value));
        else if (OutputHtml.Obstacle(html) is { } obstacle)
            _text.Append($"\n*An output is left out here. {obstacle}*\n");
        else
            // A blank line would end the HTML for a reader of Markdown.
            _text.Append('\n').Append(BlankLines().Replace(StyleBlock().Replace(html, "").Trim(), "\n")).Append('\n');
    }

    private void Picture(Cell cell, string extension, byte[] content)
    {
        int number = 1;
        string Name() => $"{_folder}/{cell.Id}-{number}.{extension}";
        while (_pictures.ContainsKey(Name()))
            number++;
        _pictures[Name()] = content;
        _text.Append($"\n![Output of the cell {cell.Id}]({Uri.EscapeDataString(_folder)}/{cell.Id}-{number}.{extension})\n");
    }

    private void Fence(string language, string text)
    {
        string fence = new('`', Math.Max(3, 1 + Backticks().Matches(text).Select(match => match.Length).DefaultIfEmpty(0).Max()));
        _text.Append($"\n{fence}{language}\n{text.TrimEnd('\n')}\n{fence}\n");
    }

    [GeneratedRegex("""^\s*<div class="dni-plaintext"><pre>(?<text>[^<]*)</pre></div>\s*(<style>.*</style>\s*)?$""", RegexOptions.Singleline)]
    private static partial Regex PlainValue();

    [GeneratedRegex(@"<style\b.*?</style>\s*", RegexOptions.Singleline)]
    private static partial Regex StyleBlock();

    [GeneratedRegex(@"\n\s*\n")]
    private static partial Regex BlankLines();

    [GeneratedRegex("`{3,}")]
    private static partial Regex Backticks();
}
