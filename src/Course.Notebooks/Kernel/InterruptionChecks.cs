using Course.Notebooks.Cells;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Course.Notebooks.Kernel;

/// <summary>
/// Puts a check of <see cref="Interruption"/> at the start of every loop's body and of every function, and a mark before each of the cell's own statements,
/// on lines that are there already. The statements of functions have theirs from <see cref="LineMarks"/>.
/// </summary>
internal sealed class InterruptionChecks : CSharpSyntaxRewriter
{
    private static readonly StatementSyntax s_check = SyntaxFactory.ParseStatement($"global::{typeof(Interruption).FullName}.{nameof(Interruption.Check)}();");

    private InterruptionChecks()
    {
    }

    /// <summary>The code with its checks; code that does not parse is given back as it is, so that its errors are about what was written.</summary>
    public static string AddTo(string code, CSharpParseOptions options)
    {
        var tree = CSharpSyntaxTree.ParseText(code, options);
        bool broken = tree.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return broken ? code : new InterruptionChecks().Visit(tree.WithRootAndOptions(LineMarks.AddTo(tree.GetRoot()), options).GetRoot()).ToFullString();
    }

    public override SyntaxNode? VisitCompilationUnit(CompilationUnitSyntax node)
    {
        var unit = (CompilationUnitSyntax)base.VisitCompilationUnit(node)!;
        return node.SyntaxTree.Options.Kind == SourceCodeKind.Script
            ? unit.WithMembers([.. node.Members.Zip(unit.Members).SelectMany(member => Marked(member.First, member.Second))])
            : unit;
    }

    private static IEnumerable<MemberDeclarationSyntax> Marked(MemberDeclarationSyntax written, MemberDeclarationSyntax member)
    {
        if (member is not (GlobalStatementSyntax or FieldDeclarationSyntax))
            return [member];
        var mark = LineMarks.Store(LineMarks.Mark(written));
        return [SyntaxFactory.GlobalStatement(mark.WithLeadingTrivia(member.GetLeadingTrivia())), member.WithLeadingTrivia()];
    }

    public override SyntaxNode? VisitWhileStatement(WhileStatementSyntax node) =>
        base.VisitWhileStatement(node) is WhileStatementSyntax loop ? loop.WithStatement(Checked(loop.Statement)) : null;

    public override SyntaxNode? VisitDoStatement(DoStatementSyntax node) =>
        base.VisitDoStatement(node) is DoStatementSyntax loop ? loop.WithStatement(Checked(loop.Statement)) : null;

    public override SyntaxNode? VisitForStatement(ForStatementSyntax node) =>
        base.VisitForStatement(node) is ForStatementSyntax loop ? loop.WithStatement(Checked(loop.Statement)) : null;

    public override SyntaxNode? VisitForEachStatement(ForEachStatementSyntax node) =>
        base.VisitForEachStatement(node) is ForEachStatementSyntax loop ? loop.WithStatement(Checked(loop.Statement)) : null;

    public override SyntaxNode? VisitForEachVariableStatement(ForEachVariableStatementSyntax node) =>
        base.VisitForEachVariableStatement(node) is ForEachVariableStatementSyntax loop ? loop.WithStatement(Checked(loop.Statement)) : null;

    /// <summary>A label may be the target of a jump backwards.</summary>
    public override SyntaxNode? VisitLabeledStatement(LabeledStatementSyntax node) =>
        base.VisitLabeledStatement(node) is LabeledStatementSyntax { Statement: not (LocalDeclarationStatementSyntax or LocalFunctionStatementSyntax or LabeledStatementSyntax) } labelled
            ? labelled.WithStatement(Checked(labelled.Statement))
            : base.VisitLabeledStatement(node);

    public override SyntaxNode? VisitParenthesizedLambdaExpression(ParenthesizedLambdaExpressionSyntax node) =>
        base.VisitParenthesizedLambdaExpression(node) is ParenthesizedLambdaExpressionSyntax { Block: { } block } lambda ? lambda.WithBlock(Checked(block)) : base.VisitParenthesizedLambdaExpression(node);

    public override SyntaxNode? VisitSimpleLambdaExpression(SimpleLambdaExpressionSyntax node) =>
        base.VisitSimpleLambdaExpression(node) is SimpleLambdaExpressionSyntax { Block: { } block } lambda ? lambda.WithBlock(Checked(block)) : base.VisitSimpleLambdaExpression(node);

    public override SyntaxNode? VisitAnonymousMethodExpression(AnonymousMethodExpressionSyntax node) =>
        base.VisitAnonymousMethodExpression(node) is AnonymousMethodExpressionSyntax method ? method.WithBlock(Checked(method.Block)) : null;

    public override SyntaxNode? VisitLocalFunctionStatement(LocalFunctionStatementSyntax node)
    {
        var function = (LocalFunctionStatementSyntax)base.VisitLocalFunctionStatement(node)!;
        if (function.Body is { } body)
            return function.WithBody(Checked(body));
        return function.ExpressionBody is { } arrow && ExpressionBodies.AsBlock(arrow, function.SemicolonToken, function.ReturnType, function.Modifiers) is { } made
            ? function.WithExpressionBody(null).WithSemicolonToken(default).WithBody(Checked(made))
            : function;
    }

    public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node)
    {
        var method = (MethodDeclarationSyntax)base.VisitMethodDeclaration(node)!;
        if (method.Body is { } body)
            return method.WithBody(Checked(body));
        return method.ExpressionBody is { } arrow && ExpressionBodies.AsBlock(arrow, method.SemicolonToken, method.ReturnType, method.Modifiers) is { } made
            ? method.WithExpressionBody(null).WithSemicolonToken(default).WithBody(Checked(made))
            : method;
    }

    /// <summary>The block with a check right behind its opening brace, before a comment or a directive that may follow it.</summary>
    private static BlockSyntax Checked(BlockSyntax block)
    {
        var brace = block.OpenBraceToken;
        return block
            .WithOpenBraceToken(brace.WithTrailingTrivia())
            .WithStatements(block.Statements.Insert(0, s_check.WithTrailingTrivia(brace.TrailingTrivia)));
    }

    private static StatementSyntax Checked(StatementSyntax statement) => statement switch
    {
        BlockSyntax block => Checked(block),
        { ContainsDirectives: true } => statement,
        _ => SyntaxFactory.Block(s_check, statement),
    };
}
