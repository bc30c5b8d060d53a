using Course.Notebooks.Running;

namespace Course.Cli;

/// <summary>The folder of the course: the one that has masters in <c>solutions/</c>.</summary>
internal static class CourseFolder
{
    /// <summary>The folder that is named, or the nearest one above the working directory.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public static string Find(string? named)
    {
        if (named is not null)
            return IsCourse(named) ? Path.GetFullPath(named) : throw new UsageException($"--course {named}: there is no folder solutions in it.");
        for (var folder = new DirectoryInfo(Environment.CurrentDirectory); folder is not null; folder = folder.Parent)
        {
            if (IsCourse(folder.FullName))
                return folder.FullName;
        }
        throw new UsageException("This is not a folder of the course: run the command in it, or name it with --course.");
    }

    private static bool IsCourse(string folder) => Directory.Exists(Path.Combine(folder, "solutions")) && Directory.Exists(Path.Combine(folder, "notebooks"));
}
