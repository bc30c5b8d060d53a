using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace Course.Notebooks.Kernel;

/// <summary>Where the libraries that a session references live, apart from the kernel's own.</summary>
/// <remarks>They stay until the process ends: libraries have threads and native code, and their code is faster where it may stay.</remarks>
internal sealed class LibraryLoadContext() : AssemblyLoadContext("libraries")
{
    private readonly Dictionary<string, string> _files = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _folders = [];

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

    /// <summary>The assembly that a cell or a library asks for; null where .NET or the kernel has it.</summary>
    public Assembly? Find(AssemblyName name)
    {
        if (name.Name is null || CellLoadContext.Shared.Any(assembly => assembly.GetName().Name == name.Name))
            return null;
        lock (_files)
        {
            if (_files.TryGetValue(name.Name, out string? path))
                return LoadFromAssemblyPath(path);
        }
        return IsPlatform(name) ? null : FindInFolders(name.Name + ".dll") is { } beside ? LoadFromAssemblyPath(beside) : null;
    }

    /// <summary>A native library beside a referenced library, or below it as NuGet packages lay them out; zero where there is none.</summary>
    public IntPtr FindNative(string name)
    {
        string? found = NativeFiles(name, RuntimeInformation.RuntimeIdentifier, RuntimeInformation.ProcessArchitecture)
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

    protected override Assembly? Load(AssemblyName name) => Find(name);

    protected override IntPtr LoadUnmanagedDll(string unmanagedDllName) => FindNative(unmanagedDllName);

    private static bool IsPlatform(AssemblyName name) =>
        File.Exists(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, name.Name + ".dll"));

    private string? FindInFolders(string file)
    {
        lock (_files)
            return _folders.Select(folder => Path.Combine(folder, file)).FirstOrDefault(File.Exists);
    }
}
