using Course.Notebooks.Documents;

namespace Course.Notebooks.Running;

/// <summary>A code cell's place in a run.</summary>
/// <param name="Cell">The cell of the executed notebook.</param>
/// <param name="Number">Its number among the code cells, counted from 1.</param>
/// <param name="Total">How many code cells there are.</param>
/// <param name="Heading">The last Markdown heading before the cell, without its marks; null before the first.</param>
public sealed record RunningCell(Cell Cell, int Number, int Total, string? Heading);
