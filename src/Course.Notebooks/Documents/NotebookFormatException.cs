namespace Course.Notebooks.Documents;

/// <summary>A file is not a notebook that can be read. The message says what is wrong and where.</summary>
/// <param name="message">One sentence with the place: the file, the line and column or the cell.</param>
/// <param name="inner">What the JSON reader said, where it was JSON that failed.</param>
public sealed class NotebookFormatException(string message, Exception? inner = null) : Exception(message, inner);
