namespace Course.Notebooks.Kernel;

/// <summary>A cell was stopped from outside.</summary>
/// <param name="stop">What it was stopped with, which knows where; null where it had not begun.</param>
internal sealed class CellStoppedException(Exception? stop) : Exception("The cell was interrupted.", stop);
