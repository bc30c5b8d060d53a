using Course.Notebooks.Kernel;

namespace Course.Notebooks.Running;

/// <summary>What became of one code cell.</summary>
/// <param name="Place">Which cell it was.</param>
/// <param name="Elapsed">How long it took.</param>
/// <param name="Error">Why it counts as failed; null if it does not. A cell tagged <c>raises-exception</c> fails when it does not raise.</param>
public sealed record CellRun(RunningCell Place, TimeSpan Elapsed, CellError? Error)
{
    /// <summary>Whether the cell did what it should.</summary>
    public bool Succeeded => Error is null;
}
