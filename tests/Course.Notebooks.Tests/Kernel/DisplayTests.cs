using Course.Notebooks.Kernel;

namespace Course.Notebooks.Tests.Kernel;

public sealed class DisplayTests(TestKernel kernel) : IClassFixture<TestKernel>
{
    [Fact]
    public async Task The_last_expression_without_a_semicolon_is_the_result()
    {
        Assert.Contains("<pre>42</pre>", (await kernel.Run("40 + 2")).Text);
        Assert.Null((await kernel.Run("Math.Abs(40 + 2);")).Result);
    }

    [Fact]
    public async Task A_call_that_returns_nothing_has_no_result() =>
        Assert.Null((await kernel.Run("Console.WriteLine(1)")).Result);

    [Fact]
    public async Task A_number_is_html_with_one_mime_type()
    {
        var (mimeType, html) = Assert.Single((await kernel.Run("42")).Result!);
        Assert.Equal("text/html", mimeType);
        Assert.StartsWith("<div class=\"dni-plaintext\"><pre>42</pre></div>", html);
    }

    [Fact]
    public async Task A_string_is_plain_text() =>
        Assert.Equal(("text/plain", "a < b"), Pair((await kernel.Run("\"a < b\"")).Result!));

    [Fact]
    public async Task A_missing_value_is_shown_as_null() =>
        Assert.Contains("&lt;null&gt;", (await kernel.Run("(object)null")).Text);

    [Fact]
    public async Task An_object_is_a_tree_of_its_properties()
    {
        string html = (await kernel.Run("record Point(int X, int Y);\nnew Point(3, 4)")).Text;
        Assert.Contains("<details open=\"open\" class=\"dni-treeview\">", html);
        Assert.Contains("<td>Y</td><td><div class=\"dni-plaintext\"><pre>4</pre></div></td>", html);
    }

    [Fact]
    public async Task A_sequence_of_objects_is_a_table() =>
        Assert.Contains("<table>", (await kernel.Run("new[] { new { Name = \"a\" }, new { Name = \"b\" } }")).Text);

    [Fact]
    public async Task Display_shows_a_value_on_the_way()
    {
        var result = await kernel.Run("display(1);\ndisplay(\"two\");\n3.Display();");
        Assert.Equal(["text/html", "text/plain", "text/html"], result.Displayed.Select(value => value.Data.Keys.Single()));
    }

    [Fact]
    public async Task Display_as_the_last_expression_shows_once()
    {
        var result = await kernel.Run("display(1)");
        Assert.Single(result.Displayed);
        Assert.Null(result.Result);
    }

    [Fact]
    public async Task Html_is_shown_as_it_stands()
    {
        Assert.Equal(("text/html", "<b>bold</b>"), Pair((await kernel.Run("display(HTML(\"<b>bold</b>\"));")).Displayed[0].Data));
        Assert.Equal("<i>x</i>", (await kernel.Run("HTML(\"<i>x</i>\")")).Text);
    }

    [Fact]
    public async Task DisplayAs_keeps_the_text_and_takes_any_mime_type() =>
        Assert.Equal(("text/markdown", "**bold**"), Pair((await kernel.Run("\"**bold**\".DisplayAs(\"text/markdown\");")).Displayed[0].Data));

    [Fact]
    public async Task Display_with_a_mime_type_without_formatter_fails() =>
        Assert.Contains("text/markdown", (await kernel.Run("display(3, \"text/markdown\")")).Error.Message);

    [Fact]
    public async Task A_mime_type_without_formatter_is_one_sentence_and_no_calls_inside_the_formatters()
    {
        var error = (await kernel.Run("display(\"# a\", \"text/markdown\");")).Error;
        Assert.EndsWith("a text that is text/markdown already is shown with text.DisplayAs(\"text/markdown\").", error.Message);
        Assert.Equal(["at line 1"], error.Stack);
    }

    [Theory]
    [InlineData("class Shy { public int A => throw new InvalidOperationException(\"no A\"); }\nnew Shy()", "System.InvalidOperationException: no A</code>")]
    [InlineData("class Mute { public override string ToString() => throw new FormatException(\"no text\"); }\nnew Mute().Display();", "System.FormatException: no text</code>")]
    public async Task What_throws_while_it_is_shown_is_its_exception_without_calls_of_the_formatters(string code, string expected)
    {
        var result = await kernel.Run(code);
        string html = (result.Result ?? result.Displayed.Single().Data)["text/html"];
        Assert.Contains(expected, html);
        Assert.DoesNotContain("lambda_method", html);
        Assert.DoesNotContain("at Microsoft.DotNet.Interactive", html);
    }

    [Fact]
    public async Task A_displayed_value_is_updated_in_its_place()
    {
        var result = await kernel.Run("using Microsoft.DotNet.Interactive.Formatting;\nDisplayedValue shown = \"0 %\".Display();\nshown.Update(\"100 %\");");
        var update = Assert.Single(result.Of<DisplayUpdated>());
        Assert.Equal(result.Displayed[0].Id, update.Id);
        Assert.Equal("100 %", update.Data["text/plain"]);
    }

    [Fact]
    public async Task A_later_cell_updates_a_value_too()
    {
        string id = (await kernel.Run("var earlier = \"a\".Display();")).Displayed[0].Id;
        Assert.Equal(id, Assert.Single((await kernel.Run("earlier.Update(\"b\");")).Of<DisplayUpdated>()).Id);
    }

    [Fact]
    public async Task A_registered_formatter_is_used()
    {
        await kernel.Run(
            """
            using Microsoft.DotNet.Interactive.Formatting;
            record Celsius(double Degrees);
            Formatter.Register<Celsius>(value => $"<em>{value.Degrees:0.0} °C</em>", "text/html");
            """);
        Assert.Equal("<em>21.5 °C</em>", (await kernel.Run("new Celsius(21.5)")).Text);
    }

    [Fact]
    public async Task A_formatter_that_throws_fails_the_cell() =>
        Assert.Equal("NotSupportedException", (await kernel.Run(
            """
            using Microsoft.DotNet.Interactive.Formatting;
            record Shy();
            Formatter.Register<Shy>((Func<Shy, string>)(value => throw new NotSupportedException("no")), "text/html");
            new Shy()
            """)).Error.Type);

    private static (string MimeType, string Text) Pair(IReadOnlyDictionary<string, string> data) =>
        data.Select(entry => (entry.Key, entry.Value)).Single();
}
