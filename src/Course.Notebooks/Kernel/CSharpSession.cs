using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using Course.Notebooks.Language;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Scripting;

namespace Course.Notebooks.Kernel;

/// <summary>A chain of C# script submissions: each sees what the earlier ones declared, and may declare it anew.</summary>
/// <remarks>
/// Roslyn's scripting builds the compilations; loading and running them is done here, so that the variables of a submission
/// are kept whichever way it ends: by an exception, or by being stopped.
/// </remarks>
internal sealed class CSharpSession : IDisposable
{
    private static readonly string[] s_imports =
    [
        "System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq",
        "Microsoft.DotNet.Interactive.Kernel",
    ];

    /// <summary>Shared by all sessions: with the references, the compiler shares what it has found out about them.</summary>
    private static readonly Lazy<IReadOnlyList<MetadataReference>> s_platform = new(() => [.. CellReferences.Platform()]);

    private static readonly CSharpParseOptions s_syntax = new(kind: SourceCodeKind.Script);

    private readonly CellReferences _references;
    private ImmutableList<MetadataReference> _added = [];
    private Script<object>? _last;
    private object?[] _submissions = new object?[16];
    private int _count;

    public CSharpSession()
    {
        var libraries = new LibraryLoadContext();
        Context = new CellLoadContext(libraries);
        _references = new CellReferences(libraries);
    }

    /// <summary>Where the session's compiled cells live.</summary>
    public CellLoadContext Context { get; }

    /// <summary>Where packages are looked for.</summary>
    public PackageReferences Packages { get; } = new();

    /// <summary>Makes a library known to the submissions that follow.</summary>
    /// <exception cref="DirectiveException">There is no such library.</exception>
    public void Reference(string path, string directory, int line)
    {
        _references.Directory = directory;
        if (!_references.IsPartOfPlatform(path))
            _added = _added.Add(_references.Add(path, line));
    }

    /// <summary>Makes the libraries of a NuGet package, and of those it needs, known to the submissions that follow.</summary>
    /// <returns>What the packages bring; the notebooks among it are yet to be run.</returns>
    /// <exception cref="DirectiveException">The package is not at hand.</exception>
    public PackageReferences.Found ReferencePackage(CellStep.Package package, string directory, CancellationToken interrupted)
    {
        var found = Packages.Add(package, directory, interrupted);
        foreach (string library in found.RuntimeOnly)
            _references.Load(library);
        _added = _added.AddRange(found.Libraries.Select(library => _references.Add(library, package.Line)));
        return found;
    }

    /// <summary>Compiles one submission.</summary>
    /// <param name="code">C# script.</param>
    /// <param name="name">The name of the source in error messages and stack traces.</param>
    /// <param name="directory">What paths in <c>#load</c> are relative to.</param>
    /// <returns>The value of the last expression when that has no semicolon, and whether there is such an expression.</returns>
    /// <exception cref="CellCompilationException">The code does not compile; the session is as before.</exception>
    public Submission Compile(string code, string name, string directory)
    {
        _references.Directory = directory;
        var options = ScriptOptions.Default
            .WithReferences(NewReferences())
            .WithImports(_last is null ? s_imports : [])
            .WithMetadataResolver(_references)
            .WithSourceResolver(new SourceFileResolver([], directory))
            .WithOptimizationLevel(OptimizationLevel.Release)
            .WithAllowUnsafe(true)
            .WithFilePath(name)
            .WithFileEncoding(Encoding.UTF8);
        code = InterruptionChecks.AddTo(code, s_syntax);
        var script = _last is null ? CSharpScript.Create<object>(code, options) : _last.ContinueWith<object>(code, options);
        var compilation = (CSharpCompilation)script.GetCompilation();

        using var assembly = new MemoryStream();
        using var symbols = new MemoryStream();
        var emitted = compilation.Emit(assembly, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        // Emitting fails without an error where there is nothing to emit, such as in a cell of using directives, which nobody has checked then.
        var diagnostics = emitted.Success || emitted.Diagnostics.Length > 0 ? emitted.Diagnostics : compilation.GetDiagnostics();
        var errors = diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        if (errors.Count > 0)
            throw new CellCompilationException([.. errors.OrderBy(error => error.Location.SourceSpan.Start)]);
        _added = [];
        _last = script;
        if (!emitted.Success)
            return new Submission(_ => Task.FromResult<object>(null!), HasResult: false);

        assembly.Position = symbols.Position = 0;
        var entry = compilation.GetEntryPoint(CancellationToken.None)
            ?? throw new InvalidOperationException("The compiler gave a submission without an entry point.");
        var type = Context.LoadFromStream(assembly, symbols).GetType(entry.ContainingType.MetadataName)!;
        var run = type.GetMethod(entry.MetadataName, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!
            .CreateDelegate<Func<object?[], Task<object>>>();
        return new Submission(run, HasResult(compilation, name));
    }

    /// <summary>Starts a submission; what it declares is kept from this moment on.</summary>
    /// <returns>The running submission, or the finished one where it awaits nothing.</returns>
    public Task<object> Start(Submission submission)
    {
        // Slot 0 is for host objects, and each submission puts itself into the next one.
        if (++_count + 1 >= _submissions.Length)
            Array.Resize(ref _submissions, 2 * _submissions.Length);
        return submission.Run(_submissions);
    }

    /// <summary>The variables that cells declared, newest meaning of each name, in alphabetical order.</summary>
    public IReadOnlyList<(string Name, Type Type, object? Value)> Variables() =>
        [.. _submissions.OfType<object>()
            .SelectMany(submission => submission.GetType()
                .GetFields(BindingFlags.Instance | BindingFlags.Public)
                .Where(field => !field.Name.StartsWith('<'))
                .Select(field => (field.Name, field.FieldType, Value: field.GetValue(submission))))
            .GroupBy(variable => variable.Name)
            .Select(same => same.Last())
            .OrderBy(variable => variable.Name, StringComparer.Ordinal)];

    /// <summary>What the next submission can see; may be asked for on any thread, also while a submission runs.</summary>
    public SessionView View(string directory) => new((CSharpCompilation?)_last?.GetCompilation(), NewReferences(), s_imports, directory);

    private IReadOnlyList<MetadataReference> NewReferences() => _last is null ? [.. s_platform.Value, .. _added] : _added;

    /// <summary>Lets the compiled cells go.</summary>
    public void Dispose() => Context.Unload();

    private static bool HasResult(CSharpCompilation compilation, string name)
    {
        var tree = compilation.SyntaxTrees.Last(tree => tree.FilePath == name);
        var root = (CompilationUnitSyntax)tree.GetRoot();
        var statements = root.Members.OfType<GlobalStatementSyntax>().ToList();
        if (statements.SelectMany(statement => statement.DescendantNodes(node => node is not (LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax)))
            .Any(node => node is ReturnStatementSyntax))
            return true;
        if (root.Members.LastOrDefault() is not GlobalStatementSyntax { Statement: ExpressionStatementSyntax last } || !last.SemicolonToken.IsMissing)
            return false;
        return last.Expression.IsKind(SyntaxKind.NullLiteralExpression)
            || compilation.GetSemanticModel(tree).GetTypeInfo(last.Expression).ConvertedType is { SpecialType: not SpecialType.System_Void };
    }
}
