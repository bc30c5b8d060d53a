using Course.Notebooks.Kernel;

namespace Course.Notebooks.Tests.Kernel;

public sealed class InputTests(TestKernel kernel) : IClassFixture<TestKernel>
{
    [Fact]
    public async Task Reading_a_line_asks_the_front_end()
    {
        var result = await kernel.Run("Console.Write(\"Name? \");\n$\"Hello {Console.ReadLine()}\"", input: ["Ada"]);
        Assert.Equal("Hello Ada", result.Text);
        Assert.False(Assert.Single(result.Of<InputRequested>()).IsPassword);
    }

    [Fact]
    public async Task Lines_are_read_to_the_end_of_the_input() =>
        Assert.Equal("one+two", (await kernel.Run("string.Join('+', Console.In.ReadToEnd().Split('\\n', StringSplitOptions.RemoveEmptyEntries))", input: ["one", "two", null])).Text);

    [Fact]
    public async Task An_empty_line_ends_what_is_read_to_the_end()
    {
        var result = await kernel.Run("Console.In.ReadToEnd()", input: ["one", "two", "", "three"]);
        Assert.Equal("one\ntwo\n", result.Text);
        Assert.All(result.Of<InputRequested>(), question => Assert.Contains("an empty one ends the input", question.Prompt));
    }

    [Fact]
    public async Task A_buffer_is_filled_with_one_line_and_no_more_is_asked_for()
    {
        var result = await kernel.Run("var buffer = new char[100];\nint read = Console.In.Read(buffer, 0, 100);\n$\"{read} {new string(buffer, 0, 3)}\"", input: ["one", "two"]);
        Assert.Equal("4 one", result.Text);
        Assert.Single(result.Of<InputRequested>());
    }

    [Fact]
    public async Task GetInputAsync_shows_its_prompt()
    {
        var result = await kernel.Run("using Microsoft.DotNet.Interactive;\nint.Parse(await Kernel.GetInputAsync(\"How many?\")).ToString(\"D3\")", input: ["42"]);
        Assert.Equal("042", result.Text);
        Assert.Equal("How many?", Assert.Single(result.Of<InputRequested>()).Prompt);
    }

    [Fact]
    public async Task A_password_is_asked_for_as_one_and_not_shown()
    {
        var result = await kernel.Run("var secret = await Microsoft.DotNet.Interactive.Kernel.GetPasswordAsync(\"Key\");\n$\"{secret} {secret.GetClearTextPassword().Length}\"", input: ["abc"]);
        Assert.Equal("••• 3", result.Text);
        Assert.True(Assert.Single(result.Of<InputRequested>()).IsPassword);
    }

    [Fact]
    public async Task GetInputAsync_fails_where_nobody_can_answer()
    {
        var error = (await kernel.Run("await Microsoft.DotNet.Interactive.Kernel.GetInputAsync(\"How many?\")")).Error;
        Assert.Equal("InvalidOperationException", error.Type);
        Assert.Contains("How many?", error.Message);
        Assert.Contains("nobody is there to answer", error.Message);
    }

    [Fact]
    public async Task Where_asking_fails_the_input_ends_and_the_failure_comes_out_after_the_cell()
    {
        var said = new List<string>();
        await Assert.ThrowsAsync<NotSupportedException>(() => kernel.Process.Execute(
            "asks", "Console.Write(Console.ReadLine() is null);", kernel.Folder, kernelEvent => said.Add(kernelEvent is StreamWritten text ? text.Text : ""), TimeSpan.FromSeconds(20),
            answer: (_, _) => throw new NotSupportedException("no keyboard")));
        Assert.Equal("True", string.Concat(said));
        Assert.Equal("on", (await kernel.Run("\"on\"")).Text);
    }

    [Fact]
    public async Task A_cell_that_waits_for_input_can_be_interrupted()
    {
        var outcome = await kernel.Process.Execute("waits", "var typed = Console.ReadLine();", kernel.Folder, _ => { }, TimeSpan.FromSeconds(0.5),
            answer: async (_, over) =>
            {
                await Task.Delay(Timeout.Infinite, over);
                return "";
            });
        Assert.Equal(CellError.TimedOut, outcome.Error!.Type);
        Assert.Equal("on", (await kernel.Run("\"on\"")).Text);
    }
}
