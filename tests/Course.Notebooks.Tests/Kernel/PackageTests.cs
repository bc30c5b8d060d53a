using Course.Notebooks.Kernel;
using Microsoft.CodeAnalysis.CSharp;

namespace Course.Notebooks.Tests.Kernel;

/// <summary>A kernel whose NuGet keeps its packages in the test's folder.</summary>
public sealed class PackageTests(TestKernel kernel) : IClassFixture<TestKernel>, IAsyncLifetime
{
    private readonly PackageFeed _feed = new(Path.Combine(kernel.Folder, "feed"));

    public async Task InitializeAsync()
    {
        string packages = Path.Combine(kernel.Folder, "packages");
        await kernel.Run($"Environment.SetEnvironmentVariable(\"NUGET_PACKAGES\", {SymbolDisplay.FormatLiteral(packages, true)});");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_package_from_a_folder_brings_what_it_needs_and_runs_its_extension()
    {
        byte[] below = PackageFeed.Compile("Below", "namespace Below; public class Number { public int Value => 6; }");
        _feed.Pack("Below", "1.0.0", below);
        byte[] above = PackageFeed.Compile("Above", "namespace Above; public static class Answer { public static int Times(int n) => n * new Below.Number().Value; }", below);
        _feed.Pack("Above", "1.2.0", above, """<dependency id="Below" version="1.0.0" />""", ("interactive-extensions/dotnet/extension.dib", "#!csharp\nvar fromExtension = Above.Answer.Times(1);\n"));

        Assert.Equal("42", (await kernel.Run("#i \"nuget:feed\"\n#r \"nuget:Above, 1.2.0\"\n$\"{Above.Answer.Times(7)}\"")).Text);
        Assert.Equal("6", (await kernel.Run("$\"{fromExtension}\"")).Text);
    }

    [Fact]
    public async Task A_package_with_an_extension_for_another_kernel_works_and_says_so_once()
    {
        byte[] library = PackageFeed.Compile("Extended", "namespace Extended; public static class It { public static string Is => \"here\"; }");
        _feed.Pack("Extended", "1.0.0", library, "", ("interactive-extensions/dotnet/Extended.Interactive.dll", "no library"));
        var result = await kernel.Run("#i \"nuget:feed\"\n#r \"nuget:Extended, 1.0.0\"\nExtended.It.Is");
        Assert.Equal("here", result.Text);
        Assert.StartsWith("The package extends .NET Interactive by Extended.Interactive.dll, which this kernel does not run", result.Stderr);
        Assert.Equal("", (await kernel.Run("#r \"nuget:Extended, 1.0.0\"")).Stderr);
    }

    [Fact]
    public async Task Without_a_version_the_newest_on_this_machine_is_taken()
    {
        _feed.Pack("Versioned", "1.9.0", PackageFeed.Compile("Versioned", "namespace Versioned; public static class It { public static string Is => \"old\"; }"));
        _feed.Pack("Versioned", "1.10.0", PackageFeed.Compile("Versioned", "namespace Versioned; public static class It { public static string Is => \"newest\"; }"));
        _feed.Pack("Versioned", "2.0.0-preview", PackageFeed.Compile("Versioned", "namespace Versioned; public static class It { public static string Is => \"preview\"; }"));
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
}
