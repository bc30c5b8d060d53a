using System.Text.RegularExpressions;
using Course.Notebooks.Documents;
using Course.Notebooks.Export;

namespace Course.Cli.Tests;

/// <summary>The terms of the course, in <c>notebooks/glossary.csv</c>.</summary>
public sealed partial class GlossaryTests
{
    private static readonly string s_folder = Path.Combine(Repository.Root, "notebooks");
    private static readonly IReadOnlyList<GlossaryEntry> s_entries = GlossaryPage.Read(Path.Combine(s_folder, GlossaryPage.Source));

    [Fact]
    public void Every_term_stands_in_the_text_of_its_chapter() =>
        Assert.All(s_entries, entry => Assert.Contains(entry.Term, Text(entry.Chapter), StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void Every_term_is_defined_once() =>
        Assert.Empty(s_entries.GroupBy(entry => entry.Term, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1).Select(group => group.Key));

    [Fact]
    public void Every_term_has_a_Chinese_one_and_a_definition_that_is_a_sentence() =>
        Assert.All(s_entries, entry =>
        {
            Assert.Matches(Chinese(), entry.Chinese);
            Assert.EndsWith(".", entry.Definition);
        });

    [Fact]
    public void Terms_stand_in_the_order_of_their_chapters() =>
        Assert.Equal(s_entries.Select(entry => entry.Chapter).Order(StringComparer.Ordinal), s_entries.Select(entry => entry.Chapter));

    private static string Text(string chapter)
    {
        string path = Assert.Single(Directory.GetFiles(s_folder, chapter + "-*.ipynb"));
        var prose = NotebookDocument.Read(path).Cells.Where(cell => cell.Kind == CellKind.Markdown).Select(cell => cell.Source);
        return Space().Replace(string.Join(' ', prose), " ");
    }

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Chinese();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
