using System.Net;

namespace Course.Display;

/// <summary>Pieces of HTML.</summary>
internal static class Markup
{
    internal static string Text(string? text) => WebUtility.HtmlEncode(text ?? "");

    /// <summary>A table whose first row is its heading and whose numbers stand right.</summary>
    internal static string Table(IEnumerable<IEnumerable<string>> rows)
    {
        var html = new System.Text.StringBuilder("<table>");
        var heading = true;
        foreach (var row in rows)
        {
            var tag = heading ? "th" : "td";
            html.Append("<tr>").AppendJoin("", row.Select(cell => $"<{tag} style=\"text-align:right\">{Text(cell)}</{tag}>")).Append("</tr>");
            heading = false;
        }
        return html.Append("</table>").ToString();
    }
}
