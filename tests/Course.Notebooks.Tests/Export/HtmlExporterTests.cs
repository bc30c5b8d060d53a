using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Course.Notebooks.Documents;
using Course.Notebooks.Export;
using Course.Notebooks.Running;

namespace Course.Notebooks.Tests.Export;

public sealed class HtmlExporterTests
{
    private const string Pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

    private static Cell Run(string source, params CellOutput[] outputs)
    {
        var cell = Cell.Code("run", source);
        foreach (var output in outputs)
            cell.Outputs.Add(output);
        return cell;
    }

    private static string Export(params Cell[] cells)
    {
        var document = NotebookDocument.NewCourse();
        foreach (var cell in cells)
            document.Cells.Add(cell);
        var page = HtmlExporter.Export(document, "A <title>", AppContext.BaseDirectory);
        WellFormed(page);
        return page;
    }

    private static XDocument WellFormed(string page)
    {
        using var reader = XmlReader.Create(new StringReader(page), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return XDocument.Load(reader);
    }

    private static string MainPart(string page) => Regex.Match(page, "<main.*</main>", RegexOptions.Singleline).Value;

    [Fact]
    public void A_whole_page_is_well_formed_and_loads_nothing()
    {
        var page = Export(
            Cell.Markdown("title", "# Title & more\n\nText with $\\sum_i x_i$, `code<T>`, [a link](https://example.org/a?b=1&c=2) and a | b.\n\n| a | b |\n|---|--:|\n| 1 | $x$ |\n\n- [x] done\n\n$$\nx = 1 \\tag{2}\n$$\n\n<details><summary>More</summary>\n\ninside\n\n</details>"),
            Run("Console.WriteLine(1 < 2);", new StreamOutput("stdout", "a < b & \u0001\n"), new StreamOutput("stderr", "careful\n"), DisplayOutput.Of("text/plain", "<i>"), DisplayOutput.Of("image/png", Pixel), new ErrorOutput("E", "a < b", ["at <x>"])));

        Assert.StartsWith("<!DOCTYPE html>\n<html lang=\"en\">", page);
        Assert.DoesNotMatch("""(src|srcset|data|xlink:href|poster)\s*=\s*["']https?:""", page);
        Assert.DoesNotMatch("""<link\b|@import|url\(""", page);
        Assert.Contains("default-src 'none'", page);
        Assert.Contains("<title>Title &amp; more</title>", page);
        Assert.Contains("<span class=\"tag\">(2)</span>", page);
    }

    [Fact]
    public void The_only_script_is_the_one_that_copies_code_and_the_policy_knows_it_by_its_checksum()
    {
        var page = Export(Run("1", DisplayOutput.Of("text/html", "<script>alert()</script>")));
        var script = Assert.Single(Regex.Matches(page, "<script>(.*?)</script>", RegexOptions.Singleline)).Groups[1].Value;
        Assert.Contains("clipboard", script);
        var checksum = Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(script)));
        Assert.Contains($"script-src 'sha256-{checksum}'", page);
    }

    [Fact]
    public void A_cell_that_fits_on_a_sheet_of_paper_is_kept_together_and_a_longer_one_is_not()
    {
        Assert.Contains("class=\"cell code with-output short\"", Export(Run("1\n+ 1", new StreamOutput("stdout", "1\n2\n"))));
        Assert.Contains("class=\"cell code with-output\"", Export(Run("1", new StreamOutput("stdout", string.Concat(Enumerable.Repeat("line\n", 60))))));
    }

    [Fact]
    public void Neighbours_and_the_index_are_linked_above_and_below()
    {
        var document = NotebookDocument.NewCourse();
        document.Cells.Add(Cell.Markdown("a", "# Two"));
        var page = HtmlExporter.Export(document, "t", AppContext.BaseDirectory, new PageLinks(("01-one.html", "One & only"), null));
        WellFormed(page);
        Assert.Equal(2, Regex.Count(page, "<a class=\"prev\" rel=\"prev\" href=\"01-one.html\">←\u00A0One &amp; only</a>"));
        Assert.Equal(2, Regex.Count(page, "href=\"index.html\""));
        Assert.DoesNotContain("rel=\"next\"", page);
    }

    [Fact]
    public void The_index_shows_the_formulas_of_a_chapters_beginning()
    {
        var document = NotebookDocument.NewCourse();
        document.Cells.Add(Cell.Markdown("title", "# Title\n\nFrom two classes to $K$, with *care*."));
        string index = IndexPage.Of("t", [new IndexEntry("01.html", document, "", true)]);
        Assert.Contains("<p>From two classes to <math", index);
        Assert.Contains("with <em>care</em>.</p>", index);
        Assert.DoesNotContain("$", index[index.IndexOf("<main", StringComparison.Ordinal)..index.IndexOf("</main>", StringComparison.Ordinal)]);
    }

    [Fact]
    public void A_cell_that_sets_parameters_for_a_run_says_so()
    {
        var document = NotebookDocument.NewCourse();
        document.Cells.Add(Cell.Code("settings", "int steps = 100;", "parameters"));
        NotebookParameters.Inject(document, "n", new Dictionary<string, string> { ["steps"] = "1" });
        Assert.Single(Regex.Matches(HtmlExporter.Export(document, "t", AppContext.BaseDirectory), "<span>set for this run</span>"));
    }

    [Fact]
    public void A_page_of_a_run_with_other_values_says_first_that_its_text_does_not_speak_of_them()
    {
        var document = NotebookDocument.NewCourse();
        document.Cells.Add(Cell.Code("settings", "int steps = 100; string name = \"a\";", "parameters"));
        string usual = HtmlExporter.Export(document, "t", AppContext.BaseDirectory);
        NotebookParameters.Inject(document, "n", new Dictionary<string, string> { ["steps"] = "1", ["name"] = "<b>" });
        string other = HtmlExporter.Export(document, "t", AppContext.BaseDirectory);
        Assert.DoesNotContain("class=\"quick\"", usual);
        Assert.Contains("a run with other values (steps = 1, name = &quot;&lt;b&gt;&quot;): the numbers in its text belong to the notebook's own values", other);
        Assert.True(other.IndexOf("class=\"quick\"", StringComparison.Ordinal) < other.IndexOf("id=\"cell-settings\"", StringComparison.Ordinal));
    }

    [Fact]
    public void The_title_heads_a_page_that_has_no_heading_of_its_own()
    {
        Assert.Contains("<h1>A &lt;title&gt;</h1>", Export(Cell.Markdown("a", "Text.")));
        Assert.DoesNotContain("<h1>", Export(Cell.Markdown("a", "# Own")));
    }

    [Fact]
    public void Underscores_and_stars_inside_formulas_are_no_emphasis()
    {
        var page = MainPart(Export(Cell.Markdown("a", "Take $a_i * b_i$ and $c_j * d_j$, then $$x_1 + {}_a y_1$$ done.")));

        Assert.DoesNotContain("<em>", page);
        Assert.Equal(3, Regex.Count(page, "<math"));
    }

    [Theory]
    [InlineData("the $n$th", 1)]
    [InlineData("split $a\n= b$ over lines", 1)]
    [InlineData("costs $5, and $x$ is", 1)]
    [InlineData("in `$x$` code and \\$5 and \\$6", 0)]
    [InlineData("$$a = b\n+ c$$", 1)]
    [InlineData("inside $$a\n= b$$ a line", 1)]
    [InlineData("above\n$$\na\n\nb\n$$\nbelow", 1)]
    [InlineData("- item\n  $$\n  a\n  $$\n- $b$", 2)]
    [InlineData("> $$\n> a\n> $$", 1)]
    [InlineData("| a |\n|---|\n| $p(a|b)$ |", 1)]
    [InlineData("$a \\$ b$", 1)]
    public void Dollar_signs_hold_formulas_as_in_Jupyter(string markdown, int formulas) =>
        Assert.Equal(formulas, Regex.Count(MainPart(Export(Cell.Markdown("a", markdown))), "<math"));

    [Theory]
    [InlineData("$$\nx", "a formula that begins with $$ is never closed.")]
    [InlineData("$$\nx\n$$ tail", "\"tail\" follows the $$ that closes a formula; put it on the next line.")]
    [InlineData("an $$ and $x$", "\"$$\" stands outside a formula; put $ or $$ around a formula, backticks around code.")]
    [InlineData("so \\sigma is", "\"\\sigma\" stands outside a formula; put $ or $$ around a formula, backticks around code.")]
    [InlineData("split $a\n+ b$ over lines", "\"$a\" stands outside a formula; put $ or $$ around a formula, backticks around code.")]
    [InlineData("$$\n$$", "the formula $$ cannot be read: the formula is empty at position 1.")]
    [InlineData("<script>x</script>", "HTML in Markdown holds a script; a page runs none.")]
    public void Mistakes_in_Markdown_are_problems(string markdown, string problem) =>
        Assert.Contains($"cell 1 (\"a\"): {problem}", Assert.Throws<ExportException>(() => Export(Cell.Markdown("a", markdown))).Problems);

    [Fact]
    public void Prices_are_no_formulas() => Assert.DoesNotContain("<math", MainPart(Export(Cell.Markdown("a", "Between $5 and $10 a month."))));

    [Fact]
    public void Headings_get_anchors_that_never_clash_and_links_to_them_work()
    {
        var page = Export(Cell.Markdown("a", "# T\n\n## The loss $L_i$ of `x`\n\n## Same\n\n### Deep\n\n## Same\n\n[up](#The-Loss)"));
        var ids = WellFormed(page).Descendants().Attributes("id").Select(id => id.Value).ToList();

        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.Contains("same", ids);
        Assert.Contains("same-1", ids);
        Assert.Contains("href=\"#the-loss\"", page);
        Assert.Contains("<li><a href=\"#same\">Same</a><ul>\n<li><a href=\"#deep\">Deep</a></li></ul>\n</li>\n<li><a href=\"#same-1\">", page);
    }

    [Fact]
    public void Every_formula_that_cannot_be_read_is_reported_with_its_cell()
    {
        var error = Assert.Throws<ExportException>(() => Export(
            Cell.Markdown("intro", "Good $x$, bad $a \\foo b$."),
            Cell.Markdown("more", "$$\n\\frac{1}{2\n$$"),
            Cell.Markdown("bare", "So \\begin{align} a \\end{align}")));

        Assert.Equal(
            [
                "cell 1 (\"intro\"): the formula $a \\foo b$ cannot be read: unknown command \\foo at position 3.",
                "cell 2 (\"more\"): the formula $\\frac{1}{2$ cannot be read: the brace opened here is never closed at position 9.",
                "cell 3 (\"bare\"): \"\\begin{align}\" stands outside a formula; put $ or $$ around a formula, backticks around code.",
            ],
            error.Problems);
    }

    [Fact]
    public void Local_images_are_put_in_the_page_and_others_are_problems()
    {
        var folder = Directory.CreateTempSubdirectory("export-");
        try
        {
            File.WriteAllBytes(Path.Combine(folder.FullName, "a b.png"), Convert.FromBase64String(Pixel));
            var document = NotebookDocument.NewCourse();
            document.Cells.Add(new Cell("m", CellKind.Markdown, "![One](a%20b.png) ![Two](attachment:p.png)\n\n<img src=\"a b.png\" alt=\"three\" />")
            {
                Attachments = new JsonObject { ["p.png"] = new JsonObject { ["image/png"] = Pixel } },
            });
            Assert.Equal(3, Regex.Count(HtmlExporter.Export(document, "t", folder.FullName), $"src=\"data:image/png;base64,{Regex.Escape(Pixel)}\""));

            document.Cells.Add(Cell.Markdown("bad", "![x](none.png) ![x](https://example.org/x.png) ![x](x.bmp) ![x](attachment:q.png)"));
            var problems = Assert.Throws<ExportException>(() => HtmlExporter.Export(document, "t", folder.FullName)).Problems;
            Assert.Equal(4, problems.Count);
            Assert.Equal("cell 2 (\"bad\"): the image none.png is not there; its address is relative to the notebook's folder.", problems[0]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("<div id='plot'></div><script>draw()</script>")]
    [InlineData("<img src=\"https://example.org/a.png\" />")]
    [InlineData("<link rel='stylesheet' href='//example.org/a.css' />")]
    [InlineData("<div style=\"background: url(http://example.org/a.png)\"></div>")]
    public void Html_that_needs_scripts_or_network_is_left_out_with_a_note(string html)
    {
        var page = MainPart(Export(Run("x", DisplayOutput.Of("text/html", html))));

        Assert.Contains("An output is left out here.", page);
        Assert.DoesNotContain("example.org", page);
        Assert.DoesNotContain("draw()", page);
    }

    [Fact]
    public void An_output_with_a_script_falls_back_to_its_other_forms()
    {
        var output = new DisplayOutput(new MimeBundle { ["text/html"] = "<script>1</script>", ["text/plain"] = "still here" });

        Assert.Contains("still here", Export(Run("x", output)));
    }

    [Fact]
    public void A_style_block_that_many_outputs_carry_is_kept_once()
    {
        const string Styled = "<p>x</p><style>.dni-code-hint { font-style: italic; }</style>";
        var page = MainPart(Export(Run("x", DisplayOutput.Of("text/html", Styled), DisplayOutput.Of("text/html", Styled)), new Cell("second", CellKind.Code, "y") { Outputs = [DisplayOutput.Of("text/html", Styled)] }));

        Assert.Equal(1, Regex.Count(page, "<style>"));
        Assert.Equal(3, Regex.Count(page, "<p>x</p>"));
    }

    [Fact]
    public void Console_output_is_joined_coloured_and_overwritten_as_in_a_terminal()
    {
        var page = MainPart(Export(Run("x", new StreamOutput("stdout", "10 %\r100 %\n"), new StreamOutput("stdout", "\u001b[31mred\u001b[0m plain\n"), new StreamOutput("stderr", "oops"))));

        Assert.Contains("<pre>100 %\n<span class=\"ansi-red\">red</span> plain</pre>", page);
        Assert.Contains("<p class=\"label\">stderr</p>", page);
    }

    [Fact]
    public void Errors_show_type_message_and_trace()
    {
        var page = MainPart(Export(Run("x", new ErrorOutput("System.FormatException", "not a number", ["at A", "at B"]))));

        Assert.Contains("<strong>System.FormatException</strong> not a number</p>", page);
        Assert.Contains("<pre>at A\nat B</pre>", page);
    }

    [Fact]
    public void A_trace_does_not_repeat_the_message()
    {
        var compilation = MainPart(Export(Run("x", new ErrorOutput("CompilationError", "line 1: CS0029: no\n    int x;", ["It does not compile:", "line 1: CS0029: no", "    int x;"]))));
        var exception = MainPart(Export(Run("x", new ErrorOutput("E", "why", ["\u001b[31mE: why\u001b[0m", "at A"]))));

        Assert.DoesNotContain("<details", compilation);
        Assert.Contains("</strong> line 1: CS0029: no</p><pre>    int x;</pre>", compilation);
        Assert.Contains("<pre>at A</pre>", exception);
    }

    [Theory]
    [InlineData(12, "12 ms")]
    [InlineData(999.4, "999 ms")]
    [InlineData(1250, "1.3 s")]
    [InlineData(59960, "1 min 0 s")]
    [InlineData(81234, "1 min 21 s")]
    public void The_time_of_a_cell_is_shown_in_units_one_can_read(double milliseconds, string shown)
    {
        var cell = Run("x");
        cell.SetExecutionTimes(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddMilliseconds(milliseconds));

        Assert.Contains($">{shown}</span>", Export(cell));
    }

    [Theory]
    [InlineData("text/markdown", "**bold** $x$", "<strong>bold</strong> <math>")]
    [InlineData("text/latex", "x^2", "<msup>")]
    [InlineData("application/vnd.unknown", "1", "is not one that this page can show")]
    [InlineData("image/svg+xml", "<svg/>", "src=\"data:image/svg+xml;base64,PHN2Zy8+\"")]
    public void Outputs_of_other_kinds(string mime, string value, string expected) => Assert.Contains(expected, Export(Run("x", DisplayOutput.Of(mime, value))));

    [Fact]
    public void A_json_output_is_laid_out()
    {
        var output = new DisplayOutput(new MimeBundle { ["application/json"] = new JsonObject { ["a"] = 1 } });

        Assert.Contains("{\n  &quot;a&quot;: 1\n}", Export(Run("x", output)));
    }
}
