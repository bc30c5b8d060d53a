using System.Collections.Concurrent;

namespace Course.Exercises;

/// <summary>All exercises of the course, each under its own name. Every exercise's file adds its own.</summary>
public static partial class Exercises
{
    private static readonly ConcurrentDictionary<Type, Exercise> s_made = new();

    private static readonly Lazy<IReadOnlyList<Exercise>> s_all = new(() =>
    [
        .. typeof(Exercises).Assembly.GetTypes()
            .Where(type => type.IsAssignableTo(typeof(Exercise)) && !type.IsAbstract)
            .Select(Made)
            .OrderBy(exercise => exercise.Id, StringComparer.Ordinal),
    ]);

    /// <summary>All of them, in the order of their ids.</summary>
    public static IReadOnlyList<Exercise> All => s_all.Value;

    /// <summary>The exercise with an id; null where there is none.</summary>
    /// <param name="id">Chapter and number, such as "01.2".</param>
    /// <returns>The exercise.</returns>
    public static Exercise? Find(string id) => All.FirstOrDefault(exercise => exercise.Id == id);

    private static T The<T>()
        where T : Exercise => (T)Made(typeof(T));

    private static Exercise Made(Type type) => s_made.GetOrAdd(type, static one => (Exercise)Activator.CreateInstance(one)!);
}
