using System.Text.Json.Nodes;
using Course.Exercises;

namespace Course.Grading.Isolation;

/// <summary>A temporary folder with the program in which answers run and all that it needs, the exercises without their oracles.</summary>
internal sealed class HostFolder : IDisposable
{
    private const string Program = "Course.Grading.Host";

    private HostFolder(string path) => Folder = path;

    /// <summary>The folder.</summary>
    public string Folder { get; }

    /// <summary>The program.</summary>
    public string ProgramPath => Path.Combine(Folder, Program + ".dll");

    /// <summary>Lays the folder out.</summary>
    /// <exception cref="FileNotFoundException">The program is not beside this library.</exception>
    public static HostFolder Create()
    {
        string from = AppContext.BaseDirectory;
        string manifest = Path.Combine(from, Program + ".deps.json");
        if (!File.Exists(manifest))
            throw new FileNotFoundException($"The program that runs answers is missing: build src/{Program} (looked for {manifest}).", manifest);
        var folder = new HostFolder(Directory.CreateTempSubdirectory("course-grading-").FullName);
        try
        {
            foreach (string file in Files(manifest))
            {
                // Native libraries lie below the program, in runtimes/, and libraries beside it.
                string place = File.Exists(Path.Combine(from, file)) ? file : Path.GetFileName(file);
                string source = Path.Combine(from, place);
                if (!File.Exists(source) || Path.GetFileNameWithoutExtension(file) == typeof(Exercise).Assembly.GetName().Name)
                    continue;
                string target = Path.Combine(folder.Folder, place);
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(source, target);
            }
            File.Copy(manifest, Path.Combine(folder.Folder, Program + ".deps.json"));
            File.Copy(Path.Combine(from, Program + ".runtimeconfig.json"), Path.Combine(folder.Folder, Program + ".runtimeconfig.json"));
            StrippedExercises.Write(Path.Combine(folder.Folder, Path.GetFileName(typeof(Exercise).Assembly.Location)));
            return folder;
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        try
        {
            Directory.Delete(Folder, recursive: true);
        }
        catch (Exception held) when (held is IOException or UnauthorizedAccessException)
        {
            // A process that is about to end still holds a file: the system's cleaning of temporary files takes it.
        }
    }

    /// <summary>The files that the program's manifest lists, relative to where they are laid.</summary>
    private static IEnumerable<string> Files(string manifest) =>
        JsonNode.Parse(File.ReadAllText(manifest))!["targets"]!.AsObject()
            .SelectMany(target => target.Value!.AsObject())
            .SelectMany(library => new[] { "runtime", "runtimeTargets", "native" }.Select(kind => library.Value![kind]?.AsObject()))
            .SelectMany(files => files?.Select(file => file.Key) ?? [])
            .Distinct();
}
