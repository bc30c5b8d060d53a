using Course.Notebooks.Kernel;

namespace Course.Notebooks.Tests.Kernel;

public sealed class QuestionTests(TestKernel kernel) : IClassFixture<TestKernel>
{
    [Theory]
    [InlineData("1 + 1", "complete")]
    [InlineData("var x = 1;", "complete")]
    [InlineData("int F() {", "incomplete")]
    [InlineData("var x = new[] { 1,", "incomplete")]
    [InlineData("Console.WriteLine(", "incomplete")]
    [InlineData("/* open", "incomplete")]
    [InlineData("var x = );", "invalid")]
    [InlineData("\"abc", "invalid")]
    [InlineData("'a", "invalid")]
    [InlineData("@\"abc", "incomplete")]
    [InlineData("var x = \"\"\"\nabc", "incomplete")]
    [InlineData("#!bogus", "invalid")]
    [InlineData("#!time\nvar x = 1;", "complete")]
    [InlineData("", "complete")]
    public async Task A_cell_is_whole_or_needs_more_lines_or_cannot_be_mended(string code, string status) =>
        Assert.Equal(status, (await kernel.Process.IsComplete(code)).Status);

    [Theory]
    [InlineData("int F()\n{", "    ")]
    [InlineData("int F()\n{\n    if (true)\n    {", "        ")]
    [InlineData("    Console.WriteLine(", "    ")]
    public async Task The_next_line_of_an_open_block_is_indented(string code, string indent) =>
        Assert.Equal(indent, (await kernel.Process.IsComplete(code)).Indent);

    [Fact]
    public async Task The_kernel_describes_itself()
    {
        var kernelInfo = await kernel.Process.Describe();
        Assert.Equal(("C#", Environment.Version.ToString()), (kernelInfo.Language, kernelInfo.Runtime));
        Assert.Contains(kernelInfo.Directives, directive => directive.Usage.StartsWith("#!import", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_question_is_answered_while_a_cell_runs()
    {
        var cell = kernel.Run("await Task.Delay(30_000);", timeout: TimeSpan.FromSeconds(20));
        Assert.Equal("complete", (await kernel.Process.IsComplete("1")).Status);
        Assert.False(cell.IsCompleted);
        kernel.Process.Interrupt();
        Assert.Equal(CellError.Interrupted, (await cell).Error.Type);
    }

    [Fact]
    public async Task A_question_to_a_kernel_that_has_ended_fails()
    {
        var ended = new TestKernel();
        await ended.InitializeAsync();
        ended.Process.Kill();
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => ended.Process.IsComplete("1"));
        Assert.Contains("has ended", refusal.Message);
        await ended.DisposeAsync();
    }
}
