using Course.Notebooks.Kernel;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Course.Grading.Masters;

/// <summary>A method, type or variable that a cell declares.</summary>
/// <param name="Names">Its name; several where one line declares several variables.</param>
/// <param name="Text">Its source with its comments.</param>
/// <param name="Parameters">The types of a method's parameters as written; null for what is no method.</param>
/// <param name="ParameterNames">Their names; empty for what is no method.</param>
/// <param name="Comment">The words of its doc comment.</param>
/// <param name="Words">All identifiers in it.</param>
/// <param name="IsWhole">Whether it is written without syntax errors.</param>
internal sealed record Declaration(
    IReadOnlyList<string> Names, string Text, IReadOnlyList<string>? Parameters, IReadOnlyList<string> ParameterNames, string Comment, IReadOnlySet<string> Words, bool IsWhole);

/// <summary>What a cell of C# declares. Its statements, which a notebook runs, are not part of an answer.</summary>
internal sealed class CellDeclarations
{
    /// <summary>How cells are parsed.</summary>
    public static CSharpParseOptions Options { get; } = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);

    private readonly CompilationUnitSyntax _root;

    /// <summary>The longest cell that is read, in characters. It bounds how deep the parser can recurse, for which a <see cref="DeepStack"/> has room.</summary>
    public const int Longest = 50_000;

    public CellDeclarations(string source)
    {
        Code = source.Length > Longest ? source : CodeOf(source);
        if (source.Length > Longest)
        {
            (HasErrors, _root) = (true, SyntaxFactory.CompilationUnit());
            All = [];
            return;
        }
        _root = (CompilationUnitSyntax)CSharpSyntaxTree.ParseText(Code, Options).GetRoot();
        HasErrors = _root.ContainsDiagnostics;
        All = [.. _root.Members.Where(member => member is not GlobalStatementSyntax).Select(Of)];
    }

    /// <summary>The cell's C#, without directives for the kernel.</summary>
    public string Code { get; }

    public IReadOnlyList<Declaration> All { get; }

    public string Usings => string.Concat(_root.Usings.Select(one => OneLine(one.ToString()) + "\n"));

    public bool HasErrors { get; }

    /// <summary>The first syntax error; null where there is none.</summary>
    public Diagnostic? FirstError => _root.GetDiagnostics().FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    /// <summary>Whether the code uses directives that bring in other files.</summary>
    public bool HasFileDirectives => _root.ContainsDirectives && _root.DescendantTrivia(descendIntoTrivia: true)
        .Any(trivia => trivia.IsKind(SyntaxKind.LoadDirectiveTrivia) || trivia.IsKind(SyntaxKind.ReferenceDirectiveTrivia));

    /// <summary>Calls of methods in the cell's statements and declarations.</summary>
    public IEnumerable<InvocationExpressionSyntax> Calls => _root.DescendantNodes().OfType<InvocationExpressionSyntax>();

    /// <summary>The code as tokens: equal for cells that differ in layout and comments only.</summary>
    public string Tokens => string.Join(' ', _root.DescendantTokens().Select(token => token.Text));

    /// <summary>How deep the deepest expression or block lies. The compiler recurses this deep.</summary>
    public int Depth
    {
        get
        {
            int deepest = 0;
            var open = new Stack<(SyntaxNode Node, int Depth)>([(_root, 1)]);
            while (open.TryPop(out var one))
            {
                deepest = Math.Max(deepest, one.Depth);
                foreach (var child in one.Node.ChildNodes())
                    open.Push((child, one.Depth + 1));
            }
            return deepest;
        }
    }

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string CodeOf(string source)
    {
        try
        {
            return string.Concat(CellParser.Parse(source).OfType<CellStep.Code>().Select(step => step.Text.TrimStart('\n') + "\n"));
        }
        catch (DirectiveException)
        {
            // The compiler will say what is wrong with it.
            return source;
        }
    }

    private static Declaration Of(MemberDeclarationSyntax member)
    {
        IReadOnlyList<string> names = member switch
        {
            MethodDeclarationSyntax method => [method.Identifier.Text],
            BaseTypeDeclarationSyntax type => [type.Identifier.Text],
            DelegateDeclarationSyntax one => [one.Identifier.Text],
            PropertyDeclarationSyntax property => [property.Identifier.Text],
            BaseFieldDeclarationSyntax field => [.. field.Declaration.Variables.Select(variable => variable.Identifier.Text)],
            _ => [],
        };
        var written = (member as MethodDeclarationSyntax)?.ParameterList.Parameters;
        var parameters = written?.Select(parameter => OneLine(parameter.Type?.ToString() ?? "")).ToList();
        string comment = OneLine(member.GetLeadingTrivia().ToString());
        var words = member.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.Text).ToHashSet();
        return new Declaration(names, member.ToFullString(), parameters, written?.Select(parameter => parameter.Identifier.Text).ToList() ?? [], comment, words, !member.ContainsDiagnostics);
    }
}
