using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Course.Notebooks.Export.Programs;

/// <summary>The names of a program. A later cell may declare a name anew; in a program, where all cells share one scope, the second one is named differently.</summary>
/// <remarks>
/// Names are renamed by what they mean, not by how they are spelt: the compiler says which declaration each use belongs to.
/// A type that is declared anew goes into a class, so that it keeps its own name, which values show.
/// Renamed are: a second declaration of a name; a declaration whose name some cell uses for something of a library; an overload of a function; and a variable
/// of a nested block that has the name of a variable of the whole program, which C# forbids outside of lambdas and functions.
/// </remarks>
internal sealed class ProgramNames
{
    private static readonly string[] s_reserved = ["Program", "Notebook", ProgramMembers.Class, "DisplayedValue", "PlainText", "args", "display", "HTML"];

    /// <summary>The class, and with a number the further ones, of types that are declared anew.</summary>
    private const string Redeclared = "Redeclared";

    private readonly List<string> _homes = [];
    private readonly Dictionary<(SyntaxTree, TextSpan), string> _names = [];
    private readonly Dictionary<(SyntaxTree, TextSpan), string> _cells = [];
    private readonly HashSet<string> _spelt;
    private readonly HashSet<string> _taken;

    public ProgramNames(IReadOnlyList<ProgramPart.Code> parts)
    {
        _spelt = [.. parts.SelectMany(part => part.Root.DescendantTokens()).Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText)];
        var declared = parts.SelectMany(part => TopLevel(part).Select(symbol => (part.Cell, Symbol: symbol))).ToList();
        foreach (var (cell, symbol) in declared)
            _cells[Key(symbol)!.Value] = cell;
        _taken = [.. s_reserved, .. parts.SelectMany(OfLibraries)];
        foreach (var (_, symbol) in declared)
            _names[Key(symbol)!.Value] = symbol is INamedTypeSymbol ? FreeType(symbol.Name) : Free(symbol.Name);
        foreach (var part in parts)
            foreach (var symbol in Nested(part).Where(symbol => _taken.Contains(symbol.Name)))
                _names[Key(symbol)!.Value] = Free(symbol.Name);
    }

    /// <summary>The name of a symbol in the program; null where it is as in the notebook because the notebook did not declare it at its top level.</summary>
    public string? Of(ISymbol? symbol) => Key(symbol) is { } key ? _names.GetValueOrDefault(key) : null;

    /// <summary>The cell that declared a symbol at its top level; null for anything else.</summary>
    public string? Cell(ISymbol? symbol) => Key(symbol) is { } key ? _cells.GetValueOrDefault(key) : null;

    /// <summary>A name that nothing in the notebook has.</summary>
    public string Free(string wanted)
    {
        if (_taken.Add(wanted))
            return wanted;
        string start = char.IsAsciiDigit(wanted[^1]) ? wanted + "_" : wanted;
        int n = 2;
        while (_spelt.Contains($"{start}{n}") || !_taken.Add($"{start}{n}"))
            n++;
        return $"{start}{n}";
    }

    /// <summary>The name of a type, which stands in a class of its own where something else has the name.</summary>
    private string FreeType(string wanted)
    {
        if (_taken.Add(wanted))
            return wanted;
        int n = 0;
        while (!_taken.Add($"{Home(n)}.{wanted}"))
            n++;
        return $"{Home(n)}.{wanted}";
    }

    private string Home(int n)
    {
        if (n == _homes.Count)
            _homes.Add(Free(Redeclared));
        return _homes[n];
    }

    /// <summary>Whether a node is part of a function's own code, where names of the program may be used for something else.</summary>
    public static bool IsInFunction(SyntaxNode node) => node.Ancestors().Any(ancestor =>
        ancestor is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax or BaseTypeDeclarationSyntax or AccessorDeclarationSyntax);

    /// <summary>What a cell declares for the cells after it.</summary>
    public static IEnumerable<ISymbol> TopLevel(ProgramPart.Code part)
    {
        foreach (var node in part.Root.DescendantNodes(node => node is not BaseTypeDeclarationSyntax))
        {
            if (node is VariableDeclaratorSyntax or SingleVariableDesignationSyntax or BaseTypeDeclarationSyntax or DelegateDeclarationSyntax or MethodDeclarationSyntax
                && part.Model.GetDeclaredSymbol(node) is { ContainingType.IsScriptClass: true } symbol and not ILocalSymbol)
                yield return symbol;
        }
    }

    private static IEnumerable<ISymbol> Nested(ProgramPart.Code part) =>
        part.Root.DescendantNodes(node => node is not (BaseTypeDeclarationSyntax or AnonymousFunctionExpressionSyntax or BaseMethodDeclarationSyntax))
            .Where(node => node is VariableDeclaratorSyntax or SingleVariableDesignationSyntax or ForEachStatementSyntax or CatchDeclarationSyntax or LocalFunctionStatementSyntax
                or FromClauseSyntax or LetClauseSyntax or JoinClauseSyntax or JoinIntoClauseSyntax or QueryContinuationSyntax)
            .Where(node => !IsInFunction(node))
            .Select(node => part.Model.GetDeclaredSymbol(node))
            .Where(symbol => symbol is ILocalSymbol or IRangeVariableSymbol or IMethodSymbol { MethodKind: MethodKind.LocalFunction })!;

    /// <summary>The names by which a cell calls things that no cell declared.</summary>
    private static IEnumerable<string> OfLibraries(ProgramPart.Code part) => part.Root.DescendantNodes().OfType<SimpleNameSyntax>()
        .Where(name => !IsMemberName(name))
        .Where(name => part.Model.GetSymbolInfo(name).Symbol is { } symbol && IsOfLibrary(symbol))
        .Select(name => name.Identifier.ValueText);

    private static bool IsOfLibrary(ISymbol symbol) =>
        symbol is INamespaceSymbol or INamedTypeSymbol { IsAnonymousType: false } or IMethodSymbol or IPropertySymbol or IFieldSymbol or IAliasSymbol
        && symbol.OriginalDefinition.DeclaringSyntaxReferences.IsEmpty;

    public static bool IsMemberName(SimpleNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Name == name,
        MemberBindingExpressionSyntax or NameColonSyntax or NameEqualsSyntax => true,
        QualifiedNameSyntax qualified => qualified.Right == name,
        AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment => assignment.Left == name,
        _ => false,
    };

    private static (SyntaxTree, TextSpan)? Key(ISymbol? symbol)
    {
        if (symbol is IMethodSymbol method)
            symbol = method.ReducedFrom ?? (method.MethodKind == MethodKind.Constructor ? (ISymbol)method.ContainingType : method);
        return symbol?.OriginalDefinition.DeclaringSyntaxReferences is [var first, ..] ? (first.SyntaxTree, first.Span) : null;
    }
}
