using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using Microsoft.AspNetCore.Html;
using Microsoft.DotNet.Interactive.Formatting;

namespace Course.Notebooks.Kernel;

/// <summary>Where compiled cells and the libraries they reference live, apart from the kernel's own libraries.</summary>
internal sealed class CellLoadContext() : AssemblyLoadContext("notebook")
{
    private readonly Dictionary<string, string> _files = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _folders = [];
    private readonly HashSet<Assembly> _cells = [];

    /// <summary>The kernel's assemblies that cells and libraries must share with it, because they exchange values of their types.</summary>
    public static IReadOnlyList<Assembly> Shared { get; } =
        [typeof(IHtmlContent).Assembly, typeof(Formatter).Assembly, typeof(Microsoft.DotNet.Interactive.Kernel).Assembly];

    /// <summary>Makes a referenced library loadable, and whatever it needs from its folder.</summary>
    public void Add(string path)
    {
        string folder = Path.GetDirectoryName(path)!;
        lock (_files)
        {
            _files.TryAdd(Path.GetFileNameWithoutExtension(path), path);
            if (!_folders.Contains(folder))
                _folders.Add(folder);
        }
    }

    /// <summary>Loads a compiled cell.</summary>
    public Assembly LoadCell(Stream assembly, Stream symbols)
    {
        var loaded = LoadFromStream(assembly, symbols);
        _cells.Add(loaded);
        return loaded;
    }

    /// <summary>Whether an assembly is a compiled cell.</summary>
    public bool IsCell(Assembly? assembly) => assembly is not null && _cells.Contains(assembly);

    protected override Assembly? Load(AssemblyName name)
    {
        if (name.Name is null || Shared.Any(assembly => assembly.GetName().Name == name.Name))
            return null;
        lock (_files)
        {
            if (_files.TryGetValue(name.Name, out string? path))
                return LoadFromAssemblyPath(path);
        }
        return IsPlatform(name) ? null : FindInFolders(name.Name + ".dll") is { } beside ? LoadFromAssemblyPath(beside) : null;
    }

    /// <summary>Native libraries beside a referenced library, or below it as NuGet packages lay them out.</summary>
    protected override IntPtr LoadUnmanagedDll(string unmanagedDllName)
    {
        string? found = NativeFiles(unmanagedDllName, RuntimeInformation.RuntimeIdentifier, RuntimeInformation.ProcessArchitecture)
            .Select(FindInFolders).FirstOrDefault(path => path is not null);
        return found is null ? IntPtr.Zero : LoadUnmanagedDllFromPath(found);
    }

    /// <summary>The files that may be meant by a native library's name, relative to a library's folder, in the order in which they are tried.</summary>
    internal static IEnumerable<string> NativeFiles(string name, string runtime, Architecture architecture)
    {
        var (system, names) = OperatingSystem.IsWindows() ? ("win", new[] { name, name + ".dll" })
            : OperatingSystem.IsMacOS() ? ("osx", [name, $"lib{name}.dylib"])
            : ("linux", [name, $"lib{name}.so", name + ".so"]);
        // A .NET that a distribution built calls its runtime after itself, as in ubuntu.24.04-x64; packages know linux-x64.
        string[] runtimes = [runtime, $"{system}-{architecture.ToString().ToLowerInvariant()}"];
        string[] folders = ["", .. runtimes.Distinct().Select(one => Path.Combine("runtimes", one, "native"))];
        return folders.SelectMany(_ => names, Path.Combine);
    }

    private static bool IsPlatform(AssemblyName name) =>
        File.Exists(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, name.Name + ".dll"));

    private string? FindInFolders(string file)
    {
        lock (_files)
            return _folders.Select(folder => Path.Combine(folder, file)).FirstOrDefault(File.Exists);
    }
}
