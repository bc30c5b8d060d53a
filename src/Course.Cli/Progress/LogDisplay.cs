using Course.Notebooks.Running;

namespace Course.Cli.Progress;

/// <summary>Plain lines, for a file or a pipe: one for each cell that ended, and what the cells print between them.</summary>
internal sealed class LogDisplay : RunDisplay
{
    private readonly string _notebook;
    private readonly TextWriter _output;
    private readonly TextWriter _errors;
    private bool _inLine;

    /// <param name="notebook">What the lines call the notebook.</param>
    /// <param name="isHeldBack">Whether the lines are kept until the end, because other notebooks run at the same time.</param>
    public LogDisplay(string notebook, bool isHeldBack = false)
    {
        _notebook = notebook;
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
                _errors.WriteLine(line);
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
        Console.Error.Write(_errors.ToString());
        Console.Write(_output.ToString());
    }

    protected override void Print(string stream, string text)
    {
        var writer = stream == "stderr" ? _errors : _output;
        writer.Write(text);
        writer.Flush();
        _inLine = !text.EndsWith('\n');
    }

    private void EndLine()
    {
        if (_inLine)
            _output.WriteLine();
        _inLine = false;
    }
}
