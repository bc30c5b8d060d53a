namespace Course.Notebooks.Export;

/// <summary>A notebook cannot become a page: a formula that cannot be read, an image that is not there.</summary>
/// <param name="problems">What is wrong, each with its cell, in the order of the notebook.</param>
public sealed class ExportException(IReadOnlyList<string> problems) : Exception(string.Join(System.Environment.NewLine, problems))
{
    /// <summary>What is wrong, one sentence each, with the cell and what in it.</summary>
    public IReadOnlyList<string> Problems { get; } = problems;
}
