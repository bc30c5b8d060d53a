using Course.Notebooks.Kernel;

namespace Course.Notebooks.Tests.Kernel;

public sealed class ConsoleTests(TestKernel kernel) : IClassFixture<TestKernel>
{
    [Fact]
    public async Task Text_arrives_while_the_cell_runs()
    {
        var result = await kernel.Run("Console.WriteLine(\"first\");\nawait Task.Delay(1000);\nConsole.WriteLine(\"second\");");
        var times = result.Events.Where(entry => entry.Event is StreamWritten).Select(entry => entry.Time).ToList();
        Assert.Equal("first\nsecond\n", result.Stdout);
        Assert.True(times[^1] - times[0] > TimeSpan.FromMilliseconds(500), $"{times[^1] - times[0]}");
    }

    [Fact]
    public async Task Output_and_error_output_are_told_apart()
    {
        var result = await kernel.Run("Console.Write(\"out\"); Console.Error.Write(\"err\");");
        Assert.Equal(("out", "err"), (result.Stdout, result.Stderr));
    }

    [Fact]
    public async Task Text_from_other_threads_arrives_whole()
    {
        var result = await kernel.Run("Parallel.For(0, 200, i => Console.WriteLine(\"line \" + i));");
        var lines = result.Stdout.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(Enumerable.Range(0, 200).Select(i => $"line {i}").Order(), lines.Order());
    }

    [Fact]
    public async Task Text_and_displayed_values_keep_their_order()
    {
        var result = await kernel.Run("Console.Write(\"a\"); display(\"b\"); Console.Write(\"c\"); display(\"d\");");
        var order = result.Events.Select(entry => entry.Event switch
        {
            StreamWritten stream => stream.Text,
            ValueDisplayed value => value.Data["text/plain"],
            _ => "",
        });
        Assert.Equal("abcd", string.Concat(order));
    }

    [Fact]
    public async Task Lines_end_the_same_on_every_system() =>
        Assert.Equal("a\nb\n", (await kernel.Run("Console.WriteLine(\"a\"); Console.WriteLine('b');")).Stdout);

    [Fact]
    public async Task Any_text_survives_the_way_out()
    {
        const string Odd = "tab\t quote\" backslash\\ euro € emoji 🎉 bell\u0007 {\"event\":\"done\"}";
        Assert.Equal(Odd, (await kernel.Run($"Console.Write({Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(Odd, true)});")).Stdout);
    }

    [Theory]
    [InlineData("foreach (char half in \"🎉🚀\") Console.Write(half);")]
    [InlineData("foreach (char half in \"🎉🚀\") { Console.Write(half); await Task.Delay(60); }")]
    public async Task A_character_that_is_written_in_two_halves_arrives(string code) =>
        Assert.Equal("🎉🚀", (await kernel.Run(code)).Stdout);

    [Fact]
    public async Task A_console_that_a_cell_sent_elsewhere_is_the_next_cells_again()
    {
        await kernel.Run("Console.SetOut(new System.IO.StringWriter()); Console.SetError(System.IO.TextWriter.Null); Console.SetIn(new System.IO.StringReader(\"line\")); Console.WriteLine(\"lost\");");
        var next = await kernel.Run("Console.Write(\"out\"); Console.Error.Write(\"err\"); Console.Write(Console.ReadLine());");
        Assert.Equal(("out", "err"), (next.Stdout, next.Stderr));
    }

    [Fact]
    public async Task Reading_the_console_gives_its_end() =>
        Assert.Equal("True", (await kernel.Run("$\"{Console.ReadLine() is null}\"")).Text);

    [Fact]
    public async Task A_hundred_thousand_writes_arrive_in_full()
    {
        var result = await kernel.Run("for (int i = 0; i < 100_000; i++) Console.Write(i % 10);");
        Assert.Equal(100_000, result.Stdout.Length);
        Assert.EndsWith("0123456789", result.Stdout);
    }

    [Fact]
    public async Task Gathered_text_is_sent_while_a_cell_holds_the_console()
    {
        // The second letter is gathered; it is sent during the pause, from another thread, and the third waits for that.
        var result = await kernel.Run(
            """
            using System.Threading;
            lock (Console.Out)
            {
                Console.Write('a');
                Console.Write('b');
                Thread.Sleep(200);
                Console.Write('c');
            }
            """, timeout: TimeSpan.FromSeconds(30));
        Assert.Null(result.Outcome.Error);
        Assert.Equal("abc", result.Stdout);
    }

    [Fact]
    public async Task Text_streams_while_the_thread_pool_is_busy()
    {
        var result = await kernel.Run(
            """
            using System.Threading;
            var gate = new ManualResetEventSlim(false);
            for (int i = 0; i < 64; i++)
                ThreadPool.QueueUserWorkItem(_ => gate.Wait());
            Console.WriteLine("early");
            Thread.Sleep(800);
            gate.Set();
            Console.WriteLine("late");
            """);
        var times = result.Events.Where(entry => entry.Event is StreamWritten).Select(entry => entry.Time).ToList();
        Assert.True(times[^1] - times[0] > TimeSpan.FromMilliseconds(400), $"{times[^1] - times[0]}");
    }
}
