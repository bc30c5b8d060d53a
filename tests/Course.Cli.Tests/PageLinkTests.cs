using System.Net;
using System.Text.RegularExpressions;
using Course.Notebooks.Documents;

namespace Course.Cli.Tests;

/// <summary>The links of pages that commands write lead to files that exist.</summary>
public sealed partial class PageLinkTests : IDisposable
{
    private readonly CourseProgram _course = new();

    public PageLinkTests()
    {
        Directory.CreateDirectory(Path.Combine(_course.Folder, "notebooks"));
        Directory.CreateDirectory(Path.Combine(_course.Folder, "exercises"));
        Directory.CreateDirectory(Path.Combine(_course.Folder, "solutions"));
        _course.Write("notebooks/01-a.ipynb", Cell.Markdown("title", "# One\n\nBefore [two](02-b.ipynb#Title)."),
            Cell.Markdown("links", "[exercises](../exercises/01-a.ipynb), [three](03-c.ipynb), [none](04-d.ipynb), <a href=\"02-b.ipynb\">two</a>, [none](../exercises/02-b.ipynb)"));
        _course.Write("notebooks/02-b.ipynb", Cell.Markdown("title", "# Two\n\nAfter [one](01-a.ipynb)."));
        _course.Write("notebooks/03-c.ipynb", Cell.Markdown("title", "# Three"));
        _course.Write("exercises/01-a.ipynb", Cell.Markdown("title", "# Exercises"));
    }

    public void Dispose() => _course.Dispose();

    [Fact]
    public async Task Every_link_of_a_site_leads_to_a_file()
    {
        Assert.Equal(0, (await _course.Run("site", "1", "2")).ExitCode);
        string site = Path.Combine(_course.Folder, "artifacts", "site");
        foreach (string page in Directory.GetFiles(site, "*.html"))
            Assert.NotEmpty(LinksThatLeadToFiles(page));
        string first = File.ReadAllText(Path.Combine(site, "01-a.html"));
        Assert.Contains("<a href=\"../../exercises/01-a.ipynb\">exercises</a>, <a href=\"../../notebooks/03-c.ipynb\">three</a>, none, <a href=\"02-b.html\">two</a>, none", first);
        Assert.Contains("Before <a href=\"02-b.html#title\">two</a>.", first);
        Assert.Contains("Before <a href=\"02-b.html#title\">two</a>.", File.ReadAllText(Path.Combine(site, "index.html")));
    }

    [Theory]
    [InlineData("html", "href=\"01-a.html\"")]
    [InlineData("md", "[one](01-a.md)")]
    public async Task An_export_links_the_pages_that_are_there_already(string form, string link)
    {
        Assert.Equal(0, (await _course.Run("export", "1", "--to", form)).ExitCode);
        Assert.Equal(0, (await _course.Run("export", "2", "--to", form)).ExitCode);
        Assert.Contains(link, File.ReadAllText(Path.Combine(_course.Folder, "artifacts", "site", "02-b." + form)));
    }

    [Fact]
    public async Task Markdown_takes_the_pictures_of_the_prose_along()
    {
        File.WriteAllText(Path.Combine(_course.Folder, "notebooks", "p.svg"), "<svg xmlns='http://www.w3.org/2000/svg'></svg>");
        _course.Write("notebooks/04-p.ipynb", Cell.Markdown("title", "# Four\n\n![picture](p.svg)"));
        Assert.Equal(0, (await _course.Run("export", "4", "--to", "md", "--out", "out/")).ExitCode);
        Assert.Contains("![picture](04-p_files/p.svg)", File.ReadAllText(Path.Combine(_course.Folder, "out", "04-p.md")));
        Assert.True(File.Exists(Path.Combine(_course.Folder, "out", "04-p_files", "p.svg")));
    }

    [Fact]
    public async Task Every_link_of_a_chapters_page_leads_to_a_file()
    {
        string page = Path.Combine(Repository.Root, "artifacts", "page-links", "10-lenet.html");
        try
        {
            Assert.Equal(0, (await _course.Run("export", Path.Combine(Repository.Root, "notebooks", "10-lenet.ipynb"), "--to", "html", "--no-run", "--out", page)).ExitCode);
            Assert.Contains(LinksThatLeadToFiles(page), link => link.EndsWith("exercises/10-lenet.ipynb", StringComparison.Ordinal));
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(page)!, recursive: true);
        }
    }

    private static List<string> LinksThatLeadToFiles(string page)
    {
        var links = Target().Matches(File.ReadAllText(page)).Select(match => WebUtility.HtmlDecode(match.Groups["target"].Value))
            .Where(target => !target.StartsWith('#') && !target.Contains(':')).ToList();
        Assert.All(links, link => Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(page)!, Uri.UnescapeDataString(link.Split('#')[0]))), $"{page} leads to {link}, which is not there."));
        return links;
    }

    [GeneratedRegex("""<a\b[^>]*\shref="(?<target>[^"]*)["]""")]
    private static partial Regex Target();
}
