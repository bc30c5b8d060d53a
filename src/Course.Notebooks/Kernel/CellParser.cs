using System.Text;
using System.Text.RegularExpressions;

namespace Course.Notebooks.Kernel;

/// <summary>Splits a cell into C# and directives.</summary>
internal static partial class CellParser
{
    /// <summary>What a cell asks for, step by step.</summary>
    /// <exception cref="DirectiveException">A directive is unknown or not supported: nothing of the cell may run.</exception>
    public static IReadOnlyList<CellStep> Parse(string source)
    {
        string[] lines = source.Replace("\r\n", "\n").Split('\n');
        var steps = new List<CellStep>();
        var text = new StringBuilder();
        int textLine = 1;
        IReadOnlyList<string>? mimeTypes = null;
        CellStep.Keep? keep = null;

        void EndText()
        {
            string gathered = text.ToString();
            text.Clear();
            if (keep is not null)
                steps.Add(keep with { Text = keep.File is null ? gathered.Trim('\n') : null });
            else if (string.IsNullOrWhiteSpace(gathered))
                return;
            else if (mimeTypes is null)
                steps.Add(new CellStep.Code(textLine, new string('\n', textLine - 1) + gathered));
            else
                steps.Add(new CellStep.Show(textLine, mimeTypes, gathered.Trim('\n')));
            keep = null;
        }

        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i].TrimStart();
            bool isCode = mimeTypes is null && keep is null;
            if (line.StartsWith("#!", StringComparison.Ordinal) && line.Length > 2)
            {
                EndText();
                var directive = DirectiveLine.Parse(line, i + 1);
                mimeTypes = Directives.Language(directive.Name, mimeTypes);
                var step = Directives.Step(directive);
                keep = step as CellStep.Keep;
                if (step is not (null or CellStep.Keep))
                    steps.Add(step);
                textLine = i + 2;
            }
            else if (isCode && ReferenceLine().Match(line) is { Success: true } reference)
            {
                // Added before the code around it: a reference holds for all of its piece of code.
                steps.Add(Reference(reference.Groups["what"].Value, i + 1));
                text.Append('\n');
            }
            else if (isCode && PackageSourceLine().Match(line) is { Success: true } place)
            {
                steps.Add(new CellStep.PackageSource(i + 1, place.Groups["where"].Value));
                text.Append('\n');
            }
            else
            {
                text.Append(lines[i]).Append('\n');
            }
        }
        EndText();
        return steps;
    }

    private static CellStep Reference(string what, int line)
    {
        if (!what.StartsWith("nuget:", StringComparison.OrdinalIgnoreCase))
            return new CellStep.Reference(line, what);
        string[] parts = what["nuget:".Length..].Split(',', StringSplitOptions.TrimEntries);
        if (parts.Length > 2 || !PackageId().IsMatch(parts[0]) || (parts.Length == 2 && !PackageVersion().IsMatch(parts[1])))
            throw new DirectiveException($"#r \"{what}\" names no package: write #r \"nuget:Id, 1.2.3\".", line);
        return new CellStep.Package(line, parts[0], parts.Length == 2 && parts[1] != "*" ? parts[1] : null);
    }

    [GeneratedRegex("""^#r\s+"(?<what>[^"]+)"\s*;?\s*(//.*)?$""")]
    private static partial Regex ReferenceLine();

    [GeneratedRegex("""^#i\s+"nuget:\s*(?<where>[^"]+)"\s*;?\s*(//.*)?$""")]
    private static partial Regex PackageSourceLine();

    [GeneratedRegex(@"^[\w.-]+$")]
    private static partial Regex PackageId();

    [GeneratedRegex(@"^[\w.*+-]+$")]
    private static partial Regex PackageVersion();
}
