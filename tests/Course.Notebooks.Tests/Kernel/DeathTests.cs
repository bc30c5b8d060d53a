using Course.Notebooks.Kernel;

namespace Course.Notebooks.Tests.Kernel;

/// <summary>Cells that take the process with them, each in a kernel of its own.</summary>
public sealed class DeathTests
{
    [SkippableTheory]
    [InlineData("Environment.FailFast(\"the end\");", "the end")]
    [InlineData("Environment.Exit(3);", "exit code 3")]
    [InlineData("int Down(int n) => 1 + Down(n + 1);\nDown(0)", "Stack overflow: a function calls itself, or functions each other, without an end.")]
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
        // The limit keeps the test from filling the machine: the first cell sets it, as a container would.
        var limited = await kernel.Run("AppContext.SetData(\"GCHeapHardLimit\", 600_000_000ul);\nGC.RefreshMemoryLimit();");
        Assert.Null(limited.Outcome.Error);
        var result = await kernel.Run("var kept = new List<byte[]>();\nwhile (kept.Count < 100)\n    kept.Add(new byte[50_000_000]);");
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
            Console.WriteLine("locked");
            pthread_mutex_lock(mutex);
            """,
            onEvent: kernelEvent =>
            {
                if (kernelEvent is StreamWritten { Text: "locked\n" })
                    kernel.Process.Interrupt();
            });
        Assert.Equal(CellError.KernelDied, result.Error.Type);
        Assert.Contains("variables are lost", result.Error.Message);
        Assert.False(kernel.Process.IsAlive);
        await kernel.DisposeAsync();
    }

    [Fact]
    public async Task A_librarys_endless_loop_is_stopped_or_ends_the_kernel_and_says_so()
    {
        var kernel = new TestKernel();
        await kernel.InitializeAsync();
        var result = await kernel.Run(
            "Console.WriteLine(\"started\");\nEnumerable.Repeat(1, int.MaxValue).Where(one => one > 0).SelectMany(one => Enumerable.Repeat(one, int.MaxValue)).LongCount()",
            onEvent: kernelEvent =>
            {
                if (kernelEvent is StreamWritten { Text: "started\n" })
                    kernel.Process.Interrupt();
            });
        if (kernel.Process.IsAlive)
            Assert.Equal(CellError.Interrupted, result.Error.Type);
        else
            Assert.Contains("variables are lost", result.Error.Message);
        await kernel.DisposeAsync();
    }

    [SkippableFact]
    public async Task A_program_that_a_cell_left_running_does_not_hold_up_the_end()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "The program is sleep.");
        var kernel = new TestKernel();
        await kernel.InitializeAsync();
        var result = await kernel.Run("Console.WriteLine(\"before\");\nConsole.WriteLine(System.Diagnostics.Process.Start(\"sleep\", \"60\").Id);\nEnvironment.Exit(3);");
        using var sleep = System.Diagnostics.Process.GetProcessById(int.Parse(result.Stdout.Split('\n')[1]));
        Assert.False(sleep.HasExited);
        Assert.Contains("exit code 3", result.Error.Message);
        sleep.Kill();
        await kernel.DisposeAsync();
    }

    [Fact]
    public async Task A_kernel_that_ends_by_itself_while_it_is_interrupted_is_not_called_one_that_resisted()
    {
        var kernel = new TestKernel();
        await kernel.InitializeAsync();
        var result = await kernel.Run(
            "using Microsoft.DotNet.Interactive;\nKernelInvocationContext.Current.CancellationToken.Register(() => Environment.Exit(5));\nConsole.WriteLine(\"started\");\nawait Task.Delay(30_000);",
            onEvent: kernelEvent =>
            {
                if (kernelEvent is StreamWritten { Text: "started\n" })
                    kernel.Process.Interrupt();
            });
        Assert.Equal("The kernel process ended while it was interrupted (exit code 5): its variables are lost.", result.Error.Message);
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
