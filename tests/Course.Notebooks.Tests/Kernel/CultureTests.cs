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

    [Fact]
    public async Task Numbers_look_alike_on_every_machine_and_thread() =>
        Assert.Equal("1,234.50 1,234.50", (await kernel.Run("$\"{1234.5:N2} {await Task.Run(() => 1234.5.ToString(\"N2\"))}\"")).Text);
}
