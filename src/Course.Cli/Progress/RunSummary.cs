using Course.Notebooks.Running;

namespace Course.Cli.Progress;

/// <summary>What became of several notebooks, in a few lines.</summary>
internal static class RunSummary
{
    public static void Print(IReadOnlyList<NotebookRun> runs, int asked, TimeSpan elapsed)
    {
        int failed = runs.Count(run => !run.Succeeded);
        int width = runs.Max(run => Path.GetFileName(run.Path).Length);
        Console.WriteLine();
        Console.WriteLine($"{(runs.Count < asked ? $"{runs.Count} of {asked}" : asked)} notebooks in {RunDisplay.Time(elapsed)}{(failed > 0 ? $", {failed} FAILED" : "")}");
        foreach (var run in runs)
        {
            string end = run.Succeeded
                ? $"{run.CellCount} cells"
                : string.Join(", ", run.Cells.Where(cell => !cell.Succeeded).Select(cell => $"FAILED in cell {cell.Place.Number} of {cell.Place.Total} ({cell.Place.Cell.Id})"));
            Console.WriteLine($"  {Path.GetFileName(run.Path).PadRight(width)}  {RunDisplay.Time(run.Elapsed),9}  {end}");
        }
    }
}
