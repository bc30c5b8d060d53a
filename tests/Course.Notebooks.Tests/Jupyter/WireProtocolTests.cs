using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Course.Notebooks.Tests.Jupyter;

/// <summary>Jupyter's messages between a front end and the kernel.</summary>
[Collection(JupyterInstallation.OneAtATime)]
public sealed class WireProtocolTests(JupyterClient client) : IClassFixture<JupyterClient>
{
    [SkippableFact]
    public void The_kernel_says_that_it_speaks_CSharp()
    {
        var info = client.Do("kernel_info");
        Assert.Equal("C#", (string?)info["language_info"]!["name"]);
        Assert.Equal(".cs", (string?)info["language_info"]!["file_extension"]);
    }

    [SkippableFact]
    public void The_value_of_the_last_expression_is_the_result()
    {
        var result = client.Execute("1 + 1").Only("execute_result");
        Assert.Contains("2", (string?)result["data"]!["text/html"]);
        Assert.Equal("2", (string?)result["data"]!["text/plain"]);
        Assert.NotNull(result["execution_count"]);
    }

    [SkippableFact]
    public void Variables_live_from_cell_to_cell()
    {
        client.Execute("var kept = 41;");
        Assert.Equal("42\n", client.Execute("Console.WriteLine(kept + 1);").Stdout);
    }

    [SkippableFact]
    public void The_console_streams_while_the_cell_runs()
    {
        // The interruption waits for the first text: were it not sent at once, the cell would run for a minute.
        var cell = client.Execute(
            "Console.WriteLine(\"first\"); Console.Error.WriteLine(\"wrong\"); await Task.Delay(60_000); Console.WriteLine(\"last\");",
            new JsonObject { ["interrupt"] = "signal", ["after"] = "first" });
        Assert.Equal("first\n", cell.Stdout);
        Assert.Contains(cell.Outputs("stream"), output => (string?)output["name"] == "stderr" && (string?)output["text"] == "wrong\n");
    }

    [SkippableFact]
    public void A_shown_value_is_updated_in_its_place()
    {
        var cell = client.Execute("var shown = \"one\".Display(); shown.Update(\"two\");");
        Assert.Equal("one", (string?)cell.Only("display_data")["data"]!["text/plain"]);
        Assert.Equal("two", (string?)cell.Only("update_display_data")["data"]!["text/plain"]);
        Assert.Equal((string?)cell.Only("display_data")["transient"]!["display_id"], (string?)cell.Only("update_display_data")["transient"]!["display_id"]);
    }

    [SkippableFact]
    public void An_exception_is_an_error_with_the_cells_line()
    {
        var cell = client.Execute("var a = 1;\nthrow new InvalidOperationException(\"broken\");");
        Assert.Equal("error", cell.Status);
        var error = cell.Only("error");
        Assert.Equal(("InvalidOperationException", "broken"), ((string?)error["ename"], (string?)error["evalue"]));
        Assert.Contains(error["traceback"]!.AsArray(), line => ((string?)line)!.Contains("line 2") && ((string?)line)!.Contains("throw new"));
    }

    [SkippableFact]
    public void A_cell_that_does_not_compile_is_an_error()
    {
        var cell = client.Execute("nope");
        Assert.Equal("error", cell.Status);
        Assert.Contains("CS0103", string.Join('\n', cell.Only("error")["traceback"]!.AsArray().Select(line => (string?)line)));
    }

    [SkippableFact]
    public void The_compiler_is_warm_when_the_kernel_says_that_it_is_ready()
    {
        using var client = new JupyterClient();
        client.Do("kernel_info");
        var watch = Stopwatch.StartNew();
        string age = client.Execute("using System.Diagnostics;\nConsole.Write((DateTime.Now - Process.GetCurrentProcess().StartTime).TotalSeconds.ToString(\"F3\"));").Stdout;
        // Where the first cell waits for the compiler, it takes most of the process's life.
        Assert.True(3 * watch.Elapsed.TotalSeconds < double.Parse(age, System.Globalization.CultureInfo.InvariantCulture), $"{watch.Elapsed} of {age} s");
    }

    [SkippableFact]
    public void Silent_cells_show_nothing() => Assert.Empty(client.Execute("Console.WriteLine(1); 2", new JsonObject { ["silent"] = true }).Answer["output"]!.AsArray());

    [SkippableTheory]
    [InlineData("signal")]
    [InlineData("message")]
    public void An_endless_loop_is_interrupted_and_variables_are_kept(string mode)
    {
        Skip.If(OperatingSystem.IsWindows() && mode == "message", "ipykernel does not take interrupt messages on Windows; there the kernel asks for signals.");
        using var client = new JupyterClient();
        client.Execute("var beforeLoop = 7;");
        var cell = client.Execute("Console.WriteLine(\"running\"); while (true) { }", new JsonObject { ["interrupt"] = mode, ["after"] = "running" });
        Assert.Equal("Interrupted", (string?)cell.Reply["ename"]);
        Assert.Equal("7\n", client.Execute("Console.WriteLine(beforeLoop);").Stdout);
    }

    [SkippableFact]
    public void A_cell_reads_what_the_person_types()
    {
        var cell = client.Execute("Console.WriteLine($\"Hello {Console.ReadLine()}\");", new JsonObject { ["answer"] = "Ada" });
        Assert.Equal("Hello Ada\n", cell.Stdout);
        Assert.False((bool)Assert.Single(cell.Answer["asked"]!.AsArray())!["password"]!);
    }

    [SkippableFact]
    public void A_cell_that_waits_for_input_can_be_interrupted()
    {
        var cell = client.Execute("Console.ReadLine()", new JsonObject { ["answer"] = null, ["interrupt"] = "signal" });
        Assert.Equal("Interrupted", (string?)cell.Reply["ename"]);
        Assert.Equal("1\n", client.Execute("Console.WriteLine(1);").Stdout);
    }

    [SkippableFact]
    public void Reading_to_the_end_ends_with_an_empty_answer_and_can_be_interrupted()
    {
        var cell = client.Execute("Console.WriteLine(Console.In.ReadToEnd().Length);", new JsonObject { ["answer"] = "" });
        Assert.Equal("0\n", cell.Stdout);
        Assert.Single(cell.Answer["asked"]!.AsArray());
        var interrupted = client.Execute("Console.In.ReadToEnd()", new JsonObject { ["answer"] = null, ["interrupt"] = "signal" });
        Assert.Equal("Interrupted", (string?)interrupted.Only("error")["ename"]);
    }

    [SkippableFact]
    public void Names_are_completed()
    {
        client.Execute("var learningRate = 0.1;");
        var reply = client.Do("complete", new JsonObject { ["code"] = "var x = learn", ["position"] = 13 });
        Assert.Equal("learningRate", (string?)reply["matches"]![0]);
        Assert.Equal((8, 13), ((int)reply["cursor_start"]!, (int)reply["cursor_end"]!));
    }

    [SkippableFact]
    public void Places_behind_characters_outside_the_basic_plane_are_counted_as_Jupyter_counts_them()
    {
        client.Execute("var learningRate = 0.1;");
        var reply = client.Do("complete", new JsonObject { ["code"] = "var x = \"😀\" + learn", ["position"] = 19 });
        Assert.Equal("learningRate", (string?)reply["matches"]![0]);
        Assert.Equal((14, 19), ((int)reply["cursor_start"]!, (int)reply["cursor_end"]!));
    }

    [SkippableFact]
    public void A_name_is_explained()
    {
        client.Execute("/// <summary>Doubles it.</summary>\nint Twice(int number) => 2 * number;");
        var reply = client.Do("inspect", new JsonObject { ["code"] = "Twice(3)", ["position"] = 2 });
        Assert.True((bool)reply["found"]!);
        Assert.Equal("int Twice(int number)\n\nDoubles it.", (string?)reply["data"]!["text/plain"]);
    }

    [SkippableTheory]
    [InlineData("1 + 1", "complete", "")]
    [InlineData("if (true)\n{", "incomplete", "    ")]
    public void A_console_learns_whether_a_text_is_complete(string code, string status, string indent)
    {
        var reply = client.Do("is_complete", new JsonObject { ["code"] = code });
        Assert.Equal((status, indent), ((string?)reply["status"], (string?)reply["indent"] ?? ""));
    }

    [SkippableFact]
    public void A_cell_that_ends_the_process_says_so_and_the_next_one_finds_a_new_kernel()
    {
        using var client = new JupyterClient();
        client.Execute("var lost = 1;");
        // What a cell started may live on and hold the process's pipes open.
        string code = OperatingSystem.IsWindows() ? "" : "System.Diagnostics.Process.Start(\"sleep\", \"45\");\n";
        var watch = Stopwatch.StartNew();
        var cell = client.Execute($"{code}Environment.Exit(3);");
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"{watch.Elapsed}");
        Assert.Equal("KernelDied", (string?)cell.Reply["ename"]);
        Assert.Contains("exit code 3", (string?)cell.Reply["evalue"]);
        Assert.Equal("alive\n", client.Execute("Console.WriteLine(\"alive\");").Stdout);
        Assert.Equal("error", client.Execute("lost").Status);
        var endless = client.Execute("int Down(int n) => 1 + Down(n + 1);\nDown(0)");
        Assert.Contains("Stack overflow: a function calls itself, or functions each other, without an end. Its variables are lost", (string?)endless.Reply["evalue"]);
    }

    [SkippableFact]
    public void A_restart_forgets_all_variables_and_a_shutdown_leaves_no_process()
    {
        using var client = new JupyterClient();
        string before = client.Execute("var forgotten = 1; Console.Write(Environment.ProcessId);").Stdout;
        client.Do("restart");
        Assert.Equal("error", client.Execute("forgotten").Status);
        string after = client.Execute("Console.Write(Environment.ProcessId);").Stdout;
        Assert.NotEqual(before, after);
        Assert.False((bool)client.Do("shutdown")["alive"]!);
        foreach (string process in new[] { before, after })
            Assert.Throws<ArgumentException>(() => Process.GetProcessById(int.Parse(process, System.Globalization.CultureInfo.InvariantCulture)));
    }
}
