namespace Course.Notebooks.Running;

/// <summary>A run was asked for that cannot be: a missing file, a file that is no notebook, an unknown parameter. Nothing was run.</summary>
/// <param name="message">One sentence: what was wrong, what was expected, what to do.</param>
public sealed class UsageException(string message) : Exception(message);
