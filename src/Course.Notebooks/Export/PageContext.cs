using System.Text;

namespace Course.Notebooks.Export;

/// <param name="Level">1 for a chapter's title, 2 for its sections, and so on.</param>
/// <param name="Id">The anchor.</param>
/// <param name="Text">The text alone.</param>
/// <param name="Html">The text, with code and formulas, without links.</param>
internal sealed record Heading(int Level, string Id, string Text, string Html);

/// <summary>What the parts of one page share while it is written: anchors in use, headings, problems, styles already there.</summary>
internal sealed class PageContext(string baseDirectory, ProseLinks? proseLinks = null)
{
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal) { "content" };
    private readonly HashSet<string> _styles = new(StringComparer.Ordinal);
    private readonly List<string> _problems = [];

    /// <summary>The notebook's folder, which local images are relative to.</summary>
    public string BaseDirectory { get; } = baseDirectory;

    /// <summary>The address on the page of a link in the notebook; null where it would lead nowhere.</summary>
    public string? Address(string url) => url is ['#', .. var fragment] ? "#" + Slug(Uri.UnescapeDataString(fragment)) : proseLinks is null ? url : proseLinks.Address(url);

    /// <summary>Where in the notebook we are, for problems: <c>cell 3 ("loss")</c>.</summary>
    public string Place { get; set; } = "";

    public List<Heading> Headings { get; } = [];

    public IReadOnlyList<string> Problems => _problems;

    public void Problem(string what) => _problems.Add($"{Place}: {what}.");

    /// <summary>Whether a style block is seen for the first time on this page.</summary>
    public bool IsFirst(string style) => _styles.Add(style);

    /// <summary>An anchor that nothing else on the page has.</summary>
    public string UniqueId(string wanted)
    {
        var id = wanted.Length == 0 ? "section" : wanted;
        for (var n = 1; !_ids.Add(id); n++)
            id = $"{(wanted.Length == 0 ? "section" : wanted)}-{n}";
        return id;
    }

    /// <summary>The anchor that GitHub and VS Code give to a heading: lower case, spaces to hyphens, no punctuation.</summary>
    public static string Slug(string text)
    {
        var slug = new StringBuilder();
        foreach (var c in text.Trim().ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(c) || c is '-' or '_')
                slug.Append(c);
            else if (c == ' ')
                slug.Append('-');
        }
        return slug.ToString();
    }
}
