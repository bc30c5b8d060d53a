namespace Course.Notebooks.Kernel;

/// <summary>A cell was stopped from outside.</summary>
/// <param name="stop">What it was stopped with, which knows where.</param>
internal sealed class CellStoppedException(Exception stop) : Exception("The cell was interrupted.", stop);
