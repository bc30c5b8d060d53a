using System.Text;

namespace Course.Notebooks.Export.Latex;

internal enum TokenKind
{
    Character,
    Command,
    Open,
    Close,
    Superscript,
    Subscript,
    Align,
    NewRow,
    End,
}

/// <param name="Kind">What it is.</param>
/// <param name="Text">The character, or the command's name without its backslash.</param>
/// <param name="Start">The index of its first character in the source.</param>
/// <param name="Length">How many characters it takes.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int Start, int Length)
{
    public bool IsCommand(string name) => Kind == TokenKind.Command && Text == name;

    public bool IsCharacter(string character) => Kind == TokenKind.Character && Text == character;
}

/// <summary>Cuts a formula into tokens, on demand: the argument of <c>\text</c> is read raw, so tokens cannot be cut ahead.</summary>
internal sealed class Lexer(string source)
{
    private int _next;

    /// <summary>The index of the first character that has not been read.</summary>
    public int Next => _next;

    public Token Peek()
    {
        var start = _next;
        while (start < source.Length && (char.IsWhiteSpace(source[start]) || source[start] == '%'))
            start = source[start] == '%' ? EndOfLine(start) : start + 1;
        if (start == source.Length)
            return new Token(TokenKind.End, "", start, 0);
        return source[start] switch
        {
            '\\' => Command(start),
            '{' => new Token(TokenKind.Open, "{", start, 1),
            '}' => new Token(TokenKind.Close, "}", start, 1),
            '^' => new Token(TokenKind.Superscript, "^", start, 1),
            '_' => new Token(TokenKind.Subscript, "_", start, 1),
            '&' => new Token(TokenKind.Align, "&", start, 1),
            _ => Character(start),
        };
    }

    public Token Read()
    {
        var token = Peek();
        _next = token.Start + token.Length;
        return token;
    }

    /// <summary>Reads <c>{…}</c> as it stands, braces inside balanced, without the outer ones.</summary>
    public string ReadRawGroup(string command)
    {
        var open = Read();
        if (open.Kind != TokenKind.Open)
            throw new LatexException($"\\{command} needs an argument in braces", open.Start + 1);
        var depth = 1;
        for (var i = _next; i < source.Length; i++)
        {
            if (source[i] == '\\')
                i++;
            else if (source[i] == '{')
                depth++;
            else if (source[i] == '}' && --depth == 0)
            {
                var text = source[_next..i];
                _next = i + 1;
                return text;
            }
        }
        throw new LatexException("the brace opened here is never closed", open.Start + 1);
    }

    /// <summary>Reads <c>[…]</c> if it comes next; null if it does not.</summary>
    public string? ReadRawOption()
    {
        var open = Peek();
        if (!open.IsCharacter("["))
            return null;
        var close = source.IndexOf(']', open.Start);
        if (close < 0)
            throw new LatexException("the bracket opened here is never closed", open.Start + 1);
        _next = close + 1;
        return source[(open.Start + 1)..close];
    }

    /// <summary>Reads a number such as 3 or 0.25 whose first digit or point comes next.</summary>
    public string ReadNumber()
    {
        var start = Peek().Start;
        var end = Digits(start);
        if (end < source.Length - 1 && source[end] == '.' && char.IsAsciiDigit(source[end + 1]))
            end = Digits(end + 1);
        _next = end;
        return source[start..end];
    }

    /// <summary>Whether the character right after the next one is a digit, as in <c>.5</c>.</summary>
    public bool DigitFollowsNext() => Peek() is var token && token.Start + 1 < source.Length && char.IsAsciiDigit(source[token.Start + 1]);

    private int Digits(int start)
    {
        while (start < source.Length && char.IsAsciiDigit(source[start]))
            start++;
        return start;
    }

    private int EndOfLine(int start) => source.IndexOf('\n', start) is >= 0 and var end ? end : source.Length;

    private Token Command(int start)
    {
        if (start + 1 == source.Length)
            throw new LatexException("a backslash ends the formula", start + 1);
        var end = start + 1;
        while (end < source.Length && char.IsAsciiLetter(source[end]))
            end++;
        if (end == start + 1)
            end++;
        var name = source[(start + 1)..end];
        return name == "\\"
            ? new Token(TokenKind.NewRow, name, start, 2)
            : new Token(TokenKind.Command, name, start, end - start);
    }

    private Token Character(int start)
    {
        var length = Rune.GetRuneAt(source, start).Utf16SequenceLength;
        return new Token(TokenKind.Character, source.Substring(start, length), start, length);
    }
}
