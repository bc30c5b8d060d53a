using Course.Notebooks.Kernel;

namespace Course.Notebooks.Tests.Kernel;

public sealed class LanguageTests(TestKernel kernel) : IClassFixture<TestKernel>
{
    [Fact]
    public async Task An_asynchronous_function_may_return_a_task_that_may_be_null() =>
        Assert.Equal("3", (await kernel.Run("#nullable enable\nasync Task<int>? Three() => await Task.FromResult(3);\n$\"{await Three()!}\"")).Text);

    [Fact]
    public async Task A_later_cell_sees_variables_methods_and_types()
    {
        await kernel.Run("var seen = 20; int Twice(int n) => 2 * n; record Box(int Value);");
        Assert.Equal("41", (await kernel.Run("$\"{Twice(seen) + new Box(1).Value}\"")).Text);
    }

    [Fact]
    public async Task A_later_cell_may_declare_a_name_anew()
    {
        await kernel.Run("var again = 1; class Kind { public override string ToString() => \"old\"; } var instance = new Kind();");
        await kernel.Run("var again = \"text\"; class Kind { public override string ToString() => \"young\"; }");
        Assert.Equal("text old young", (await kernel.Run("$\"{again} {instance} {new Kind()}\"")).Text);
    }

    [Fact]
    public async Task The_same_cell_may_not_declare_a_name_twice() =>
        Assert.Contains("CS0102", (await kernel.Run("var twice = 1;\nvar twice = 2;")).Error.Message);

    [Fact]
    public async Task A_cell_that_throws_keeps_what_it_declared()
    {
        await kernel.Run("var kept = 7; List<int> list = [1]; list.Add(2); throw new Exception(\"end\");");
        Assert.Equal("9", (await kernel.Run("$\"{kept + list.Count}\"")).Text);
    }

    [Fact]
    public async Task A_cell_that_does_not_compile_runs_nothing()
    {
        await kernel.Run("var counter = 0;");
        var failed = await kernel.Run("counter = 5;\nConsole.WriteLine(1);\nunknown();");
        Assert.Equal(CellError.Compilation, failed.Error.Type);
        Assert.Equal("", failed.Stdout);
        Assert.Equal("0", (await kernel.Run("$\"{counter}\"")).Text);
    }

    [Fact]
    public async Task Await_works_at_the_top_level() =>
        Assert.Equal("3", (await kernel.Run("await Task.Delay(20);\nvar awaited = await Task.FromResult(3);\n$\"{awaited}\"")).Text);

    [Theory]
    [InlineData("new StringBuilder().Append(1).ToString()", "System.Text")]
    [InlineData("$\"{new Dictionary<string, int>().Count}\"", "System.Collections.Generic")]
    [InlineData("$\"{((ICollection)new[] { 1 }).Count}\"", "System.Collections")]
    [InlineData("$\"{new[] { 1, 2 }.Sum()}\"", "System.Linq")]
    [InlineData("$\"{Task.FromResult(1).Result}\"", "System.Threading.Tasks")]
    public async Task A_name_from_an_imported_namespace_needs_no_using(string code, string importedNamespace)
    {
        Assert.NotEmpty(importedNamespace);
        Assert.True((await kernel.Run(code)).Outcome.Succeeded);
    }

    [Theory]
    [InlineData("File.Exists(\"x\")")]
    [InlineData("JsonSerializer.Serialize(1)")]
    [InlineData("new Stopwatch()")]
    [InlineData("Thread.Sleep(1)")]
    [InlineData("Formatter.DefaultMimeType")]
    public async Task A_name_that_dotnet_interactive_does_not_import_needs_its_using(string code) =>
        Assert.Contains("CS0", (await kernel.Run(code)).Error.Message);

    [Fact]
    public async Task A_using_directive_holds_for_later_cells()
    {
        await kernel.Run("using System.Globalization;");
        Assert.Equal("1.5", (await kernel.Run("1.5.ToString(CultureInfo.InvariantCulture)")).Text);
    }

    [Theory]
    [InlineData("namespace N { class C { } }")]
    [InlineData("file class C { }")]
    [InlineData("using var stream = new System.IO.MemoryStream();")]
    [InlineData("Span<int> span = stackalloc int[3];")]
    [InlineData("int one = 1;\nref int same = ref one;")]
    [InlineData("extension(int x) { }")]
    [InlineData("static class E { public static int F(this int x) => x; }")]
    public async Task What_a_script_cannot_hold_does_not_compile(string code) =>
        Assert.Equal(CellError.Compilation, (await kernel.Run(code)).Error.Type);

    [Fact]
    public async Task An_extension_method_works_at_the_top_level()
    {
        await kernel.Run("static int Tripled(this int n) => 3 * n;");
        Assert.Equal("12", (await kernel.Run("$\"{4.Tripled()}\"")).Text);
    }

    [Fact]
    public async Task Code_is_optimised() =>
        Assert.Equal("False", (await kernel.Run(
            """
            using System.Diagnostics;
            class Here { }
            var attribute = (DebuggableAttribute)Attribute.GetCustomAttribute(typeof(Here).Assembly, typeof(DebuggableAttribute));
            $"{attribute?.IsJITOptimizerDisabled ?? false}"
            """)).Text);

    [Fact]
    public async Task The_working_directory_is_the_notebooks_folder()
    {
        kernel.Write("beside.txt", "found");
        Assert.Equal("found", (await kernel.Run("System.IO.File.ReadAllText(\"beside.txt\")")).Text);
    }

    [Fact]
    public async Task A_working_directory_that_a_cell_chose_stays()
    {
        kernel.Write("data/below.txt", "found");
        await kernel.Run("Environment.CurrentDirectory = \"data\";");
        Assert.Equal("found", (await kernel.Run("System.IO.File.ReadAllText(\"below.txt\")")).Text);
        await kernel.Run("Environment.CurrentDirectory = \"..\";");
    }

    [Fact]
    public async Task The_kernels_own_libraries_are_not_in_the_way_of_a_cell() =>
        Assert.Contains("CS0234", (await kernel.Run("typeof(Microsoft.CodeAnalysis.SyntaxTree)")).Error.Message);

    [Fact]
    public async Task Deep_recursion_fits_the_stack() =>
        Assert.Equal("200000", (await kernel.Run("int Depth(int n) => n == 0 ? 0 : 1 + Depth(n - 1);\n$\"{Depth(200_000)}\"")).Text);
}
