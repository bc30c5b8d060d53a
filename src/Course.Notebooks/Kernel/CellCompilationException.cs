using Microsoft.CodeAnalysis;

namespace Course.Notebooks.Kernel;

/// <summary>A cell does not compile, so nothing of it ran.</summary>
/// <param name="errors">Every error, in the order of the source.</param>
internal sealed class CellCompilationException(IReadOnlyList<Diagnostic> errors) : Exception("The cell does not compile.")
{
    public IReadOnlyList<Diagnostic> Errors { get; } = errors;
}
