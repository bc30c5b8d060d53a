namespace Course.Notebooks.Tests.Language;

public sealed class DiagnosticTests : IDisposable
{
    private readonly LanguageSession _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void An_error_is_reported_with_its_place()
    {
        var only = Assert.Single(_session.Diagnose("#!time\nvar x = 1;\nvar y = x + nope;"));
        Assert.Equal(("error", "CS0103", 2, 12, 2, 16), (only.Severity, only.Code, only.Line, only.Column, only.EndLine, only.EndColumn));
    }

    [Fact]
    public void What_earlier_cells_declared_is_no_error()
    {
        _session.Run("using System.IO; var x = 1; int Twice(int n) => 2 * n;");
        Assert.Empty(_session.Diagnose("var y = Twice(x).ToString(); Path.Combine(y, y)"));
    }

    [Fact]
    public void An_unknown_directive_is_an_error_on_its_line()
    {
        var only = Assert.Single(_session.Diagnose("1\n#!nonsense"));
        Assert.Equal(("directive", 1, 0, 10), (only.Code, only.Line, only.Column, only.EndColumn));
    }

    [Theory]
    [InlineData("int Twice(int n) => 2 * n;\nint Twice(int n) => 3 * n;")]
    [InlineData("class A { }\nclass A { }")]
    [InlineData("int F() => this.Nothing;")]
    public void The_compilers_name_for_a_cell_is_not_seen(string cell)
    {
        _session.Run("var x = 1;");
        Assert.All(_session.Diagnose(cell), one => Assert.DoesNotMatch(@"Submission#|Script\b", one.Message));
        Assert.NotEmpty(_session.Diagnose(cell));
    }
}
