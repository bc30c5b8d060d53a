using Course.Notebooks.Documents;
using Course.Notebooks.Kernel;
using Course.Notebooks.Running;

namespace Course.Notebooks.Tests.Running;

public sealed class NotebookWatchTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("course-watch-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task After_a_change_the_cells_from_the_first_changed_one_on_run_and_the_state_before_it_is_kept()
    {
        string path = Write("Console.Write(DateTime.UtcNow.Ticks);", "int y = 1;", "Console.Write(y);");
        using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var reruns = new List<Rerun>();
        var outputs = new List<string>();
        string? problem = null;
        var watch = new NotebookWatch(path, new RunOptions()).Run(
            rerun =>
            {
                reruns.Add(rerun);
                return null;
            },
            run =>
            {
                outputs.Add(string.Join('|', run.Executed.Cells.Select(cell => string.Concat(cell.Outputs.OfType<StreamOutput>().Select(output => output.Text)))));
                switch (outputs.Count)
                {
                    case 1:
                        Touch("Console.Write(DateTime.UtcNow.Ticks);", "int y = 2;", "Console.Write(y);");
                        break;
                    case 2:
                        File.WriteAllText(path, "{");
                        File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddSeconds(20));
                        break;
                    default:
                        stop.Cancel();
                        break;
                }
            },
            said =>
            {
                problem = said;
                Touch("throw new Exception();", "1");
            },
            stop.Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => watch);

        Assert.Equal([(1, true), (2, false), (1, true)], reruns.Select(rerun => (rerun.First, rerun.IsFresh)));
        Assert.EndsWith("||1", outputs[0]);
        Assert.Equal(outputs[0].Replace("||1", "||2"), outputs[1]);
        Assert.StartsWith("n.ipynb, line 1", problem);
        Assert.StartsWith("Cell c1 is the first that is new: code cells 2 to 3 run in the same kernel. What the cells before them did is kept;", reruns[1].Sentence);
    }

    [Fact]
    public async Task A_save_while_a_cell_runs_stops_it_and_the_state_is_kept()
    {
        string path = Write("Console.Write(DateTime.UtcNow.Ticks);", "Console.Write(\"on\");\nwhile (true) { }");
        using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var reruns = new List<Rerun>();
        var ends = new List<NotebookRun>();
        var watch = new NotebookWatch(path, new RunOptions()).Run(
            rerun =>
            {
                reruns.Add(rerun);
                return new OnOutput("on", () => Touch("Console.Write(DateTime.UtcNow.Ticks);", "Console.Write(\"mended\");"));
            },
            run =>
            {
                ends.Add(run);
                if (run.Succeeded)
                    stop.Cancel();
            },
            _ => { }, stop.Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => watch);

        Assert.Equal([(1, true), (2, false)], reruns.Select(rerun => (rerun.First, rerun.IsFresh)));
        Assert.Equal([null, CellError.Interrupted], ends[0].Cells.Select(cell => cell.Error?.Type));
        Assert.Equal("mended", Assert.IsType<StreamOutput>(ends[1].Executed.Cells[1].Outputs[0]).Text);
    }

    private sealed class OnOutput(string text, Action action) : IRunObserver
    {
        public void CellStarted(RunningCell cell)
        {
        }

        public void CellSaid(RunningCell cell, KernelEvent kernelEvent)
        {
            if (kernelEvent is StreamWritten written && written.Text == text)
                action();
        }

        public void CellEnded(CellRun cell)
        {
        }
    }

    private void Touch(params string[] cells) => File.SetLastWriteTimeUtc(Write(cells), DateTime.UtcNow.AddSeconds(10 + cells.Length));

    private string Write(params string[] cells)
    {
        string path = Path.Combine(_folder, "n.ipynb");
        new NotebookDocument { Cells = [.. cells.Select((source, i) => Cell.Code($"c{i}", source))] }.Write(path);
        return path;
    }
}
