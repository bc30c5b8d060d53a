using Course.Notebooks.Kernel;

namespace Course.Notebooks.Tests.Kernel;

public sealed class OutputLimitTests(TestKernel kernel) : IClassFixture<TestKernel>
{
    [Fact]
    public async Task Console_output_beyond_the_limit_is_left_out_and_the_cell_says_so()
    {
        var result = await kernel.Run("for (int i = 0; i < 110_000; i++) Console.WriteLine(\"123456789\");");
        Assert.Equal(1_000_000, result.Stdout.Length);
        Assert.Equal("\nThe rest of this cell's console output is left out: it is longer than 1,000,000 characters.\n", result.Stderr);
    }

    [Fact]
    public async Task Console_output_is_cut_between_lines()
    {
        string stdout = (await kernel.Run("for (int i = 0; i < 150_000; i++) Console.WriteLine(\"seven 7\");")).Stdout;
        Assert.InRange(stdout.Length, 999_990, 1_000_000);
        Assert.EndsWith("seven 7\n", stdout);
        string oneText = (await kernel.Run("Console.Write(string.Concat(Enumerable.Repeat(\"seven 7\\n\", 150_000)));")).Stdout;
        Assert.Equal(stdout, oneText);
    }

    [Fact]
    public async Task One_endless_line_is_cut_between_characters()
    {
        string stdout = (await kernel.Run("Console.Write('x'); Console.Write(string.Concat(Enumerable.Repeat(\"🎉\", 600_000)));")).Stdout;
        Assert.Equal(999_999, stdout.Length);
        Assert.EndsWith("🎉", stdout);
    }

    [Fact]
    public async Task A_result_beyond_the_limit_is_left_out_and_the_cell_says_so()
    {
        var result = await kernel.Run("new string('x', 20_000_000)");
        Assert.Null(result.Result);
        Assert.Contains("longer than 16,000,000 characters", result.Stderr);
    }

    [Fact]
    public async Task The_next_cell_has_its_whole_allowance_again()
    {
        await kernel.Run("for (int i = 0; i < 110_000; i++) Console.WriteLine(\"123456789\");");
        Assert.Equal("again", (await kernel.Run("Console.Write(\"again\");")).Stdout);
    }

    [Fact]
    public async Task Values_beyond_the_limit_are_left_out_and_the_cell_says_so()
    {
        var result = await kernel.Run("for (int i = 0; i < 1_200; i++) display(\"x\");");
        Assert.Equal(1_000, result.Displayed.Count);
        Assert.Contains("more than 1,000 values", result.Stderr);
    }

    [Fact]
    public async Task Values_that_are_too_long_together_are_left_out()
    {
        var result = await kernel.Run("var page = new string('x', 5_000_000); for (int i = 0; i < 5; i++) page.Display();");
        Assert.Equal(3, result.Displayed.Count);
        Assert.Contains("longer than 16,000,000 characters", result.Stderr);
    }

    [Fact]
    public async Task Of_fast_updates_few_are_sent_and_the_last_one_always()
    {
        var result = await kernel.Run("var counter = \"0\".Display(); for (int i = 1; i <= 20_000; i++) counter.Update($\"{i}\");");
        var updates = result.Of<DisplayUpdated>().ToList();
        Assert.InRange(updates.Count, 1, 2_000);
        Assert.Equal("20000", updates[^1].Data["text/plain"]);
    }

    [Fact]
    public async Task Console_output_comes_in_few_events()
    {
        var result = await kernel.Run("for (int i = 0; i < 100_000; i++) Console.Write('x');");
        Assert.InRange(result.Of<StreamWritten>().Count(), 1, 1_000);
    }
}
