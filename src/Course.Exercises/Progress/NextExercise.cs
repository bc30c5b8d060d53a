namespace Course.Exercises.Progress;

/// <summary>Which exercise to try next.</summary>
public static class NextExercise
{
    /// <summary>One that was begun and not solved, the latest first; else the first open one behind the last solved; else the first open one.</summary>
    /// <param name="done">The progress so far.</param>
    /// <returns>The exercise; null where all are solved.</returns>
    public static Exercise? After(IReadOnlyDictionary<string, Attempted> done)
    {
        var open = Exercises.All.Where(exercise => done.GetValueOrDefault(exercise.Id) is not { Passed: true }).ToList();
        string last = Exercises.All.Where(exercise => done.GetValueOrDefault(exercise.Id) is { Passed: true }).Max(exercise => exercise.Id) ?? "";
        return open.Where(exercise => done.ContainsKey(exercise.Id)).MaxBy(exercise => done[exercise.Id].LastAt)
            ?? open.FirstOrDefault(exercise => string.CompareOrdinal(exercise.Id, last) > 0)
            ?? open.FirstOrDefault();
    }
}
