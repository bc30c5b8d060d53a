using System.Diagnostics;
using System.Text.RegularExpressions;
using Course.Notebooks.Documents;
using Course.Notebooks.Kernel;

namespace Course.Notebooks.Running;

/// <summary>Runs notebooks from the first cell to the last, each in a fresh kernel.</summary>
/// <param name="options">How.</param>
public sealed partial class NotebookRunner(RunOptions options)
{
    private const string RaisesException = "raises-exception";

    /// <summary>Reads a notebook and checks that it can be run with these options. Nothing is run.</summary>
    /// <param name="path">An <c>.ipynb</c> file.</param>
    /// <returns>The notebook without outputs, with a cell behind its <c>parameters</c> cell if values are set.</returns>
    /// <exception cref="UsageException">There is no such notebook, or a parameter does not fit it.</exception>
    public NotebookDocument Read(string path)
    {
        if (Directory.Exists(path))
            throw new UsageException($"{path} is a folder: name a notebook (.ipynb) in it.");
        if (!File.Exists(path))
            throw new UsageException($"There is no notebook {path}.");
        if (!path.EndsWith(".ipynb", StringComparison.OrdinalIgnoreCase))
            throw new UsageException($"{path} is not a notebook: its name does not end in .ipynb.");
        NotebookDocument notebook;
        try
        {
            notebook = NotebookDocument.Read(path).Stored();
        }
        catch (NotebookFormatException exception)
        {
            throw new UsageException(exception.Message);
        }
        catch (UnauthorizedAccessException)
        {
            throw new UsageException($"{path} may not be read: its permissions forbid it.");
        }
        NotebookParameters.Inject(notebook, Path.GetFileName(path), options.Parameters);
        return notebook;
    }

    /// <summary>Runs a notebook.</summary>
    /// <param name="path">The file it came from: its folder is the working directory of the cells.</param>
    /// <param name="notebook">The notebook as <see cref="Read"/> gave it; its cells get their outputs.</param>
    /// <param name="observer">Told what happens.</param>
    /// <param name="cancellation">Stops the run; the kernel process is gone when this method ends.</param>
    /// <returns>What became of it.</returns>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public async Task<NotebookRun> Run(
        string path, NotebookDocument notebook, IRunObserver observer, CancellationToken cancellation = default)
    {
        var watch = Stopwatch.StartNew();
        string directory = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var places = Places(notebook);
        var runs = new List<CellRun>();
        var outputs = new OutputCollector();
        await using var kernel = KernelProcess.Start();
        // A cancelled run keeps nothing, so its cell need not be stopped gently.
        await using var kill = cancellation.Register(kernel.Kill);
        await kernel.WaitUntilReady(cancellation);
        foreach (var place in places)
        {
            var run = await RunCell(kernel, place, directory, outputs, observer, watch, cancellation);
            runs.Add(run);
            observer.CellEnded(run);
            if (!run.Succeeded && (!options.ContinueAfterFailure || !kernel.IsAlive))
                break;
        }
        return new NotebookRun(path, notebook, places.Count, runs, watch.Elapsed) { ProcessorTime = kernel.ProcessorTime };
    }

    private async Task<CellRun> RunCell(
        KernelProcess kernel, RunningCell place, string directory, OutputCollector outputs, IRunObserver observer, Stopwatch watch, CancellationToken cancellation)
    {
        var cell = place.Cell;
        var left = options.Timeout - watch.Elapsed;
        bool notebookIsShorter = left is { } rest && (options.CellTimeout is not { } one || rest < one);
        var limit = notebookIsShorter ? TimeSpan.FromTicks(Math.Max(1, left!.Value.Ticks)) : options.CellTimeout;

        observer.CellStarted(place);
        cell.ExecutionCount = place.Number;
        var started = DateTimeOffset.UtcNow;
        var outcome = await kernel.Execute(cell.Id, CellSource.Of(cell), directory, Say, limit, cancellation);
        cell.SetExecutionTimes(started, started + outcome.Elapsed);
        return new CellRun(place, outcome.Elapsed, Verdict());

        void Say(KernelEvent kernelEvent)
        {
            outputs.Add(cell, kernelEvent);
            observer.CellSaid(place, kernelEvent);
        }

        CellError? Verdict() => (outcome.Error, cell.HasTag(RaisesException)) switch
        {
            ({ Type: CellError.TimedOut } error, _) when notebookIsShorter => error with
            {
                Message = $"The notebook ran longer than the {options.Timeout!.Value.TotalSeconds:0.#} s it is allowed; this cell was running.",
            },
            ({ Type: CellError.TimedOut or CellError.KernelDied } error, _) => error,
            ({ }, true) => null,
            (null, true) => new CellError("NoException", $"The cell ran to its end, but its tag {RaisesException} says that it must fail."),
            var (error, _) => error,
        };
    }

    private static List<RunningCell> Places(NotebookDocument notebook)
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
