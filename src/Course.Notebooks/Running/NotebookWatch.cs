using System.Text.RegularExpressions;
using Course.Notebooks.Documents;
using Course.Notebooks.Kernel;

namespace Course.Notebooks.Running;

/// <summary>How much of a notebook runs again after a change.</summary>
/// <param name="First">The number of the first code cell that runs, counted from 1; one past the last where no code cell changed.</param>
/// <param name="Total">How many code cells there are.</param>
/// <param name="IsFresh">Whether they run in a new kernel.</param>
/// <param name="Reason">Why, in a few words.</param>
public sealed record Rerun(int First, int Total, bool IsFresh, string Reason)
{
    private string Cells => First == Total ? $"code cell {First} runs" : $"code cells {First} to {Total} run";

    /// <summary>What runs and what is kept, as a sentence.</summary>
    public string Sentence => this switch
    {
        _ when First > Total => $"{Reason}: no code cell runs.",
        { IsFresh: true } => $"{Reason}: {(Total == 1 ? "the one code cell runs" : $"all {Total} code cells run")}, in a new kernel.",
        _ => $"{Reason}: {Cells} in the same kernel. What the cells before did is kept; a value that a later cell changed keeps that change.",
    };
}

/// <summary>Runs a notebook again whenever its file changes, from the first changed cell on; a change of code stops a run.</summary>
/// <param name="path">The notebook.</param>
/// <param name="options">How cells are run.</param>
public sealed partial class NotebookWatch(string path, RunOptions options)
{
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(250);

    private const int LooksBeforeItIsGone = 8;

    private readonly NotebookRunner _runner = new(options);
    private NotebookSession _session = new(options);
    private NotebookDocument? _last;
    private int _good;
    private Dictionary<string, DateTime> _imports = [];
    private DateTime _seen;

    /// <summary>Runs the notebook, then waits for changes until it is cancelled.</summary>
    /// <param name="start">Called before each run: what runs; gives what is told of its cells, if anything is.</param>
    /// <param name="ended">Called after each run, also after one that a change stopped.</param>
    /// <param name="unreadable">Called when the changed file cannot be read; the watch goes on.</param>
    /// <param name="cancellation">Ends the watch.</param>
    /// <returns>When the watch is over and its kernel gone; it ends by cancellation only.</returns>
    /// <exception cref="UsageException">The notebook cannot be run to begin with.</exception>
    /// <exception cref="OperationCanceledException">The watch was cancelled.</exception>
    public async Task Run(Func<Rerun, IRunObserver?> start, Action<NotebookRun> ended, Action<string> unreadable, CancellationToken cancellation)
    {
        try
        {
            _seen = File.GetLastWriteTimeUtc(path);
            var notebook = _runner.Read(path);
            var change = Changed(unreadable, cancellation);
            while (true)
            {
                var rerun = Plan(notebook);
                var run = Rerun(notebook, rerun, start(rerun), ended, cancellation);
                NotebookDocument? next = null;
                // What was saved may be the end of a loop that has none.
                while (!run.IsCompleted && await Task.WhenAny(run, change) == change)
                {
                    next = await change;
                    change = Changed(unreadable, cancellation);
                    if (!HasSameCode(notebook, next) || ImportsChanged)
                    {
                        _session.Stop("The notebook was saved with other code, so this cell was stopped.");
                        break;
                    }
                }
                await run;
                if (next is null)
                {
                    next = await change;
                    change = Changed(unreadable, cancellation);
                }
                notebook = next;
            }
        }
        finally
        {
            await _session.DisposeAsync();
        }
    }

    /// <summary>What has to run: from the first code cell that differs from the last run, or that did not succeed in it.</summary>
    internal Rerun Plan(NotebookDocument notebook)
    {
        var cells = NotebookSession.Places(notebook);
        if (_last is null)
            return new Rerun(1, cells.Count, true, "The first run");
        if (ImportsChanged)
            return new Rerun(1, cells.Count, true, "An imported or referenced file changed");
        var before = NotebookSession.Places(_last);
        int same = 0;
        while (same < _good && same < cells.Count && IsSame(cells[same].Cell, before[same].Cell))
            same++;
        string changed = Change([.. cells.Select(place => place.Cell)], [.. before.Select(place => place.Cell)], same);
        return !_session.IsAlive || same == 0
            ? new Rerun(1, cells.Count, true, _session.IsAlive ? changed : "The last kernel is gone")
            : new Rerun(same + 1, cells.Count, false, changed);
    }

    /// <summary>What changed first, as a person would say it.</summary>
    private static string Change(IReadOnlyList<Cell> cells, IReadOnlyList<Cell> before, int same)
    {
        if (same == cells.Count)
            return "Only prose changed, or cells were removed at the end";
        var cell = cells[same];
        if (same < before.Count && IsSame(cell, before[same]))
            return $"Cell {cell.Id} is the first that did not run to its end";
        if (before.FirstOrDefault(old => old.Id == cell.Id) is not { } known)
            return $"Cell {cell.Id} is the first that is new";
        if (!IsSame(cell, known))
            return $"Cell {cell.Id} is the first that changed";
        return same < before.Count && cells.All(one => one.Id != before[same].Id) ? $"Cell {before[same].Id} was removed" : $"Cell {cell.Id} was moved";
    }

    private static bool IsSame(Cell cell, Cell other) => CellSource.Of(cell) == CellSource.Of(other) && cell.Tags.SequenceEqual(other.Tags);

    private static bool HasSameCode(NotebookDocument notebook, NotebookDocument other)
    {
        var (cells, others) = (NotebookSession.Places(notebook), NotebookSession.Places(other));
        return cells.Count == others.Count && cells.Zip(others).All(pair => IsSame(pair.First.Cell, pair.Second.Cell));
    }

    private async Task Rerun(NotebookDocument notebook, Rerun rerun, IRunObserver? observer, Action<NotebookRun> ended, CancellationToken cancellation)
    {
        if (rerun.IsFresh)
        {
            var last = _session;
            _session = new NotebookSession(options);
            await last.DisposeAsync();
        }
        else
            KeepOutputs(notebook, rerun.First - 1);
        _imports = ImportTimes(notebook);
        var run = await _session.Run(path, notebook, observer, rerun.First, cancellation);
        _good = rerun.First - 1 + run.Cells.TakeWhile(cell => cell.Succeeded).Count();
        _last = notebook;
        cancellation.ThrowIfCancellationRequested();
        ended(run);
    }

    /// <summary>The cells that do not run again show what they showed.</summary>
    private void KeepOutputs(NotebookDocument notebook, int count)
    {
        foreach (var (now, before) in NotebookSession.Places(notebook).Take(count).Zip(NotebookSession.Places(_last!)))
        {
            var metadata = now.Cell.Metadata.DeepClone().AsObject();
            metadata["execution"] = before.Cell.Metadata["execution"]?.DeepClone();
            // The list itself is kept: later cells may update what it shows.
            notebook.Cells[notebook.Cells.IndexOf(now.Cell)] = new Cell(now.Cell.Id, now.Cell.Kind, now.Cell.Text)
            {
                Metadata = metadata,
                OtherMembers = now.Cell.OtherMembers,
                Outputs = before.Cell.Outputs,
                ExecutionCount = before.Cell.ExecutionCount,
            };
        }
    }

    private async Task<NotebookDocument> Changed(Action<string> unreadable, CancellationToken cancellation)
    {
        for (int missing = 0; ;)
        {
            await Task.Delay(s_look, cancellation);
            var written = File.GetLastWriteTimeUtc(path);
            // An editor that replaces the file takes it away for a moment.
            bool isThere = File.Exists(path);
            missing = isThere ? 0 : missing + 1;
            if (missing == LooksBeforeItIsGone)
                unreadable($"{path} is not there any more.");
            if (!isThere || (written == _seen && !ImportsChanged))
                continue;
            _seen = written;
            try
            {
                return _runner.Read(path);
            }
            catch (Exception problem) when (problem is UsageException or IOException)
            {
                unreadable(problem.Message);
                _imports = _imports.Keys.ToDictionary(file => file, File.GetLastWriteTimeUtc);
            }
        }
    }

    private bool ImportsChanged => _imports.Any(entry => File.GetLastWriteTimeUtc(entry.Key) != entry.Value);

    /// <summary>When the files that the notebook imports or references were last written.</summary>
    private Dictionary<string, DateTime> ImportTimes(NotebookDocument notebook)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        return notebook.Cells.Where(cell => cell.Kind == CellKind.Code).SelectMany(cell => FileDirective().Matches(cell.Source))
            .Select(match => Path.GetFullPath(match.Groups["file"].Value.Trim(), folder)).Distinct()
            .ToDictionary(file => file, File.GetLastWriteTimeUtc);
    }

    [GeneratedRegex("""^[ \t]*#(?:!import|r|load)\s+"?(?<file>(?!nuget:)[^"\r\n]+)"?""", RegexOptions.Multiline)]
    private static partial Regex FileDirective();
}
