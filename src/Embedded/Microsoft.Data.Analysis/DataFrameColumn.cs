using System.Collections;
using System.Text;

namespace Microsoft.Data.Analysis;

/// <summary>A named column of values, some of which may be missing (null).</summary>
public abstract partial class DataFrameColumn : IEnumerable
{
    private readonly List<DataFrameColumnCollection> _frames = [];

    private protected DataFrameColumn(string name, Type dataType)
    {
        Name = name;
        DataType = dataType;
    }

    /// <summary>Its name.</summary>
    public string Name { get; private set; }

    /// <summary>The type of its values.</summary>
    public Type DataType { get; }

    /// <summary>The number of values, the missing ones among them.</summary>
    public long Length { get; protected set; }

    /// <summary>The number of missing values.</summary>
    public abstract long NullCount { get; }

    /// <summary>The value in a row, or null. What is set must be null or of <see cref="DataType"/> exactly.</summary>
    public object this[long rowIndex]
    {
        get => ValueAt(rowIndex);
        set => SetValueAt(rowIndex, value);
    }

    /// <summary>At most <paramref name="length"/> values, from a row on.</summary>
    public IReadOnlyList<object> this[long startIndex, int length] => [.. Rows(startIndex, length).Select(ValueAt)];

    /// <summary>A column of numbers, dates or truth values.</summary>
    public static PrimitiveDataFrameColumn<T> Create<T>(string name, IEnumerable<T> values)
        where T : unmanaged => new(name, values);

    /// <summary>A column of numbers, dates or truth values, some of them missing.</summary>
    public static PrimitiveDataFrameColumn<T> Create<T>(string name, IEnumerable<T?> values)
        where T : unmanaged => new(name, values);

    /// <summary>A column of strings.</summary>
    public static StringDataFrameColumn Create(string name, IEnumerable<string> values) => new(name, values);

    /// <summary>Gives it another name, also in the frames that it stands in.</summary>
    /// <exception cref="ArgumentException">One of them has another column of this name.</exception>
    public void SetName(string newName)
    {
        foreach (var frame in _frames) frame.RequireFree(newName, except: this);
        Name = newName;
    }

    /// <summary>Whether the value in a row is there.</summary>
    public virtual bool IsValid(long index) => ValueAt(index) != null;

    /// <summary>Whether its values are numbers.</summary>
    public virtual bool IsNumericColumn() => false;

    /// <summary>A copy, with missing values appended.</summary>
    public DataFrameColumn Clone(long numberOfNullsToAppend = 0) => Take(Rows(0, Length, numberOfNullsToAppend));

    /// <summary>A copy of some rows.</summary>
    /// <param name="mapIndices">The rows to take, as Int32 or Int64 in any order (a missing one gives a missing value), or a Boolean for each row, true for those to keep; null for all.</param>
    /// <param name="invertMapIndices">Takes them from last to first.</param>
    /// <param name="numberOfNullsToAppend">The number of missing values to append.</param>
    public DataFrameColumn Clone(DataFrameColumn mapIndices, bool invertMapIndices = false, long numberOfNullsToAppend = 0)
    {
        var rows = mapIndices is null ? Rows(0, Length).Select(row => (long?)row) : RowsToTake(mapIndices);
        if (invertMapIndices) rows = rows.Reverse();
        return Take(rows.Concat(Enumerable.Repeat((long?)null, checked((int)numberOfNullsToAppend))));
    }

    /// <summary>A sorted copy. Equal values keep their order; missing ones come last, or first.</summary>
    public DataFrameColumn Sort(bool ascending = true, bool putNullValuesLast = true) => Take(SortedRows(ascending, putNullValuesLast));

    /// <summary>A column without the missing values.</summary>
    public virtual DataFrameColumn DropNulls() => Take(Rows(0, Length).Where(IsValid).Select(row => (long?)row));

    /// <summary>A column whose missing values are <paramref name="value"/>, converted to <see cref="DataType"/> where it has to be.</summary>
    public virtual DataFrameColumn FillNulls(object value, bool inPlace = false)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (DataType == typeof(string) && value is not string) throw WrongType(value);
        var filled = inPlace ? this : Clone();
        var converted = filled.Converted(value, System.Globalization.CultureInfo.CurrentCulture);
        for (long row = 0; row < filled.Length; row++)
            if (!filled.IsValid(row)) filled.SetValueAt(row, converted);
        return filled;
    }

    /// <summary>Each different value with the number of its occurrences, as a frame of two columns, "Values" and "Counts". Missing values are not counted.</summary>
    public virtual DataFrame ValueCounts()
    {
        var groups = RowsOfValues();
        var values = Take(groups.Select(group => (long?)group.Rows[0]));
        values.SetName("Values");
        return new DataFrame(values, new Int64DataFrameColumn("Counts", groups.Select(group => (long)group.Rows.Count)));
    }

    /// <summary>Its data type and the number of its values that are not missing, as strings.</summary>
    public virtual StringDataFrameColumn Info() => new(Name, [DataType.ToString(), (Length - NullCount).ToString()]);

    /// <summary>The rows of <paramref name="parent"/>, grouped by this column, which is its column <paramref name="columnIndex"/>.</summary>
    public virtual GroupBy GroupBy(int columnIndex, DataFrame parent) => throw Undefined(nameof(GroupBy));

    /// <summary>A preview: the first 25 values, name and type.</summary>
    public override string ToString() => ToString(DataFrame.RowsInPreview);

    /// <summary>A preview: the first values, name and type.</summary>
    public string ToString(long rowsToShow)
    {
        var text = new StringBuilder().AppendLine(Name);
        foreach (var row in Rows(0, rowsToShow)) text.Append(ValueAt(row) ?? "null").AppendLine();
        if (rowsToShow < Length) text.AppendLine(DataFrame.Shown(rowsToShow, Length));
        return text.Append($"Name: {Name}, Type: {DataType}").ToString();
    }

    IEnumerator IEnumerable.GetEnumerator() => Rows(0, Length).Select(ValueAt).GetEnumerator();

    internal abstract object ValueAt(long row);

    internal abstract void SetValueAt(long row, object value);

    internal abstract void AppendValue(object value);

    /// <summary>A column of the same name and type with the values of these rows, in their order; a null gives a missing value.</summary>
    internal abstract DataFrameColumn Take(IEnumerable<long?> rows);

    /// <summary>The rows whose values are there, from the smallest value to the largest or the other way; equal ones as they stand.</summary>
    private protected abstract IEnumerable<long> SortedValidRows(bool ascending);

    /// <summary>The different values in the order of their first rows, each with all its rows.</summary>
    internal List<(object Value, List<long> Rows)> RowsOfValues()
    {
        var groups = new List<(object Value, List<long> Rows)>();
        var places = new Dictionary<object, int>();
        foreach (var row in Rows(0, Length))
        {
            if (ValueAt(row) is not { } value) continue;
            if (places.TryAdd(value, groups.Count)) groups.Add((value, []));
            groups[places[value]].Rows.Add(row);
        }
        return groups;
    }

    internal IEnumerable<long?> SortedRows(bool ascending, bool missingLast)
    {
        var valid = SortedValidRows(ascending);
        var missing = Rows(0, Length).Where(row => !IsValid(row));
        return (missingLast ? valid.Concat(missing) : missing.Concat(valid)).Select(row => (long?)row);
    }

    /// <summary>The value as one of this column's type; null stays null.</summary>
    internal object Converted(object value, IFormatProvider culture)
    {
        if (value is null || value.GetType() == DataType) return value;
        try
        {
            return Convert.ChangeType(value, DataType, culture);
        }
        catch (Exception error) when (error is FormatException or InvalidCastException or OverflowException)
        {
            throw new FormatException($"\"{value}\" is no {DataType.Name}, which the column \"{Name}\" holds.", error);
        }
    }

    internal void Enter(DataFrameColumnCollection frame) => _frames.Add(frame);

    internal void Leave(DataFrameColumnCollection frame) => _frames.Remove(frame);

    private protected ArgumentException WrongType(object value) =>
        new($"The column \"{Name}\" holds {DataType.Name}, and {value} is {value.GetType().Name}: convert it first.", nameof(value));

    private protected void RequireLength(DataFrameColumn other)
    {
        if (other.Length != Length)
            throw new ArgumentException($"The columns \"{Name}\" and \"{other.Name}\" differ in length: {Length} and {other.Length}.");
    }

    private protected NotImplementedException Undefined(string what) => new($"{what} is not defined for the column \"{Name}\", which holds {DataType.Name}.");

    private static IEnumerable<long?> Rows(long start, long length, long missing)
    {
        for (var row = start; row < start + length; row++) yield return row;
        for (long i = 0; i < missing; i++) yield return null;
    }

    private IEnumerable<long> Rows(long start, long length)
    {
        for (var row = start; row < Math.Min(Length, start + length); row++) yield return row;
    }

    private IEnumerable<long?> RowsToTake(DataFrameColumn map) => map switch
    {
        PrimitiveDataFrameColumn<long> rows => rows,
        PrimitiveDataFrameColumn<int> rows => rows.Select(row => (long?)row),
        PrimitiveDataFrameColumn<bool> mask when mask.Length <= Length => mask.Select((keep, row) => (keep, row)).Where(pair => pair.keep == true).Select(pair => (long?)pair.row),
        PrimitiveDataFrameColumn<bool> mask => throw new ArgumentException($"The filter has {mask.Length} values, the column \"{Name}\" only {Length}."),
        _ => throw new ArgumentException($"Rows are given as Int32, Int64 or Boolean, not as {map.DataType.Name}."),
    };
}
