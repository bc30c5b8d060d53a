using System.Text.Json.Nodes;
using Course.Notebooks.Documents;

namespace Course.Notebooks.Tests.Documents;

public sealed class NotebookDocumentTests
{
    /// <summary>Python's json.dumps(notebook, sort_keys=True, indent=1, ensure_ascii=False), which is how nbformat writes.</summary>
    private static string JupyterText() => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Documents", "as-jupyter-writes-it.ipynb"));

    [Fact]
    public void A_file_as_Jupyter_writes_it_comes_back_byte_for_byte() =>
        Assert.Equal(JupyterText(), NotebookDocument.Parse(JupyterText()).ToJson());

    [Fact]
    public void Members_that_nbformat_does_not_know_come_back_at_every_level()
    {
        const string Json = """
            {
             "cells": [
              {
               "cell_type": "code",
               "execution_count": null,
               "id": "a",
               "metadata": {},
               "outputs": [
                {
                 "name": "stdout",
                 "output_type": "stream",
                 "seen": 1.50,
                 "text": []
                }
               ],
               "source": [],
               "y_cell": null
              },
              {
               "cell_type": "markdown",
               "id": "b",
               "metadata": {},
               "outputs": [],
               "source": []
              }
             ],
             "metadata": {},
             "nbformat": 4,
             "nbformat_minor": 5,
             "x_root": {
              "b": [
               2
              ]
             }
            }

            """;
        Assert.Equal(Json, NotebookDocument.Parse(Json).ToJson());
    }

    [Fact]
    public void Every_part_of_a_notebook_is_read()
    {
        var document = NotebookDocument.Parse(JupyterText());

        Assert.Equal(["title", "sum", "empty"], document.Cells.Select(cell => cell.Id));
        Assert.Equal([CellKind.Markdown, CellKind.Code, CellKind.Code], document.Cells.Select(cell => cell.Kind));
        Assert.StartsWith("# Größe ∂L/∂w 😀\n\n", document.Cells[0].Source);
        var sum = document.Cells[1];
        Assert.Equal("var x = 1;\nx + 1", sum.Source);
        Assert.True(sum.HasTag("claim"));
        Assert.False(sum.HasTag("Claim"));
        Assert.Equal("csharp", sum.KernelName);
        Assert.Equal(3, sum.ExecutionCount);
        Assert.Equal(new StreamOutput("stdout", "one\ntwo\rthree\n"), sum.Outputs[0]);
        var result = Assert.IsType<DisplayOutput>(sum.Outputs[1]);
        Assert.True(result.IsResult);
        Assert.Equal(3, result.ExecutionCount);
        Assert.Equal("<b>\n2</b>", result.Data.Text("text/html"));
        Assert.Equal("two\nlines", (string?)result.Data["application/json"]!["a"]);
        var image = Assert.IsType<DisplayOutput>(sum.Outputs[2]);
        Assert.False(image.IsResult);
        Assert.Equal(10, (int?)image.Metadata!["image/png"]!["width"]);
        var error = Assert.IsType<ErrorOutput>(sum.Outputs[3]);
        Assert.Equal(("E", "why"), (error.Name, error.Message));
        Assert.Equal(["\u001b[31mat X\u001b[0m", "at Y"], error.Traceback);
        Assert.Empty(document.Cells[2].Source);
    }

    [Fact]
    public void The_stored_form_has_no_outputs_counts_or_times()
    {
        var document = NotebookDocument.Parse(JupyterText());
        document.Cells[1].SetExecutionTimes(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddSeconds(2));

        var stored = document.Stored();

        Assert.All(stored.Cells, cell => Assert.Empty(cell.Outputs));
        Assert.All(stored.Cells, cell => Assert.Null(cell.ExecutionCount));
        Assert.All(stored.Cells, cell => Assert.Null(cell.ExecutionTime));
        Assert.Equal(document.Cells.Select(cell => cell.Source), stored.Cells.Select(cell => cell.Source));
        Assert.Equal(4, document.Cells[1].Outputs.Count);
        Assert.Equal(stored.ToJson(), NotebookDocument.Parse(stored.ToJson()).Stored().ToJson());
    }

    [Fact]
    public void The_order_of_keys_does_not_change_the_text()
    {
        const string OneWay = """{"nbformat":4,"nbformat_minor":5,"metadata":{"b":1,"a":2},"cells":[{"cell_type":"markdown","id":"m","metadata":{},"source":"x\ny"}]}""";
        const string OtherWay = """{"cells":[{"source":["x\n","y"],"metadata":{},"id":"m","cell_type":"markdown"}],"metadata":{"a":2,"b":1},"nbformat_minor":5,"nbformat":4}""";

        Assert.Equal(NotebookDocument.Parse(OneWay).ToJson(), NotebookDocument.Parse(OtherWay).ToJson());
    }

    [Fact]
    public void Cells_without_ids_are_named_by_their_place_and_never_clash()
    {
        const string Old = """{"nbformat":4,"nbformat_minor":2,"metadata":{},"cells":[{"cell_type":"code","source":"1"},{"cell_type":"raw","id":"cell-1","source":""},{"cell_type":"code","source":"2"}]}""";

        Assert.Equal(["cell-1-x", "cell-1", "cell-3"], NotebookDocument.Parse(Old).Cells.Select(cell => cell.Id));
    }

    [Fact]
    public void A_course_notebook_carries_the_metadata_that_dotnet_interactive_needs()
    {
        var document = NotebookDocument.NewCourse();
        document.Cells.Add(Cell.Code("epochs", "var epochs = 3;", "parameters"));
        document.Cells.Add(Cell.Markdown("intro", "Hello"));

        var json = JsonNode.Parse(document.ToJson())!;

        Assert.Equal(".net-csharp", (string?)json["metadata"]!["kernelspec"]!["name"]);
        Assert.Equal("csharp", (string?)json["metadata"]!["polyglot_notebook"]!["kernelInfo"]!["defaultKernelName"]);
        Assert.Equal("""{"dotnet_interactive":{"language":"csharp"},"polyglot_notebook":{"kernelName":"csharp"},"tags":["parameters"]}""", json["cells"]![0]!["metadata"]!.ToJsonString());
        Assert.Equal("{}", json["cells"]![1]!["metadata"]!.ToJsonString());
        Assert.Null(json["cells"]![0]!["execution_count"]);
        Assert.Equal(5, (int?)json["nbformat_minor"]);
    }

    [Fact]
    public void Execution_times_are_kept_under_Jupyters_keys()
    {
        var cell = Cell.Code("a", "1");
        cell.SetExecutionTimes(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddMilliseconds(1250));

        Assert.Equal("1970-01-01T00:00:01.250000Z", (string?)cell.Metadata["execution"]!["shell.execute_reply"]);
        Assert.Equal(TimeSpan.FromMilliseconds(1250), cell.ExecutionTime);
    }

    [Fact]
    public void Writing_replaces_the_file_and_leaves_nothing_beside_it()
    {
        var folder = Directory.CreateTempSubdirectory("notebook-");
        try
        {
            var path = Path.Combine(folder.FullName, "a.ipynb");
            File.WriteAllText(path, "old");
            var document = NotebookDocument.Parse(JupyterText());

            document.Write(path);

            Assert.Equal(document.ToJson(), File.ReadAllText(path));
            Assert.NotEqual(0xEF, File.ReadAllBytes(path)[0]);
            Assert.Equal([path], Directory.GetFileSystemEntries(folder.FullName));
            Assert.Equal(document.ToJson(), NotebookDocument.Read(path).ToJson());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("{\n \"cells\": [\n  x\n ]\n}", "a.ipynb, line 3, column 3: this is not JSON: ")]
    [InlineData("""{"cells": [], "cells": []}""", "this is not JSON: Duplicate")]
    [InlineData(" \n", "a.ipynb: the file is empty, so it is not a notebook.")]
    [InlineData("[1]", "a.ipynb: the file is JSON but not an object, so it is not a notebook.")]
    [InlineData("""{"name": "package"}""", "a.ipynb: there is no list \"cells\", so this is not a notebook.")]
    [InlineData("""{"cells": []}""", "a.ipynb: there is no number \"nbformat\"")]
    [InlineData("""{"nbformat": 3, "nbformat_minor": 0, "worksheets": []}""", "a.ipynb: notebook format 3.0 is not supported; formats 4.0 to 4.5 are")]
    [InlineData("""{"nbformat": 4, "nbformat_minor": 6, "cells": []}""", "a.ipynb: notebook format 4.6 is not supported")]
    [InlineData("""{"nbformat": 4, "nbformat_minor": 5, "cells": {}}""", "a.ipynb: there is no list \"cells\"")]
    [InlineData("""{"nbformat": 4, "cells": [{"cell_type":"raw","id":"a"},{"cell_type":"raw","id":"b"},{"cell_type":"raw","id":"a"}]}""", "a.ipynb, cells 1 and 3: both have the id \"a\"; give one of them another.")]
    [InlineData("""{"nbformat": 4, "cells": [{"cell_type":"raw","id":"a b"}]}""", "a.ipynb, cell 1: the id \"a b\" is not valid; an id is 1 to 64 letters")]
    [InlineData("""{"nbformat": 4, "cells": [7]}""", "a.ipynb, cell 1: a cell must be a JSON object.")]
    [InlineData("""{"nbformat": 4, "cells": [{"cell_type":"heading","id":"a"}]}""", "a.ipynb, cell 1 (\"a\"): the cell_type \"heading\" is not known")]
    [InlineData("""{"nbformat": 4, "cells": [{"cell_type":"code","id":"a","source":[1]}]}""", "a.ipynb, cell 1 (\"a\"): \"source\" must be a string or a list of strings.")]
    [InlineData("""{"nbformat": 4, "cells": [{"cell_type":"code","id":"a","metadata":1}]}""", "a.ipynb, cell 1 (\"a\"): \"metadata\" must be a JSON object.")]
    [InlineData("""{"nbformat": 4, "cells": [{"cell_type":"code","id":"a","outputs":[{"output_type":"pyout"}]}]}""", "a.ipynb, cell 1 (\"a\"), output 1: the output_type \"pyout\" is not known")]
    [InlineData("""{"nbformat": 4, "cells": [{"cell_type":"code","id":"a","outputs":[{"output_type":"display_data"}]}]}""", "a.ipynb, cell 1 (\"a\"), output 1: \"data\" is missing")]
    public void What_is_not_a_notebook_is_refused_with_the_place(string json, string message)
    {
        var error = Assert.Throws<NotebookFormatException>(() => NotebookDocument.Parse(json, "a.ipynb"));

        Assert.Contains(message, error.Message);
        Assert.Matches(@"[^.]\.$", error.Message);
    }
}
