using System.Text.Json.Nodes;
using Course.Notebooks.Documents;

namespace Course.Notebooks.Tests.Documents;

public sealed class CourseRulesTests
{
    [Fact]
    public void A_notebook_of_the_course_breaks_no_rule() =>
        Assert.Empty(CourseRules.Check(Notebook(
            Cell.Markdown("intro", "# Title"),
            Cell.Code("import", "#!import setup.ipynb\nusing System.IO;"),
            Cell.Code("settings", "int epochs = 1;", "parameters"),
            Cell.Code("read", "using (var stream = File.OpenRead(\"x\"))\n{\n    using var inner = stream;\n}"))));

    [Theory]
    [InlineData("a1b2c3d4")]
    [InlineData("deadbeef")]
    [InlineData("cell-3")]
    [InlineData("under_score")]
    public void An_id_that_says_nothing_is_named(string id) =>
        Assert.StartsWith($"Cell {id}: the id", Assert.Single(CourseRules.Check(Notebook(Cell.Code(id, "1")))));

    [Fact]
    public void A_raw_cell_is_named() =>
        Assert.Contains("is raw", Assert.Single(CourseRules.Check(Notebook(new Cell("raw", CellKind.Raw, "x")))));

    [Fact]
    public void Outputs_and_counts_are_named()
    {
        var counted = Cell.Code("counted", "1");
        counted.ExecutionCount = 1;
        var printed = Cell.Code("printed", "1");
        printed.Outputs.Add(new StreamOutput("stdout", "1"));
        Assert.Equal(2, CourseRules.Check(Notebook(counted, printed)).Count(problem => problem.Contains("results of a run")));
    }

    [Fact]
    public void A_code_cell_without_its_kernels_name_is_named() =>
        Assert.Equal(2, CourseRules.Check(Notebook(new Cell("bare", CellKind.Code, "1"))).Count(problem => problem.StartsWith("Cell bare: metadata.", StringComparison.Ordinal)));

    [Fact]
    public void A_using_declaration_at_the_top_level_is_named_with_its_line() =>
        Assert.StartsWith(
            "Cell read, line 3:",
            Assert.Single(CourseRules.Check(Notebook(Cell.Code("read", "#!time\nint x = 1;\nusing var stream = new System.IO.MemoryStream();")))));

    [Fact]
    public void A_placeholder_in_any_cell_is_named()
    {
        Assert.StartsWith("Cell text: @ACCURACY@ ", Assert.Single(CourseRules.Check(Notebook(Cell.Markdown("text", "It reads @ACCURACY@ of them, @ACCURACY@.")))));
        Assert.StartsWith("Cell code: @SEED@ ", Assert.Single(CourseRules.Check(Notebook(Cell.Code("code", "manual_seed(@SEED@);")))));
        Assert.Empty(CourseRules.Check(Notebook(Cell.Markdown("address", "me@example.org and you@EXAMPLE.ORG"))));
    }

    [Fact]
    public void A_cell_that_claims_is_tagged_so()
    {
        Assert.StartsWith("Cell sum calls Claim", Assert.Single(CourseRules.Check(Notebook(Cell.Code("sum", "Claim.That(1 + 1 == 2, \"sum\")")))));
        Assert.Empty(CourseRules.Check(Notebook(
            Cell.Code("import", "#!import setup.ipynb\nClaim.That(true, \"the library is there\")"),
            Cell.Markdown("about", "`Claim.That` asserts."),
            Cell.Code("sum", "Claim.That(1 + 1 == 2, \"sum\")", "claim"))));
    }

    [Fact]
    public void A_notebook_without_a_kernel_is_named()
    {
        var notebook = new NotebookDocument { Metadata = new JsonObject { ["kernelspec"] = new JsonObject { ["name"] = "python3" } } };
        Assert.Equal(3, CourseRules.Check(notebook).Count);
    }

    [Fact]
    public void Two_cells_of_parameters_are_one_too_many() =>
        Assert.Contains("More than one", Assert.Single(CourseRules.Check(Notebook(Cell.Code("a", "", "parameters"), Cell.Code("b", "", "parameters")))));

    [Fact]
    public void A_package_is_referenced_in_the_first_code_cell_only()
    {
        Assert.Empty(CourseRules.Check(Notebook(Cell.Code("packages", "#r \"nuget:A, 1.0.0\"\n#r \"nuget:B, 1.0.0\""))));
        Assert.Contains("restores once", Assert.Single(CourseRules.Check(Notebook(Cell.Code("a", "1"), Cell.Code("b", "#r \"nuget:A, 1.0.0\"")))));
    }

    private static NotebookDocument Notebook(params Cell[] cells)
    {
        var notebook = NotebookDocument.NewCourse();
        foreach (var cell in cells)
            notebook.Cells.Add(cell);
        return notebook;
    }
}
