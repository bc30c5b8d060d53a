using System.Collections.Immutable;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;

namespace Course.Notebooks.Kernel;

/// <summary>The assemblies that cells compile against: .NET, the display functions, and what <c>#r</c> adds.</summary>
/// <param name="libraries">Where the same files are loaded from when a cell runs.</param>
internal sealed class CellReferences(LibraryLoadContext libraries) : MetadataReferenceResolver
{
    private readonly Dictionary<string, PortableExecutableReference> _byPath = new(StringComparer.Ordinal);

    /// <summary>The folder that paths in <c>#r</c> are relative to.</summary>
    public string Directory { get; set; } = System.IO.Directory.GetCurrentDirectory();

    public override bool ResolveMissingAssemblies => true;

    private static string Framework { get; } = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    /// <summary>What every session starts with. The host's own libraries (compiler, Markdown, console) are not among them.</summary>
    public static IEnumerable<MetadataReference> Platform()
    {
        string[] trusted = ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "").Split(Path.PathSeparator);
        return trusted.Where(path => Path.GetDirectoryName(path) == Framework)
            .Concat(CellLoadContext.Shared.Select(assembly => assembly.Location))
            .Select(Read);
    }

    /// <summary>Whether this is the simple name of a library of .NET, such as <c>System.Text.Json</c>, which every cell sees already.</summary>
    public bool IsPartOfPlatform(string name) =>
        Path.GetFileName(name) == name && !File.Exists(Path.GetFullPath(name, Directory)) && File.Exists(Path.Combine(Framework, name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? name : name + ".dll"));

    /// <summary>The reference to a library file, which becomes loadable together with everything in its folder.</summary>
    /// <exception cref="DirectiveException">There is no such file, or it is no .NET assembly.</exception>
    public PortableExecutableReference Add(string path, int line)
    {
        string full = Path.GetFullPath(path, Directory);
        if (!File.Exists(full))
            throw new DirectiveException($"There is no file {path} (looked for {full}): build the project that makes it, or correct the path, which is relative to the notebook's folder.", line);
        try
        {
            return Add(full);
        }
        catch (BadImageFormatException)
        {
            throw new DirectiveException($"{path} is not a .NET assembly, so it cannot be referenced by #r.", line);
        }
    }

    /// <summary>Makes a library loadable that nobody compiles against.</summary>
    public void Load(string path) => libraries.Add(path);

    public override ImmutableArray<PortableExecutableReference> ResolveReference(
        string reference, string? baseFilePath, MetadataReferenceProperties properties)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(baseFilePath ?? "cell", Directory))!;
        string? found = new[] { folder, Directory }.Select(at => Path.GetFullPath(reference, at)).FirstOrDefault(File.Exists);
        return found is null ? [] : [Add(found).WithProperties(properties)];
    }

    public override PortableExecutableReference? ResolveMissingAssembly(MetadataReference definition, AssemblyIdentity referenceIdentity)
    {
        string? path = (definition as PortableExecutableReference)?.FilePath;
        string? beside = path is null ? null : Path.Combine(Path.GetDirectoryName(path)!, referenceIdentity.Name + ".dll");
        return beside is not null && File.Exists(beside) ? Add(beside) : null;
    }

    public override bool Equals(object? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => 1;

    private PortableExecutableReference Add(string full)
    {
        if (!_byPath.TryGetValue(full, out var reference))
        {
            _byPath[full] = reference = Read(full);
            libraries.Add(full);
        }
        return reference;
    }

    private static PortableExecutableReference Read(string path)
    {
        // Only the metadata are kept: the files' native code is several times larger, and the file stays free to be rebuilt.
        var module = ModuleMetadata.CreateFromStream(File.OpenRead(path), PEStreamOptions.PrefetchMetadata);
        _ = module.Name;
        return AssemblyMetadata.Create(module).GetReference(filePath: path);
    }
}
