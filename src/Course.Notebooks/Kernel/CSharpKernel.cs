using System.Diagnostics;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Formatting;

namespace Course.Notebooks.Kernel;

/// <summary>Runs C# cells one after the other and tells what they do as events.</summary>
internal sealed class CSharpKernel : ICellOutput
{
    private readonly EventWriter _events;
    private readonly CSharpSession _session = new();
    private readonly CellSteps _steps;
    private volatile InterruptibleRun? _running;
    private volatile bool _allowsInput;

    public CSharpKernel(EventWriter events)
    {
        _events = events;
        Input = new CellInput(events, () => (_allowsInput, CancellationToken));
        _steps = new CellSteps(_session, events, Input);
        Formatter.DefaultMimeType = HtmlFormatter.MimeType;
        Formatter.SetPreferredMimeTypesFor(typeof(string), PlainTextFormatter.MimeType);
        KernelInvocationContext.Attach(this);
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

    /// <summary>Compiles and runs something small, so that the compiler's own code is compiled before the first cell comes.</summary>
    public void WarmUp()
    {
        const string Code = """
            record WarmUp(int Number, string Text);
            int WarmUpTwice(int number) { var sum = 0; foreach (var one in new[] { number, number }.Select(n => n)) sum += one; return sum; }
            var warmUp = new WarmUp(WarmUpTwice(1), $"{1:N1}");
            await Task.CompletedTask;
            warmUp
            """;
        // Tables take the formatters' slowest way; it is walked while the compiler warms on this thread.
        _ = Task.Run(() => CellSteps.Format(new[] { new { Number = 1, Text = "" } }));
        using var session = new CSharpSession();
        _ = CellSteps.Format(session.Start(session.Compile(Code, "warm-up", Environment.CurrentDirectory)).GetAwaiter().GetResult());
    }

    /// <summary>Runs a cell to its end. Every event of it is sent before this returns, <see cref="CellDone"/> last.</summary>
    public void Execute(KernelCommand.Execute cell)
    {
        long started = Stopwatch.GetTimestamp();
        CellError? error = null;
        var running = new InterruptibleRun(_events);
        _running = running;
        _allowsInput = cell.AllowsInput;
        _events.BeginCell();
        try
        {
            Environment.CurrentDirectory = cell.Directory;
            running.Run(() => _steps.Run(cell.Code, cell.Cell, cell.Directory, running));
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

    /// <summary>Stops the running cell, if there is one.</summary>
    public void Interrupt() => _running?.Stop();
}
