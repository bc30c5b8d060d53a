using Course.Notebooks.Documents;
using Course.Notebooks.Kernel;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Scripting;

namespace Course.Notebooks.Export.Programs;

/// <summary>Compiles a notebook's cells as the kernel would, imports included, without running them: what each name means is known then.</summary>
internal sealed class ScriptChain
{
    /// <summary>What every cell may use without saying so.</summary>
    public static readonly IReadOnlyList<string> Imports =
        ["System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq"];

    private const string RaisesException = "raises-exception";
    private const string KernelClass = "Microsoft.DotNet.Interactive.Kernel";

    private readonly CellReferences _references = new(new LibraryLoadContext());
    private readonly PackageReferences _packages = new();
    private readonly List<MetadataReference> _added = [];
    private readonly Stack<string> _imports = new();
    private Script<object>? _last;

    /// <summary>The program's pieces in order.</summary>
    public List<ProgramPart> Parts { get; } = [];

    /// <summary>The libraries that the notebook references, by full path.</summary>
    public List<string> Libraries { get; } = [];

    /// <summary>The packages that the notebook references, as <c>Id@version</c>.</summary>
    public List<string> Packages { get; } = [];

    /// <summary>Where the packages are looked for besides: full paths of folders, and addresses.</summary>
    public List<string> PackageSources { get; } = [];

    /// <summary>What cannot be put into a program, each with its cell.</summary>
    public List<string> Problems { get; } = [];

    /// <summary>What the cells compiled against.</summary>
    public List<MetadataReference> References { get; } = [.. CellReferences.Platform()];

    /// <summary>Finds what the libraries need besides.</summary>
    public MetadataReferenceResolver Resolver => _references;

    public void Add(NotebookDocument notebook, string folder, string? file)
    {
        foreach (var cell in notebook.Cells)
        {
            if (cell.Kind != CellKind.Code)
                Parts.Add(new ProgramPart.Prose(cell.Source));
            else if (!string.IsNullOrWhiteSpace(cell.Source))
                Add(CellSource.Of(cell), file is null ? cell.Id : $"{file}#{cell.Id}", folder, cell.HasTag(RaisesException));
        }
    }

    private void Add(string source, string name, string folder, bool mayFail)
    {
        Parts.Add(new ProgramPart.Prose($"[{name}]"));
        try
        {
            var steps = CellParser.Parse(source);
            if (steps.Any(step => step is CellStep.Time))
                Parts.Add(new ProgramPart.Statement("Notebook.StartTimer();"));
            foreach (var step in steps)
                Add(step, name, folder, mayFail);
            if (steps.Any(step => step is CellStep.Time))
                Parts.Add(new ProgramPart.Statement("Notebook.ShowTime();"));
        }
        catch (DirectiveException wrong) when (mayFail)
        {
            Parts.Add(new ProgramPart.Prose($"This cell fails on purpose: {wrong.Message}\n{source}"));
        }
        catch (DirectiveException wrong)
        {
            Problems.Add($"cell {name}: {wrong.Message}");
        }
    }

    private void Add(CellStep step, string name, string folder, bool mayFail)
    {
        switch (step)
        {
            case CellStep.Reference reference:
                _references.Directory = folder;
                Reference(_references.Add(reference.Path, reference.Line));
                Libraries.Add(Path.GetFullPath(reference.Path, folder));
                break;
            case CellStep.PackageSource source:
                _packages.AddSource(source.Folder, folder, source.Line);
                PackageSources.Add(source.Folder.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? source.Folder : Path.GetFullPath(source.Folder, folder));
                break;
            case CellStep.Package package:
                AddPackage(package, folder);
                break;
            case CellStep.Code code:
                AddCode(code.Text.TrimStart('\n'), name, folder, mayFail);
                break;
            case CellStep.Import import:
                Import(import, folder);
                break;
            case CellStep.Show { MimeTypes: ["text/markdown"] } show:
                Parts.Add(new ProgramPart.Prose(show.Text));
                break;
            case CellStep.Show show:
                Parts.Add(new ProgramPart.Prose($"The notebook shows {show.MimeTypes[0]} here."));
                break;
            case CellStep.Set { Value: { Source: CellValue.From.Directive, Text: var text } } set:
                AddCode($"var {set.Name} = {SymbolDisplay.FormatLiteral(text, quote: true)};", name, folder, mayFail);
                break;
            case CellStep.Set { Value: { Source: CellValue.From.Variable, Text: var variable } } set:
                AddCode($"var {set.Name} = {variable};", name, folder, mayFail);
                break;
            case CellStep.Set or CellStep.Keep:
                throw new DirectiveException("a program has no kept texts and asks no questions: declare the variable in C#.", step.Line);
            case CellStep.Time:
                break;
            default:
                Parts.Add(new ProgramPart.Prose("The notebook's kernel tells about itself here."));
                break;
        }
    }

    private void AddPackage(CellStep.Package package, string folder)
    {
        var found = _packages.Add(package, folder, CancellationToken.None);
        Packages.Add($"{package.Id}@{package.Version ?? "*"}");
        foreach (string library in found.Libraries)
            Reference(_references.Add(library, package.Line));
        foreach (string extension in found.Extensions)
            Add(NotebookDocument.Read(extension), folder, Path.GetFileName(extension));
    }

    private void Reference(MetadataReference library)
    {
        _added.Add(library);
        References.Add(library);
    }

    private void Import(CellStep.Import import, string folder)
    {
        string path = Path.GetFullPath(import.Path.Text, folder);
        if (!File.Exists(path))
            throw new DirectiveException($"There is no file {import.Path.Text} to import.", import.Line);
        if (_imports.Contains(path))
            throw new DirectiveException($"{import.Path.Text} imports itself.", import.Line);
        _imports.Push(path);
        if (NotebookFormats.Of(path) is not null)
            Add(NotebookDocument.Read(path), folder, Path.GetFileName(path));
        else
            Add(File.ReadAllText(path), Path.GetFileName(path), folder, mayFail: false);
        _imports.Pop();
    }

    private void AddCode(string code, string name, string folder, bool mayFail)
    {
        var options = ScriptOptions.Default
            .WithReferences(_last is null ? References : _added)
            .WithImports(_last is null ? [.. Imports, KernelClass] : [])
            .WithMetadataResolver(_references)
            .WithSourceResolver(new SourceFileResolver([], folder))
            .WithAllowUnsafe(true)
            .WithFilePath(name);
        var script = _last is null ? CSharpScript.Create<object>(code, options) : _last.ContinueWith<object>(code, options);
        var compilation = (CSharpCompilation)script.GetCompilation();
        var errors = compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        if (errors.Count > 0 && mayFail)
        {
            Parts.Add(new ProgramPart.Prose($"This cell fails on purpose: {errors[0].GetMessage()}\n{code}"));
            return;
        }
        if (errors.Count > 0)
        {
            Problems.AddRange(errors.Select(error => $"cell {name}, line {error.Location.GetLineSpan().StartLinePosition.Line + 1}: {error.Id}: {error.GetMessage()}"));
            return;
        }
        _added.Clear();
        _last = script;
        var tree = compilation.SyntaxTrees.Last(tree => tree.FilePath == name);
        var model = compilation.GetSemanticModel(tree);
        Parts.Add(new ProgramPart.Code(name, tree, model, mayFail, ShowsResult(tree, model)));
    }

    /// <summary>Whether a cell ends with an expression whose value is to be shown; one that shows a value itself gives a handle on it.</summary>
    private static bool ShowsResult(SyntaxTree tree, SemanticModel model) =>
        ((CompilationUnitSyntax)tree.GetRoot()).Members.LastOrDefault() is GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } last }
        && model.GetTypeInfo(last.Expression).Type is not ({ SpecialType: SpecialType.System_Void } or { Name: "DisplayedValue" });
}
