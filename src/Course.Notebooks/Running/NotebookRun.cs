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
    /// <summary>The type of the error of the cell at which a run was stopped.</summary>
    public const string Stopped = "Stopped";

    /// <summary>The code cells that did not run, because a cell before them failed or the run was stopped.</summary>
    public IReadOnlyList<Cell> NotRun { get; init; } = [];

    /// <summary>What the kernel used of the processors, over all of them; zero where a cell ended it.</summary>
    public TimeSpan ProcessorTime { get; init; }

    /// <summary>The run of a notebook that was stopped before it began.</summary>
    internal static NotebookRun NotStarted(string path, NotebookDocument notebook)
    {
        var places = NotebookSession.Places(notebook);
        return new NotebookRun(path, notebook, places.Count, [], TimeSpan.Zero) { NotRun = [.. places.Select(place => place.Cell)], WasStarted = false, WasStopped = true };
    }

    /// <summary>Whether the notebook was begun; not so where several were to run and were stopped before it.</summary>
    public bool WasStarted { get; init; } = true;

    /// <summary>Whether somebody ended the run before its last cell.</summary>
    public bool WasStopped { get; init; }

    /// <summary>How many code cells it has, in words.</summary>
    public string CountOfCells => CellCount == 1 ? "1 cell" : $"{CellCount} cells";

    /// <summary>Whether every code cell ran and did what it should.</summary>
    public bool Succeeded => !WasStopped && Cells.Count == CellCount && Cells.All(cell => cell.Succeeded);
}
