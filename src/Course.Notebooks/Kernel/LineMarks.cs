using Course.Notebooks.Cells;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Course.Notebooks.Kernel;

/// <summary>
/// Makes every function of a cell know its line when an exception passes it: optimised code does not, and a function that is inlined is not even seen.
/// A local variable holds the lines of the running statement; the function's body stands in a <c>try</c> whose filter tells <see cref="Interruption"/> about them and lets the exception pass.
/// </summary>
/// <remarks>
/// Everything is added on lines that are there already. A loop pays one store for each of its statements, and what would be inlined pays a call.
/// So a function stays as it is, and a call of it may be named by its caller's line, that is one formula of numbers or that its author wants inlined; and one that yields, which C# does not allow in such a <c>try</c>.
/// </remarks>
internal sealed class LineMarks : CSharpSyntaxRewriter
{
    private const int LineBits = 16;

    private static readonly string s_interruption = $"global::{typeof(Interruption).FullName}";

    /// <summary>The variables of the functions around the node that is being visited; null for one that is left as it is.</summary>
    private readonly Stack<string?> _variables = new();
    private int _functions;

    /// <summary>What holds the running statement's lines; null where nothing does. The cell's own statements are no function: theirs are in one place for all.</summary>
    private string? Variable => _variables.TryPeek(out string? variable) ? variable : $"{s_interruption}.{nameof(Interruption.Mark)}";

    private LineMarks()
    {
    }

    /// <summary>The code with its marks.</summary>
    public static SyntaxNode AddTo(SyntaxNode root) => new LineMarks().Visit(root);

    /// <summary>The lines that a mark stands for, counted from 1.</summary>
    public static (int First, int Last) Lines(int mark) => (mark & ((1 << LineBits) - 1), mark >> LineBits);

    /// <summary>The lines of a part of the code, as one number.</summary>
    public static int Mark(SyntaxNode node)
    {
        var place = node.GetLocation().GetMappedLineSpan();
        return (place.StartLinePosition.Line + 1) | ((place.EndLinePosition.Line + 1) << LineBits);
    }

    /// <summary>The statement that says which one comes next.</summary>
    public static StatementSyntax Store(string variable, int mark) => SyntaxFactory.ParseStatement($"{variable} = {mark};");

    /// <summary>The same for one of the cell's own statements.</summary>
    public static StatementSyntax Store(int mark) => Store($"{s_interruption}.{nameof(Interruption.Mark)}", mark);

    public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node) => Method(node, node.ReturnType, base.VisitMethodDeclaration);

    public override SyntaxNode? VisitConstructorDeclaration(ConstructorDeclarationSyntax node) => Method(node, null, base.VisitConstructorDeclaration);

    public override SyntaxNode? VisitDestructorDeclaration(DestructorDeclarationSyntax node) => Method(node, null, base.VisitDestructorDeclaration);

    public override SyntaxNode? VisitOperatorDeclaration(OperatorDeclarationSyntax node) => Method(node, node.ReturnType, base.VisitOperatorDeclaration);

    public override SyntaxNode? VisitConversionOperatorDeclaration(ConversionOperatorDeclarationSyntax node) => Method(node, node.Type, base.VisitConversionOperatorDeclaration);

    private BaseMethodDeclarationSyntax Method<T>(T node, TypeSyntax? type, Func<T, SyntaxNode?> visit)
        where T : BaseMethodDeclarationSyntax
    {
        var (visited, variable) = Inside(node, IsLeftAlone(node.Body, node.ExpressionBody, type, node.AttributeLists), visit);
        var method = (T)visited;
        return Tried(node, variable, method.Body, method.ExpressionBody, method.SemicolonToken, type, node.Modifiers) is { } body
            ? method.WithExpressionBody(null).WithSemicolonToken(default).WithBody(body)
            : method;
    }

    public override SyntaxNode? VisitLocalFunctionStatement(LocalFunctionStatementSyntax node)
    {
        var (visited, variable) = Inside(node, IsLeftAlone(node.Body, node.ExpressionBody, node.ReturnType, node.AttributeLists), base.VisitLocalFunctionStatement);
        var function = (LocalFunctionStatementSyntax)visited;
        return Tried(node, variable, function.Body, function.ExpressionBody, function.SemicolonToken, node.ReturnType, node.Modifiers) is { } body
            ? function.WithExpressionBody(null).WithSemicolonToken(default).WithBody(body)
            : function;
    }

    public override SyntaxNode? VisitAccessorDeclaration(AccessorDeclarationSyntax node)
    {
        var property = node.Parent?.Parent as BasePropertyDeclarationSyntax;
        var type = node.IsKind(SyntaxKind.GetAccessorDeclaration) ? property?.Type : null;
        var (visited, variable) = Inside(node, IsLeftAlone(node.Body, node.ExpressionBody, type, node.AttributeLists), base.VisitAccessorDeclaration);
        var accessor = (AccessorDeclarationSyntax)visited;
        return Tried(node, variable, accessor.Body, accessor.ExpressionBody, accessor.SemicolonToken, type, node.Modifiers) is { } body
            ? accessor.WithExpressionBody(null).WithSemicolonToken(default).WithBody(body)
            : accessor;
    }

    public override SyntaxNode? VisitPropertyDeclaration(PropertyDeclarationSyntax node)
    {
        if (node.ExpressionBody is null)
            return base.VisitPropertyDeclaration(node);
        var (visited, variable) = Inside(node, IsLeftAlone(null, node.ExpressionBody, node.Type, node.AttributeLists), base.VisitPropertyDeclaration);
        var property = (PropertyDeclarationSyntax)visited;
        return Tried(node, variable, null, property.ExpressionBody, property.SemicolonToken, node.Type, node.Modifiers) is { } body
            ? property.WithExpressionBody(null).WithSemicolonToken(default).WithAccessorList(Getter(body))
            : property;
    }

    public override SyntaxNode? VisitIndexerDeclaration(IndexerDeclarationSyntax node)
    {
        if (node.ExpressionBody is null)
            return base.VisitIndexerDeclaration(node);
        var (visited, variable) = Inside(node, IsLeftAlone(null, node.ExpressionBody, node.Type, node.AttributeLists), base.VisitIndexerDeclaration);
        var indexer = (IndexerDeclarationSyntax)visited;
        return Tried(node, variable, null, indexer.ExpressionBody, indexer.SemicolonToken, node.Type, node.Modifiers) is { } body
            ? indexer.WithExpressionBody(null).WithSemicolonToken(default).WithAccessorList(Getter(body))
            : indexer;
    }

    public override SyntaxNode? VisitParenthesizedLambdaExpression(ParenthesizedLambdaExpressionSyntax node) => Lambda(node, node.AttributeLists, base.VisitParenthesizedLambdaExpression);

    public override SyntaxNode? VisitSimpleLambdaExpression(SimpleLambdaExpressionSyntax node) => Lambda(node, node.AttributeLists, base.VisitSimpleLambdaExpression);

    public override SyntaxNode? VisitAnonymousMethodExpression(AnonymousMethodExpressionSyntax node) => Lambda(node, default, base.VisitAnonymousMethodExpression);

    private AnonymousFunctionExpressionSyntax Lambda<T>(T node, SyntaxList<AttributeListSyntax> attributes, Func<T, SyntaxNode?> visit)
        where T : AnonymousFunctionExpressionSyntax
    {
        var (visited, variable) = Inside(node, IsLeftAlone(node.Block, null, null, attributes), visit);
        var function = (T)visited;
        return function.Block is { } block && variable is not null ? function.WithBlock(Tried(node, variable, block)) : function;
    }

    public override SyntaxNode? VisitBlock(BlockSyntax node)
    {
        var block = (BlockSyntax)base.VisitBlock(node)!;
        return Variable is { } variable ? block.WithStatements(Marked(variable, node.Statements, block.Statements)) : block;
    }

    public override SyntaxNode? VisitSwitchSection(SwitchSectionSyntax node)
    {
        var section = (SwitchSectionSyntax)base.VisitSwitchSection(node)!;
        return Variable is { } variable ? section.WithStatements(Marked(variable, node.Statements, section.Statements)) : section;
    }

    public override SyntaxNode? VisitIfStatement(IfStatementSyntax node)
    {
        var statement = (IfStatementSyntax)base.VisitIfStatement(node)!;
        statement = statement.WithStatement(Embedded(node, node.Statement, statement.Statement));
        return node.Else is { } otherwise ? statement.WithElse(statement.Else!.WithStatement(Embedded(node, otherwise.Statement, statement.Else.Statement))) : statement;
    }

    public override SyntaxNode? VisitForStatement(ForStatementSyntax node)
    {
        var loop = (ForStatementSyntax)base.VisitForStatement(node)!;
        bool mayFail = node.Condition is { } condition && !condition.DescendantNodesAndSelf().All(CannotFail) || node.Incrementors.Any(step => step is InvocationExpressionSyntax or AssignmentExpressionSyntax);
        return loop.WithStatement(mayFail ? Repeated(node, node.Statement, loop.Statement) : Embedded(node, node.Statement, loop.Statement));
    }

    public override SyntaxNode? VisitForEachStatement(ForEachStatementSyntax node)
    {
        var loop = (ForEachStatementSyntax)base.VisitForEachStatement(node)!;
        return loop.WithStatement(Repeated(node, node.Statement, loop.Statement));
    }

    public override SyntaxNode? VisitForEachVariableStatement(ForEachVariableStatementSyntax node)
    {
        var loop = (ForEachVariableStatementSyntax)base.VisitForEachVariableStatement(node)!;
        return loop.WithStatement(Repeated(node, node.Statement, loop.Statement));
    }

    public override SyntaxNode? VisitWhileStatement(WhileStatementSyntax node)
    {
        var loop = (WhileStatementSyntax)base.VisitWhileStatement(node)!;
        return loop.WithStatement(Repeated(node, node.Statement, loop.Statement));
    }

    public override SyntaxNode? VisitDoStatement(DoStatementSyntax node)
    {
        var loop = (DoStatementSyntax)base.VisitDoStatement(node)!;
        return loop.WithStatement(Repeated(node, node.Statement, loop.Statement, LastLine(node)));
    }

    /// <summary>What the loop itself does runs next.</summary>
    public override SyntaxNode? VisitContinueStatement(ContinueStatementSyntax node)
    {
        var loop = node.Ancestors().FirstOrDefault(around => around is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax);
        return loop is null || Variable is not { } variable || node.ContainsDirectives ? node : SyntaxFactory.Block(
            SyntaxFactory.Token(node.GetLeadingTrivia(), SyntaxKind.OpenBraceToken, default),
            [Store(variable, loop is DoStatementSyntax ? LastLine(loop) : FirstLine(loop)), node.WithLeadingTrivia().WithTrailingTrivia()],
            SyntaxFactory.Token(default, SyntaxKind.CloseBraceToken, node.GetTrailingTrivia()));
    }

    private static int FirstLine(SyntaxNode node) => Lines(Mark(node)).First * (1 | (1 << LineBits));

    private static int LastLine(SyntaxNode node) => Lines(Mark(node)).Last * (1 | (1 << LineBits));

    public override SyntaxNode? VisitUsingStatement(UsingStatementSyntax node)
    {
        var statement = (UsingStatementSyntax)base.VisitUsingStatement(node)!;
        return statement.WithStatement(Embedded(node, node.Statement, statement.Statement));
    }

    private (SyntaxNode Visited, string? Variable) Inside<T>(T function, bool isLeftAlone, Func<T, SyntaxNode?> visit)
        where T : SyntaxNode
    {
        _variables.Push(isLeftAlone ? null : $"__line{_functions++}");
        var visited = visit(function)!;
        return (visited, _variables.Pop());
    }

    private static bool IsLeftAlone(BlockSyntax? block, ArrowExpressionClauseSyntax? arrow, TypeSyntax? type, SyntaxList<AttributeListSyntax> attributes) =>
        block is null && arrow is null
        || attributes.ToString().Contains("AggressiveInlining", StringComparison.Ordinal)
        || block is not null && block.DescendantNodes(node => node == block || !IsFunction(node)).OfType<YieldStatementSyntax>().Any()
        || IsPlain(block, arrow)
        || type is PredefinedTypeSyntax { Keyword.RawKind: not ((int)SyntaxKind.StringKeyword or (int)SyntaxKind.ObjectKeyword or (int)SyntaxKind.VoidKeyword) }
            && (arrow?.Expression ?? (block?.Statements is [ReturnStatementSyntax only] ? only.Expression : null)) is { } formula && formula.DescendantNodesAndSelf().All(IsArithmetic);

    /// <summary>Whether a body only hands on or keeps what it is given, as properties, constructors of values and their operators do.</summary>
    private static bool IsPlain(BlockSyntax? block, ArrowExpressionClauseSyntax? arrow) =>
        arrow is not null ? IsPlain(arrow.Expression) : block!.Statements.All(statement => statement switch
        {
            ReturnStatementSyntax { Expression: { } value } => IsPlain(value),
            ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax assignment } => IsPlain(assignment),
            _ => false,
        });

    private static bool IsPlain(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax or ThisExpressionSyntax } => true,
        AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment =>
            IsPlain(assignment.Left) && assignment.Right.DescendantNodesAndSelf().All(CannotFail),
        BaseObjectCreationExpressionSyntax { Initializer: null, ArgumentList: { } arguments } => arguments.DescendantNodesAndSelf().All(CannotFail),
        _ => false,
    };

    private static bool IsFunction(SyntaxNode node) => node is LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax;

    /// <summary>Whether a part of an expression only computes with numbers: those of variables, of arrays, of lengths, and functions of mathematics.</summary>
    private static bool IsArithmetic(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax call => call.Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "Math" or "MathF" } },
        MemberAccessExpressionSyntax member => member.Expression is IdentifierNameSyntax,
        LiteralExpressionSyntax or IdentifierNameSyntax or ParenthesizedExpressionSyntax or BinaryExpressionSyntax or ConditionalExpressionSyntax or CastExpressionSyntax or PredefinedTypeSyntax
            or PrefixUnaryExpressionSyntax or ElementAccessExpressionSyntax or BracketedArgumentListSyntax or ArgumentListSyntax or ArgumentSyntax => true,
        _ => false,
    };

    /// <summary>Whether a part of a loop's condition only compares numbers that variables and lengths have.</summary>
    private static bool CannotFail(SyntaxNode node) =>
        IsArithmetic(node) && node is not (ElementAccessExpressionSyntax or CastExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.DivideExpression or (int)SyntaxKind.ModuloExpression });

    private static AccessorListSyntax Getter(BlockSyntax body) => SyntaxFactory.AccessorList([SyntaxFactory.AccessorDeclaration(SyntaxKind.GetAccessorDeclaration, body)]);

    private static BlockSyntax? Tried(
        SyntaxNode function, string? variable, BlockSyntax? body, ArrowExpressionClauseSyntax? arrow, SyntaxToken semicolon, TypeSyntax? type, SyntaxTokenList modifiers) =>
        variable is null ? null
        : body is not null ? Tried(function, variable, body)
        : arrow is not null && ExpressionBodies.AsBlock(arrow, semicolon, type, modifiers) is { } block ? Tried(function, variable, block)
        : null;

    /// <summary>A function's body in a <c>try</c>. What follows its opening brace on the line, and what precedes its closing one, stays inside.</summary>
    private static BlockSyntax Tried(SyntaxNode function, string variable, BlockSyntax body)
    {
        var (open, close) = (body.OpenBraceToken, body.CloseBraceToken);
        var filter = SyntaxFactory.ParseExpression($"{s_interruption}.{nameof(Interruption.Passes)}({variable}e, global::System.Reflection.MethodBase.GetCurrentMethod(), {variable})");
        var guarded = SyntaxFactory.TryStatement(
            SyntaxFactory.Token(SyntaxKind.TryKeyword),
            body.WithOpenBraceToken(open.WithLeadingTrivia()).WithCloseBraceToken(close.WithTrailingTrivia()),
            [SyntaxFactory.CatchClause(
                SyntaxFactory.CatchDeclaration(SyntaxFactory.ParseTypeName("global::System.Exception "), SyntaxFactory.Identifier(variable + "e")),
                SyntaxFactory.CatchFilterClause(filter),
                SyntaxFactory.Block(SyntaxFactory.ParseStatement("throw;")))],
            null);
        return SyntaxFactory.Block(
            SyntaxFactory.Token(open.LeadingTrivia, SyntaxKind.OpenBraceToken, default),
            [SyntaxFactory.ParseStatement($"int {variable} = {Mark(function)};"), guarded],
            SyntaxFactory.Token(default, SyntaxKind.CloseBraceToken, close.TrailingTrivia));
    }

    private static SyntaxList<StatementSyntax> Marked(string variable, SyntaxList<StatementSyntax> written, SyntaxList<StatementSyntax> statements)
    {
        var marked = new List<StatementSyntax>();
        for (int i = 0; i < statements.Count; i++)
        {
            if (written[i] is LocalFunctionStatementSyntax or BlockSyntax or LabeledStatementSyntax or EmptyStatementSyntax)
            {
                marked.Add(statements[i]);
                continue;
            }
            marked.Add(Store(variable, Mark(written[i])).WithLeadingTrivia(statements[i].GetLeadingTrivia()));
            marked.Add(statements[i].WithLeadingTrivia());
        }
        return [.. marked];
    }

    /// <summary>A statement in another one, with its own mark where it stands on a line of its own.</summary>
    private StatementSyntax Embedded(StatementSyntax around, StatementSyntax written, StatementSyntax statement)
    {
        int mark = Mark(written);
        if (Variable is not { } variable || written is BlockSyntax or EmptyStatementSyntax || statement.ContainsDirectives || Lines(mark).First == Lines(Mark(around)).First)
            return statement;
        return SyntaxFactory.Block(
            SyntaxFactory.Token(statement.GetLeadingTrivia(), SyntaxKind.OpenBraceToken, default),
            [Store(variable, mark), statement.WithLeadingTrivia().WithTrailingTrivia()],
            SyntaxFactory.Token(default, SyntaxKind.CloseBraceToken, statement.GetTrailingTrivia()));
    }

    /// <summary>A loop's body: after it, what the loop itself does is running again.</summary>
    private StatementSyntax Repeated(StatementSyntax loop, StatementSyntax written, StatementSyntax statement, int? next = null)
    {
        var body = Embedded(loop, written, statement);
        var (first, last) = Lines(Mark(loop));
        if (body is not BlockSyntax block || first == last || Variable is not { } variable
            || block.Statements.LastOrDefault() is not { } end || end is ReturnStatementSyntax or BreakStatementSyntax or ContinueStatementSyntax or ThrowStatementSyntax or GotoStatementSyntax)
            return body;
        return block.WithStatements([.. block.Statements.SkipLast(1), end.WithTrailingTrivia(), Store(variable, next ?? FirstLine(loop)).WithTrailingTrivia(end.GetTrailingTrivia())]);
    }
}
