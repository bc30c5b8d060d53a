using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Course.Notebooks.Export;

/// <summary>Colours C# script code: spans with the classes kw (keyword), ty (type), fn (method), st (string), nu (number), cm (comment) and di (directive).</summary>
internal static class CSharpHighlighter
{
    /// <summary>Turns code into HTML. Code that does not compile is coloured as far as its tokens go.</summary>
    /// <param name="code">A cell's source, magic commands included.</param>
    /// <returns>Escaped HTML; without its tags it is the code, character for character.</returns>
    public static string Highlight(string code)
    {
        var html = new StringBuilder(code.Length * 2);
        var inCSharp = true;
        var block = new StringBuilder();
        foreach (var line in SplitLines(code))
        {
            var trimmed = line.TrimStart();
            if (!trimmed.StartsWith("#!", StringComparison.Ordinal) && !IsScriptDirective(trimmed))
            {
                block.Append(line);
                continue;
            }
            Flush();
            Append(html, "di", line.TrimEnd('\n'));
            if (line.EndsWith('\n'))
                html.Append('\n');
            if (trimmed.StartsWith("#!", StringComparison.Ordinal))
                inCSharp = !SwitchesLanguage(trimmed);
        }
        Flush();
        return html.ToString();

        void Flush()
        {
            if (inCSharp)
                AppendCSharp(html, block.ToString());
            else
                html.Append(Html.Escape(block.ToString()));
            block.Clear();
        }
    }

    private static IEnumerable<string> SplitLines(string code)
    {
        for (var start = 0; start < code.Length;)
        {
            var end = code.IndexOf('\n', start);
            end = end < 0 ? code.Length : end + 1;
            yield return code[start..end];
            start = end;
        }
    }

    private static bool IsScriptDirective(string line) =>
        line.StartsWith("#r ", StringComparison.Ordinal) || line.StartsWith("#i ", StringComparison.Ordinal) || line.StartsWith("#load ", StringComparison.Ordinal);

    private static bool SwitchesLanguage(string magic) =>
        magic.Split(' ', '\n')[0] is "#!markdown" or "#!html" or "#!mermaid" or "#!javascript" or "#!js" or "#!value" or "#!fsharp" or "#!pwsh" or "#!sql" or "#!kql" or "#!http";

    private static void AppendCSharp(StringBuilder html, string code)
    {
        var root = CSharpSyntaxTree.ParseText(code, new CSharpParseOptions(LanguageVersion.Preview, kind: SourceCodeKind.Script)).GetRoot();
        var written = 0;
        foreach (var (span, kind) in Pieces(root).OrderBy(piece => piece.Span.Start))
        {
            if (span.Start < written || span.IsEmpty)
                continue;
            html.Append(Html.Escape(code[written..span.Start]));
            Append(html, kind, code[span.Start..span.End]);
            written = span.End;
        }
        html.Append(Html.Escape(code[written..]));
    }

    private static void Append(StringBuilder html, string kind, string text) =>
        html.Append("<span class=\"").Append(kind).Append("\">").Append(Html.Escape(text)).Append("</span>");

    private static IEnumerable<(TextSpan Span, string Kind)> Pieces(SyntaxNode root)
    {
        foreach (var trivia in root.DescendantTrivia())
        {
            if (trivia.IsDirective)
                yield return (TrimEnd(trivia), "di");
            else if (IsComment(trivia.Kind()))
                yield return (TrimEnd(trivia), "cm");
        }
        foreach (var token in root.DescendantTokens())
        {
            if (Kind(token) is { } kind)
                yield return (token.Span, kind);
        }
    }

    private static bool IsComment(SyntaxKind kind) => kind is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia
        or SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia;

    private static TextSpan TrimEnd(SyntaxTrivia trivia)
    {
        var text = trivia.ToFullString();
        return new TextSpan(trivia.FullSpan.Start, text.TrimEnd('\n', '\r').Length);
    }

    private static string? Kind(SyntaxToken token)
    {
        var kind = token.Kind();
        if (kind == SyntaxKind.IdentifierToken)
            return Identifier(token);
        if (SyntaxFacts.IsKeywordKind(kind))
            return "kw";
        return kind switch
        {
            SyntaxKind.NumericLiteralToken => "nu",
            SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken or SyntaxKind.Utf8StringLiteralToken
                or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
                or SyntaxKind.InterpolatedStringStartToken or SyntaxKind.InterpolatedVerbatimStringStartToken
                or SyntaxKind.InterpolatedSingleLineRawStringStartToken or SyntaxKind.InterpolatedMultiLineRawStringStartToken
                or SyntaxKind.InterpolatedStringTextToken or SyntaxKind.InterpolatedStringEndToken or SyntaxKind.InterpolatedRawStringEndToken => "st",
            _ => null,
        };
    }

    /// <summary>Types and methods as far as syntax tells: there is no compilation behind a page.</summary>
    private static string? Identifier(SyntaxToken token)
    {
        var parent = token.Parent;
        switch (parent)
        {
            case BaseTypeDeclarationSyntax or DelegateDeclarationSyntax or TypeParameterSyntax or ConstructorDeclarationSyntax:
                return "ty";
            case MethodDeclarationSyntax or LocalFunctionStatementSyntax:
                return "fn";
            case SimpleNameSyntax name when IsCalled(name):
                return "fn";
            case IdentifierNameSyntax { IsVar: true } or IdentifierNameSyntax { IsNint: true } or IdentifierNameSyntax { IsNuint: true }:
                return "kw";
            case SimpleNameSyntax name when IsType(name):
                return "ty";
            default:
                return null;
        }
    }

    private static bool IsCalled(SimpleNameSyntax name) => name.Parent switch
    {
        InvocationExpressionSyntax call => call.Expression == name,
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access => access.Name == name && call.Expression == access,
        MemberBindingExpressionSyntax { Parent: InvocationExpressionSyntax } => true,
        _ => false,
    };

    private static bool IsType(SimpleNameSyntax name)
    {
        SyntaxNode node = name;
        while (node.Parent is NullableTypeSyntax or ArrayTypeSyntax or TypeArgumentListSyntax or RefTypeSyntax or TupleElementSyntax || (node.Parent is QualifiedNameSyntax qualified && qualified.Right == node))
        {
            if (node.Parent is TypeArgumentListSyntax or TupleElementSyntax)
                return true;
            node = node.Parent;
        }
        return node.Parent switch
        {
            VariableDeclarationSyntax declaration => declaration.Type == node,
            ParameterSyntax parameter => parameter.Type == node,
            ObjectCreationExpressionSyntax creation => creation.Type == node,
            ArrayCreationExpressionSyntax or TypeOfExpressionSyntax or BaseTypeSyntax or TypeConstraintSyntax or DefaultExpressionSyntax => true,
            MethodDeclarationSyntax method => method.ReturnType == node,
            LocalFunctionStatementSyntax function => function.ReturnType == node,
            PropertyDeclarationSyntax property => property.Type == node,
            CastExpressionSyntax cast => cast.Type == node,
            ForEachStatementSyntax loop => loop.Type == node,
            DeclarationPatternSyntax pattern => pattern.Type == node,
            BinaryExpressionSyntax binary => binary.IsKind(SyntaxKind.AsExpression) && binary.Right == node,
            CatchDeclarationSyntax caught => caught.Type == node,
            AttributeSyntax => true,
            _ => node is GenericNameSyntax,
        };
    }
}
