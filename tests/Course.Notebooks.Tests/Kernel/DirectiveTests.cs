using Course.Notebooks.Documents;
using Course.Notebooks.Kernel;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Course.Notebooks.Tests.Kernel;

public sealed class DirectiveTests(TestKernel kernel) : IClassFixture<TestKernel>
{
    [Theory]
    [InlineData("System.Text.Json")]
    [InlineData("System.Xml.Linq.dll")]
    public async Task A_library_of_dotnet_is_referenced_by_its_name(string name) =>
        Assert.Equal("1", (await kernel.Run($"#r \"{name}\"\n\"1\"")).Text);

    [Fact]
    public async Task Import_runs_the_code_cells_of_a_notebook_in_order()
    {
        Notebook("lib/setup.ipynb", Cell.Markdown("intro", "# Not code"), Cell.Code("one", "var imported = 1;"), Cell.Code("two", "imported += 41;\nint FromImport() => imported;"));
        Assert.Equal("42", (await kernel.Run("#!import lib/setup.ipynb\n$\"{FromImport()}\"")).Text);
    }

    [Fact]
    public async Task Import_runs_the_code_of_a_dib_file_and_shows_none_of_its_prose()
    {
        kernel.Write("lib.dib", "#!meta\n\n{\"kernelInfo\":{\"defaultKernelName\":\"csharp\"}}\n\n#!markdown\n\n# Prose\n\n#!csharp\n\nvar fromDib = 5;\n\n#!csharp\n\nfromDib++;\n");
        var result = await kernel.Run("#!import lib.dib\n$\"{fromDib}\"");
        Assert.Equal("6", result.Text);
        Assert.Empty(result.Displayed);
    }

    [Fact]
    public async Task A_failure_in_a_dib_file_names_its_cell_and_line()
    {
        kernel.Write("bad.dib", "#!markdown\n# Prose\n#!csharp\nthrow new FormatException(\"inside\");\n");
        Assert.Matches("^bad.dib#.+, line 1: inside$", (await kernel.Run("#!import bad.dib")).Error.Message);
    }

    [Fact]
    public async Task Code_before_an_import_runs_before_it()
    {
        kernel.Write("twice.cs", "start *= 2;");
        Assert.Equal("10", (await kernel.Run("var start = 4;\n#!import twice.cs\nstart += 2;\n$\"{start}\"")).Text);
    }

    [Fact]
    public async Task Import_takes_a_file_name_in_quotes()
    {
        kernel.Write("with space.cs", "var spaced = 3;");
        Assert.Equal("3", (await kernel.Run("#!import \"with space.cs\"\n$\"{spaced}\"")).Text);
    }

    [Fact]
    public async Task A_failure_inside_an_import_fails_the_importing_cell()
    {
        Notebook("bad.ipynb", Cell.Code("good", "var beforeFailure = 1;"), Cell.Code("failing", "var x = 1;\nthrow new FormatException(\"inside\");"), Cell.Code("never", "Console.WriteLine(\"never\");"));
        var result = await kernel.Run("var a = 1;\n#!import bad.ipynb\nConsole.WriteLine(\"after\");");
        Assert.Equal(("FormatException", "bad.ipynb#failing, line 2: inside"), (result.Error.Type, result.Error.Message));
        Assert.Equal((2, "#!import bad.ipynb"), (result.Error.Line, result.Error.SourceLine));
        Assert.Equal("", result.Stdout);
    }

    [Fact]
    public async Task A_cell_of_an_import_that_does_not_compile_is_named()
    {
        Notebook("typo.ipynb", Cell.Code("names", "int fine = 1;\nunknown();"));
        var error = (await kernel.Run("#!import typo.ipynb")).Error;
        Assert.Equal(CellError.Compilation, error.Type);
        Assert.StartsWith("typo.ipynb#names: line 2: CS0103", error.Message);
    }

    [Fact]
    public async Task A_notebook_in_Markdown_is_imported()
    {
        kernel.Write("prose.md", "# Title\n\n```csharp\nvar fromMarkdown = 4;\n```\n");
        Assert.Contains(">5<", (await kernel.Run("#!import prose.md\nfromMarkdown + 1")).Text);
    }

    [Theory]
    [InlineData("#!import none.ipynb", "There is no file none.ipynb to import")]
    [InlineData("#!import", "needs the path")]
    [InlineData("#!import a.cs b.cs", "needs the path of one")]
    [InlineData("#!set --name x", "needs --value")]
    [InlineData("#!set --value 5", "needs --name")]
    [InlineData("#!set --name 5x --value 5", "5x is no name for a variable")]
    [InlineData("#!set --name x --value @csharp:nowhere", "There is no variable nowhere")]
    [InlineData("#!set --name x --value @value:nowhere", "There is no text nowhere")]
    [InlineData("#!set --name x --value @fsharp:y", "asks for a value of the kernel fsharp")]
    [InlineData("#!set --name x --value @input:Size", "nobody is there to answer")]
    [InlineData("#!set --name x --byref true --value 5", "has no option --byref")]
    [InlineData("#!set --name x --value", "--value needs a value")]
    [InlineData("#!value", "needs --name")]
    [InlineData("#!value --name t --from-file none.txt", "none.txt cannot be read")]
    [InlineData("#!share x --from fsharp", "--from fsharp is not supported")]
    [InlineData("#!share x --from csharp", "is not needed")]
    [InlineData("#!share x", "needs --from")]
    [InlineData("#!import data.csv", "takes an .ipynb, a .dib, a .md or a .cs file")]
    [InlineData("#!import broken.ipynb", "broken.ipynb")]
    [InlineData("#r \"none.dll\"", "There is no file none.dll")]
    [InlineData("#r \"data.csv\"", "data.csv is not a .NET assembly")]
    [InlineData("#r \"nuget:Two Words\"", "names no package")]
    [InlineData("#i \"nuget:no-such-folder\"", "There is no folder no-such-folder with NuGet packages")]
    [InlineData("#!bogus", "#!bogus is not a directive")]
    [InlineData("#!fsharp", "#!fsharp is not supported")]
    [InlineData("#!javascript", "#!javascript is not supported")]
    [InlineData("#!pwsh", "System.Diagnostics.Process")]
    [InlineData("#!sql", "ADO.NET")]
    [InlineData("#!kql", "ADO.NET")]
    [InlineData("#!http", "HttpClient")]
    [InlineData("#!connect jupyter --kernel-name x", "#!connect is not supported")]
    [InlineData("#!select-kernel", "#!select-kernel is not supported")]
    public async Task A_directive_that_cannot_be_obeyed_says_why(string directive, string expected)
    {
        kernel.Write("data.csv", "a,b");
        kernel.Write("broken.ipynb", "{ \"cells\": ");
        var error = (await kernel.Run("var y = 1;\n" + directive)).Error;
        Assert.Equal((CellError.Directive, 2), (error.Type, error.Line));
        Assert.Contains(expected, error.Message);
    }

    [Fact]
    public async Task An_unknown_directive_stops_the_cell_before_anything_runs() =>
        Assert.Equal("", (await kernel.Run("Console.WriteLine(\"ran\");\n#!bogus")).Stdout);

    [Fact]
    public async Task An_import_of_itself_is_refused()
    {
        Notebook("circle.ipynb", Cell.Code("again", "#!import circle.ipynb"));
        Assert.Contains("imports itself", (await kernel.Run("#!import circle.ipynb")).Error.Message);
        Assert.Equal("fine", (await kernel.Run("\"fine\"")).Text);
    }

    [Fact]
    public async Task A_referenced_library_finds_what_lies_beside_it()
    {
        string below = Library("libs", "Below", "namespace Below; public class Number { public int Value => 6; }");
        Library("libs", "Above", "namespace Above; public static class Answer { public static int Times(int n) => n * new Below.Number().Value; }", below);
        Assert.Equal("42", (await kernel.Run("#r \"libs/Above.dll\"\n$\"{Above.Answer.Times(7)}\"")).Text);
    }

    [Fact]
    public async Task A_reference_holds_for_later_cells_and_need_not_come_first()
    {
        Library("later", "Later", "namespace Later; public static class Say { public static string It => \"said\"; }");
        Assert.Equal("said", (await kernel.Run("var first = 1;\n#r \"later/Later.dll\"\nLater.Say.It")).Text);
        await kernel.Run("using Later;");
        Assert.Equal("said", (await kernel.Run("Say.It")).Text);
    }

    [Fact]
    public async Task A_library_shares_the_formatters_with_the_kernel()
    {
        Library(
            "shared",
            "Shared",
            "namespace Shared; public class Chart { public static void Register() => Microsoft.DotNet.Interactive.Formatting.Formatter.Register<Chart>(chart => \"<svg/>\", \"text/html\"); }",
            typeof(Microsoft.DotNet.Interactive.Formatting.Formatter).Assembly.Location);
        File.Copy(typeof(Microsoft.DotNet.Interactive.Formatting.Formatter).Assembly.Location, Path.Combine(kernel.Folder, "shared", "Microsoft.DotNet.Interactive.Formatting.dll"));
        Assert.Equal("<svg/>", (await kernel.Run("#r \"shared/Shared.dll\"\nShared.Chart.Register();\nnew Shared.Chart()")).Text);
    }

    [Fact]
    public async Task Load_compiles_a_script_into_the_cell()
    {
        kernel.Write("scripts/area.csx", "double Area(double r) => Math.PI * r * r;");
        Assert.Equal("3.14", (await kernel.Run("#load \"scripts/area.csx\"\n$\"{Area(1):0.00}\"")).Text);
    }

    [Fact]
    public async Task Time_shows_the_wall_time()
    {
        var result = await kernel.Run("#!time\nSystem.Threading.Thread.Sleep(30);");
        Assert.Matches(@"^Wall time: [0-9.]+ms$", result.Displayed.Single().Data["text/plain"]);
    }

    [Fact]
    public async Task Markdown_and_html_lines_are_shown()
    {
        var result = await kernel.Run("#!markdown\n# Title\n\ntext\n#!html\n<p>x</p>\n#!csharp\nConsole.Write(1);");
        Assert.Equal("# Title\n\ntext", result.Displayed[0].Data["text/markdown"]);
        Assert.Equal("<p>x</p>", result.Displayed[1].Data["text/html"]);
        Assert.Equal("1", result.Stdout);
    }

    [Fact]
    public async Task A_mermaid_diagram_is_shown_with_its_source_for_those_who_cannot_draw_it()
    {
        var data = (await kernel.Run("#!mermaid\ngraph TD\n  A-->B")).Displayed.Single().Data;
        Assert.Equal("graph TD\n  A-->B", data["text/vnd.mermaid"]);
        Assert.Equal("graph TD\n  A-->B", data["text/plain"]);
    }

    [Fact]
    public async Task Set_declares_a_text_with_the_quotes_it_is_written_in()
    {
        await kernel.Run("#!set --name setText --value \"two words\"");
        Assert.Equal("\"two words\"!", (await kernel.Run("setText + \"!\"")).Text);
    }

    [Fact]
    public async Task Set_takes_the_value_of_a_variable_with_its_type()
    {
        await kernel.Run("var setFrom = 7;");
        Assert.Equal("8", (await kernel.Run("#!set --name setTo --value @csharp:setFrom\n$\"{setTo + 1}\"")).Text);
    }

    [Fact]
    public async Task Set_asks_for_input_before_anything_of_the_cell_runs()
    {
        var result = await kernel.Run("Console.WriteLine(\"ran\");\n#!set --name typed --value @input:\"How many rows?\"\ntyped", input: ["12"]);
        Assert.Equal("12", result.Text);
        Assert.Equal("How many rows?", Assert.IsType<InputRequested>(result.Events[0].Event).Prompt);
    }

    [Fact]
    public async Task Set_asks_for_a_password_and_does_not_show_it()
    {
        var result = await kernel.Run("#!set --name secret --value @password:Key\n$\"{secret}\"", input: ["abcd"]);
        Assert.Equal("••••", result.Text);
        Assert.True(Assert.Single(result.Of<InputRequested>()).IsPassword);
    }

    [Fact]
    public async Task Value_keeps_a_text_and_shows_it()
    {
        var kept = await kernel.Run("#!value --name poem\nRoses are \"red\"\nviolets");
        Assert.Equal("Roses are \"red\"\nviolets", kept.Displayed.Single().Data["text/plain"]);
        Assert.Equal("23", (await kernel.Run("#!set --name lines --value @value:poem\n$\"{lines.Length}\"")).Text);
        Assert.Equal("violets", (await kernel.Run("#!share poem --from value --as shared\nshared.Split('\\n')[1]")).Text);
    }

    [Fact]
    public async Task Value_reads_a_file_beside_the_notebook()
    {
        kernel.Write("kept.json", "{\"a\":1}");
        var kept = await kernel.Run("#!value --name document --from-file kept.json --mime-type application/json\n#!share document --from value");
        Assert.Equal("{\"a\":1}", kept.Displayed.Single().Data["application/json"]);
        Assert.Equal("7", (await kernel.Run("$\"{document.Length}\"")).Text);
    }

    [Fact]
    public async Task Who_names_the_variables()
    {
        await kernel.Run("var whoOne = 1; var whoTwo = \"x\";");
        var names = (await kernel.Run("#!who")).Displayed.Single().Data["text/plain"].Split('\n');
        Assert.Contains("whoOne", names);
        Assert.Contains("whoTwo", names);
    }

    [Fact]
    public async Task The_list_of_directives_names_those_that_work() =>
        Assert.Contains("#!import", (await kernel.Run("#!lsmagic")).Displayed.Single().Data["text/plain"]);

    private void Notebook(string file, params Cell[] cells) => kernel.Write(file, cells);

    private string Library(string folder, string name, string code, params string[] references)
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string[] platform = [typeof(object).Assembly.Location, Path.Combine(framework, "System.Runtime.dll"), Path.Combine(framework, "netstandard.dll")];
        var compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(code)],
            platform.Concat(references).Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        string path = Path.Combine(kernel.Folder, folder, name + ".dll");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var emitted = compilation.Emit(path);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        return path;
    }

    [Fact]
    public async Task Whos_shows_the_variables_with_their_values()
    {
        await kernel.Run("var whosNumber = 4711; string whosText = \"told\";");
        string table = (await kernel.Run("#!whos")).Displayed.Single().Data["text/html"];
        Assert.Contains("whosNumber", table);
        Assert.Contains("4711", table);
        Assert.Contains("told", table);
    }

    [Fact]
    public async Task About_tells_which_kernel_this_is() =>
        Assert.Contains("C#", string.Concat((await kernel.Run("#!about")).Displayed.Single().Data.Values));

    /// <summary>A type may name its formatters by an attribute of that name, of whatever namespace: libraries do so without a reference to the kernel.</summary>
    [Fact]
    public async Task A_type_that_names_its_formatter_is_shown_by_it()
    {
        await kernel.Run("""
            class TypeFormatterSourceAttribute : Attribute
            {
                public TypeFormatterSourceAttribute(Type formatterSourceType) => FormatterSourceType = formatterSourceType;
                public Type FormatterSourceType { get; }
                public string[] PreferredMimeTypes { get; set; }
            }
            class ShoutFormatter
            {
                public string MimeType => "text/html";
                public bool Format(object value, TextWriter writer) { writer.Write("<b>shouted</b>"); return true; }
            }
            class ShoutSource
            {
                public IEnumerable<object> CreateTypeFormatters() { yield return new ShoutFormatter(); }
            }
            [TypeFormatterSource(typeof(ShoutSource), PreferredMimeTypes = new[] { "text/html" })]
            class Shout { }
            """.Replace("TextWriter", "System.IO.TextWriter"));
        Assert.Equal("<b>shouted</b>", (await kernel.Run("new Shout()")).Result!["text/html"]);
    }
}
