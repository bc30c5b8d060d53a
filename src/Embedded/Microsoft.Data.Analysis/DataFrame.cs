using System.Text;

namespace Microsoft.Data.Analysis;

/// <summary>A table: named columns of one length.</summary>
public partial class DataFrame
{
    internal const int RowsInPreview = 25;

    /// <summary>A frame of these columns.</summary>
    /// <exception cref="ArgumentException">They differ in length, or two have one name.</exception>
    public DataFrame(IEnumerable<DataFrameColumn> columns)
    {
        Columns = new DataFrameColumnCollection(columns);
        Rows = new DataFrameRowCollection(this);
    }

    /// <inheritdoc cref="DataFrame(IEnumerable{DataFrameColumn})"/>
    public DataFrame(params DataFrameColumn[] columns)
        : this((IEnumerable<DataFrameColumn>)columns)
    {
    }

    /// <summary>Its columns.</summary>
    public DataFrameColumnCollection Columns { get; }

    /// <summary>Its rows.</summary>
    public DataFrameRowCollection Rows { get; }

    /// <summary>The column of a name.</summary>
    /// <inheritdoc cref="DataFrameColumnCollection.this[string]"/>
    public DataFrameColumn this[string columnName]
    {
        get => Columns[columnName];
        set => Columns[columnName] = value;
    }

    /// <summary>A value.</summary>
    public object this[long rowIndex, int columnIndex]
    {
        get => Columns[columnIndex][rowIndex];
        set => Columns[columnIndex][rowIndex] = value;
    }

    /// <summary>A frame of the rows for which the filter is true.</summary>
    public DataFrame this[PrimitiveDataFrameColumn<bool> rowFilter] => Filter(rowFilter);

    /// <summary>A frame of these rows, in their order.</summary>
    public DataFrame this[PrimitiveDataFrameColumn<int> rowIndices] => Filter(rowIndices);

    /// <summary>A frame of these rows, in their order.</summary>
    public DataFrame this[PrimitiveDataFrameColumn<long> rowIndices] => Filter(rowIndices);

    /// <summary>A frame of the rows for which the filter is true.</summary>
    public DataFrame this[IEnumerable<bool> rowFilter] => Filter(new BooleanDataFrameColumn("Filter", rowFilter));

    /// <summary>A frame of these rows, in their order.</summary>
    public DataFrame this[IEnumerable<int> rowIndices] => Take([.. rowIndices.Select(row => (long?)row)]);

    /// <summary>A frame of these rows, in their order.</summary>
    public DataFrame this[IEnumerable<long> rowIndices] => Take([.. rowIndices.Select(row => (long?)row)]);

    /// <summary>A frame of the rows for which the filter is true; a missing value leaves the row out.</summary>
    public DataFrame Filter(PrimitiveDataFrameColumn<bool> filter) => Map(column => column.Clone(filter));

    /// <summary>A frame of these rows, in their order.</summary>
    public DataFrame Filter(PrimitiveDataFrameColumn<int> rowIndices) => Map(column => column.Clone(rowIndices));

    /// <summary>A frame of these rows, in their order.</summary>
    public DataFrame Filter(PrimitiveDataFrameColumn<long> rowIndices) => Map(column => column.Clone(rowIndices));

    /// <summary>The first rows.</summary>
    public DataFrame Head(int numberOfRows) => Range(0, numberOfRows);

    /// <summary>The last rows.</summary>
    public DataFrame Tail(int numberOfRows) => Range(Rows.Count - numberOfRows, numberOfRows);

    /// <summary>Some rows, drawn at random without putting back.</summary>
    public DataFrame Sample(int numberOfRows)
    {
        if (numberOfRows > Rows.Count) throw new ArgumentException($"{numberOfRows} rows cannot be drawn from {Rows.Count}.", nameof(numberOfRows));
        var rows = Enumerable.Range(0, checked((int)Rows.Count)).ToArray();
        Random.Shared.Shuffle(rows);
        return this[rows.Take(numberOfRows)];
    }

    /// <summary>A copy.</summary>
    public DataFrame Clone() => Map(column => column.Clone());

    /// <summary>A frame whose rows are sorted by a column. Rows with equal values keep their order; those whose value is missing come last, or first.</summary>
    public DataFrame OrderBy(string columnName, bool ascending = true, bool putNullValuesLast = true) => Take([.. Columns[columnName].SortedRows(ascending, putNullValuesLast)]);

    /// <summary>A frame whose rows are sorted by a column, the largest value first.</summary>
    public DataFrame OrderByDescending(string columnName, bool putNullValuesLast = true) => OrderBy(columnName, ascending: false, putNullValuesLast);

    /// <summary>Groups of the rows with equal values in a column, in the order in which the values come first. Rows whose value is missing are in no group.</summary>
    public GroupBy GroupBy(string columnName) => Columns[columnName].GroupBy(Columns.IndexOf(columnName), this);

    /// <inheritdoc cref="GroupBy(string)"/>
    /// <typeparam name="TKey">The type of the column's values.</typeparam>
    public GroupBy<TKey> GroupBy<TKey>(string columnName) => GroupBy(columnName) as GroupBy<TKey>
        ?? throw new InvalidCastException($"The column \"{columnName}\" holds {Columns[columnName].DataType.Name}, not {typeof(TKey).Name}.");

    /// <summary>The numeric columns with values below <paramref name="min"/> or above <paramref name="max"/> put there.</summary>
    public DataFrame Clamp<U>(U min, U max, bool inPlace = false)
    {
        var clamped = inPlace ? this : Clone();
        foreach (var column in clamped.Columns.Where(column => column.IsNumericColumn())) column.Clamp(min, max, inPlace: true);
        return clamped;
    }

    /// <summary>The columns with a prefix to their names.</summary>
    public DataFrame AddPrefix(string prefix, bool inPlace = false) => Rename(name => prefix + name, inPlace);

    /// <summary>The columns with a suffix to their names.</summary>
    public DataFrame AddSuffix(string suffix, bool inPlace = false) => Rename(name => name + suffix, inPlace);

    /// <summary>For each column its data type and the number of values that are not missing.</summary>
    public DataFrame Info()
    {
        var info = new DataFrame();
        if (Columns.Count > 0) info.Columns.Add(new StringDataFrameColumn("Info", ["DataType", Counted]));
        foreach (var column in Columns) info.Columns.Add(column.Info());
        return info;
    }

    /// <summary>For each column of numbers or dates the number of values that are not missing, the largest, the smallest and the mean.</summary>
    /// <remarks>As in the package, this mean counts missing values as zeros; <see cref="DataFrameColumn.Mean"/> leaves them out.</remarks>
    public DataFrame Description()
    {
        var description = new DataFrame();
        foreach (var column in Columns.Where(column => column.HasDescription()))
        {
            if (description.Columns.Count == 0) description.Columns.Add(new StringDataFrameColumn("Description", [Counted, "Max", "Min", "Mean"]));
            description.Columns.Add(column.Description());
        }
        return description;
    }

    /// <summary>The first 25 rows as text.</summary>
    public override string ToString() => ToString(RowsInPreview);

    /// <summary>The first rows as text, every column as wide as the longest name.</summary>
    public string ToString(long rowsToShow)
    {
        var width = Columns.Select(column => column.Name.Length + 1).Append(10).Max();
        var text = new StringBuilder().AppendJoin("", Columns.Select(column => column.Name.PadRight(width))).AppendLine();
        foreach (var row in Rows.Take(checked((int)rowsToShow)))
            text.AppendJoin("", row.Select(value => (value ?? "null").ToString().PadRight(width))).AppendLine();
        if (rowsToShow < Rows.Count) text.AppendLine(Shown(rowsToShow, Rows.Count));
        return text.ToString();
    }

    internal static string Shown(long shown, long count) => $"Showing {shown} of {count} rows";

    /// <summary>A column without values for values of a type.</summary>
    internal static DataFrameColumn NewColumn(Type type, string name) => Type.GetTypeCode(type) switch
    {
        TypeCode.Boolean => new BooleanDataFrameColumn(name),
        TypeCode.Byte => new ByteDataFrameColumn(name),
        TypeCode.Int32 => new Int32DataFrameColumn(name),
        TypeCode.Int64 => new Int64DataFrameColumn(name),
        TypeCode.Single => new SingleDataFrameColumn(name),
        TypeCode.Double => new DoubleDataFrameColumn(name),
        TypeCode.Decimal => new DecimalDataFrameColumn(name),
        TypeCode.DateTime => new DateTimeDataFrameColumn(name),
        TypeCode.String => new StringDataFrameColumn(name),
        _ => throw new NotSupportedException($"There is no column of {type.Name}: take bool, byte, int, long, float, double, decimal, DateTime or string."),
    };

    /// <summary>A frame of these rows; a null gives a row of missing values.</summary>
    internal DataFrame Take(IReadOnlyCollection<long?> rows) => Map(column => column.Take(rows));

    private const string Counted = "Length (excluding null values)";

    private DataFrame Map(Func<DataFrameColumn, DataFrameColumn> map) => new(Columns.Select(map));

    private DataFrame Range(long start, int count)
    {
        if (count < 0 || count > Rows.Count) throw new ArgumentOutOfRangeException(nameof(count), $"The frame has {Rows.Count} rows: {count} cannot be taken.");
        return Take([.. Enumerable.Range(0, count).Select(row => (long?)(start + row))]);
    }

    private DataFrame Rename(Func<string, string> rename, bool inPlace)
    {
        var renamed = inPlace ? this : Clone();
        foreach (var column in renamed.Columns) column.SetName(rename(column.Name));
        return renamed;
    }
}
