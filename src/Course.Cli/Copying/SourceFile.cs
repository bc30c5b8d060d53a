using Microsoft.CodeAnalysis;

namespace Course.Cli.Copying;

/// <summary>A file of the helper library.</summary>
/// <param name="Path">Relative to the library's folder, with slashes: <c>Metrics/Accuracy.cs</c>.</param>
/// <param name="Tree">What it says.</param>
internal sealed record SourceFile(string Path, SyntaxTree Tree);
