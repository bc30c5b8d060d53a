using System.Globalization;
using System.Text;

namespace Microsoft.Data.Analysis;

/// <content>Frames in CSV files.</content>
/// <remarks>A type is guessed from the first rows: Boolean, else Single (whole numbers, too), else DateTime, where every value there is one; else String. An empty field is a missing
/// value, but in a column of strings; the field null is one everywhere.</remarks>
public partial class DataFrame
{
    /// <summary>Reads a CSV file.</summary>
    /// <param name="filename">Its path.</param>
    /// <param name="separator">What stands between fields.</param>
    /// <param name="header">Whether the first line has the columns' names.</param>
    /// <param name="columnNames">The columns' names, instead of those in the file; without either they are Column0, Column1, …</param>
    /// <param name="dataTypes">The columns' types; guessed where there are none.</param>
    /// <param name="numRows">The number of rows to read; −1 for all.</param>
    /// <param name="guessRows">The number of rows from which types are guessed.</param>
    /// <param name="addIndexColumn">Whether the first column is to be "IndexColumn", which counts the rows from 0.</param>
    /// <param name="encoding">The file's encoding; UTF-8 if none is given, or what its byte order mark says.</param>
    /// <param name="renameDuplicatedColumns">Whether columns of one name become name, name.1, name.2, …</param>
    /// <param name="cultureInfo">How numbers and dates are written; the current culture if none is given.</param>
    /// <exception cref="FormatException">A line cannot be read; the message says which and why.</exception>
    public static DataFrame LoadCsv(string filename, char separator = ',', bool header = true, string[] columnNames = null, Type[] dataTypes = null, int numRows = -1,
        int guessRows = 10, bool addIndexColumn = false, Encoding encoding = null, bool renameDuplicatedColumns = false, CultureInfo cultureInfo = null)
    {
        using var file = File.OpenRead(filename);
        return LoadCsv(file, separator, header, columnNames, dataTypes, numRows, guessRows, addIndexColumn, encoding, renameDuplicatedColumns, cultureInfo);
    }

    /// <summary>Reads CSV from a stream, which stays open.</summary>
    /// <inheritdoc cref="LoadCsv(string, char, bool, string[], Type[], int, int, bool, Encoding, bool, CultureInfo)"/>
    /// <param name="csvStream">The stream.</param>
    /// <param name="separator">What stands between fields.</param>
    /// <param name="header">Whether the first line has the columns' names.</param>
    /// <param name="columnNames">The columns' names, instead of those in the file; without either they are Column0, Column1, …</param>
    /// <param name="dataTypes">The columns' types; guessed where there are none.</param>
    /// <param name="numberOfRowsToRead">The number of rows to read; −1 for all.</param>
    /// <param name="guessRows">The number of rows from which types are guessed.</param>
    /// <param name="addIndexColumn">Whether the first column is to be "IndexColumn", which counts the rows from 0.</param>
    /// <param name="encoding">The encoding; UTF-8 if none is given, or what the byte order mark says.</param>
    /// <param name="renameDuplicatedColumns">Whether columns of one name become name, name.1, name.2, …</param>
    /// <param name="cultureInfo">How numbers and dates are written; the current culture if none is given.</param>
    /// <param name="guessTypeFunction">What guesses a column's type from its first fields.</param>
    public static DataFrame LoadCsv(Stream csvStream, char separator = ',', bool header = true, string[] columnNames = null, Type[] dataTypes = null, long numberOfRowsToRead = -1,
        int guessRows = 10, bool addIndexColumn = false, Encoding encoding = null, bool renameDuplicatedColumns = false, CultureInfo cultureInfo = null,
        Func<IEnumerable<string>, Type> guessTypeFunction = null)
    {
        using var text = new StreamReader(csvStream, encoding ?? Encoding.UTF8, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        return Load(text, separator, header, columnNames, dataTypes, numberOfRowsToRead, guessRows, addIndexColumn, renameDuplicatedColumns, cultureInfo, guessTypeFunction);
    }

    /// <summary>Reads CSV from a string.</summary>
    /// <inheritdoc cref="LoadCsv(string, char, bool, string[], Type[], int, int, bool, Encoding, bool, CultureInfo)"/>
    /// <param name="csvString">The string.</param>
    /// <param name="separator">What stands between fields.</param>
    /// <param name="header">Whether the first line has the columns' names.</param>
    /// <param name="columnNames">The columns' names, instead of those in the string; without either they are Column0, Column1, …</param>
    /// <param name="dataTypes">The columns' types; guessed where there are none.</param>
    /// <param name="numberOfRowsToRead">The number of rows to read; −1 for all.</param>
    /// <param name="guessRows">The number of rows from which types are guessed.</param>
    /// <param name="addIndexColumn">Whether the first column is to be "IndexColumn", which counts the rows from 0.</param>
    /// <param name="renameDuplicatedColumns">Whether columns of one name become name, name.1, name.2, …</param>
    /// <param name="cultureInfo">How numbers and dates are written; the current culture if none is given.</param>
    /// <param name="guessTypeFunction">What guesses a column's type from its first fields.</param>
    public static DataFrame LoadCsvFromString(string csvString, char separator = ',', bool header = true, string[] columnNames = null, Type[] dataTypes = null, long numberOfRowsToRead = -1,
        int guessRows = 10, bool addIndexColumn = false, bool renameDuplicatedColumns = false, CultureInfo cultureInfo = null, Func<IEnumerable<string>, Type> guessTypeFunction = null) =>
        Load(new StringReader(csvString), separator, header, columnNames, dataTypes, numberOfRowsToRead, guessRows, addIndexColumn, renameDuplicatedColumns, cultureInfo, guessTypeFunction);

    /// <summary>Writes a frame to a CSV file.</summary>
    /// <param name="dataFrame">The frame.</param>
    /// <param name="path">The file's path.</param>
    /// <param name="separator">What stands between fields.</param>
    /// <param name="header">Whether the first line has the columns' names.</param>
    /// <param name="encoding">The encoding; UTF-8 if none is given.</param>
    /// <param name="cultureInfo">How numbers and dates are written; the current culture if none is given.</param>
    /// <exception cref="ArgumentException">The separator is the culture's decimal separator.</exception>
    public static void SaveCsv(DataFrame dataFrame, string path, char separator = ',', bool header = true, Encoding encoding = null, CultureInfo cultureInfo = null)
    {
        using var file = File.Create(path);
        SaveCsv(dataFrame, file, separator, header, encoding, cultureInfo);
    }

    /// <summary>Writes a frame to a stream as CSV. The stream stays open.</summary>
    /// <inheritdoc cref="SaveCsv(DataFrame, string, char, bool, Encoding, CultureInfo)"/>
    /// <param name="dataFrame">The frame.</param>
    /// <param name="csvStream">The stream.</param>
    /// <param name="separator">What stands between fields.</param>
    /// <param name="header">Whether the first line has the columns' names.</param>
    /// <param name="encoding">The encoding; UTF-8 if none is given.</param>
    /// <param name="cultureInfo">How numbers and dates are written; the current culture if none is given.</param>
    public static void SaveCsv(DataFrame dataFrame, Stream csvStream, char separator = ',', bool header = true, Encoding encoding = null, CultureInfo cultureInfo = null)
    {
        var culture = cultureInfo ?? CultureInfo.CurrentCulture;
        if (culture.NumberFormat.NumberDecimalSeparator == separator.ToString())
            throw new ArgumentException($"Numbers are written with \"{separator}\" in this culture, so that it cannot separate fields: take another separator or culture.", nameof(separator));
        using var text = new StreamWriter(csvStream, encoding ?? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        if (header) Write(dataFrame.Columns.Select(column => column.Name));
        foreach (var row in dataFrame.Rows) Write(row);

        void Write(IEnumerable<object> values) =>
            text.WriteLine(string.Join(separator, values.Select(value => value is string field ? Quoted(field, separator) : Convert.ToString(value, culture))));
    }

    private static string Quoted(string field, char separator) =>
        field.AsSpan().IndexOfAny([separator, '"', '\r', '\n']) >= 0 || field != field.Trim() ? $"\"{field.Replace("\"", "\"\"")}\"" : field;

    private static DataFrame Load(TextReader text, char separator, bool header, string[] names, Type[] types, long numberOfRows, int guessRows, bool addIndexColumn,
        bool renameDuplicatedColumns, CultureInfo culture, Func<IEnumerable<string>, Type> guess)
    {
        if (types is null && guessRows <= 0) throw new ArgumentException("Give dataTypes, or a guessRows above 0.", nameof(guessRows));
        culture ??= CultureInfo.CurrentCulture;
        guess ??= fields => GuessType(fields, culture);

        using var records = new CsvReader(text, separator).Records().GetEnumerator();
        var more = records.MoveNext();
        if (!more) throw new FormatException("There is no line with anything in it.");
        var first = records.Current.Fields;
        if (header) more = records.MoveNext();
        var count = header ? first.Length : names?.Length ?? types?.Length ?? first.Length;
        names = [.. (names ?? (header ? first : [])).Concat(Enumerable.Repeat("", count)).Take(count).Select((name, index) => name is null or "" ? $"Column{index}" : name)];
        if (renameDuplicatedColumns) names = WithoutDuplicates(names);

        // Rows are held back until there are enough to guess from.
        var rows = new List<(long Line, string[] Fields)>();
        DataFrame frame = null;
        for (long read = 0; more && read != numberOfRows; read++, more = records.MoveNext())
        {
            var (line, fields) = records.Current;
            if (fields.Length != count) throw new FormatException($"Line {line} has {fields.Length} fields, where {count} are expected.");
            rows.Add((line, fields));
            if (types is not null || rows.Count == guessRows) AppendRows();
        }
        AppendRows();
        if (addIndexColumn) frame.Columns.Insert(0, new Int64DataFrameColumn("IndexColumn", Enumerable.Range(0, checked((int)frame.Rows.Count)).Select(row => (long)row)));
        return frame;

        void AppendRows()
        {
            types ??= [.. Enumerable.Range(0, count).Select(index => guess(rows.Select(row => row.Fields[index])))];
            if (types.Length != count) throw new ArgumentException($"There are {types.Length} dataTypes for {count} columns.");
            frame ??= new DataFrame(names.Zip(types, (name, type) => NewColumn(type, name)));
            foreach (var (line, fields) in rows)
            {
                try
                {
                    frame.Append(fields, inPlace: true, culture);
                }
                catch (FormatException error)
                {
                    throw new FormatException($"Line {line}: {error.Message} Give dataTypes, or let guessRows reach this line.", error);
                }
            }
            rows.Clear();
        }
    }

    private static Type GuessType(IEnumerable<string> fields, CultureInfo culture)
    {
        string[] values = [.. fields.Where(field => field.Length > 0 && !field.Equals("null", StringComparison.OrdinalIgnoreCase))];
        return values.Length == 0 ? typeof(string)
            : values.All(field => bool.TryParse(field, out _)) ? typeof(bool)
            : values.All(field => float.TryParse(field, culture, out _)) ? typeof(float)
            : values.All(field => DateTime.TryParse(field, culture, out _)) ? typeof(DateTime)
            : typeof(string);
    }

    private static string[] WithoutDuplicates(string[] names)
    {
        var uses = new Dictionary<string, int>();
        return [.. names.Select(name => (uses[name] = uses.GetValueOrDefault(name) + 1) == 1 ? name : $"{name}.{uses[name] - 1}")];
    }
}
