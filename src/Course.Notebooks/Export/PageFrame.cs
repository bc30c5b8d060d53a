using System.Security.Cryptography;
using System.Text;

namespace Course.Notebooks.Export;

/// <summary>What every page has around its content: the style, and a script that adds buttons for copying code. Without the script nothing is missing but the buttons.</summary>
internal static class PageFrame
{
    private static readonly string s_script = Resource("page.js").Trim('\n') + "\n";

    /// <summary>The one script that the page's own policy lets run: this one, known by its checksum.</summary>
    private static readonly string s_policy =
        $"default-src 'none'; img-src data:; media-src data:; font-src data:; style-src 'unsafe-inline'; script-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(s_script)))}'";

    /// <summary>A whole page.</summary>
    /// <param name="title">Its title, as text.</param>
    /// <param name="kind">The class of its body; may be empty.</param>
    /// <param name="body">What it holds, as HTML with an element of the id <c>content</c>.</param>
    public static string Of(string title, string kind, string body) => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta http-equiv="Content-Security-Policy" content="{s_policy}" />
        <title>{Html.Escape(title)}</title>
        <style>
        {Stylesheet.Text}</style>
        </head>
        <body{(kind.Length > 0 ? $" class=\"{kind}\"" : "")}>
        <a class="skip" href="#content">Skip to the text</a>
        {body}<script>{s_script}</script>
        </body>
        </html>

        """;

    /// <summary>A text file that is built into the library.</summary>
    public static string Resource(string name)
    {
        using var stream = typeof(PageFrame).Assembly.GetManifestResourceStream("Course.Notebooks.Export." + name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
