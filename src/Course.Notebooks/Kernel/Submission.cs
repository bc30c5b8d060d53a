namespace Course.Notebooks.Kernel;

/// <summary>A compiled piece of a cell.</summary>
/// <param name="Run">Runs it with the session's earlier submissions.</param>
/// <param name="HasResult">Whether it ends with an expression without a semicolon, whose value is shown.</param>
internal sealed record Submission(Func<object?[], Task<object>> Run, bool HasResult);
