using System.Net;

namespace Course.Grading.Reports;

/// <summary>The frame of the reports' pages: one file each, without scripts and without the network, in light and in dark.</summary>
internal static class Page
{
    private static readonly Lazy<string> s_style = new(() =>
    {
        using var stream = typeof(Page).Assembly.GetManifestResourceStream("Course.Grading.Reports.report.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    });

    public static string Of(string title, string body) => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{Text(title)}</title>
        <style>
        {s_style.Value}</style>
        </head>
        <body>
        <main>
        {body}
        </main>
        </body>
        </html>

        """;

    public static string Text(string text) => WebUtility.HtmlEncode(text);
}
