using System.Diagnostics;
using Course.Notebooks.Kernel;

namespace Course.Notebooks.Tests.Kernel;

/// <summary>What the kernel process makes of lines that are no commands, and its client of calls that do not fit.</summary>
public sealed class ProtocolTests
{
    [Fact]
    public async Task A_line_that_is_no_command_is_refused_and_the_kernel_goes_on()
    {
        var start = new ProcessStartInfo(KernelProcess.Command[0], KernelProcess.Command.Skip(1)) { RedirectStandardInput = true, RedirectStandardOutput = true };
        using var kernel = Process.Start(start)!;
        foreach (string line in new[] { "", "nonsense", "null", "[]", "{\"id\":1}", "{\"command\":\"dance\"}", "{\"command\":\"execute\"}", "{\"command\":\"shutdown\"}" })
            await kernel.StandardInput.WriteLineAsync(line);
        kernel.StandardInput.Close();
        string[] events = (await kernel.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await kernel.WaitForExitAsync();
        Assert.Equal(0, kernel.ExitCode);
        Assert.Equal(7, events.Count(line => KernelJson.ReadEvent(line) is KernelReply.Refusal { Id: 0 } refusal && refusal.Message.StartsWith("This is no command of the kernel: ", StringComparison.Ordinal)));
    }

    [SkippableFact]
    public async Task Programs_that_a_cell_starts_take_no_commands_away_and_leave_no_half_line()
    {
        Skip.If(OperatingSystem.IsWindows(), "printf and cat are programs of Unix.");
        await using var kernel = KernelProcess.Start();
        await kernel.WaitUntilReady();
        var printed = new System.Collections.Concurrent.ConcurrentQueue<string>();
        foreach (string code in new[] { "System.Diagnostics.Process.Start(\"printf\", \"hi\").WaitForExit();", "System.Diagnostics.Process.Start(\"cat\");", "Console.OpenStandardInput().ReadByte()", "1 + 1", "2 + 2" })
        {
            var outcome = await kernel.Execute("cell", code, Environment.CurrentDirectory, Note, TimeSpan.FromSeconds(30));
            Assert.True(outcome.Succeeded, code);
        }
        Assert.True(SpinWait.SpinUntil(() => string.Concat(printed) == "hi", TimeSpan.FromSeconds(5)), string.Concat(printed));

        void Note(KernelEvent said)
        {
            if (said is StreamWritten stream)
                printed.Enqueue(stream.Text);
        }
    }

    [Fact]
    public async Task A_second_cell_at_the_same_time_is_refused_and_the_first_goes_on()
    {
        var kernel = new TestKernel();
        await kernel.InitializeAsync();
        var first = kernel.Run("await Task.Delay(500);\n\"first\"");
        await Assert.ThrowsAsync<InvalidOperationException>(() => kernel.Run("\"second\""));
        Assert.Equal("first", (await first).Text);
        await kernel.DisposeAsync();
    }
}
