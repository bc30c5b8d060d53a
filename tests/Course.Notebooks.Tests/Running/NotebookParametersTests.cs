using Course.Notebooks.Documents;
using Course.Notebooks.Running;

namespace Course.Notebooks.Tests.Running;

public sealed class NotebookParametersTests
{
    private const string Declarations = """
        int epochs = 3, batchSize = 64;
        var learningRate = 0.01f;     // Adam
        var momentum = -0.9;
        string name = "LeNet";
        bool shuffle = true;
        long seed = 1L;
        double? dropout = null;
        var sizes = new[] { 1, 2 };
        const int Fixed = 7;
        """;

    [Fact]
    public void The_variables_of_the_cell_are_the_parameters() =>
        Assert.Equal(
            [
                ("epochs", "int"), ("batchSize", "int"), ("learningRate", "float"), ("momentum", "double"), ("name", "string"),
                ("shuffle", "bool"), ("seed", "long"), ("dropout", "double?"), ("sizes", null),
            ],
            NotebookParameters.Of(Notebook()));

    [Theory]
    [InlineData("epochs", "1", "epochs = 1;")]
    [InlineData("epochs", "-1", "epochs = -1;")]
    [InlineData("learningRate", "1e-3", "learningRate = 0.001f;")]
    [InlineData("momentum", "0.5", "momentum = 0.5d;")]
    [InlineData("name", "a \"b\"", "name = \"a \\\"b\\\"\";")]
    [InlineData("shuffle", "False", "shuffle = false;")]
    [InlineData("seed", "12345678901", "seed = 12345678901L;")]
    [InlineData("dropout", "0.25", "dropout = 0.25d;")]
    [InlineData("dropout", "null", "dropout = null;")]
    [InlineData("sizes", "new[] { 3 }", "sizes = new[] { 3 };")]
    public void A_value_is_written_as_its_type_needs(string name, string value, string expected)
    {
        var notebook = Notebook();
        NotebookParameters.Inject(notebook, "n.ipynb", new Dictionary<string, string> { [name] = value });
        Assert.Equal(expected, notebook.Cells[2].Source);
    }

    [Fact]
    public void The_cell_stands_right_behind_the_parameters_and_says_what_it_is()
    {
        var notebook = Notebook();
        NotebookParameters.Inject(notebook, "n.ipynb", new Dictionary<string, string> { ["epochs"] = "1" });
        Assert.Equal(["intro", "settings", "injected-parameters", "end"], notebook.Cells.Select(cell => cell.Id));
        Assert.Equal(["injected-parameters"], notebook.Cells[2].Tags);
    }

    [Fact]
    public void Without_values_the_notebook_is_left_alone()
    {
        var notebook = Notebook();
        NotebookParameters.Inject(notebook, "n.ipynb", new Dictionary<string, string>());
        Assert.Equal(3, notebook.Cells.Count);
    }

    [Theory]
    [InlineData("epochs", "1.5", "epochs=1.5 does not fit n.ipynb: epochs is an int.")]
    [InlineData("epochs", "", "epochs= does not fit n.ipynb: epochs is an int.")]
    [InlineData("learningRate", "fast", "learningRate=fast does not fit n.ipynb: learningRate is a float.")]
    [InlineData("shuffle", "yes", "shuffle=yes does not fit n.ipynb: shuffle is a bool.")]
    [InlineData("epoch", "1", "n.ipynb has no parameter epoch; it has epochs, batchSize, learningRate, momentum, name, shuffle, seed, dropout, sizes.")]
    [InlineData("Fixed", "1", "n.ipynb has no parameter Fixed; it has epochs, batchSize, learningRate, momentum, name, shuffle, seed, dropout, sizes.")]
    public void A_wrong_name_or_value_is_one_sentence(string name, string value, string expected) =>
        Assert.Equal(
            expected,
            Assert.Throws<UsageException>(() => NotebookParameters.Inject(Notebook(), "n.ipynb", new Dictionary<string, string> { [name] = value })).Message);

    [Fact]
    public void A_notebook_without_parameters_takes_no_values()
    {
        var notebook = NotebookDocument.NewCourse();
        notebook.Cells.Add(Cell.Code("only", "int epochs = 1;"));
        string message = Assert.Throws<UsageException>(() => NotebookParameters.Inject(notebook, "n.ipynb", new Dictionary<string, string> { ["epochs"] = "1" })).Message;
        Assert.Contains("no cell tagged parameters", message);
    }

    private static NotebookDocument Notebook()
    {
        var notebook = NotebookDocument.NewCourse();
        notebook.Cells.Add(Cell.Markdown("intro", "# A"));
        notebook.Cells.Add(Cell.Code("settings", Declarations, "parameters"));
        notebook.Cells.Add(Cell.Code("end", "1"));
        return notebook;
    }
}
