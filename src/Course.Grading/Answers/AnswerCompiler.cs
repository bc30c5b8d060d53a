using System.Text;
using Course.Grading.Masters;
using Course.Grading.Results;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace Course.Grading.Answers;

/// <summary>Compiles answers in the context of their master, as one C# script each. Nothing of an answer runs here.</summary>
public sealed class AnswerCompiler
{
    private const int DeepestNesting = 500;
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(100);
    private static readonly Lock s_oneAfterTheOther = new();

    /// <summary>How much this process may grow while an answer is compiled. A compilation takes some ten megabytes; several may go on at once.</summary>
    private const long MostMemory = 2L << 30;

    /// <summary>What the notebook kernel imports by itself.</summary>
    private static readonly string[] s_imports =
        ["System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq"];

    /// <summary>In a notebook these show a value. A grade has nobody to look at it.</summary>
    private const string Silent = """
        void display(object value, params string[] mimeTypes) { }
        static void Display<T>(this T value, params string[] mimeTypes) { }
        """;

    private readonly CSharpCompilation _empty;
    private readonly SyntaxTree _nothing = CSharpSyntaxTree.ParseText("", CellDeclarations.Options);

    /// <summary>A compiler for one master; its references are read once.</summary>
    /// <param name="master">The master.</param>
    /// <exception cref="FileNotFoundException">A library that the master references is not built.</exception>
    public AnswerCompiler(Master master)
    {
        foreach (string library in master.References.Where(library => !File.Exists(library)))
            throw new FileNotFoundException($"The library {library} is not built: run dotnet build -c Release.", library);
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string[] trusted = ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "").Split(Path.PathSeparator);
        var references = trusted.Where(path => Path.GetDirectoryName(path) == framework)
            // The display types that a chapter's using directives name.
            .Concat(Notebooks.Kernel.CellLoadContext.Shared.Select(assembly => assembly.Location))
            .Concat(master.References)
            .Concat(master.References.SelectMany(library => Directory.GetFiles(Path.GetDirectoryName(library)!, "*.dll")))
            .DistinctBy(Path.GetFileName)
            .Select(path => MetadataReference.CreateFromFile(path));
        _empty = CSharpCompilation.CreateScriptCompilation(
            "answer", _nothing, references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, usings: s_imports, optimizationLevel: OptimizationLevel.Release, allowUnsafe: false, concurrentBuild: false),
            returnType: typeof(object));
        // Binding the references is the slow part, and every compilation derived from this one shares it.
        _ = _empty.GetDiagnostics();
    }

    /// <summary>Compiles an answer and screens what it uses.</summary>
    /// <param name="source">The answer.</param>
    /// <param name="exercise">Its exercise.</param>
    /// <param name="screen">Whether an answer that uses what answers may not use is refused.</param>
    /// <param name="cancellation">Stops the compiler.</param>
    /// <returns>The program, or the problem.</returns>
    public CompiledAnswer Compile(AnswerSource source, MasterExercise exercise, bool screen, CancellationToken cancellation)
    {
        if (CompileBeside(source, exercise, screen, cancellation) is var (compiled, grew) && !grew)
            return compiled;
        // All compilations that went on when the process grew were stopped. One after the other, only the costly ones are stopped again.
        lock (s_oneAfterTheOther)
        {
            GC.Collect();
            return CompileBeside(source, exercise, screen, cancellation).Compiled;
        }
    }

    private (CompiledAnswer Compiled, bool Grew) CompileBeside(AnswerSource source, MasterExercise exercise, bool screen, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(s_limit);
        long before = Environment.WorkingSet;
        bool grew = false;
        using var watch = new Timer(
            _ =>
            {
                if (Environment.WorkingSet - before > MostMemory)
                {
                    grew = true;
                    limit.Cancel();
                }
            }, null, s_look, s_look);
        try
        {
            return (DeepStack.Run(() => Problem(source) ?? Compile(source, exercise, limit.Token) switch
            {
                { Problem: null } compiled when screen && AnswerScreen.Problem(compiled.Assembly) is { } problem => CompiledAnswer.Refused(Incident.NotAllowed, problem),
                var compiled => compiled,
            }, s_limit + TimeSpan.FromSeconds(5)), false);
        }
        catch (Exception exception) when (exception is OperationCanceledException or TimeoutException && !cancellation.IsCancellationRequested)
        {
            var refused = CompiledAnswer.Refused(Incident.DoesNotCompile, grew
                ? $"The compiler needed more than {MostMemory >> 30} GB of memory for it."
                : $"The compiler was not done with it after {s_limit.TotalSeconds:0} seconds.");
            return (refused with { IsTooCostly = true }, grew);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return (CompiledAnswer.Refused(Incident.DoesNotCompile, $"The compiler gave up: {exception.Message}"), false);
        }
    }

    /// <summary>What keeps a source from being given to the compiler.</summary>
    private static CompiledAnswer? Problem(AnswerSource source)
    {
        if (source.Code.Length > CellDeclarations.Longest)
            return CompiledAnswer.Refused(Incident.DoesNotCompile, $"The answer has {source.Code.Length} characters, and {CellDeclarations.Longest} are the most that are graded.");
        var code = new CellDeclarations(source.Code);
        // The compiler recurses into what is nested, and the end of its stack would be the end of this process.
        if (code.Depth > DeepestNesting)
            return CompiledAnswer.Refused(Incident.DoesNotCompile, $"The code is nested {code.Depth} levels deep, and {DeepestNesting} are the most that are graded.");
        // Code that is cut short could go on in what stands behind it.
        if (code.FirstError is { } error)
            return DoesNotCompile(error, isAnswersOwn: true);
        return code.HasFileDirectives ? CompiledAnswer.Refused(Incident.NotAllowed, "The answer brings in files with #r or #load, which an answer may not.") : null;
    }

    private CompiledAnswer Compile(AnswerSource source, MasterExercise exercise, CancellationToken cancellation)
    {
        var usings = (exercise.Usings + source.Usings).Split('\n', StringSplitOptions.RemoveEmptyEntries).Distinct().ToList();
        string rest = $"""
            {Silent}
            {exercise.Declarations}
            #line 1 "answer"
            {source.Code}
            #line default
            ({TypeName.Of(exercise.Exercise.AnswerType)})({source.Asked})
            """;
        var (compilation, emitted, assembly) = Emit(usings, rest, cancellation);
        // A using directive somewhere in the notebook that names nothing is no reason for an answer without it to fail.
        var wrong = emitted.Diagnostics.Where(IsError).Select(error => error.Location.GetLineSpan().StartLinePosition.Line).Where(line => line < usings.Count).ToHashSet();
        if (!emitted.Success && wrong.Count > 0)
            (compilation, emitted, assembly) = Emit([.. usings.Where((_, line) => !wrong.Contains(line))], rest, cancellation);
        if (!emitted.Success)
        {
            return DoesNotCompile(emitted.Diagnostics.Where(IsError).OrderBy(one => one.Location.SourceSpan.Start).First(), isAnswersOwn: false);
        }
        var entry = compilation.GetEntryPoint(cancellation)!;
        return new CompiledAnswer(assembly, entry.ContainingType.MetadataName, entry.MetadataName);
    }

    private (CSharpCompilation Compilation, EmitResult Emitted, byte[] Assembly) Emit(List<string> usings, string rest, CancellationToken cancellation)
    {
        var text = new StringBuilder().AppendJoin('\n', usings).Append('\n').Append(rest).ToString();
        var compilation = _empty.ReplaceSyntaxTree(_nothing, CSharpSyntaxTree.ParseText(text, CellDeclarations.Options, encoding: Encoding.UTF8, cancellationToken: cancellation));
        using var assembly = new MemoryStream();
        var emitted = compilation.Emit(assembly, cancellationToken: cancellation);
        return (compilation, emitted, assembly.ToArray());
    }

    private static CompiledAnswer DoesNotCompile(Diagnostic error, bool isAnswersOwn)
    {
        var place = error.Location.GetMappedLineSpan();
        string line = isAnswersOwn || place.HasMappedPath ? $"line {place.StartLinePosition.Line + 1}: " : "";
        return CompiledAnswer.Refused(Incident.DoesNotCompile, $"It does not compile: {line}{error.GetMessage(System.Globalization.CultureInfo.InvariantCulture)} ({error.Id}).");
    }

    private static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error;
}
