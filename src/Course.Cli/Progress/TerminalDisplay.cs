using System.Diagnostics;
using System.Globalization;
using System.Text;
using Course.Notebooks.Running;
using Spectre.Console;

namespace Course.Cli.Progress;

/// <summary>A terminal: what cells print scrolls by, and the last line says which cell runs, and for how long.</summary>
internal sealed class TerminalDisplay : RunDisplay
{
    private const int RefreshMilliseconds = 100;
    private const int BarWidth = 20;

    /// <summary>How many characters of a cell the terminal gets as they come; of what follows it gets the last.</summary>
    private const int ShownAtFirst = 100_000;
    private const int ShownAtLast = 10_000;
    private const int ShownOfALine = 500;

    private readonly Lock _lock = new();
    private readonly string _notebook;
    private readonly IAnsiConsole _console;
    private readonly Timer _timer;
    private readonly StringBuilder _line = new();
    private readonly Queue<string> _held = [];
    private readonly Stopwatch _cellTime = new();
    private RunningCell? _cell;
    private string? _replaced;
    private bool _anyCell;
    private bool _statusShown;
    private int _shown;
    private int _heldLength;
    private long _leftOut;

    public TerminalDisplay(string notebook, IAnsiConsole console)
    {
        _notebook = notebook;
        _console = console;
        _console.Cursor.Hide();
        _timer = new Timer(_ => Refresh(), null, RefreshMilliseconds, RefreshMilliseconds);
    }

    public override void CellStarted(RunningCell cell)
    {
        lock (_lock)
        {
            _cell = cell;
            _replaced = null;
            _anyCell = true;
            _cellTime.Restart();
            ShowStatus();
        }
    }

    public override void CellEnded(CellRun cell)
    {
        lock (_lock)
        {
            _cell = null;
            EndLine();
            ShowHeld();
            if (!cell.Succeeded)
                Above(string.Join('\n', FailureLines(cell).Select(line => $"[red]{Markup.Escape(line)}[/]")));
            else if (cell.Elapsed.TotalSeconds >= 1)
                Above($"[grey]{Markup.Escape(Name(cell.Place))}  {Time(cell.Elapsed)}{Markup.Escape(cell.Place.Heading is { } text ? $"  {text}" : "")}[/]");
        }
    }

    public override void Ended(NotebookRun run, string? page)
    {
        lock (_lock)
        {
            string mark = run.Succeeded ? "[green]✓[/]" : "[red]✗[/]";
            Above($"{mark} {Markup.Escape(Summary(_notebook, run))}");
            if (page is not null)
                Above($"  [grey]page:[/] {Markup.Escape(page)}");
        }
    }

    public override void Dispose()
    {
        _timer.Dispose();
        lock (_lock)
        {
            ClearStatus();
            _console.Cursor.Show();
        }
    }

    protected override void Print(string stream, string text)
    {
        lock (_lock)
        {
            foreach (char c in text)
                Print(c);
            ShowStatus();
        }
    }

    protected override void Replace(string text)
    {
        lock (_lock)
        {
            _replaced = text.ReplaceLineEndings(" ");
            ShowStatus();
        }
    }

    private void Print(char c)
    {
        if (c == '\n')
        {
            Show(_line.ToString());
            _line.Clear();
        }
        else if (c == '\r')
            _line.Clear();
        else
            _line.Append(c);
    }

    private void Show(string line)
    {
        if (_shown < ShownAtFirst)
        {
            _shown += line.Length + 1;
            ClearStatus();
            _console.WriteLine(line.Length <= ShownAtFirst ? line : $"{line[..ShownAtLast]} … {line[^ShownAtLast..]}");
            return;
        }
        _held.Enqueue(line);
        _heldLength += line.Length + 1;
        while (_held.Count > 1 && _heldLength > ShownAtLast)
        {
            int length = _held.Dequeue().Length + 1;
            _heldLength -= length;
            _leftOut += length;
        }
    }

    private void ShowHeld()
    {
        if (_leftOut > 0)
            Above(string.Create(CultureInfo.InvariantCulture, $"[grey]… {_leftOut:N0} characters of this cell are left out here; its page has them …[/]"));
        _shown = _heldLength = 0;
        _leftOut = 0;
        while (_held.TryDequeue(out string? line))
            Show(line);
        _shown = 0;
    }

    private void EndLine()
    {
        if (_line.Length > 0)
            Print('\n');
    }

    private void Above(string markup)
    {
        ClearStatus();
        _console.MarkupLine(markup);
    }

    private void Refresh()
    {
        lock (_lock)
            ShowStatus();
    }

    private void ShowStatus()
    {
        ClearStatus();
        if (_cell is not { } cell)
        {
            if (!_anyCell)
                Status($"{_notebook}: starting the kernel");
            return;
        }
        int done = BarWidth * (cell.Number - 1) / cell.Total;
        string bar = new string('━', done) + new string('─', BarWidth - done);
        // A line that a cell has begun, such as a progress bar of its own, is shown until it is complete.
        string said = _line.Length > 0 ? _line.ToString(0, Math.Min(_line.Length, ShownOfALine)) : _replaced ?? cell.Heading ?? cell.Cell.Id;
        string status = $"{_notebook} {bar} cell {cell.Number} of {cell.Total}  {Time(_cellTime.Elapsed)}  {said}";
        Status(status);
    }

    private void Status(string status)
    {
        int width = Math.Max(10, _console.Profile.Width - 1);
        _console.Profile.Out.Writer.Write(status.Length > width ? status[..width] : status);
        _console.Profile.Out.Writer.Flush();
        _statusShown = true;
    }

    private void ClearStatus()
    {
        if (!_statusShown)
            return;
        _console.Profile.Out.Writer.Write("\r\u001b[K");
        _statusShown = false;
    }
}
