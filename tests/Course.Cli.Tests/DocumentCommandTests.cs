using Course.Notebooks.Documents;

namespace Course.Cli.Tests;

/// <summary><c>course format</c>, <c>convert</c> and <c>export</c>.</summary>
public sealed class DocumentCommandTests : IDisposable
{
    private readonly CourseProgram _course = new();

    public void Dispose() => _course.Dispose();

    [Fact]
    public async Task Format_check_names_what_format_then_mends()
    {
        var executed = new Cell("cell-1", CellKind.Code, "int steps = 1;") { ExecutionCount = 1 };
        string path = _course.Write("run.ipynb", executed);
        string before = File.ReadAllText(path);
        _course.Write("stored.ipynb", Cell.Code("sum", "1 + 1"));
        var (exitCode, output, _) = await _course.Run("format", "--check", "*.ipynb");
        Assert.Equal((1, "run.ipynb is not in the stored form.\n2 notebooks, 1 not in the stored form: run course format.\n"), (exitCode, output.ReplaceLineEndings("\n")));
        Assert.Equal(before, File.ReadAllText(path));

        Assert.Equal((0, "run.ipynb\n2 notebooks, 1 changed.\n"), await OutcomeOf("format", "*.ipynb"));
        Assert.Equal((0, "2 notebooks, 0 not in the stored form.\n"), await OutcomeOf("format", "--check", "*.ipynb"));
        Assert.Equal("steps", NotebookDocument.Read(path).Cells[0].Id);
    }

    [Theory]
    [InlineData("{ \"cells\": [", "broken.ipynb, line 1, column")]
    [InlineData("{\"nbformat\": 4, \"cells\": [{\"cell_type\":\"raw\",\"id\":\"a\"},{\"cell_type\":\"raw\",\"id\":\"a\"}]}", "broken.ipynb, cells 1 and 2: both have the id \"a\"; give one of them another.")]
    [InlineData("{\"nbformat\": 5, \"cells\": []}", "broken.ipynb: notebook format 5.0 is not supported")]
    public async Task A_broken_notebook_is_named_with_the_place_and_nothing_is_touched(string text, string message)
    {
        string path = Path.Combine(_course.Folder, "broken.ipynb");
        File.WriteAllText(path, text);
        string other = _course.Write("a.ipynb", new Cell("cell-1", CellKind.Code, "1") { ExecutionCount = 1 });
        string before = File.ReadAllText(other);
        var (exitCode, output, error) = await _course.Run("format", "a.ipynb", "broken.ipynb");
        Assert.Equal((2, ""), (exitCode, output));
        Assert.StartsWith(message, error);
        Assert.Equal((text, before), (File.ReadAllText(path), File.ReadAllText(other)));
    }

    [Fact]
    public async Task Convert_goes_through_all_forms_and_back()
    {
        string path = _course.Write("n.ipynb", Cell.Markdown("title", "# Title"), Cell.Code("sum", "1 + 1", "claim"));
        string before = File.ReadAllText(path);
        Assert.Equal((0, "n.dib\n"), await OutcomeOf("convert", "n.ipynb", "--to", "dib"));
        Assert.Equal((0, "n.md\n"), await OutcomeOf("convert", "n.dib", "--to", "md"));
        Assert.Equal((2, ""), await OutcomeOf("convert", "n.md", "--to", "ipynb"));
        Assert.Equal((0, "again.ipynb\n"), await OutcomeOf("convert", "n.md", "--to", "ipynb", "--out", "again.ipynb"));
        Assert.Equal(before, File.ReadAllText(Path.Combine(_course.Folder, "again.ipynb")));
    }

    [Fact]
    public async Task Convert_takes_the_number_of_a_chapter()
    {
        Directory.CreateDirectory(Path.Combine(_course.Folder, "notebooks"));
        Directory.CreateDirectory(Path.Combine(_course.Folder, "solutions"));
        _course.Write("notebooks/07-x.ipynb", Cell.Code("sum", "1 + 1"));
        Assert.Equal((0, "x.md\n"), await OutcomeOf("convert", "7", "--to", "md", "--out", "x.md"));
    }

    [Fact]
    public async Task Convert_says_where_a_layout_is_not_kept()
    {
        File.WriteAllText(Path.Combine(_course.Folder, "n.dib"), "#!csharp\n1\n");
        var (exitCode, _, error) = await _course.Run("convert", "n.dib", "--to", "ipynb");
        Assert.Equal((0, "Cells and metadata are carried over, and the layout is not: made again from n.ipynb, n.dib would have another line 2. Keep n.dib if its layout matters."), (exitCode, error.TrimEnd()));
        File.WriteAllText(Path.Combine(_course.Folder, "m.dib"), "#!csharp\n\n1\n");
        Assert.Equal("", (await _course.Run("convert", "m.dib", "--to", "ipynb")).Error);
    }

    [Fact]
    public async Task A_picture_that_is_named_as_a_notebook_is_said_to_be_none()
    {
        File.WriteAllBytes(Path.Combine(_course.Folder, "p.ipynb"), [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0, 0, 13]);
        var (exitCode, _, error) = await _course.Run("convert", "p.ipynb", "--to", "md");
        Assert.Equal((2, "p.ipynb is not text, so it is not a notebook, whatever its name says."), (exitCode, error.TrimEnd()));
    }

    [Fact]
    public async Task A_place_in_which_nothing_can_be_written_is_refused_before_the_run()
    {
        _course.Write("n.ipynb", Cell.Code("runs", "Console.WriteLine(\"ran\");"));
        File.WriteAllText(Path.Combine(_course.Folder, "file"), "");
        var (exitCode, output, error) = await _course.Run("export", "n.ipynb", "--to", "html", "--out", "file/n.html");
        Assert.Equal((2, ""), (exitCode, output));
        Assert.EndsWith("file is a file; name a folder.", error.TrimEnd());
    }

    [Fact]
    public async Task Export_writes_what_is_asked_for_and_says_where()
    {
        _course.Write("n.ipynb", Cell.Markdown("title", "# Title"), Cell.Code("shown", "HTML(\"<svg xmlns='http://www.w3.org/2000/svg'></svg>\")"), Cell.Code("sum", "1 + 1"));
        Assert.Equal(0, (await _course.Run("export", "n.ipynb", "--to", "md", "--out", "n.md")).ExitCode);
        Assert.Equal(
            "# Title\n\n```csharp\nHTML(\"<svg xmlns='http://www.w3.org/2000/svg'></svg>\")\n```\n\n![Output of the cell shown](n_files/shown-1.svg)\n\n```csharp\n1 + 1\n```\n\n```text\n2\n```\n",
            File.ReadAllText(Path.Combine(_course.Folder, "n.md")));
        Assert.Equal("<svg xmlns='http://www.w3.org/2000/svg'></svg>", File.ReadAllText(Path.Combine(_course.Folder, "n_files", "shown-1.svg")));
        Assert.Equal((0, "n.cs\n"), await OutcomeOf("export", "n.ipynb", "--to", "cs", "--out", "n.cs"));
        Assert.Contains("display(1 + 1);", File.ReadAllText(Path.Combine(_course.Folder, "n.cs")));
    }

    [Fact]
    public async Task Export_takes_several_notebooks_and_then_a_folder()
    {
        _course.Write("a.ipynb", Cell.Markdown("title", "# A, before [B](b.ipynb)"));
        _course.Write("b.ipynb", Cell.Markdown("title", "# B"));
        var (exitCode, _, error) = await _course.Run("export", "a.ipynb", "b.ipynb", "--to", "md", "--out", "one.md");
        Assert.Equal((2, "2 notebooks would be written as one.md: name a folder with --out, and notebooks of different names."), (exitCode, error.Trim()));
        Assert.Equal(0, (await _course.Run("export", "a.ipynb", "b.ipynb", "--to", "md", "--out", "out/")).ExitCode);
        Assert.Equal("# A, before [B](b.md)\n", File.ReadAllText(Path.Combine(_course.Folder, "out", "a.md")));
        Assert.True(File.Exists(Path.Combine(_course.Folder, "out", "b.md")));
    }

    [Fact]
    public async Task A_kernel_in_a_prefix_comes_with_how_Jupyter_finds_it()
    {
        string prefix = Path.Combine(_course.Folder, "prefix");
        Assert.Contains($"JUPYTER_PATH={Path.Combine(prefix, "share", "jupyter")} ", (await _course.Run("jupyter", "install", "--prefix", prefix)).Output);
        _course.Environment["VIRTUAL_ENV"] = prefix;
        Assert.DoesNotContain("JUPYTER_PATH", (await _course.Run("jupyter", "install", "--prefix", prefix)).Output);
    }

    [Theory]
    [InlineData("cs", "export", "--to", "cs")]
    [InlineData("ipynb", "export", "--to", "ipynb", "--no-run")]
    [InlineData("dib", "convert", "--to", "dib")]
    public async Task A_folder_for_out_gets_a_file_of_the_notebooks_name(string end, string command, params string[] options)
    {
        _course.Write("n.ipynb", Cell.Code("sum", "1 + 1"));
        string file = Path.Combine("results", "n." + end);
        Assert.Equal((0, file + "\n"), await OutcomeOf([command, "n.ipynb", .. options, "--out", "results/"]));
        Assert.True(File.Exists(Path.Combine(_course.Folder, file)));
    }

    [Theory]
    [InlineData("run")]
    [InlineData("format")]
    public async Task A_notebook_of_another_language_is_left_alone(string command)
    {
        var python = new NotebookDocument { Metadata = new() { ["kernelspec"] = new System.Text.Json.Nodes.JsonObject { ["name"] = "python3", ["language"] = "python" } } };
        python.Cells.Add(new Cell("cell-1", CellKind.Code, "import os"));
        string path = Path.Combine(_course.Folder, "py.ipynb");
        python.Write(path);
        var (exitCode, output, error) = await _course.Run(command, "py.ipynb");
        Assert.Equal((2, ""), (exitCode, output));
        Assert.StartsWith("py.ipynb is a notebook in python, by its kernelspec;", error);
        Assert.Equal(python.ToJson(), File.ReadAllText(path));
    }

    [Fact]
    public async Task A_site_has_an_index_and_pages_that_lead_to_each_other()
    {
        _course.Write("a.ipynb", Cell.Markdown("title", "# First\n\nIt begins."), Cell.Code("sum", "1 + 1"));
        _course.Write("b.ipynb", Cell.Markdown("title", "# Second"), Cell.Code("bad", "throw new Exception();"));
        var (exitCode, output, _) = await _course.Run("site", "a.ipynb", "b.ipynb", "--out", "site", "--jobs", "2");
        Assert.Equal(1, exitCode);
        Assert.Contains("2 notebooks in ", output);
        Assert.Contains("FAILED in cell 1 of 1 (bad)", output);
        string index = File.ReadAllText(Path.Combine(_course.Folder, "site", "index.html"));
        Assert.Contains("<h2><a href=\"a.html\">First</a></h2>\n<p>It begins.</p>", index);
        Assert.Contains("Did not run to its end", index);
        Assert.Contains("rel=\"next\" href=\"b.html\">Second", File.ReadAllText(Path.Combine(_course.Folder, "site", "a.html")));
    }

    [Fact]
    public async Task A_site_of_chapters_with_a_glossary_has_its_page()
    {
        _course.Write("01-odds.ipynb", Cell.Markdown("title", "# 01 · Odds"));
        File.WriteAllText(Path.Combine(_course.Folder, "glossary.csv"), "term,chinese,chapter,definition\nodds,几率,01,\"Yes, divided by no.\"\nentropy,熵,07,Mean surprise.\n");
        Assert.Equal(0, (await _course.Run("site", "01-odds.ipynb", "--out", "site")).ExitCode);
        Assert.Contains("<a href=\"glossary.html\">Glossary</a>: 2 terms", File.ReadAllText(Path.Combine(_course.Folder, "site", "index.html")));
        string page = File.ReadAllText(Path.Combine(_course.Folder, "site", "glossary.html"));
        Assert.Matches("(?s)entropy</dfn>.*Chapter 07.*odds</dfn> <span lang=\"zh-Hans\">几率</span></dt>\n<dd>Yes, divided by no. .*<a href=\"01-odds.html\">01 · Odds</a>", page);
    }

    [Fact]
    public async Task A_glossary_that_is_no_table_is_refused_before_anything_runs()
    {
        _course.Write("a.ipynb", Cell.Code("sum", "1 + 1"));
        File.WriteAllText(Path.Combine(_course.Folder, "glossary.csv"), "word,meaning\nodds,chances\n");
        var (exitCode, output, error) = await _course.Run("site", "a.ipynb", "--out", "site");
        Assert.Equal((2, ""), (exitCode, output));
        Assert.StartsWith("glossary.csv, line ", error);
    }

    [Theory]
    [InlineData("--to pdf: expected html, ipynb, md or cs.", "export", "n.ipynb", "--to", "pdf")]
    [InlineData("--to pdf: expected ipynb, dib or md.", "convert", "n.ipynb", "--to", "pdf")]
    [InlineData("n.ipynb is of that form already.", "convert", "n.ipynb", "--to", "ipynb")]
    [InlineData("There is no notebook none.ipynb.", "export", "none.ipynb", "--to", "html")]
    [InlineData("--jobs 0: expected a whole number from 1 to 256.", "run", "n.ipynb", "--jobs", "0")]
    [InlineData("--no-run takes the outputs that are there, and --set needs a run: leave one of them out.", "export", "n.ipynb", "--to", "html", "--no-run", "--set", "a=1")]
    [InlineData("No notebook is named like x*.ipynb.", "run", "x*.ipynb")]
    [InlineData("would both be written as n.html", "run", "n.ipynb", "sub/n.ipynb")]
    public async Task Wrong_usage_is_said_in_a_sentence(string expected, params string[] arguments)
    {
        _course.Write("n.ipynb", Cell.Code("sum", "1 + 1"));
        Directory.CreateDirectory(Path.Combine(_course.Folder, "sub"));
        _course.Write("sub/n.ipynb", Cell.Code("sum", "1 + 1"));
        var (exitCode, output, error) = await _course.Run(arguments);
        Assert.Equal((2, ""), (exitCode, output));
        Assert.Contains(expected, error);
    }

    [Fact]
    public async Task Several_jobs_keep_each_notebooks_lines_together_and_the_report_has_all()
    {
        _course.Write("a.ipynb", Cell.Code("one", "Console.WriteLine(\"a1\");\nawait Task.Delay(300);\nConsole.WriteLine(\"a2\");"));
        _course.Write("b.ipynb", Cell.Code("two", "Console.WriteLine(\"b1\");\nawait Task.Delay(300);\nConsole.WriteLine(\"b2\");"));
        var (exitCode, output, _) = await _course.Run("run", "*.ipynb", "--jobs", "2", "--junit", "out/report.xml");
        Assert.Equal(0, exitCode);
        Assert.Contains("a1\na2\n", output.ReplaceLineEndings("\n"));
        Assert.Contains("b1\nb2\n", output.ReplaceLineEndings("\n"));
        var report = System.Xml.Linq.XDocument.Load(Path.Combine(_course.Folder, "out", "report.xml")).Root!;
        Assert.Equal(("2", "0"), (report.Attribute("tests")!.Value, report.Attribute("failures")!.Value));
    }

    private async Task<(int, string)> OutcomeOf(params string[] arguments)
    {
        var (exitCode, output, _) = await _course.Run(arguments);
        return (exitCode, output.ReplaceLineEndings("\n"));
    }
}
