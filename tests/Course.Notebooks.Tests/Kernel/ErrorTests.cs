using System.Text.RegularExpressions;
using Course.Notebooks.Kernel;

namespace Course.Notebooks.Tests.Kernel;

public sealed class ErrorTests(TestKernel kernel) : IClassFixture<TestKernel>
{
    [Fact]
    public async Task A_compile_error_names_the_line_and_quotes_it()
    {
        var error = (await kernel.Run("int fine = 1;\n\nint broken = \"text\";")).Error;
        Assert.Equal((CellError.Compilation, 3, "int broken = \"text\";"), (error.Type, error.Line, error.SourceLine));
        Assert.StartsWith("line 3: CS0029:", error.Message);
    }

    [Fact]
    public async Task Every_compile_error_is_listed_in_the_order_of_the_source()
    {
        string message = (await kernel.Run("first();\nint ok = 1;\nsecond();")).Error.Message;
        Assert.Matches("(?s)line 1: CS0103: .*first.*line 3: CS0103: .*second", message);
    }

    [Fact]
    public async Task An_exception_names_its_type_message_and_line()
    {
        var error = (await kernel.Run("var text = \"a\";\nint.Parse(text);\nvar after = 1;")).Error;
        Assert.Equal(("FormatException", 2, "int.Parse(text);"), (error.Type, error.Line, error.SourceLine));
        Assert.Contains("'a'", error.Message);
    }

    [Theory]
    [InlineData("var before = 1;\nTask.Run(() => Deep()).Wait();")]
    [InlineData("var before = 1;\nTask.WaitAll(Task.Run(Deep));")]
    [InlineData("var before = 1;\nParallel.For(0, 1, i => Deep());")]
    public async Task An_exception_of_an_earlier_cells_function_on_another_thread_names_the_statement_that_waited(string code)
    {
        await kernel.Run("// A comment.\n\n\n\nvoid Deep() { throw new Exception(\"deep\"); }", "other");
        var error = (await kernel.Run("using System.Threading.Tasks;\n" + code)).Error;
        Assert.Equal(("Exception", 3), (error.Type, error.Line));
        Assert.Contains(error.Stack, call => call.EndsWith("line 5 of other", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("int[] data = [1, 2];\nint Sum()\n{\n    int sum = 0;\n    for (int i = 0; data[i] != 0; i++)\n    {\n        sum += 1;\n    }\n    return sum;\n}\nSum()", 5)]
    [InlineData("int[] data = [1, 2];\nint Sum()\n{\n    int i = 0;\n    do\n    {\n        i++;\n    }\n    while (data[i] != 0);\n    return i;\n}\nSum()", 9)]
    [InlineData("int[] data = [1, 2];\nint Sum()\n{\n    int i = 0;\n    while (data[i] != 0)\n    {\n        i++;\n        if (i > 0)\n            continue;\n        i++;\n    }\n    return i;\n}\nSum()", 5)]
    [InlineData("int Twice(int x)\n    // A comment.\n    => 2 * x;\nint[] data = [1];\nint Second()\n{\n    var n = 1;\n    return data[n];\n}\nSecond()", 8)]
    [InlineData("int[] data = [1];\nint get_batch(int n)\n{\n    var m = n;\n    return data[m];\n}\nget_batch(3)", 5)]
    [InlineData("Exception kept = new Exception(\"kept\");\nvoid F(int n)\n{\n    if (n == 1)\n        throw kept;\n    throw kept;\n}\ntry { F(1); } catch { }\nF(2);", 6)]
    public async Task The_statement_that_failed_is_named_and_not_one_beside_it(string code, int line)
    {
        var error = (await kernel.Run(code)).Error;
        Assert.Contains(error.Stack.Append(error.Message), text => Regex.IsMatch(text, $@"line {line}\b"));
        Assert.DoesNotContain(error.Stack.Take(1), text => !Regex.IsMatch(text, $@"line {line}\b"));
    }

    [Fact]
    public async Task A_static_constructor_that_failed_is_named_as_the_cause()
    {
        var error = (await kernel.Run("class Made\n{\n    public static int Value = 1;\n    static Made()\n    {\n        var n = 0;\n        Value = 1 / n;\n    }\n}\nvar read = Made.Value;")).Error;
        Assert.Equal(10, error.Line);
        Assert.Contains(error.Stack, call => call.StartsWith("caused by DivideByZeroException", StringComparison.Ordinal) && call.Contains("line 7", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Functions_of_one_name_are_told_apart()
    {
        const string Code = "interface ILayer { double Forward(double x); }\n"
            + "class Linear(double[] weights) : ILayer\n{\n    public double Forward(double x)\n        => weights[(int)x] * x;\n}\n"
            + "class Network(ILayer layer)\n{\n    public double Forward(double x)\n    {\n        var before = x;\n        return layer.Forward(before);\n    }\n}\n"
            + "new Network(new Linear([1])).Forward(3)";
        var error = (await kernel.Run(Code)).Error;
        Assert.Equal(["at Linear.Forward, line 5", "at Network.Forward, line 12"], error.Stack.Take(2));
    }

    [Fact]
    public async Task Of_a_deep_recursion_both_ends_are_shown()
    {
        var error = (await kernel.Run("int R(int n)\n{\n    if (n == 0) throw new Exception(\"deep\");\n    return R(n - 1) + 1;\n}\nR(5_000)")).Error;
        Assert.InRange(error.Stack.Count, 20, 40);
        Assert.Contains(error.Stack, call => call.EndsWith(" more calls", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_exception_behind_a_call_by_reflection_names_the_statement()
    {
        var error = (await kernel.Run("var before = 1;\ntypeof(string).GetMethod(\"Substring\", [typeof(int)]).Invoke(\"a\", [5]);")).Error;
        Assert.Equal(("ArgumentOutOfRangeException", 2), (error.Type, error.Line));
    }

    [Theory]
    [InlineData("int[] z = [1, 2];\nz[5]", 2, "IndexOutOfRangeException")]
    [InlineData("var before = 1; int[] y = [1];\n// A comment.\nvar sum = y[0] + y[1];\nvar after = 1;", 3, "IndexOutOfRangeException")]
    [InlineData("int zero = 0;\n\nConsole.WriteLine(\n    1 / zero);", 3, "DivideByZeroException")]
    [InlineData("string none = null;\n#pragma warning disable CS0168\nnone.Length", 3, "NullReferenceException")]
    [InlineData("#!time\nvar list = new List<int>();\nlist[3]", 3, "ArgumentOutOfRangeException")]
    [InlineData("object text = \"a\";\nvar number = (int)text;", 2, "InvalidCastException")]
    public async Task A_check_of_the_runtime_that_fails_names_the_statement(string code, int line, string type)
    {
        var error = (await kernel.Run(code)).Error;
        Assert.Equal((type, line), (error.Type, error.Line));
        Assert.DoesNotContain(error.Stack, frame => frame.Contains("ThrowHelper", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("string Third(string[] a) => a[2];\nstring[] two = [];\n\nThird(two)", "at Third, line 1", "at line 4")]
    [InlineData("double Mean(double[] a)\n{\n    double sum = 0;\n    for (int i = 0; i <= a.Length; i++)\n        sum += a[i];\n    return sum / a.Length;\n}\nMean([1, 2])", "at Mean, line 5", "at line 8")]
    [InlineData("int Find(int[] a, int x)\n{\n    int i = 0;\n    while (a[i] != x)\n    {\n        i++;\n    }\n    return i;\n}\nFind([1], 9)", "at Find, line 4", "at line 10")]
    [InlineData("int Deep(int n)\n{\n    if (n == 0)\n        return 1 / n;\n    return Deep(n - 1);\n}\nDeep(1)", "at Deep, line 4", "at Deep, line 5", "at line 7")]
    [InlineData("int Div(int a, int b)\n{\n    int more = a + 1;\n    int d = more / b;\n    return d;\n}\nint Outer(int x) => Div(x, 0);\nOuter(3)", "at Div, line 4", "at Outer, line 7", "at line 8")]
    [InlineData("class Box\n{\n    public string Name { get; set; }\n    public string Short => Name.Trim();\n}\nnew Box().Short", "at Box.get_Short, line 4", "at line 6")]
    [InlineData("record One(int X)\n{\n    public static One operator /(One a, One b) => new(a.X / b.X);\n}\nnew One(1) / new One(0)", "at One.op_Division, line 3", "at line 5")]
    [InlineData("struct First\n{\n    public int X;\n    public First(int[] a)\n    {\n        X = a[0];\n    }\n}\nnew First([])", "at new First, line 6", "at line 9")]
    [InlineData("Action fail = () =>\n{\n    int[] none = [];\n    // a comment\n    none[0] = 1;\n};\nfail();", "at a lambda, line 5", "at line 7")]
    [InlineData("async Task<int> Later(int x)\n{\n    await Task.Delay(1);\n    return 1 / x;\n}\nawait Later(0)", "at Later, line 4", "at line 6")]
    [InlineData("int Rethrown(int x)\n{\n    try\n    {\n        return 1 / x;\n    }\n    catch (DivideByZeroException)\n    {\n        throw;\n    }\n}\nRethrown(0)", "at Rethrown, line 9", "at line 12")]
    [InlineData("int[] z = [1];\nfor (int i = 0; i < 3; i++)\n{\n    int k = 2 * i;\n    z[k]++;\n}", "at line 5")]
    [InlineData("int Of(int kind)\n{\n    switch (kind)\n    {\n        case 1:\n            return 1;\n        default:\n            kind -= 2;\n            return 1 / kind;\n    }\n}\nOf(2)", "at Of, line 9", "at line 12")]
    public async Task Every_call_of_a_cell_has_the_line_of_its_running_statement(string code, params string[] calls) =>
        Assert.Equal(calls, (await kernel.Run(code)).Error.Stack.Where(call => call.Contains("line ", StringComparison.Ordinal)));

    [Fact]
    public async Task A_line_after_a_directive_is_counted_from_the_top_of_the_cell()
    {
        var error = (await kernel.Run("#!time\nvar one = 1;\nthrow new Exception(\"x\");")).Error;
        Assert.Equal(3, error.Line);
    }

    [Fact]
    public async Task An_exception_after_an_await_names_its_line() =>
        Assert.Equal(2, (await kernel.Run("await Task.Delay(5);\nthrow new Exception(\"late\");")).Error.Line);

    [Fact]
    public async Task A_failing_method_of_an_earlier_cell_is_named_with_its_cell()
    {
        await kernel.Run("int Half(int n)\n{\n    if (n % 2 == 1)\n        throw new ArgumentException(\"odd\");\n    return n / 2;\n}", "helpers");
        var error = (await kernel.Run("var a = 2;\nvar b = Half(3);", "use")).Error;
        Assert.Equal(2, error.Line);
        Assert.Equal(["at Half, line 4 of helpers", "at line 2"], error.Stack);
    }

    [Fact]
    public async Task The_stack_shows_neither_the_kernel_nor_generated_names()
    {
        var error = (await kernel.Run(
            """
            async Task<int> Slow(int n) { await Task.Yield(); return Enumerable.Range(0, n).Select(i => 10 / (i - 1)).Sum(); }
            await Slow(3)
            """)).Error;
        Assert.Equal("DivideByZeroException", error.Type);
        Assert.DoesNotContain(error.Stack, line => line.Contains("Submission#") || line.Contains("Course.Notebooks") || line.Contains("<<") || line.Contains("MoveNext()") && !line.Contains("System."));
        Assert.Contains(error.Stack, line => line.StartsWith("at Slow, line 1", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("await Task.Run(() => { throw new FormatException(); });")]
    [InlineData("System.Threading.Tasks.Parallel.For(0, 1, i => { throw new FormatException(); });")]
    [InlineData("Enumerable.Range(0, 9).Select(i => 1 / (i - 3)).Where(i => i > 0).ToList()")]
    [InlineData("foreach (int i in new[] { 1, 2 }.Where(i => 1 / (i - 2) > 0)) { }")]
    public async Task The_runtimes_inner_calls_are_not_shown(string code)
    {
        var stack = (await kernel.Run(code)).Error.Stack;
        Assert.DoesNotContain(stack, frame => frame.Contains("Invoke", StringComparison.Ordinal) || frame.Contains("ExecutionContext", StringComparison.Ordinal)
            || frame.Contains("Iterator", StringComparison.Ordinal) || frame.Contains("ThreadPool", StringComparison.Ordinal));
        Assert.Contains(stack, frame => frame is "at line 1" or "at a lambda, line 1");
    }

    [Fact]
    public async Task An_interrupted_question_shows_no_calls_of_the_kernel()
    {
        var outcome = await kernel.Process.Execute("asks", "Console.ReadLine()", kernel.Folder, _ => { }, TimeSpan.FromSeconds(0.5),
            answer: async (_, over) =>
            {
                await Task.Delay(Timeout.Infinite, over);
                return "";
            });
        Assert.DoesNotContain(outcome.Error!.Stack, frame => frame.Contains("CellInput", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("%matplotlib inline\nvar x = 1;", 1, "%matplotlib is a command of Python's notebooks; here charts are shown without it")]
    [InlineData("var x = 1;\n%%time", 2, "%%time is a command of Python's notebooks; here write #!time.")]
    [InlineData("!ls -l /tmp", 1, "!ls is how Python's notebooks start a program; here write System.Diagnostics.Process.Start(\"ls\").")]
    [InlineData("?Console", 1, "?Console is how Python's notebooks ask for help; here press Shift+Tab behind Console")]
    [InlineData("Console?", 1, "Console? is how Python's notebooks ask for help")]
    [InlineData("Console.WriteLine??", 1, "Console.WriteLine?? is how Python's notebooks ask for help; here press Shift+Tab behind Console.WriteLine")]
    public async Task Syntax_of_Pythons_notebooks_is_called_so_and_not_compiled(string code, int line, string advice)
    {
        var error = (await kernel.Run(code)).Error;
        Assert.Equal((CellError.Compilation, line), (error.Type, error.Line));
        Assert.StartsWith($"line {line}: {advice}", error.Message);
        Assert.DoesNotContain("CS", error.Message);
    }

    [Theory]
    [InlineData("using var file = System.IO.File.OpenRead(\"x\");", "CS0825", "write using (var x = ...) { ... }, or put the lines into a method.")]
    [InlineData("await using var file = new System.IO.MemoryStream();", "CS1519", "write using (var x = ...) { ... }, or put the lines into a method.")]
    [InlineData("Microsoft.DotNet.Interactive.Kernel.Root.Name", "CS0117", "this kernel runs C# alone, and a cell calls what it needs itself.")]
    [InlineData("new[] { 1 }.DisplayTable()", "CS1061", "write .Display(), which shows a sequence as a table.")]
    [InlineData("namespace Some;\nclass Other { }", "CS7021", "leave it out and declare the types at the top level of the cell.")]
    public async Task What_only_programs_can_have_gets_advice_below_the_compilers_errors(string code, string id, string advice)
    {
        string message = (await kernel.Run(code)).Error.Message;
        Assert.Contains(id, message);
        Assert.EndsWith(advice, message);
    }

    [Theory]
    [InlineData("int per = 7;\nint left = per\n    %unknown;", "CS0103")]
    [InlineData("var sure = true;\nvar not =\n    !unknown;", "CS0103")]
    public async Task An_operator_at_the_beginning_of_a_line_is_no_command(string code, string id) => Assert.Contains(id, (await kernel.Run(code)).Error.Message);

    [Fact]
    public async Task An_interrupted_parallel_loop_does_not_name_the_interruption_as_a_cause()
    {
        var error = (await kernel.Run("Parallel.For(0, int.MaxValue, i => { while (true) { } });", timeout: TimeSpan.FromSeconds(1))).Error;
        Assert.Equal(CellError.TimedOut, error.Type);
        Assert.DoesNotContain(error.Stack, call => call.Contains("StopException", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("int twice = 1;\nint twice = 2;", "The cell already contains a definition for 'twice'")]
    [InlineData("class Nested { }\nint wrong = new Nested();", "'Nested'")]
    [InlineData("class Some { }\nobject some = new Some();\nvar text = (string)some;", "'Some'")]
    public async Task A_message_does_not_show_the_compilers_names_for_cells(string code, string expected)
    {
        string message = (await kernel.Run(code)).Error.Message;
        Assert.Contains(expected, message);
        Assert.DoesNotContain("Submission#", message);
    }

    [Fact]
    public async Task An_inner_exception_has_its_place()
    {
        var error = (await kernel.Run("try\n{\n    int.Parse(\"x\");\n}\ncatch (Exception inner)\n{\n    throw new InvalidOperationException(\"outer\", inner);\n}")).Error;
        Assert.Equal(7, error.Line);
        Assert.EndsWith("(at line 3)", error.Stack[^1]);
    }

    [Fact]
    public async Task An_inner_exception_is_named() =>
        Assert.Contains(
            "caused by FormatException: inner",
            (await kernel.Run("throw new InvalidOperationException(\"outer\", new FormatException(\"inner\"));")).Error.Stack);

    [Fact]
    public async Task An_inner_exception_of_a_recursion_has_the_place_where_it_was_thrown()
    {
        var error = (await kernel.Run("static int Rec(int n) {\n  if (n == 0) return int.Parse(\"r\");\n\n  return Rec(n - 1);\n}\ntry { Rec(3); } catch (Exception inner) { throw new Exception(\"w\", inner); }")).Error;
        Assert.EndsWith("(at Rec, line 2)", error.Stack[^1]);
    }

    [Fact]
    public async Task Of_several_causes_each_is_named_with_its_own()
    {
        var error = (await kernel.Run("throw new AggregateException(\"several\", new Exception(\"e1\"), new Exception(\"e2\", new Exception(\"e3\")));")).Error;
        Assert.Equal(["caused by Exception: e1", "caused by Exception: e2", "caused by Exception: e3"], error.Stack.TakeLast(3));
    }

    [Fact]
    public async Task A_message_that_cannot_be_read_fails_its_cell_only()
    {
        var error = (await kernel.Run("class Mute : Exception { public override string Message => throw new Exception(); }\nthrow new Mute();")).Error;
        Assert.Equal(("Mute", 2, "(its message cannot be read: Exception)"), (error.Type, error.Line, error.Message));
        Assert.Equal("3", (await kernel.Run("$\"{1 + 2}\"")).Text);
    }

    [Fact]
    public async Task A_message_without_an_end_is_cut() =>
        Assert.EndsWith("mm… (2,980,000 more characters)", (await kernel.Run("throw new Exception(new string('m', 3_000_000));")).Error.Message);

    [Fact]
    public async Task An_extension_block_is_an_error_at_its_line() =>
        Assert.Equal("line 1: CS9283", (await kernel.Run("extension(int x) { }")).Error.Message[..14]);

    [Fact]
    public async Task The_kernel_goes_on_after_an_error()
    {
        await kernel.Run("throw new Exception();");
        Assert.Equal("on", (await kernel.Run("\"on\"")).Text);
    }
}
