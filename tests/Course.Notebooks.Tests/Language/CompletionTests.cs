namespace Course.Notebooks.Tests.Language;

public sealed class CompletionTests : IDisposable
{
    private readonly LanguageSession _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void A_variable_of_an_earlier_cell_is_completed()
    {
        _session.Run("var learningRate = 0.1;");
        _session.Run("var unrelated = 1;");
        var list = _session.Complete("x = learn|");
        Assert.Equal("learningRate", list.Items[0].Text);
        Assert.Equal((4, 9), (list.Start, list.End));
    }

    [Fact]
    public void Members_have_the_type_that_the_newest_declaration_gave_the_variable()
    {
        _session.Run("var text = 1;");
        _session.Run("var text = \"abc\";");
        Assert.Contains("Substring", _session.Words("text.|"));
    }

    [Fact]
    public void Functions_and_types_of_earlier_cells_are_completed()
    {
        _session.Run("record Layer(int Units); int CountParameters(Layer layer) => layer.Units;");
        Assert.Contains("CountParameters", _session.Words("Count|"));
        Assert.Contains("Units", _session.Words("new Layer(3).|"));
    }

    [Fact]
    public void Namespaces_that_earlier_cells_opened_are_open()
    {
        Assert.DoesNotContain("Stopwatch", _session.Words("Stopw|"));
        _session.Run("using System.Diagnostics;");
        Assert.Contains("Stopwatch", _session.Words("Stopw|"));
    }

    [Fact]
    public void The_display_functions_are_completed() => Assert.Contains("display", _session.Words("disp|"));

    [Fact]
    public void A_word_is_found_by_its_capitals() => Assert.Contains("StringBuilder", _session.Words("SB|"));

    [Fact]
    public void What_starts_as_typed_comes_before_what_differs_in_case()
    {
        _session.Run("var Mean = 1; var mean = 2;");
        Assert.Equal(["mean", "Mean"], (_session.Words("mea|")).Take(2));
    }

    [Fact]
    public void Directives_do_not_shift_the_places_of_the_code_below_them()
    {
        _session.Run("var learningRate = 0.1;");
        var list = _session.Complete("#!time\n#r \"nuget:Nowhere, 1.0\"\nlearn|");
        Assert.Equal("learningRate", list.Items[0].Text);
        Assert.Equal(31, list.Start);
    }

    [Fact]
    public void Text_in_another_language_completes_nothing() => Assert.Empty(_session.Words("#!markdown\nCons|"));

    [Fact]
    public void Names_of_directives_are_completed() => Assert.Equal(["#!time"], _session.Words("#!ti|"));

    [Fact]
    public void Paths_in_an_import_are_completed_from_the_notebooks_folder()
    {
        foreach (string file in new[] { "setup.ipynb", "setup.txt", "other.ipynb" })
            File.WriteAllText(Path.Combine(_session.Folder, file), "");
        Directory.CreateDirectory(Path.Combine(_session.Folder, "sets"));
        var list = _session.Complete("#!import \"set|");
        Assert.Equal(["setup.ipynb", "sets/"], list.Items.Select(item => item.Text));
        Assert.Equal((10, 13), (list.Start, list.End));
    }

    [Fact]
    public void A_library_that_the_cell_itself_references_is_known()
    {
        string library = typeof(FactAttribute).Assembly.Location;
        Assert.Contains("FactAttribute", _session.Words($"#r \"{library}\"\ntypeof(Xunit.FactA|"));
    }
}
