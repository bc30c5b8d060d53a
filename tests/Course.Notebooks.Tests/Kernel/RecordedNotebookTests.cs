using System.Text.RegularExpressions;
using Course.Notebooks.Documents;
using Course.Notebooks.Kernel;
using Course.Notebooks.Running;

namespace Course.Notebooks.Tests.Kernel;

/// <summary>Notebooks that .NET Interactive ran and saved with its outputs; this kernel must give the same ones.</summary>
public sealed partial class RecordedNotebookTests
{
    private static readonly string s_folder = Path.Combine(AppContext.BaseDirectory, "Kernel", "Recorded");

    [Theory]
    [InlineData("formatting")]
    [InlineData("display")]
    [InlineData("language")]
    [InlineData("directives")]
    public async Task Every_cell_gives_what_dotnet_interactive_gave(string name)
    {
        var recorded = NotebookDocument.Read(Path.Combine(s_folder, name + ".ipynb"));
        await using var kernel = KernelProcess.Start();
        var differences = new List<string>();
        foreach (var cell in recorded.Cells.Where(cell => cell.Kind == CellKind.Code))
        {
            var (ours, outputs) = (Cell.Code(cell.Id, cell.Source), new OutputCollector());
            await kernel.Execute(cell.Id, cell.Source, s_folder, kernelEvent => outputs.Add(ours, kernelEvent), TimeSpan.FromMinutes(1));
            string expected = Text(cell.Outputs), actual = Text(ours.Outputs);
            if (expected != actual)
                differences.Add($"{cell.Source}\n--- .NET Interactive\n{expected}\n--- this kernel\n{actual}");
        }
        Assert.True(differences.Count == 0, string.Join("\n\n", differences));
    }

    [Fact]
    public async Task A_cell_in_another_language_fails_with_its_name_and_with_what_to_use_instead()
    {
        string path = Path.Combine(s_folder, "unsupported.ipynb");
        var runner = new NotebookRunner(new RunOptions());
        var run = await runner.Run(path, runner.Read(path));
        Assert.True(run.Succeeded);
        foreach (var cell in run.Executed.Cells.Where(cell => cell.HasTag("raises-exception")))
        {
            string said = Assert.IsType<ErrorOutput>(Assert.Single(cell.Outputs)).Message;
            Assert.All(cell.Metadata["course"]!["error"]!.AsArray(), words => Assert.Contains((string)words!, said));
        }
        Assert.Equal("6", Plain(Assert.IsType<DisplayOutput>(run.Executed.Cells[^1].Outputs[0]).Data.Text("text/plain")));
    }

    private static string Text(IEnumerable<CellOutput> outputs) => string.Join('\n', outputs.Select(output => output switch
    {
        StreamOutput stream => $"{stream.Name}: {stream.Text}",
        DisplayOutput { Data: var data } display => $"{(display.IsResult ? "result" : "display")}: {string.Join(", ", data.MimeTypes.Select(type => $"{type} {Plain(data.Text(type))}"))}",
        // What went wrong is said in other words, and better.
        ErrorOutput => "error",
        _ => "",
    }));

    /// <summary>Without the style sheet, and without the number of the cell in a type's name.</summary>
    private static string Plain(string? text) => SubmissionNumber().Replace((text ?? "").Split("<style>")[0].Replace("\r\n", "\n"), "Submission#");

    [GeneratedRegex(@"Submission#\d+")]
    private static partial Regex SubmissionNumber();
}
