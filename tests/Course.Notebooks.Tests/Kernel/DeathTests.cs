using Course.Notebooks.Kernel;

namespace Course.Notebooks.Tests.Kernel;

/// <summary>Cells that take the process with them, each in a kernel of its own.</summary>
public sealed class DeathTests
{
    [SkippableTheory]
    [InlineData("Environment.FailFast(\"the end\");", "the end")]
    [InlineData("Environment.Exit(3);", "exit code 3")]
    [InlineData("int Down(int n) => 1 + Down(n + 1);\nDown(0)", "Stack overflow")]
    [InlineData("new System.Threading.Thread(() => throw new FormatException(\"on a thread\")).Start();\nawait Task.Delay(30_000);", "on a thread")]
    [InlineData("System.Diagnostics.Process.GetCurrentProcess().Kill();\nawait Task.Delay(30_000);", "exit code 137")]
    public async Task A_dead_kernel_is_a_failed_cell(string code, string expected)
    {
        Skip.If(OperatingSystem.IsWindows() && code.Contains("Kill"), "Windows has no signals.");
        var kernel = new TestKernel();
        await kernel.InitializeAsync();
        var result = await kernel.Run($"Console.WriteLine(\"before\");\n{code}");
        Assert.Equal(CellError.KernelDied, result.Error.Type);
        Assert.Contains(expected, result.Error.Message);
        Assert.Equal("before\n", result.Stdout);
        Assert.False(kernel.Process.IsAlive);
        await kernel.DisposeAsync();
    }

    [Fact]
    public async Task Running_out_of_memory_fails_the_cell()
    {
        var kernel = new TestKernel();
        await kernel.InitializeAsync();
        var result = await kernel.Run("var huge = new long[int.MaxValue / 2][];\nfor (int i = 0; ; i++) huge[i] = new long[2_000_000_000];");
        Assert.Contains(result.Error.Type, new[] { "OutOfMemoryException", CellError.KernelDied });
        await kernel.DisposeAsync();
    }

    [SkippableFact]
    public async Task A_cell_that_cannot_be_interrupted_ends_the_kernel_and_says_so()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "The cell waits in Linux's C library.");
        var kernel = new TestKernel();
        await kernel.InitializeAsync();
        // A thread that waits in native code for a lock that it holds itself cannot be aborted.
        var result = await kernel.Run(
            """
            using System.Runtime.InteropServices;
            [DllImport("libc")] static extern int pthread_mutex_lock(IntPtr mutex);
            var mutex = Marshal.AllocHGlobal(256);
            for (int i = 0; i < 256; i++)
                Marshal.WriteByte(mutex, i, 0);
            pthread_mutex_lock(mutex);
            pthread_mutex_lock(mutex);
            """,
            timeout: TimeSpan.FromSeconds(1));
        Assert.Equal(CellError.TimedOut, result.Error.Type);
        Assert.Contains("variables are lost", result.Error.Message);
        Assert.False(kernel.Process.IsAlive);
        await kernel.DisposeAsync();
    }

    [Theory]
    [InlineData("var sink = new List<byte[]>(); while (true) { sink.Add(new byte[100]); if (sink.Count > 1000) sink.Clear(); }")]
    [InlineData("while (true) Console.WriteLine(\"again\");")]
    public async Task A_cell_whose_thread_is_busy_inside_the_runtime_is_stopped_in_one_way_or_the_other(string code)
    {
        var kernel = new TestKernel();
        await kernel.InitializeAsync();
        Assert.Equal(CellError.TimedOut, (await kernel.Run(code, timeout: TimeSpan.FromSeconds(1))).Error.Type);
        await kernel.DisposeAsync();
    }

    [Fact]
    public async Task A_killed_kernel_fails_the_running_cell()
    {
        var kernel = new TestKernel();
        await kernel.InitializeAsync();
        var running = kernel.Run("await Task.Delay(30_000);");
        await Task.Delay(200);
        kernel.Process.Kill();
        Assert.Equal(CellError.KernelDied, (await running).Error.Type);
        await kernel.DisposeAsync();
    }
}
