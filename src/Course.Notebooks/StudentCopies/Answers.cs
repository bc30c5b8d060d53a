using System.Text.Json.Nodes;
using Course.Notebooks.Documents;

namespace Course.Notebooks.StudentCopies;

/// <summary>The answer cells of a master or of a student's copy: tagged <c>answer</c>, with the exercise's id under <c>metadata.course.exercise</c>.</summary>
public static class Answers
{
    /// <summary>The tag of an answer cell.</summary>
    public const string Tag = "answer";

    /// <summary>The id of the exercise that a cell answers, such as "01.2"; null where it answers none.</summary>
    /// <param name="cell">The cell.</param>
    /// <returns>The id.</returns>
    public static string? ExerciseOf(Cell cell) => (cell.Metadata["course"] as JsonObject)?["exercise"]?.ToString();

    /// <summary>The answer cells of a notebook, in order.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <returns>Each cell with the id of its exercise.</returns>
    public static IEnumerable<(string Exercise, Cell Cell)> Of(NotebookDocument notebook) =>
        from cell in notebook.Cells
        where cell.Kind == CellKind.Code
        let exercise = ExerciseOf(cell)
        where exercise is not null
        select (exercise, cell);
}
