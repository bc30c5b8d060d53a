namespace Course.Notebooks.Tests.Kernel;

public sealed class StartTests
{
    [Fact]
    public async Task The_first_cell_finds_all_code_on_its_way_compiled()
    {
        var kernel = new TestKernel();
        await kernel.InitializeAsync();
        var start = kernel.Process.ProcessorTime;
        Assert.Contains("2", (await kernel.Run("1 + 1")).Text);
        var cell = kernel.Process.ProcessorTime - start;
        // The processors' time and not a clock's: the machine may be busy. Without the start's work the cell takes a tenth of it.
        Assert.True(cell < start / 25, $"the start {start.TotalMilliseconds} ms, the cell {cell.TotalMilliseconds} ms");
        await kernel.DisposeAsync();
    }
}
