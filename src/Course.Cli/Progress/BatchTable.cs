using System.Diagnostics;
using Course.Notebooks.Kernel;
using Course.Notebooks.Running;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Course.Cli.Progress;

/// <summary>A terminal and several notebooks: a table that lives, a row for each. What cells print is in the pages.</summary>
internal sealed class BatchTable : BatchDisplay
{
    private static readonly TimeSpan s_refresh = TimeSpan.FromMilliseconds(200);

    private readonly Lock _lock = new();
    private readonly Row[] _rows;
    private readonly IAnsiConsole _console;
    private readonly CancellationTokenSource _over = new();
    private readonly Task _showing;

    public BatchTable(IReadOnlyList<string> notebooks, IAnsiConsole console)
    {
        _rows = [.. notebooks.Select(path => new Row(Path.GetFileNameWithoutExtension(path)))];
        _console = console;
        _showing = console.Live(Table()).AutoClear(true).StartAsync(Show);
    }

    public override IRunObserver Started(int place)
    {
        lock (_lock)
            _rows[place].Watch.Start();
        return new Observer(this, _rows[place]);
    }

    public override void Ended(int place, NotebookRun run, string? page)
    {
        lock (_lock)
        {
            _rows[place].Watch.Stop();
            _rows[place].Run = run;
            _rows[place].Cell = null;
        }
    }

    public override void Dispose()
    {
        _over.Cancel();
        _showing.GetAwaiter().GetResult();
        _over.Dispose();
        // The failures, which the table has no room for, stay on the screen; the summary follows.
        foreach (var row in _rows)
            foreach (var cell in row.Run?.Cells.Where(cell => !cell.Succeeded) ?? [])
                foreach (string line in RunDisplay.FailureLines(cell).Prepend(row.Name))
                    _console.MarkupLine($"[red]{Markup.Escape(line)}[/]");
    }

    private async Task Show(LiveDisplayContext context)
    {
        while (!_over.IsCancellationRequested)
        {
            context.UpdateTarget(Table());
            await Task.Delay(s_refresh, _over.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private Table Table()
    {
        var table = new Table().Border(TableBorder.Simple).Expand();
        table.AddColumn("");
        table.AddColumn("notebook");
        table.AddColumn(new TableColumn("cells").RightAligned());
        table.AddColumn(new TableColumn("time").RightAligned());
        table.AddColumn("at");
        lock (_lock)
        {
            foreach (var row in _rows)
                table.AddRow(Cells(row));
        }
        return table;
    }

    private static IEnumerable<IRenderable> Cells(Row row)
    {
        string time = row.Watch.Elapsed > TimeSpan.Zero ? RunDisplay.Time(row.Watch.Elapsed) : "";
        return row switch
        {
            { Run: { Succeeded: true } run } => Texts("[green]✓[/]", $"{run.CellCount}", time, ""),
            { Run: { } run } => Texts("[red]✗[/]", $"{run.Cells.Count(cell => cell.Succeeded)}/{run.CellCount}", time, $"[red]{Markup.Escape(run.Cells.FirstOrDefault(cell => !cell.Succeeded)?.Place.Cell.Id ?? "")}[/]"),
            { Cell: { } cell } => Texts("[blue]▸[/]", $"{cell.Number}/{cell.Total}", time, Markup.Escape(cell.Heading ?? cell.Cell.Id)),
            { Watch.IsRunning: true } => Texts("[blue]▸[/]", "", "", "[grey]starting the kernel[/]"),
            _ => Texts("", "", "", "[grey]waits[/]"),
        };

        IEnumerable<IRenderable> Texts(string mark, string cells, string time, string at) =>
            new[] { mark, Markup.Escape(row.Name), cells, time, at }.Select(text => new Markup(text) { Overflow = Overflow.Ellipsis });
    }

    private sealed class Row(string name)
    {
        public string Name => name;

        public Stopwatch Watch { get; } = new();

        public RunningCell? Cell { get; set; }

        public NotebookRun? Run { get; set; }
    }

    private sealed class Observer(BatchTable table, Row row) : IRunObserver
    {
        public void CellStarted(RunningCell cell)
        {
            lock (table._lock)
                row.Cell = cell;
        }

        public void CellSaid(RunningCell cell, KernelEvent kernelEvent)
        {
        }

        public void CellEnded(CellRun cell)
        {
        }
    }
}
