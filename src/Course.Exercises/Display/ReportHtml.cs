using System.Net;
using System.Text;
using Course.Exercises.Judging;

namespace Course.Exercises.Display;

/// <summary>A report as a small page: no script, no network, readable on light and dark ground.</summary>
internal static class ReportHtml
{
    public static string Of(Report report)
    {
        string colour = report.Outcome switch
        {
            Outcome.Passed => "#009e73",
            Outcome.NotAttempted => "#888888",
            _ => "#d55e00",
        };
        var html = new StringBuilder(
            $"""<div data-exercise="{report.Exercise}" data-outcome="{report.Outcome}" data-earned="{report.Earned}" style="border-left:4px solid {colour};padding:0.3em 0.8em">""");
        html.Append($"""<div><span style="color:{colour};font-weight:bold">{ReportText.Mark(report.Outcome)}</span> <b>{Text($"{report.Exercise} {report.Title}")}</b>: {Text(ReportText.Headline(report))}</div>""");
        if (report.Outcome != Outcome.NotAttempted)
        {
            foreach (var check in report.Checks)
                html.Append($"""<div style="margin-left:1em">{(check.Passed ? "✓" : "✗")} {Text(check.Name)} <span style="opacity:0.7">({ReportText.Points(check.Points)})</span></div>""");
            if (report.FirstFailure?.Failure is { } failure)
                html.Append(Of(failure));
            if (report.Diagnosis is { } diagnosis)
                html.Append($"""<div style="margin-top:0.4em"><b>→ {Text(diagnosis)}</b></div>""");
        }
        if (report.Open is { } open)
            html.Append($"""<div style="opacity:0.7;margin-top:0.4em">{Text(open)}</div>""");
        return html.Append("</div>").ToString();
    }

    private static string Of(Failure failure)
    {
        var html = new StringBuilder($"""<div style="margin-top:0.4em">On the input “{Text(failure.Probe)}”: {Text(failure.Sentence)}</div><table style="margin-left:1em">""");
        foreach (var (name, value) in failure.Sides())
            html.Append($"""<tr><td style="text-align:left;vertical-align:top;opacity:0.7;white-space:nowrap">{Text(name)}</td><td style="text-align:left"><code>{Text(value)}</code></td></tr>""");
        return html.Append("</table>").ToString();
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
