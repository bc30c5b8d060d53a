namespace Microsoft.Data.Analysis;

/// <summary>A column of strings.</summary>
public class StringDataFrameColumn : DataFrameColumn, IEnumerable<string>
{
    private readonly List<string> _values;

    /// <summary>A column of these strings, null for those that are missing.</summary>
    public StringDataFrameColumn(string name, IEnumerable<string> values)
        : base(name, typeof(string))
    {
        _values = [.. values];
        Length = _values.Count;
    }

    /// <summary>A column of missing strings.</summary>
    public StringDataFrameColumn(string name, long length = 0)
        : this(name, Enumerable.Repeat((string)null, checked((int)length)))
    {
    }

    /// <inheritdoc/>
    public override long NullCount => _values.Count(value => value is null);

    /// <summary>The string in a row, or null.</summary>
    public new string this[long rowIndex]
    {
        get => _values[checked((int)rowIndex)];
        set => _values[checked((int)rowIndex)] = value;
    }

    /// <summary>At most <paramref name="length"/> strings, from a row on.</summary>
    public new List<string> this[long startIndex, int length] => _values.GetRange(checked((int)startIndex), (int)Math.Min(length, Length - startIndex));

    /// <summary>column + value, row by row.</summary>
    public static StringDataFrameColumn operator +(StringDataFrameColumn column, string value) => column.Add(value);

    /// <summary>value + column, row by row.</summary>
    public static StringDataFrameColumn operator +(string value, StringDataFrameColumn column) => Add(value, column);

    /// <summary>value + right, row by row. Missing strings stay missing.</summary>
    public static StringDataFrameColumn Add(string value, StringDataFrameColumn right) => right.Apply(x => value + x);

    /// <summary>this + value, row by row. Missing strings stay missing.</summary>
    public StringDataFrameColumn Add(string value, bool inPlace = false) => Apply(x => x + value, inPlace);

    /// <summary>The strings from first to last.</summary>
    public IEnumerator<string> GetEnumerator() => _values.GetEnumerator();

    /// <summary>Appends a string.</summary>
    public void Append(string value)
    {
        _values.Add(value);
        Length = _values.Count;
    }

    /// <summary>A column of what <paramref name="func"/> makes of each string. Missing ones stay missing.</summary>
    public StringDataFrameColumn Apply(Func<string, string> func, bool inPlace = false)
    {
        var column = inPlace ? this : Clone();
        for (var row = 0; row < column._values.Count; row++)
            if (column._values[row] is { } value) column._values[row] = func(value);
        return column;
    }

    /// <summary>A copy, with missing strings appended.</summary>
    public new StringDataFrameColumn Clone(long numberOfNullsToAppend = 0) => (StringDataFrameColumn)base.Clone(numberOfNullsToAppend);

    /// <inheritdoc cref="DataFrameColumn.Sort(bool, bool)"/>
    public new StringDataFrameColumn Sort(bool ascending = true, bool putNullValuesLast = true) => (StringDataFrameColumn)base.Sort(ascending, putNullValuesLast);

    /// <summary>A column without the missing strings.</summary>
    public new StringDataFrameColumn DropNulls() => (StringDataFrameColumn)base.DropNulls();

    /// <summary>A column whose missing strings are <paramref name="value"/>.</summary>
    public StringDataFrameColumn FillNulls(string value, bool inPlace = false) => (StringDataFrameColumn)base.FillNulls((object)value, inPlace);

    /// <summary>this = value, row by row.</summary>
    public PrimitiveDataFrameColumn<bool> ElementwiseEquals(string value) => Compare(Comparison.Equal, value);

    /// <summary>this ≠ value, row by row.</summary>
    public PrimitiveDataFrameColumn<bool> ElementwiseNotEquals(string value) => Compare(Comparison.NotEqual, value);

    /// <inheritdoc/>
    public override GroupBy GroupBy(int columnIndex, DataFrame parent) => new GroupBy<string>(parent, columnIndex, RowsOfValues().ToDictionary(group => (string)group.Value, ICollection<long> (group) => group.Rows));

    internal override object ValueAt(long row) => this[row];

    internal override void SetValueAt(long row, object value) => this[row] = value is null or string ? (string)value : throw WrongType(value);

    internal override void AppendValue(object value) => Append((string)value);

    internal override DataFrameColumn Take(IEnumerable<long?> rows) => new StringDataFrameColumn(Name, rows.Select(row => row is { } index ? this[index] : null));

    internal override DataFrameColumn Calculate(Arithmetic arithmetic, DataFrameColumn right, bool inPlace = false)
    {
        if (arithmetic != Arithmetic.Add) return base.Calculate(arithmetic, right, inPlace);
        RequireLength(right);
        var column = inPlace ? this : Clone();
        for (var row = 0; row < _values.Count; row++)
            column._values[row] = column._values[row] is { } x && right[row] is { } y ? x + y : null;
        return column;
    }

    internal override DataFrameColumn Calculate<T>(Arithmetic arithmetic, T value, bool inPlace = false, bool reversed = false) => (arithmetic, value) switch
    {
        (Arithmetic.Add, DataFrameColumn right) => Calculate(arithmetic, right, inPlace),
        (Arithmetic.Add, _) => Apply(x => reversed ? value + x : x + value, inPlace),
        _ => base.Calculate(arithmetic, value, inPlace, reversed),
    };

    private protected override BooleanDataFrameColumn CompareColumns(Comparison comparison, DataFrameColumn right)
    {
        if (right is not StringDataFrameColumn other) return base.CompareColumns(comparison, right);
        RequireLength(right);
        return new(Name, _values.Zip(other._values, (x, y) => AreEqual(comparison, x, y)));
    }

    private protected override BooleanDataFrameColumn CompareValue<T>(Comparison comparison, T value) =>
        value is string text ? new(Name, _values.Select(x => AreEqual(comparison, x, text))) : base.CompareValue(comparison, value);

    private protected override IEnumerable<long> SortedValidRows(bool ascending)
    {
        var rows = Enumerable.Range(0, _values.Count).Where(row => _values[row] is not null);
        var sorted = ascending ? rows.OrderBy(row => _values[row]) : rows.OrderByDescending(row => _values[row]);
        return sorted.Select(row => (long)row);
    }

    private bool AreEqual(Comparison comparison, string x, string y) => comparison switch
    {
        Comparison.Equal => x == y,
        Comparison.NotEqual => x != y,
        _ => throw Undefined(comparison.ToString()),
    };
}
