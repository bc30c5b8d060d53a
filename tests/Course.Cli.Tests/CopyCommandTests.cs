using System.Diagnostics;

namespace Course.Cli.Tests;

/// <summary><c>course copy</c> as a reader uses it.</summary>
public sealed class CopyCommandTests : IDisposable
{
    private readonly CourseProgram _course = new();

    public void Dispose() => _course.Dispose();

    private string[] Files(string folder) => [.. Directory.GetFiles(Path.Combine(_course.Folder, folder), "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Path.Combine(_course.Folder, folder), path).Replace('\\', '/')).Order()];

    [Fact]
    public async Task A_copied_helper_builds_in_a_new_project_without_another_change()
    {
        string laid = Path.Combine(Repository.Root, "artifacts", "course");
        string project = Directory.CreateDirectory(Path.Combine(_course.Folder, "mine")).FullName;
        File.WriteAllText(Path.Combine(project, "mine.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable></PropertyGroup>
              <ItemGroup><Reference Include="{laid}/TorchSharp.dll" /><Reference Include="{laid}/System.Numerics.Tensors.dll" /></ItemGroup>
            </Project>
            """);
        File.WriteAllText(Path.Combine(project, "Program.cs"), "using My.Models; using static TorchSharp.torch;\nConsole.WriteLine(string.Join(\",\", new LeNet5().call(zeros(2, 1, 28, 28)).shape));\n");
        var (exitCode, output, error) = await _course.Run("copy", "LeNet5", "--to", "mine/copied", "--namespace", "My");
        Assert.True(exitCode == 0, error);
        Assert.Contains("dotnet add package TorchSharp-cpu", output);

        var start = new ProcessStartInfo("dotnet", ["run", "-c", "Release", "--project", project]) { WorkingDirectory = project, RedirectStandardOutput = true, RedirectStandardError = true };
        using var run = Process.Start(start)!;
        var printed = run.StandardOutput.ReadToEndAsync();
        var said = run.StandardError.ReadToEndAsync();
        await run.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(5));
        Assert.True(run.ExitCode == 0, await printed + await said);
        Assert.Equal("2,10", (await printed).Trim());
    }

    [Fact]
    public async Task The_list_has_a_line_for_each_helper()
    {
        var (exitCode, output, _) = await _course.Run("copy", "--list");
        Assert.Equal(0, exitCode);
        Assert.Matches("(?m)^Models\r?$", output);
        Assert.Matches("(?m)^  LeNet5 +LeNet-5, the convolutional network", output);
    }

    [Fact]
    public async Task An_unknown_name_is_answered_with_the_nearest()
    {
        var (exitCode, _, error) = await _course.Run("copy", "LeNet", "--to", "x");
        Assert.Equal((2, "There is no helper LeNet: did you mean LeNet5?"), (exitCode, error.Trim()));
        Assert.False(Directory.Exists(Path.Combine(_course.Folder, "x")));
    }

    [Fact]
    public async Task A_file_that_says_something_else_is_left_alone_unless_forced()
    {
        Assert.Equal(0, (await _course.Run("copy", "LeNet5", "--to", "x")).ExitCode);
        string[] files = Files("x");
        string changed = Path.Combine(_course.Folder, "x", "Models", "LeNet5.cs");
        string original = File.ReadAllText(changed);
        File.WriteAllText(changed, "// mine");
        File.Delete(Path.Combine(_course.Folder, "x", files.First(file => file != "Models/LeNet5.cs")));

        var (exitCode, _, error) = await _course.Run("copy", "LeNet5", "--to", "x");
        Assert.Equal(2, exitCode);
        Assert.Equal("x has Models/LeNet5.cs already, with other content: nothing was copied; name another folder, or replace with --force.", error.Trim());
        Assert.Equal("// mine", File.ReadAllText(changed));
        Assert.Equal(files.Length - 1, Files("x").Length);

        Assert.Equal(0, (await _course.Run("copy", "LeNet5", "--to", "x", "--force")).ExitCode);
        Assert.Equal(original, File.ReadAllText(changed));
        Assert.Equal(files, Files("x"));
    }

    [Theory]
    [InlineData("copy")]
    [InlineData("copy", "LeNet5")]
    [InlineData("copy", "LeNet5", "--to", "x", "--namespace", "1.two")]
    public async Task Half_a_command_is_wrong_usage(params string[] arguments) => Assert.Equal(2, (await _course.Run(arguments)).ExitCode);
}
