using Course.Notebooks.Documents;

namespace Course.Cli.Tests;

/// <summary>The working tree that the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>Every notebook under <c>notebooks/</c>.</summary>
    public static IReadOnlyList<string> Notebooks => Directory.Exists(Path.Combine(Root, "notebooks"))
        ? [.. Directory.GetFiles(Path.Combine(Root, "notebooks"), "*.ipynb").Order(StringComparer.Ordinal)]
        : [];

    /// <summary>The chapters: notebooks whose names begin with two digits.</summary>
    public static IReadOnlyList<string> Chapters =>
        [.. Notebooks.Where(path => Path.GetFileName(path) is [>= '0' and <= '9', >= '0' and <= '9', '-', ..])];

    /// <summary>The values by which a chapter runs in seconds, from its metadata's <c>course.quick</c>.</summary>
    public static IReadOnlyDictionary<string, string> QuickValues(string chapter) =>
        NotebookDocument.Read(chapter).Metadata["course"]?["quick"]?.AsObject()
            .ToDictionary(entry => entry.Key, entry => entry.Value!.ToString()) ?? [];

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
