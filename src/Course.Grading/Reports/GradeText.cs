using Course.Exercises.Judging;
using Course.Grading.Results;

namespace Course.Grading.Reports;

/// <summary>Grades in words: what every report says in the same way.</summary>
internal static class GradeText
{
    /// <summary>What became of an answer, in one sentence.</summary>
    public static string Headline(ExerciseGrade grade) =>
        grade.Sentence ?? grade.Outcome switch
        {
            Outcome.Passed => "All checks pass, with inputs of its own.",
            Outcome.NotAttempted => "Nothing was written.",
            Outcome.Error => $"{grade.Report.FirstFailure?.Failure?.Error?.Type.Split('.')[^1]}: {grade.Report.FirstFailure?.Failure?.Error?.Message}",
            _ => $"{grade.Report.Checks.Count(check => check.Passed)} of {grade.Report.Checks.Count} checks pass.",
        };

    /// <summary>A word for a kind of incident.</summary>
    public static string Name(Incident incident) => incident switch
    {
        Incident.None => "",
        Incident.Unreadable => "not graded",
        Incident.DoesNotCompile => "does not compile",
        Incident.NotAllowed => "not allowed",
        Incident.TimeLimit => "time limit",
        Incident.MemoryLimit => "memory limit",
        Incident.OutputLimit => "output limit",
        Incident.EndedProcess => "ended its process",
        Incident.ForgedReply => "forged reply",
        Incident.KnownInputsOnly => "known inputs only",
        _ => "grader failed",
    };

    /// <summary>One character for tables.</summary>
    public static string Mark(ExerciseGrade grade) => grade.Incident != Incident.None ? "!" : grade.Outcome switch
    {
        Outcome.Passed => "✓",
        Outcome.NotAttempted => "○",
        _ when grade.Earned > 0 => "◐",
        _ => "✗",
    };
}
