using Course.Notebooks.Running;

namespace Course.Cli.Progress;

/// <summary>Plain lines, for a file or a pipe: one for each cell that ended, and what the cells print between them.</summary>
internal sealed class LogDisplay : RunDisplay
{
    private readonly string _notebook;
    private bool _inLine;

    public LogDisplay(string notebook)
    {
        _notebook = notebook;
        Console.WriteLine(notebook);
    }

    public override void CellStarted(RunningCell cell)
    {
    }

    public override void CellEnded(CellRun cell)
    {
        EndLine();
        string heading = cell.Place.Heading is { } text ? $"  ({text})" : "";
        Console.WriteLine($"{Name(cell.Place)}  {Time(cell.Elapsed)}{heading}");
        if (!cell.Succeeded)
        {
            foreach (string line in FailureLines(cell))
                Console.Error.WriteLine(line);
        }
    }

    public override void Ended(NotebookRun run, string? page)
    {
        Console.WriteLine(Summary(_notebook, run));
        if (page is not null)
            Console.WriteLine($"  page: {page}");
    }

    protected override void Print(string stream, string text)
    {
        var writer = stream == "stderr" ? Console.Error : Console.Out;
        writer.Write(text);
        writer.Flush();
        _inLine = !text.EndsWith('\n');
    }

    private void EndLine()
    {
        if (_inLine)
            Console.WriteLine();
        _inLine = false;
    }
}
