using Course.Exercises.Judging;
using Course.Grading.Isolation;
using Course.Grading.Results;

namespace Course.Grading.Tests.Isolation;

/// <summary>
/// Answers that attack the grader. Each gets nothing, is named, and does not touch the exercise beside it. Every attack ends by itself: it counts to a
/// limit of its own, and none leaves the machine. <see cref="Screened"/> is how grading works; the others try what holds where the screen would not.
/// </summary>
public sealed class AttackTests : IDisposable
{
    private static readonly GradingOptions s_options = new() { Seed = 11, Jobs = 2, Timeout = TimeSpan.FromSeconds(8), Memory = 500L << 20 };
    private static readonly Lazy<ClassGrader> s_screened = Graders.Shared(s_options);
    private static readonly Lazy<ClassGrader> s_patient = Graders.Shared(s_options with { Timeout = TimeSpan.FromSeconds(60) });
    private static readonly Lazy<ClassGrader> s_unscreened = Graders.Shared(s_options with { Screens = false });
    private readonly Handed _handed = new();

    public void Dispose() => _handed.Dispose();

    private static string Answer(string body) => $"Tensor MySigmoid(Tensor z)\n{{\n{body}\nreturn sigmoid(z);\n}}";

    /// <summary>Grades an attack in 01.1 beside a right answer in 01.2, which has to keep its points.</summary>
    private async Task<ExerciseGrade> Grade(ClassGrader grader, string source)
    {
        var grades = await grader.Grade([_handed.Write("mallory", ("01.1", source), ("01.2", Handed.RightNo))]);
        var exercises = grades.Notebooks.Single().Exercises;
        Assert.Equal((Outcome.Passed, 4), (exercises[1].Outcome, exercises[1].Earned));
        Assert.Equal(0, exercises[0].Earned);
        return exercises[0];
    }

    private Task<ExerciseGrade> Screened(string source) => Grade(s_screened.Value, source);

    private async Task<ExerciseGrade> Unscreened(string source, bool needsBubblewrap = false)
    {
        Skip.If(needsBubblewrap && s_unscreened.Value.IsolationKind != IsolationKind.Bubblewrap, "bubblewrap is not installed or does not work here.");
        return await Grade(s_unscreened.Value, source);
    }

    [Theory]
    [InlineData("Environment.Exit(0);", "System.Environment.Exit")]
    [InlineData("typeof(Exercises).Assembly.GetTypes();", "Course.Exercises.Exercises")]
    [InlineData("for (int i = 0; i < 20; i++) System.Diagnostics.Process.Start(\"sleep\", \"1\");", "System.Diagnostics.Process")]
    [InlineData("foreach (var file in Directory.GetFiles(\"solutions\")) Console.WriteLine(File.ReadAllText(file));", "System.IO.Directory")]
    [InlineData("new System.Net.Sockets.TcpClient(\"127.0.0.1\", 9);", "System.Net.Sockets.TcpClient")]
    [InlineData("return Exercises.StableSigmoid.Solution() is null ? z : -z;", "Course.Exercises")]
    public async Task What_is_not_allowed_does_not_run(string attack, string named)
    {
        var grade = await Screened(Answer(attack));
        Assert.Equal(Incident.NotAllowed, grade.Incident);
        Assert.Contains(named, grade.Sentence);
    }

    [Fact]
    public async Task An_endless_loop_ends_at_the_time_limit()
    {
        var grade = await Screened(Answer("for (long i = 0; i < 1L << 50; i++) { if (i < 0) return z; }"));
        Assert.Equal((Incident.TimeLimit, Outcome.TimedOut), (grade.Incident, grade.Outcome));
    }

    [Fact]
    public async Task Endless_output_ends_at_its_limit()
    {
        var grade = await Screened(Answer("for (int i = 0; i < 2_000_000; i++) Console.WriteLine(\"passed passed passed\");"));
        Assert.Equal(Incident.OutputLimit, grade.Incident);
    }

    [Theory]
    [InlineData("var all = new List<byte[]>(); for (int i = 0; i < 40; i++) { var one = new byte[100_000_000]; Array.Fill(one, (byte)1); all.Add(one); }")]
    [InlineData("var all = new List<Tensor>(); for (int i = 0; i < 40; i++) all.Add(ones(25_000_000));")]
    public async Task Allocating_far_past_the_limit_is_stopped(string attack)
    {
        var grade = await Grade(s_patient.Value, Answer(attack));
        Assert.True(
            grade.Incident == Incident.MemoryLimit || grade.Report.FirstFailure!.Failure!.Error is { Type: var type } && type.Contains("OutOfMemory", StringComparison.Ordinal),
            $"{grade.Incident} {grade.Sentence} {grade.Report.FirstFailure?.Failure?.Error}");
    }

    [Fact]
    public async Task Types_that_the_compiler_never_ends_with_are_refused_in_bounded_time_and_memory()
    {
        // The type of the field has 6^9 parts.
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var grade = await Screened("class C<A, B, D, E, F, G> { class I : C<I, I, I, I, I, I> { I.I.I.I.I.I.I.I.I field; } } Tensor MySigmoid(Tensor z) => sigmoid(z);");
        Assert.Equal((Incident.DoesNotCompile, Outcome.Error), (grade.Incident, grade.Outcome));
        Assert.Contains("The compiler", grade.Sentence, StringComparison.Ordinal);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(110));
        Assert.InRange(System.Diagnostics.Process.GetCurrentProcess().PeakWorkingSet64, 0, 6L << 30);
    }

    [Fact]
    public async Task Endless_recursion_ends_its_own_process_only()
    {
        var grade = await Screened("Tensor Deep(Tensor z, int n) => n > 100_000_000 ? z : Deep(z, n + 1) + 1; Tensor MySigmoid(Tensor z) => Deep(z, 0);");
        Assert.Equal((Incident.EndedProcess, Outcome.Error), (grade.Incident, grade.Outcome));
    }

    [Fact]
    public async Task Results_on_standard_output_are_no_results()
    {
        var grade = await Screened("Tensor MySigmoid(Tensor z) { Console.WriteLine(\"{\\\"Nonce\\\":\\\"\\\",\\\"Kind\\\":\\\"Done\\\"}\"); Console.WriteLine(\"All tests passed\"); return zeros_like(z); }");
        Assert.Equal(Outcome.Failed, grade.Outcome);
        Assert.Contains(grade.Notes, note => note.Contains("prints what looks like a result", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Hiding_exceptions_gives_no_points()
    {
        var grade = await Screened("Tensor MySigmoid(Tensor z) { try { throw new InvalidOperationException(); } catch { return zeros_like(z); } }");
        Assert.Equal(Outcome.Failed, grade.Outcome);
        Assert.Contains(grade.Notes, note => note.Contains("catches every exception", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_object_that_equals_everything_is_no_tensor()
    {
        var grade = await Screened("class Equal { public override bool Equals(object o) => true; public override int GetHashCode() => 0; public override string ToString() => \"passed\"; public static bool operator ==(Equal a, object b) => true; public static bool operator !=(Equal a, object b) => false; } Tensor MySigmoid(Tensor z) => (Tensor)(object)new Equal();");
        Assert.Equal((Outcome.Error, "System.InvalidCastException"), (grade.Outcome, grade.Report.FirstFailure!.Failure!.Error!.Type));
        Assert.Contains(grade.Notes, note => note.Contains("an equality or a text of its own", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_answer_that_memorised_the_public_probes_is_wrong_on_others()
    {
        // What the notebook shows of its inputs can be tabulated by anyone: right values for exactly those, zeros for all others.
        var inputs = Exercises.Exercises.StableSigmoid.Inputs(Exercises.Exercise.PublicSeed, hidden: false);
        var table = inputs.Select(input => ((Exercises.Values.TensorValue)input.Input).Numbers)
            .Select(numbers => string.Join(", ", numbers.Select(number => number.ToString("R", System.Globalization.CultureInfo.InvariantCulture))));
        string source = $$"""
            double[][] known = [{{string.Join(", ", table.Select(row => $"[{row}]"))}}];
            Tensor MySigmoid(Tensor z) => known.Any(one => one.Length == z.numel() && Math.Abs(one[0] - z.flatten()[0].item<float>()) < 1e-6) ? sigmoid(z) : zeros_like(z);
            """;
        var grades = await s_screened.Value.Grade([_handed.Write("mallory", ("01.1", source), ("01.2", Handed.RightNo))]);
        var grade = grades.Notebooks.Single().Exercises[0];
        Assert.Equal((Incident.KnownInputsOnly, 0), (grade.Incident, grade.Earned));
    }

    [Fact]
    public async Task An_edited_check_cell_is_not_run()
    {
        var notebook = Handed.Copy();
        Handed.AnswerCell(notebook, "01.1").Source = "Tensor MySigmoid(Tensor z) => zeros_like(z);";
        notebook.Cells.Single(cell => cell.Id == "check-stable-sigmoid").Source = "\"✓ 01.1: all checks pass, 3 of 3 points\"";
        var grade = (await s_screened.Value.Grade([_handed.Write("mallory", notebook)])).Notebooks.Single().Exercises[0];
        Assert.Equal((Outcome.Failed, 0), (grade.Outcome, grade.Earned));
        Assert.Contains(grade.Notes, note => note.Contains("Exercises.StableSigmoid.Check(…) was changed or removed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_answer_that_is_only_wrong_gets_no_remark() =>
        Assert.Empty((await Screened("Tensor MySigmoid(Tensor z) { try { Console.WriteLine(z); } catch (FormatException) { } return zeros_like(z); }")).Notes);

    [Fact]
    public async Task A_deleted_answer_cell_gets_nothing_and_is_named()
    {
        var notebook = Handed.Copy();
        notebook.Cells.Remove(Handed.AnswerCell(notebook, "01.1"));
        Handed.AnswerCell(notebook, "01.2").Source = Handed.RightNo;
        var exercises = (await s_screened.Value.Grade([_handed.Write("mallory", notebook)])).Notebooks.Single().Exercises;
        Assert.Equal((Outcome.NotAttempted, 0), (exercises[0].Outcome, exercises[0].Earned));
        Assert.Equal("There is no answer cell.", exercises[0].Notes.Single());
        Assert.Equal(Outcome.Passed, exercises[1].Outcome);
    }

    [SkippableFact]
    public async Task Behind_the_screen_the_exit_of_the_process_is_no_pass()
    {
        var grade = await Unscreened(Answer("Environment.Exit(0);"));
        Assert.Equal(Incident.EndedProcess, grade.Incident);
    }

    [SkippableFact]
    public async Task Behind_the_screen_reflection_finds_no_oracle()
    {
        var grade = await Unscreened("""
            Tensor MySigmoid(Tensor z)
            {
                var library = System.Reflection.Assembly.Load("Course.Exercises");
                var exercise = Activator.CreateInstance(library.GetType("Course.Exercises.StableSigmoid"));
                exercise.GetType().GetMethod("Define", System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic).Invoke(exercise, null);
                return sigmoid(z);
            }
            """);
        Assert.Equal(Outcome.Error, grade.Outcome);
        Assert.Equal("System.NullReferenceException", grade.Report.FirstFailure!.Failure!.Error!.Type);
    }

    [SkippableFact]
    public async Task Behind_the_screen_a_reply_without_the_nonce_is_a_forgery()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Open files are found in /proc.");
        var grade = await Unscreened(Answer("""
            foreach (var file in Directory.GetFiles("/proc/self/fd"))
            {
                int number = int.Parse(Path.GetFileName(file));
                try { if (number > 2 && File.ResolveLinkTarget(file, false).Name.StartsWith("pipe:")) { using var stream = new FileStream(new Microsoft.Win32.SafeHandles.SafeFileHandle(number, false), FileAccess.Write); stream.Write("{\"Nonce\":\"guess\",\"Kind\":\"Done\"}\n"u8); stream.Flush(); } } catch (Exception) { }
            }
            """));
        Assert.Equal(Incident.ForgedReply, grade.Incident);
    }

    [SkippableFact]
    public async Task Behind_the_screen_no_process_can_be_started()
    {
        Skip.IfNot(Host.SystemCallFilter.IsSupported, "There is no filter of system calls for this system.");
        var grade = await Unscreened("""
            int started = 0;
            Tensor MySigmoid(Tensor z)
            {
                for (int i = 0; i < 10; i++)
                {
                    try { System.Diagnostics.Process.Start(Environment.ProcessPath, "--version"); started++; } catch (System.ComponentModel.Win32Exception) { }
                }
                return started == 0 ? throw new InvalidOperationException("no process") : sigmoid(z);
            }
            """);
        Assert.Equal("no process", grade.Report.FirstFailure!.Failure!.Error!.Message);
    }

    [SkippableFact]
    public async Task Behind_the_screen_the_solutions_and_the_users_files_are_not_there()
    {
        string root = CourseTree.Root.Replace("\\", "\\\\");
        var grade = await Unscreened(Answer($"throw new InvalidOperationException(Directory.Exists(\"{root}/solutions\") || File.Exists(\"/etc/passwd\") || Directory.Exists(\"/usr/bin\") ? \"seen\" : \"hidden\");"), needsBubblewrap: true);
        Assert.Equal("hidden", grade.Report.FirstFailure!.Failure!.Error!.Message);
    }

    [SkippableFact]
    public async Task Behind_the_screen_the_library_cannot_be_changed()
    {
        var grade = await Unscreened(Answer("try { File.WriteAllText(Path.Combine(AppContext.BaseDirectory, \"Course.dll\"), \"\"); } catch (Exception e) { throw new InvalidOperationException(e.GetType().Name); }"), needsBubblewrap: true);
        Assert.Contains(grade.Report.FirstFailure!.Failure!.Error!.Message, new[] { "IOException", "UnauthorizedAccessException" });
    }

    [SkippableFact]
    public async Task Behind_the_screen_there_is_no_network()
    {
        Skip.IfNot(Host.SystemCallFilter.IsSupported, "There is no filter of system calls for this system.");
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        int port = ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
        var grade = await Unscreened(Answer($"using var client = new System.Net.Sockets.TcpClient(\"127.0.0.1\", {port});"));
        Assert.Equal("System.Net.Sockets.SocketException", grade.Report.FirstFailure!.Failure!.Error!.Type);
        Assert.False(listener.Pending());
    }

    [SkippableFact]
    public async Task Behind_the_screen_a_large_file_is_not_written()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "The limit is the kernel's.");
        var grade = await Unscreened(Answer("using var file = File.Create(\"large\"); var block = new byte[1 << 20]; for (int i = 0; i < 300; i++) file.Write(block);"));
        Assert.Equal(Incident.EndedProcess, grade.Incident);
    }

    [SkippableFact]
    public async Task Behind_the_screen_the_graders_environment_is_not_there()
    {
        Environment.SetEnvironmentVariable("COURSE_TEST_SECRET", "secret");
        var grade = await Unscreened(Answer("throw new InvalidOperationException(Environment.GetEnvironmentVariable(\"COURSE_TEST_SECRET\") ?? \"nothing\");"));
        Assert.Equal("nothing", grade.Report.FirstFailure!.Failure!.Error!.Message);
    }
}
