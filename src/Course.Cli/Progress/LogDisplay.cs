using Course.Notebooks.Running;

namespace Course.Cli.Progress;

/// <summary>Plain lines, for a file or a pipe: one for each cell that ended, and what the cells print between them.</summary>
internal sealed class LogDisplay : RunDisplay
{
    private readonly string _notebook;
    private readonly TextWriter _output;
    private readonly TextWriter _errors;
    private bool _inLine;
    private bool _errorsAreNamed;

    /// <param name="notebook">What the lines call the notebook.</param>
    /// <param name="isOneOfMany">Whether errors, which may go elsewhere than the lines, have to say whose they are.</param>
    /// <param name="isHeldBack">Whether the lines are kept until the end, because other notebooks run at the same time.</param>
    public LogDisplay(string notebook, bool isOneOfMany = false, bool isHeldBack = false)
    {
        _notebook = notebook;
        _errorsAreNamed = !isOneOfMany;
        _output = isHeldBack ? new StringWriter() : Console.Out;
        _errors = isHeldBack ? new StringWriter() : Console.Error;
        _output.WriteLine(notebook);
    }

    public override void CellStarted(RunningCell cell)
    {
    }

    public override void CellEnded(CellRun cell)
    {
        EndLine();
        string heading = cell.Place.Heading is { } text ? $"  ({text})" : "";
        _output.WriteLine($"{Name(cell.Place)}  {Time(cell.Elapsed)}{heading}");
        if (!cell.Succeeded)
        {
            foreach (string line in FailureLines(cell))
                Errors().WriteLine(line);
        }
    }

    public override void Ended(NotebookRun run, string? page)
    {
        _output.WriteLine(Summary(_notebook, run));
        if (page is not null)
            _output.WriteLine($"  page: {page}");
    }

    public override void Dispose()
    {
        if (_output is not StringWriter)
            return;
        Console.Write(_output.ToString());
        Console.Out.Flush();
        Console.Error.Write(_errors.ToString());
    }

    protected override void Print(string stream, string text)
    {
        var writer = stream == "stderr" ? Errors() : _output;
        writer.Write(text);
        writer.Flush();
        _inLine = !text.EndsWith('\n');
    }

    private TextWriter Errors()
    {
        if (!_errorsAreNamed)
            _errors.WriteLine($"{_notebook}:");
        _errorsAreNamed = true;
        return _errors;
    }

    private void EndLine()
    {
        if (_inLine)
            _output.WriteLine();
        _inLine = false;
    }
}
