using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Course.Notebooks.Kernel;

/// <summary>Functions that are written as one expression.</summary>
internal static class ExpressionBodies
{
    /// <summary>The block that an expression body stands for, on the same lines; null where that is not plain to see.</summary>
    /// <param name="arrow">The body.</param>
    /// <param name="semicolon">What ends it.</param>
    /// <param name="returnType">What the function returns; null for a constructor, which returns nothing.</param>
    /// <param name="modifiers">The function's modifiers.</param>
    public static BlockSyntax? AsBlock(ArrowExpressionClauseSyntax arrow, SyntaxToken semicolon, TypeSyntax? returnType, SyntaxTokenList modifiers)
    {
        if (arrow.Expression is ThrowExpressionSyntax || arrow.ContainsDirectives || semicolon.IsMissing)
            return null;
        bool isAsync = modifiers.Any(SyntaxKind.AsyncKeyword);
        bool returns = returnType is not null && (isAsync ? (returnType is NullableTypeSyntax nullable ? nullable.ElementType : returnType) is GenericNameSyntax or QualifiedNameSyntax { Right: GenericNameSyntax }
            : returnType is not PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword });
        var end = SyntaxFactory.Token(semicolon.LeadingTrivia, SyntaxKind.SemicolonToken, default);
        StatementSyntax statement = returns
            ? SyntaxFactory.ReturnStatement(SyntaxFactory.Token(default, SyntaxKind.ReturnKeyword, SyntaxFactory.TriviaList(SyntaxFactory.Space)), arrow.Expression, end)
            : SyntaxFactory.ExpressionStatement(arrow.Expression, end);
        return SyntaxFactory.Block(
            SyntaxFactory.Token(arrow.ArrowToken.LeadingTrivia, SyntaxKind.OpenBraceToken, arrow.ArrowToken.TrailingTrivia),
            [statement],
            SyntaxFactory.Token(default, SyntaxKind.CloseBraceToken, semicolon.TrailingTrivia));
    }
}
