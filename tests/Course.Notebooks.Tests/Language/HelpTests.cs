namespace Course.Notebooks.Tests.Language;

public sealed class HelpTests : IDisposable
{
    private readonly LanguageSession _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Help_on_a_function_of_an_earlier_cell_has_its_documentation()
    {
        _session.Run(
            """
            /// <summary>Scales <paramref name="x"/>.</summary>
            /// <param name="x">Any value.</param>
            /// <param name="factor">Greater than 0.</param>
            /// <returns>The product.</returns>
            double Scale(double x, double factor = 2) => factor * x;
            """);
        Assert.Equal(
            [
                "double Scale(double x, double factor = 2)", "Scales `x`.", "Parameters", "- `x`: Any value.\n- `factor`: Greater than 0.",
                "Returns The product.",
            ],
            _session.Inspect("var y = Sca|le(3);"));
    }

    [Fact]
    public void Help_on_a_variable_is_its_type()
    {
        _session.Run("var rates = new List<double>();");
        Assert.Equal("List<double> rates", _session.Inspect("rates|.Count")[0]);
    }

    [Fact]
    public void Help_on_var_is_the_type_it_stands_for() => Assert.Equal("class StringBuilder", _session.Inspect("va|r x = new StringBuilder();")[0]);

    [Fact]
    public void Behind_an_opening_parenthesis_the_call_is_explained()
    {
        _session.Run("int Twice(int number) => 2 * number;");
        Assert.Equal("int Twice(int number)", _session.Inspect("var x = Twice(|")[0]);
    }

    [Fact]
    public void Overloads_are_listed()
    {
        var help = _session.Inspect("Math.Max|(1, 2.0)");
        Assert.Equal("double Math.Max(double val1, double val2)", help[0]);
        Assert.Contains("  int Math.Max(int val1, int val2)", help[^1].Split('\n'));
    }

    [SkippableTheory]
    [InlineData("Console.WriteLine|(\"\")", "followed by the current line terminator")]
    [InlineData("new List<int>().Add|(1)", "Adds an object to the end of the")]
    [InlineData("new List<int>().Where|(n => n > 0)", "Filters a sequence of values based on a predicate")]
    public void The_documentation_of_NET_itself_is_found_where_the_SDK_is(string cell, string expected)
    {
        var help = _session.Inspect(cell);
        Skip.If(help.Count == 1 || help[1].StartsWith("Overloads", StringComparison.Ordinal), "This machine has no reference assemblies of .NET.");
        Assert.Contains(expected, help[1]);
    }

    [SkippableFact]
    public void The_engines_documentation_explains_a_call_that_is_being_written()
    {
        string engine = Path.Combine(Repository.Root, "artifacts", "course", "TorchSharp.dll");
        Skip.IfNot(File.Exists(Path.ChangeExtension(engine, ".xml")), "The engine that was built last has no documentation file.");
        var help = _session.Inspect($"#r \"{engine}\"\nusing TorchSharp;\nvar layer = torch.nn.Linear(|");
        Assert.Contains("torch.nn.Linear(long inputSize, long outputSize", help[0]);
        Assert.Contains(help, part => part.Contains("- `inputSize`: "));
    }

    [Fact]
    public void Where_there_is_no_name_and_no_call_there_is_no_help() => Assert.Empty(_session.Inspect("1 + | 2"));

    [Fact]
    public void Signatures_say_which_argument_is_being_written()
    {
        _session.Run("int Add(int a, int b, int c = 0) => a + b + c;");
        var help = _session.Signatures("Add(1, |");
        Assert.Equal(1, help.ActiveParameter);
        Assert.Equal(["int a", "int b", "int c = 0"], help.Items[help.ActiveItem].Parameters.Select(parameter => parameter.Label));
    }

    [Fact]
    public void The_inner_of_two_calls_is_meant()
    {
        _session.Run("int Outer(int a) => a; int Inner(string b) => 0;");
        Assert.Equal("int Inner(string b)", Assert.Single(_session.Signatures("Outer(Inner(|))").Items).Label);
        Assert.Equal("int Outer(int a)", Assert.Single(_session.Signatures("Outer(Inner(\"\")|)").Items).Label);
    }

    [Fact]
    public void A_constructors_overloads_are_shown()
    {
        _session.Run("class Layer { public Layer(int units) {} public Layer(int units, bool bias) {} }");
        var help = _session.Signatures("new Layer(1, |");
        Assert.Equal(2, help.Items.Count);
        Assert.Equal("Layer.Layer(int units, bool bias)", help.Items[help.ActiveItem].Label);
    }

    [Fact]
    public void Members_inherit_the_documentation_they_say_they_inherit()
    {
        _session.Run(
            """
            class Model { /// <summary>Runs it.</summary>
                public virtual int Forward() => 0; }
            class Mlp : Model { /// <inheritdoc/>
                public override int Forward() => 1; }
            """);
        Assert.Equal(["int Mlp.Forward()", "Runs it."], _session.Inspect("new Mlp().Forward|()"));
    }
}
