using Course.Grading.Answers;
using Course.Grading.Masters;
using Course.Grading.Results;

namespace Course.Grading.Tests.Answers;

public sealed class AnswerScreenTests
{
    private static readonly Lazy<Master> s_master = new(() => Master.Of(CourseTree.Root).Single(master => master.Name.StartsWith("01-", StringComparison.Ordinal)));
    private static readonly Lazy<AnswerCompiler> s_compiler = new(() => new AnswerCompiler(s_master.Value));

    private static CompiledAnswer Compile(string code, string usings = "") => s_compiler.Value.Compile(
        new AnswerSource(usings, code, "MySigmoid", "cell"), s_master.Value.Exercises.Single(exercise => exercise.Exercise.Id == "01.1"), screen: true, CancellationToken.None);

    [Theory]
    [InlineData("Tensor MySigmoid(Tensor z) { Environment.Exit(0); return z; }", "System.Environment.Exit")]
    [InlineData("Tensor MySigmoid(Tensor z) { System.Diagnostics.Process.Start(\"sh\"); return z; }", "System.Diagnostics.Process")]
    [InlineData("Tensor MySigmoid(Tensor z) { File.ReadAllText(\"/etc/passwd\"); return z; }", "System.IO.File")]
    [InlineData("Tensor MySigmoid(Tensor z) { new System.Net.Http.HttpClient(); return z; }", "System.Net.Http.HttpClient")]
    [InlineData("Tensor MySigmoid(Tensor z) => z.GetType().Assembly is null ? z : -z;", "System.Type.get_Assembly")]
    [InlineData("Tensor MySigmoid(Tensor z) { Type.GetType(\"Course.Exercises.StableSigmoid\"); return z; }", "System.Type.GetType")]
    [InlineData("Tensor MySigmoid(Tensor z) { Activator.CreateInstance(typeof(int)); return z; }", "System.Activator.CreateInstance")]
    [InlineData("Tensor MySigmoid(Tensor z) { Func<int> f = () => 1; return f.Method is null ? z : -z; }", "System.Delegate.get_Method")]
    [InlineData("Tensor MySigmoid(Tensor z) { dynamic d = z; return d.sigmoid(); }", "System.Runtime.CompilerServices.CallSite")]
    [InlineData("Tensor MySigmoid(Tensor z) { Exercises.StableSigmoid.Hint(1); return z; }", "Course.Exercises.Exercises")]
    [InlineData("Tensor MySigmoid(Tensor z) => Course.Data.Datasets.Typefaces().Test is null ? z : -z;", "Course.Data")]
    [InlineData("Tensor MySigmoid(Tensor z) { System.Runtime.CompilerServices.Unsafe.As<string>(z); return z; }", "System.Runtime.CompilerServices.Unsafe")]
    [InlineData("Tensor MySigmoid(Tensor z) { System.Runtime.InteropServices.MemoryMarshal.AsBytes<int>(new int[1]); return z; }", "System.Runtime.InteropServices.MemoryMarshal")]
    [InlineData("[System.Runtime.InteropServices.DllImport(\"libc\")] static extern int getpid(); Tensor MySigmoid(Tensor z) => z * getpid();", "extern method getpid")]
    [InlineData("[System.Runtime.CompilerServices.UnsafeAccessor(System.Runtime.CompilerServices.UnsafeAccessorKind.StaticMethod, Name = \"Made\")] extern static object Get(Course.Exercises.Exercise e); Tensor MySigmoid(Tensor z) => z;", "extern method Get")]
    [InlineData("Tensor MySigmoid(Tensor z) { System.Linq.Expressions.Expression<Func<int>> e = () => 1; e.Compile(); return z; }", "System.Linq.Expressions")]
    [InlineData("Tensor MySigmoid(Tensor z) { AppContext.GetData(\"x\"); return z; }", "System.AppContext.GetData")]
    [InlineData("List<System.Diagnostics.Process> list = new(); Tensor MySigmoid(Tensor z) => z;", "System.Diagnostics.Process")]
    [InlineData("class Mine : System.IO.FileStream { public Mine() : base(\"x\", FileMode.Open) { } } Tensor MySigmoid(Tensor z) => z;", "System.IO.FileStream")]
    [InlineData("Tensor MySigmoid(Tensor z) { Console.OpenStandardOutput(); return z; }", "System.Console.OpenStandardOutput")]
    public void What_an_answer_may_not_use_is_named(string code, string named)
    {
        var compiled = Compile(code);
        Assert.Equal(Incident.NotAllowed, compiled.Incident);
        Assert.Contains(named, compiled.Problem);
    }

    [Theory]
    [InlineData("Tensor MySigmoid(Tensor z) => sigmoid(z);")]
    [InlineData("Tensor MySigmoid(Tensor z) { var list = new List<double> { 1, 2 }; foreach (var x in list.Select(x => x * 2).OrderBy(x => x)) Console.WriteLine($\"{x:0.0} {z}\"); return z; }")]
    [InlineData("record Point(double X, double Y); Tensor MySigmoid(Tensor z) { var p = new Point(1, 2) with { X = 3 }; return p == new Point(3, 2) ? z : -z; }")]
    [InlineData("Tensor MySigmoid(Tensor z) { Span<int> span = [1, 2, 3]; List<int> list = [.. span, 4]; string s = string.Join(\", \", \"a\", \"b\", \"c\"); return z * list.Count; }")]
    [InlineData("async Task<Tensor> Later(Tensor z) { await Task.Yield(); return z; } Tensor MySigmoid(Tensor z) => Later(z).Result;")]
    [InlineData("IEnumerable<int> Count() { for (int i = 0; i < 3; i++) yield return i; } Tensor MySigmoid(Tensor z) => z * Count().Sum();")]
    [InlineData("class Net : Module<Tensor, Tensor> { private readonly Linear one = nn.Linear(2, 1); public Net() : base(\"net\") => RegisterComponents(); public override Tensor forward(Tensor x) => one.call(x); } Tensor MySigmoid(Tensor z) => new Net().call(z);", "using static TorchSharp.torch.nn;")]
    [InlineData("double[] table = { 1, 2, 3, 4, 5 }; Tensor MySigmoid(Tensor z) => z switch { { ndim: 1 } => z * table[1..3].Length, _ => throw new ArgumentException(nameof(z)) };")]
    [InlineData("Tensor MySigmoid(Tensor z) { try { display(z); z.Display(); return z; } catch (Exception e) when (e.Message.Length > 3) { throw; } finally { GC.Collect(); } }")]
    [InlineData("T Make<T>() where T : new() => new(); Tensor MySigmoid(Tensor z) { lock (z) { using var scope = NewDisposeScope(); return z * Make<List<int>>().Count; } }")]
    public void What_answers_are_written_with_is_allowed(string code, string usings = "")
    {
        Assert.Null(Compile(code, usings + "\n").Problem);
    }

    [Fact]
    public void An_error_of_the_compiler_is_told_with_its_line()
    {
        var compiled = Compile("Tensor MySigmoid(Tensor z)\n{\n    return sigmod(z);\n}");
        Assert.Equal(Incident.DoesNotCompile, compiled.Incident);
        Assert.Contains("line 3: The name 'sigmod' does not exist", compiled.Problem);
    }

    [Fact]
    public void A_using_directive_that_names_nothing_does_not_spoil_an_answer_without_it()
    {
        Assert.Null(Compile(Handed.RightSigmoid, "using Not.There;\n").Problem);
    }

    [Theory]
    [InlineData("(", "1", ")")]
    [InlineData("!", "true", "")]
    [InlineData("1 + ", "1", "")]
    [InlineData("new[] { ", "1", "}")]
    [InlineData("x is not ", "null", "")]
    [InlineData("List<", "int", ">")]
    [InlineData("a => ", "1", "")]
    public void Deeply_nested_code_is_an_error_and_not_the_end_of_the_grader(string open, string middle, string close)
    {
        int times = 45_000 / (open.Length + close.Length);
        string nested = string.Concat(Enumerable.Repeat(open, times)) + middle + string.Concat(Enumerable.Repeat(close, times));
        var compiled = Compile($"Tensor MySigmoid(Tensor z) {{ var x = {nested}; return z; }}");
        Assert.Equal(Incident.DoesNotCompile, compiled.Incident);
    }

    [Fact]
    public void A_very_long_answer_is_refused()
    {
        Assert.Equal(Incident.DoesNotCompile, Compile($"// {new string('x', 60_000)}\n{Handed.RightSigmoid}").Incident);
    }

    [Fact]
    public void Files_are_not_brought_in()
    {
        Assert.NotNull(Compile("#load \"/etc/passwd\"\nTensor MySigmoid(Tensor z) => z;").Problem);
    }
}
