using System.Text.RegularExpressions;
using Course.Notebooks.Kernel;
using Microsoft.CodeAnalysis.Tags;
using Microsoft.CodeAnalysis.Text;

namespace Course.Notebooks.Language;

/// <summary>Completes the names of directives, and the paths of the files that they take.</summary>
internal static partial class DirectiveCompletion
{
    /// <summary>What may follow the start of a directive's line.</summary>
    /// <param name="before">The line up to the position, without the spaces it begins with.</param>
    /// <param name="position">The position.</param>
    /// <param name="directory">What paths are relative to.</param>
    public static (TextSpan Span, IReadOnlyList<Completion> Items) Complete(string before, int position, string directory)
    {
        if (PathOf().Match(before) is { Success: true } match)
            return Paths(match.Groups["directive"].Value, match.Groups["path"].Value, position, directory);
        return (
            TextSpan.FromBounds(position - before.Length, position),
            [.. Directives.All
                .Select(directive => new Completion(directive.Usage.Split(' ')[0], "Directive", directive.Usage, directive.Meaning))
                .Where(completion => completion.Text.StartsWith(before, StringComparison.OrdinalIgnoreCase))
                .DistinctBy(completion => completion.Text)]);
    }

    private static (TextSpan Span, IReadOnlyList<Completion> Items) Paths(string directive, string typed, int position, string directory)
    {
        string[] endings = directive switch { "#r" => [".dll"], "#load" => [".csx", ".cs"], _ => [".ipynb", ".dib", ".md", ".cs"] };
        string start = typed[(typed.LastIndexOfAny(['/', '\\']) + 1)..];
        var folder = new DirectoryInfo(Path.GetFullPath(typed[..^start.Length] is { Length: > 0 } named ? named : ".", directory));
        var entries = folder.Exists ? folder.EnumerateFileSystemInfos("*", new EnumerationOptions { IgnoreInaccessible = true }) : [];
        return (
            TextSpan.FromBounds(position - start.Length, position),
            [.. entries
                .Where(entry => entry.Name.StartsWith(start, StringComparison.OrdinalIgnoreCase))
                .Where(entry => entry is DirectoryInfo || endings.Contains(entry.Extension.ToLowerInvariant()))
                .OrderBy(entry => entry is DirectoryInfo).ThenBy(entry => entry.Name, StringComparer.OrdinalIgnoreCase)
                .Select(entry => entry is DirectoryInfo ? new Completion(entry.Name + "/", WellKnownTags.Folder) : new Completion(entry.Name, WellKnownTags.File))]);
    }

    [GeneratedRegex("""^(?<directive>#r|#load|#!import)\s+"?(?<path>[^"]*)$""")]
    private static partial Regex PathOf();
}
