using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Course.Notebooks.Export;

/// <summary>A term of the course.</summary>
/// <param name="Term">In English, as the text has it.</param>
/// <param name="Chinese">In Simplified Chinese.</param>
/// <param name="Chapter">The number of the chapter in which it comes first, such as <c>03</c>.</param>
/// <param name="Definition">What it means, in one sentence.</param>
public sealed record GlossaryEntry(string Term, string Chinese, string Chapter, string Definition);

/// <summary>The page of all terms, in the order of the alphabet, each with the chapter in which it comes first.</summary>
public static class GlossaryPage
{
    /// <summary>The name of the file beside the chapters that holds the terms.</summary>
    public const string Source = "glossary.csv";

    /// <summary>The address of the page, beside the index.</summary>
    public const string Address = "glossary.html";

    /// <summary>Reads the terms.</summary>
    /// <param name="path">A CSV file with the columns term, chinese, chapter and definition.</param>
    /// <returns>The terms in the order of the file.</returns>
    /// <exception cref="FormatException">The file is not like that; the message says where.</exception>
    public static IReadOnlyList<GlossaryEntry> Read(string path)
    {
        using var reader = new StreamReader(path, Encoding.UTF8);
        using var csv = new CsvReader(reader, new CsvConfiguration(CultureInfo.InvariantCulture) { PrepareHeaderForMatch = name => name.Header.ToLowerInvariant() });
        try
        {
            return [.. csv.GetRecords<GlossaryEntry>()];
        }
        catch (CsvHelperException wrong)
        {
            throw new FormatException($"{Path.GetFileName(path)}, line {csv.Parser.RawRow}: expected the columns term, chinese, chapter and definition, with quotation marks around text that holds a comma.", wrong);
        }
    }

    /// <summary>Writes the page.</summary>
    /// <param name="entries">The terms.</param>
    /// <param name="chapterOf">A chapter's address and title by its number; null for a chapter that has no page.</param>
    /// <returns>An HTML page of the same kind as the chapters' pages.</returns>
    public static string Of(IReadOnlyList<GlossaryEntry> entries, Func<string, (string Address, string Title)?> chapterOf)
    {
        var items = new StringBuilder();
        foreach (var entry in entries.OrderBy(entry => entry.Term, StringComparer.OrdinalIgnoreCase))
        {
            string where = chapterOf(entry.Chapter) is { } chapter
                ? $"<a href=\"{Html.Escape(chapter.Address)}\">{Html.Escape(chapter.Title)}</a>"
                : Html.Escape($"Chapter {entry.Chapter}");
            items.Append($"<dt><dfn>{Html.Escape(entry.Term)}</dfn> <span lang=\"zh-Hans\">{Html.Escape(entry.Chinese)}</span></dt>\n");
            items.Append($"<dd>{Html.Escape(entry.Definition)} <span class=\"facts\">{where}</span></dd>\n");
        }
        return PageFrame.Of("Glossary", "", $"""
            <main id="content">
            <nav class="neighbours top" aria-label="The course"><a href="{PageLinks.Index}">All chapters</a></nav>
            <h1>Glossary</h1>
            <p>{entries.Count} terms in English and Chinese, each with the chapter in which it comes first.</p>
            <dl class="glossary">
            {items}</dl>
            </main>

            """);
    }
}
