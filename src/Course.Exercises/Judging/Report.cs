using Course.Exercises.Display;
using Course.Exercises.Values;
using Microsoft.DotNet.Interactive.Formatting;

namespace Course.Exercises.Judging;

/// <summary>What became of an answer.</summary>
public enum Outcome
{
    /// <summary>Every check that was run passed.</summary>
    Passed,

    /// <summary>At least one check did not.</summary>
    Failed,

    /// <summary>The answer is still the stub.</summary>
    NotAttempted,

    /// <summary>The answer threw an exception.</summary>
    Error,

    /// <summary>The answer took too long.</summary>
    TimedOut,
}

/// <summary>Where a check failed first.</summary>
/// <param name="Probe">The probe's name.</param>
/// <param name="Input">The probe's input.</param>
/// <param name="Expected">What is right; null where a property is checked, which the check's name states.</param>
/// <param name="Got">What the answer gave; null where it gave nothing.</param>
/// <param name="Sentence">How the two differ.</param>
/// <param name="Error">The exception, if there was one.</param>
public sealed record Failure(string Probe, Value Input, Value? Expected, Value? Got, string Sentence, AnswerError? Error)
{
    /// <summary>What the parts of the input are called; empty where that is not known.</summary>
    public IReadOnlyList<string> InputNames { get; init; } = [];

    /// <summary>Input, expected and got, those that there are, as a reader is to see them.</summary>
    public IEnumerable<(string Name, string Value)> Sides()
    {
        foreach (var (name, part) in InputParts())
            yield return (name, ValueText.Short(part));
        if (Expected is { } expected && Got is { } both)
        {
            var (right, given) = ValueText.Short(expected, both);
            yield return ("expected", right);
            yield return ("got", given);
        }
        else if ((Expected ?? Got) is { } one)
        {
            yield return (Expected is null ? "got" : "expected", ValueText.Short(one));
        }
        if (Error is { } error)
            yield return ("got", $"{error.Type.Split('.')[^1]}: {error.Message}");
    }

    private IEnumerable<(string Name, Value Part)> InputParts()
    {
        if (Input is ListValue { Items.Count: 0 })
            return [];
        if (Input is ListValue list && (list.Names ?? InputNames) is { } names && names.Count == list.Items.Count)
            return names.Select(name => $"input {name}").Zip(list.Items);
        return [(InputNames is [var only] ? $"input {only}" : "input", Input)];
    }
}

/// <summary>One check of an exercise, done.</summary>
/// <param name="Name">What it checks.</param>
/// <param name="Points">What it is worth.</param>
/// <param name="Failure">Where it failed first; null where it passed.</param>
public sealed record CheckResult(string Name, int Points, Failure? Failure)
{
    /// <summary>Whether it passed on every input.</summary>
    public bool Passed => Failure is null;
}

/// <summary>What the checks of an exercise found. In a notebook it shows as a small page, elsewhere as text.</summary>
/// <param name="Exercise">The exercise's id, such as "01.1".</param>
/// <param name="Title">The exercise's title.</param>
/// <param name="Outcome">What became of the answer.</param>
/// <param name="Checks">All checks, in the exercise's order.</param>
/// <param name="Diagnosis">The sentence for a known mistake, if it is one.</param>
/// <param name="Open">What has not been checked yet or is to be done next; null where nothing is open.</param>
[TypeFormatterSource(typeof(ReportFormatters))]
public sealed record Report(string Exercise, string Title, Outcome Outcome, IReadOnlyList<CheckResult> Checks, string? Diagnosis, string? Open = null)
{
    /// <summary>The points of the checks that passed.</summary>
    public int Earned => Checks.Where(check => check.Passed).Sum(check => check.Points);

    /// <summary>The points of all checks.</summary>
    public int Points => Checks.Sum(check => check.Points);

    /// <summary>The first check that failed, if any.</summary>
    public CheckResult? FirstFailure => Checks.FirstOrDefault(check => !check.Passed);

    /// <summary>The report with the input's parts called by names.</summary>
    /// <param name="names">The names, in the input's order; empty where there are none.</param>
    /// <returns>The report.</returns>
    public Report NamingInputs(IReadOnlyList<string> names) =>
        this with { Checks = [.. Checks.Select(check => check.Failure is { } failure ? check with { Failure = failure with { InputNames = names } } : check)] };

    /// <summary>The report as plain text.</summary>
    public override string ToString() => ReportText.Of(this);
}
