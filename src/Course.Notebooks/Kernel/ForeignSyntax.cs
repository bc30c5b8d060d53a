using System.Text.RegularExpressions;

namespace Course.Notebooks.Kernel;

/// <summary>Lines that are right elsewhere, in notebooks of Python or in programs, and that no cell can have: what to write in their place.</summary>
internal static partial class ForeignSyntax
{
    /// <summary>Looks for such a line in a cell that does not compile.</summary>
    /// <param name="lines">The cell's lines.</param>
    /// <param name="wrong">The numbers of the lines with compiler errors, counted from 1.</param>
    /// <returns>The first one's number, whether the advice says all that there is to say, and the advice, one sentence; null where there is none.</returns>
    public static (int Line, bool IsWhole, string Advice)? Find(IReadOnlyList<string> lines, IReadOnlyCollection<int> wrong)
    {
        for (int number = 1; number <= lines.Count; number++)
        {
            string line = lines[number - 1].Trim();
            if (OfPython(line) is { } advice && (wrong.Contains(number) || wrong.Contains(number + 1)) && BeginsStatement(lines, number))
                return (number, true, advice);
            if (!wrong.Contains(number))
                continue;
            if (UsingDeclaration().IsMatch(line))
                return (number, false, "A cell cannot have a using declaration at its top level, because its variables outlive it: write using (var x = ...) { ... }, or put the lines into a method.");
            if (Namespace().IsMatch(line))
                return (number, false, "A cell cannot have a namespace: leave it out and declare the types at the top level of the cell.");
            if (CommandsOfKernels().IsMatch(line))
                return (number, false, "Kernel.Root and the commands sent to it belong to .NET Interactive's own program; this kernel runs C# alone, and a cell calls what it needs itself.");
            if (DisplayTable().IsMatch(line))
                return (number, false, "DisplayTable comes from an extension that this kernel does not have: write .Display(), which shows a sequence as a table.");
        }
        return null;
    }

    private static string? OfPython(string line)
    {
        if (Magic().Match(line) is { Success: true } magic)
            return $"{magic.Value} is a command of Python's notebooks; {InPlaceOf(magic.Groups["name"].Value)}.";
        if (Shell().Match(line) is { Success: true } shell)
            return $"!{shell.Groups["name"].Value} is how Python's notebooks start a program; here write System.Diagnostics.Process.Start(\"{shell.Groups["name"].Value}\").";
        if (Help().Match(line) is { Success: true } help)
            return $"{help.Value} is how Python's notebooks ask for help; here press Shift+Tab behind {help.Groups["name"].Value}, or rest the pointer on it.";
        return null;
    }

    private static string InPlaceOf(string magic) => magic switch
    {
        "matplotlib" => "here charts are shown without it, so leave the line out",
        "time" or "timeit" => "here write #!time",
        "pip" or "conda" => "here write #r \"nuget:Id, 1.2.3\" for a package",
        "run" or "load" => "here write #!import FILE",
        "who" or "whos" => $"here write #!{magic}",
        "html" or "markdown" => $"here write #!{magic}",
        _ => "#!lsmagic lists the directives of this kernel",
    };

    /// <summary>Whether a line does not go on with what stands above it.</summary>
    private static bool BeginsStatement(IReadOnlyList<string> lines, int number)
    {
        string before = lines.Take(number - 1).Select(line => line.Trim()).LastOrDefault(line => line.Length > 0) ?? "";
        return before is "" or [.., ';' or '}'] || before.StartsWith("//", StringComparison.Ordinal) || before.StartsWith('#') || OfPython(before) is not null;
    }

    [GeneratedRegex(@"^%{1,2}(?<name>[A-Za-z]\w*)")]
    private static partial Regex Magic();

    [GeneratedRegex(@"^!\s*(?<name>[\w./-]+)(\s.*)?$")]
    private static partial Regex Shell();

    [GeneratedRegex(@"^(\?{1,2}\s*(?<name>[A-Za-z_][\w.]*)|(?<name>[A-Za-z_][\w.]*)\s*\?{1,2})$")]
    private static partial Regex Help();

    [GeneratedRegex(@"^(await\s+)?using\s+[\w.<>\[\]?, ]+\s+\w+\s*=")]
    private static partial Regex UsingDeclaration();

    [GeneratedRegex(@"\bKernel\s*\.\s*Root\b")]
    private static partial Regex CommandsOfKernels();

    [GeneratedRegex(@"\.DisplayTable\s*\(")]
    private static partial Regex DisplayTable();

    [GeneratedRegex(@"^namespace\s")]
    private static partial Regex Namespace();
}
