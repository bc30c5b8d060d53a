using Course.Notebooks.Kernel;
using Course.Notebooks.Running;

namespace Course.Cli.Progress;

/// <summary>Plain lines, for a file or a pipe: one for each cell that ended, and what the cells print between them.</summary>
internal sealed class LogDisplay(string notebook) : RunDisplay
{
    private bool _inLine;

    public override void CellStarted(RunningCell cell)
    {
    }

    public override void CellSaid(RunningCell cell, KernelEvent kernelEvent)
    {
        if (kernelEvent is not StreamWritten stream)
            return;
        var writer = stream.Name == "stderr" ? Console.Error : Console.Out;
        writer.Write(stream.Text);
        writer.Flush();
        _inLine = !stream.Text.EndsWith('\n');
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
        Console.WriteLine(Summary(notebook, run));
        if (page is not null)
            Console.WriteLine($"  page: {page}");
    }

    private void EndLine()
    {
        if (_inLine)
            Console.WriteLine();
        _inLine = false;
    }
}
