namespace Course.Grading.Isolation;

/// <summary>What one answer may take.</summary>
/// <param name="Time">From the moment its process is ready.</param>
/// <param name="Memory">Bytes of memory of its own, the process's included, which needs about 150 MB.</param>
public sealed record Limits(TimeSpan Time, long Memory)
{
    /// <summary>The bytes of values that may come back.</summary>
    public const int ReplyBytes = 64 << 20;

    /// <summary>The bytes that may be printed.</summary>
    public const int PrintedBytes = 4 << 20;

    /// <summary>The bytes of a file, and of all files in the scratch folder.</summary>
    public const long FileBytes = 256 << 20;

    /// <summary>How long a process may take to start, whatever the machine is doing.</summary>
    public static TimeSpan StartTime => TimeSpan.FromSeconds(90);

    /// <summary>The memory for an answer where nothing is said: 2 GB.</summary>
    public const long DefaultMemory = 2L << 30;
}
