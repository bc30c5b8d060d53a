using System.Runtime.InteropServices;
using Course.Notebooks.Kernel;

namespace Course.Notebooks.Tests.Kernel;

public sealed class NativeFilesTests
{
    [SkippableTheory]
    [InlineData("linux-x64", Architecture.X64, "linux-x64")]
    [InlineData("ubuntu.24.04-x64", Architecture.X64, "ubuntu.24.04-x64", "linux-x64")]
    [InlineData("fedora.42-arm64", Architecture.Arm64, "fedora.42-arm64", "linux-arm64")]
    public void A_native_library_is_looked_for_beside_then_under_this_runtime_then_under_the_portable_one(string runtime, Architecture architecture, params string[] runtimes)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "These are the names of Linux.");
        string[] folders = ["", .. runtimes.Select(one => $"runtimes/{one}/native/")];
        Assert.Equal(
            folders.SelectMany(folder => new[] { $"{folder}LibTorchSharp", $"{folder}libLibTorchSharp.so", $"{folder}LibTorchSharp.so" }),
            LibraryLoadContext.NativeFiles("LibTorchSharp", runtime, architecture));
    }

    [Fact]
    public void The_portable_folder_of_this_machine_is_always_looked_in()
    {
        string system = OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux";
        string folder = Path.Combine("runtimes", $"{system}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}", "native");
        Assert.Contains(LibraryLoadContext.NativeFiles("native", "some.distribution-1", RuntimeInformation.ProcessArchitecture), file => Path.GetDirectoryName(file) == folder);
    }
}
