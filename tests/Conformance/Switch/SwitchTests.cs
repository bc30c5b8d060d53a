using System.Diagnostics;
using System.Text.Json;

namespace Conformance.Switch;

/// <summary>What -p:Torch= puts behind the course, as MSBuild evaluates it. Nothing is restored, so no package has to be there.</summary>
public sealed class SwitchTests
{
    private static readonly string[] s_others = ["Microsoft.Data.Analysis", "Plotly.NET.CSharp", "SixLabors.ImageSharp"];

    [Fact]
    public void The_default_references_the_embedded_projects_and_no_torch_package()
    {
        var course = Evaluate("src/Course");
        Assert.DoesNotContain(Names(course, "PackageReference"), name => name.StartsWith("TorchSharp", StringComparison.Ordinal) || s_others.Contains(name));
        Assert.Equal(["Microsoft.Data.Analysis", "Plotly.NET.CSharp", "SixLabors.ImageSharp", "TorchSharp"], Projects(course));
    }

    [Theory]
    [InlineData("cpu", "linux", "TorchSharp-cpu")]
    [InlineData("cpu", "windows", "TorchSharp-cpu")]
    [InlineData("cuda", "linux", "TorchSharp-cuda-linux")]
    [InlineData("cuda", "windows", "TorchSharp-cuda-windows")]
    public void The_real_packages_replace_the_embedded_projects(string torch, string os, string package)
    {
        foreach (var project in new[] { "src/Course", "tests/Conformance" })
        {
            var items = Evaluate(project, $"-p:Torch={torch}", $"-p:CudaOS={os}");
            Assert.Equal(Names(Evaluate(project), "PackageReference").Concat([package, .. s_others]).Order(), Names(items, "PackageReference").Order());
            Assert.Empty(Projects(items));
        }
    }

    [Fact]
    public void The_build_hosts_system_chooses_the_cuda_package()
    {
        var expected = OperatingSystem.IsWindows() ? "TorchSharp-cuda-windows" : "TorchSharp-cuda-linux";
        Assert.Contains(expected, Names(Evaluate("src/Course", "-p:Torch=cuda"), "PackageReference"));
    }

    [Theory]
    [InlineData("TorchSharpVersion", "TorchSharp-cpu")]
    [InlineData("PlotlyCSharpVersion", "Plotly.NET.CSharp")]
    [InlineData("DataAnalysisVersion", "Microsoft.Data.Analysis")]
    [InlineData("ImageSharpVersion", "SixLabors.ImageSharp")]
    public void A_version_is_overridden_by_its_property(string property, string package)
    {
        var items = Evaluate("src/Course", "-p:Torch=cpu", $"-p:{property}=9.8.7");
        var version = items.GetProperty("PackageVersion").EnumerateArray().Single(item => item.GetProperty("Identity").GetString() == package);
        Assert.Equal("9.8.7", version.GetProperty("Version").GetString());
    }

    [Fact]
    public void Each_engine_builds_into_its_own_folder()
    {
        foreach (var torch in new[] { "embedded", "cpu", "cuda" })
        {
            var (_, output) = Run("src/Course", $"-p:Torch={torch}", "-getProperty:ArtifactsPath");
            Assert.EndsWith($"artifacts/{torch}", output.Trim().Replace('\\', '/'), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Another_engine_is_refused_with_the_three_that_exist()
    {
        foreach (var target in new[] { "Restore", "Build" })
        {
            var (exit, output) = Run("src/Embedded/TorchSharp", "-p:Torch=gpu", $"-t:{target}");
            Assert.NotEqual(0, exit);
            Assert.Contains("Torch=gpu is not known: use -p:Torch=embedded (the default), -p:Torch=cpu or -p:Torch=cuda.", output, StringComparison.Ordinal);
        }
    }

    private static IEnumerable<string> Projects(JsonElement items) =>
        Names(items, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/'))).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Names(JsonElement items, string kind) =>
        items.TryGetProperty(kind, out var list) ? list.EnumerateArray().Select(item => item.GetProperty("Identity").GetString()!) : [];

    private static JsonElement Evaluate(string project, params string[] options)
    {
        var (exit, output) = Run(project, [.. options, "-getItem:PackageReference", "-getItem:ProjectReference", "-getItem:PackageVersion"]);
        Assert.True(exit == 0, output);
        return JsonDocument.Parse(output).RootElement.GetProperty("Items");
    }

    private static (int Exit, string Output) Run(string project, params string[] options)
    {
        var path = Path.Combine(Root(), project, Path.GetFileName(project) + ".csproj");
        var start = new ProcessStartInfo("dotnet", ["msbuild", path, "-nologo", "-nodeReuse:false", .. options]) { RedirectStandardOutput = true, RedirectStandardError = true };
        // The test host's own MSBuild settings must not reach the child.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList()) start.Environment.Remove(name);
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.Result);
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Course.sln"))) return folder.FullName;
        throw new DirectoryNotFoundException("Course.sln was not found above the tests: run them from a clone.");
    }
}
