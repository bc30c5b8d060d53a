using System.Text.RegularExpressions;
using Course.Grading.Reports;
using Course.Grading.Results;
using Course.Notebooks.Running;

namespace Course.Grading;

/// <summary>A notebook that was handed in.</summary>
/// <param name="Path">The file, or the folder of a student in which there is no notebook.</param>
/// <param name="Student">Whose it is.</param>
public sealed partial record Submission(string Path, Student Student)
{
    /// <summary>The notebooks that files and folders name.</summary>
    /// <remarks>
    /// In a folder, a folder's name is the student's, and of a notebook that lies in the folder itself, the file's name. The names that Moodle
    /// (<c>Ada Lovelace_1234_assignsubmission_file_</c>) and Canvas (<c>lovelaceada_1234_5678_01-sigmoid.ipynb</c>) give are understood.
    /// Of a student's clone of the course, only what is not in <c>notebooks</c> and <c>solutions</c> is handed in.
    /// </remarks>
    /// <param name="places">Files and folders.</param>
    /// <returns>The notebooks, in order, each once.</returns>
    /// <exception cref="UsageException">There is no such file or folder, or there is no notebook in it.</exception>
    public static IReadOnlyList<Submission> In(IEnumerable<string> places)
    {
        var found = new List<Submission>();
        var all = places.ToList();
        // Files of one name, such as handed-in/*/01.ipynb, are told apart by their folders.
        var named = all.Where(place => File.Exists(place)).Select(place => System.IO.Path.GetFullPath(place)).Distinct().ToLookup(path => System.IO.Path.GetFileName(path));
        foreach (string place in all)
        {
            if (File.Exists(place))
            {
                string full = System.IO.Path.GetFullPath(place);
                var same = named[System.IO.Path.GetFileName(full)].ToList();
                found.Add(new Submission(place, same.Count < 2 ? OfFile(place) : InFolder(Common(same), full)));
                continue;
            }
            if (!Directory.Exists(place))
                throw new UsageException($"There is no file or folder {place}.");
            var notebooks = Directory.GetFiles(place, "*.ipynb", Own(recursive: true))
                .Where(path => !System.IO.Path.GetRelativePath(place, path).Split('/', '\\').Any(part => part.StartsWith('.')))
                .Where(path => !System.IO.Path.GetRelativePath(place, path).Split('/', '\\')[..^1].Any(part => part is "notebooks" or "solutions"))
                .Where(path => !path.Contains(".before-update", StringComparison.OrdinalIgnoreCase))
                .Order(StringComparer.Ordinal).ToList();
            if (notebooks.Count == 0)
                throw new UsageException($"There is no notebook (.ipynb) in {place}.");
            found.AddRange(notebooks.Select(path => new Submission(path, InFolder(place, path))));
            found.AddRange(WithoutNotebook(place, notebooks).Select(folder => new Submission(folder, InFolder(place, System.IO.Path.Combine(folder, "none")))));
        }
        return [.. found.DistinctBy(submission => System.IO.Path.GetFullPath(submission.Path))];
    }

    /// <summary>The deepest folder that is around all files.</summary>
    private static string Common(IReadOnlyList<string> files)
    {
        string folder = System.IO.Path.GetDirectoryName(files[0])!;
        while (!files.All(file => file.StartsWith(folder.TrimEnd(System.IO.Path.DirectorySeparatorChar) + System.IO.Path.DirectorySeparatorChar, StringComparison.Ordinal)))
            folder = System.IO.Path.GetDirectoryName(folder)!;
        return folder;
    }

    /// <summary>In a folder of students' folders, those in which there is no notebook: their students are graded, too.</summary>
    private static IEnumerable<string> WithoutNotebook(string place, IReadOnlyList<string> notebooks) =>
        notebooks.Any(path => System.IO.Path.GetRelativePath(place, path).IndexOfAny(['/', '\\']) < 0)
            ? []
            : Directory.GetDirectories(place, "*", Own(recursive: false)).Order(StringComparer.Ordinal)
                .Where(folder => !System.IO.Path.GetFileName(folder).StartsWith('.') && !File.Exists(System.IO.Path.Combine(folder, GradeReports.ClassTable)))
                .Where(folder => !notebooks.Any(path => path.StartsWith(folder + System.IO.Path.DirectorySeparatorChar, StringComparison.Ordinal)));

    /// <summary>What is in a folder itself: a link could name another student's notebook, or a folder around it, without end.</summary>
    private static EnumerationOptions Own(bool recursive) => new() { RecurseSubdirectories = recursive, AttributesToSkip = FileAttributes.ReparsePoint };

    private static Student InFolder(string folder, string path)
    {
        string[] parts = System.IO.Path.GetRelativePath(folder, path).Split('/', '\\');
        if (parts.Length == 1)
            return OfFile(path);
        var moodle = Moodle().Match(parts[0]);
        return moodle.Success ? new Student(moodle.Groups["name"].Value, moodle.Groups["id"].Value) : new Student(parts[0]);
    }

    private static Student OfFile(string path)
    {
        string name = System.IO.Path.GetFileNameWithoutExtension(path);
        var canvas = Canvas().Match(name);
        return canvas.Success ? new Student(canvas.Groups["name"].Value, canvas.Groups["id"].Value) : new Student(name);
    }

    [GeneratedRegex(@"^(?<name>.+?)_(?<id>\d+)_assignsubmission_\w+$")]
    private static partial Regex Moodle();

    [GeneratedRegex(@"^(?<name>[^_\d]+)_(?:LATE_)?(?<id>\d+)_\d+_.+$")]
    private static partial Regex Canvas();
}
