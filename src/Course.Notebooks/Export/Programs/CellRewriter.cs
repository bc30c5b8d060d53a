using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Course.Notebooks.Export.Programs;

/// <summary>Turns one cell's code into statements of a program: its types, and what they use of it, move to the end of the file, its using directives to the top.</summary>
/// <remarks>The text is edited where it must be and left alone elsewhere, so that a reader finds the cell again.</remarks>
internal sealed class CellRewriter(ProgramPart.Code part, ProgramNames names, ProgramMembers members)
{
    private readonly List<(TextSpan Span, string Text)> _edits = [];

    /// <summary>Using directives as text, without the semicolon.</summary>
    public List<string> Usings { get; } = [];

    /// <summary>Declarations of types.</summary>
    public List<string> Types { get; } = [];

    /// <summary>Members of the class of <see cref="ProgramMembers"/>.</summary>
    public List<string> Members { get; } = [];

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

        // Regions would be torn apart by what moves.
        foreach (var region in root.DescendantTrivia().Where(trivia => trivia.IsKind(SyntaxKind.RegionDirectiveTrivia) || trivia.IsKind(SyntaxKind.EndRegionDirectiveTrivia)))
            _edits.Add((new TextSpan(region.SpanStart, 0), "// "));

        var body = new StringBuilder();
        var functions = new StringBuilder();
        foreach (var node in root.ChildNodes())
        {
            switch (node)
            {
                case UsingDirectiveSyntax directive:
                    Usings.Add(directive.WithoutTrivia().NormalizeWhitespace().ToString().TrimEnd(';'));
                    body.Append(Edited(TextSpan.FromBounds(directive.FullSpan.Start, directive.SpanStart)));
                    break;
                case BaseTypeDeclarationSyntax or DelegateDeclarationSyntax:
                    Types.Add(Type((MemberDeclarationSyntax)node));
                    break;
                case MethodDeclarationSyntax or FieldDeclarationSyntax when members.Contain((MemberDeclarationSyntax)node):
                    Members.Add(Member((MemberDeclarationSyntax)node));
                    break;
                case MethodDeclarationSyntax method:
                    DropModifiers(method.Modifiers, modifier => modifier is not (SyntaxKind.AsyncKeyword or SyntaxKind.UnsafeKeyword));
                    if (UsesWhatFollows(method))
                        functions.Append("\n\n").Append(Edited(node.FullSpan).Trim('\n'));
                    else
                        body.Append(Edited(node.FullSpan));
                    break;
                case FieldDeclarationSyntax field:
                    CheckOrder(field);
                    DropModifiers(field.Modifiers, modifier => modifier is not SyntaxKind.ConstKeyword);
                    foreach (var variable in field.Declaration.Variables.Where(variable => variable.Initializer is null))
                        _edits.Add((new TextSpan(variable.Span.End, 0), " = default"));
                    body.Append(Edited(node.FullSpan));
                    break;
                case GlobalStatementSyntax statement:
                    Check(statement);
                    body.Append(statement.Statement is ExpressionStatementSyntax { SemicolonToken.IsMissing: true } result ? Shown(result) : Edited(node.FullSpan));
                    break;
                default:
                    Problem($"{Describe(node)} cannot stand at the top level of a program: write a method");
                    break;
            }
        }
        body.Append(Edited(root.EndOfFileToken.FullSpan));
        string statements = (body.ToString().Trim('\n') + functions).Trim('\n');
        return part.MayFail && statements.Length > 0 ? Guarded(statements) : statements;
    }

    private string Type(MemberDeclarationSyntax type)
    {
        string[] path = (names.Of(part.Model.GetDeclaredSymbol(type)) ?? "").Split('.');
        if (path.Length == 1)
        {
            DropModifiers(type.Modifiers, modifier => modifier is SyntaxKind.PrivateKeyword or SyntaxKind.ProtectedKeyword);
            return Edited(type.FullSpan).Trim('\n');
        }
        return $"static partial class {path[0]}\n{{\n{Public(type, "public ")}\n}}";
    }

    private string Member(MemberDeclarationSyntax member) =>
        Public(member, member.Modifiers.Any(SyntaxKind.ConstKeyword) ? "public " : "public static ");

    private string Public(MemberDeclarationSyntax member, string modifiers)
    {
        DropModifiers(member.Modifiers, modifier => modifier is SyntaxKind.PublicKeyword or SyntaxKind.PrivateKeyword or SyntaxKind.ProtectedKeyword or SyntaxKind.InternalKeyword
            || (modifier == SyntaxKind.StaticKeyword && member is not TypeDeclarationSyntax));
        int start = member.AttributeLists.LastOrDefault()?.FullSpan.End ?? member.SpanStart;
        _edits.Add((new TextSpan(start, 0), modifiers));
        return Edited(member.FullSpan).Trim('\n');
    }

    /// <summary>The cell's result, which a program has to show itself.</summary>
    private string Shown(ExpressionStatementSyntax result)
    {
        var value = result.Expression.Span;
        return Edited(TextSpan.FromBounds(result.FullSpan.Start, value.Start))
            + (part.ShowsResult ? $"display({Edited(value)});" : $"{Edited(value)};")
            + Edited(TextSpan.FromBounds(value.End, result.FullSpan.End));
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
            renamed = $"{ProgramMembers.Class}.{renamed}";
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
        if (declaration is not null && names.Of(part.Model.GetDeclaredSymbol(declaration)) is { } renamed && renamed != token.ValueText && !renamed.Contains('.')
            && part.Model.GetDeclaredSymbol(declaration)!.Name == token.ValueText)
            _edits.Add((token.Span, renamed));
    }

    private void DropModifiers(SyntaxTokenList modifiers, Predicate<SyntaxKind> isDropped)
    {
        foreach (var modifier in modifiers.Where(modifier => isDropped(modifier.Kind())))
            _edits.Add((TextSpan.FromBounds(modifier.SpanStart, modifier.FullSpan.End), ""));
    }

    /// <summary>Whether a function uses a variable that its cell declares below it: fine in a cell, whose variables are there from its start, and not in a program.</summary>
    private bool UsesWhatFollows(MethodDeclarationSyntax method) => method.DescendantNodes().OfType<IdentifierNameSyntax>()
        .Select(name => part.Model.GetSymbolInfo(name).Symbol)
        .Any(symbol => symbol is IFieldSymbol { ContainingType.IsScriptClass: true } && symbol.DeclaringSyntaxReferences is [var declared, ..]
            && declared.SyntaxTree == part.Tree && declared.Span.Start > method.Span.End);

    private void Check(GlobalStatementSyntax statement)
    {
        if (statement.DescendantNodes(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).OfType<ReturnStatementSyntax>().Any())
            Problem("a return at the top level of a cell would end the whole program: leave it out or write a method");
        CheckOrder(statement);
    }

    /// <summary>In a cell a variable is there from the cell's start, in a program from its declaration.</summary>
    private void CheckOrder(MemberDeclarationSyntax member)
    {
        foreach (var name in member.DescendantNodes().OfType<IdentifierNameSyntax>())
        {
            if (part.Model.GetSymbolInfo(name).Symbol is IFieldSymbol { ContainingType.IsScriptClass: true, IsConst: false, DeclaringSyntaxReferences: [var place, ..] }
                && place.SyntaxTree == part.Tree && place.Span.Start > name.SpanStart)
                Problem($"line {Line(name)} uses {name.Identifier.ValueText}, which the cell declares in line {Line(place.GetSyntax())}: until then it is empty in a notebook and not there in a program; declare it before, or under another name");
        }
    }

    private int Line(SyntaxNode node) => part.Tree.GetLineSpan(node.Span).StartLinePosition.Line + 1;

    private string Guarded(string statements)
    {
        string exception = names.Free("expected");
        bool canBeIndented = !part.Root.DescendantTokens().Any(token => token.Span.Length > 0 && token.Text.Contains('\n'));
        string body = canBeIndented ? string.Join('\n', statements.Split('\n').Select(line => line.Length > 0 ? "    " + line : line)) : statements;
        return $"try\n{{\n{body}\n    Notebook.DidNotFail();\n}}\ncatch (Exception {exception}) when (Notebook.Failed({exception}))\n{{\n}}";
    }

    /// <summary>A stretch of the cell with its edits: what is put in before a word stands before what the word becomes.</summary>
    private string Edited(TextSpan span)
    {
        string source = part.Tree.ToString();
        var text = new StringBuilder();
        int at = span.Start;
        foreach (var (place, replacement) in _edits.Where(edit => edit.Span.Start >= span.Start && edit.Span.Start < span.End).OrderBy(edit => edit.Span.Start).ThenBy(edit => edit.Span.End))
        {
            // Inside of something that was replaced as a whole.
            if (place.Start < at)
                continue;
            text.Append(source, at, place.Start - at).Append(replacement);
            at = place.End;
        }
        return text.Append(source, at, span.End - at).ToString();
    }

    private void Problem(string what) => Problems.Add($"cell {part.Cell}: {what}.");

    private static string Describe(SyntaxNode member) => member switch
    {
        PropertyDeclarationSyntax property => $"a property ({property.Identifier.ValueText})",
        EventFieldDeclarationSyntax or EventDeclarationSyntax => "an event",
        BaseNamespaceDeclarationSyntax => "a namespace",
        _ => "a declaration of this kind",
    };
}
