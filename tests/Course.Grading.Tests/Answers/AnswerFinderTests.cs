using Course.Grading.Answers;
using Course.Grading.Masters;
using Course.Notebooks.Documents;

namespace Course.Grading.Tests.Answers;

public sealed class AnswerFinderTests
{
    private static readonly Lazy<Master> s_master = new(() => Master.Of(CourseTree.Root).Single(master => master.Name.StartsWith("01-", StringComparison.Ordinal)));

    private static MasterExercise Sigmoid => s_master.Value.Exercises.Single(exercise => exercise.Exercise.Id == "01.1");

    private static FoundAnswer Find(NotebookDocument notebook) => new AnswerFinder(notebook).Find(Sigmoid);

    private static NotebookDocument With(string source)
    {
        var notebook = Handed.Copy();
        Handed.AnswerCell(notebook, "01.1").Source = source;
        return notebook;
    }

    private static Cell WithId(string id, string source)
    {
        var cell = Cell.Code(id, source);
        cell.Metadata["course"] = new System.Text.Json.Nodes.JsonObject { ["exercise"] = "01.1" };
        return cell;
    }

    [Fact]
    public void A_stub_is_no_attempt()
    {
        Assert.Empty(Find(Handed.Copy()).Attempts);
    }

    [Fact]
    public void A_stub_in_another_layout_is_no_attempt()
    {
        Assert.Empty(Find(With("Tensor MySigmoid(Tensor z) { throw new NotAttemptedException(); }")).Attempts);
    }

    [Fact]
    public void A_written_cell_is_the_answer()
    {
        var found = Find(With(Handed.RightSigmoid));
        Assert.Contains("where(z >= 0", found.Attempts.Single().Code);
        Assert.Equal("MySigmoid", found.Attempts.Single().Asked);
        Assert.Empty(found.Notes);
    }

    [Fact]
    public void A_moved_cell_is_found()
    {
        var notebook = With(Handed.RightSigmoid);
        var cell = Handed.AnswerCell(notebook, "01.1");
        notebook.Cells.Remove(cell);
        notebook.Cells.Add(cell);
        Assert.Single(Find(notebook).Attempts);
    }

    [Fact]
    public void A_cell_without_its_id_is_found_by_the_name_that_it_declares()
    {
        var notebook = With(Handed.RightSigmoid);
        Handed.AnswerCell(notebook, "01.1").Metadata.Remove("course");
        var found = Find(notebook);
        Assert.Single(found.Attempts);
        Assert.Contains("lost its id", found.Notes.Single());
    }

    [Fact]
    public void A_cell_without_its_id_and_name_is_found_by_its_doc_comment()
    {
        var notebook = Handed.Copy();
        var cell = Handed.AnswerCell(notebook, "01.1");
        cell.Source = cell.Source.Replace("MySigmoid", "Squash").Replace("throw new NotAttemptedException();", "return sigmoid(z);");
        cell.Metadata.Remove("course");
        Assert.Equal("Squash", Find(notebook).Attempts.Single().Asked);
    }

    [Fact]
    public void A_renamed_method_in_its_cell_is_the_answer()
    {
        var found = Find(With("Tensor Squash(Tensor z) => sigmoid(z);"));
        Assert.Equal("Squash", found.Attempts.Single().Asked);
        Assert.Contains("renamed", found.Notes.Single());
    }

    [Fact]
    public void A_method_that_was_split_into_two_cells_is_put_together()
    {
        var notebook = With("Tensor MySigmoid(Tensor z)\n{\n    var e = exp(-abs(z));");
        notebook.Cells.Add(WithId("rest", "    return where(z >= 0, 1 / (1 + e), e / (1 + e));\n}"));
        var found = Find(notebook);
        Assert.Contains("return where", found.Attempts[0].Code);
        Assert.Contains(found.Notes, note => note.Contains("split", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_two_attempts_the_last_comes_first_and_a_stub_does_not_count()
    {
        var notebook = With(Handed.RightSigmoid);
        notebook.Cells.Add(WithId("again", "Tensor MySigmoid(Tensor z) => sigmoid(z);"));
        notebook.Cells.Add(WithId("stub", Sigmoid.Stub));
        var found = Find(notebook);
        Assert.Equal(["again", "answer-stable-sigmoid"], found.Attempts.Select(attempt => attempt.Cell));
        Assert.Contains("3 cells", found.Notes.Single());
    }

    [Fact]
    public void What_an_answer_uses_of_other_cells_comes_along_and_nothing_else_does()
    {
        var notebook = With("Tensor MySigmoid(Tensor z) => Half(z);");
        notebook.Cells.Add(Cell.Code("helper", "Tensor Half(Tensor z) => sigmoid(z) * factor;\ndouble factor = 1;\nint unused = 3;\nConsole.WriteLine(\"statement\");"));
        string code = Find(notebook).Attempts.Single().Code;
        Assert.Contains("Tensor Half", code);
        Assert.Contains("double factor", code);
        Assert.DoesNotContain("unused", code);
        Assert.DoesNotContain("statement", code);
    }

    [Fact]
    public void A_deleted_cell_is_noted()
    {
        var notebook = Handed.Copy();
        notebook.Cells.Remove(Handed.AnswerCell(notebook, "01.1"));
        var found = Find(notebook);
        Assert.Empty(found.Attempts);
        Assert.Equal("There is no answer cell.", found.Notes.Single());
    }
}
