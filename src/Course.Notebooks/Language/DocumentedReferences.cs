using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;

namespace Course.Notebooks.Language;

/// <summary>The session's references together with their libraries' documentation, and the libraries that those need in turn.</summary>
internal sealed class DocumentedReferences : MetadataReferenceResolver
{
    /// <summary>Where the documentation of the core library's types is: it follows the assemblies that programs are compiled against.</summary>
    private static readonly string[] s_coreLibraryFiles =
        ["System.Runtime", "System.Collections", "System.Threading", "System.Memory", "System.Runtime.InteropServices", "System.Runtime.Intrinsics"];

    private static readonly string s_framework = Path.TrimEndingDirectorySeparator(RuntimeEnvironment.GetRuntimeDirectory());

    private readonly ConcurrentDictionary<string, PortableExecutableReference?> _byPath = new(StringComparer.Ordinal);

    public override bool ResolveMissingAssemblies => true;

    /// <summary>The same library with its documentation.</summary>
    public MetadataReference Document(MetadataReference reference)
    {
        if (reference is not PortableExecutableReference { FilePath: { } path } library)
            return reference;
        var documented = _byPath.GetOrAdd(path, _ => library.GetMetadata() is AssemblyMetadata assembly ? Document(assembly, path) : library)!;
        return documented.WithProperties(reference.Properties);
    }

    /// <summary>A library file as a reference, or null where there is none.</summary>
    public PortableExecutableReference? Read(string path) => _byPath.GetOrAdd(path, _ =>
    {
        try
        {
            return File.Exists(path) ? Document(AssemblyMetadata.CreateFromStream(new MemoryStream(File.ReadAllBytes(path))), path) : null;
        }
        catch (Exception exception) when (exception is BadImageFormatException or IOException)
        {
            return null;
        }
    });

    public override PortableExecutableReference? ResolveMissingAssembly(MetadataReference definition, AssemblyIdentity referenceIdentity) =>
        definition is PortableExecutableReference { FilePath: { } path } ? Read(Path.Combine(Path.GetDirectoryName(path)!, referenceIdentity.Name + ".dll")) : null;

    public override ImmutableArray<PortableExecutableReference> ResolveReference(string reference, string? baseFilePath, MetadataReferenceProperties properties) => [];

    public override bool Equals(object? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => 1;

    private static PortableExecutableReference Document(AssemblyMetadata assembly, string path) =>
        assembly.GetReference(documentation: new XmlDocumentationFile(DocumentationOf(path)), filePath: path);

    private static string[] DocumentationOf(string path)
    {
        string beside = Path.ChangeExtension(path, ".xml"), name = Path.GetFileNameWithoutExtension(path);
        if (Path.GetDirectoryName(path) != s_framework)
            return [beside];
        // .NET's own documentation lies with the reference assemblies of the SDK; a machine with only the runtime has none.
        string version = Path.GetFileName(s_framework), packs = Path.GetFullPath(Path.Combine(s_framework, "..", "..", "..", "packs", "Microsoft.NETCore.App.Ref"));
        string major = version.Split('.')[0];
        string? pack = Directory.Exists(packs)
            ? Directory.GetDirectories(packs, major + ".*").OrderBy(folder => Path.GetFileName(folder) == version).ThenBy(folder => folder, StringComparer.Ordinal).LastOrDefault()
            : null;
        if (pack is null)
            return [beside];
        string documentation = Path.Combine(pack, "ref", $"net{major}.0");
        return [.. (name == "System.Private.CoreLib" ? s_coreLibraryFiles : [name]).Select(file => Path.Combine(documentation, file + ".xml"))];
    }
}
