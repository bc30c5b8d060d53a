using System.Globalization;
using Course.Training;

namespace Course.Display;

/// <summary>Training, while it runs and after.</summary>
internal static class TrainingHtml
{
    internal static string Of(History history)
    {
        if (history.Count == 0) return "<i>no epochs</i>";
        var columns = history.Columns();
        return Markup.Table(Enumerable.Range(0, history.Count + 1).Select(row => columns.Select(column => column[row])));
    }

    internal static string Of(TrainingProgress progress)
    {
        var share = progress.Share is { } done ? $" value=\"{done.ToString("0.###", CultureInfo.InvariantCulture)}\"" : "";
        return $"<div><progress max=\"1\"{share}></progress> {Markup.Text(progress.ToString())}</div>";
    }
}
