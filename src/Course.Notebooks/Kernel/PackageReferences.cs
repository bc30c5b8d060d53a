using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Course.Notebooks.Kernel;

/// <summary>The NuGet packages of a session, found by <c>dotnet restore</c>: in the folders on this machine first, and only then where the user's NuGet looks.</summary>
internal sealed partial class PackageReferences
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(3);

    private readonly List<string> _folders = [];
    private readonly List<string> _addresses = [];
    private readonly HashSet<string> _extensions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _packages = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What referencing a package brings.</summary>
    /// <param name="Libraries">The libraries to compile against, those of the packages it needs among them.</param>
    /// <param name="RuntimeOnly">Files that must be loadable.</param>
    /// <param name="Extensions">The notebooks that the packages want to be run, and that have not run in this session.</param>
    /// <param name="NotRun">The libraries by which they extend .NET Interactive alone, those that this session has not met.</param>
    internal sealed record Found(IReadOnlyList<string> Libraries, IReadOnlyList<string> RuntimeOnly, IReadOnlyList<string> Extensions, IReadOnlyList<string> NotRun);

    /// <summary>Also looks for packages in a folder, or at an address if they are nowhere on this machine.</summary>
    /// <exception cref="DirectiveException">There is no such folder.</exception>
    public void AddSource(string source, string directory, int line)
    {
        if (source.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
        {
            _addresses.Add(source);
            return;
        }
        string folder = Path.GetFullPath(source, directory);
        if (!Directory.Exists(folder))
            throw new DirectiveException($"There is no folder {source} with NuGet packages (looked for {folder}).", line);
        _folders.Add(folder);
    }

    /// <summary>Finds a package beside those of earlier cells, and what it needs.</summary>
    /// <param name="package">The directive.</param>
    /// <param name="directory">The notebook's folder, inside the course or elsewhere.</param>
    /// <param name="interrupted">Ends the search.</param>
    /// <exception cref="DirectiveException">It cannot be had; the message says what NuGet said.</exception>
    public Found Add(CellStep.Package package, string directory, CancellationToken interrupted)
    {
        string[] folders = [.. _folders, .. CourseFeed(directory)];
        string version = package.Version ?? Newest(package.Id, folders) ?? "*";
        var wanted = new Dictionary<string, string>(_packages, StringComparer.OrdinalIgnoreCase) { [package.Id] = version };
        using var scratch = new ScratchFolder("course-packages-");
        if (Restore(scratch.Path, wanted, folders, onlyFolders: true, interrupted) is not null
            && Restore(scratch.Path, wanted, folders, onlyFolders: false, interrupted) is { } failure)
            throw new DirectiveException(
                $"The NuGet package {package.Id}{(package.Version is { } asked ? $" {asked}" : "")} is not on this machine, and it could not be restored: {failure} "
                + "Without a network, put the .nupkg files into a folder and name it in the cell: #i \"nuget:folder\".", package.Line);
        _packages[package.Id] = version;
        return Read(Path.Combine(scratch.Path, "obj", "project.assets.json"));
    }

    /// <summary>The folder to which <c>dotnet pack</c> builds the course's own packages, where the notebook is inside the course.</summary>
    private static IEnumerable<string> CourseFeed(string directory)
    {
        for (var folder = new DirectoryInfo(directory); folder is not null; folder = folder.Parent)
        {
            string feed = Path.Combine(folder.FullName, "artifacts", "embedded", "package", "release");
            if (Directory.Exists(feed))
                yield return feed;
        }
    }

    private static string PackagesFolder() => Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <summary>The newest version of a package on this machine; releases before previews.</summary>
    private static string? Newest(string id, IEnumerable<string> folders)
    {
        string unpacked = Path.Combine(PackagesFolder(), id.ToLowerInvariant());
        var versions = (Directory.Exists(unpacked) ? Directory.GetDirectories(unpacked).Select(path => Path.GetFileName(path)) : [])
            .Concat(folders.SelectMany(folder => Directory.GetFiles(folder, $"{id}.*.nupkg"))
                .Select(path => Path.GetFileNameWithoutExtension(path)[(id.Length + 1)..])
                .Where(version => char.IsAsciiDigit(version[0])));
        return versions
            .Select(text => (text, Number: Version.TryParse(text.Split('-', '+')[0], out var number) ? number : null))
            .Where(version => version.Number is not null)
            .OrderBy(version => !version.text.Contains('-')).ThenBy(version => version.Number)
            .Select(version => version.text)
            .LastOrDefault();
    }

    /// <summary>Restores a project that references the packages.</summary>
    /// <returns>What NuGet said when it failed; null when it succeeded.</returns>
    private string? Restore(string scratch, Dictionary<string, string> packages, string[] folders, bool onlyFolders, CancellationToken interrupted)
    {
        string empty = Directory.CreateDirectory(Path.Combine(scratch, "none")).FullName;
        string sources = string.Join(';', [.. folders, .. onlyFolders ? [empty] : _addresses]);
        var project = new XElement(
            "Project",
            new XAttribute("Sdk", "Microsoft.NET.Sdk"),
            new XElement(
                "PropertyGroup",
                new XElement("TargetFramework", $"net{Environment.Version.Major}.0"),
                new XElement("RuntimeIdentifier", RuntimeInformation.RuntimeIdentifier),
                new XElement("SelfContained", false),
                new XElement("UseAppHost", false),
                new XElement("NuGetAudit", false),
                onlyFolders ? new XElement("RestoreSources", sources) : new XElement("RestoreAdditionalProjectSources", sources)),
            new XElement(
                "ItemGroup",
                packages.Select(package => new XElement("PackageReference", new XAttribute("Include", package.Key), new XAttribute("Version", package.Value)))));
        File.WriteAllText(Path.Combine(scratch, "packages.csproj"), project.ToString());

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(interrupted);
        limit.CancelAfter(s_limit);
        using var process = Process.Start(new ProcessStartInfo(KernelProcess.DotNetHost(), ["restore", "--nologo", "-v:q", "-tl:off"])
        {
            WorkingDirectory = scratch,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        process.StandardInput.Close();
        var said = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            process.WaitForExitAsync(limit.Token).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            interrupted.ThrowIfCancellationRequested();
            return $"NuGet took longer than {s_limit.TotalMinutes} minutes.";
        }
        return process.ExitCode == 0 ? null : Reason(said.Result + errors.Result);
    }

    private static string Reason(string output)
    {
        var error = NuGetError().Match(output);
        string reason = error.Success ? error.Groups["what"].Value.Trim() : output.Trim().Split('\n').FirstOrDefault() ?? "";
        return reason.Length == 0 ? "NuGet did not say why." : reason.EndsWith('.') ? reason : reason + ".";
    }

    private Found Read(string assets)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(assets));
        var root = json.RootElement;
        string[] folders = [.. root.GetProperty("packageFolders").EnumerateObject().Select(folder => folder.Name)];
        var target = root.GetProperty("targets").EnumerateObject().Last(target => target.Name.Contains('/')).Value;
        List<string> libraries = [], loaded = [], extensions = [], notRun = [];
        foreach (var package in target.EnumerateObject())
        {
            if (!root.GetProperty("libraries").GetProperty(package.Name).TryGetProperty("path", out var path))
                continue;
            string? home = folders.Select(folder => Path.Combine(folder, path.GetString()!)).FirstOrDefault(Directory.Exists);
            if (home is null)
                continue;
            libraries.AddRange(Files(package.Value, "compile", home));
            loaded.AddRange(Files(package.Value, "runtime", home));
            loaded.AddRange(Files(package.Value, "native", home));
            string ofKernels = Path.Combine(home, "interactive-extensions", "dotnet");
            if (!Directory.Exists(ofKernels))
                continue;
            extensions.AddRange(Directory.GetFiles(ofKernels, "extension.dib").Where(_extensions.Add));
            notRun.AddRange(Directory.GetFiles(ofKernels, "*.dll").Where(_extensions.Add));
        }
        return new Found(libraries, loaded, extensions, notRun);
    }

    private static IEnumerable<string> Files(JsonElement package, string kind, string home) =>
        package.TryGetProperty(kind, out var files)
            ? files.EnumerateObject().Where(file => !file.Name.EndsWith("_._", StringComparison.Ordinal)).Select(file => Path.GetFullPath(file.Name, home)).Where(IsOwn)
            : [];

    /// <summary>The kernel has its own copies of the libraries that it shares with cells.</summary>
    private static bool IsOwn(string file) => !CellLoadContext.Shared.Any(shared => shared.GetName().Name == Path.GetFileNameWithoutExtension(file));

    [GeneratedRegex(@"error (?<code>NU\d+): (?<what>[^\[\r\n]+)")]
    private static partial Regex NuGetError();
}
