using System.Net;
using Course.Exercises.Judging;
using Microsoft.DotNet.Interactive.Formatting;

namespace Course.Exercises.Display;

/// <summary>How a report shows in a notebook.</summary>
internal sealed class ReportFormatters : ITypeFormatterSource
{
    public IEnumerable<ITypeFormatter> CreateTypeFormatters() =>
        [new HtmlFormatter<Report>((report, context) => context.Writer.Write(ReportHtml.Of(report)))];
}

/// <summary>How an exercise shows in a notebook: not with its hints.</summary>
internal sealed class ExerciseFormatters : ITypeFormatterSource
{
    public IEnumerable<ITypeFormatter> CreateTypeFormatters() =>
        [new HtmlFormatter<Exercise>((exercise, context) => context.Writer.Write($"<div><b>{WebUtility.HtmlEncode(exercise.ToString())}</b>, {exercise.Minutes} minutes, {exercise.Points} points</div>"))];
}

/// <summary>How a hint shows in a notebook.</summary>
internal sealed class HintFormatters : ITypeFormatterSource
{
    public IEnumerable<ITypeFormatter> CreateTypeFormatters() =>
        [new HtmlFormatter<Hint>((hint, context) => context.Writer.Write($"<div><b>Hint {hint.Number} of {hint.Of}</b> {WebUtility.HtmlEncode(hint.Text)}</div>"))];
}

/// <summary>How a solution shows in a notebook.</summary>
internal sealed class SolutionFormatters : ITypeFormatterSource
{
    public IEnumerable<ITypeFormatter> CreateTypeFormatters() =>
        [new HtmlFormatter<Solution>((solution, context) => context.Writer.Write($"<pre><code>{WebUtility.HtmlEncode(solution.Code)}</code></pre>"))];
}
