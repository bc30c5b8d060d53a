using System.Text.Json.Nodes;
using Course.Notebooks.Documents;
using FsCheck;
using FsCheck.Fluent;

namespace Course.Notebooks.Tests.Documents;

public sealed class StoredFormTests
{
    [Fact]
    public void The_stored_form_of_a_stored_form_is_the_same() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(100),
        Prop.ForAll(NotebookGenerator.Notebooks(), notebook => StoredForm.Of(StoredForm.Of(notebook)).ToJson() == StoredForm.Of(notebook).ToJson()));

    [Fact]
    public void Sources_and_unknown_metadata_are_kept()
    {
        var notebook = new NotebookDocument { Metadata = new JsonObject { ["mine"] = 1 }, Cells = [new Cell("a1b2c3d4", CellKind.Code, "  x\n\n") { Metadata = new JsonObject { ["mine"] = 2 } }] };
        var stored = StoredForm.Of(notebook);
        Assert.Equal("  x\n\n", stored.Cells[0].Source);
        Assert.Equal((1, 2), ((int)stored.Metadata["mine"]!, (int)stored.Cells[0].Metadata["mine"]!));
    }

    [Theory]
    [InlineData(CellKind.Code, "double Sigmoid(double z) => z;", "sigmoid")]
    [InlineData(CellKind.Code, "// Adds.\nvar trainingLoss = 1;", "training-loss")]
    [InlineData(CellKind.Code, "record LeNet5(int Size);", "le-net5")]
    [InlineData(CellKind.Code, "#!import setup.ipynb\n1", "import-setup")]
    [InlineData(CellKind.Code, "using System.IO;", "usings")]
    [InlineData(CellKind.Code, "display(model.forward(x));", "display")]
    [InlineData(CellKind.Code, "1 + 1", "code")]
    [InlineData(CellKind.Markdown, "## 3.1 The loss, and its gradient at last\n\nText", "the-loss-and-its-gradient")]
    [InlineData(CellKind.Markdown, "…", "text")]
    public void A_generated_id_becomes_one_that_says_what_the_cell_is(CellKind kind, string source, string id)
    {
        var notebook = new NotebookDocument { Cells = [new Cell("0f3a9c12", kind, source)] };
        Assert.Equal(id, StoredForm.Of(notebook).Cells[0].Id);
    }

    [Fact]
    public void Ids_that_a_person_gave_stay_and_no_two_are_the_same()
    {
        var notebook = new NotebookDocument { Cells = [new Cell("cell-1", CellKind.Code, "var x = 1;"), new Cell("x", CellKind.Code, "2"), new Cell("cell-3", CellKind.Code, "var x = 3;")] };
        Assert.Equal(["x-2", "x", "x-3"], StoredForm.Of(notebook).Cells.Select(cell => cell.Id));
    }

    [Fact]
    public void A_stored_notebook_keeps_the_rules_of_the_course()
    {
        var executed = new Cell("cell-1", CellKind.Code, "int steps = 1;") { ExecutionCount = 3, Outputs = [new StreamOutput("stdout", "x")] };
        var notebook = new NotebookDocument { Metadata = new JsonObject { ["kernelspec"] = NotebookDocument.NewCourse().Metadata["kernelspec"]!.DeepClone(), ["language_info"] = new JsonObject { ["name"] = "C#" } }, Cells = [executed] };
        Assert.Empty(CourseRules.Check(StoredForm.Of(notebook)));
    }
}
