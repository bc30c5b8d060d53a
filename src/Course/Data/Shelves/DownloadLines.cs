namespace Course.Data;

/// <summary>Says how far downloads are in lines of text: one when a file begins, one after each tenth of it, one when it is in its place.</summary>
internal sealed class DownloadLines(Action<string> say) : IProgress<DownloadProgress>
{
    private string? _file;
    private long _tenths;

    public void Report(DownloadProgress value)
    {
        if (value.Stage == DownloadStage.Done)
            say($"{value.File}: done");
        if (value.Stage != DownloadStage.Transfer)
            return;
        // A small file is here at once: its first line says enough.
        long tenths = value.Total is > 1_000_000 and { } total ? 10 * value.Received / total : 0;
        if (value.File == _file && tenths == _tenths)
            return;
        (_file, _tenths) = (value.File, tenths);
        say($"{value.File}: {Size(value.Received)}{(value.Total is { } all ? $" of {Size(all)}" : "")}");
    }

    /// <summary>A number of bytes in megabytes, of a million bytes, or in kilobytes, of a thousand; with one digit after the point.</summary>
    public static string Size(long bytes) =>
        bytes is 0 or >= 1_000_000 ? FormattableString.Invariant($"{bytes / 1e6:0.0} MB") : FormattableString.Invariant($"{bytes / 1e3:0.0} kB");
}
