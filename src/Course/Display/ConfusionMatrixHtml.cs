using System.Globalization;
using System.Text;
using Course.Metrics;

namespace Course.Display;

/// <summary>A confusion matrix as a table; each cell is tinted by its share of the true class.</summary>
internal static class ConfusionMatrixHtml
{
    internal static string Of(ConfusionMatrix matrix)
    {
        const string right = "text-align:right";
        int[] classes = [.. Enumerable.Range(0, matrix.Classes)];
        var html = new StringBuilder("<table><thead><tr><th scope=\"col\" style=\"text-align:left\">true \\ predicted</th>");
        foreach (var name in matrix.ClassNames) html.Append(Markup.Cell(Markup.Text(name), "col"));
        html.Append("<th scope=\"col\">recall</th></tr></thead><tbody>");
        foreach (var actual in classes)
        {
            var samples = Math.Max(1, classes.Sum(predicted => matrix[actual, predicted]));
            html.Append($"<tr><th scope=\"row\" style=\"text-align:left\">{Markup.Text(matrix.ClassNames[actual])}</th>");
            foreach (var predicted in classes)
            {
                var share = (0.6 * matrix[actual, predicted] / samples).ToString("0.###", CultureInfo.InvariantCulture);
                html.Append($"<td style=\"{right};background:rgba(86,180,233,{share})\">{matrix[actual, predicted]}</td>");
            }
            html.Append($"<td style=\"{right}\">{Percent(matrix.Recall(actual))}</td></tr>");
        }
        html.Append("<tr><th scope=\"row\" style=\"text-align:left\">precision</th>");
        foreach (var predicted in classes) html.Append($"<td style=\"{right}\">{Percent(matrix.Precision(predicted))}</td>");
        return html.Append($"<td style=\"{right}\"><b>{Percent(matrix.Accuracy)}</b></td></tr></tbody></table>").ToString();
    }

    private static string Percent(double share) => double.IsNaN(share) ? "–" : (100 * share).ToString("0.0", CultureInfo.InvariantCulture) + " %";
}
