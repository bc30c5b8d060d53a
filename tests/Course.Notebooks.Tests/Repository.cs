namespace Course.Notebooks.Tests;

/// <summary>The working tree that the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Course.Notebooks.Running.CourseFolder.Of(AppContext.BaseDirectory)
        ?? throw new InvalidOperationException("The tests run outside of the repository.");

    /// <summary>All notebooks of the course, relative to its folder.</summary>
    public static IReadOnlyList<string> Notebooks => [.. Course.Notebooks.Running.CourseFolder.All(Root).Select(path => Path.GetRelativePath(Root, path))];
}
