using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Course.Notebooks.Documents;

namespace Course.Notebooks.Export;

/// <summary>The outputs of a code cell as HTML, each in the richest of its representations that a page without scripts can show.</summary>
internal sealed class OutputRenderer(PageContext page, MarkdownRenderer markdown)
{
    private const int LinesShownOfATrace = 8;
    private static readonly JsonSerializerOptions Indented = new(DocumentJson.Writing) { WriteIndented = true };

    /// <summary>Renders a cell's outputs; writes to the same stream that follow each other become one block.</summary>
    public string Render(IEnumerable<CellOutput> outputs)
    {
        var html = new StringBuilder();
        StreamOutput? pending = null;
        foreach (var output in outputs)
        {
            if (output is StreamOutput next && pending?.Name == next.Name)
            {
                pending = next with { Text = pending.Text + next.Text };
                continue;
            }
            Append(html, pending);
            pending = output as StreamOutput;
            if (pending is null)
                Append(html, output);
        }
        Append(html, pending);
        return html.ToString();
    }

    private void Append(StringBuilder html, CellOutput? output)
    {
        switch (output)
        {
            case StreamOutput stream when stream.Text.Length > 0:
                var isError = stream.Name == "stderr";
                html.Append(isError ? "<div class=\"out stderr\"><p class=\"label\">stderr</p>" : "<div class=\"out stdout\">")
                    .Append("<pre>").Append(AnsiText.ToHtml(stream.Text.TrimEnd('\n'))).Append("</pre></div>\n");
                break;
            case ErrorOutput error:
                AppendError(html, error);
                break;
            case DisplayOutput display:
                html.Append(Display(display)).Append('\n');
                break;
        }
    }

    private static void AppendError(StringBuilder html, ErrorOutput error)
    {
        var message = error.Message.Trim('\n').ReplaceLineEndings("\n").Split('\n', 2);
        html.Append("<div class=\"out error\"><p class=\"message\"><strong>").Append(Html.Escape(error.Name)).Append("</strong> ")
            .Append(Html.Escape(message[0])).Append("</p>");
        if (message.Length > 1)
            html.Append("<pre>").Append(Html.Escape(message[1])).Append("</pre>");
        var trace = Trace(error);
        if (trace.Count > 0)
        {
            var open = trace.Count <= LinesShownOfATrace ? " open=\"open\"" : "";
            html.Append("<details").Append(open).Append("><summary>Where it happened</summary><pre>").Append(AnsiText.ToHtml(string.Join('\n', trace))).Append("</pre></details>");
        }
        html.Append("</div>\n");
    }

    /// <summary>The trace without what the message has said already.</summary>
    private static List<string> Trace(ErrorOutput error)
    {
        var said = $"{error.Message}\n{error.Name}: {error.Message}".ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim()).ToHashSet(StringComparer.Ordinal);
        var trace = string.Join('\n', error.Traceback).ReplaceLineEndings("\n").TrimEnd().Split('\n').Where(line => !said.Contains(AnsiText.Plain(line).Trim())).ToList();
        var isOnlyAHeading = trace is [var heading] && heading.EndsWith(':');
        return isOnlyAHeading || trace.All(string.IsNullOrWhiteSpace) ? [] : trace;
    }

    private string Display(DisplayOutput output)
    {
        var obstacle = output.Data.Text("text/html") is { } html ? OutputHtml.Obstacle(html) : null;
        if (output.Data.Text("text/html") is { } usable && obstacle is null)
            return $"<div class=\"out html{(usable.Contains("<svg", StringComparison.OrdinalIgnoreCase) ? " figure" : "")}\">{OutputHtml.Fit(usable, page)}</div>";
        foreach (var mime in (string[])["image/svg+xml", "image/png", "image/jpeg", "image/gif", "image/webp"])
        {
            if (output.Data.Text(mime) is { } image)
                return Image(mime, image, output.Metadata);
        }
        if (output.Data.Text("text/markdown") is { } prose)
            return $"<div class=\"out markdown\">{markdown.Render(prose, anchors: false)}</div>";
        if (output.Data.Text("text/latex") is { } latex)
            return $"<div class=\"out markdown\">{markdown.Render(latex.Contains('$') ? latex : $"$$\n{latex}\n$$", anchors: false)}</div>";
        if (output.Data.MimeTypes.FirstOrDefault(MimeBundle.IsJson) is { } json && !output.Data.MimeTypes.Contains("text/plain"))
            return $"<div class=\"out plain\"><pre>{Html.Escape(output.Data[json]?.ToJsonString(Indented) ?? "null")}</pre></div>";
        if (output.Data.Text("text/plain") is { } plain)
            return $"<div class=\"out plain\"><pre>{AnsiText.ToHtml(plain)}</pre></div>";
        obstacle ??= $"Its kind, {string.Join(", ", output.Data.MimeTypes)}, is not one that this page can show.";
        return $"<p class=\"out omitted\">An output is left out here. {Html.Escape(obstacle)}</p>";
    }

    private static string Image(string mime, string data, JsonObject? metadata)
    {
        var base64 = mime == "image/svg+xml" ? Convert.ToBase64String(Encoding.UTF8.GetBytes(data)) : string.Concat(data.Where(c => !char.IsWhiteSpace(c)));
        var size = new StringBuilder();
        foreach (var side in (string[])["width", "height"])
        {
            if (metadata?[mime]?[side] is JsonValue value && value.TryGetValue(out int pixels))
                size.Append($" {side}=\"{pixels}\"");
        }
        return $"<div class=\"out figure\"><img src=\"data:{mime};base64,{base64}\" alt=\"Output image\"{size} /></div>";
    }
}
