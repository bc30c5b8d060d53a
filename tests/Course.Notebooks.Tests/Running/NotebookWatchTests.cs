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
        Assert.StartsWith("Cell c1 is the first that changed: code cells 2 to 3 run in the same kernel. What the cells before did is kept;", reruns[1].Sentence);
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
        Assert.Equal((true, "The notebook was saved with other code, so this cell was stopped."), (ends[0].WasStopped, ends[0].Cells[1].Error!.Message));
        Assert.Equal("mended", Assert.IsType<StreamOutput>(ends[1].Executed.Cells[1].Outputs[0]).Text);
    }

    [Fact]
    public async Task A_save_while_the_kernel_starts_ends_the_run_as_stopped()
    {
        string path = Write("1");
        using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var ends = new List<NotebookRun>();
        var watch = new NotebookWatch(path, new RunOptions()).Run(
            rerun =>
            {
                if (ends.Count == 0)
                    Touch("2", "3");
                return null;
            },
            run =>
            {
                ends.Add(run);
                if (run.Succeeded)
                    stop.Cancel();
            },
            _ => { }, stop.Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => watch);
        Assert.Equal([(true, 1), (false, 2)], ends.Select(run => (run.WasStopped, run.CellCount)));
    }

    [Fact]
    public async Task What_changed_is_named_and_a_file_that_is_gone_is_said_to_be()
    {
        string path = Write("int x = 1;", "int y = 1;", "int z = 1;");
        using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var sentences = new List<string>();
        var problems = new List<string>();
        int runs = 0;
        var watch = new NotebookWatch(path, new RunOptions()).Run(
            rerun =>
            {
                sentences.Add(rerun.Sentence);
                return null;
            },
            run =>
            {
                switch (++runs)
                {
                    case 1:
                        TouchCells(("c0", "int x = 1;"), ("c1", "int y = 1;"), ("c2", "int z = 2;"));
                        break;
                    case 2:
                        TouchCells(("c1", "int y = 1;"), ("c2", "int z = 2;"));
                        break;
                    case 3:
                        TouchCells(("new", "int n = 1;"));
                        break;
                    default:
                        File.Delete(path);
                        break;
                }
            },
            problem =>
            {
                problems.Add(problem);
                stop.Cancel();
            },
            stop.Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => watch);
        Assert.StartsWith("Cell c2 is the first that changed: code cell 3 runs in the same kernel.", sentences[1]);
        Assert.Equal(["Cell c0 was removed: all 2 code cells run, in a new kernel.", "Cell new is the first that is new: the one code cell runs, in a new kernel."], sentences[2..]);
        Assert.Equal([$"{path} is not there any more."], problems);
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

    private void TouchCells(params (string Id, string Source)[] cells) => File.SetLastWriteTimeUtc(WriteCells(cells), DateTime.UtcNow.AddSeconds(10 + cells.Length));

    private string Write(params string[] cells) => WriteCells([.. cells.Select((source, i) => ($"c{i}", source))]);

    private string WriteCells((string Id, string Source)[] cells)
    {
        string path = Path.Combine(_folder, "n.ipynb");
        new NotebookDocument { Cells = [.. cells.Select(cell => Cell.Code(cell.Id, cell.Source))] }.Write(path);
        return path;
    }
}
