using Course.Notebooks.Kernel;

namespace Course.Notebooks.Tests.Kernel;

public sealed class InterruptTests(TestKernel kernel) : IClassFixture<TestKernel>
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(1);

    [Theory]
    [InlineData("while (true) { }")]
    [InlineData("System.Threading.Thread.Sleep(60_000);")]
    [InlineData("await Task.Delay(60_000);")]
    [InlineData("while (true) { try { System.Threading.Thread.Sleep(10); } catch { } }")]
    [InlineData("new System.Threading.ManualResetEventSlim(false).Wait();")]
    public async Task A_cell_that_does_not_end_is_stopped_and_keeps_its_variables(string code)
    {
        string name = "before" + Math.Abs(code.GetHashCode(StringComparison.Ordinal));
        var result = await kernel.Run($"var {name} = 5;\n{code}", timeout: s_limit);
        Assert.Equal(CellError.TimedOut, result.Error.Type);
        Assert.Contains("longer than the 1 s", result.Error.Message);
        Assert.Equal("5", (await kernel.Run($"$\"{{{name}}}\"")).Text);
    }

    [Fact]
    public async Task A_cell_may_listen_to_the_interruption_itself()
    {
        var result = await kernel.Run(
            """
            using Microsoft.DotNet.Interactive;
            var token = KernelInvocationContext.Current.CancellationToken;
            while (!token.IsCancellationRequested)
                System.Threading.Thread.Sleep(10);
            Console.WriteLine("stopped by itself");
            """,
            timeout: s_limit);
        Assert.Equal("stopped by itself\n", result.Stdout);
    }

    [Fact]
    public async Task Interrupting_between_cells_does_nothing()
    {
        kernel.Process.Interrupt();
        Assert.Equal("fine", (await kernel.Run("\"fine\"")).Text);
    }
}
