namespace Course.Grading.Answers;

/// <summary>An answer as a program, or why it is none.</summary>
/// <param name="Assembly">The compiled answer; empty where there is a problem.</param>
/// <param name="EntryType">The type whose method makes the delegate.</param>
/// <param name="EntryMethod">That method.</param>
/// <param name="Problem">One sentence; null where the answer may run.</param>
/// <param name="Incident">What kind of problem it is.</param>
public sealed record CompiledAnswer(byte[] Assembly, string EntryType, string EntryMethod, string? Problem = null, Results.Incident Incident = Results.Incident.None)
{
    /// <summary>Whether the compiler needed more time or memory than it gets, so that nothing else of this notebook should be tried.</summary>
    public bool IsTooCostly { get; init; }

    internal static CompiledAnswer Refused(Results.Incident incident, string problem) => new([], "", "", problem, incident);
}
