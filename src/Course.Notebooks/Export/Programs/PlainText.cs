using System.Text;

namespace Course.Notebooks.Export.Programs;

/// <summary>HTML as text, for a console: without tags, the columns of tables below each other.</summary>
/// <remarks>Programs made from notebooks have this class too, as it stands here, and few using directives.</remarks>
internal static class PlainText
{
    /// <summary>The text of HTML.</summary>
    /// <param name="html">HTML of an output.</param>
    /// <returns>Its lines, without one's end after the last.</returns>
    public static string Of(string html)
    {
        string text = System.Text.RegularExpressions.Regex.Replace(html, "(?s)<style.*?</style>", "");
        // What stands in a cell of a table is one line: of an object, its summary.
        text = System.Text.RegularExpressions.Regex.Replace(text, "(?s)<td><details[^>]*><summary>(.*?)</summary>.*?</details>\\s*</td>", "<td>$1</td>");
        text = System.Text.RegularExpressions.Regex.Replace(text, "</(pre|code|span|div)>\\s*(?=</(pre|code|span|div|t[dh])>)", "");
        text = System.Text.RegularExpressions.Regex.Replace(text, "(?i)</t[dh]>\\s*(?=<t[dh])", "\t");
        text = System.Text.RegularExpressions.Regex.Replace(text, "(?i)</(tr|div|p|li|h[1-6]|summary|table)>|<br ?/?>", "\n");
        text = System.Net.WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Replace(text, "<[^>]*>", ""));
        var rows = new List<string[]>();
        foreach (string line in text.Split('\n'))
            if (line.Trim().Length > 0)
                rows.Add(line.Split('\t'));
        var widths = new Dictionary<int, int>();
        foreach (string[] row in rows)
            for (int column = 0; column < row.Length - 1; column++)
                widths[column] = Math.Max(widths.TryGetValue(column, out int width) ? width : 0, row[column].Length);
        var lines = new List<string>();
        foreach (string[] row in rows)
        {
            var line = new StringBuilder();
            for (int column = 0; column < row.Length; column++)
                line.Append(column < row.Length - 1 ? row[column].PadRight(widths[column] + 2) : row[column]);
            lines.Add(line.ToString().TrimEnd());
        }
        return string.Join("\n", lines);
    }
}
