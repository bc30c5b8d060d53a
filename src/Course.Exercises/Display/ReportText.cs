using System.Text;
using Course.Exercises.Judging;

namespace Course.Exercises.Display;

/// <summary>A report in words; the page says the same.</summary>
internal static class ReportText
{
    public static string Of(Report report)
    {
        var text = new StringBuilder($"{Mark(report.Outcome)} {report.Exercise} {report.Title}: {Headline(report)}");
        if (report.Outcome != Outcome.NotAttempted)
        {
            foreach (var check in report.Checks)
                text.Append($"\n  {(check.Passed ? "✓" : "✗")} {check.Name} ({Points(check.Points)})");
            if (report.FirstFailure is { Failure: { } failure })
            {
                text.Append($"\n  On the input \"{failure.Probe}\": {failure.Sentence}");
                var sides = failure.Sides().ToList();
                int width = sides.Select(side => side.Name.Length + 2).Append(9).Max();
                foreach (var (name, value) in sides)
                    text.Append($"\n    {name.PadRight(width)}{value}");
            }
            if (report.Diagnosis is not null)
                text.Append($"\n  → {report.Diagnosis}");
        }
        return report.Open is null ? text.ToString() : text.Append($"\n  {report.Open}").ToString();
    }

    public static string Mark(Outcome outcome) => outcome switch
    {
        Outcome.Passed => "✓",
        Outcome.NotAttempted => "○",
        _ => "✗",
    };

    public static string Headline(Report report) => report.Outcome switch
    {
        Outcome.Passed => $"the {report.Checks.Count} public check{(report.Checks.Count == 1 ? " passes" : "s pass")}",
        Outcome.NotAttempted => "not attempted yet",
        Outcome.TimedOut => "took too long",
        Outcome.Error => $"{report.FirstFailure?.Failure?.Error?.Type.Split('.')[^1]}, {report.Earned} of {Points(report.Points)}",
        _ => $"{report.Checks.Count(check => check.Passed)} of {report.Checks.Count} checks pass, {report.Earned} of {Points(report.Points)}",
    };

    public static string Points(int points) => points == 1 ? "1 point" : $"{points} points";
}
