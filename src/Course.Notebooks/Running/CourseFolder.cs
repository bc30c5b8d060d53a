using System.Text.RegularExpressions;

namespace Course.Notebooks.Running;

/// <summary>The course that a file belongs to: the folder that has <c>Course.sln</c>, or the folders <c>notebooks</c> and <c>solutions</c>.</summary>
public static partial class CourseFolder
{
    /// <summary>Looks for the course upward.</summary>
    /// <param name="path">A file or folder in it.</param>
    /// <returns>The course's folder; null where the path belongs to none.</returns>
    public static string? Of(string path)
    {
        for (var folder = new DirectoryInfo(Path.GetFullPath(path)); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Course.sln")) || HasMasters(folder.FullName))
                return folder.FullName;
        }
        return null;
    }

    /// <summary>The course whose exercises are meant.</summary>
    /// <param name="named">Its folder, if the user named one.</param>
    /// <returns>That folder, or the nearest one above the working directory.</returns>
    /// <exception cref="UsageException">There is none, or it has no masters in <c>solutions/</c>.</exception>
    public static string Find(string? named)
    {
        if (named is not null)
            return HasMasters(named) ? Path.GetFullPath(named) : throw new UsageException($"--course {named}: there is no folder solutions in it.");
        return Of(Environment.CurrentDirectory) is { } course && HasMasters(course)
            ? course
            : throw new UsageException("This is not a folder of the course: run the command in it, or name it with --course.");
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

    private static bool HasMasters(string folder) => Directory.Exists(Path.Combine(folder, "solutions")) && Directory.Exists(Path.Combine(folder, "notebooks"));

    private static IEnumerable<string> Notebooks(string course) =>
        Path.Combine(course, "notebooks") is var folder && Directory.Exists(folder) ? Files(folder) : [];

    private static IEnumerable<string> Files(string folder) => Directory.GetFiles(folder, "*.ipynb").Order(StringComparer.Ordinal);

    [GeneratedRegex("^[0-9]{2}-")]
    private static partial Regex ChapterName();
}
