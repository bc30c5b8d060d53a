using Course.Notebooks.Running;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Course.Cli.Copying;

/// <summary>A helper with all that it needs, ready to be written into another project.</summary>
/// <param name="Texts">The sources by their paths.</param>
/// <param name="Resources">Files that the target project has to embed: from the path here to the name there.</param>
/// <param name="Packages">The NuGet packages that the target project has to have.</param>
internal sealed record HelperCopy(IReadOnlyDictionary<string, string> Texts, IReadOnlyDictionary<string, string> Resources, IReadOnlyList<string> Packages)
{
    private static readonly Dictionary<string, string> s_packages = new()
    {
        ["TorchSharp"] = "TorchSharp-cpu",
        ["Plotly.NET"] = "Plotly.NET.CSharp",
        ["Plotly.NET.CSharp"] = "Plotly.NET.CSharp",
        ["Microsoft.Data.Analysis"] = "Microsoft.Data.Analysis",
        ["SixLabors.ImageSharp"] = "SixLabors.ImageSharp",
        ["Microsoft.DotNet.Interactive.Formatting"] = "Microsoft.DotNet.Interactive.Formatting",
    };

    /// <summary>Takes a helper out of its library.</summary>
    /// <param name="library">The library.</param>
    /// <param name="dependencies">What needs what in it.</param>
    /// <param name="helper">The helper.</param>
    /// <param name="rootNamespace">What takes the place of <c>Course</c> in namespaces; null leaves them.</param>
    public static HelperCopy Of(HelperLibrary library, Dependencies dependencies, Helper helper, string? rootNamespace)
    {
        var files = dependencies.Closure(helper);
        var all = Namespaces(library.Files);
        var copied = Namespaces(files);
        var literals = files.SelectMany(file => file.Tree.GetRoot().DescendantTokens()).Where(token => token.IsKind(SyntaxKind.StringLiteralToken)).Select(token => token.ValueText).ToHashSet();
        return new HelperCopy(
            files.ToDictionary(file => file.Path, Text),
            library.Resources.Where(resource => literals.Contains(resource.Key)).ToDictionary(resource => resource.Value, resource => resource.Key),
            [.. dependencies.Assemblies(files).Where(s_packages.ContainsKey).Select(assembly => s_packages[assembly]).Distinct().Order(StringComparer.Ordinal)]);

        string Text(SourceFile file)
        {
            var root = (CompilationUnitSyntax)file.Tree.GetRoot();
            // Of namespaces that stay behind, only comments speak.
            var changes = root.Usings.Where(line => line.Name is { } name && line.StaticKeyword == default && all.Contains(name.ToString()) && !copied.Contains(name.ToString()))
                .Select(line => new TextChange(line.FullSpan, "")).ToList();
            if (rootNamespace is not null)
                changes.AddRange(dependencies.RootNames(file).Where(token => !changes.Exists(change => change.Span.Contains(token.Span))).Select(token => new TextChange(token.Span, rootNamespace)));
            return file.Tree.GetText().WithChanges(changes).ToString();
        }
    }

    /// <summary>Writes the files, all of them or none.</summary>
    /// <param name="folder">The folder; it is made if need be.</param>
    /// <param name="overwrite">Whether files that say something else may be replaced.</param>
    /// <returns>The files that were written; those that were there and said the same are left out.</returns>
    /// <exception cref="UsageException">A file says something else.</exception>
    public IReadOnlyList<string> Write(string folder, bool overwrite)
    {
        if (File.Exists(folder))
            throw new UsageException($"--to {folder} is a file: name a folder.");
        var contents = Texts.Select(text => (Path: text.Key, Bytes: System.Text.Encoding.UTF8.GetBytes(text.Value)))
            .Concat(Resources.Select(resource => (Path: resource.Value, Bytes: File.ReadAllBytes(resource.Key))))
            .Where(file => !(File.Exists(Path.Combine(folder, file.Path)) && File.ReadAllBytes(Path.Combine(folder, file.Path)).AsSpan().SequenceEqual(file.Bytes))).ToArray();
        string[] inTheWay = [.. contents.Select(file => file.Path).Where(path => File.Exists(Path.Combine(folder, path)))];
        if (inTheWay.Length > 0 && !overwrite)
            throw new UsageException($"{folder} has {string.Join(", ", inTheWay)} already, with other content: nothing was copied; name another folder, or replace with --force.");
        if (contents.Select(file => file.Path).FirstOrDefault(path => Directory.Exists(Path.Combine(folder, path))) is { } taken)
            throw new UsageException($"{folder} has a folder where the file {taken} belongs: nothing was copied; name another folder.");
        if (contents.Length == 0)
            return [];

        string staging = Path.Combine(folder, $".copy-{Guid.NewGuid():N}");
        List<(string Target, string? Before)> moved = [];
        try
        {
            foreach (var (path, bytes) in contents)
            {
                string staged = Path.Combine(staging, "new", path);
                Directory.CreateDirectory(Path.GetDirectoryName(staged)!);
                File.WriteAllBytes(staged, bytes);
            }
            foreach (var (path, _) in contents)
            {
                string target = Path.Combine(folder, path), kept = Path.Combine(staging, "old", path);
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                bool replaces = File.Exists(target);
                if (replaces)
                {
                    Directory.CreateDirectory(Path.GetDirectoryName(kept)!);
                    File.Move(target, kept);
                }
                moved.Add((target, replaces ? kept : null));
                File.Move(Path.Combine(staging, "new", path), target);
            }
        }
        catch
        {
            foreach (var (target, before) in moved)
            {
                File.Delete(target);
                if (before is not null)
                    File.Move(before, target);
            }
            throw;
        }
        finally
        {
            if (Directory.Exists(staging))
                Directory.Delete(staging, recursive: true);
        }
        return [.. contents.Select(file => file.Path)];
    }

    private static HashSet<string> Namespaces(IEnumerable<SourceFile> files) =>
        files.SelectMany(file => file.Tree.GetRoot().DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>()).Select(declaration => declaration.Name.ToString()).ToHashSet();
}
