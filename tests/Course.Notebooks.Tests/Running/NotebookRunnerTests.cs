using System.Text.Json.Nodes;
using Course.Notebooks.Documents;
using Course.Notebooks.Kernel;
using Course.Notebooks.Running;

namespace Course.Notebooks.Tests.Running;

public sealed class NotebookRunnerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("course-run-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Outputs_counts_and_times_are_those_of_the_run()
    {
        var run = await Run(new RunOptions(),
            Cell.Markdown("intro", "# Title"),
            Cell.Code("print", "Console.Write(\"a\"); Console.WriteLine(\"b\"); Console.Error.Write(\"c\");"),
            Cell.Code("value", "\"result\""),
            Cell.Code("update", "var shown = \"before\".Display(); Console.Write(\"x\"); shown.Update(\"after\");"));
        Assert.True(run.Succeeded);
        var cells = run.Executed.Cells;
        Assert.Equal([new StreamOutput("stdout", "ab\n"), new StreamOutput("stderr", "c")], cells[1].Outputs);
        var result = Assert.IsType<DisplayOutput>(Assert.Single(cells[2].Outputs));
        Assert.Equal((true, 2, "result"), (result.IsResult, result.ExecutionCount, result.Data.Text("text/plain")));
        Assert.Equal("after", Assert.IsType<DisplayOutput>(cells[3].Outputs[0]).Data.Text("text/plain"));
        Assert.Equal([null, 1, 2, 3], cells.Select(cell => cell.ExecutionCount));
        Assert.All(cells.Skip(1), cell => Assert.NotNull(cell.ExecutionTime));
    }

    [Fact]
    public async Task The_processors_time_is_that_of_the_kernel()
    {
        var run = await Run(new RunOptions(), Cell.Code("wait", "await Task.Delay(1000);"), Cell.Code("own", "System.Diagnostics.Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds.ToString(\"R\")"));
        double said = double.Parse(Assert.IsType<DisplayOutput>(run.Executed.Cells[1].Outputs[0]).Data.Text("text/plain")!);
        // Linux counts another process's time in hundredths of a second, rounded down for user and system time.
        Assert.InRange(run.ProcessorTime.TotalSeconds, said - 0.05, said + 2);
    }

    [Fact]
    public async Task The_executed_notebook_can_be_read_back()
    {
        var run = await Run(new RunOptions(), Cell.Code("a", "display(HTML(\"<b>x</b>\"));\n1 + 1"), Cell.Code("b", "throw new Exception(\"end\");"));
        string json = run.Executed.ToJson();
        Assert.Equal(json, NotebookDocument.Parse(json).ToJson());
        Assert.Contains("\"output_type\": \"error\"", json);
    }

    [Fact]
    public async Task A_failed_cell_ends_the_run()
    {
        var run = await Run(new RunOptions(), Cell.Code("good", "var x = 1;"), Cell.Code("bad", "x++;\nthrow new Exception(\"end\");"), Cell.Code("never", "x"));
        Assert.False(run.Succeeded);
        Assert.Equal(["good", "bad"], run.Cells.Select(cell => cell.Place.Cell.Id));
        Assert.Equal((2, "throw new Exception(\"end\");"), (run.Cells[1].Error!.Line, run.Cells[1].Error!.SourceLine));
        Assert.Empty(run.Executed.Cells[2].Outputs);
    }

    [Fact]
    public async Task With_continue_the_cells_after_a_failed_one_run()
    {
        var run = await Run(new RunOptions { ContinueAfterFailure = true }, Cell.Code("bad", "var x = 1; throw new Exception();"), Cell.Code("on", "$\"{x}\""));
        Assert.False(run.Succeeded);
        Assert.Equal([false, true], run.Cells.Select(cell => cell.Succeeded));
    }

    [Fact]
    public async Task After_the_kernels_death_no_cell_runs_and_the_error_says_so()
    {
        var run = await Run(new RunOptions { ContinueAfterFailure = true }, Cell.Code("dies", "Environment.Exit(1);"), Cell.Code("never", "1"), Cell.Code("neither", "2"));
        var error = Assert.Single(run.Cells).Error!;
        Assert.Equal(CellError.KernelDied, error.Type);
        Assert.EndsWith("so 2 cells after it did not run.", error.Message);
        Assert.Equal(["never", "neither"], run.NotRun.Select(cell => cell.Id));
    }

    [Fact]
    public async Task A_cell_tagged_raises_exception_must_fail()
    {
        var run = await Run(new RunOptions { ContinueAfterFailure = true },
            Cell.Code("raises", "throw new Exception(\"wanted\");", "raises-exception"),
            Cell.Code("compiles-not", "nonsense();", "raises-exception"),
            Cell.Code("raises-not", "1", "raises-exception"));
        Assert.Equal([true, true, false], run.Cells.Select(cell => cell.Succeeded));
        Assert.Contains("must fail", run.Cells[2].Error!.Message);
    }

    [Fact]
    public async Task The_death_of_the_kernel_is_no_exception_that_a_cell_may_raise() =>
        Assert.False((await Run(new RunOptions(), Cell.Code("dies", "Environment.Exit(1);", "raises-exception"))).Succeeded);

    [Fact]
    public async Task A_cell_over_its_time_fails()
    {
        var run = await Run(new RunOptions { CellTimeout = TimeSpan.FromSeconds(1) }, Cell.Code("endless", "while (true) { }"));
        Assert.Contains("longer than the 1 s", Assert.Single(run.Cells).Error!.Message);
    }

    [Fact]
    public async Task A_notebook_over_its_time_fails_in_the_cell_that_runs()
    {
        var run = await Run(new RunOptions { Timeout = TimeSpan.FromSeconds(6) }, Cell.Code("first", "1"), Cell.Code("endless", "await Task.Delay(60_000);"));
        Assert.Equal("endless", run.Cells[^1].Place.Cell.Id);
        Assert.StartsWith("The notebook ran longer than the 6 s", run.Cells[^1].Error!.Message);
    }

    [Fact]
    public async Task A_set_parameter_is_used_by_the_later_cells()
    {
        var run = await Run(
            new RunOptions { Parameters = new Dictionary<string, string> { ["epochs"] = "1", ["rate"] = "0.5" } },
            Cell.Code("settings", "int epochs = 10;\nvar rate = 0.1f;", "parameters"), Cell.Code("use", "$\"{epochs} {rate}\""));
        Assert.Equal("1 0.5", Assert.IsType<DisplayOutput>(run.Executed.Cells[2].Outputs[0]).Data.Text("text/plain"));
    }

    [Fact]
    public async Task A_cancelled_run_keeps_what_ran_and_leaves_no_kernel_behind()
    {
        using var cancellation = new CancellationTokenSource();
        var observer = new Observer { OnText = text => cancellation.Cancel() };
        string path = Write(Cell.Code("short", "1"), Cell.Code("long", "Console.WriteLine(Environment.ProcessId);\nawait Task.Delay(60_000);", "raises-exception"), Cell.Code("never", "1"));
        var runner = new NotebookRunner(new RunOptions());
        var run = await runner.Run(path, runner.Read(path), observer, cancellation.Token);
        Assert.Equal([null, NotebookRun.Stopped], run.Cells.Select(cell => cell.Error?.Type));
        Assert.Equal((true, false, "never"), (run.WasStopped, run.Succeeded, Assert.Single(run.NotRun).Id));
        Assert.Equal(NotebookRun.Stopped, Assert.IsType<ErrorOutput>(run.Executed.Cells[1].Outputs[^1]).Name);
        Assert.Throws<ArgumentException>(() => System.Diagnostics.Process.GetProcessById(int.Parse(observer.Text)));
    }

    [Fact]
    public async Task A_run_that_is_cancelled_before_its_kernel_is_there_was_stopped_at_its_first_cell()
    {
        string path = Write(Cell.Code("first", "1"), Cell.Code("never", "1"));
        var runner = new NotebookRunner(new RunOptions { ContinueAfterFailure = true });
        var run = await runner.Run(path, runner.Read(path), null, new CancellationToken(canceled: true));
        Assert.Equal((NotebookRun.Stopped, "never"), (Assert.Single(run.Cells).Error!.Type, Assert.Single(run.NotRun).Id));
    }

    [Fact]
    public async Task Notebooks_that_a_cancelled_batch_did_not_start_are_among_its_runs()
    {
        string path = Write(Cell.Code("first", "1"), Cell.Code("second", "1"));
        var batch = new NotebookBatch(new NotebookRunner(new RunOptions()), jobs: 1);
        var run = Assert.Single(await batch.Run(batch.Read([path]), _ => new Observer(), (_, _) => { }, new CancellationToken(canceled: true)));
        Assert.Equal((false, 2, false), (run.WasStarted, run.NotRun.Count, run.Succeeded));
    }

    [Fact]
    public async Task Cells_know_their_number_and_their_heading()
    {
        var run = await Run(new RunOptions(),
            Cell.Code("a", "1"), Cell.Markdown("one", "# One\n\n```\n# no heading\n```"), Cell.Code("b", "1"), Cell.Code("empty", "  "), Cell.Markdown("two", "text\n\n## Two in C# ##"), Cell.Code("c", "1"));
        Assert.Equal([(1, 3, null), (2, 3, "One"), (3, 3, "Two in C#")], run.Cells.Select(cell => (cell.Place.Number, cell.Place.Total, cell.Place.Heading)));
    }

    [Fact]
    public async Task A_cell_in_another_language_fails_with_its_name_and_markdown_is_shown()
    {
        var markdown = new Cell("prose", CellKind.Code, "**bold**") { Metadata = new JsonObject { ["polyglot_notebook"] = new JsonObject { ["kernelName"] = "markdown" } } };
        var fsharp = new Cell("other", CellKind.Code, "let x = 1") { Metadata = new JsonObject { ["dotnet_interactive"] = new JsonObject { ["language"] = "fsharp" } } };
        var run = await Run(new RunOptions(), markdown, fsharp);
        Assert.Equal("**bold**", Assert.IsType<DisplayOutput>(Assert.Single(run.Executed.Cells[0].Outputs)).Data.Text("text/markdown"));
        Assert.StartsWith("#!fsharp is not supported", run.Cells[1].Error!.Message);
    }

    [Fact]
    public async Task Endless_output_is_cut_and_says_so()
    {
        var run = await Run(new RunOptions(), Cell.Code("much", "for (int i = 0; i < 30_000; i++) Console.WriteLine(new string('x', 100));"));
        Assert.True(run.Succeeded);
        var outputs = run.Executed.Cells[0].Outputs.Cast<StreamOutput>().ToList();
        Assert.Equal(["stdout", "stderr"], outputs.Select(output => output.Name));
        Assert.InRange(outputs[0].Text.Length, 980_000, 1_000_000);
        Assert.Contains("left out", outputs[1].Text);
    }

    [Fact]
    public void A_file_that_is_no_notebook_is_refused()
    {
        string text = Path.Combine(_folder, "a.txt");
        string broken = Path.Combine(_folder, "broken.ipynb");
        File.WriteAllText(text, "{}");
        File.WriteAllText(broken, "{ \"cells\": [");
        var runner = new NotebookRunner(new RunOptions());
        Assert.EndsWith("none.ipynb.", Assert.Throws<UsageException>(() => runner.Read(Path.Combine(_folder, "none.ipynb"))).Message);
        Assert.Contains("is a folder", Assert.Throws<UsageException>(() => runner.Read(_folder)).Message);
        Assert.Contains("does not end in .ipynb", Assert.Throws<UsageException>(() => runner.Read(text)).Message);
        Assert.Contains("broken.ipynb", Assert.Throws<UsageException>(() => runner.Read(broken)).Message);
    }

    [Fact]
    public async Task The_results_are_a_notebook_and_a_page()
    {
        var run = await Run(new RunOptions(), Cell.Markdown("t", "# The title"), Cell.Code("a", "\"the result\""));
        var (notebook, page) = SiteFolder.Write(run, Path.Combine(_folder, "site"));
        Assert.Equal(1, NotebookDocument.Read(notebook).Cells[1].ExecutionCount);
        Assert.Contains("the result", File.ReadAllText(page));
        Assert.Equal(2, Directory.GetFiles(Path.Combine(_folder, "site")).Length);
    }

    [Fact]
    public void The_results_of_a_course_notebook_go_to_the_courses_artifacts()
    {
        string course = Directory.CreateDirectory(Path.Combine(_folder, "course", "notebooks")).Parent!.FullName;
        File.WriteAllText(Path.Combine(course, "Course.sln"), "");
        Assert.Equal(Path.Combine(course, "artifacts", "site"), SiteFolder.For(Path.Combine(course, "notebooks", "a.ipynb")));
        Assert.Equal(Path.GetFullPath("site"), SiteFolder.For(Path.Combine(_folder, "a.ipynb")));
    }

    private async Task<NotebookRun> Run(RunOptions options, params Cell[] cells)
    {
        string path = Write(cells);
        var runner = new NotebookRunner(options);
        return await runner.Run(path, runner.Read(path), new Observer());
    }

    private string Write(params Cell[] cells)
    {
        var notebook = NotebookDocument.NewCourse();
        foreach (var cell in cells)
            notebook.Cells.Add(cell);
        string path = Path.Combine(_folder, "n.ipynb");
        notebook.Write(path);
        return path;
    }

    private sealed class Observer : IRunObserver
    {
        public string Text { get; private set; } = "";

        public Action<string>? OnText { get; init; }

        public void CellStarted(RunningCell cell)
        {
        }

        public void CellSaid(RunningCell cell, KernelEvent kernelEvent)
        {
            if (kernelEvent is not StreamWritten stream)
                return;
            Text += stream.Text;
            OnText?.Invoke(stream.Text);
        }

        public void CellEnded(CellRun cell)
        {
        }
    }
}
