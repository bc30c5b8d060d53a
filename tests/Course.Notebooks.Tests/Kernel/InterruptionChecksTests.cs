using Course.Notebooks.Kernel;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Course.Notebooks.Tests.Kernel;

public sealed class InterruptionChecksTests(TestKernel kernel) : IClassFixture<TestKernel>
{
    private static readonly CSharpParseOptions s_script = new(kind: SourceCodeKind.Script);

    [Theory]
    [InlineData("while (true) { }")]
    [InlineData("while (true);")]
    [InlineData("do Math.Sqrt(1); while (true);")]
    [InlineData("for (;;) { }")]
    [InlineData("for (int i = 0; i < n; i++) s += i;")]
    [InlineData("foreach (var x in xs) F(x);")]
    [InlineData("foreach (var (x, y) in xs) F(x);")]
    [InlineData("again: F(); goto again;")]
    [InlineData("int F() => 1;")]
    [InlineData("Action a = () => { };")]
    [InlineData("Action<int> a = x => { };")]
    [InlineData("Action a = delegate { };")]
    public void Every_loop_and_function_checks(string code) =>
        Assert.Single(Checks(InterruptionChecks.AddTo(code, s_script)));

    [Fact]
    public void An_expression_that_may_be_data_is_left_alone() =>
        Assert.Empty(Checks(InterruptionChecks.AddTo("Expression<Func<int, int>> e = x => x + 1;", s_script)));

    [Fact]
    public void Code_that_does_not_parse_is_left_alone() =>
        Assert.Equal("while (true) { ", InterruptionChecks.AddTo("while (true) { ", s_script));

    [Fact]
    public void All_of_this_repositorys_code_keeps_its_lines_and_its_syntax()
    {
        string sources = Path.Combine(Repository(), "src");
        var options = new CSharpParseOptions(LanguageVersion.Preview);
        int files = 0;
        foreach (string file in Directory.EnumerateFiles(sources, "*.cs", SearchOption.AllDirectories))
        {
            string code = File.ReadAllText(file);
            string made = InterruptionChecks.AddTo(code, options);
            Assert.True(code.Count(c => c == '\n') == made.Count(c => c == '\n'), $"{file} has other lines");
            Assert.True(!CSharpSyntaxTree.ParseText(made, options).GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error), $"{file} does not parse");
            files++;
        }
        Assert.True(files > 100, $"{files} files");
    }

    [Fact]
    public async Task Code_with_checks_means_what_it_meant()
    {
        var result = await kernel.Run(
            """
            using System.Linq.Expressions;
            Expression<Func<int, int>> tree = x => x + 1;
            ref int First(int[] numbers) => ref numbers[0];
            async Task Slow() => await Task.Yield();
            async Task<int> Late() => await Task.FromResult(3);
            void Nothing() => Math.Sqrt(2);
            T Same<T>(T value) => value;
            int Never() => throw new NotSupportedException();
            var array = new[] { 1, 2 };
            First(array) = 7;
            await Slow();
            Nothing();
            int sum = 0;
            foreach (var n in array) // a comment after the loop's head
                sum += n;
            for (int i = 0; i < 3; i++) { // a comment after the brace
                if (i == 1) continue;
            #pragma warning disable CS0168
                sum += i;
            #pragma warning restore CS0168
            }
            $"{tree} {array[0]} {sum} {await Late()} {Same("s")}"
            """);
        Assert.Equal("x => (x + 1) 7 11 3 s", result.Text);
    }

    private static IEnumerable<InvocationExpressionSyntax> Checks(string code) =>
        CSharpSyntaxTree.ParseText(code, s_script).GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Where(call => call.ToString() == "global::Course.Notebooks.Cells.Interruption.Check()");

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Course.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
