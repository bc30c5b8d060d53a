using System.Reflection;
using System.Runtime.Loader;
using Microsoft.AspNetCore.Html;
using Microsoft.DotNet.Interactive.Formatting;

namespace Course.Notebooks.Kernel;

/// <summary>Where the compiled cells of a session live; with the session, all of them leave the memory.</summary>
/// <param name="libraries">Where what they reference lives.</param>
internal sealed class CellLoadContext(LibraryLoadContext libraries) : AssemblyLoadContext("cells", isCollectible: true)
{
    /// <summary>The kernel's assemblies that cells and libraries must share with it, because they exchange values of their types.</summary>
    public static IReadOnlyList<Assembly> Shared { get; } =
        [typeof(IHtmlContent).Assembly, typeof(Formatter).Assembly, typeof(Microsoft.DotNet.Interactive.Kernel).Assembly];

    /// <summary>Whether an assembly is a compiled cell.</summary>
    /// <remarks>Asked of the assembly: a list of them in here would keep them in the memory for ever.</remarks>
    public bool IsCell(Assembly? assembly) => assembly is not null && GetLoadContext(assembly) == this;

    protected override Assembly? Load(AssemblyName name) => libraries.Find(name);

    protected override IntPtr LoadUnmanagedDll(string unmanagedDllName) => libraries.FindNative(unmanagedDllName);
}
