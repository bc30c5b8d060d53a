using System.Text;

namespace Course.Notebooks.Export;

/// <summary>Escaping for pages that are both HTML and well-formed XML.</summary>
internal static class Html
{
    /// <summary>Escapes text for content and for attributes; control characters that XML forbids become U+FFFD.</summary>
    public static string Escape(string text)
    {
        var html = new StringBuilder(text.Length + 16);
        foreach (var c in text)
        {
            _ = c switch
            {
                '&' => html.Append("&amp;"),
                '<' => html.Append("&lt;"),
                '>' => html.Append("&gt;"),
                '"' => html.Append("&quot;"),
                < ' ' and not ('\n' or '\t' or '\r') => html.Append('\uFFFD'),
                _ => html.Append(c),
            };
        }
        return html.ToString();
    }
}
