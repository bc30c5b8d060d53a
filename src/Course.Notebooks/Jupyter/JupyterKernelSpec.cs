using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Course.Notebooks.Kernel;
using Course.Notebooks.Running;

namespace Course.Notebooks.Jupyter;

/// <summary>Makes the course's kernel known to Jupyter, which looks for kernels in folders: one folder a kernel.</summary>
/// <param name="kernels">The folder of kernels' folders.</param>
/// <param name="name">The kernel's name, which notebooks ask for.</param>
public sealed partial class JupyterKernelSpec(string kernels, string name)
{
    /// <summary>The name that the course's notebooks ask for. It is .NET Interactive's, so that the same notebooks run there.</summary>
    public const string DefaultName = ".net-csharp";

    private const string Program = "course_kernel.py";
    private const string Specification = "kernel.json";

    /// <summary>Without it, ipykernel's Python debugger warns at every start.</summary>
    private static readonly KeyValuePair<string, string> s_quietDebugger = new("PYDEVD_DISABLE_FILE_VALIDATION", "1");

    /// <summary>Where this kernel's files are.</summary>
    public string Folder { get; } = NamePattern().IsMatch(name)
        ? Path.Combine(kernels, name)
        : throw new UsageException($"The kernel's name {name} is not one that Jupyter takes: use letters, digits, '.', '-' and '_' only.");

    /// <summary>The folder of the kernels of the user who asks, as Jupyter itself finds it.</summary>
    public static string OfUser()
    {
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string data = Environment.GetEnvironmentVariable("JUPYTER_DATA_DIR") is { Length: > 0 } named ? named
            : OperatingSystem.IsWindows() ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "jupyter")
            : OperatingSystem.IsMacOS() ? Path.Combine(home, "Library", "Jupyter")
            : Environment.GetEnvironmentVariable("XDG_DATA_HOME") is { Length: > 0 } xdg ? Path.Combine(xdg, "jupyter")
            : Path.Combine(home, ".local", "share", "jupyter");
        return Path.Combine(data, "kernels");
    }

    /// <summary>The folder of the kernels of an installation, such as <c>/usr/local</c> or a virtual environment.</summary>
    public static string OfPrefix(string prefix) => Path.Combine(Path.GetFullPath(prefix), "share", "jupyter", "kernels");

    /// <summary>Writes the kernel's files; an earlier registration of the course is replaced.</summary>
    /// <exception cref="UsageException">Another program's kernel has this name.</exception>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public void Install()
    {
        if (Directory.Exists(Folder) && !IsOurs())
            throw new UsageException($"{Folder} is another program's kernel, perhaps that of .NET Interactive. Give the course's kernel a name of its own, such as --name course-csharp, and choose it in the notebook's menu; or remove the other one first.");
        Directory.CreateDirectory(kernels);
        // Written beside its place and moved there: Jupyter never sees half a kernel.
        var written = Directory.CreateDirectory(Path.Combine(kernels, $".{Guid.NewGuid():N}"));
        try
        {
            File.WriteAllText(Path.Combine(written.FullName, Specification), Describe() + "\n");
            using (var file = File.Create(Path.Combine(written.FullName, Program)))
            using (var program = typeof(JupyterKernelSpec).Assembly.GetManifestResourceStream("Course.Notebooks.Jupyter." + Program)!)
                program.CopyTo(file);
            if (Directory.Exists(Folder))
                Directory.Delete(Folder, recursive: true);
            written.MoveTo(Folder);
        }
        catch
        {
            written.Delete(recursive: true);
            throw;
        }
    }

    /// <summary>Removes the kernel's files.</summary>
    /// <returns>Whether there were any of the course's.</returns>
    public bool Uninstall()
    {
        if (!IsOurs())
            return false;
        Directory.Delete(Folder, recursive: true);
        return true;
    }

    private bool IsOurs()
    {
        string file = Path.Combine(Folder, Specification);
        try
        {
            return File.Exists(file) && JsonNode.Parse(File.ReadAllText(file))?["metadata"]?["course"] is not null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private static string Describe()
    {
        string version = typeof(JupyterKernelSpec).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
        var specification = new JsonObject
        {
            // Jupyter puts the Python that it runs on itself in this word's place.
            ["argv"] = new JsonArray("python", "{resource_dir}/" + Program, "-f", "{connection_file}"),
            ["display_name"] = "C# (course)",
            ["language"] = "C#",
            ["interrupt_mode"] = "signal",
            ["env"] = new JsonObject(KernelProcess.Settings.Append(s_quietDebugger).Select(setting => KeyValuePair.Create(setting.Key, (JsonNode?)setting.Value))),
            ["metadata"] = new JsonObject
            {
                ["course"] = new JsonObject
                {
                    ["command"] = new JsonArray([.. KernelProcess.Command.Select(word => (JsonNode)word)]),
                    ["version"] = version,
                    ["languageVersion"] = "14.0",
                },
            },
        };
        return specification.ToJsonString(new JsonSerializerOptions { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    [GeneratedRegex(@"^[A-Za-z0-9._-]+$")]
    private static partial Regex NamePattern();
}
