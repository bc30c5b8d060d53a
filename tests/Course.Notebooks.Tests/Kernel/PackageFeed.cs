using System.IO.Compression;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Course.Notebooks.Tests.Kernel;

/// <summary>A folder of NuGet packages that a test makes.</summary>
/// <param name="folder">The folder; it is made if need be.</param>
internal sealed class PackageFeed(string folder)
{
    public void Pack(string id, string version, byte[] assembly, string dependencies = "", params (string Path, string Text)[] files)
    {
        string path = Path.Combine(Directory.CreateDirectory(folder).FullName, $"{id}.{version}.nupkg");
        using var package = ZipFile.Open(path, ZipArchiveMode.Create);
        Add($"{id}.nuspec",
            $"""
            <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd"><metadata>
              <id>{id}</id><version>{version}</version><authors>a test</authors><description>A test's package.</description>
              <dependencies><group targetFramework="net8.0">{dependencies}</group></dependencies>
            </metadata></package>
            """);
        foreach (var (name, text) in files)
            Add(name, text);
        using var library = package.CreateEntry($"lib/net8.0/{id}.dll").Open();
        library.Write(assembly);

        void Add(string name, string text)
        {
            using var writer = new StreamWriter(package.CreateEntry(name).Open());
            writer.Write(text);
        }
    }

    public static byte[] Compile(string name, string code, params byte[][] references)
    {
        // The SDK's reference library, as a real package has it: .NET's own is not for compiling against.
        string packs = Path.GetFullPath("../../../packs/Microsoft.NETCore.App.Ref", Path.GetDirectoryName(typeof(object).Assembly.Location)!);
        string platform = Directory.GetFiles(packs, "System.Runtime.dll", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Last();
        var compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(code)],
            [MetadataReference.CreateFromFile(platform), .. references.Select(image => MetadataReference.CreateFromImage(image))],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var assembly = new MemoryStream();
        Assert.True(compilation.Emit(assembly).Success);
        return assembly.ToArray();
    }
}
