using System.Text.Json.Nodes;
using Course.Notebooks.Documents;
using Course.Notebooks.StudentCopies;

namespace Course.Exercises.Tests.Notebooks;

public sealed class StudentCopyTests
{
    private const string Master = """
        /// <summary>Twice.</summary>
        int Twice(int x)
        {
            // BEGIN SOLUTION
            return 2 * x;
            // END SOLUTION
        }
        """;

    [Fact]
    public void A_region_in_a_method_becomes_a_throw_and_the_rest_stays() =>
        Assert.Equal(
            $$"""
            /// <summary>Twice.</summary>
            int Twice(int x)
            {
                {{SolutionRegions.Stub}}
            }
            """,
            SolutionRegions.Replace(Master));

    [Fact]
    public void A_region_among_members_becomes_a_comment_and_one_in_a_constructor_a_throw() =>
        Assert.Equal(
            $$"""
            class Net
            {
                // your code

                public Net()
                {
                    {{SolutionRegions.Stub}}
                }
            }
            """,
            SolutionRegions.Replace(
                """
                class Net
                {
                    // BEGIN SOLUTION
                    private readonly int size = 3;
                    // END SOLUTION

                    public Net()
                    {
                        // BEGIN SOLUTION
                        size = 4;
                        // END SOLUTION
                    }
                }
                """));

    [Theory]
    [InlineData("// BEGIN SOLUTION\nint x = 1;\n// END SOLUTION", "outside of methods")]
    [InlineData("int F()\n{\n    // BEGIN SOLUTION\n    return 1;\n}", "does not end")]
    [InlineData("int F()\n{\n    return 1;\n    // END SOLUTION\n}", "has not begun")]
    [InlineData("int F() => 1;", "no region")]
    public void A_region_that_is_not_well_formed_is_refused_with_its_reason(string source, string reason) =>
        Assert.Contains(reason, Assert.Throws<FormatException>(() => SolutionRegions.Replace(source)).Message);

    [Fact]
    public void An_update_keeps_answers_and_added_cells_and_takes_new_text()
    {
        var student = StudentCopy.Of(Notebook("old text", ("01.1", Master), ("01.2", Master.Replace("Twice", "Again"))), "test");
        student.Cells[1].Source = "int Twice(int x) => x + x;";
        student.Cells.Insert(2, Cell.Code("my-notes", "Twice(2)"));

        var (updated, notes) = StudentCopy.Update(student, StudentCopy.Of(Notebook("new text", ("01.1", Master), ("01.2", Master.Replace("Twice", "Again"))), "test"));

        Assert.Equal(["text", "a011", "my-notes", "a012"], updated.Cells.Select(cell => cell.Id));
        Assert.Equal("new text", updated.Cells[0].Source);
        Assert.Equal("int Twice(int x) => x + x;", updated.Cells[1].Source);
        Assert.Empty(notes);
    }

    [Fact]
    public void An_update_replaces_a_stub_that_nobody_touched()
    {
        var student = StudentCopy.Of(Notebook("text", ("01.1", Master)), "test");
        var release = StudentCopy.Of(Notebook("text", ("01.1", Master.Replace("Twice", "TwoTimes"))), "test");
        Assert.Equal(release.ToJson(), StudentCopy.Update(student, release).Updated.ToJson());
    }

    [Fact]
    public void An_update_keeps_an_answer_whose_task_changed_and_says_so()
    {
        var student = StudentCopy.Of(Notebook("text", ("01.1", Master)), "test");
        student.Cells[1].Source = "int Twice(int x) => x + x;";
        var (updated, notes) = StudentCopy.Update(student, StudentCopy.Of(Notebook("text", ("01.1", Master.Replace("int x", "long x"))), "test"));
        Assert.Equal("int Twice(int x) => x + x;", updated.Cells[1].Source);
        Assert.Contains("01.1", Assert.Single(notes));
    }

    private static NotebookDocument Notebook(string text, params (string Id, string Source)[] answers)
    {
        var notebook = NotebookDocument.NewCourse();
        notebook.Cells.Add(Cell.Markdown("text", text));
        foreach (var (id, source) in answers)
        {
            var cell = Cell.Code("a" + id.Replace(".", ""), source, Answers.Tag);
            cell.Metadata["course"] = new JsonObject { ["exercise"] = id };
            notebook.Cells.Add(cell);
        }
        return notebook;
    }
}
