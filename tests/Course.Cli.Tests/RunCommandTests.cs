using System.Diagnostics;
using Course.Notebooks.Documents;

namespace Course.Cli.Tests;

public sealed class RunCommandTests : IDisposable
{
    private readonly CourseProgram _course = new();

    public void Dispose() => _course.Dispose();

    [Fact]
    public async Task A_run_that_succeeds_prints_its_cells_and_exits_with_0()
    {
        _course.Write("good.ipynb", Cell.Markdown("title", "# The title"), Cell.Code("hello", "Console.WriteLine(\"hello\");"), Cell.Code("shown", "\"shown as text\""));
        var (exitCode, output, error) = await _course.Run("run", "good.ipynb");
        Assert.Equal((0, ""), (exitCode, error));
        Assert.Matches(@"(?s)^good\.ipynb\nhello\n\[1/2\] hello  [0-9.:]+ (s|min)  \(The title\)\nshown as text\n\[2/2\] shown .*\ngood\.ipynb: 2 cells in [0-9.:]+ (s|min)\n", output.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task A_run_writes_the_executed_notebook_and_its_page()
    {
        string source = _course.Write("good.ipynb", Cell.Code("sum", "1 + 1"));
        string before = File.ReadAllText(source);
        await _course.Run("run", "good.ipynb", "--out", "results/deep");
        string folder = Path.Combine(_course.Folder, "results", "deep");
        Assert.Equal(["good.html", "good.ipynb"], Directory.GetFiles(folder).Select(Path.GetFileName).Order());
        Assert.Equal(1, NotebookDocument.Read(Path.Combine(folder, "good.ipynb")).Cells[0].ExecutionCount);
        Assert.Equal(before, File.ReadAllText(source));
    }

    [Fact]
    public async Task A_cell_that_fails_is_named_with_its_line_and_the_exit_code_is_1()
    {
        _course.Write("bad.ipynb", Cell.Code("fine", "var x = 0;"), Cell.Code("divide", "var y = 1;\nvar z = y / x;"), Cell.Code("never", "Console.WriteLine(\"never\");"));
        var (exitCode, output, error) = await _course.Run("run", "bad.ipynb");
        Assert.Equal(1, exitCode);
        Assert.StartsWith("Cell 2 of 3 (divide, line 2) failed:\n  DivideByZeroException:", error.ReplaceLineEndings("\n"));
        Assert.Contains("line 2: var z = y / x;", error);
        Assert.DoesNotContain("never", output);
        Assert.Contains("bad.ipynb: FAILED", output);
    }

    [Fact]
    public async Task A_dead_kernel_is_a_failed_run()
    {
        _course.Write("dies.ipynb", Cell.Code("dies", "Environment.FailFast(\"the end\");"));
        var (exitCode, _, error) = await _course.Run("run", "dies.ipynb");
        Assert.Equal(1, exitCode);
        Assert.Contains("the end", error);
    }

    [Fact]
    public async Task Several_notebooks_run_in_order_and_one_failure_fails_the_whole()
    {
        _course.Write("a.ipynb", Cell.Code("fails", "throw new Exception(\"in a\");"));
        _course.Write("b.ipynb", Cell.Code("works", "Console.WriteLine(\"from b\");"));
        var (exitCode, output, _) = await _course.Run("run", "a.ipynb", "b.ipynb");
        Assert.Equal(1, exitCode);
        Assert.Matches("(?s)a.ipynb: FAILED.*from b.*b.ipynb: 1 cell ", output);
    }

    [Fact]
    public async Task Set_changes_a_parameter()
    {
        _course.Write("set.ipynb", Cell.Code("settings", "int epochs = 10; string name = \"x\";", "parameters"), Cell.Code("use", "Console.WriteLine($\"{epochs} {name}\");"));
        var (exitCode, output, _) = await _course.Run("run", "set.ipynb", "--set", "epochs=1", "--set", "name=a=b");
        Assert.Equal(0, exitCode);
        Assert.Contains("1 a=b", output);
    }

    [Theory]
    [InlineData("There is no notebook none.ipynb.", "run", "none.ipynb")]
    [InlineData("folder is a folder: name a notebook (.ipynb) in it.", "run", "folder")]
    [InlineData("text.txt is not a notebook that runs: its name does not end in .ipynb, .dib or .md.", "run", "text.txt")]
    [InlineData("broken.ipynb, line 1, column", "run", "broken.ipynb")]
    [InlineData("there is no list \"cells\", so this is not a notebook.", "run", "other.ipynb")]
    [InlineData("set.ipynb has no parameter epoch; it has epochs, rate.", "run", "set.ipynb", "--set", "epoch=1")]
    [InlineData("epochs=many does not fit set.ipynb: epochs is an int.", "run", "set.ipynb", "--set", "epochs=many")]
    [InlineData("--set epochs: expected name=value, for example --set epochs=1.", "run", "set.ipynb", "--set", "epochs")]
    [InlineData("--timeout soon: expected a number of seconds greater than 0.", "run", "set.ipynb", "--timeout", "soon")]
    [InlineData("--cell-timeout -1: expected a number of seconds greater than 0.", "run", "set.ipynb", "--cell-timeout", "-1")]
    [InlineData("text.txt is a file; name a folder.", "run", "set.ipynb", "--out", "text.txt")]
    [InlineData("text.txt is a file; name a folder.", "run", "set.ipynb", "--junit", "text.txt/results.xml")]
    [InlineData("Required argument", "run")]
    [InlineData("There is no command nonsense.", "nonsense")]
    [InlineData("There is no command exprot: did you mean export?", "exprot", "01", "--to", "html")]
    [InlineData("There is no option --jbos: did you mean --jobs?", "run", "set.ipynb", "--jbos", "2")]
    [InlineData("There is no option --nonsense.", "run", "set.ipynb", "--nonsense")]
    public async Task Wrong_usage_is_said_in_a_sentence_and_nothing_is_written(string expected, params string[] arguments)
    {
        Directory.CreateDirectory(Path.Combine(_course.Folder, "folder"));
        File.WriteAllText(Path.Combine(_course.Folder, "text.txt"), "{}");
        File.WriteAllText(Path.Combine(_course.Folder, "broken.ipynb"), "{ \"cells\": [");
        File.WriteAllText(Path.Combine(_course.Folder, "other.ipynb"), "{ \"a\": 1 }");
        _course.Write("set.ipynb", Cell.Code("settings", "int epochs = 10; float rate = 1;", "parameters"));
        var (exitCode, output, error) = await _course.Run(arguments);
        Assert.Equal((2, ""), (exitCode, output));
        Assert.Contains(expected, error);
        Assert.DoesNotContain("   at ", error);
        Assert.False(Directory.Exists(Path.Combine(_course.Folder, "site")));
    }

    [SkippableFact]
    public async Task A_folder_in_which_nothing_can_be_written_is_noticed_before_anything_runs()
    {
        Skip.IfNot(Directory.Exists("/proc/self"), "A folder that refuses files, even from an administrator, is Linux's /proc.");
        _course.Write("good.ipynb", Cell.Code("works", "Console.WriteLine(\"ran\");"));
        var (exitCode, output, error) = await _course.Run("run", "good.ipynb", "--out", "/proc/site");
        Assert.Equal((2, ""), (exitCode, output));
        Assert.Equal("--out /proc/site: nothing can be written there; name a folder in which you may write.", error.Trim());
    }

    [SkippableTheory]
    [InlineData("--junit /proc/j.xml: it cannot be written there; name a file in a folder in which you may write.", "run", "good.ipynb", "--junit", "/proc/j.xml")]
    [InlineData("--out /proc/good.dib: it cannot be written there; name a file in a folder in which you may write.", "convert", "good.ipynb", "--to", "dib", "--out", "/proc/")]
    [InlineData("--out /proc/good.html: it cannot be written there; name a file in a folder in which you may write.", "export", "good.ipynb", "--to", "html", "--out", "/proc/")]
    [InlineData("--prefix /proc/x: nothing can be written there; name a folder in which you may write.", "jupyter", "install", "--prefix", "/proc/x")]
    [InlineData("--junit . is a folder: name a file.", "run", "good.ipynb", "--junit", ".")]
    public async Task A_place_that_refuses_files_is_wrong_usage_and_named_as_it_was_given(string message, params string[] arguments)
    {
        Skip.IfNot(Directory.Exists("/proc/self"), "A folder that refuses files, even from an administrator, is Linux's /proc.");
        _course.Write("good.ipynb", Cell.Code("works", "1"));
        var (exitCode, output, error) = await _course.Run(arguments);
        Assert.Equal((2, "", message), (exitCode, output, error.Trim()));
    }

    [SkippableFact]
    public async Task A_symbolic_link_that_leads_nowhere_is_wrong_usage()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows allows symbolic links to administrators only.");
        File.CreateSymbolicLink(Path.Combine(_course.Folder, "a.ipynb"), "b.ipynb");
        File.CreateSymbolicLink(Path.Combine(_course.Folder, "b.ipynb"), "a.ipynb");
        var (exitCode, _, error) = await _course.Run("run", "a.ipynb");
        Assert.Equal((2, "a.ipynb is a symbolic link to b.ipynb, and there is no file at its end: name the file itself."), (exitCode, error.Trim()));
    }

    [Fact]
    public async Task A_wrong_name_costs_no_run_of_the_notebooks_before_it()
    {
        _course.Write("good.ipynb", Cell.Code("works", "Console.WriteLine(\"ran\");"));
        var (exitCode, output, _) = await _course.Run("run", "good.ipynb", "none.ipynb");
        Assert.Equal((2, ""), (exitCode, output));
    }

    [Fact]
    public async Task A_formula_that_cannot_be_read_fails_the_run_but_keeps_the_executed_notebook()
    {
        _course.Write("formula.ipynb", Cell.Markdown("broken", "$$\\frac{1}{$$"), Cell.Code("works", "1"));
        var (exitCode, _, error) = await _course.Run("run", "formula.ipynb", "--out", "out");
        Assert.Equal(1, exitCode);
        Assert.Contains("No page was written for formula.ipynb:", error);
        Assert.True(File.Exists(Path.Combine(_course.Folder, "out", "formula.ipynb")));
    }

    [Fact]
    public async Task A_cell_over_its_time_fails_the_run()
    {
        _course.Write("endless.ipynb", Cell.Code("endless", "while (true) { }"));
        var (exitCode, _, error) = await _course.Run("run", "endless.ipynb", "--cell-timeout", "1.5");
        Assert.Equal(1, exitCode);
        Assert.Contains("longer than the 1.5 s", error);
    }

    [Fact]
    public async Task A_result_that_is_no_string_is_printed_as_text()
    {
        _course.Write("shown.ipynb", Cell.Code("sum", "1 + 1"), Cell.Code("table", "new Dictionary<string, int> { [\"a\"] = 10, [\"bcd\"] = 2 }"), Cell.Code("drawing", "HTML(\"<svg></svg>\")"));
        var (exitCode, output, _) = await _course.Run("run", "shown.ipynb");
        Assert.Equal(0, exitCode);
        Assert.Matches(@"(?s)^shown\.ipynb\n2\n\[1/3\] sum.*\nkey +value\na +10\nbcd +2\n\[2/3\] table.*\n\[picture\]\n\[3/3\] drawing", output.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task A_Markdown_notebook_runs()
    {
        File.WriteAllText(Path.Combine(_course.Folder, "n.md"), "# Title\n\n```csharp\n\"from Markdown\"\n```\n");
        var (exitCode, output, _) = await _course.Run("run", "*.md");
        Assert.Equal(0, exitCode);
        Assert.Contains("from Markdown\n", output.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task A_page_that_cannot_be_written_fails_the_batch_at_its_end()
    {
        _course.Write("a.ipynb", Cell.Code("works", "\"from a\""));
        _course.Write("b.ipynb", Cell.Code("works", "\"from b\""));
        Directory.CreateDirectory(Path.Combine(_course.Folder, "out", "a.html", "in the way"));
        var (exitCode, output, error) = await _course.Run("run", "a.ipynb", "b.ipynb", "--out", "out");
        Assert.Equal(1, exitCode);
        Assert.Contains("from b", output);
        Assert.StartsWith("What the run of a.ipynb gave was not written: ", error);
        Assert.True(File.Exists(Path.Combine(_course.Folder, "out", "b.html")));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("2")]
    public async Task Errors_of_several_notebooks_say_whose_they_are(string jobs)
    {
        _course.Write("a.ipynb", Cell.Code("fails", "throw new Exception(\"in a\");"));
        _course.Write("b.ipynb", Cell.Code("fails", "throw new Exception(\"in b\");"));
        var (_, _, error) = await _course.Run("run", "a.ipynb", "b.ipynb", "--jobs", jobs);
        Assert.Equal(2, System.Text.RegularExpressions.Regex.Count(error.ReplaceLineEndings("\n"), @"(a|b)\.ipynb:\nCell 1 of 1 \(fails, line 1\) failed:\n  Exception: in \1\n"));
    }

    [SkippableFact]
    public async Task Ctrl_C_keeps_the_summary_and_the_report_of_what_ran()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no signal that a test could send.");
        _course.Write("a.ipynb", Cell.Code("short", "1"));
        _course.Write("b.ipynb", Cell.Code("long", "Console.WriteLine(\"waits\");\nawait Task.Delay(100_000);"));
        _course.Write("c.ipynb", Cell.Code("never", "1"), Cell.Code("neither", "1"));
        using var process = _course.Start("run", "a.ipynb", "b.ipynb", "c.ipynb", "--junit", "report.xml");
        while (await process.StandardOutput.ReadLineAsync() is { } line && line != "waits")
        {
        }
        using (var signal = Process.Start("kill", ["-INT", process.Id.ToString()]))
            await signal.WaitForExitAsync();
        string rest = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(130, process.ExitCode);
        Assert.Matches(@"1 of 3 notebooks in .*, then stopped\n  a\.ipynb .* 1 cell\n  b\.ipynb .* stopped in cell 1 of 1 \(long\)\n  c\.ipynb +not started\n", rest.ReplaceLineEndings("\n"));
        var report = System.Xml.Linq.XDocument.Load(Path.Combine(_course.Folder, "report.xml")).Root!;
        Assert.Equal(["4", "0", "1", "2"], new[] { "tests", "failures", "errors", "skipped" }.Select(count => report.Attribute(count)!.Value));
    }

    [SkippableFact]
    public async Task Ctrl_C_stops_the_run_and_its_kernel()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no signal that a test could send.");
        _course.Write("long.ipynb", Cell.Code("long", "Console.WriteLine(Environment.ProcessId);\nawait Task.Delay(100_000);"));
        using var process = _course.Start("run", "long.ipynb");
        await process.StandardOutput.ReadLineAsync();
        int kernel = int.Parse((await process.StandardOutput.ReadLineAsync())!);
        using (var signal = Process.Start("kill", ["-INT", process.Id.ToString()]))
            await signal.WaitForExitAsync();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(130, process.ExitCode);
        Assert.Contains("Stopped.", await process.StandardError.ReadToEndAsync());
        Assert.Throws<ArgumentException>(() => Process.GetProcessById(kernel));
        Assert.Contains("long.ipynb: stopped after", await process.StandardOutput.ReadToEndAsync());
        var outputs = NotebookDocument.Read(Path.Combine(_course.Folder, "site", "long.ipynb")).Cells[0].Outputs;
        Assert.Equal($"{kernel}\n", Assert.IsType<StreamOutput>(outputs[0]).Text.ReplaceLineEndings("\n"));
        Assert.True(File.Exists(Path.Combine(_course.Folder, "site", "long.html")));
    }

    [SkippableFact]
    public async Task A_site_that_is_stopped_has_an_index_of_the_pages_that_are_there()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no signal that a test could send.");
        _course.Write("a.ipynb", Cell.Code("long", "Console.WriteLine(\"waits\");\nawait Task.Delay(100_000);"));
        _course.Write("b.ipynb", Cell.Code("never", "1"));
        _course.Write("c.ipynb", Cell.Code("never", "1"));
        Directory.CreateDirectory(Path.Combine(_course.Folder, "out"));
        File.WriteAllText(Path.Combine(_course.Folder, "out", "c.html"), "from yesterday");
        using var process = _course.Start("site", "a.ipynb", "b.ipynb", "c.ipynb", "--out", "out", "--quick");
        while (await process.StandardOutput.ReadLineAsync() is { } line && line != "waits")
        {
        }
        using (var signal = Process.Start("kill", ["-INT", process.Id.ToString()]))
            await signal.WaitForExitAsync();
        Assert.EndsWith("index.html names the pages that are there.\n", (await process.StandardOutput.ReadToEndAsync()).ReplaceLineEndings("\n"));
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(130, process.ExitCode);
        string index = File.ReadAllText(Path.Combine(_course.Folder, "out", "index.html"));
        Assert.Matches("(?s)This is a quick site.*href=\"a.html\".*Was stopped: 0 of 1 cells succeeded.*href=\"c.html\".*The page is from an earlier run", index);
        Assert.DoesNotContain("b.html", index);
    }

    [SkippableFact]
    public async Task A_killed_program_takes_its_kernel_with_it()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no signal that a test could send.");
        _course.Write("long.ipynb", Cell.Code("long", "Console.WriteLine(Environment.ProcessId);\nawait Task.Delay(100_000);"));
        using var process = _course.Start("run", "long.ipynb");
        await process.StandardOutput.ReadLineAsync();
        using var kernel = Process.GetProcessById(int.Parse((await process.StandardOutput.ReadLineAsync())!));
        process.Kill();
        await kernel.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(20));
        Assert.True(kernel.HasExited);
    }

    [Fact]
    public async Task Help_names_the_commands_and_hides_the_kernel()
    {
        var (exitCode, output, _) = await _course.Run("--help");
        Assert.Equal(0, exitCode);
        Assert.Contains("run <FILE>", output);
        Assert.DoesNotContain(output.Split('\n'), line => line.TrimStart().StartsWith("kernel", StringComparison.Ordinal));
        Assert.Contains("--set", (await _course.Run("run", "--help")).Output);
    }
}
