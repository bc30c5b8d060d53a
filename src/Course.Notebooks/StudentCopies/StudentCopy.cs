using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Course.Notebooks.Documents;

namespace Course.Notebooks.StudentCopies;

/// <summary>What a student opens: a master whose solutions became stubs.</summary>
public static class StudentCopy
{
    /// <summary>The tag of cells that explain a solution and are for the master only.</summary>
    public const string SolutionTag = "solution";

    /// <summary>The student's copy of a master.</summary>
    /// <param name="master">The master.</param>
    /// <param name="name">What error messages call it.</param>
    /// <returns>The copy; it shares nothing with the master. Each answer cell carries the hash of its stub, so that an update knows whether it was touched.</returns>
    /// <exception cref="FormatException">A region is not well formed, an answer cell lacks its tag or id, or two cells answer one exercise.</exception>
    public static NotebookDocument Of(NotebookDocument master, string name)
    {
        var copy = new NotebookDocument { Metadata = master.Metadata.DeepClone().AsObject() };
        var seen = new HashSet<string>();
        foreach (var cell in master.Cells.Where(cell => !cell.HasTag(SolutionTag)).Select(cell => cell.Stored()))
        {
            string? exercise = Answers.ExerciseOf(cell);
            if (cell.Kind == CellKind.Code && (exercise is not null || cell.HasTag(Answers.Tag) || SolutionRegions.Has(cell.Source)))
            {
                if (exercise is null || !cell.HasTag(Answers.Tag))
                    throw new FormatException($"{name}, cell {cell.Id}: an answer cell has the tag {Answers.Tag} and its exercise's id in metadata.course.exercise.");
                if (!seen.Add(exercise))
                    throw new FormatException($"{name}, cell {cell.Id}: exercise {exercise} has an answer cell already.");
                try
                {
                    cell.Source = SolutionRegions.Replace(cell.Source);
                }
                catch (FormatException wrong)
                {
                    throw new FormatException($"{name}, cell {cell.Id}, {wrong.Message}.");
                }
                cell.Metadata["course"]!.AsObject()["stub"] = Hash(cell.Source);
            }
            copy.Cells.Add(cell);
        }
        return copy;
    }

    /// <summary>A student's notebook on the state of a new release: the release's cells, the student's answers, and the cells that the student added, each behind the cell it stood behind.</summary>
    /// <param name="student">The student's notebook.</param>
    /// <param name="release">The new student copy.</param>
    /// <returns>The updated notebook, and one sentence for each thing that the student should look at.</returns>
    public static (NotebookDocument Updated, IReadOnlyList<string> Notes) Update(NotebookDocument student, NotebookDocument release)
    {
        var notes = new List<string>();
        var updated = new NotebookDocument { Metadata = release.Metadata.DeepClone().AsObject(), Cells = [.. release.Cells.Select(cell => cell.Stored())] };
        var answers = Answers.Of(updated).ToDictionary(answer => answer.Exercise, answer => answer.Cell);
        var known = updated.Cells.Select(cell => cell.Id).ToHashSet();
        var taken = new HashSet<string>();
        Cell? behind = null;
        foreach (var cell in student.Cells)
        {
            // An answer cell that lost its metadata is known by its cell's id.
            string? exercise = cell.Kind == CellKind.Code ? Answers.ExerciseOf(cell) ?? answers.FirstOrDefault(one => one.Value.Id == cell.Id).Key : null;
            if (exercise is not null && answers.TryGetValue(exercise, out var answer) && taken.Add(exercise))
            {
                Keep(cell, answer, exercise, notes);
                behind = answer;
            }
            else if (updated.Cells.FirstOrDefault(one => one.Id == cell.Id) is { } same && exercise is null)
            {
                behind = same;
                if (same.Kind == CellKind.Code && same.Source != cell.Source)
                    notes.Add($"Cell {same.Id} differed from the release's, which stands here now: look for your own changes to it in the old file.");
            }
            else
            {
                var own = Renamed(cell.Stored(), known);
                updated.Cells.Insert(behind is null ? 0 : updated.Cells.IndexOf(behind) + 1, own);
                behind = own;
                if (exercise is not null)
                    notes.Add($"Cell {own.Id} answers {exercise}, which {(answers.ContainsKey(exercise) ? "another cell answers already" : "the release no longer has")}: it was kept.");
            }
        }
        return (updated, notes);
    }

    /// <summary>The hash by which an untouched stub is known.</summary>
    /// <param name="source">The stub.</param>
    /// <returns>16 hexadecimal digits.</returns>
    public static string Hash(string source) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(source)))[..16];

    private static void Keep(Cell theirs, Cell released, string exercise, List<string> notes)
    {
        string? theirStub = (theirs.Metadata["course"] as JsonObject)?["stub"]?.ToString();
        string releasedStub = released.Metadata["course"]!["stub"]!.ToString();
        if (Hash(theirs.Source) == theirStub || Hash(theirs.Source) == releasedStub)
            return;
        if (theirStub != releasedStub)
            notes.Add($"The cell of {exercise} has changed in the release: your answer was kept; compare it with the task above it.");
        released.Source = theirs.Source;
    }

    private static Cell Renamed(Cell cell, HashSet<string> known)
    {
        string id = cell.Id;
        for (int number = 2; !known.Add(id); number++)
            id = $"{cell.Id}-{number}";
        return id == cell.Id ? cell : cell.Renamed(id);
    }
}
