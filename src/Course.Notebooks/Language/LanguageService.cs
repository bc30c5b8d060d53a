using System.Collections.Immutable;
using Course.Notebooks.Kernel;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Completion;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.FindSymbols;
using Microsoft.CodeAnalysis.Tags;
using Microsoft.CodeAnalysis.Text;

namespace Course.Notebooks.Language;

/// <summary>Answers an editor's questions about a cell that is being written in a session, by Roslyn's editor services.</summary>
/// <remarks>
/// They are loaded by the first question, so that a kernel that nobody asks does not pay for them. Questions come from one
/// thread at a time, also while a cell runs.
/// </remarks>
/// <param name="view">What the next cell of the session can see, given the notebook's folder.</param>
internal sealed class LanguageService(Func<string, SessionView> view) : ILanguageService, IDisposable
{
    private const int MostItems = 1000;
    private const int NoFit = 3;

    private static readonly SymbolDisplayFormat s_signature = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        memberOptions: SymbolDisplayMemberOptions.IncludeContainingType | SymbolDisplayMemberOptions.IncludeExplicitInterface
            | SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeRef,
        delegateStyle: SymbolDisplayDelegateStyle.NameAndSignature,
        extensionMethodStyle: SymbolDisplayExtensionMethodStyle.Default,
        parameterOptions: SymbolDisplayParameterOptions.IncludeDefaultValue | SymbolDisplayParameterOptions.IncludeExtensionThis
            | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeParamsRefOut | SymbolDisplayParameterOptions.IncludeType,
        propertyStyle: SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        localOptions: SymbolDisplayLocalOptions.IncludeType | SymbolDisplayLocalOptions.IncludeConstantValue,
        kindOptions: SymbolDisplayKindOptions.IncludeTypeKeyword | SymbolDisplayKindOptions.IncludeNamespaceKeyword,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers
            | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier | SymbolDisplayMiscellaneousOptions.AllowDefaultLiteral);

    private readonly Lazy<SessionWorkspace> _workspace = new(() => new SessionWorkspace());

    /// <inheritdoc/>
    public KernelReply.Completions Complete(KernelCommand.Complete question, CancellationToken cancellation)
    {
        var cell = new CellText(question.Code);
        int position = Math.Clamp(question.Position, 0, question.Code.Length);
        var (span, items) = cell.DirectiveBefore(position) is { } directive ? DirectiveCompletion.Complete(directive, position, Folder(question.Directory))
            : !cell.IsCode(position) ? (new TextSpan(position, 0), [])
            : Complete(Open(cell, question.Directory), position, cancellation).GetAwaiter().GetResult();
        return new KernelReply.Completions(question.Id, span.Start, span.End, items);
    }

    /// <inheritdoc/>
    /// <remarks>Where no name stands at the place, the call around it is explained.</remarks>
    public KernelReply.Inspection Inspect(KernelCommand.Inspect question, CancellationToken cancellation)
    {
        var (document, root, model) = Read(question.Code, question.Directory, cancellation);
        int position = Math.Clamp(question.Position, 0, question.Code.Length);
        HelpText? help = null;
        if (Name(root, position) is { } name && Meaning(document, model, name, cancellation) is { } symbol)
            help = Help(symbol, symbol is IMethodSymbol ? model.GetMemberGroup(name.Parent!, cancellation) : [], model.Compilation);
        else if (Call.At(root, model, position, cancellation) is { } call)
            help = Help(call.Fits, call.Overloads, model.Compilation);
        return new KernelReply.Inspection(
            question.Id, help is null ? [] : new Dictionary<string, string> { ["text/plain"] = help.Plain, ["text/markdown"] = help.Markdown });
    }

    /// <inheritdoc/>
    public KernelReply.Signatures Sign(KernelCommand.Signature question, CancellationToken cancellation)
    {
        var (_, root, model) = Read(question.Code, question.Directory, cancellation);
        return Call.At(root, model, Math.Clamp(question.Position, 0, question.Code.Length), cancellation) is { } call
            ? new KernelReply.Signatures(
                question.Id, [.. call.Overloads.Select(one => Describe(one, model.Compilation))], call.Overloads.ToList().IndexOf(call.Fits), call.Argument)
            : new KernelReply.Signatures(question.Id, [], 0, 0);
    }

    /// <inheritdoc/>
    public KernelReply.Diagnostics Diagnose(KernelCommand.Diagnose question, CancellationToken cancellation)
    {
        try
        {
            CellParser.Parse(question.Code);
        }
        catch (DirectiveException wrong)
        {
            int length = SourceText.From(question.Code).Lines[wrong.Line - 1].Span.Length;
            return new KernelReply.Diagnostics(question.Id, [new CellDiagnostic("error", "directive", wrong.Message, wrong.Line - 1, 0, wrong.Line - 1, length)]);
        }
        var (_, _, model) = Read(question.Code, question.Directory, cancellation);
        return new KernelReply.Diagnostics(
            question.Id,
            [.. model.GetDiagnostics(cancellationToken: cancellation)
                .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !diagnostic.IsSuppressed)
                .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)
                .Select(Describe)]);
    }

    public void Dispose()
    {
        if (_workspace.IsValueCreated)
            _workspace.Value.Dispose();
    }

    private static string Folder(string? directory) => directory ?? Environment.CurrentDirectory;

    private Document Open(CellText cell, string? directory) => _workspace.Value.Open(view(Folder(directory)), cell);

    private (Document Document, SyntaxNode Root, SemanticModel Model) Read(string code, string? directory, CancellationToken cancellation)
    {
        var document = Open(new CellText(code), directory);
        var model = document.GetSemanticModelAsync(cancellation).GetAwaiter().GetResult()!;
        return (document, model.SyntaxTree.GetRoot(cancellation), model);
    }

    private static async Task<(TextSpan Span, IReadOnlyList<Completion> Items)> Complete(Document document, int position, CancellationToken cancellation)
    {
        var service = CompletionService.GetService(document)!;
        var found = await service.GetCompletionsAsync(document, position, cancellationToken: cancellation);
        var text = await document.GetTextAsync(cancellation);
        string typed = text.ToString(TextSpan.FromBounds(found.Span.Start, position));
        var completions = found.ItemsList
            .Where(item => !item.IsComplexTextEdit)
            .Select(item => (Item: item, Fit: Fit(item.DisplayText, typed)))
            .Where(one => one.Fit < NoFit)
            .OrderBy(one => one.Fit)
            .ThenBy(one => typed.Length == 0 && one.Item.Tags.Any(tag => tag is WellKnownTags.Keyword or WellKnownTags.Namespace))
            .ThenBy(one => one.Item.SortText, StringComparer.OrdinalIgnoreCase)
            .Select(one => new Completion(one.Item.Properties.GetValueOrDefault("InsertionText", one.Item.DisplayText), Kind(one.Item)))
            .DistinctBy(completion => completion.Text)
            .Take(MostItems);
        return (found.Span, [.. completions]);
    }

    /// <summary>How well a text goes on from what is typed; smaller is better. Its words may be typed by their first letters: <c>SB</c> for <c>StringBuilder</c>.</summary>
    private static int Fit(string text, string typed)
    {
        if (text.StartsWith(typed, StringComparison.Ordinal))
            return 0;
        if (text.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            return 1;
        string initials = string.Concat(text.Where((letter, i) => i == 0 || char.IsUpper(letter)));
        return typed.Length > 1 && initials.StartsWith(typed, StringComparison.OrdinalIgnoreCase) ? 2 : NoFit;
    }

    private static string Kind(CompletionItem item) =>
        item.Tags.FirstOrDefault(tag => tag is not (WellKnownTags.Public or WellKnownTags.Private or WellKnownTags.Protected or WellKnownTags.Internal)) ?? "Text";

    /// <summary>The name that a position is in, or just behind.</summary>
    private static SyntaxToken? Name(SyntaxNode root, int position)
    {
        foreach (int at in new[] { position, position - 1 }.Where(at => at >= 0 && at < root.FullSpan.End))
        {
            var token = root.FindToken(at);
            if (token.Span.IntersectsWith(position) && (token.IsKind(SyntaxKind.IdentifierToken) || SyntaxFacts.IsPredefinedType(token.Kind()) || token.IsKind(SyntaxKind.VarKeyword)))
                return token;
        }
        return null;
    }

    private static ISymbol? Meaning(Document document, SemanticModel model, SyntaxToken name, CancellationToken cancellation) =>
        SymbolFinder.FindSymbolAtPositionAsync(model, name.SpanStart, document.Project.Solution.Workspace, cancellation).GetAwaiter().GetResult()
            // Where a call is unfinished, no overload is chosen: the first is as good as any.
            ?? (name.Parent is { } node ? model.GetMemberGroup(node, cancellation).FirstOrDefault() : null);

    private static HelpText Help(ISymbol symbol, IEnumerable<ISymbol> overloads, Compilation compilation)
    {
        string signature = Signature(symbol);
        string documentation = HelpText.Describe(DocumentationComment.Of(symbol, compilation), Call.Parameters(symbol).Select(parameter => parameter.Name));
        return new HelpText(signature, documentation, [.. overloads.Select(Signature).Where(other => other != signature).Distinct()]);
    }

    private static SignatureHelp Describe(ISymbol symbol, Compilation compilation)
    {
        var comment = DocumentationComment.Of(symbol, compilation);
        return new SignatureHelp(
            Signature(symbol), comment.Summary,
            [.. Call.Parameters(symbol).Select(parameter => new ParameterHelp(Signature(parameter), comment.Parameters.GetValueOrDefault(parameter.Name)))]);
    }

    private static CellDiagnostic Describe(Diagnostic diagnostic)
    {
        var (start, end) = (diagnostic.Location.GetLineSpan().StartLinePosition, diagnostic.Location.GetLineSpan().EndLinePosition);
        string severity = diagnostic.Severity == DiagnosticSeverity.Error ? "error" : "warning";
        return new CellDiagnostic(severity, diagnostic.Id, CompilerNames.Hide(diagnostic.GetMessage()), start.Line, start.Character, end.Line, end.Character);
    }

    private static string Signature(ISymbol symbol) => symbol.ToDisplayString(s_signature);
}
