using System.Diagnostics;

namespace Plotly.NET.Svg;

/// <summary>Charts in HTML, as a fragment for a notebook or as a page of its own. Neither needs scripts or a network.</summary>
internal static class HtmlPage
{
    internal static string Fragment(GenericChart chart) => $"<figure class=\"chart\" style=\"margin:0\">{Drawing.Of(chart)}</figure>";

    internal static string Whole(GenericChart chart) => $$"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <title>{{SvgWriter.Escape(chart.Layout.Part("title").Text("text") ?? "Chart")}}</title>
        <style>
        :root { color-scheme: light dark; }
        body { margin: 1rem; font-family: system-ui, sans-serif; color: light-dark(#1f2328, #dfe3e8); background: light-dark(#ffffff, #14171c); }
        </style>
        </head>
        <body>
        {{Fragment(chart)}}
        <script type="application/json" class="plotly-figure">{{GenericChart.toFigureJson(chart)}}</script>
        </body>
        </html>

        """;

    internal static void Save(GenericChart chart, string path, bool open)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!System.IO.Path.HasExtension(path)) path += ".html";
        string full = System.IO.Path.GetFullPath(path), partial = full + ".partial";
        File.WriteAllText(partial, Whole(chart));
        File.Move(partial, full, overwrite: true);
        if (open) Process.Start(new ProcessStartInfo(full) { UseShellExecute = true })?.Dispose();
    }
}
