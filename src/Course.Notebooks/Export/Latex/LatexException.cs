namespace Course.Notebooks.Export.Latex;

/// <summary>A formula cannot be converted: a command that is not known, a brace that is missing.</summary>
/// <param name="message">What is wrong, without the place.</param>
/// <param name="position">Where in the formula, counted from 1.</param>
public sealed class LatexException(string message, int position) : Exception($"{message} at position {position}")
{
    /// <summary>Where in the formula the problem is, in characters counted from 1.</summary>
    public int Position { get; } = position;
}
