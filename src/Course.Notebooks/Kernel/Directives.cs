namespace Course.Notebooks.Kernel;

/// <summary>The directives that a cell may hold: what each means, and what it asks for.</summary>
internal static class Directives
{
    private const string SetUsage = "#!set --name x --value 5";
    private const string ShareUsage = "#!share x --from value";

    /// <summary>The list of them, for people.</summary>
    public static IReadOnlyList<DirectiveHelp> All { get; } =
    [
        new("#!csharp", "the lines that follow are C# (also #!c#)"),
        new("#!markdown", "the lines that follow are Markdown and are shown (also #!md)"),
        new("#!html", "the lines that follow are HTML and are shown"),
        new("#!mermaid", "the lines that follow are a Mermaid diagram and are shown where the front end draws it"),
        new("#!import FILE", "runs an .ipynb, .dib, .md or .cs file in this session"),
        new("#!set --name NAME --value VALUE", "declares a variable; VALUE is a text, @csharp:NAME, @value:NAME, @input:QUESTION or @password:QUESTION"),
        new("#!value --name NAME", "keeps the lines that follow, or --from-file FILE, as a text for @value:NAME"),
        new("#!share NAME --from value", "declares a variable with a kept text; --as gives it another name"),
        new("#!time", "shows how long the cell took"),
        new("#!who", "names the variables of this session"),
        new("#!whos", "names them with types and values"),
        new("#!lsmagic", "this list"),
        new("#!about", "what runs the cells"),
        new("#r \"FILE.dll\"", "references a library"),
        new("#r \"nuget:ID, VERSION\"", "references a NuGet package"),
        new("#i \"nuget:FOLDER\"", "also looks for packages in a folder"),
        new("#load \"FILE.csx\"", "compiles a script file into the cell"),
    ];

    /// <summary>The MIME types of the text below a directive; null where that is C#, and the current ones where it changes nothing.</summary>
    public static IReadOnlyList<string>? Language(string directive, IReadOnlyList<string>? current) => directive switch
    {
        "#!csharp" or "#!c#" or "#!C#" => null,
        "#!markdown" or "#!md" => ["text/markdown"],
        "#!html" => ["text/html"],
        // Jupyter and VS Code draw text/vnd.mermaid; whoever does not shows the diagram's source.
        "#!mermaid" => ["text/vnd.mermaid", "text/plain"],
        _ => current,
    };

    /// <summary>What a directive asks for; null where it only names the language of the lines below.</summary>
    /// <exception cref="DirectiveException">It is unknown, not supported, or its arguments are wrong.</exception>
    public static CellStep? Step(DirectiveLine directive)
    {
        int line = directive.Line;
        switch (directive.Name)
        {
            case "#!csharp" or "#!c#" or "#!C#" or "#!markdown" or "#!md" or "#!html" or "#!mermaid":
                return null;
            case "#!time":
                return new CellStep.Time(line);
            case "#!import":
                return new CellStep.Import(line, directive.With().Rest is [var path] ? path
                    : throw new DirectiveException("#!import needs the path of one .ipynb, .dib, .md or .cs file, in quotes if there are spaces in it.", line));
            case "#!set":
                return new CellStep.Set(
                    line,
                    Name(directive.With("--name", "--value", "--mime-type").Required("--name", SetUsage), line),
                    directive.Option("--value") ?? throw new DirectiveException($"#!set needs --value: write {SetUsage}.", line));
            case "#!value":
                return new CellStep.Keep(
                    line,
                    Name(directive.With("--name", "--from-file", "--mime-type").Required("--name", "#!value --name x and the text below it"), line),
                    directive.Option("--mime-type")?.Text ?? "text/plain",
                    Text: null,
                    directive.Option("--from-file")?.Text);
            case "#!share":
                return Share(directive.With("--from", "--as", "--mime-type"));
            case "#!who":
                return new CellStep.Who(line, WithValues: false);
            case "#!whos":
                return new CellStep.Who(line, WithValues: true);
            case "#!lsmagic":
                return new CellStep.Tell(line, string.Join('\n', All.Select(known => $"{known.Usage,-34}{known.Meaning}")));
            case "#!about":
                return new CellStep.Tell(line, $"The course's C# kernel on .NET {Environment.Version}");
            default:
                throw new DirectiveException(Refusal(directive.Name), line);
        }
    }

    private static CellStep.Set Share(DirectiveLine directive)
    {
        var what = directive.Required("name", ShareUsage);
        string name = what.Text;
        string target = Name(directive.Option("--as") ?? what, directive.Line);
        return directive.Option("--from")?.Text switch
        {
            null => throw new DirectiveException($"#!share needs --from: write {ShareUsage}.", directive.Line),
            "value" => new CellStep.Set(directive.Line, target, new CellValue(CellValue.From.Kept, name)),
            "csharp" or "c#" or "C#" when target != name => new CellStep.Set(directive.Line, target, new CellValue(CellValue.From.Variable, name)),
            "csharp" or "c#" or "C#" => throw new DirectiveException(
                $"#!share {name} --from csharp is not needed: there is one language here, C#, and all cells see its variables; use {name} as it is.", directive.Line),
            var kernel => throw new DirectiveException(
                $"#!share --from {kernel} is not supported by this kernel, which runs C# only: compute {name} in C#, or read it from a file.", directive.Line),
        };
    }

    private static string Name(CellValue value, int line) =>
        value.Source == CellValue.From.Directive && Microsoft.CodeAnalysis.CSharp.SyntaxFacts.IsValidIdentifier(value.Text) ? value.Text
            : throw new DirectiveException($"{value.Text} is no name for a variable: a name begins with a letter or _ and holds letters, digits and _.", line);

    private static string Refusal(string directive) => directive switch
    {
        "#!fsharp" or "#!f#" or "#!F#" => $"{directive} is not supported by this kernel, which runs C# only: write the cell in C#, or build the F# code as a library and reference it with #r \"library.dll\".",
        "#!pwsh" or "#!powershell" or "#!cmd" or "#!bash" => $"{directive} is not supported by this kernel, which runs C# only: start programs from C# with System.Diagnostics.Process.",
        "#!javascript" or "#!js" => $"{directive} is not supported by this kernel, which runs C# only: show a page that holds the script with #!html, or with display(HTML(...)).",
        "#!sql" or "#!kql" => $"{directive} is not supported by this kernel, which runs C# only: query the database from C# with an ADO.NET library.",
        "#!http" => $"{directive} is not supported by this kernel, which runs C# only: send requests from C# with System.Net.Http.HttpClient.",
        "#!python" or "#!r" => $"{directive} is not supported by this kernel, which runs C# only: write the cell in C#, or run the script with System.Diagnostics.Process.",
        "#!connect" => "#!connect is not supported by this kernel: there is one language, C#, in one process; reference a library with #r instead of connecting to another kernel.",
        "#!select-kernel" => "#!select-kernel is not supported by this kernel: there is one language, C#; leave the line out.",
        "#!enable-telemetry" or "#!extension" => $"{directive} is not supported by this kernel: leave the line out.",
        _ => $"{directive} is not a directive of this kernel; #!lsmagic lists those that are.",
    };
}
