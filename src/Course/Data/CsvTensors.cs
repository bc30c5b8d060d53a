using System.Globalization;
using Microsoft.Data.Analysis;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Data;

/// <summary>Tables as tensors: columns of numbers as inputs, a column of numbers or names as targets.</summary>
public static class CsvTensors
{
    /// <summary>Reads a CSV file with names in its first line. All rows are looked at to tell columns of numbers from columns of text.</summary>
    /// <param name="path">The file, in UTF-8, with numbers as in 3.14.</param>
    /// <param name="separator">What stands between fields.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">It cannot be read as CSV; the message says why.</exception>
    public static DataFrame Read(string path, char separator = ',')
    {
        if (!File.Exists(path))
            throw new FileNotFoundException($"There is no file {path}.", path);
        try
        {
            return DataFrame.LoadCsv(path, separator, guessRows: int.MaxValue, cultureInfo: CultureInfo.InvariantCulture);
        }
        catch (Exception error) when (error is FormatException or ArgumentException or IndexOutOfRangeException)
        {
            throw new InvalidDataException($"{path} cannot be read as a table: {error.Message.Split('\n')[0].TrimEnd('.')}.", error);
        }
    }

    /// <summary>Columns of numbers, or of true and false as 1 and 0.</summary>
    /// <param name="frame">The table.</param>
    /// <param name="columns">The columns' names, in the order of the features; all columns where none is named.</param>
    /// <returns>float32 of shape [rows, columns].</returns>
    /// <exception cref="ArgumentException">There is no such column, or it has text or missing values; the message says where.</exception>
    public static Tensor ToTensor(this DataFrame frame, params string[] columns)
    {
        ArgumentNullException.ThrowIfNull(frame);
        string[] names = columns.Length > 0 ? columns : [.. frame.Columns.Select(column => column.Name)];
        int rows = checked((int)frame.Rows.Count);
        var values = new float[rows * names.Length];
        for (int feature = 0; feature < names.Length; feature++)
        {
            var column = Column(frame, names[feature]);
            for (int row = 0; row < rows; row++)
                values[row * names.Length + feature] = Number(column, row);
        }
        return tensor(values, [rows, names.Length]);
    }

    /// <summary>A column as classes: its different values, in ordinal order, get the labels 0 to K − 1.</summary>
    /// <returns>int64 of shape [rows], and the classes' names in the order of their labels.</returns>
    /// <exception cref="ArgumentException">There is no such column, or a value is missing; the message says where.</exception>
    public static (Tensor labels, string[] classNames) ToLabels(this DataFrame frame, string column)
    {
        ArgumentNullException.ThrowIfNull(frame);
        var values = Column(frame, column);
        string[] names = new string[checked((int)frame.Rows.Count)];
        for (int row = 0; row < names.Length; row++)
            names[row] = Value(values, row) is var value && value is string { Length: 0 } ? throw Missing(values, row) : Convert.ToString(value, CultureInfo.InvariantCulture)!;
        // Numbers are ordered as numbers: class 10 comes after class 9.
        string[] classes = [.. names.Distinct().OrderBy(name => values.IsNumericColumn() ? double.Parse(name, CultureInfo.InvariantCulture) : 0).ThenBy(name => name, StringComparer.Ordinal)];
        var numbers = classes.Index().ToDictionary(item => item.Item, item => (long)item.Index);
        return (tensor([.. names.Select(name => numbers[name])], [names.Length]), classes);
    }

    private static DataFrameColumn Column(DataFrame frame, string name) =>
        frame.Columns.FirstOrDefault(column => column.Name == name)
        ?? throw new ArgumentException($"The table has no column {name}; it has {string.Join(", ", frame.Columns.Select(column => column.Name))}.");

    private static float Number(DataFrameColumn column, int row) => Value(column, row) switch
    {
        string { Length: 0 } => throw Missing(column, row),
        string text => float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out float value) ? value : throw new ArgumentException(
            $"Column {column.Name} has the text \"{text}\" in row {row}; numbers are expected. Use ToLabels for classes."),
        bool yes => yes ? 1 : 0,
        IConvertible number and not DateTime => Convert.ToSingle(number, CultureInfo.InvariantCulture),
        var other => throw new ArgumentException($"Column {column.Name} has values of type {other.GetType().Name}; numbers are expected."),
    };

    private static object Value(DataFrameColumn column, int row) => column[row] ?? throw Missing(column, row);

    private static ArgumentException Missing(DataFrameColumn column, int row) =>
        new($"Column {column.Name} has no value in row {row} (the first row is 0); fill it (FillNulls) or leave its row out (DropNulls).");
}
