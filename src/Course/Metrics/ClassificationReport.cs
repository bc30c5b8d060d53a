using System.Globalization;
using System.Text;

namespace Course.Metrics;

/// <summary>Precision, recall and F1 of each class, and their averages.</summary>
/// <param name="matrix">The counts that it is made of.</param>
public sealed class ClassificationReport(ConfusionMatrix matrix)
{
    /// <summary>A line of the report.</summary>
    /// <param name="Name">The class, or "accuracy", "macro average", "weighted average".</param>
    /// <param name="Precision">0 to 1; NaN where it is not defined.</param>
    /// <param name="Recall">0 to 1; NaN where it is not defined.</param>
    /// <param name="F1">0 to 1; NaN where it is not defined. In the line "accuracy" all three are the accuracy, which for single labels is their micro average.</param>
    /// <param name="Support">How many samples are of the class, or of any.</param>
    public sealed record Row(string Name, double Precision, double Recall, double F1, long Support);

    /// <summary>One row for each class, in the order of their labels.</summary>
    public IReadOnlyList<Row> Classes { get; } =
    [
        .. Enumerable.Range(0, matrix.Classes).Select(c => new Row(matrix.ClassNames[c], matrix.Precision(c), matrix.Recall(c), matrix.F1(c), matrix.Support(c))),
    ];

    /// <summary>Accuracy, macro average and weighted average.</summary>
    public IReadOnlyList<Row> Averages { get; } =
    [
        Averaged("accuracy", matrix, Average.Micro), Averaged("macro average", matrix, Average.Macro), Averaged("weighted average", matrix, Average.Weighted),
    ];

    /// <summary>The report as a table; shares with three digits.</summary>
    public override string ToString()
    {
        var rows = Cells();
        int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length))];
        var text = new StringBuilder();
        foreach (var row in rows)
            text.AppendLine(string.Join("  ", row.Select((cell, column) => column == 0 ? cell.PadRight(widths[0]) : cell.PadLeft(widths[column]))));
        return text.ToString().TrimEnd();
    }

    /// <summary>The table's cells, its heading first.</summary>
    internal List<string[]> Cells() =>
    [
        (string[])["class", "precision", "recall", "F1", "samples"],
        .. Classes.Concat(Averages).Select(row => new[] { row.Name, Share(row.Precision), Share(row.Recall), Share(row.F1), row.Support.ToString("N0", CultureInfo.InvariantCulture) }),
    ];

    private static Row Averaged(string name, ConfusionMatrix matrix, Average average) =>
        new(name, matrix.Precision(average), matrix.Recall(average), matrix.F1(average), matrix.Total);

    private static string Share(double share) => double.IsNaN(share) ? "–" : share.ToString("0.000", CultureInfo.InvariantCulture);
}
