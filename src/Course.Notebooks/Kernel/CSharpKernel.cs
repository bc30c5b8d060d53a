using System.Diagnostics;
using Course.Notebooks.Documents;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Formatting;

namespace Course.Notebooks.Kernel;

/// <summary>Runs C# cells one after the other and tells what they do as events.</summary>
internal sealed class CSharpKernel : ICellOutput
{
    private readonly EventWriter _events;
    private readonly CSharpSession _session = new();
    private readonly Stack<string> _imports = new();
    private volatile InterruptibleRun? _running;
    private volatile bool _allowsInput;

    public CSharpKernel(EventWriter events)
    {
        _events = events;
        Input = new CellInput(events, () => (_allowsInput, CancellationToken));
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
    public void Display(string displayId, IReadOnlyDictionary<string, string> data) => _events.Send(new ValueDisplayed(displayId, data));

    /// <inheritdoc/>
    public void Update(string displayId, IReadOnlyDictionary<string, string> data) => _events.Send(new DisplayUpdated(displayId, data));

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
        _ = Task.Run(() => Format(new[] { new { Number = 1, Text = "" } }));
        var session = new CSharpSession();
        _ = Format(session.Start(session.Compile(Code, "warm-up", Environment.CurrentDirectory)).GetAwaiter().GetResult());
    }

    /// <summary>Runs a cell to its end. Every event of it is sent before this returns, <see cref="CellDone"/> last.</summary>
    public void Execute(KernelCommand.Execute cell)
    {
        long started = Stopwatch.GetTimestamp();
        CellError? error = null;
        var running = new InterruptibleRun(_events);
        _running = running;
        _allowsInput = cell.AllowsInput;
        try
        {
            Environment.CurrentDirectory = cell.Directory;
            running.Run(() => Run(cell.Code, cell.Cell, cell.Directory, running.Token));
        }
        catch (OperationCanceledException) when (running.Token.IsCancellationRequested)
        {
            error = new CellError(CellError.Interrupted, "The cell was interrupted; its variables are kept.");
        }
        catch (Exception exception)
        {
            error = new CellErrors(_session.Context, cell.Cell, cell.Code).Of(exception);
        }
        finally
        {
            _running = null;
            _allowsInput = false;
            _imports.Clear();
        }
        if (error is not null)
            _events.Send(new CellFailed(error));
        _events.Send(new CellDone(error is null, Stopwatch.GetElapsedTime(started).TotalMilliseconds));
    }

    /// <summary>Stops the running cell, if there is one.</summary>
    public void Interrupt() => _running?.Stop();

    private void Run(string source, string name, string directory, CancellationToken interrupted)
    {
        var steps = CellParser.Parse(source);
        long started = Stopwatch.GetTimestamp();
        foreach (var step in steps)
        {
            switch (step)
            {
                case CellStep.Reference reference:
                    _session.Reference(reference.Path, directory, reference.Line);
                    break;
                case CellStep.Code code:
                    RunCode(code.Text, name, directory, interrupted);
                    break;
                case CellStep.Import import:
                    Import(import, directory, interrupted);
                    break;
                case CellStep.Show show:
                    show.Text.DisplayAs(show.MimeType);
                    break;
                case CellStep.Tell tell:
                    tell.Text.DisplayAs(PlainTextFormatter.MimeType);
                    break;
                case CellStep.Who who:
                    Show(who);
                    break;
            }
        }
        if (steps.Any(step => step is CellStep.Time))
            $"Wall time: {Stopwatch.GetElapsedTime(started).TotalMilliseconds}ms".DisplayAs(PlainTextFormatter.MimeType);
    }

    private void RunCode(string code, string name, string directory, CancellationToken interrupted)
    {
        var submission = _session.Compile(code, name, directory);
        var task = _session.Start(submission);
        try
        {
            task.Wait(interrupted);
        }
        catch (AggregateException)
        {
            // Rethrown below as the cell threw it.
        }
        object? result = task.GetAwaiter().GetResult();
        if (submission.HasResult && result is not DisplayedValue)
            _events.Send(new ResultProduced(Format(result)));
    }

    private void Import(CellStep.Import import, string directory, CancellationToken interrupted)
    {
        string path = Path.GetFullPath(import.Path, directory);
        if (!File.Exists(path))
            throw new DirectiveException($"There is no file {import.Path} to import (looked for {path}).", import.Line);
        if (_imports.Contains(path))
            throw new DirectiveException($"{import.Path} imports itself.", import.Line);

        _imports.Push(path);
        foreach (var (name, source) in Pieces(path, import))
        {
            try
            {
                Run(source, name, directory, interrupted);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                throw new ImportException(import, new CellErrors(_session.Context, name, source).Of(exception), name);
            }
        }
        _imports.Pop();
    }

    private static IEnumerable<(string Name, string Source)> Pieces(string path, CellStep.Import import)
    {
        string file = Path.GetFileName(path);
        switch (Path.GetExtension(path).ToLowerInvariant())
        {
            case ".cs" or ".csx":
                return [(file, File.ReadAllText(path))];
            case ".ipynb":
                try
                {
                    return [.. NotebookDocument.Read(path).Cells
                        .Where(cell => cell.Kind == CellKind.Code)
                        .Select(cell => ($"{file}#{cell.Id}", CellSource.Of(cell)))];
                }
                catch (NotebookFormatException exception)
                {
                    throw new DirectiveException(exception.Message, import.Line);
                }
            default:
                throw new DirectiveException($"{import.Path} cannot be imported: #!import takes an .ipynb or a .cs file.", import.Line);
        }
    }

    private void Show(CellStep.Who who)
    {
        var variables = _session.Variables();
        if (who.WithValues)
            variables.Select(variable => new { variable.Name, variable.Type, variable.Value }).ToList().Display();
        else
            string.Join('\n', variables.Select(variable => variable.Name)).DisplayAs(PlainTextFormatter.MimeType);
    }

    private static Dictionary<string, string> Format(object? value) =>
        Formatter.GetPreferredMimeTypesFor(value?.GetType()).Distinct().ToDictionary(type => type, value.ToDisplayString);
}
