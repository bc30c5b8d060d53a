namespace Course.Training;

/// <summary>Shows training on the console: one line that changes in a terminal, a line for each finished epoch in a log.</summary>
public sealed class ConsoleProgress : IProgress<TrainingProgress>
{
    private readonly TextWriter? _output;
    private readonly bool _live;
    private readonly int? _width;
    private int _shown;

    /// <summary>Progress on the process's standard output, live if that is a terminal.</summary>
    public ConsoleProgress()
        : this(null, !Console.IsOutputRedirected)
    {
    }

    /// <summary>Progress on a writer of choice.</summary>
    /// <param name="output">Where to write; null for the standard output of the moment.</param>
    /// <param name="live">Whether a line may be written over; otherwise only finished epochs are written.</param>
    /// <param name="width">How many characters fit into a line; null for the width of the terminal where that is written to, else for any number.</param>
    public ConsoleProgress(TextWriter? output, bool live, int? width = null) => (_output, _live, _width) = (output, live, width);

    /// <summary>Shows where training is.</summary>
    public void Report(TrainingProgress value)
    {
        var output = _output ?? Console.Out;
        var line = value.ToString();
        if (!_live)
        {
            if (value.Finished is not null) output.WriteLine(line);
            return;
        }
        // What went on in the terminal's next line could not be written over.
        if (value.Finished is null && line.Length >= Width) line = line[..Math.Max(0, Width - 1)];
        // What a longer line left behind it is written over with blanks.
        output.Write("\r" + line.PadRight(_shown));
        _shown = line.Length;
        if (value.Finished is null) return;
        output.WriteLine();
        _shown = 0;
    }

    private int Width => _width ?? (_output is null && !Console.IsOutputRedirected && Console.WindowWidth is > 0 and var window ? window : int.MaxValue);
}
