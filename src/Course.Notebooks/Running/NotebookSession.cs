using System.Diagnostics;
using System.Text.RegularExpressions;
using Course.Notebooks.Documents;
using Course.Notebooks.Kernel;

namespace Course.Notebooks.Running;

/// <summary>One kernel and the notebook that it runs, from the first cell or from a later one.</summary>
/// <param name="options">How cells are run.</param>
internal sealed partial class NotebookSession(RunOptions options) : IAsyncDisposable
{
    private const string RaisesException = "raises-exception";

    private readonly OutputCollector _outputs = new();
    private KernelProcess? _kernel;
    private volatile string? _stopped;

    /// <summary>Whether there is a kernel that keeps what cells have declared.</summary>
    public bool IsAlive => _kernel is { IsAlive: true };

    /// <summary>Runs the code cells of a notebook.</summary>
    /// <param name="path">The file it came from: its folder is the working directory of the cells.</param>
    /// <param name="notebook">The notebook; its cells get their outputs.</param>
    /// <param name="observer">Told what happens.</param>
    /// <param name="first">The number of the first code cell to run, counted from 1.</param>
    /// <param name="cancellation">Stops the run: its cell fails, and the kernel is gone then.</param>
    /// <returns>What became of it; where it was stopped, as far as it came.</returns>
    public async Task<NotebookRun> Run(string path, NotebookDocument notebook, IRunObserver? observer = null, int first = 1, CancellationToken cancellation = default)
    {
        var watch = Stopwatch.StartNew();
        string directory = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var places = Places(notebook);
        var runs = new List<CellRun>();
        var kernel = _kernel ??= KernelProcess.Start();
        // A cancelled run keeps nothing, so its cell need not be stopped gently.
        await using var kill = cancellation.Register(kernel.Kill);
        // Of a run that is cancelled here the first cell says so.
        await kernel.WaitUntilReady(cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var end = watch.Elapsed + options.Timeout;
        foreach (var place in places.Skip(first - 1))
        {
            if (_stopped is not null)
                break;
            var run = await RunCell(kernel, place, directory, observer, end - watch.Elapsed, cancellation);
            int left = places.Count - first - runs.Count;
            if (!kernel.IsAlive && left > 0 && !cancellation.IsCancellationRequested && run.Error is { } death)
                run = run with { Error = death with { Message = $"{death.Message} What the cells before it declared is gone, so {left} {(left == 1 ? "cell" : "cells")} after it did not run." } };
            runs.Add(run);
            observer?.CellEnded(run);
            if (!run.Succeeded && (!options.ContinueAfterFailure || !kernel.IsAlive || cancellation.IsCancellationRequested))
                break;
        }
        bool isWhole = runs.Count == places.Count - first + 1 && runs.All(run => run.Succeeded);
        bool wasStopped = (cancellation.IsCancellationRequested || _stopped is not null) && !isWhole;
        _stopped = null;
        return new NotebookRun(path, notebook, places.Count - first + 1, runs, watch.Elapsed)
        {
            NotRun = [.. places.Skip(first - 1 + runs.Count).Select(place => place.Cell)],
            WasStopped = wasStopped,
            ProcessorTime = kernel.ProcessorTime,
        };
    }

    /// <summary>Stops a run: its cell fails, no other one starts, and the kernel keeps its variables if the cell lets it.</summary>
    /// <param name="why">What the cell's error says.</param>
    public void Stop(string why)
    {
        _stopped = why;
        _kernel?.Interrupt();
    }

    /// <summary>Ends the kernel.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_kernel is not null)
            await _kernel.DisposeAsync();
        _kernel = null;
    }

    private async Task<CellRun> RunCell(
        KernelProcess kernel, RunningCell place, string directory, IRunObserver? observer, TimeSpan? left, CancellationToken cancellation)
    {
        var cell = place.Cell;
        bool notebookIsShorter = left is { } rest && (options.CellTimeout is not { } one || rest < one);
        var limit = notebookIsShorter ? TimeSpan.FromTicks(Math.Max(1, left!.Value.Ticks)) : options.CellTimeout;

        observer?.CellStarted(place);
        cell.ExecutionCount = place.Number;
        var started = DateTimeOffset.UtcNow;
        var outcome = await Execute();
        cell.SetExecutionTimes(started, started + outcome.Elapsed);
        return new CellRun(place, outcome.Elapsed, Verdict());

        async Task<CellOutcome> Execute()
        {
            try
            {
                var end = await kernel.Execute(cell.Id, CellSource.Of(cell), directory, Say, limit, cancellation);
                return end.Error is { } error ? end with { Error = Explained(error) } : end;
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                var stopped = new CellError(NotebookRun.Stopped, "The run was stopped at this cell.");
                Say(new CellFailed(stopped));
                return new CellOutcome(stopped, DateTimeOffset.UtcNow - started);
            }
        }

        CellError Explained(CellError error) => error.Type == CellError.Interrupted && _stopped is { } why ? error with { Message = why } : error;

        void Say(KernelEvent kernelEvent)
        {
            if (kernelEvent is CellFailed failed)
                kernelEvent = new CellFailed(Explained(failed.Error));
            _outputs.Add(cell, kernelEvent);
            observer?.CellSaid(place, kernelEvent);
        }

        CellError? Verdict() => (outcome.Error, cell.HasTag(RaisesException)) switch
        {
            ({ Type: CellError.TimedOut } error, _) when notebookIsShorter => error with
            {
                Message = $"The notebook ran longer than the {options.Timeout!.Value.TotalSeconds:0.#} s it is allowed; this cell was running.",
            },
            ({ Type: CellError.TimedOut or CellError.KernelDied or CellError.Interrupted or NotebookRun.Stopped } error, _) => error,
            ({ }, true) => null,
            (null, true) => new CellError("NoException", $"The cell ran to its end, but its tag {RaisesException} says that it must fail."),
            var (error, _) => error,
        };
    }

    internal static List<RunningCell> Places(NotebookDocument notebook)
    {
        int total = notebook.Cells.Count(IsRun);
        var places = new List<RunningCell>();
        string? heading = null;
        foreach (var cell in notebook.Cells)
        {
            if (cell.Kind == CellKind.Markdown)
                heading = Heading(cell.Source) ?? heading;
            else if (IsRun(cell))
                places.Add(new RunningCell(cell, places.Count + 1, total, heading));
        }
        return places;
    }

    private static bool IsRun(Cell cell) => cell.Kind == CellKind.Code && !string.IsNullOrWhiteSpace(cell.Source);

    private static string? Heading(string markdown)
    {
        bool inCode = false;
        string? heading = null;
        foreach (string line in markdown.Split('\n'))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
                inCode = !inCode;
            else if (!inCode && line.StartsWith('#') && line.TrimStart('#').StartsWith(' '))
                heading = ClosingMarks().Replace(line.TrimStart('#'), "").Trim();
        }
        return heading;
    }

    /// <summary>Marks that may close a heading; those of C# are part of its text.</summary>
    [GeneratedRegex(@"\s#+\s*$")]
    private static partial Regex ClosingMarks();
}
