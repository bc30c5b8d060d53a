using System.Text.RegularExpressions;
using Course.Grading.Masters;
using Course.Notebooks.Documents;
using Course.Notebooks.StudentCopies;

namespace Course.Grading.Answers;

/// <summary>Finds answers in a student's notebook, also when cells were moved, split, copied, renamed or lost their metadata.</summary>
/// <remarks>
/// An answer is looked for by the exercise's id in the cells' metadata; else by the name that the stub declares; else by the stub's doc comment.
/// Of several that were attempted, the last that compiles counts. Only declarations are taken: a student's statements and check cells are never run.
/// </remarks>
public sealed class AnswerFinder
{
    private readonly List<(Cell Cell, string? Exercise, CellDeclarations Declarations)> _cells;

    /// <summary>Looks at a notebook.</summary>
    /// <param name="notebook">The student's notebook.</param>
    public AnswerFinder(NotebookDocument notebook) =>
        _cells = [.. notebook.Cells
            // A keystroke turns a code cell into text, and its exercise's id stays.
            .Where(cell => cell.Kind == CellKind.Code ? cell.KernelName is null or "csharp" or "C#" : Notebooks.StudentCopies.Answers.ExerciseOf(cell) is not null)
            .Select(cell => (cell, Notebooks.StudentCopies.Answers.ExerciseOf(cell), new CellDeclarations(cell.Source)))];

    /// <summary>Whether the notebook has cells with this exercise's id, or declares what it asks for.</summary>
    /// <param name="exercise">The exercise.</param>
    /// <returns>Whether it has.</returns>
    public bool Knows(MasterExercise exercise) =>
        _cells.Any(cell => cell.Exercise == exercise.Exercise.Id || (cell.Exercise is null && Declares(cell.Declarations, exercise)));

    /// <summary>Finds the answer to an exercise.</summary>
    /// <param name="exercise">The exercise.</param>
    /// <returns>The answer; without attempts where there is none.</returns>
    public FoundAnswer Find(MasterExercise exercise)
    {
        var notes = new List<string>();
        var own = _cells.Where(cell => cell.Exercise == exercise.Exercise.Id).ToList();
        var candidates = own.Where(cell => Declares(cell.Declarations, exercise)).Select(cell => Candidate(cell.Cell.Id, cell.Declarations, exercise)).ToList();
        if (own.Any(cell => cell.Cell.Kind != CellKind.Code))
            notes.Add("The answer cell was turned into text; it was read as code.");
        if (own.Count > 1 && candidates.All(candidate => candidate.Declarations.HasErrors))
        {
            var joined = new CellDeclarations(string.Join('\n', own.Select(cell => cell.Cell.Source)));
            if (!joined.HasErrors && Declares(joined, exercise))
            {
                notes.Add($"The answer was split into {own.Count} cells, which were put together.");
                candidates.Clear();
                candidates.Add(Candidate(string.Join(" + ", own.Select(cell => cell.Cell.Id)), joined, exercise));
            }
        }
        if (candidates.Count == 0)
            candidates.AddRange(own.Select(cell => Renamed(cell, exercise, notes)).OfType<Attempt>());
        if (candidates.Count == 0)
        {
            candidates.AddRange(Unmarked(exercise, notes));
            if (candidates.Count == 0 && own.Count == 0)
                notes.Add("There is no answer cell.");
        }

        // What does not declare the answer, such as a cell that only shows a result, is not an attempt, but a broken cell is.
        if (candidates.Count == 0)
            candidates.AddRange(own.Where(cell => cell.Declarations.HasErrors).Select(cell => new Attempt(cell.Cell.Id, cell.Declarations, exercise.Asked, true)));
        var attempts = candidates.Where(candidate => candidate.IsAttempt).Reverse().ToList();
        if (candidates.Count > 1)
            notes.Add($"{candidates.Count} cells answer it ({string.Join(", ", candidates.Select(candidate => candidate.Cell))}); the last one with an attempt that compiles counts.");
        return new FoundAnswer([.. attempts.Select(attempt => Source(attempt, exercise))], notes);
    }

    /// <summary>What about a wrong answer a teacher may want to know.</summary>
    /// <param name="exercise">The exercise.</param>
    /// <param name="answer">The attempt that counted.</param>
    /// <returns>One sentence for each remark.</returns>
    public IReadOnlyList<string> Remarks(MasterExercise exercise, AnswerSource answer)
    {
        bool isChecked = _cells.SelectMany(cell => cell.Declarations.Calls).Any(call => call.Expression.ToString() == exercise.Check);
        string[] edited = isChecked ? [] : [$"The notebook's own {exercise.Check}(…) was changed or removed; it was graded by the released checks."];
        return [.. edited, .. AnswerRemarks.Of(answer.Code)];
    }

    private sealed record Attempt(string Cell, CellDeclarations Declarations, string Asked, bool IsAttempt);

    private static bool Declares(CellDeclarations cell, MasterExercise exercise) =>
        exercise.Declared.Where(one => IsAsked(one, exercise)).SelectMany(one => one.Names).Any(name => cell.All.Any(one => one.Names.Contains(name)));

    private static bool IsAsked(Declaration declaration, MasterExercise exercise) =>
        declaration.Names.Any(name => Regex.IsMatch(exercise.Asked, $@"\b{Regex.Escape(name)}\b"));

    private static Attempt Candidate(string cell, CellDeclarations declarations, MasterExercise exercise, string? asked = null) =>
        new(cell, declarations, asked ?? exercise.Asked, declarations.Tokens != new CellDeclarations(exercise.Stub).Tokens);

    /// <summary>A cell with the exercise's id whose method has another name and the same parameters.</summary>
    private static Attempt? Renamed((Cell Cell, string? Exercise, CellDeclarations Declarations) cell, MasterExercise exercise, List<string> notes)
    {
        if (exercise.Declared.FirstOrDefault(one => IsAsked(one, exercise)) is not { Parameters: { } parameters, Names: [var name] })
            return null;
        var same = cell.Declarations.All.Where(one => one.Parameters is { } others && others.SequenceEqual(parameters)).ToList();
        if (same is not [{ Names: [var other] }])
            return null;
        notes.Add($"The method was renamed from {name} to {other}.");
        return Candidate(cell.Cell.Id, cell.Declarations, exercise, Regex.Replace(exercise.Asked, $@"\b{Regex.Escape(name)}\b", other));
    }

    /// <summary>Cells without an id that declare what is asked for, or have the stub's doc comment.</summary>
    private List<Attempt> Unmarked(MasterExercise exercise, List<string> notes)
    {
        var unmarked = _cells.Where(cell => cell.Exercise is null).ToList();
        var found = unmarked.Where(cell => Declares(cell.Declarations, exercise)).Select(cell => Candidate(cell.Cell.Id, cell.Declarations, exercise)).ToList();
        if (found.Count == 0 && exercise.Declared.FirstOrDefault(one => IsAsked(one, exercise)) is { Comment.Length: > 0 } stub)
            found.AddRange(unmarked.Where(cell => cell.Declarations.All.Any(one => one.Comment == stub.Comment)).Select(cell => Renamed(cell, exercise, notes)).OfType<Attempt>());
        if (found.Count > 0)
            notes.Add("The answer cell has lost its id; it was found by what it declares.");
        return found;
    }

    /// <summary>The attempt with whatever it uses, by name, of the student's other cells.</summary>
    private AnswerSource Source(Attempt attempt, MasterExercise exercise)
    {
        var taken = attempt.Declarations.All.ToList();
        var names = taken.SelectMany(one => one.Names).Concat(exercise.GivenNames).ToHashSet();
        var others = _cells.Where(cell => !attempt.Cell.Split(" + ").Contains(cell.Cell.Id)).SelectMany(cell => cell.Declarations.All).Where(one => one.IsWhole).ToList();
        for (int i = 0; i < taken.Count; i++)
        {
            foreach (string word in taken[i].Words)
            {
                if (!names.Contains(word) && others.LastOrDefault(one => one.Names.Contains(word)) is { } used)
                {
                    taken.Add(used);
                    names.UnionWith(used.Names);
                }
            }
        }
        string helpers = string.Concat(taken.Skip(attempt.Declarations.All.Count).Select(one => one.Text + "\n"));
        string usings = string.Concat(_cells.Select(cell => cell.Declarations.Usings));
        // An attempt with syntax errors goes to the compiler as it stands, so that its complaint fits what the student sees.
        string code = attempt.Declarations.HasErrors ? attempt.Declarations.Code : string.Concat(attempt.Declarations.All.Select(one => one.Text));
        return new AnswerSource(usings, code + "\n" + helpers, attempt.Asked, attempt.Cell);
    }
}
