using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Course.Notebooks.Language;

/// <summary>What the next cell of a session can see.</summary>
/// <param name="Last">The session's last submission, through which the earlier ones are reached; null before the first.</param>
/// <param name="References">Libraries that the next submission adds; before the first submission these are all there are.</param>
/// <param name="Imports">The namespaces that are open in every cell.</param>
/// <param name="Directory">The notebook's folder.</param>
internal sealed record SessionView(
    CSharpCompilation? Last, IReadOnlyList<MetadataReference> References, IReadOnlyList<string> Imports, string Directory);
