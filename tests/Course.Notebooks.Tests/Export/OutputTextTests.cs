using Course.Notebooks.Export;

namespace Course.Notebooks.Tests.Export;

public sealed class OutputTextTests
{
    [Fact]
    public void An_object_in_a_table_is_its_summary_however_much_it_holds() => Assert.Equal(
        "/tmp\nName    tmp\nParent  /\nExists  True",
        Of(Object("/tmp", Row("Name", "tmp") + Row("Parent", Object("/", Row("Name", "/") + Row("Root", Object("/", Row("Name", "/"))))) + Row("Exists", "True"))));

    [Fact]
    public void A_table_in_a_table_stands_in_its_column() => Assert.Equal(
        "ps  index  value\n    0      a\n    1      bcd\nn   1",
        Of($"<table><tr><td>ps</td><td><table><thead><tr><th><i>index</i></th><th>value</th></tr></thead><tbody>{Row("0", "a")}{Row("1", "bcd")}</tbody></table></td></tr>{Row("n", "1")}</table>"));

    [Fact]
    public void An_object_in_an_object_is_indented() => Assert.Equal(
        "outer\nbefore\n  inner\n  text\nafter",
        Of("<details><summary>outer</summary><p>before</p><details><summary>inner</summary>text</details><p>after</p></details>"));

    [Fact]
    public void A_long_text_is_cut_and_says_so()
    {
        string[] lines = Of(string.Concat(Enumerable.Range(1, 100).Select(n => $"<p>{n}</p>"))).Split('\n');
        Assert.Equal(41, lines.Length);
        Assert.Equal(("40", "(60 more lines: the notebook's page shows all of them)"), (lines[39], lines[40]));
    }

    [Fact]
    public void What_is_text_already_is_not_cut()
    {
        string text = string.Join('\n', Enumerable.Range(1, 100));
        Assert.Equal(text, OutputText.Of(new Dictionary<string, string> { ["text/plain"] = text }));
    }

    [Fact]
    public void Spaces_and_line_ends_are_kept_only_where_HTML_keeps_them() => Assert.Equal(
        "one two three\na\n  b\n\nc\nend",
        Of("<p>one\n   <b>two</b>\n three</p>\n<pre>a\n  b\n\nc</pre>\nend"));

    [Theory]
    [InlineData("<ul><li>a<li>b</ul>c", "a\nb\nc")]
    [InlineData("a &lt; b<br>c</div></p>", "a < b\nc")]
    [InlineData("<!DOCTYPE html><!-- <p>no</p> --><style>p > a { }</style>1 < 2", "1 < 2")]
    [InlineData("<table><caption>Sums</caption><tr><td>1<td>2</table>", "Sums\n1  2")]
    [InlineData("<p title='a > b'>x", "x")]
    [InlineData("", "")]
    public void HTML_with_faults_is_read_as_a_browser_reads_it(string html, string text) => Assert.Equal(text, Of(html));

    [Fact]
    public void Any_depth_is_read() => Assert.Equal("deep", Of(string.Concat(Enumerable.Repeat("<div>", 100_000)) + "deep"));

    private static string Of(string html) => OutputText.Of(new Dictionary<string, string> { ["text/html"] = html });

    private static string Row(string name, string value) => $"<tr><td>{name}</td><td>{value}</td></tr>";

    private static string Object(string summary, string rows) =>
        $"<details class=\"dni-treeview\"><summary><span class=\"dni-code-hint\"><code>{summary}</code></span></summary><div><table><thead><tr></tr></thead><tbody>{rows}</tbody></table></div></details>";
}
