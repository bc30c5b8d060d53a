using Course.Notebooks.Kernel;

namespace Course.Notebooks.Tests.Kernel;

public sealed class CultureTests(TestKernel kernel) : IClassFixture<TestKernel>
{
    [SkippableFact]
    public async Task A_cell_may_use_any_culture()
    {
        Skip.If(!KernelProcess.HasCultures, "This machine has no ICU.");
        Assert.Equal("1.234,50", (await kernel.Run("1234.5.ToString(\"N2\", new System.Globalization.CultureInfo(\"de-DE\"))")).Text);
    }

    [SkippableFact]
    public async Task A_cell_may_choose_the_culture_of_all_threads()
    {
        Skip.If(!KernelProcess.HasCultures, "This machine has no ICU.");
        var own = new TestKernel();
        await own.InitializeAsync();
        await own.Run("System.Globalization.CultureInfo.DefaultThreadCurrentCulture = new(\"de-DE\");");
        Assert.Equal("1,5 1,5", (await own.Run("$\"{1.5} {await Task.Run(() => 1.5.ToString())}\"")).Text);
        await own.DisposeAsync();
    }

    [Fact]
    public async Task Numbers_look_alike_on_every_machine_and_thread() =>
        Assert.Equal("1,234.50 1,234.50", (await kernel.Run("$\"{1234.5:N2} {await Task.Run(() => 1234.5.ToString(\"N2\"))}\"")).Text);
}
