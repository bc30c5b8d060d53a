using System.Text.RegularExpressions;
using System.Xml.Linq;
using Course.Notebooks.Running;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Course.Cli.Copying;

/// <summary>The sources of the helper library, <c>src/Course</c>, and what in them can be copied out.</summary>
internal sealed partial class HelperLibrary
{
    private HelperLibrary(string folder, IReadOnlyList<SourceFile> files)
    {
        (Folder, Files) = (folder, files);
        Helpers = [.. files.SelectMany(PublicTypes).GroupBy(type => type.Name).Select(Describe).OrderBy(helper => helper.Room, StringComparer.Ordinal).ThenBy(helper => helper.Name, StringComparer.Ordinal)];
    }

    public string Folder { get; }

    public IReadOnlyList<SourceFile> Files { get; }

    /// <summary>All public types, room by room.</summary>
    public IReadOnlyList<Helper> Helpers { get; }

    /// <summary>The files that the library embeds, by the names by which its code asks for them.</summary>
    public IReadOnlyDictionary<string, string> Resources => XDocument.Load(Path.Combine(Folder, "Course.csproj")).Descendants("EmbeddedResource")
        .ToDictionary(
            item => (string?)item.Attribute("LogicalName") ?? Path.GetFileName((string)item.Attribute("Include")!),
            item => Path.GetFullPath(Path.Combine(Folder, (string)item.Attribute("Include")!)));

    /// <summary>Reads the library of the course that this program was built from.</summary>
    /// <exception cref="UsageException">The program stands outside of the course's working tree.</exception>
    public static HelperLibrary Open()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string library = Path.Combine(folder.FullName, "src", "Course");
            if (File.Exists(Path.Combine(library, "Course.csproj")))
                return Read(library);
        }
        throw new UsageException("The sources of the helper library were not found: run the program from the course's cloned folder.");
    }

    /// <summary>Reads the library in a folder.</summary>
    public static HelperLibrary Read(string folder)
    {
        var options = new CSharpParseOptions(LanguageVersion.CSharp14, DocumentationMode.Parse);
        var files = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Select(path => (Full: path, Relative: Path.GetRelativePath(folder, path).Replace('\\', '/')))
            .Where(file => !file.Relative.StartsWith("bin/", StringComparison.Ordinal) && !file.Relative.StartsWith("obj/", StringComparison.Ordinal))
            .OrderBy(file => file.Relative, StringComparer.Ordinal)
            .Select(file => new SourceFile(file.Relative, CSharpSyntaxTree.ParseText(File.ReadAllText(file.Full), options, file.Full)));
        return new HelperLibrary(folder, [.. files]);
    }

    /// <summary>The helper of a name, in any case.</summary>
    /// <exception cref="UsageException">There is none; the message names the nearest.</exception>
    public Helper Find(string name)
    {
        if (Helpers.FirstOrDefault(helper => helper.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } found)
            return found;
        string hint = EditDistance.Nearest(name, Helpers.Select(helper => helper.Name)) is { } nearest ? $"did you mean {nearest}?" : "course copy --list shows what there is.";
        throw new UsageException($"There is no helper {name}: {hint}");
    }

    private static IEnumerable<(string Name, SourceFile File, BaseTypeDeclarationSyntax Declaration)> PublicTypes(SourceFile file) =>
        file.Tree.GetRoot().DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .OfType<BaseTypeDeclarationSyntax>()
            .Where(type => type.Modifiers.Any(SyntaxKind.PublicKeyword))
            .Select(type => (type.Identifier.Text, file, type));

    private static Helper Describe(IGrouping<string, (string Name, SourceFile File, BaseTypeDeclarationSyntax Declaration)> parts)
    {
        string summary = parts.Select(part => Summary(part.Declaration)).FirstOrDefault(text => text.Length > 0) ?? "";
        string path = parts.First().File.Path;
        return new Helper(parts.Key, path.Contains('/') ? path[..path.IndexOf('/')] : "", summary, [.. parts.Select(part => part.File).Distinct()]);
    }

    /// <summary>The first sentence of a type's summary, without its markup.</summary>
    private static string Summary(BaseTypeDeclarationSyntax type)
    {
        var comment = type.GetLeadingTrivia().Select(trivia => trivia.GetStructure()).OfType<DocumentationCommentTriviaSyntax>().FirstOrDefault();
        var element = comment?.Content.OfType<XmlElementSyntax>().FirstOrDefault(element => element.StartTag.Name.ToString() == "summary");
        if (element is null)
            return "";
        string text = CommentMarks().Replace(element.Content.ToString(), " ");
        text = Tags().Replace(References().Replace(text, match => match.Groups[1].Value.Split('.')[^1]), "");
        text = System.Net.WebUtility.HtmlDecode(Spaces().Replace(text, " ").Trim());
        int end = text.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? text : text[..(end + 1)];
    }

    [GeneratedRegex(@"\s*///\s?")]
    private static partial Regex CommentMarks();

    [GeneratedRegex("<[a-z]+ (?:cref|langword|name)=\"(?:[A-Z]:)?([^\"]+)\"\\s*/>")]
    private static partial Regex References();

    [GeneratedRegex("</?[a-z]+[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
