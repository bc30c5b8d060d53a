using Course.Notebooks.Documents;

namespace Course.Notebooks.Running;

/// <summary>What became of one notebook.</summary>
/// <param name="Path">The file that was run; it is not changed.</param>
/// <param name="Executed">The notebook with outputs, execution counts, times, and the cell that set parameters, if any.</param>
/// <param name="CellCount">How many code cells it has.</param>
/// <param name="Cells">The code cells that ran, in order.</param>
/// <param name="Elapsed">How long the run took, the kernel's start included.</param>
public sealed record NotebookRun(string Path, NotebookDocument Executed, int CellCount, IReadOnlyList<CellRun> Cells, TimeSpan Elapsed)
{
    /// <summary>The code cells that did not run, because a cell before them failed.</summary>
    public IReadOnlyList<Cell> NotRun { get; init; } = [];

    /// <summary>What the kernel used of the processors, over all of them; zero where a cell ended it.</summary>
    public TimeSpan ProcessorTime { get; init; }

    /// <summary>Whether every code cell ran and did what it should.</summary>
    public bool Succeeded => Cells.Count == CellCount && Cells.All(cell => cell.Succeeded);
}
