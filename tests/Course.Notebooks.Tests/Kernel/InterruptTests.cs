using Course.Notebooks.Kernel;

namespace Course.Notebooks.Tests.Kernel;

public sealed class InterruptTests(TestKernel kernel) : IClassFixture<TestKernel>
{
    private static int s_cells;

    [Theory]
    [InlineData("while (true) { }")]
    [InlineData("for (; ; );")]
    [InlineData("var sink = new List<byte[]>(); while (true) { sink.Add(new byte[100]); if (sink.Count > 1000) sink.Clear(); }")]
    [InlineData("while (true) { try { System.Threading.Thread.Sleep(10); } catch { } }")]
    [InlineData("while (true) try { while (true) { } } catch { }")]
    [InlineData("System.Threading.Thread.Sleep(60_000);")]
    [InlineData("await Task.Delay(60_000);")]
    [InlineData("new System.Threading.ManualResetEventSlim(false).Wait();")]
    [InlineData("var held = new object(); Task.Run(() => { lock (held) System.Threading.Thread.Sleep(3_000); }); System.Threading.Thread.Sleep(100); lock (held) { }")]
    [InlineData("Parallel.For(0, int.MaxValue, i => { Math.Sqrt(i); });")]
    [InlineData("Task.Run(() => { while (true) { } }).Wait();")]
    [InlineData("await Task.Run(async () => { while (true) await Task.Delay(10); });")]
    [InlineData("while (true) await Task.Yield();")]
    [InlineData("int Fib(int n) => n < 2 ? n : Fib(n - 1) + Fib(n - 2);\nFib(80)")]
    [InlineData("IEnumerable<int> Ones() { while (true) yield return 1; }\nOnes().Sum(one => 0)")]
    [InlineData("again: Math.Sqrt(2); goto again;")]
    [InlineData("new System.Threading.Thread(() => { while (true) { } }).Start(); while (true) { }")]
    [InlineData("System.Threading.ThreadPool.QueueUserWorkItem(_ => { while (true) { } }); while (true) { }")]
    [InlineData("async void Forever() { await Task.Yield(); while (true) { } }\nForever(); while (true) { }")]
    [InlineData("Func<int> loop = () => { while (true) { } };\nloop()")]
    [InlineData("while (true) Console.WriteLine(\"again\");")]
    [InlineData("while (true) display(1);")]
    [InlineData("var shown = \"a\".Display(); while (true) shown.Update(\"b\");")]
    public async Task A_cell_that_does_not_end_is_stopped_and_keeps_its_variables(string code)
    {
        string name = $"before{Interlocked.Increment(ref s_cells)}";
        var result = await Interrupted($"var {name} = 5;\nConsole.WriteLine(\"started\");\n{code}");
        Assert.Equal((CellError.Interrupted, "The cell was interrupted; its variables are kept."), (result.Error.Type, result.Error.Message));
        Assert.Equal("5", (await kernel.Run($"$\"{{{name}}}\"")).Text);
    }

    [Fact]
    public async Task The_line_that_was_interrupted_is_named()
    {
        var error = (await Interrupted("Console.WriteLine(\"started\");\nint n = 0;\nwhile (true)\n{\n    n++;\n}")).Error;
        Assert.InRange(error.Line ?? 0, 3, 5);
    }

    [Fact]
    public async Task A_loop_in_an_earlier_cells_method_is_stopped()
    {
        await kernel.Run("void Forever()\n{\n    while (true)\n    {\n    }\n}", "methods");
        var error = (await Interrupted("Console.WriteLine(\"started\");\nForever();", "caller")).Error;
        Assert.Equal((CellError.Interrupted, 2), (error.Type, error.Line));
    }

    [Fact]
    public async Task What_an_interrupted_cell_awaited_does_not_carry_it_on()
    {
        var late = await Interrupted("Console.WriteLine(\"started\");\nawait Task.Delay(1500);\nvar carriedOn = 1;\nConsole.WriteLine(\"late\");");
        Assert.Equal(CellError.Interrupted, late.Error.Type);
        Assert.Equal("", (await kernel.Run("await Task.Delay(1800);")).Stdout);
        Assert.Equal("0", (await kernel.Run("$\"{carriedOn}\"")).Text);
    }

    [Fact]
    public async Task A_cell_may_listen_to_the_interruption_itself()
    {
        var result = await Interrupted(
            """
            using Microsoft.DotNet.Interactive;
            Console.WriteLine("started");
            var token = KernelInvocationContext.Current.CancellationToken;
            while (!token.IsCancellationRequested)
                System.Threading.Thread.Sleep(10);
            Console.WriteLine("stopped by itself");
            """);
        Assert.Equal("started\nstopped by itself\n", result.Stdout);
        Assert.True(result.Outcome.Succeeded);
    }

    [Fact]
    public async Task A_thread_of_an_earlier_cell_is_stopped_as_well_and_does_not_end_the_kernel()
    {
        await kernel.Run("new System.Threading.Thread(() => { while (true) System.Threading.Thread.Yield(); }).Start();");
        var result = await Interrupted("Console.WriteLine(\"started\"); while (true) { }");
        Assert.Equal(CellError.Interrupted, result.Error.Type);
        string stderr = result.Stderr + (await kernel.Run("await Task.Delay(500);")).Stderr;
        Assert.Equal("The interruption stopped a thread that a cell had started.\n", stderr);
    }

    [Fact]
    public async Task A_cell_that_the_kernel_has_not_begun_is_stopped()
    {
        var started = new TestKernel();
        // The compiler is not warm yet, and cells wait for it.
        var cell = started.Run("Console.WriteLine(\"ran\"); await Task.Delay(30_000);");
        started.Process.Interrupt();
        var result = await cell;
        Assert.Equal((CellError.Interrupted, "The cell was interrupted before it began.", ""), (result.Error.Type, result.Error.Message, result.Stdout));
        Assert.Equal("fine", (await started.Run("\"fine\"")).Text);
        await started.DisposeAsync();
    }

    [Fact]
    public async Task A_cell_that_runs_too_long_is_interrupted()
    {
        var error = (await kernel.Run("while (true) { }", timeout: TimeSpan.FromSeconds(1))).Error;
        Assert.Equal(CellError.TimedOut, error.Type);
        Assert.Contains("longer than the 1 s", error.Message);
        Assert.Equal("on", (await kernel.Run("\"on\"")).Text);
    }

    [Fact]
    public async Task Interrupting_between_cells_does_nothing()
    {
        kernel.Process.Interrupt();
        Assert.Equal("fine", (await kernel.Run("\"fine\"")).Text);
    }

    [Fact]
    public async Task A_cell_that_catches_its_own_cancellation_is_not_called_interrupted() =>
        Assert.Equal("OperationCanceledException", (await kernel.Run("throw new OperationCanceledException(\"mine\");")).Error.Type);

    /// <summary>Runs a cell that says "started", and interrupts it then: a slow compiler must not count as a cell that does not end.</summary>
    private async Task<CellResult> Interrupted(string code, string? name = null)
    {
        int interrupted = 0;
        return await kernel.Run(code, name, onEvent: kernelEvent =>
        {
            if (kernelEvent is StreamWritten { Text: var text } && text.Contains("started") && Interlocked.Exchange(ref interrupted, 1) == 0)
                kernel.Process.Interrupt();
        });
    }
}
