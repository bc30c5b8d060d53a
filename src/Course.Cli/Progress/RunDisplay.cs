using Course.Notebooks.Export;
using Course.Notebooks.Kernel;
using Course.Notebooks.Running;
using Spectre.Console;

namespace Course.Cli.Progress;

/// <summary>Shows a run to the person, or the log, at the other end of standard output.</summary>
internal abstract class RunDisplay : IRunObserver, IDisposable
{
    public static RunDisplay Create(string notebook, bool isOneOfMany = false) =>
        Console.IsOutputRedirected || !AnsiConsole.Profile.Capabilities.Interactive
            ? new LogDisplay(notebook, isOneOfMany)
            : new TerminalDisplay(notebook, AnsiConsole.Console);

    public abstract void CellStarted(RunningCell cell);

    /// <summary>Console text as it comes, and values that are shown, as text.</summary>
    public void CellSaid(RunningCell cell, KernelEvent kernelEvent)
    {
        switch (kernelEvent)
        {
            case StreamWritten stream:
                Print(stream.Name, stream.Text);
                break;
            case ValueDisplayed { Data: var data }:
                Print("stdout", OutputText.Of(data) + "\n");
                break;
            case ResultProduced { Data: var data }:
                Print("stdout", OutputText.Of(data) + "\n");
                break;
            case DisplayUpdated { Data: var data }:
                Replace(OutputText.Of(data));
                break;
        }
    }

    public abstract void CellEnded(CellRun cell);

    /// <summary>The notebook is over: the line that sums it up.</summary>
    /// <param name="run">The run.</param>
    /// <param name="page">The page that was written; null if none was.</param>
    public abstract void Ended(NotebookRun run, string? page);

    public virtual void Dispose()
    {
    }

    /// <summary>Shows text that a cell wrote.</summary>
    protected abstract void Print(string stream, string text);

    /// <summary>Shows a text that takes the place of one shown before, such as how far training is. A log has no such place.</summary>
    protected virtual void Replace(string text)
    {
    }

    /// <summary>The cell's number, id and heading, as every line about it begins.</summary>
    protected static string Name(RunningCell cell) =>
        $"[{cell.Number.ToString().PadLeft(cell.Total.ToString().Length)}/{cell.Total}] {cell.Cell.Id}";

    internal static string Time(TimeSpan time) =>
        time.TotalSeconds < 60 ? $"{time.TotalSeconds:0.00} s" : $"{(int)time.TotalMinutes}:{time.Seconds:00} min";

    internal static IEnumerable<string> FailureLines(CellRun cell)
    {
        if (cell.Error!.Type == NotebookRun.Stopped)
        {
            yield return $"Cell {cell.Place.Number} of {cell.Place.Total} ({cell.Place.Cell.Id}) was stopped.";
            yield break;
        }
        string line = cell.Error.Line is { } number ? $", line {number}" : "";
        yield return $"Cell {cell.Place.Number} of {cell.Place.Total} ({cell.Place.Cell.Id}{line}) failed:";
        foreach (string text in cell.Error.Describe())
            yield return "  " + text;
    }

    protected static string Summary(string notebook, NotebookRun run)
    {
        int failed = run.Cells.Count(cell => !cell.Succeeded);
        return run.Succeeded
            ? $"{notebook}: {run.CountOfCells} in {Time(run.Elapsed)}"
            : $"{notebook}: {(run.WasStopped ? "stopped" : "FAILED")} after {Time(run.Elapsed)}; {run.Cells.Count - failed} of {run.CountOfCells} succeeded";
    }
}
