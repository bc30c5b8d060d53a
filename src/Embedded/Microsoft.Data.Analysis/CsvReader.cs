using System.Text;

namespace Microsoft.Data.Analysis;

/// <summary>The records of a CSV text (RFC 4180), each with the number of the line on which it starts.</summary>
/// <remarks>A field in quotes may hold separators, line ends and, written twice, quotes. White space around a field is dropped, inside quotes it stays. Empty lines are skipped.</remarks>
internal sealed class CsvReader
{
    private const int EndOfText = -1;

    private readonly TextReader _text;
    private readonly char _separator;
    private readonly StringBuilder _field = new();
    private int _next;
    private long _line = 1;

    internal CsvReader(TextReader text, char separator)
    {
        (_text, _separator) = (text, separator);
        _next = text.Read();
    }

    private bool AtEndOfField => _next == EndOfText || _next == _separator || _next is '\r' or '\n';

    internal IEnumerable<(long Line, string[] Fields)> Records()
    {
        while (_next != EndOfText)
        {
            var line = _line;
            List<string> fields = [Field()];
            while (Accept(_separator)) fields.Add(Field());
            var carriageReturn = Accept('\r');
            if (Accept('\n') || carriageReturn) _line++;
            if (fields is not [""]) yield return (line, [.. fields]);
        }
    }

    private string Field()
    {
        SkipSpace();
        if (Accept('"')) return QuotedField();
        _field.Clear();
        while (!AtEndOfField) _field.Append(Read());
        return _field.ToString().TrimEnd();
    }

    private string QuotedField()
    {
        var start = _line;
        _field.Clear();
        while (!Accept('"') || _next == '"')
        {
            if (_next == EndOfText) throw new FormatException($"Line {start}: a field begins with a quote, and no quote ends it.");
            if (_next == '\n') _line++;
            _field.Append(Read());
        }
        SkipSpace();
        if (!AtEndOfField) throw new FormatException($"Line {_line}: a quote ends a field, but \"{(char)_next}\" follows; a quote inside a field is written twice.");
        return _field.ToString();
    }

    private void SkipSpace()
    {
        while (_next is ' ' or '\t' && !AtEndOfField) Read();
    }

    private bool Accept(char character)
    {
        var accepted = _next == character;
        if (accepted) Read();
        return accepted;
    }

    private char Read()
    {
        var read = (char)_next;
        _next = _text.Read();
        return read;
    }
}
