using Course.Notebooks.Documents;
using Course.Notebooks.Kernel;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Course.Notebooks.Tests.Kernel;

public sealed class DirectiveTests(TestKernel kernel) : IClassFixture<TestKernel>
{
    [Fact]
    public async Task Import_runs_the_code_cells_of_a_notebook_in_order()
    {
        Notebook("lib/setup.ipynb", Cell.Markdown("intro", "# Not code"), Cell.Code("one", "var imported = 1;"), Cell.Code("two", "imported += 41;\nint FromImport() => imported;"));
        Assert.Equal("42", (await kernel.Run("#!import lib/setup.ipynb\n$\"{FromImport()}\"")).Text);
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

    [Theory]
    [InlineData("#!import none.ipynb", "There is no file none.ipynb to import")]
    [InlineData("#!import", "needs the path")]
    [InlineData("#!import data.csv", "takes an .ipynb or a .cs file")]
    [InlineData("#!import broken.ipynb", "broken.ipynb")]
    [InlineData("#r \"none.dll\"", "There is no file none.dll")]
    [InlineData("#r \"data.csv\"", "data.csv is not a .NET assembly")]
    [InlineData("#r \"nuget:Some.Package, 1.0.0\"", "NuGet packages cannot be referenced")]
    [InlineData("#i \"nuget:folder\"", "NuGet packages cannot be referenced")]
    [InlineData("#!bogus", "#!bogus is not a directive")]
    [InlineData("#!fsharp", "#!fsharp is not supported")]
    [InlineData("#!javascript", "#!javascript is not supported")]
    [InlineData("#!connect jupyter", "#!connect is not supported")]
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

    private void Notebook(string file, params Cell[] cells)
    {
        var notebook = NotebookDocument.NewCourse();
        foreach (var cell in cells)
            notebook.Cells.Add(cell);
        kernel.Write(file, notebook.ToJson());
    }

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
}
