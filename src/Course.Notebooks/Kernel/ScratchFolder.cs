namespace Course.Notebooks.Kernel;

/// <summary>A folder for files that are needed for a moment.</summary>
/// <param name="prefix">How its name begins.</param>
internal sealed class ScratchFolder(string prefix) : IDisposable
{
    /// <summary>Where it is.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory(prefix).FullName;

    /// <summary>Deletes it where that is possible: a folder left behind must not hide why the work in it failed.</summary>
    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The system clears its folder of temporary files.
        }
    }
}
