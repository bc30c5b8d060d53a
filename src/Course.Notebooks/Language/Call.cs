using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Course.Notebooks.Language;

/// <summary>A call that is being written.</summary>
/// <param name="Overloads">The members that it may mean, in the order in which they are declared.</param>
/// <param name="Fits">The one of them that fits best what is written.</param>
/// <param name="Argument">The number, from 0, of the argument that is being written.</param>
internal sealed record Call(IReadOnlyList<ISymbol> Overloads, ISymbol Fits, int Argument)
{
    /// <summary>The innermost call whose parentheses surround a position, or null where there is none.</summary>
    public static Call? At(SyntaxNode root, SemanticModel model, int position, CancellationToken cancellation)
    {
        var token = root.FindToken(Math.Max(0, position - 1));
        foreach (var list in token.Parent?.AncestorsAndSelf().OfType<BaseArgumentListSyntax>() ?? [])
        {
            if (!IsInside(list, position) || Overloaded(list.Parent!, model, position, cancellation) is not { Count: > 0 } overloads)
                continue;
            int argument = list.Arguments.GetSeparators().Count(comma => !comma.IsMissing && comma.Span.End <= position);
            int written = Math.Max(list.Arguments.Count(one => !one.Expression.IsMissing), argument + 1);
            var bound = model.GetSymbolInfo(list.Parent!, cancellation).Symbol;
            var fits = overloads.FirstOrDefault(one => SymbolEqualityComparer.Default.Equals(one, bound))
                ?? overloads.FirstOrDefault(one => Parameters(one).Count >= written)
                ?? overloads[0];
            return new Call(overloads, fits, argument);
        }
        return null;
    }

    /// <summary>The parameters of a method or an indexer.</summary>
    public static IReadOnlyList<IParameterSymbol> Parameters(ISymbol symbol) => symbol switch
    {
        IMethodSymbol method => method.Parameters,
        IPropertySymbol property => property.Parameters,
        _ => [],
    };

    private static bool IsInside(BaseArgumentListSyntax list, int position)
    {
        var closing = list is BracketedArgumentListSyntax bracketed ? bracketed.CloseBracketToken : ((ArgumentListSyntax)list).CloseParenToken;
        return position > list.SpanStart && (closing.IsMissing || position <= closing.SpanStart);
    }

    private static IReadOnlyList<ISymbol> Overloaded(SyntaxNode call, SemanticModel model, int position, CancellationToken cancellation)
    {
        IEnumerable<ISymbol> found = call switch
        {
            InvocationExpressionSyntax invocation => model.GetMemberGroup(invocation.Expression, cancellation) is { Length: > 0 } group
                ? group
                : model.GetTypeInfo(invocation.Expression, cancellation).Type is INamedTypeSymbol { DelegateInvokeMethod: { } invoke } ? [invoke] : [],
            BaseObjectCreationExpressionSyntax creation =>
                model.GetTypeInfo(creation, cancellation).Type is INamedTypeSymbol created ? created.InstanceConstructors : [],
            ElementAccessExpressionSyntax element =>
                BasesOf(model.GetTypeInfo(element.Expression, cancellation).Type).SelectMany(type => type.GetMembers())
                    .Where(member => member is IPropertySymbol { IsIndexer: true }),
            _ => [],
        };
        return [.. found.Where(symbol => model.IsAccessible(position, symbol)).Distinct(SymbolEqualityComparer.Default)];
    }

    private static IEnumerable<ITypeSymbol> BasesOf(ITypeSymbol? type)
    {
        for (var at = type; at is not null; at = at.BaseType)
            yield return at;
    }
}
