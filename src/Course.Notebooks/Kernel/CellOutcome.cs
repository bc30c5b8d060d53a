namespace Course.Notebooks.Kernel;

/// <summary>How a cell ended.</summary>
/// <param name="Error">Why it failed; null if it did not.</param>
/// <param name="Elapsed">From sending it to its end, as the caller saw it.</param>
public sealed record CellOutcome(CellError? Error, TimeSpan Elapsed)
{
    /// <summary>Whether the cell ran to its end.</summary>
    public bool Succeeded => Error is null;
}
