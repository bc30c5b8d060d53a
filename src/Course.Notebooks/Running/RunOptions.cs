namespace Course.Notebooks.Running;

/// <summary>How notebooks are run.</summary>
public sealed record RunOptions
{
    /// <summary>Values for variables of the cell tagged <c>parameters</c>, as text, by name.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether a notebook's quick values (<c>course.quick</c> of its metadata) are set first, so that it runs in seconds.</summary>
    public bool UsesQuickValues { get; init; }

    /// <summary>How long a whole notebook may take once its kernel is there; null for as long as it needs.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>How long one cell may take; null for as long as it needs.</summary>
    public TimeSpan? CellTimeout { get; init; }

    /// <summary>Whether the cells after a failed one run all the same.</summary>
    public bool ContinueAfterFailure { get; init; }
}
