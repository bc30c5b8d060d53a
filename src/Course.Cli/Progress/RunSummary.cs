using Course.Notebooks.Running;

namespace Course.Cli.Progress;

/// <summary>What became of several notebooks, in a few lines.</summary>
internal static class RunSummary
{
    public static void Print(IReadOnlyList<NotebookRun> runs, TimeSpan elapsed)
    {
        int whole = runs.Count(run => !run.WasStopped), failed = runs.Count(run => !run.Succeeded && !run.WasStopped);
        int width = runs.Max(run => Path.GetFileName(run.Path).Length);
        Console.WriteLine();
        Console.WriteLine($"{(whole < runs.Count ? $"{whole} of {runs.Count}" : whole)} notebooks in {RunDisplay.Time(elapsed)}{(failed > 0 ? $", {failed} FAILED" : "")}{(whole < runs.Count ? ", then stopped" : "")}");
        foreach (var run in runs)
            Console.WriteLine($"  {Path.GetFileName(run.Path).PadRight(width)}  {(run.WasStarted ? RunDisplay.Time(run.Elapsed) : ""),9}  {End(run)}");
    }

    private static string End(NotebookRun run)
    {
        if (!run.WasStarted)
            return "not started";
        if (run.Succeeded)
            return run.CountOfCells;
        var failures = run.Cells.Where(cell => !cell.Succeeded)
            .Select(cell => $"{(cell.Error!.Type == NotebookRun.Stopped ? "stopped" : "FAILED")} in cell {cell.Place.Number} of {cell.Place.Total} ({cell.Place.Cell.Id})");
        return string.Join(", ", failures);
    }
}
