namespace Course.Cli;

/// <summary>What the program's end tells its caller.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>The work failed.</summary>
    public const int Failed = 1;

    /// <summary>The command line asks for something that cannot be.</summary>
    public const int WrongUsage = 2;

    /// <summary>Stopped by Ctrl-C; what shells expect.</summary>
    public const int Cancelled = 130;
}
