using System.Globalization;

namespace Microsoft.Data.Analysis;

/// <content>Rows appended. A value of another type than its column's is converted, strings are read; the frame stays as it is when one cannot be.</content>
public partial class DataFrame
{
    /// <summary>A frame with one more row: these values in the order of the columns, and missing ones for the columns that are left.</summary>
    /// <remarks>An empty string is a missing value, but in a column of strings; the string "null" is one everywhere.</remarks>
    public DataFrame Append(IEnumerable<object> row = null, bool inPlace = false, CultureInfo cultureInfo = null)
    {
        object[] values = [.. row ?? []];
        if (values.Length > Columns.Count) throw new ArgumentException($"The row has {values.Length} values, the frame {Columns.Count} columns.", nameof(row));
        return AppendRow(index => index < values.Length ? Read(values[index], Columns[index].DataType) : null, inPlace, cultureInfo);
    }

    /// <summary>A frame with one more row: these values in the columns of these names, and missing ones in the others.</summary>
    public DataFrame Append(IEnumerable<KeyValuePair<string, object>> row, bool inPlace = false, CultureInfo cultureInfo = null)
    {
        ArgumentNullException.ThrowIfNull(row);
        var values = row.ToDictionary(pair => Columns[pair.Key].Name, pair => pair.Value);
        return AppendRow(index => values.GetValueOrDefault(Columns[index].Name), inPlace, cultureInfo);
    }

    /// <summary>A frame with more rows, their values in the columns of the same names.</summary>
    public DataFrame Append(IEnumerable<DataFrameRow> rows, bool inPlace = false, CultureInfo cultureInfo = null)
    {
        var appended = inPlace ? this : Clone();
        // Rows of this very frame must not grow while they are read.
        foreach (var row in rows.ToArray()) appended.Append(row.GetValues(), inPlace: true, cultureInfo);
        return appended;
    }

    /// <summary>A frame of rows of values, with the columns' names and types.</summary>
    public static DataFrame LoadFrom(IEnumerable<IList<object>> vals, IList<(string, Type)> columnInfos)
    {
        var frame = new DataFrame(columnInfos.Select(column => NewColumn(column.Item2, column.Item1)));
        foreach (var row in vals) frame.Append(row, inPlace: true);
        return frame;
    }

    private static object Read(object value, Type type) => value switch
    {
        "" when type != typeof(string) => null,
        string text when text.Equals("null", StringComparison.OrdinalIgnoreCase) => null,
        _ => value,
    };

    private DataFrame AppendRow(Func<int, object> value, bool inPlace, CultureInfo culture)
    {
        culture ??= CultureInfo.CurrentCulture;
        object[] converted = [.. Columns.Select((column, index) => column.Converted(value(index), culture))];
        var appended = inPlace ? this : Clone();
        for (var index = 0; index < converted.Length; index++) appended.Columns[index].AppendValue(converted[index]);
        return appended;
    }
}
