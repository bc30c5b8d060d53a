using System.Globalization;
using Course.Notebooks.Documents;
using Microsoft.Extensions.FileSystemGlobbing;

namespace Course.Notebooks.Running;

/// <summary>What a command line names: files, patterns such as <c>notebooks/*.ipynb</c>, chapters by number, or <c>chapters</c> for all of them.</summary>
public static class NotebookSelection
{
    /// <summary>The word that names all chapters.</summary>
    public const string AllChapters = "chapters";

    /// <summary>Finds the notebooks that are meant.</summary>
    /// <param name="names">What was asked for; chapters are those of the course that <paramref name="folder"/> belongs to.</param>
    /// <param name="folder">The folder that names are relative to.</param>
    /// <returns>Files, as they were named, each once, in the order asked for. A plain file name is not looked up.</returns>
    /// <exception cref="UsageException">A number or a pattern fits no notebook.</exception>
    public static IReadOnlyList<string> Find(IEnumerable<string> names, string folder) =>
        [.. names.SelectMany(name => Meant(name, folder)).DistinctBy(path => Path.GetFullPath(path, folder))];

    private static IEnumerable<string> Meant(string name, string folder)
    {
        if (File.Exists(Path.GetFullPath(name, folder)))
            return [name];
        if (name == AllChapters)
            return ChaptersOf(folder, name);
        if (name.Length is 1 or 2 && int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
            return [Chapter(number, folder)];
        return name.AsSpan().ContainsAny('*', '?') ? Matching(name, folder) : [name];
    }

    private static string Chapter(int number, string folder)
    {
        var chapters = ChaptersOf(folder, number.ToString(CultureInfo.InvariantCulture));
        string start = number.ToString("00", CultureInfo.InvariantCulture) + "-";
        return chapters.FirstOrDefault(path => Path.GetFileName(path).StartsWith(start, StringComparison.Ordinal))
            ?? throw new UsageException($"There is no chapter {number}; there are {string.Join(", ", chapters.Select(path => Path.GetFileName(path)[..2]))}.");
    }

    private static IReadOnlyList<string> ChaptersOf(string folder, string name) =>
        CourseFolder.Of(folder) is { } course && CourseFolder.Chapters(course) is { Count: > 0 } chapters
            ? [.. chapters.Select(path => Path.GetRelativePath(folder, path))]
            : throw new UsageException($"{name} means chapters of the course, and {folder} is in no course that has any: go to its folder, or name files.");

    private static IReadOnlyList<string> Matching(string pattern, string folder)
    {
        // The part before the first sign of a pattern is a folder, which may be anywhere.
        string[] parts = pattern.Replace('\\', '/').Split('/');
        int plain = Array.FindIndex(parts, part => part.AsSpan().ContainsAny('*', '?'));
        string start = string.Join('/', parts[..plain]) + (plain > 0 ? "/" : "");
        string root = Path.GetFullPath(start.Length == 0 ? "." : start, folder);
        // The matcher knows no question mark: the names it finds are compared once more.
        var matcher = new Matcher().AddInclude(string.Join('/', parts[plain..]).Replace('?', '*'));
        var found = Directory.Exists(root)
            ? matcher.GetResultsInFullPath(root)
                .Where(path => IsNotebook(path, pattern) && System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(parts[^1], Path.GetFileName(path), ignoreCase: false))
                .Order(StringComparer.Ordinal).ToList()
            : [];
        if (found.Count == 0)
            throw new UsageException($"No notebook is named like {pattern}.");
        return [.. found.Select(path => Path.IsPathRooted(pattern) ? path : Path.GetRelativePath(folder, path))];
    }

    /// <summary>Most Markdown files are no notebooks: a pattern has to say that it means them.</summary>
    private static bool IsNotebook(string path, string pattern) => NotebookFormats.Of(path) switch
    {
        NotebookFormat.Markdown => NotebookFormats.Of(pattern) == NotebookFormat.Markdown,
        var format => format is not null,
    };
}
