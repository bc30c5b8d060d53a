namespace Course.Cli.Tests.Copying;

/// <summary>A folder for one test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("course-copy-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
