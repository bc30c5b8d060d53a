using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace Course.Notebooks.Language;

/// <summary>A cell as the C# compiler may read it: directives, and text in other languages, are spaces, so that every position is the cell's own.</summary>
internal sealed partial class CellText
{
    private readonly string _source;
    private readonly List<TextSpan> _otherText = [];

    public CellText(string source)
    {
        _source = source;
        char[] code = source.ToCharArray();
        var libraries = new List<string>();
        bool isCode = true;
        foreach (var (start, length) in Lines(source))
        {
            string line = source.Substring(start, length).Trim();
            bool isDirective = line.StartsWith("#!", StringComparison.Ordinal);
            if (isDirective)
                isCode = ContinuesAsCode(line, isCode);
            else if (isCode && LibraryLine().Match(line) is { Success: true } library)
                libraries.Add(library.Groups["path"].Value);
            if (!isCode)
                _otherText.Add(new TextSpan(start, length));
            if (isDirective || !isCode || PackageLine().IsMatch(line))
                code.AsSpan(start, length).Fill(' ');
        }
        Code = new string(code);
        Libraries = libraries;
    }

    /// <summary>C#, of the source's length and lines.</summary>
    public string Code { get; }

    /// <summary>The library files that the cell references by <c>#r</c>.</summary>
    public IReadOnlyList<string> Libraries { get; }

    /// <summary>Whether a position is in C#, and not in Markdown or the like.</summary>
    public bool IsCode(int position) => !_otherText.Exists(span => span.IntersectsWith(position));

    /// <summary>The part of the position's line before it, when that line is a directive.</summary>
    public string? DirectiveBefore(int position)
    {
        int start = position == 0 ? 0 : _source.LastIndexOf('\n', position - 1) + 1;
        string before = _source[start..position].TrimStart();
        return before.StartsWith('#') ? before : null;
    }

    private static bool ContinuesAsCode(string directive, bool isCode) => directive.Split((char[]?)null, 2)[0] switch
    {
        "#!csharp" or "#!c#" or "#!C#" => true,
        "#!markdown" or "#!md" or "#!html" or "#!mermaid" or "#!javascript" or "#!js" or "#!fsharp" or "#!f#" or "#!pwsh"
            or "#!powershell" or "#!sql" or "#!kql" or "#!http" or "#!value" => false,
        _ => isCode,
    };

    private static IEnumerable<(int Start, int Length)> Lines(string source)
    {
        for (int start = 0; start < source.Length;)
        {
            int end = source.IndexOfAny(['\r', '\n'], start);
            if (end < 0)
                end = source.Length;
            yield return (start, end - start);
            start = end + 1;
        }
    }

    [GeneratedRegex("""^#r\s+"(?!nuget:)(?<path>[^"]+)"\s*;?""", RegexOptions.IgnoreCase)]
    private static partial Regex LibraryLine();

    [GeneratedRegex("""^#[ri]\b""")]
    private static partial Regex PackageLine();
}
