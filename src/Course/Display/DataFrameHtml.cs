using System.Globalization;
using System.Text;
using Course.Checks;
using Microsoft.Data.Analysis;

namespace Course.Display;

/// <summary>A data frame as a table of its first rows, under each name the type, and how many rows and columns there are.</summary>
internal static class DataFrameHtml
{
    private const int Rows = 20;
    private const int Columns = 20;
    private const int Letters = 80;
    private const string Faint = "opacity:0.6";

    internal static string Of(DataFrame frame)
    {
        var columns = frame.Columns.Take(Columns).ToArray();
        var more = frame.Columns.Count > Columns;
        var html = new StringBuilder("<div style=\"overflow-x:auto\"><table><thead><tr><td></td>");
        foreach (var column in columns)
            html.Append($"<th scope=\"col\" style=\"text-align:{Side(column)}\">{Markup.Text(column.Name)}<div style=\"{Faint};font-weight:normal\">{column.DataType.Name}</div></th>");
        html.Append(more ? "<th>…</th></tr></thead><tbody>" : "</tr></thead><tbody>");
        for (long row = 0; row < Math.Min(Rows, frame.Rows.Count); row++)
        {
            html.Append($"<tr><th scope=\"row\" style=\"{Faint};font-weight:normal\">{row}</th>");
            foreach (var column in columns) html.Append($"<td style=\"text-align:{Side(column)}\">{Cell(column[row])}</td>");
            html.Append(more ? "<td>…</td></tr>" : "</tr>");
        }
        if (frame.Rows.Count > Rows) html.Append($"<tr><td style=\"{Faint}\">…</td></tr>");
        return html.Append($"</tbody></table><div style=\"{Faint}\">{Count(frame.Rows.Count, "row")} × {Count(frame.Columns.Count, "column")}</div></div>").ToString();
    }

    private static string Side(DataFrameColumn column) => column.IsNumericColumn() ? "right" : "left";

    private static string Cell(object? value) => value switch
    {
        null => $"<span style=\"{Faint}\">null</span>",
        float or double when Convert.ToDouble(value, CultureInfo.InvariantCulture) is var number => Markup.Text(Number(number)),
        DateTime day when day.TimeOfDay == TimeSpan.Zero => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        string { Length: > Letters } text => Markup.Text(text[..Letters] + "…"),
        _ => Markup.Text(Convert.ToString(value, CultureInfo.InvariantCulture)),
    };

    /// <summary>Whole numbers in full: identifiers and counts from a CSV file are Single.</summary>
    private static string Number(double value) => Math.Abs(value) < 1e15 && value == Math.Truncate(value) ? value.ToString("0", CultureInfo.InvariantCulture) : Markup.Number(value);

    private static string Count(long count, string what) => $"{Figures.Count(count)} {what}{(count == 1 ? "" : "s")}";
}
