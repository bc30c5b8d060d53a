using System.Diagnostics;
using Course.Notebooks.Documents;

namespace Course.Cli.Tests;

/// <summary>The built program, and a folder to run it in.</summary>
public sealed class CourseProgram : IDisposable
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(5);

    public string Folder { get; } = Directory.CreateTempSubdirectory("course-cli-").FullName;

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>What the program finds in its environment besides what the tests have in theirs.</summary>
    public Dictionary<string, string> Environment { get; } = [];

    /// <summary>The command under which the program is run, such as a sandbox; usually none.</summary>
    public IReadOnlyList<string> Under { get; set; } = [];

    public Process Start(params string[] arguments)
    {
        string program = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "Course.Cli.exe" : "Course.Cli");
        string[] command = [.. Under, program, .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in Environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    public async Task<(int ExitCode, string Output, string Error)> Run(params string[] arguments)
    {
        using var process = Start(arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(s_limit);
        return (process.ExitCode, await output, await error);
    }

    public string Write(string file, params Cell[] cells)
    {
        var notebook = NotebookDocument.NewCourse();
        foreach (var cell in cells)
            notebook.Cells.Add(cell);
        string path = Path.Combine(Folder, file);
        notebook.Write(path);
        return path;
    }
}
