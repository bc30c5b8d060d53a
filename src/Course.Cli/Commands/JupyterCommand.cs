using System.CommandLine;
using Course.Notebooks.Jupyter;

namespace Course.Cli.Commands;

/// <summary><c>course jupyter</c>: makes the course's kernel known to Jupyter.</summary>
internal static class JupyterCommand
{
    public static Command Create() => new("jupyter", "Makes the course's C# kernel known to Jupyter.")
    {
        Subcommand("install", "Registers the kernel, which Jupyter then runs the course's notebooks with; again after this folder was moved.", (spec, _, prefix) =>
        {
            if (prefix is not null)
                RunArguments.CheckFolder("--prefix", prefix);
            spec.Install();
            Console.WriteLine($"The kernel is in {spec.Folder}. Open a notebook of the course in Jupyter, and its cells run.");
            if (prefix is not null && !IsSearched(prefix))
                Console.WriteLine($"A Jupyter that is not installed in {prefix} finds it when it is started with JUPYTER_PATH={DataOf(prefix)} in its environment.");
            return ExitCode.Done;
        }),
        Subcommand("uninstall", "Removes the kernel from Jupyter.", (spec, name, _) =>
        {
            if (!spec.Uninstall())
            {
                Console.Error.WriteLine($"The course has no kernel {name} in {Path.GetDirectoryName(spec.Folder)}; nothing was removed.");
                return ExitCode.Failed;
            }
            Console.WriteLine($"The kernel in {spec.Folder} was removed.");
            return ExitCode.Done;
        }),
    };

    /// <summary>Whether every Jupyter looks in a prefix, or the one of the environment that is active.</summary>
    private static bool IsSearched(string prefix)
    {
        string[] searched = ["/usr", "/usr/local", .. new[] { "VIRTUAL_ENV", "CONDA_PREFIX" }.Select(Environment.GetEnvironmentVariable).OfType<string>().Where(folder => folder.Length > 0)];
        string[] named = (Environment.GetEnvironmentVariable("JUPYTER_PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return searched.Select(DataOf).Concat(named.Select(Path.GetFullPath)).Contains(DataOf(prefix));
    }

    private static string DataOf(string prefix) => Path.GetDirectoryName(JupyterKernelSpec.OfPrefix(Path.TrimEndingDirectorySeparator(prefix)))!;

    private static Command Subcommand(string verb, string description, Func<JupyterKernelSpec, string, string?, int> work)
    {
        var user = new Option<bool>("--user") { Description = "For the user who asks; this is the default." };
        var prefix = new Option<string?>("--prefix")
        {
            Description = "For an installation, such as a virtual environment or /usr/local.",
            HelpName = "folder",
        };
        var name = new Option<string>("--name")
        {
            Description = "The kernel's name. The course's notebooks ask for the default, which is .NET Interactive's.",
            HelpName = "name",
            DefaultValueFactory = _ => JupyterKernelSpec.DefaultName,
        };
        var command = new Command(verb, description) { user, prefix, name };
        command.Validators.Add(result =>
        {
            if (result.GetValue(user) && result.GetValue(prefix) is not null)
                result.AddError("--user and --prefix exclude each other: give one of them.");
        });
        command.SetAction(parsed =>
        {
            string? folder = parsed.GetValue(prefix);
            string kernels = folder is not null ? JupyterKernelSpec.OfPrefix(folder) : JupyterKernelSpec.OfUser();
            string kernel = parsed.GetRequiredValue(name);
            return work(new JupyterKernelSpec(kernels, kernel), kernel, folder);
        });
        return command;
    }
}
