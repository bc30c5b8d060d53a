using System.Text;
using System.Text.RegularExpressions;

namespace Course.Notebooks.Kernel;

/// <summary>Splits a cell into C# and directives.</summary>
internal static partial class CellParser
{
    /// <summary>The directives that a cell may hold.</summary>
    public static IReadOnlyList<DirectiveHelp> Directives { get; } =
    [
        new("#!csharp", "the lines that follow are C# (alias #!c#)"),
        new("#!markdown", "the lines that follow are Markdown and are shown"),
        new("#!html", "the lines that follow are HTML and are shown"),
        new("#!import FILE", "runs a notebook or a .cs file in this session"),
        new("#!time", "shows how long the cell took"),
        new("#!who", "names the variables of this session"),
        new("#!whos", "names them with types and values"),
        new("#!lsmagic", "this list"),
        new("#!about", "what runs the cells"),
        new("#r \"FILE.dll\"", "references a library"),
        new("#load \"FILE.csx\"", "compiles a script file into the cell"),
    ];

    /// <summary>What a cell asks for, step by step.</summary>
    /// <exception cref="DirectiveException">A directive is unknown or not supported: nothing of the cell may run.</exception>
    public static IReadOnlyList<CellStep> Parse(string source)
    {
        string[] lines = source.Replace("\r\n", "\n").Split('\n');
        var steps = new List<CellStep>();
        var text = new StringBuilder();
        int textLine = 1;
        string? mimeType = null;

        void EndText()
        {
            string gathered = text.ToString();
            text.Clear();
            if (string.IsNullOrWhiteSpace(gathered))
                return;
            if (mimeType is null)
                steps.Add(new CellStep.Code(textLine, new string('\n', textLine - 1) + gathered));
            else
                steps.Add(new CellStep.Show(textLine, mimeType, gathered.Trim('\n')));
        }

        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i].TrimStart();
            if (line.StartsWith("#!", StringComparison.Ordinal))
            {
                EndText();
                string[] words = line.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries);
                string argument = words.Length > 1 ? words[1].Trim() : "";
                mimeType = Language(words[0], mimeType);
                if (Step(words[0], argument, i + 1) is { } step)
                    steps.Add(step);
                textLine = i + 2;
            }
            else if (mimeType is null && ReferenceLine().Match(line) is { Success: true } reference)
            {
                // Added before the code around it: a reference holds for all of its piece of code.
                steps.Add(Reference(reference.Groups["what"].Value, i + 1));
                text.Append('\n');
            }
            else if (mimeType is null && NuGetSourceLine().IsMatch(line))
            {
                throw NoNuGet(i + 1);
            }
            else
            {
                text.Append(lines[i]).Append('\n');
            }
        }
        EndText();
        return steps;
    }

    private static string? Language(string directive, string? current) => directive switch
    {
        "#!csharp" or "#!c#" or "#!C#" => null,
        "#!markdown" or "#!md" => "text/markdown",
        "#!html" => "text/html",
        _ => current,
    };

    private static CellStep? Step(string directive, string argument, int line) => directive switch
    {
        "#!csharp" or "#!c#" or "#!C#" or "#!markdown" or "#!md" or "#!html" => null,
        "#!time" => new CellStep.Time(line),
        "#!import" when argument.Length == 0 =>
            throw new DirectiveException("#!import needs the path of a notebook or a .cs file.", line),
        "#!import" => new CellStep.Import(line, argument.Trim('"')),
        "#!who" => new CellStep.Who(line, WithValues: false),
        "#!whos" => new CellStep.Who(line, WithValues: true),
        "#!lsmagic" => new CellStep.Tell(line, string.Join('\n', Directives.Select(known => $"{known.Usage,-18}{known.Meaning}"))),
        "#!about" => new CellStep.Tell(line, $"The course's C# kernel on .NET {Environment.Version}"),
        "#!fsharp" or "#!f#" or "#!pwsh" or "#!powershell" or "#!javascript" or "#!js" or "#!sql" or "#!kql" or "#!mermaid" or "#!http" or "#!value" =>
            throw new DirectiveException($"{directive} is not supported by this kernel, which runs C#, Markdown and HTML.", line),
        "#!set" or "#!share" or "#!connect" or "#!select-kernel" =>
            throw new DirectiveException($"{directive} is not supported by this kernel: there is one language, C#, whose variables all cells share.", line),
        _ => throw new DirectiveException(
            $"{directive} is not a directive of this kernel; #!lsmagic lists those that are.", line),
    };

    private static CellStep.Reference Reference(string what, int line) =>
        what.StartsWith("nuget:", StringComparison.OrdinalIgnoreCase) ? throw NoNuGet(line) : new CellStep.Reference(line, what);

    private static DirectiveException NoNuGet(int line) =>
        new("NuGet packages cannot be referenced from a notebook in this kernel: reference a built library with #r \"path/to/library.dll\".", line);

    [GeneratedRegex("""^#r\s+"(?<what>[^"]+)"\s*;?\s*(//.*)?$""")]
    private static partial Regex ReferenceLine();

    [GeneratedRegex("""^#i\s+"nuget:""")]
    private static partial Regex NuGetSourceLine();
}
