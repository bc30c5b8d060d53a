using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Course.Notebooks.Export.Programs;

/// <summary>What becomes a member of a class, because types and extension methods, which stand outside of a program's statements, use it: static functions, static variables and constants.</summary>
internal sealed class ProgramMembers
{
    /// <summary>The class that has them.</summary>
    public const string Class = "CellMembers";

    private readonly HashSet<SyntaxNode> _declarations = [];

    public ProgramMembers(IReadOnlyList<ProgramPart.Code> parts)
    {
        var models = parts.ToDictionary(part => part.Tree, part => part.Model);
        var outside = new Stack<SyntaxNode>(parts.SelectMany(part => part.Root.Members).Where(member =>
            member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax || (member is MethodDeclarationSyntax method && IsExtension(method))));
        while (outside.TryPop(out var node))
        {
            foreach (var name in node.DescendantNodes().OfType<SimpleNameSyntax>())
            {
                var symbol = models[node.SyntaxTree].GetSymbolInfo(name).Symbol?.OriginalDefinition;
                if (symbol is IMethodSymbol or IFieldSymbol && symbol is { IsStatic: true, ContainingType.IsScriptClass: true, DeclaringSyntaxReferences: [var place, ..] }
                    && place.GetSyntax().FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } declaration && _declarations.Add(declaration))
                    outside.Push(declaration);
            }
        }
    }

    /// <summary>Whether a declaration at the top level of a cell goes to the class.</summary>
    public bool Contain(MemberDeclarationSyntax declaration) =>
        _declarations.Contains(declaration) || (declaration is MethodDeclarationSyntax method && IsExtension(method));

    private static bool IsExtension(MethodDeclarationSyntax method) => method.ParameterList.Parameters is [var first, ..] && first.Modifiers.Any(SyntaxKind.ThisKeyword);
}
