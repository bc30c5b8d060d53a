using System.IO.Compression;
using Course.Notebooks.Kernel;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Course.Notebooks.Tests.Kernel;

/// <summary>A kernel whose NuGet keeps its packages in the test's folder.</summary>
public sealed class PackageTests(TestKernel kernel) : IClassFixture<TestKernel>, IAsyncLifetime
{
    public async Task InitializeAsync()
    {
        string packages = Path.Combine(kernel.Folder, "packages");
        await kernel.Run($"Environment.SetEnvironmentVariable(\"NUGET_PACKAGES\", {SymbolDisplay.FormatLiteral(packages, true)});");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_package_from_a_folder_brings_what_it_needs_and_runs_its_extension()
    {
        byte[] below = Compile("Below", "namespace Below; public class Number { public int Value => 6; }");
        Pack("Below", "1.0.0", below);
        byte[] above = Compile("Above", "namespace Above; public static class Answer { public static int Times(int n) => n * new Below.Number().Value; }", below);
        Pack("Above", "1.2.0", above, """<dependency id="Below" version="1.0.0" />""", ("interactive-extensions/dotnet/extension.dib", "#!csharp\nvar fromExtension = Above.Answer.Times(1);\n"));

        Assert.Equal("42", (await kernel.Run("#i \"nuget:feed\"\n#r \"nuget:Above, 1.2.0\"\n$\"{Above.Answer.Times(7)}\"")).Text);
        Assert.Equal("6", (await kernel.Run("$\"{fromExtension}\"")).Text);
    }

    [Fact]
    public async Task Without_a_version_the_newest_on_this_machine_is_taken()
    {
        Pack("Versioned", "1.9.0", Compile("Versioned", "namespace Versioned; public static class It { public static string Is => \"old\"; }"));
        Pack("Versioned", "1.10.0", Compile("Versioned", "namespace Versioned; public static class It { public static string Is => \"newest\"; }"));
        Pack("Versioned", "2.0.0-preview", Compile("Versioned", "namespace Versioned; public static class It { public static string Is => \"preview\"; }"));
        Assert.Equal("newest", (await kernel.Run("#i \"nuget:feed\"\n#r \"nuget:Versioned\"\nVersioned.It.Is")).Text);
    }

    [Fact]
    public async Task A_package_that_cannot_be_had_says_what_to_do()
    {
        var result = await kernel.Run("Console.WriteLine(\"before\");\n#r \"nuget:No.Such.Package.Of.This.Course, 1.0.0\"\nConsole.WriteLine(\"after\");", timeout: TimeSpan.FromMinutes(4));
        Assert.Equal((CellError.Directive, 2), (result.Error.Type, result.Error.Line));
        Assert.StartsWith("The NuGet package No.Such.Package.Of.This.Course 1.0.0 is not on this machine, and it could not be restored: ", result.Error.Message);
        Assert.EndsWith("put the .nupkg files into a folder and name it in the cell: #i \"nuget:folder\".", result.Error.Message);
        Assert.DoesNotContain("after", result.Stdout);
    }

    private void Pack(string id, string version, byte[] assembly, string dependencies = "", params (string Path, string Text)[] files)
    {
        string path = Path.Combine(Directory.CreateDirectory(Path.Combine(kernel.Folder, "feed")).FullName, $"{id}.{version}.nupkg");
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

    private static byte[] Compile(string name, string code, params byte[][] references)
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string[] platform = [typeof(object).Assembly.Location, Path.Combine(framework, "System.Runtime.dll")];
        var compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(code)],
            [.. platform.Select(path => MetadataReference.CreateFromFile(path)), .. references.Select(image => MetadataReference.CreateFromImage(image))],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var assembly = new MemoryStream();
        Assert.True(compilation.Emit(assembly).Success);
        return assembly.ToArray();
    }
}
