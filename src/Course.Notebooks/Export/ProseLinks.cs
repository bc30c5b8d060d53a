using Course.Notebooks.Running;

namespace Course.Notebooks.Export;

/// <summary>Where the links in a notebook's prose lead once the notebook has become a page in another folder.</summary>
/// <param name="notebook">The notebook's file, whose folder the links are relative to.</param>
/// <param name="page">The page's file, HTML or Markdown.</param>
/// <param name="others">Notebooks that are written as such pages in the same folder, whether their pages are there yet or not.</param>
public sealed class ProseLinks(string notebook, string page, IEnumerable<string> others)
{
    private readonly string _notebook = Path.GetFullPath(notebook);
    private readonly string _page = Path.GetFullPath(page);
    private readonly string? _course = CourseFolder.Of(notebook);
    private readonly HashSet<string> _others = [.. others.Select(Path.GetFullPath)];

    /// <summary>The address that a link of the notebook has on the page.</summary>
    /// <param name="url">The address in the notebook.</param>
    /// <returns>The page of a notebook that has one; a file or folder where it is; an address of the network as it was. Null where a reader of the page would find nothing.</returns>
    public string? Address(string url)
    {
        int end = url.IndexOfAny(['#', '?']);
        string file = end < 0 ? url : url[..end], rest = end < 0 ? "" : url[end..];
        if (file.Length == 0 || file.StartsWith("//", StringComparison.Ordinal) || HasScheme(file))
            return url;
        string target = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(_notebook)!, Uri.UnescapeDataString(file)));
        if (PageOf(target) is { } pageOfTarget)
            return Relative(pageOfTarget) + (rest is ['#', .. var fragment] ? "#" + PageContext.Slug(Uri.UnescapeDataString(fragment)) : rest);
        return IsWithinReach(target) && (File.Exists(target) || Directory.Exists(target)) ? Relative(target) + rest : null;
    }

    private string? PageOf(string target)
    {
        string name = Path.Combine(Path.GetDirectoryName(_page)!, Path.GetFileNameWithoutExtension(target) + Path.GetExtension(_page));
        if (_others.Contains(target))
            return name;
        if (target == _notebook)
            return _page;
        // A chapter and its exercises have the same name: an old page of that name is the chapter's.
        bool isNeighbour = Path.GetDirectoryName(target) == Path.GetDirectoryName(_notebook) && Path.GetExtension(target) == Path.GetExtension(_notebook);
        return isNeighbour && name != _page && name != target && File.Exists(name) ? name : null;
    }

    /// <summary>Whether who has the page has the file too: pages in the course are read in the course, others are given away.</summary>
    private bool IsWithinReach(string target) => _course is null || (IsIn(_course, _page) && IsIn(_course, target));

    private static bool IsIn(string folder, string path) => !Path.GetRelativePath(folder, path).StartsWith("..", StringComparison.Ordinal);

    private static bool HasScheme(string url) => url.IndexOf(':') is var colon && colon > 1 && url.AsSpan(0, colon).IndexOfAnyExcept(s_schemeLetters) < 0;

    private static readonly System.Buffers.SearchValues<char> s_schemeLetters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");

    private string Relative(string path) =>
        string.Join('/', Path.GetRelativePath(Path.GetDirectoryName(_page)!, path).Split(Path.DirectorySeparatorChar).Select(Uri.EscapeDataString));
}
