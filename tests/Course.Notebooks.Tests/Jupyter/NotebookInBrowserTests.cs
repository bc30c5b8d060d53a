using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace Course.Notebooks.Tests.Jupyter;

/// <summary>What a person sees in Jupyter Notebook. Each test leaves a picture beside the test program.</summary>
[Collection(JupyterInstallation.OneAtATime)]
public sealed class NotebookInBrowserTests(NotebookServer server) : IClassFixture<NotebookServer>
{
    /// <summary>The cells with an error, except those that are there to fail.</summary>
    private const string FailedCells = """
        () => Jupyter.notebook.get_cells()
            .filter(cell => cell.cell_type === 'code' && !(cell.metadata.tags || []).includes('raises-exception'))
            .filter(cell => cell.output_area.outputs.some(output => output.output_type === 'error'))
            .map(cell => cell.get_text())
        """;

    [SkippableFact]
    public async Task A_chapter_runs_to_its_end_and_its_charts_are_seen()
    {
        var page = await server.Open("01-sigmoid-and-cross-entropy.ipynb");
        await page.EvaluateAsync("() => Jupyter.notebook.execute_all_cells()");
        await page.Locator(".code_cell").Last.Locator(".input_prompt", new() { HasTextRegex = new(@"In\s\[\d+\]") }).WaitForAsync(new() { Timeout = 240_000 });
        await NotebookServer.Idle(page);

        var chart = page.Locator(".output_area svg").First;
        await chart.ScrollIntoViewIfNeededAsync();
        await Picture(page, "chapter");
        Assert.Empty(await page.EvaluateAsync<string[]>(FailedCells));
        var size = await chart.BoundingBoxAsync();
        Assert.True(size is { Width: > 200, Height: > 150 }, $"The first chart is {size?.Width} x {size?.Height}.");
    }

    [SkippableFact]
    public async Task An_endless_loop_is_stopped_by_the_toolbar_and_variables_are_kept()
    {
        var page = await server.Open(Write("loop.ipynb", "var kept = 42;\nConsole.WriteLine(\"running\");\nwhile (true) { }", "$\"still {kept}\""));
        await RunSelected(page);
        await page.Locator(".output_stdout", new() { HasText = "running" }).WaitForAsync();
        await page.Locator("button[data-jupyter-action='jupyter-notebook:interrupt-kernel']").ClickAsync();
        await page.Locator(".output_error", new() { HasText = "Interrupted" }).WaitForAsync();
        await RunSelected(page);
        await page.Locator(".output_result", new() { HasText = "still 42" }).WaitForAsync();
        await Picture(page, "interrupted");
    }

    [SkippableFact]
    public async Task Tab_completes_and_shift_tab_explains()
    {
        var page = await server.Open(Write(
            "help.ipynb",
            "/// <summary>Doubles a number.</summary>\n/// <param name=\"number\">Any.</param>\nint DoubleIt(int number) => 2 * number;\nvar doubleRate = 1.5;", "double"));
        await RunSelected(page);
        await NotebookServer.Idle(page);
        await page.Locator(".code_cell").First.Locator(".input_prompt", new() { HasText = "[1]" }).WaitForAsync();
        await PressUntil(page, "Tab", page.Locator(".completions", new() { HasText = "DoubleIt" }));
        await Picture(page, "completion");
        await page.Keyboard.PressAsync("Escape");

        await page.EvaluateAsync("() => Jupyter.notebook.get_cell(1).set_text('DoubleIt(')");
        await PressUntil(page, "Shift+Tab", page.Locator(".ipython_tooltip", new() { HasText = "Doubles a number." }));
        await Picture(page, "tooltip");
    }

    /// <summary>Presses a key at the end of the second cell until what it opens is seen. A Notebook forgets the question when its page is busy, and a person would press again.</summary>
    private static async Task PressUntil(IPage page, string key, ILocator seen)
    {
        for (int attempt = 1; ; attempt++)
        {
            await page.Locator(".code_cell").Nth(1).Locator(".CodeMirror").ClickAsync();
            await page.Keyboard.PressAsync("End");
            await page.Keyboard.PressAsync(key);
            try
            {
                await seen.WaitForAsync(new() { Timeout = 20_000 });
                return;
            }
            catch (TimeoutException) when (attempt < 5)
            {
                await page.Keyboard.PressAsync("Escape");
            }
        }
    }

    private static async Task RunSelected(IPage page) =>
        await page.Locator("button[data-jupyter-action='jupyter-notebook:run-cell-and-select-next']").ClickAsync();

    private static Task Picture(IPage page, string name) =>
        page.ScreenshotAsync(new() { Path = Path.Combine(AppContext.BaseDirectory, "pictures", $"jupyter-{name}.png") });

    private string Write(string name, params string[] cells)
    {
        var notebook = new JsonObject
        {
            ["cells"] = new JsonArray([.. cells.Select((source, i) => new JsonObject
            {
                ["cell_type"] = "code",
                ["execution_count"] = null,
                ["id"] = $"cell-{i + 1}",
                ["metadata"] = new JsonObject(),
                ["outputs"] = new JsonArray(),
                ["source"] = source,
            })]),
            ["metadata"] = new JsonObject { ["kernelspec"] = new JsonObject { ["display_name"] = ".NET (C#)", ["language"] = "C#", ["name"] = ".net-csharp" } },
            ["nbformat"] = 4,
            ["nbformat_minor"] = 5,
        };
        Directory.CreateDirectory(server.Notebooks);
        File.WriteAllText(Path.Combine(server.Notebooks, name), notebook.ToJsonString());
        return name;
    }
}
