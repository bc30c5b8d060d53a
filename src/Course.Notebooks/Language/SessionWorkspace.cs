using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Completion;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Formatting;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;

namespace Course.Notebooks.Language;

/// <summary>A session as Roslyn's editor services know it: each submission a project that continues the one before it.</summary>
internal sealed class SessionWorkspace : IDisposable
{
    private static readonly MefHostServices s_services = MefHostServices.Create(
    [
        typeof(Workspace).Assembly,
        typeof(CSharpFormattingOptions).Assembly,
        typeof(CompletionService).Assembly,
        Assembly.Load("Microsoft.CodeAnalysis.CSharp.Features"),
    ]);

    private readonly AdhocWorkspace _workspace = new(s_services);
    private readonly DocumentedReferences _references = new();
    private readonly List<(CSharpCompilation Compilation, ProjectId Project)> _submissions = [];
    private Solution _solution;

    public SessionWorkspace() => _solution = _workspace.CurrentSolution;

    /// <summary>A cell that is being written, as the session's next submission.</summary>
    public Document Open(SessionView session, CellText cell)
    {
        Follow(session.Last);
        var libraries = cell.Libraries.Select(path => _references.Read(Path.GetFullPath(path, session.Directory))).OfType<MetadataReference>();
        var options = session.Last?.Options.WithUsings() ?? new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, usings: session.Imports);
        var solution = Add(_solution, "cell", cell.Code, options, session.References.Concat(libraries), out var project);
        return solution.GetProject(project)!.Documents.Single();
    }

    public void Dispose() => _workspace.Dispose();

    /// <summary>Mirrors the session's submissions; those that it knows already stay, with all that the compiler has found out about them.</summary>
    private void Follow(CSharpCompilation? last)
    {
        var chain = new Stack<CSharpCompilation>();
        for (var at = last; at is not null; at = at.ScriptCompilationInfo?.PreviousScriptCompilation)
            chain.Push(at);

        int known = 0;
        foreach (var compilation in chain)
        {
            if (known < _submissions.Count && ReferenceEquals(_submissions[known].Compilation, compilation))
            {
                known++;
                continue;
            }
            while (_submissions.Count > known)
            {
                _solution = _solution.RemoveProject(_submissions[^1].Project);
                _submissions.RemoveAt(_submissions.Count - 1);
            }
            // Files that the submission loads come before its own text.
            string code = compilation.SyntaxTrees.LastOrDefault()?.ToString() ?? "";
            _solution = Add(_solution, $"submission {known + 1}", code, compilation.Options, compilation.ExternalReferences.Concat(compilation.DirectiveReferences), out var project);
            _submissions.Add((compilation, project));
            known++;
        }
    }

    private Solution Add(
        Solution solution, string name, string code, CSharpCompilationOptions options, IEnumerable<MetadataReference> references, out ProjectId id)
    {
        id = ProjectId.CreateNewId(name);
        var document = DocumentInfo.Create(
            DocumentId.CreateNewId(id), name, sourceCodeKind: SourceCodeKind.Script, loader: TextLoader.From(TextAndVersion.Create(SourceText.From(code), VersionStamp.Create())));
        var project = ProjectInfo.Create(
            id, VersionStamp.Create(), name, name, LanguageNames.CSharp,
            compilationOptions: options.WithMetadataReferenceResolver(_references),
            parseOptions: new CSharpParseOptions(LanguageVersion.Latest, DocumentationMode.Parse, SourceCodeKind.Script),
            documents: [document],
            projectReferences: _submissions.Count == 0 ? [] : [new ProjectReference(_submissions[^1].Project)],
            metadataReferences: references.Select(_references.Document).Distinct().ToImmutableArray(),
            isSubmission: true);
        return solution.AddProject(project);
    }
}
