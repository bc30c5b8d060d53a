using Course.Notebooks.Documents;
using Course.Notebooks.Export;
using Course.Notebooks.Export.Programs;

namespace Course.Notebooks.Tests.Export;

public sealed class CSharpExporterTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("course-program-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Prose_becomes_comments_and_cells_stand_in_their_order()
    {
        string program = Export(Cell.Markdown("title", "# Title\n\nText"), Cell.Code("sum", "int x = 1;\nx + 1"));
        Assert.Contains("// # Title\n//\n// Text\n\n// [sum]\nint x = 1;\ndisplay(x + 1);\n", program);
    }

    [Fact]
    public void A_name_that_a_later_cell_declares_anew_is_another_name_and_each_use_means_what_it_meant() => Contains(
        "int x = 1;\nint Twice() => 2 * x;\n\n// [b]\nstring x2 = $\"{Twice()}\";\nConsole.Write(x2);",
        Cell.Code("a", "int x = 1;\nint Twice() => 2 * x;"), Cell.Code("b", "string x = $\"{Twice()}\";\nConsole.Write(x);"));

    [Fact]
    public void A_function_that_is_declared_anew_and_overloads_get_names_of_their_own() => Contains(
        "int F(int n) => n;\nint F2(double d) => F((int)d);\n\n// [b]\nint F3(int n) => F2(1.5) + n;\nF3(1);",
        Cell.Code("a", "int F(int n) => n;\nint F(double d) => F((int)d);"), Cell.Code("b", "int G(int n) => F(1.5) + n;\nG(1);".Replace("G", "F3")));

    [Fact]
    public void A_variable_of_a_block_does_not_clash_with_one_of_a_later_cell() => Contains(
        "for (int i2 = 0; i2 < 2; i2++) Console.Write(i2);\nFunc<int, int> same = i => i;\n\n// [b]\nint i = 5;",
        Cell.Code("a", "for (int i = 0; i < 2; i++) Console.Write(i);\nFunc<int, int> same = i => i;"), Cell.Code("b", "int i = 5;"));

    [Fact]
    public void A_tuple_and_an_object_keep_the_names_of_their_members() => Contains(
        "int n2 = 2;\nvar pair = (n: n2, 1);\nvar both = new { n = n2 };\nConsole.Write(pair.n + both.n + \"n\");",
        Cell.Code("a", "int n = 1;"), Cell.Code("b", "int n = 2;\nvar pair = (n, 1);\nvar both = new { n };\nConsole.Write(pair.n + both.n + nameof(n));"));

    [Fact]
    public void Types_stand_at_the_end_and_using_directives_at_the_top()
    {
        string program = Export(Cell.Code("a", "using System.IO;\n/// One.\nrecord Point(int X);\nvar p = new Point(1);"), Cell.Code("b", "record Point(string Y);\nvar q = new Point(Path.GetTempPath());"));
        Assert.Matches(@"(?s)using System\.IO;\n.*using static Notebook;.*var p = new Point\(1\);.*var q = new Redeclared\.Point\(Path.*/// One\.\nrecord Point\(int X\);\n\nstatic partial class Redeclared\n\{\npublic record Point\(string Y\);\n\}\n", program);
    }

    [Fact]
    public void A_declaration_that_has_the_name_of_something_used_from_a_library_is_renamed() => Contains(
        "Console.Write(Max(1, 2));\n\n// [b]\nint Max2 = 3;\nMax2++;",
        Cell.Code("a", "using static System.Math;\nConsole.Write(Max(1, 2));"), Cell.Code("b", "int Max = 3;\nMax++;"));

    [Fact]
    public void A_function_that_uses_a_variable_below_it_moves_below_that() => Contains(
        "int x = 1;\n\nint F() => x;",
        Cell.Code("a", "int F() => x;\nint x = 1;"));

    [Fact]
    public void An_extension_method_moves_to_a_class() => Contains(
        "static class CellMembers\n{\npublic static int Twice(this int n) => 2 * n;\n}",
        Cell.Code("a", "static int Twice(this int n) => 2 * n;\nConsole.Write(2.Twice());"));

    [Fact]
    public void A_cell_that_must_fail_is_caught_and_one_that_does_not_compile_is_a_comment() => Contains(
        "// [a]\ntry\n{\n    int.Parse(\"x\");\n    Notebook.DidNotFail();\n}\ncatch (Exception expected) when (Notebook.Failed(expected))\n{\n}\n\n// [b]\n\n// This cell fails on purpose: ",
        Cell.Code("a", "int.Parse(\"x\");", "raises-exception"), Cell.Code("b", "int y = \"text\";", "raises-exception"));

    [Fact]
    public void What_is_imported_stands_in_its_place()
    {
        var imported = NotebookDocument.NewCourse();
        imported.Cells.Add(Cell.Code("declares", "int shared = 1;"));
        imported.Write(Path.Combine(_folder, "other.ipynb"));
        Contains("// [import]\n\n// [other.ipynb#declares]\nint shared = 1;\nshared++;", Cell.Code("import", "#!import other.ipynb\nshared++;"));
    }

    [Theory]
    [InlineData("int P => 1;", "cell a: a property (P) cannot stand at the top level of a program: write a method.")]
    [InlineData("event Action Rings;", "cell a: an event cannot stand at the top level of a program: write a method.")]
    [InlineData("var y = x + 1;\nint x = 100;", "cell a: line 1 uses x, which the cell declares in line 2: until then it is empty in a notebook and not there in a program; declare it before, or under another name.")]
    [InlineData("if (DateTime.Now.Year > 1) return;", "cell a: a return at the top level of a cell would end the whole program: leave it out or write a method.")]
    [InlineData("int x = \"text\";", "cell a, line 1: CS0029: Cannot implicitly convert type 'string' to 'int'")]
    [InlineData("#!import none.ipynb", "cell a: There is no file none.ipynb to import.")]
    public void What_no_program_can_have_is_said_with_its_cell(string source, string problem) =>
        Assert.Equal([problem], Assert.Throws<ExportException>(() => Export(Cell.Code("a", source))).Problems);

    [Fact]
    public void What_a_failing_cell_declares_cannot_be_used_later() => Assert.Equal(
        ["cell b: x is declared in the cell a, which is meant to fail: in a program it is not there afterwards."],
        Assert.Throws<ExportException>(() => Export(Cell.Code("a", "int x = int.Parse(\"x\");", "raises-exception"), Cell.Code("b", "Console.Write(x);"))).Problems);

    private void Contains(string expected, params Cell[] cells) => Assert.Contains(expected, Export(cells));

    private string Export(params Cell[] cells)
    {
        var notebook = NotebookDocument.NewCourse();
        foreach (var cell in cells)
            notebook.Cells.Add(cell);
        return CSharpExporter.Export(notebook, Path.Combine(_folder, "n.ipynb"), Path.Combine(_folder, "n.cs"));
    }
}
