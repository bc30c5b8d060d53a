using System.Text;
using System.Text.Json.Nodes;
using Course.Notebooks.Documents;
using FsCheck;
using FsCheck.Fluent;
using Interactive = Microsoft.DotNet.Interactive.Documents;

namespace Course.Notebooks.Tests.Documents;

public sealed class NotebookFormatTests
{
    public static TheoryData<string> Stored => [.. Repository.Notebooks];

    [Theory]
    [InlineData(NotebookFormat.Ipynb)]
    [InlineData(NotebookFormat.Dib)]
    [InlineData(NotebookFormat.Markdown)]
    public void Any_notebook_comes_back_from_every_form(NotebookFormat format) => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(300),
        Prop.ForAll(NotebookGenerator.Notebooks(), notebook => NotebookDocument.Parse(notebook.ToText(format), format).ToJson() == notebook.ToJson()));

    [Theory]
    [MemberData(nameof(Stored))]
    public void The_courses_notebooks_come_back_from_every_form(string path)
    {
        string json = File.ReadAllText(Path.Combine(Repository.Root, path));
        var notebook = NotebookDocument.Parse(json);
        foreach (var format in Enum.GetValues<NotebookFormat>())
            Assert.Equal(json, NotebookDocument.Parse(notebook.ToText(format), format).ToJson());
    }

    [Theory]
    [MemberData(nameof(Stored))]
    public void NET_Interactives_own_reader_sees_the_cells_of_the_courses_notebooks(string path)
    {
        var notebook = NotebookDocument.Read(Path.Combine(Repository.Root, path));
        var kernels = new Interactive.KernelInfoCollection { new Interactive.KernelInfo("csharp"), new Interactive.KernelInfo("markdown") };
        kernels.DefaultKernelName = "csharp";
        var expected = notebook.Cells.Select(cell => (cell.Kind == CellKind.Code ? "csharp" : "markdown", cell.Source)).ToList();

        var dib = Interactive.CodeSubmission.Parse(notebook.ToText(NotebookFormat.Dib), kernels);
        Assert.Equal(expected, dib.Elements.Select(element => (element.KernelName ?? "", element.Contents.ReplaceLineEndings("\n"))));

        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(notebook.ToJson()));
        var ipynb = Interactive.Jupyter.Notebook.Read(stream, kernels);
        Assert.Equal(expected, ipynb.Elements.Select(element => (element.KernelName ?? "", element.Contents.ReplaceLineEndings("\n"))));
    }

    [Fact]
    public void What_NET_Interactive_writes_after_reading_keeps_ids_and_metadata()
    {
        var notebook = NotebookDocument.NewCourse();
        notebook.Metadata["course"] = new JsonObject { ["quick"] = new JsonObject { ["steps"] = 10 } };
        notebook.Cells.Add(Cell.Markdown("title", "# Title"));
        notebook.Cells.Add(Cell.Code("settings", "int steps = 1;", "parameters"));
        var kernels = new Interactive.KernelInfoCollection { new Interactive.KernelInfo("csharp"), new Interactive.KernelInfo("markdown") };
        kernels.DefaultKernelName = "csharp";
        string theirs = Interactive.CodeSubmission.ToCodeSubmissionContent(Interactive.CodeSubmission.Parse(notebook.ToText(NotebookFormat.Dib), kernels));
        Assert.Equal(notebook.ToJson(), NotebookDocument.Parse(theirs, NotebookFormat.Dib).ToJson());
    }

    [Theory]
    [InlineData("")]
    [InlineData("#!meta\n\n{\"kernelInfo\":{\"defaultKernelName\":\"csharp\",\"items\":[{\"aliases\":[],\"name\":\"csharp\"}]}}\n\n#!csharp\n\n")]
    [InlineData("#!meta\n\n{\"kernelInfo\":{\"defaultKernelName\":\"csharp\",\"items\":[{\"aliases\":[],\"name\":\"csharp\"},{\"aliases\":[\"f#\"],\"languageName\":\"F#\",\"name\":\"fsharp\"}]}}\n\n#!csharp\n\n")]
    public void What_NET_Interactive_writes_comes_back_from_ipynb_byte_for_byte(string header) => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(100),
        Prop.ForAll(NotebookGenerator.Notebooks(), notebook =>
        {
            var kernels = new Interactive.KernelInfoCollection { new Interactive.KernelInfo("csharp"), new Interactive.KernelInfo("fsharp"), new Interactive.KernelInfo("markdown") };
            kernels.DefaultKernelName = "csharp";
            string theirs = Interactive.CodeSubmission.ToCodeSubmissionContent(Interactive.CodeSubmission.Parse(header + string.Join('\n', notebook.Cells.Select(cell => cell.Source)).Replace("#!meta", "", StringComparison.Ordinal), kernels));
            string json = NotebookDocument.Parse(theirs, NotebookFormat.Dib).ToJson();
            Assert.Equal(theirs, NotebookDocument.Parse(json).ToText(NotebookFormat.Dib));
        }));

    [Fact]
    public void A_file_whose_lines_all_end_as_on_Windows_has_the_cells_of_one_with_plain_ends()
    {
        var notebook = NotebookDocument.NewCourse();
        notebook.Cells.Add(Cell.Code("sum", "1\n+ 1"));
        foreach (var format in new[] { NotebookFormat.Dib, NotebookFormat.Markdown })
        {
            var read = NotebookDocument.Parse(notebook.ToText(format).Replace("\n", "\r\n"), format);
            Assert.Equal(("sum", "1\n+ 1"), (Assert.Single(read.Cells).Id, read.Cells[0].Text));
        }
    }

    [Theory]
    [InlineData("#!csharp\n\n1\n")]
    [InlineData("#!csharp\r\n\r\n1\r\n+ 1\r\n")]
    [InlineData("\uFEFF#!markdown\n\n# Title\n\n#!csharp\n\n1\n")]
    [InlineData("\uFEFF#!csharp\r\n\r\n1")]
    [InlineData("#!meta\n\n{\"kernelInfo\":{\"defaultKernelName\":\"csharp\",\"items\":[{\"name\":\"csharp\",\"aliases\":[]}]}}\n\n#!csharp\n\n1\n")]
    [InlineData("#!meta\r\n\r\n{\"kernelInfo\":{\"defaultKernelName\":\"csharp\",\"items\":[{\"aliases\":[],\"languageName\":\"C#\",\"name\":\"csharp\"}]}}\r\n\r\n#!csharp\r\n\r\n1\r\n")]
    public void A_dib_comes_back_from_Markdown_and_from_ipynb_character_for_character(string dib)
    {
        var notebook = NotebookDocument.Parse(dib, NotebookFormat.Dib);
        foreach (var format in new[] { NotebookFormat.Markdown, NotebookFormat.Ipynb })
            Assert.Equal(dib, NotebookDocument.Parse(notebook.ToText(format), format).ToText(NotebookFormat.Dib));
    }

    [Theory]
    [InlineData("---\njupyter:\n  kernelspec:\n    display_name: .NET (C#)\n    name: .net-csharp\n  # a remark\n  n: 0x10\n---\n\n```csharp id=\"sum\"\n1 + 1\n```\n")]
    [InlineData("```csharp id=\"sum\"\n1 + 1\n```\n")]
    [InlineData("\uFEFF---\r\njupyter:\r\n  kernelspec:\r\n    name: .net-csharp\r\n---\r\n\r\n```csharp id=\"sum\"\r\n1 + 1\r\n```")]
    public void The_lines_of_a_Markdown_header_come_back_from_dib_and_from_ipynb(string markdown)
    {
        var notebook = NotebookDocument.Parse(markdown, NotebookFormat.Markdown);
        foreach (var format in new[] { NotebookFormat.Dib, NotebookFormat.Ipynb })
            Assert.Equal(markdown, NotebookDocument.Parse(notebook.ToText(format), format).ToText(NotebookFormat.Markdown));
    }

    [Theory]
    [MemberData(nameof(Stored))]
    public void The_courses_notebooks_as_dib_come_back_from_Markdown_character_for_character(string path)
    {
        string dib = NotebookDocument.Read(Path.Combine(Repository.Root, path)).ToText(NotebookFormat.Dib);
        string markdown = NotebookDocument.Parse(dib, NotebookFormat.Dib).ToText(NotebookFormat.Markdown);
        Assert.Equal(dib, NotebookDocument.Parse(markdown, NotebookFormat.Markdown).ToText(NotebookFormat.Dib));
    }

    [Fact]
    public void A_header_whose_metadata_were_changed_is_written_anew()
    {
        var notebook = NotebookDocument.Parse("---\njupyter:\n  a: 1\n---\n\n```csharp id=\"sum\"\n1\n```\n", NotebookFormat.Markdown);
        notebook.Metadata["a"] = 2;
        Assert.Equal(2, (int?)NotebookDocument.Parse(notebook.ToText(NotebookFormat.Markdown), NotebookFormat.Markdown).Metadata["a"]);
    }

    [Fact]
    public void A_dib_of_another_program_becomes_cells_of_the_course()
    {
        var notebook = NotebookDocument.Parse("#!meta\n\n{\"kernelInfo\":{\"defaultKernelName\":\"csharp\",\"items\":[{\"name\":\"csharp\",\"aliases\":[]}]}}\n\n\n1 + 1\n\n#!markdown\n\n# Title\n\n#!fsharp\n\nlet x = 1\n", NotebookFormat.Dib);
        Assert.Equal([("csharp", "1 + 1"), (null, "# Title"), ("fsharp", "let x = 1")], notebook.Cells.Select(cell => (cell.KernelName, cell.Source)));
        Assert.Equal(["cell-1", "cell-2", "cell-3"], notebook.Cells.Select(cell => cell.Id));
        Assert.Equal(".net-csharp", (string?)notebook.Metadata["kernelspec"]!["name"]);
    }

    [Fact]
    public void A_cell_that_was_added_to_a_dib_by_hand_is_read()
    {
        var notebook = NotebookDocument.NewCourse();
        notebook.Cells.Add(Cell.Code("first", "1"));
        var edited = NotebookDocument.Parse(notebook.ToText(NotebookFormat.Dib) + "\n#!csharp\n\n2\n", NotebookFormat.Dib);
        Assert.Equal(["1", "2"], edited.Cells.Select(cell => cell.Source));
    }

    [Fact]
    public void Any_Markdown_with_code_in_fences_becomes_a_notebook()
    {
        var notebook = NotebookDocument.Parse("# Title\n\nText\n\n```csharp\nvar x = 1;\n```\n\n```bash\nls\n```\n\nEnd\n", NotebookFormat.Markdown);
        Assert.Equal([CellKind.Markdown, CellKind.Code, CellKind.Markdown], notebook.Cells.Select(cell => cell.Kind));
        Assert.Equal(["# Title\n\nText", "var x = 1;", "```bash\nls\n```\n\nEnd"], notebook.Cells.Select(cell => cell.Source));
    }

    [Fact]
    public void The_header_that_Jupytext_writes_is_the_notebooks_metadata()
    {
        const string Header = "jupyter:\n  jupytext:\n    formats: ipynb,md\n    text_representation:\n      extension: .md\n      format_version: '1.3'\n      jupytext_version: 1.14.0\n  kernelspec:\n    display_name: .NET (C#)\n    language: C#\n    name: .net-csharp\n  list:\n  - 1\n  - true\n  - null";
        var notebook = NotebookDocument.Parse($"---\n{Header}\n---\n\n# Title\n\n```C#\n1 + 1\n```\n", NotebookFormat.Markdown);
        Assert.Equal(
            """{"jupytext":{"formats":"ipynb,md","text_representation":{"extension":".md","format_version":"1.3","jupytext_version":"1.14.0"}},"kernelspec":{"display_name":".NET (C#)","language":"C#","name":".net-csharp"},"list":[1,true,null]}""",
            new JsonObject(notebook.Metadata.Where(member => member.Key != "layout").Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone()))).ToJsonString());
        Assert.Equal(["# Title", "1 + 1"], notebook.Cells.Select(cell => cell.Source));
    }

    [Fact]
    public void Markdown_is_written_as_Jupytext_writes_it()
    {
        var notebook = NotebookDocument.NewCourse();
        notebook.Cells.Add(Cell.Markdown("title", "# Title"));
        notebook.Cells.Add(Cell.Code("sum", "1 + 1", "claim"));
        Assert.EndsWith(
            "\n---\n\n<!-- #region id=\"title\" -->\n# Title\n<!-- #endregion -->\n\n```csharp id=\"sum\" tags=[\"claim\"]\n1 + 1\n```\n",
            notebook.ToText(NotebookFormat.Markdown));
    }

    [Theory]
    [InlineData(NotebookFormat.Markdown, "---\ntitle: x\n---\n", "n, line 2: the header is not one that can be kept")]
    [InlineData(NotebookFormat.Markdown, "---\njupyter:\n  a: [\n---\n", "n, line 2: the header is not YAML: ")]
    [InlineData(NotebookFormat.Markdown, "---\njupyter:\n  a: &x 1\n---\n", "n, line 2: the header has an anchor (&x), which JSON cannot hold")]
    [InlineData(NotebookFormat.Markdown, "---\njupyter: {\n---\n", "n, line 2: behind \"jupyter:\" there must be a JSON object.")]
    [InlineData(NotebookFormat.Markdown, "---\n", "n, line 1: the header opened by --- is never closed.")]
    [InlineData(NotebookFormat.Markdown, "a\n<!-- #region id=\"b\" -->\n", "n, line 2: the region opened here is never closed by <!-- #endregion -->.")]
    [InlineData(NotebookFormat.Markdown, "```csharp\n1\n", "n, line 1: the code opened here is never closed.")]
    [InlineData(NotebookFormat.Markdown, "```csharp id=sum\n1\n```\n", "n, line 1: the value of \"id\" is not JSON.")]
    [InlineData(NotebookFormat.Markdown, "```csharp id=\"a b\"\n1\n```\n", "n, line 1: the id \"a b\" is not valid;")]
    [InlineData(NotebookFormat.Markdown, "```csharp id=\"a\"\n1\n```\n```csharp id=\"a\"\n1\n```\n", "n, cells 1 and 2: both have the id \"a\"")]
    [InlineData(NotebookFormat.Dib, "#!meta\n\n{\n x\n}\n", "n, line 4: what stands under #!meta is not JSON.")]
    [InlineData(NotebookFormat.Dib, "#!meta\n\n[]\n", "n, line 1: under #!meta there must be a JSON object.")]
    [InlineData(NotebookFormat.Ipynb, "{\"nbformat\": 4, \"cells\": [{\"cell_type\":\"raw\",\"id\":\"a\",\"source\":\"\\ud800\"}]}", "half of a surrogate pair")]
    public void What_is_not_a_notebook_is_refused_with_the_place(NotebookFormat format, string text, string message) =>
        Assert.Contains(message, Assert.Throws<NotebookFormatException>(() => NotebookDocument.Parse(text, format, "n")).Message);

    [Theory]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", true)]
    public void A_file_in_UTF16_is_said_to_be(string encoding, bool hasMark)
    {
        string path = Path.GetTempFileName();
        byte[] text = Encoding.GetEncoding(encoding).GetBytes("{ \"cells\": [] }");
        File.WriteAllBytes(path, hasMark ? [.. Encoding.GetEncoding(encoding).GetPreamble(), .. text] : text);
        Assert.EndsWith(" is text in UTF-16; save it again in UTF-8.", Assert.Throws<NotebookFormatException>(() => NotebookDocument.Read(path)).Message);
        File.Delete(path);
    }

    [Fact]
    public void A_notebook_with_metadata_in_hundreds_of_lists_goes_through_all_forms()
    {
        string json = $"{{\"nbformat\": 4, \"metadata\": {{\"deep\": {new string('[', 400)}{new string(']', 400)}}}, \"cells\": []}}";
        var notebook = NotebookDocument.Parse(json);
        foreach (var format in Enum.GetValues<NotebookFormat>())
            Assert.Equal(notebook.ToJson(), NotebookDocument.Parse(notebook.ToText(format), format).ToJson());
    }

    [Fact]
    public void A_notebook_that_is_too_deep_is_not_said_to_be_no_JSON()
    {
        string message = Assert.Throws<NotebookFormatException>(() => NotebookDocument.Parse($"{{\"a\": {new string('[', 600)}{new string(']', 600)}}}", "n")).Message;
        Assert.Contains("more than 512 deep", message);
        Assert.DoesNotContain("not JSON", message);
    }

    [Fact]
    public void A_file_that_is_not_UTF8_is_refused_and_left_alone()
    {
        string path = Path.GetTempFileName();
        byte[] bytes = [.. "{\"a\": \""u8, 0xE9, .. "\"}"u8];
        File.WriteAllBytes(path, bytes);
        Assert.EndsWith("byte 8: the file is not UTF-8 text; save it again in UTF-8.", Assert.Throws<NotebookFormatException>(() => NotebookDocument.Read(path)).Message);
        Assert.Equal(bytes, File.ReadAllBytes(path));
        File.Delete(path);
    }
}
