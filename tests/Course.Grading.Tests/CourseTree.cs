namespace Course.Grading.Tests;

/// <summary>The working tree that the tests were built from.</summary>
internal static class CourseTree
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Course.sln")))
                return folder.FullName;
        }
        throw new InvalidOperationException("The tests run outside of the repository.");
    }
}
