using System.Collections.Concurrent;
using System.Diagnostics;
using Course.Notebooks.Cells;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Formatting;

namespace Course.Notebooks.Kernel;

/// <summary>Runs C# cells one after the other and tells what they do as events.</summary>
internal sealed class CSharpKernel : ICellOutput
{
    private readonly EventWriter _events;
    private readonly CSharpSession _session = new();
    private readonly CellSteps _steps;
    private readonly BlockingCollection<(KernelCommand.Execute Cell, InterruptibleRun Run)> _cells = [];
    private readonly List<InterruptibleRun> _unfinished = [];
    private volatile InterruptibleRun? _running;
    private volatile bool _allowsInput;
    private string? _directory;

    public CSharpKernel(EventWriter events)
    {
        _events = events;
        Input = new CellInput(events, () => (_allowsInput, CancellationToken));
        _steps = new CellSteps(_session, events, Input);
        Formatter.DefaultMimeType = HtmlFormatter.MimeType;
        Formatter.SetPreferredMimeTypesFor(typeof(string), PlainTextFormatter.MimeType);
        CellConsole.Redirect(events, Input);
    }

    /// <summary>What cells read.</summary>
    public CellInput Input { get; }

    /// <summary>The session that cells run in.</summary>
    public CSharpSession Session => _session;

    /// <inheritdoc/>
    public CancellationToken CancellationToken => _running?.Token ?? CancellationToken.None;

    /// <inheritdoc/>
    public void Display(string displayId, IReadOnlyDictionary<string, string> data) => _events.Display(new ValueDisplayed(displayId, data));

    /// <inheritdoc/>
    public void Update(string displayId, IReadOnlyDictionary<string, string> data) => _events.Update(new DisplayUpdated(displayId, data));

    /// <inheritdoc/>
    public Task<string?> Ask(string prompt, bool isPassword) => Input.Ask(prompt, isPassword);

    /// <summary>Runs something small in a kernel that nobody hears, so that all the code on a cell's way is compiled before the first cell comes.</summary>
    public static void WarmUp()
    {
        const string First = """
            record WarmUp(int Number, string Text);
            int WarmUpTwice(int number) { var sum = 0; foreach (var one in new[] { number, number }.Select(n => n)) sum += one; return sum; }
            var warmUp = new WarmUp(WarmUpTwice(1), $"{1:N1}");
            await Task.CompletedTask;
            Console.WriteLine(warmUp);
            warmUp.Display();
            warmUp.Number
            """;
        // Tables take the formatters' slowest way; it is walked while the compiler warms on this thread.
        _ = Task.Run(() => CellSteps.Format(new[] { new { Number = 1, Text = "" } }));
        var kernel = new CSharpKernel(new EventWriter(kernelEvent => KernelJson.Line(kernelEvent)));
        foreach (string code in new[] { First, "warmUp.Number + 1" })
            kernel.Execute(new KernelCommand.Execute("warm-up", code, Environment.CurrentDirectory), new InterruptibleRun(kernel._events));
        kernel._session.Dispose();
        // What the compiler has learnt will stay; without this one of the first cells would wait for the collection that moves it out of the way.
        GC.Collect();
    }

    /// <summary>Takes a cell, to be run after those taken before.</summary>
    public void Take(KernelCommand.Execute cell)
    {
        var run = new InterruptibleRun(_events);
        lock (_unfinished)
            _unfinished.Add(run);
        _cells.Add((cell, run));
    }

    /// <summary>Stops the running cell and those that wait, if there are any.</summary>
    public void Interrupt()
    {
        lock (_unfinished)
            _unfinished.ForEach(run => run.Stop());
    }

    /// <summary>Runs the cells on the calling thread, for ever.</summary>
    public void RunCells()
    {
        foreach (var (cell, run) in _cells.GetConsumingEnumerable())
        {
            Execute(cell, run);
            lock (_unfinished)
                _unfinished.Remove(run);
        }
    }

    /// <summary>Runs a cell to its end. Every event of it is sent before this returns, <see cref="CellDone"/> last.</summary>
    private void Execute(KernelCommand.Execute cell, InterruptibleRun running)
    {
        long started = Stopwatch.GetTimestamp();
        CellError? error = null;
        _running = running;
        _allowsInput = cell.AllowsInput;
        _events.BeginCell(cell.WithText);
        Interruption.Mark = 0;
        KernelInvocationContext.Attach(this);
        CellConsole.Redirect(_events, Input);
        try
        {
            if (cell.Directory != _directory)
            {
                Environment.CurrentDirectory = cell.Directory;
                _directory = cell.Directory;
            }
            running.Run(() => _steps.Run(cell.Code, cell.Cell, cell.Directory, running));
        }
        catch (CellStoppedException stop) when (stop.InnerException is null)
        {
            error = new CellError(CellError.Interrupted, "The cell was interrupted before it began.");
        }
        catch (CellStoppedException stop)
        {
            var place = new CellErrors(_session.Context, cell.Cell, cell.Code).Of(stop.InnerException!);
            error = place with { Type = CellError.Interrupted, Message = "The cell was interrupted; its variables are kept." };
        }
        catch (Exception exception)
        {
            error = new CellErrors(_session.Context, cell.Cell, cell.Code).Of(exception);
        }
        finally
        {
            _running = null;
            _allowsInput = false;
            _steps.Reset();
        }
        if (error is not null)
            _events.Send(new CellFailed(error));
        _events.Send(new CellDone(error is null, Stopwatch.GetElapsedTime(started).TotalMilliseconds));
    }
}
