namespace Course.Notebooks.Kernel;

/// <summary>A directive of a cell cannot be obeyed; the message says why and what to do.</summary>
/// <param name="message">One sentence.</param>
/// <param name="line">The directive's line in the cell, counted from 1.</param>
internal sealed class DirectiveException(string message, int line) : Exception(message)
{
    public int Line { get; } = line;
}
