using Course.Notebooks.Documents;
using Course.Notebooks.Export;
using Course.Notebooks.Export.Programs;
using Course.Notebooks.Kernel;
using Course.Notebooks.Tests.Kernel;

namespace Course.Notebooks.Tests.Export;

/// <summary>Cells that are fine in a notebook and awkward in a program, run as both.</summary>
public sealed class NotebookProgramTests : IDisposable
{
    /// <summary>Cells, and what each one shows.</summary>
    private static readonly (string Source, string Shown)[] s_cells =
    [
        ("#i \"nuget:feed\"\n#r \"nuget:Above, 1.2.0\"\nvar answer = Above.Answer.Times(7);\nanswer", "42"),
        ("answer + fromExtension", "48"),
        ("class Box { public int V = 3; }\nnew Box().V", "3"),
        ("var x = 1;\nint Twice() => 2 * x;\nTwice()", "2"),
        ("var x = \"two\";\nx", "two"),
        ("x + Twice() + (x, 1).x + nameof(x)", "two2twox"),
        ("using System.Diagnostics;\nStopwatch.GetTimestamp() > 0", "True"),
        ("// paths\nusing System.IO;\n\n// no more\nPath.GetFileName(\"a/b.txt\") // its name", "b.txt"),
        ("#region shapes\n/// A square.\nprivate record Square(double Side);\nclass Two { public double Sum => new Square(2).Side + new Square(1).Side; }\n#endregion\nvar square = new Square(4);\nnew Two().Sum + square.Side", "7"),
        ("class Pair { public int A = 1; }\nstatic Pair Same(this Pair p) => p;\nSame(new Pair()).A + new Pair().Same().A", "2"),
        ("Pair Make(Pair p) => p;\nMake(new Pair { A = 5 }).A", "5"),
        ("record Pair(int Left, int Right);\nstatic Pair Turned(this Pair p) => new(p.Right, p.Left);\nPair Make(int n) => new(n, n + 1);\nMake(4).Turned().Left", "5"),
        ("Late Early() => new Late(9);\nrecord Late(int N);\nEarly().N", "9"),
        ("await Task.Delay(1);\nvar text = await Task.FromResult(\"awaited\");\ntext", "awaited"),
        ("int.TryParse(\"12\", out var parsed)", "True"),
        ("if (parsed is int number && number > 3) Console.WriteLine(number);", "12"),
        ("Console.WriteLine(\"no semicolon\")", "no semicolon"),
        ("const int N = 5;\nstatic int calls = 1;\nstatic int Next(int n) => n + N + calls++;\nclass Uses { public int[] A = new int[N]; public int B => Next(1); }\nnew Uses().B + new Uses().A.Length", "12"),
        ("int N = 7;\nNext(0) + N", "14"),
        ("int counter;\nvoid Count() => counter++;\nCount();\ncounter", "1"),
        ("foreach (var n in new[] { 1, 2 }) Console.WriteLine(n);\nvar n = \"n\";\nn", "1\n2\nn"),
        ("Func<int, int> f = x => x + 1;\nf(1) /* two */", "2"),
        ("parsed > 3\n    ? \"much\"\n    : \"little\"", "much"),
        ("display(\"once\")", "once"),
        ("$\"{1234.5:N2}\"", "1,234.50"),
        ("new Pair(1, 2)", "Pair { Left = 1, Right = 2 }\nLeft   1\nRight  2"),
        ("class Box { public Pair Both = new(3, 4); public List<Pair> More = [new(5, 6)]; }\nnew Box()", "Box\nBoth  Pair { Left = 3, Right = 4 }\nMore  index  value\n      0      Pair { Left = 5, Right = 6 }"),
        ("new { w = 3.5, text }", "{ w = 3.5, text = awaited }\nw     3.5\ntext  awaited"),
        ("new Dictionary<string, int> { [\"k\"] = 1 }", "key  value\nk    1"),
        ("string missing = null;\nmissing", "<null>"),
        ("null", "<null>"),
        ("#nullable enable\nstring? maybe = null;\nmaybe ?? \"nothing\"", "nothing"),
        ("display(new Square(1), \"text/plain\"); \"**b**\".DisplayAs(\"text/markdown\");", "Square\n      Side: 1\n**b**"),
        ("class Shy { public int A => throw new InvalidOperationException(\"no A\"); }\nnew Shy()", "Shy\nA  System.InvalidOperationException: no A"),
        .. KernelProcess.HasCultures ? new[]
        {
            ("1234.5.ToString(\"N2\", new System.Globalization.CultureInfo(\"de-DE\"))", "1.234,50"),
            ("string.Join(\",\", new[] { \"b\", \"A\", \"a\", \"B\" }.OrderBy(word => word))", "a,A,b,B"),
            ("\"d\\u00e9j\\u00e0\".Normalize(System.Text.NormalizationForm.FormD).Length", "6"),
        } : [],
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("course-program-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_runs_in_the_kernel_runs_as_a_program_and_shows_the_same()
    {
        Pack();
        Notebook([.. s_cells.Select((cell, i) => Cell.Code($"cell-{i}", cell.Source))]).Write(Path.Combine(_folder, "n.ipynb"));
        string course = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "Course.Cli.exe" : "Course.Cli");

        var run = await Run(course, "run", "n.ipynb", "--out", "site");
        Assert.True(run.ExitCode == 0, run.Errors);
        var export = await Run(course, "export", "n.ipynb", "--to", "cs", "--out", "n.cs");
        Assert.True(export.ExitCode == 0, export.Errors);
        var program = await Run("dotnet", "run", "-c", "Release", "n.cs");
        Assert.True(program.ExitCode == 0, program.Output + program.Errors);
        Assert.Equal(string.Concat(s_cells.Select(cell => cell.Shown + "\n")), program.Output);
        Assert.Equal(program.Output, string.Concat(NotebookDocument.Read(Path.Combine(_folder, "site", "n.ipynb")).Cells.SelectMany(cell => cell.Outputs).Select(Text)));
    }

    [Fact]
    public async Task A_package_with_an_extension_for_another_kernel_becomes_a_program()
    {
        byte[] library = PackageFeed.Compile("Extended", "namespace Extended; public static class It { public static string Is => \"here\"; }");
        new PackageFeed(Path.Combine(_folder, "feed")).Pack("Extended", "1.0.0", library, "", ("interactive-extensions/dotnet/Extended.Interactive.dll", "no library"));
        Notebook(Cell.Code("extended", "#i \"nuget:feed\"\n#r \"nuget:Extended, 1.0.0\"\nExtended.It.Is")).Write(Path.Combine(_folder, "n.ipynb"));
        string course = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "Course.Cli.exe" : "Course.Cli");
        var export = await Run(course, "export", "n.ipynb", "--to", "cs", "--out", "n.cs");
        Assert.True(export.ExitCode == 0, export.Errors);
        Assert.Contains("Extended@1.0.0", File.ReadAllText(Path.Combine(_folder, "n.cs")));
    }

    [Fact]
    public void A_package_that_cannot_be_had_is_said_with_its_cell()
    {
        var notebook = Notebook(Cell.Code("packages", "#r \"nuget: No.Such.Package.Of.This.Course, 1.0.0\""));
        string problem = Assert.Throws<ExportException>(() => CSharpExporter.Export(notebook, Path.Combine(_folder, "n.ipynb"), Path.Combine(_folder, "n.cs"))).Problems.Single();
        Assert.StartsWith("cell packages: The NuGet package No.Such.Package.Of.This.Course 1.0.0 is not on this machine, and it could not be restored: ", problem);
    }

    private static string Text(CellOutput output) => output switch
    {
        StreamOutput stream => stream.Text,
        DisplayOutput display => OutputText.Of(display.Data.MimeTypes.ToDictionary(type => type, type => display.Data.Text(type)!)) + "\n",
        _ => output.ToString()!,
    };

    private static NotebookDocument Notebook(params Cell[] cells)
    {
        var notebook = NotebookDocument.NewCourse();
        foreach (var cell in cells)
            notebook.Cells.Add(cell);
        return notebook;
    }

    /// <summary>A package that needs another one and has cells of its own.</summary>
    private void Pack()
    {
        var feed = new PackageFeed(Path.Combine(_folder, "feed"));
        byte[] below = PackageFeed.Compile("Below", "namespace Below; public class Number { public int Value => 6; }");
        feed.Pack("Below", "1.0.0", below);
        byte[] above = PackageFeed.Compile("Above", "namespace Above; public static class Answer { public static int Times(int n) => n * new Below.Number().Value; }", below);
        feed.Pack("Above", "1.2.0", above, """<dependency id="Below" version="1.0.0" />""", ("interactive-extensions/dotnet/extension.dib", "#!csharp\nvar fromExtension = Above.Answer.Times(1);\n"));
    }

    /// <summary>Packages are unpacked into the test's folder; the others are read where they are.</summary>
    private Task<(int ExitCode, string Output, string Errors)> Run(string program, params string[] arguments) => Programs.Run(
        _folder, program, arguments,
        ("NUGET_FALLBACK_PACKAGES", Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages")),
        ("NUGET_PACKAGES", Path.Combine(_folder, "packages")));
}
