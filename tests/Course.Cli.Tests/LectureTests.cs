using System.Globalization;
using System.Text.RegularExpressions;
using Course.Notebooks.Documents;

namespace Course.Cli.Tests;

/// <summary>The speaker notes of the chapters, which say how many minutes each part of a lecture takes.</summary>
public sealed partial class LectureTests
{
    public static TheoryData<string> Chapters => [.. Repository.Chapters.Select(path => Path.GetFileNameWithoutExtension(path)!)];

    [Theory]
    [MemberData(nameof(Chapters))]
    public void The_minutes_of_a_lecture_fit_into_the_promised_ones(string chapter) =>
        Assert.InRange(Notes(chapter).Sum(Stated), 1, Promised(chapter));

    [Theory]
    [MemberData(nameof(Chapters))]
    public void Every_note_says_its_minutes_or_that_it_can_wait(string chapter) =>
        Assert.All(Notes(chapter), note => Assert.True(Stated(note) > 0 || note.Contains("If there is time", StringComparison.Ordinal), note));

    [Theory]
    [MemberData(nameof(Chapters))]
    public void No_chapter_promises_a_lecture_of_more_than_45_minutes(string chapter) =>
        Assert.InRange(Promised(chapter), 1, 45);

    private static List<Cell> Cells(string chapter) => [.. NotebookDocument.Read(Path.Combine(Repository.Root, "notebooks", $"{chapter}.ipynb")).Cells];

    private static IEnumerable<string> Notes(string chapter) =>
        Cells(chapter).Where(cell => cell.Source.Contains("**For the lecture.**", StringComparison.Ordinal)).Select(cell => cell.Source);

    private static int Stated(string note) => About().Matches(note).Sum(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture));

    private static int Promised(string chapter) => int.Parse(Promise().Match(Cells(chapter)[0].Source).Groups[1].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"About (\d+) minutes")]
    private static partial Regex About();

    [GeneratedRegex(@"lecture with the slides of this notebook takes (\d+)")]
    private static partial Regex Promise();
}
