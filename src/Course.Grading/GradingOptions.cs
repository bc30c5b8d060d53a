using Course.Grading.Isolation;
using Course.Grading.Results;

namespace Course.Grading;

/// <summary>How a class is graded.</summary>
public sealed record GradingOptions
{
    /// <summary>How many answers run at the same time; default: as many as there are processors.</summary>
    public int Jobs { get; init; } = Environment.ProcessorCount;

    /// <summary>The time for each answer; null for the exercise's own limit.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>The memory for each answer, in bytes.</summary>
    public long Memory { get; init; } = Limits.DefaultMemory;

    /// <summary>The seed that all inputs are made from; null for a fresh one.</summary>
    public int? Seed { get; init; }

    /// <summary>What separates answers from the machine; null for the strongest that works.</summary>
    internal IsolationKind? Isolation { get; init; }

    /// <summary>Whether answers that use what they may not are refused before they run. Tests switch it off to try what is behind it.</summary>
    internal bool Screens { get; init; } = true;
}

/// <summary>Is told how grading goes on, from several threads, one call at a time.</summary>
public interface IGradingObserver
{
    /// <summary>An exercise of a notebook is being graded.</summary>
    /// <param name="submission">The notebook.</param>
    /// <param name="exercise">The exercise's id.</param>
    void Started(Submission submission, string exercise);

    /// <summary>It was graded.</summary>
    /// <param name="submission">The notebook.</param>
    /// <param name="grade">The grade.</param>
    void Graded(Submission submission, ExerciseGrade grade);

    /// <summary>All of a notebook was graded, or it could not be.</summary>
    /// <param name="submission">The notebook.</param>
    /// <param name="grade">The grade.</param>
    void Graded(Submission submission, NotebookGrade grade);
}
