using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Course.Notebooks.Export.Programs;

/// <summary>Turns one cell's code into statements of a program: its types and extension methods move to the end of the file, its using directives to the top.</summary>
/// <remarks>The text is edited where it must be and left alone elsewhere, so that a reader finds the cell again.</remarks>
internal sealed class CellRewriter(ProgramPart.Code part, ProgramNames names)
{
    private readonly List<(TextSpan Span, string Text)> _edits = [];

    /// <summary>Using directives as text, without the semicolon.</summary>
    public List<string> Usings { get; } = [];

    /// <summary>Declarations of types.</summary>
    public List<string> Types { get; } = [];

    /// <summary>Extension methods.</summary>
    public List<string> Extensions { get; } = [];

    /// <summary>What cannot be put into a program.</summary>
    public List<string> Problems { get; } = [];

    /// <summary>The statements of the cell.</summary>
    public string Statements()
    {
        var root = part.Root;
        foreach (var name in root.DescendantNodes(descendIntoTrivia: false).OfType<SimpleNameSyntax>())
            Rename(name);
        foreach (var token in root.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)))
            RenameDeclaration(token);

        var moved = new List<TextSpan>();
        var functions = new List<TextSpan>();
        foreach (var directive in root.Usings)
        {
            Usings.Add(directive.WithoutTrivia().NormalizeWhitespace().ToString().TrimEnd(';'));
            moved.Add(directive.FullSpan);
        }
        foreach (var member in root.Members)
        {
            switch (member)
            {
                case BaseTypeDeclarationSyntax or DelegateDeclarationSyntax:
                    Types.Add(Edited(member.FullSpan).Trim('\n'));
                    moved.Add(member.FullSpan);
                    break;
                case MethodDeclarationSyntax method when IsExtension(method):
                    DropModifiers(method.Modifiers, keep: SyntaxKind.AsyncKeyword);
                    _edits.Add((new TextSpan(method.ReturnType.SpanStart, 0), "public static "));
                    Extensions.Add(Edited(member.FullSpan).Trim('\n'));
                    moved.Add(member.FullSpan);
                    break;
                case MethodDeclarationSyntax method:
                    DropModifiers(method.Modifiers, SyntaxKind.AsyncKeyword, SyntaxKind.UnsafeKeyword);
                    if (UsesWhatFollows(method))
                        functions.Add(member.FullSpan);
                    break;
                case FieldDeclarationSyntax field:
                    DropModifiers(field.Modifiers, SyntaxKind.ConstKeyword);
                    foreach (var variable in field.Declaration.Variables.Where(variable => variable.Initializer is null))
                        _edits.Add((new TextSpan(variable.Span.End, 0), " = default"));
                    break;
                case GlobalStatementSyntax statement:
                    Check(statement);
                    break;
                default:
                    Problem($"a {Describe(member)} cannot stand at the top level of a program: write a method");
                    break;
            }
        }
        if (root.Members.LastOrDefault() is GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } last })
        {
            _edits.Add((new TextSpan(last.Expression.SpanStart, 0), part.ShowsResult ? "display(" : ""));
            _edits.Add((new TextSpan(last.Expression.Span.End, 0), part.ShowsResult ? ");" : ";"));
        }

        var text = new StringBuilder(Edited(new TextSpan(0, root.FullSpan.End), [.. moved, .. functions]).Trim('\n'));
        foreach (var function in functions)
            text.Append(text.Length > 0 ? "\n\n" : "").Append(Edited(function).Trim('\n'));
        string statements = text.ToString().Trim('\n');
        return part.MayFail && statements.Length > 0 ? Guarded(statements) : statements;
    }

    private void Rename(SimpleNameSyntax name)
    {
        // The word var is bound to the type that it stands for.
        if (name is IdentifierNameSyntax { IsVar: true })
            return;
        var symbol = part.Model.GetSymbolInfo(name).Symbol ?? part.Model.GetSymbolInfo(name).CandidateSymbols.FirstOrDefault();
        if (names.Of(symbol) is not { } renamed)
            return;
        if (symbol is IMethodSymbol { IsExtensionMethod: true, ReducedFrom: null } && !ProgramNames.IsMemberName(name))
            renamed = "CellExtensions." + renamed;
        if (renamed == name.Identifier.ValueText)
            return;
        if (name.Ancestors().OfType<InvocationExpressionSyntax>().FirstOrDefault(call => call.Expression is IdentifierNameSyntax { Identifier.ValueText: "nameof" }) is { } nameOf
            && nameOf.ArgumentList.Span.Contains(name.Span))
        {
            _edits.Add((nameOf.Span, SymbolDisplay.FormatLiteral(name.Identifier.ValueText, quote: true)));
            return;
        }
        // A tuple or an anonymous object takes the name of its member from the variable.
        string given = name.Parent switch
        {
            ArgumentSyntax { NameColon: null, Parent: TupleExpressionSyntax } => name.Identifier.ValueText + ": ",
            AnonymousObjectMemberDeclaratorSyntax { NameEquals: null } => name.Identifier.ValueText + " = ",
            _ => "",
        };
        _edits.Add((name.Identifier.Span, given + renamed));
    }

    private void RenameDeclaration(SyntaxToken token)
    {
        var declaration = token.Parent switch
        {
            ConstructorDeclarationSyntax { Parent: BaseTypeDeclarationSyntax type } => type,
            DestructorDeclarationSyntax { Parent: BaseTypeDeclarationSyntax type } => type,
            SimpleNameSyntax => null,
            var parent => parent,
        };
        if (declaration is not null && names.Of(part.Model.GetDeclaredSymbol(declaration)) is { } renamed && renamed != token.ValueText
            && part.Model.GetDeclaredSymbol(declaration)!.Name == token.ValueText)
            _edits.Add((token.Span, renamed));
    }

    private bool IsExtension(MethodDeclarationSyntax method) => method.ParameterList.Parameters.FirstOrDefault() is { } first && first.Modifiers.Any(SyntaxKind.ThisKeyword);

    private void DropModifiers(SyntaxTokenList modifiers, params SyntaxKind[] keep)
    {
        foreach (var modifier in modifiers.Where(modifier => !keep.Contains(modifier.Kind())))
            _edits.Add((TextSpan.FromBounds(modifier.SpanStart, modifier.FullSpan.End), ""));
    }

    private void DropModifiers(SyntaxTokenList modifiers, SyntaxKind keep) => DropModifiers(modifiers, [keep]);

    /// <summary>Whether a function uses a variable that its cell declares below it: fine in a cell, whose variables are there from its start, and not in a program.</summary>
    private bool UsesWhatFollows(MethodDeclarationSyntax method) => method.DescendantNodes().OfType<IdentifierNameSyntax>()
        .Select(name => part.Model.GetSymbolInfo(name).Symbol)
        .Any(symbol => symbol is IFieldSymbol { ContainingType.IsScriptClass: true } && symbol.DeclaringSyntaxReferences is [var declared, ..]
            && declared.SyntaxTree == part.Tree && declared.Span.Start > method.Span.End);

    private void Check(GlobalStatementSyntax statement)
    {
        if (statement.DescendantNodes(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).OfType<ReturnStatementSyntax>().Any())
            Problem("a return at the top level of a cell would end the whole program: leave it out or write a method");
    }

    private string Guarded(string statements)
    {
        string exception = names.Free("expected");
        bool canBeIndented = !part.Root.DescendantTokens().Any(token => token.Span.Length > 0 && token.Text.Contains('\n'));
        string body = canBeIndented ? string.Join('\n', statements.Split('\n').Select(line => line.Length > 0 ? "    " + line : line)) : statements;
        return $"try\n{{\n{body}\n    Notebook.DidNotFail();\n}}\ncatch (Exception {exception}) when (Notebook.Failed({exception}))\n{{\n}}";
    }

    /// <summary>A stretch of the cell with its edits, without some stretches of it.</summary>
    private string Edited(TextSpan span, IReadOnlyList<TextSpan>? without = null)
    {
        string source = part.Tree.ToString();
        var changes = _edits.Where(edit => span.Contains(edit.Span) && !(without ?? []).Any(gap => gap.Contains(edit.Span)))
            .Concat((without ?? []).Select(gap => (Span: gap, Text: "")))
            .Select((edit, order) => (edit.Span, edit.Text, order)).OrderBy(edit => edit.Span.Start).ThenBy(edit => edit.order);
        var text = new StringBuilder();
        int at = span.Start;
        foreach (var (place, replacement, _) in changes)
        {
            if (place.Start < at)
                continue;
            text.Append(source, at, place.Start - at).Append(replacement);
            at = place.End;
        }
        return text.Append(source, at, span.End - at).ToString();
    }

    private void Problem(string what) => Problems.Add($"cell {part.Cell}: {what}.");

    private static string Describe(MemberDeclarationSyntax member) => member switch
    {
        PropertyDeclarationSyntax property => $"property ({property.Identifier.ValueText})",
        EventFieldDeclarationSyntax or EventDeclarationSyntax => "event",
        BaseNamespaceDeclarationSyntax => "namespace",
        _ => "declaration of this kind",
    };
}
