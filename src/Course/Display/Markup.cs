using System.Globalization;
using System.Net;
using System.Text;

namespace Course.Display;

/// <summary>Pieces of HTML.</summary>
internal static class Markup
{
    internal static string Text(string? text) => WebUtility.HtmlEncode(text ?? "");

    /// <summary>A number in a few digits.</summary>
    internal static string Number(double value) => Math.Abs(value) is >= 1e5 or (< 1e-3 and > 0)
        ? value.ToString("0.###e-0", CultureInfo.InvariantCulture)
        : value.ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>A table whose first row is its heading. Each row is headed by its first cell, so that a screen reader says which row a number is in.</summary>
    /// <param name="rows">The cells' texts, the heading first.</param>
    /// <param name="caption">HTML that says what the table shows; none if null.</param>
    /// <param name="texts">How many columns hold texts, which stand left; the others hold numbers, which stand right.</param>
    internal static string Table(IEnumerable<IEnumerable<string>> rows, string? caption = null, int texts = 0)
    {
        var html = new StringBuilder("<table>");
        if (caption is not null) html.Append($"<caption style=\"text-align:left\">{caption}</caption>");
        var heading = true;
        foreach (var row in rows)
        {
            html.Append(heading ? "<thead><tr>" : "<tr>");
            html.AppendJoin("", row.Select((cell, column) => Cell(Text(cell), heading ? "col" : column == 0 ? "row" : null, right: column >= texts)));
            html.Append(heading ? "</tr></thead><tbody>" : "</tr>");
            heading = false;
        }
        return html.Append(heading ? "</table>" : "</tbody></table>").ToString();
    }

    /// <summary>A cell: the heading of a column or of a row, or neither.</summary>
    internal static string Cell(string content, string? scope = null, bool right = true, string style = "")
    {
        var (tag, heads) = scope is null ? ("td", "") : ("th", $" scope=\"{scope}\"");
        return $"<{tag}{heads} style=\"text-align:{(right ? "right" : "left")}{style}\">{content}</{tag}>";
    }
}
