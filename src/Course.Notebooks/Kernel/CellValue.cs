namespace Course.Notebooks.Kernel;

/// <summary>A value in a directive: written there, or bound before the cell runs.</summary>
/// <param name="Source">Where it comes from.</param>
/// <param name="Text">The value itself, the variable's name, or the question.</param>
internal sealed record CellValue(CellValue.From Source, string Text)
{
    internal enum From
    {
        /// <summary>It stands in the directive.</summary>
        Directive,

        /// <summary><c>@csharp:name</c> or <c>@name</c>: a C# variable.</summary>
        Variable,

        /// <summary><c>@value:name</c>: a text that <c>#!value</c> keeps.</summary>
        Kept,

        /// <summary><c>@input</c> or <c>@input:question</c>: what a person types.</summary>
        Input,

        /// <summary><c>@password</c> or <c>@password:question</c>: what a person types unseen.</summary>
        Password,
    }

    /// <summary>The value that a word of a directive means.</summary>
    /// <exception cref="DirectiveException">It is bound to another language's kernel.</exception>
    public static CellValue Parse(string word, bool isQuoted, int line)
    {
        if (isQuoted || !word.StartsWith('@') || word.Length == 1)
            return new CellValue(From.Directive, word);
        string[] parts = word[1..].Split(':', 2);
        string rest = parts.Length > 1 ? parts[1].Trim('"') : "";
        return (parts[0], parts.Length) switch
        {
            ("input", _) => new CellValue(From.Input, rest),
            ("password", _) => new CellValue(From.Password, rest),
            ("csharp" or "c#" or "C#", 2) => new CellValue(From.Variable, rest),
            ("value", 2) => new CellValue(From.Kept, rest),
            (var name, 1) => new CellValue(From.Variable, name),
            (var kernel, _) => throw new DirectiveException(
                $"{word} asks for a value of the kernel {kernel}, and this notebook has C# only: use @csharp:{rest} for a variable or @value:{rest} for a text that #!value keeps.", line),
        };
    }
}
