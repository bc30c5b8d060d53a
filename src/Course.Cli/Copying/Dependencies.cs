using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Course.Cli.Copying;

/// <summary>Which file of the library needs which others, and which packages, found by the compiler: a file needs those that declare what it names, or what its expressions are.</summary>
internal sealed class Dependencies
{
    /// <summary>What a project gets from <c>ImplicitUsings</c>, which new projects have.</summary>
    private const string ImplicitUsings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Net.Http;
        global using System.Threading; global using System.Threading.Tasks;
        """;

    private readonly HelperLibrary _library;
    private readonly CSharpCompilation _compilation;
    private readonly Dictionary<SyntaxTree, SourceFile> _files;
    private readonly Dictionary<SourceFile, (HashSet<SourceFile> Files, HashSet<string> Assemblies)> _needs = [];
    private readonly Dictionary<SourceFile, SyntaxToken[]> _rootNames = [];

    private Dependencies(HelperLibrary library, IEnumerable<MetadataReference> references)
    {
        _library = library;
        _files = library.Files.ToDictionary(file => file.Tree);
        _compilation = Compile(library.Files.Select(file => file.Tree), references);
    }

    /// <summary>Looks at a library.</summary>
    /// <param name="library">The library.</param>
    /// <param name="references">The assemblies that it is built against.</param>
    public static Dependencies Of(HelperLibrary library, IEnumerable<MetadataReference> references) => new(library, references);

    /// <summary>The assemblies that the library is built against: .NET's own, and those that were laid beside it for the notebooks.</summary>
    public static IReadOnlyList<MetadataReference> References(HelperLibrary library)
    {
        string laid = Path.GetFullPath(Path.Combine(library.Folder, "..", "..", "artifacts", "course"));
        var framework = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) is { } folder && Path.GetFileName(Path.GetDirectoryName(folder))?.EndsWith(".App", StringComparison.Ordinal) == true);
        var packages = Directory.Exists(laid) ? Directory.GetFiles(laid, "*.dll") : [];
        var names = framework.Select(Path.GetFileName).ToHashSet();
        return
        [
            .. framework.Concat(packages.Where(path => Path.GetFileName(path) != "Course.dll" && !names.Contains(Path.GetFileName(path)))).Select(path => MetadataReference.CreateFromFile(path)),
        ];
    }

    /// <summary>Sources compiled as a new project compiles them.</summary>
    public static CSharpCompilation Compile(IEnumerable<SyntaxTree> trees, IEnumerable<MetadataReference> references) => CSharpCompilation.Create(
        "Copy",
        [CSharpSyntaxTree.ParseText(ImplicitUsings, new CSharpParseOptions(LanguageVersion.CSharp14, DocumentationMode.Parse)), .. trees],
        references,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>The files that a helper needs, its own among them, in the order of their paths.</summary>
    public IReadOnlyList<SourceFile> Closure(Helper helper)
    {
        HashSet<SourceFile> reached = [.. helper.Files];
        Queue<SourceFile> waiting = new(reached);
        while (waiting.TryDequeue(out var file))
        {
            foreach (var needed in Needs(file).Files.Where(reached.Add))
                waiting.Enqueue(needed);
        }
        return [.. _library.Files.Where(reached.Contains)];
    }

    /// <summary>The assemblies, beside .NET's own, that files name.</summary>
    public IReadOnlySet<string> Assemblies(IEnumerable<SourceFile> files) => files.SelectMany(file => Needs(file).Assemblies).ToHashSet();

    /// <summary>Where in a file the library's own root namespace is written.</summary>
    public IReadOnlyList<SyntaxToken> RootNames(SourceFile file) =>
        _rootNames.TryGetValue(file, out var known) ? known : _rootNames[file] = [.. FindRootNames(file)];

    private IEnumerable<SyntaxToken> FindRootNames(SourceFile file)
    {
        var model = _compilation.GetSemanticModel(file.Tree);
        foreach (var name in file.Tree.GetRoot().DescendantNodes().OfType<IdentifierNameSyntax>())
        {
            bool first = name.Parent is not QualifiedNameSyntax { Right: var right } || right != name;
            bool declares = first && name.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault() is { } declaration && declaration.Name.Span.Contains(name.Span);
            if (declares || model.GetSymbolInfo(name).Symbol is INamespaceSymbol { ContainingNamespace.IsGlobalNamespace: true } root && IsOwn(root))
                yield return name.Identifier;
        }
    }

    private bool IsOwn(INamespaceSymbol name) => _compilation.Assembly.GlobalNamespace.GetNamespaceMembers().Any(own => own.Name == name.Name);

    private (HashSet<SourceFile> Files, HashSet<string> Assemblies) Needs(SourceFile file)
    {
        if (_needs.TryGetValue(file, out var known))
            return known;
        var model = _compilation.GetSemanticModel(file.Tree);
        var needs = (Files: new HashSet<SourceFile>(), Assemblies: new HashSet<string>());
        foreach (var node in file.Tree.GetRoot().DescendantNodes())
        {
            if (node is UsingDirectiveSyntax)
                continue;
            var info = model.GetSymbolInfo(node);
            Add(info.Symbol ?? info.CandidateSymbols.FirstOrDefault());
            if (node is ExpressionSyntax expression)
            {
                var type = model.GetTypeInfo(expression);
                Add(type.Type);
                Add(type.ConvertedType);
            }
            else if (node is CommonForEachStatementSyntax loop)
            {
                var walk = model.GetForEachStatementInfo(loop);
                Add(walk.GetEnumeratorMethod);
                Add(walk.ElementType);
            }
        }
        return _needs[file] = needs;

        void Add(ISymbol? symbol)
        {
            switch (symbol)
            {
                case null or INamespaceSymbol or ILocalSymbol or IRangeVariableSymbol:
                    return;
                case IArrayTypeSymbol array:
                    Add(array.ElementType);
                    return;
                case IMethodSymbol { ReducedFrom: { } extension }:
                    Add(extension);
                    return;
            }
            if (symbol is INamedTypeSymbol { IsGenericType: true } generic && !SymbolEqualityComparer.Default.Equals(generic, generic.OriginalDefinition))
            {
                foreach (var argument in generic.TypeArguments)
                    Add(argument);
            }
            symbol = symbol.OriginalDefinition;
            if (!SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, _compilation.Assembly))
            {
                if (symbol.ContainingAssembly is { } assembly)
                    needs.Assemblies.Add(assembly.Name);
                return;
            }
            var places = symbol.DeclaringSyntaxReferences.Select(reference => reference.SyntaxTree).Distinct().Where(_files.ContainsKey).ToArray();
            // A part of a static class is needed only for the members in it that are named.
            if (symbol is INamedTypeSymbol { IsStatic: true } && places.Length > 1)
                return;
            foreach (var place in places)
            {
                if (place != file.Tree)
                    needs.Files.Add(_files[place]);
            }
            if (symbol.ContainingType is { } owner)
                Add(owner);
        }
    }
}
