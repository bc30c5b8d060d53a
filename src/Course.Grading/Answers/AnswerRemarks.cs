using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Course.Grading.Answers;

/// <summary>What in a source is meant for a grader rather than for the task. It gains nothing, because only values count; a teacher may want to know of it all the same.</summary>
internal static class AnswerRemarks
{
    private static readonly string[] s_results = ["pass", "✓", "points", "\"Kind\"", "correct"];

    /// <summary>Remarks about an answer.</summary>
    /// <param name="code">The declarations of an answer.</param>
    /// <returns>A sentence for each.</returns>
    public static IEnumerable<string> Of(string code)
    {
        var nodes = CSharpSyntaxTree.ParseText(code, new CSharpParseOptions(LanguageVersion.Latest, kind: SourceCodeKind.Script)).GetRoot().DescendantNodes().ToList();
        if (nodes.OfType<CatchClauseSyntax>().Any(HidesEverything))
            yield return "It catches every exception, so that an error looks like an answer.";
        if (nodes.Any(IsOwnEquality))
            yield return "It declares an equality or a text of its own, which grading never asks for.";
        if (nodes.OfType<InvocationExpressionSyntax>().Any(PrintsAResult))
            yield return "It prints what looks like a result, which counts for nothing.";
    }

    private static bool HidesEverything(CatchClauseSyntax clause) =>
        clause.Filter is null
        && clause.Declaration?.Type.ToString().Split('.')[^1] is null or "Exception"
        && !clause.Block.DescendantNodes().Any(node => node is ThrowStatementSyntax or ThrowExpressionSyntax);

    private static bool IsOwnEquality(SyntaxNode node) => node switch
    {
        OperatorDeclarationSyntax one => one.OperatorToken.Kind() is SyntaxKind.EqualsEqualsToken or SyntaxKind.ExclamationEqualsToken,
        MethodDeclarationSyntax method => method.Modifiers.Any(SyntaxKind.OverrideKeyword) && method.Identifier.Text is nameof(Equals) or nameof(GetHashCode) or nameof(ToString),
        _ => false,
    };

    private static bool PrintsAResult(InvocationExpressionSyntax call) =>
        call.Expression.ToString() is var called
        && (called.StartsWith("Console.", StringComparison.Ordinal) || called.StartsWith("System.Console.", StringComparison.Ordinal))
        && call.ArgumentList.DescendantTokens().Any(token => token.IsKind(SyntaxKind.StringLiteralToken) && s_results.Any(word => token.ValueText.Contains(word, StringComparison.OrdinalIgnoreCase)));
}
