using System.Text.RegularExpressions;

namespace Course.Notebooks.Kernel;

/// <summary>One line of a cell that begins with <c>#!</c>, in words: its name, its options (<c>--name value</c>), the rest.</summary>
internal sealed partial class DirectiveLine
{
    private readonly Dictionary<string, CellValue> _options = new(StringComparer.Ordinal);
    private readonly List<CellValue> _rest = [];

    private DirectiveLine(string name, int line) => (Name, Line) = (name, line);

    public string Name { get; }

    public int Line { get; }

    /// <summary>The words that belong to no option.</summary>
    public IReadOnlyList<CellValue> Rest => _rest;

    /// <exception cref="DirectiveException">An option has no value.</exception>
    public static DirectiveLine Parse(string text, int line)
    {
        var words = Word().Matches(text);
        var directive = new DirectiveLine(words[0].Value, line);
        string? option = null;
        foreach (Match word in words.Skip(1))
        {
            bool isQuoted = word.Value.StartsWith('"');
            if (option is null && !isQuoted && word.Value.StartsWith("--", StringComparison.Ordinal))
            {
                option = word.Value;
                continue;
            }
            // As in .NET Interactive, where the quotes of a value are part of it.
            bool keepsQuotes = option == "--value";
            var value = CellValue.Parse(isQuoted && !keepsQuotes ? word.Value.Trim('"') : word.Value, isQuoted, line);
            if (option is null)
                directive._rest.Add(value);
            else
                directive._options[option] = value;
            option = null;
        }
        return option is null ? directive : throw new DirectiveException($"{directive.Name}: the option {option} needs a value.", line);
    }

    /// <summary>The value of an option, and no other options than the known ones.</summary>
    public CellValue? Option(string name) => _options.GetValueOrDefault(name);

    /// <summary>The text of an option that must be there, or of the first free word.</summary>
    /// <exception cref="DirectiveException">It is not there.</exception>
    public CellValue Required(string name, string usage) =>
        Option(name) ?? _rest.FirstOrDefault() ?? throw new DirectiveException($"{Name} needs {name}: write {usage}.", Line);

    /// <summary>Refuses options that the directive does not have.</summary>
    /// <exception cref="DirectiveException">There is one.</exception>
    public DirectiveLine With(params string[] options)
    {
        string? unknown = _options.Keys.FirstOrDefault(option => !options.Contains(option));
        return unknown is null ? this
            : throw new DirectiveException($"{Name} has no option {unknown} in this kernel{(options.Length > 0 ? $"; it has {string.Join(", ", options)}" : "")}.", Line);
    }

    [GeneratedRegex("""@\w+:"[^"]*"|"[^"]*"|\S+""")]
    private static partial Regex Word();
}
