using Course.Notebooks.Export;

namespace Course.Notebooks.Tests.Export;

public sealed class ProseLinksTests : IDisposable
{
    private readonly string _course = Directory.CreateTempSubdirectory("prose-links-").FullName;

    public ProseLinksTests()
    {
        foreach (string file in new[] { "Course.sln", "notebooks/01-a.ipynb", "notebooks/02-b.ipynb", "notebooks/03-c.ipynb", "exercises/02-b.ipynb", "datasets/READ ME.md", "artifacts/site/02-b.html" })
        {
            string path = Path.Combine(_course, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, "");
        }
    }

    public void Dispose() => Directory.Delete(_course, recursive: true);

    [Theory]
    [InlineData("03-c.ipynb", "03-c.html")]
    [InlineData("03-c.ipynb#The-End", "03-c.html#the-end")]
    [InlineData("01-a.ipynb", "01-a.html")]
    [InlineData("02-b.ipynb", "02-b.html")]
    [InlineData("../exercises/02-b.ipynb", "../../exercises/02-b.ipynb")]
    [InlineData("../datasets/READ%20ME.md#how", "../../datasets/READ%20ME.md#how")]
    [InlineData("../datasets", "../../datasets")]
    [InlineData("04-d.ipynb", null)]
    [InlineData("../../elsewhere.ipynb", null)]
    [InlineData("https://example.org/01-a.ipynb", "https://example.org/01-a.ipynb")]
    [InlineData("mailto:someone@example.org", "mailto:someone@example.org")]
    [InlineData("#section", "#section")]
    public void A_link_of_a_page_leads_to_a_page_or_to_the_file_or_nowhere(string link, string? address) =>
        Assert.Equal(address, Links("artifacts/site/01-a.html", "notebooks/01-a.ipynb", "notebooks/03-c.ipynb").Address(link));

    [Fact]
    public void A_chapter_without_a_page_is_linked_as_the_file_that_it_is() =>
        Assert.Equal("../../notebooks/03-c.ipynb", Links("artifacts/site/01-a.html").Address("03-c.ipynb"));

    [Fact]
    public void A_page_outside_the_course_has_no_links_into_it()
    {
        string elsewhere = Path.Combine(Path.GetTempPath(), "elsewhere", "01-a.html");
        var links = new ProseLinks(Path.Combine(_course, "notebooks/01-a.ipynb"), elsewhere, [Path.Combine(_course, "notebooks/02-b.ipynb")]);
        Assert.Equal(("02-b.html", null), (links.Address("02-b.ipynb"), links.Address("../exercises/02-b.ipynb")));
    }

    [Fact]
    public void Links_of_a_text_change_and_the_rest_of_it_stays()
    {
        var links = Links("artifacts/site/01-a.md", "notebooks/03-c.ipynb");
        string text = "See [*the* end](03-c.ipynb \"title\") and  [none](04-d.ipynb), [this][x] and <a class='k' href='../exercises/02-b.ipynb'>that</a>; `[a](03-c.ipynb)`, $[a](03-c.ipynb)$.\n\n[x]: 03-c.ipynb\n";
        Assert.Equal(
            "See [*the* end](03-c.md \"title\") and  none, [this][x] and <a class='k' href=\"../../exercises/02-b.ipynb\">that</a>; `[a](03-c.ipynb)`, $[a](03-c.ipynb)$.\n\n[x]: 03-c.md\n",
            MarkdownLinks.Fit(text, links.Address, url => url));
    }

    private ProseLinks Links(string page, params string[] others) =>
        new(Path.Combine(_course, "notebooks/01-a.ipynb"), Path.Combine(_course, page), others.Select(other => Path.Combine(_course, other)));
}
