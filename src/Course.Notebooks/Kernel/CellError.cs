namespace Course.Notebooks.Kernel;

/// <summary>Why a cell failed, in terms of the cell: no frame of the kernel, no generated name.</summary>
/// <param name="Type">The exception's type by its short name, or one of the names below.</param>
/// <param name="Message">What went wrong. A cell that does not compile has one line for each diagnostic.</param>
public sealed record CellError(string Type, string Message)
{
    /// <summary>The type of an error of a cell that does not compile.</summary>
    public const string Compilation = "CompilationError";

    /// <summary>The type of an error of a cell with a directive that cannot be obeyed.</summary>
    public const string Directive = "DirectiveError";

    /// <summary>The type of an error of a cell that was interrupted.</summary>
    public const string Interrupted = "Interrupted";

    /// <summary>The type of an error of a cell that took too long.</summary>
    public const string TimedOut = "TimedOut";

    /// <summary>The type of an error of a cell that took the kernel process with it.</summary>
    public const string KernelDied = "KernelDied";

    /// <summary>The line in the cell, counted from 1; null when no line of it is to blame.</summary>
    public int? Line { get; init; }

    /// <summary>The text of that line.</summary>
    public string? SourceLine { get; init; }

    /// <summary>The calls that led to the exception, innermost first, one a line; empty when there were none.</summary>
    public IReadOnlyList<string> Stack { get; init; } = [];

    /// <summary>The error as text for people: type and message, the offending line, the calls.</summary>
    /// <returns>One or more lines.</returns>
    public IEnumerable<string> Describe()
    {
        string message = Type == Compilation ? $"The cell does not compile:\n{Message}" : Type is Directive ? Message : $"{Type}: {Message}";
        foreach (string line in message.Split('\n'))
            yield return line;
        // The diagnostics of a cell that does not compile quote their lines themselves.
        if (Type != Compilation && Line is { } number && SourceLine is { } text)
            yield return $"    line {number}: {text.Trim()}";
        foreach (string call in Stack)
            yield return $"    {call}";
    }
}
