using System.Net;
using System.Text.RegularExpressions;
using Course.Notebooks.Export;

namespace Course.Notebooks.Tests.Export;

public sealed class CSharpHighlighterTests
{
    private const string Sample = """
        #r "a.dll"
        #!time
        using System.IO; // why
        /// <summary>Text & more.</summary>
        record Run(int Epochs, List<Tensor?> All);
        #if DEBUG
        #endif
        var x = new Run(3, []) as Run;
        string F<T>(T value) where T : class => $"a {value:0.0} \" {{b}}" + '\'' + @"c\" + 1e-3f;
        x?.All.Where(t => t is not null).ToArray() /* open
        """;

    [Fact]
    public void Without_its_tags_the_html_is_the_code()
    {
        foreach (var code in (string[])[Sample, "", "\n\n", "int x = ;)}{ \"open", "#!markdown\n# Title <b>\n#!csharp\nvar a = 1;", "a < b && c > d"])
            Assert.Equal(code, WebUtility.HtmlDecode(Regex.Replace(CSharpHighlighter.Highlight(code), "</?span[^>]*>", "")));
    }

    [Theory]
    [InlineData("using", "kw")]
    [InlineData("record", "kw")]
    [InlineData("var", "kw")]
    [InlineData("Run", "ty")]
    [InlineData("Tensor", "ty")]
    [InlineData("Where", "fn")]
    [InlineData("F", "fn")]
    [InlineData("3", "nu")]
    [InlineData("1e-3f", "nu")]
    [InlineData("// why", "cm")]
    [InlineData("/// &lt;summary&gt;Text &amp; more.&lt;/summary&gt;", "cm")]
    [InlineData("#!time", "di")]
    [InlineData("#r &quot;a.dll&quot;", "di")]
    [InlineData("#if DEBUG", "di")]
    [InlineData("'\\''", "st")]
    [InlineData("$&quot;", "st")]
    public void Each_kind_of_token_has_its_class(string text, string kind) =>
        Assert.Contains($"<span class=\"{kind}\">{text}</span>", CSharpHighlighter.Highlight(Sample));

    [Fact]
    public void Code_of_another_language_stays_plain() =>
        Assert.Equal("<span class=\"di\">#!html</span>\n&lt;b&gt;new&lt;/b&gt;", CSharpHighlighter.Highlight("#!html\n<b>new</b>"));
}
