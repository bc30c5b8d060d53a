using System.Text;
using Course.Exercises.Judging;
using Course.Exercises.Values;

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
                foreach (var (name, value) in Sides(failure))
                    text.Append($"\n    {name,-9}{value}");
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

    /// <summary>Input, expected and got, those that there are.</summary>
    public static IEnumerable<(string Name, string Value)> Sides(Failure failure)
    {
        if (failure.Input is not ListValue { Items.Count: 0 })
            yield return ("input", ValueText.Short(failure.Input));
        if (failure.Expected is { } expected)
            yield return ("expected", ValueText.Short(expected));
        if (failure.Got is { } got)
            yield return ("got", ValueText.Short(got));
        if (failure.Error is { } error)
            yield return ("got", $"{error.Type.Split('.')[^1]}: {error.Message}");
    }
}
