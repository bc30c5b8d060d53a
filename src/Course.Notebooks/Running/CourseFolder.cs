using System.Text.RegularExpressions;

namespace Course.Notebooks.Running;

/// <summary>The course that a file belongs to: the folder that has <c>Course.sln</c>.</summary>
public static partial class CourseFolder
{
    /// <summary>Looks for the course upward.</summary>
    /// <param name="path">A file or folder in it.</param>
    /// <returns>The course's folder; null where the path belongs to none.</returns>
    public static string? Of(string path)
    {
        for (var folder = new DirectoryInfo(Path.GetFullPath(path)); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Course.sln")))
                return folder.FullName;
        }
        return null;
    }

    /// <summary>The chapters: the notebooks in <c>notebooks/</c> whose names begin with two digits.</summary>
    /// <param name="course">The course's folder.</param>
    /// <returns>Their files by number.</returns>
    public static IReadOnlyList<string> Chapters(string course) =>
        [.. Notebooks(course).Where(path => ChapterName().IsMatch(Path.GetFileName(path)))];

    /// <summary>All notebooks of the course: chapters, exercises and their masters, and what they import.</summary>
    /// <param name="course">The course's folder.</param>
    /// <returns>Their files, folder by folder.</returns>
    public static IReadOnlyList<string> All(string course) =>
        [.. new[] { "notebooks", "solutions", "exercises" }.Select(name => Path.Combine(course, name)).Where(Directory.Exists).SelectMany(Files)];

    private static IEnumerable<string> Notebooks(string course) =>
        Path.Combine(course, "notebooks") is var folder && Directory.Exists(folder) ? Files(folder) : [];

    private static IEnumerable<string> Files(string folder) => Directory.GetFiles(folder, "*.ipynb").Order(StringComparer.Ordinal);

    [GeneratedRegex("^[0-9]{2}-")]
    private static partial Regex ChapterName();
}
