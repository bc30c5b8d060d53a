using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using Course.Notebooks.Documents;
using Course.Notebooks.Kernel;
using Course.Notebooks.Running;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Course.Notebooks.Export.Programs;

/// <summary>Writes a notebook as a program in one file that <c>dotnet run file.cs</c> builds and runs: its cells in order, its prose as comments, what it imports in its place.</summary>
public static class CSharpExporter
{
    private const int ErrorsShown = 10;
    private const string FormattingPackage = "Microsoft.DotNet.Interactive.Formatting@1.0.0-beta.23562.1";

    /// <summary>Properties of the program's build that make C# mean what it means in a notebook.</summary>
    private static readonly string[] s_properties =
    [
        "ImplicitUsings=disable", "Nullable=disable", "AllowUnsafeBlocks=true", "PublishAot=false", "ManagePackageVersionsCentrally=false",
        "TreatWarningsAsErrors=false", "EnforceCodeStyleInBuild=false", "GenerateDocumentationFile=false", "NoWarn=$(NoWarn);CS0162;CS0168;CS0219;CS1587;CS1591;CS4014;CS8321;CS8632",
    ];

    /// <summary>Exports a notebook. Nothing is run, but all of it is compiled.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="source">The notebook's file: what it imports and references is relative to its folder, in which the program runs.</param>
    /// <param name="target">Where the program will be kept; nothing is written there.</param>
    /// <returns>The program's text.</returns>
    /// <exception cref="ExportException">A cell does not compile, or has something that no program can have; every problem is listed.</exception>
    public static string Export(NotebookDocument notebook, string source, string target)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(source))!;
        var chain = new ScriptChain();
        chain.Add(notebook, folder, file: null);
        Throw(chain.Problems);

        ProgramPart.Code[] parts = [.. chain.Parts.OfType<ProgramPart.Code>()];
        var names = new ProgramNames(parts);
        var moved = new ProgramMembers(parts);
        var usings = ScriptChain.Imports.Select(name => $"using {name}").ToList();
        var types = new List<string>();
        var members = new List<string>();
        var problems = new List<string>(UsedAfterFailure(chain, names));
        var body = new StringBuilder();
        foreach (var part in chain.Parts)
        {
            switch (part)
            {
                case ProgramPart.Prose prose:
                    body.Append('\n').Append(Comment(prose.Text));
                    break;
                case ProgramPart.Statement statement:
                    body.Append(statement.Text).Append('\n');
                    break;
                case ProgramPart.Code code:
                    var cell = new CellRewriter(code, names, moved);
                    string statements = cell.Statements();
                    if (statements.Length > 0)
                        body.Append(statements).Append('\n');
                    usings.AddRange(cell.Usings);
                    types.AddRange(cell.Types);
                    members.AddRange(cell.Members);
                    problems.AddRange(cell.Problems);
                    break;
            }
        }
        Throw(problems);

        string program = Program(Path.GetFileName(source), target, chain, usings, body.ToString(), types, members, folder);
        Throw(CompilationErrors(program, chain));
        return program;
    }

    private static string Program(
        string source, string target, ScriptChain chain, List<string> usings, string body, List<string> types, List<string> members, string folder)
    {
        string home = Path.GetDirectoryName(Path.GetFullPath(target))!;
        var text = new StringBuilder("#!/usr/bin/env -S dotnet run -c Release\n");
        text.Append($"// Made from {source}. Run it with: dotnet run -c Release {Path.GetFileName(target)}\n");
        text.Append("// Cells stand in their order, each behind its name in brackets; their types are at the end, with what shows values as text and pictures as files.\n\n");
        string[] references = [.. References(chain, home)];
        if (references.Any(reference => reference.StartsWith("#:project", StringComparison.Ordinal)))
            text.Append("// The project is found from this file's folder: after moving the file, correct its path.\n");
        foreach (string reference in references)
            text.Append(reference).Append('\n');
        foreach (string property in s_properties)
            text.Append($"#:property {property}\n");
        // Words are sorted and compared as in the kernel, which has the library of cultures wherever the machine has it.
        text.Append($"#:property InvariantGlobalization={(KernelProcess.HasCultures ? "false" : "true")}\n");
        if (chain.PackageSources.Count > 0)
            text.Append($"#:property RestoreAdditionalProjectSources={string.Join(';', chain.PackageSources.Distinct().Select(place => FromHome(place, home)))}\n");
        text.Append('\n');
        foreach (string directive in usings.Distinct(StringComparer.Ordinal).OrderBy(Rank))
            text.Append(directive).Append(";\n");
        if (members.Count > 0)
            text.Append($"using static {ProgramMembers.Class};\n");
        text.Append("using static Notebook;\n\n");
        text.Append($"Notebook.Start(folder: {SymbolDisplay.FormatLiteral(FromHome(folder, home), quote: true)});\n");
        text.Append(body);
        foreach (string type in types)
            text.Append('\n').Append(type).Append('\n');
        if (members.Count > 0)
            text.Append($"\nstatic class {ProgramMembers.Class}\n{{\n").Append(string.Join("\n\n", members)).Append("\n}\n");
        if (body.ToString().Contains("#nullable", StringComparison.Ordinal))
            text.Append("\n#nullable restore\n");
        text.Append('\n').Append(PageFrame.Resource("Programs.Notebook.cs.txt"));
        string plainText = PageFrame.Resource("Programs.PlainText.cs");
        return text.Append('\n').Append(plainText[plainText.IndexOf("/// <summary>", StringComparison.Ordinal)..]).ToString();
    }

    /// <summary>Namespaces, then static classes, then aliases.</summary>
    private static int Rank(string directive) => directive.Contains('=') ? 2 : directive.StartsWith("using static ", StringComparison.Ordinal) ? 1 : 0;

    private static IEnumerable<string> References(ScriptChain chain, string home)
    {
        var libraries = chain.Libraries.Distinct(StringComparer.Ordinal).ToList();
        // What another library brings along need not be named, and may be another one where the course is built on other packages.
        var brought = libraries.SelectMany(Needed).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var projects = libraries.Where(library => !brought.Contains(Path.GetFileNameWithoutExtension(library))).Select(library => (Library: library, Project: ProjectOf(library))).ToList();
        var missing = projects.Where(entry => entry.Project is null).Select(entry =>
            $"no project that makes {entry.Library} was found under src, and a program in one file references projects and packages only.").ToList();
        Throw(missing);
        foreach (string project in projects.Select(entry => entry.Project!).Distinct())
            yield return $"#:project {FromHome(project, home)}";
        foreach (string package in chain.Packages.Distinct())
            yield return $"#:package {package}";
        if (!projects.Any(entry => Path.GetFileName(entry.Project) == "Course.csproj"))
            yield return $"#:package {FormattingPackage}";
        // The formatters take a type from ASP.NET's shared framework.
        if (projects.Count == 0)
            yield return "#:sdk Microsoft.NET.Sdk.Web";
    }

    /// <summary>A path relative to the program's folder; an address stays as it is.</summary>
    private static string FromHome(string place, string home) => Path.IsPathRooted(place) ? Path.GetRelativePath(home, place).Replace('\\', '/') : place;

    private static IEnumerable<string> Needed(string library)
    {
        using var file = new PEReader(File.OpenRead(library));
        var metadata = file.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(reference => metadata.GetString(metadata.GetAssemblyReference(reference).Name))];
    }

    /// <summary>The project that makes a library: the one of its name in the course that the library was built from.</summary>
    private static string? ProjectOf(string library) =>
        CourseFolder.Of(library) is { } course && Path.Combine(course, "src") is var folder && Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, Path.GetFileNameWithoutExtension(library) + ".csproj", SearchOption.AllDirectories).FirstOrDefault()
            : null;

    private static string Comment(string text) =>
        string.Concat(text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n').Select(line => line.Length > 0 ? $"// {line}\n" : "//\n"));

    /// <summary>A cell that is meant to fail becomes a block that catches: what it declares is not there afterwards.</summary>
    private static IEnumerable<string> UsedAfterFailure(ScriptChain chain, ProgramNames names)
    {
        var mayFail = chain.Parts.OfType<ProgramPart.Code>().Where(part => part.MayFail).Select(part => part.Cell).ToHashSet(StringComparer.Ordinal);
        return chain.Parts.OfType<ProgramPart.Code>().SelectMany(part => part.Root.DescendantNodes()
            .OfType<Microsoft.CodeAnalysis.CSharp.Syntax.SimpleNameSyntax>()
            .Select(name => part.Model.GetSymbolInfo(name).Symbol)
            .Where(symbol => symbol is not INamedTypeSymbol && names.Cell(symbol) is { } cell && cell != part.Cell && mayFail.Contains(cell))
            .Select(symbol => $"cell {part.Cell}: {symbol!.Name} is declared in the cell {names.Cell(symbol)}, which is meant to fail: in a program it is not there afterwards.")).Distinct();
    }

    private static IEnumerable<string> CompilationErrors(string program, ScriptChain chain)
    {
        var options = new CSharpParseOptions(LanguageVersion.Preview).WithFeatures([new("FileBasedProgram", "true")]);
        var tree = CSharpSyntaxTree.ParseText(program, options, encoding: Encoding.UTF8);
        string stand = typeof(Microsoft.DotNet.Interactive.Kernel).Assembly.GetName().Name + ".dll";
        var references = chain.References.Where(reference => Path.GetFileName(reference.Display) != stand);
        var compilation = CSharpCompilation.Create("program", [tree], references,
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, allowUnsafe: true, metadataReferenceResolver: chain.Resolver));
        string[] lines = program.Split('\n');
        return compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Take(ErrorsShown).Select(error => (error, Line: error.Location.GetLineSpan().StartLinePosition.Line))
            .Select(found => $"the program would not compile: {found.error.Id}: {found.error.GetMessage()} in line {found.Line + 1}: {lines[found.Line].Trim()}");
    }

    private static void Throw(IEnumerable<string> problems)
    {
        var all = problems.ToList();
        if (all.Count > 0)
            throw new ExportException(all);
    }
}
