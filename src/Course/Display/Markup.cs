using System.Globalization;
using System.Net;

namespace Course.Display;

/// <summary>Pieces of HTML.</summary>
internal static class Markup
{
    internal static string Text(string? text) => WebUtility.HtmlEncode(text ?? "");

    /// <summary>A number in a few digits.</summary>
    internal static string Number(double value) => Math.Abs(value) is >= 1e5 or (< 1e-3 and > 0)
        ? value.ToString("0.###e-0", CultureInfo.InvariantCulture)
        : value.ToString("0.####", CultureInfo.InvariantCulture);

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
