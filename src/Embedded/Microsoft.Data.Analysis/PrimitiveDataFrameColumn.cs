using System.Numerics;

namespace Microsoft.Data.Analysis;

/// <summary>A column of numbers, dates or truth values.</summary>
/// <typeparam name="T">The type of a value.</typeparam>
public partial class PrimitiveDataFrameColumn<T> : DataFrameColumn, IEnumerable<T?>
    where T : unmanaged
{
    private readonly List<T?> _values;

    /// <summary>A column of these values.</summary>
    public PrimitiveDataFrameColumn(string name, IEnumerable<T> values)
        : this(name, [.. values.Select(value => (T?)value)])
    {
    }

    /// <summary>A column of these values, null for those that are missing.</summary>
    public PrimitiveDataFrameColumn(string name, IEnumerable<T?> values)
        : this(name, [.. values])
    {
    }

    /// <summary>A column of missing values.</summary>
    public PrimitiveDataFrameColumn(string name, long length = 0)
        : this(name, [.. Enumerable.Repeat((T?)null, checked((int)length))])
    {
    }

    private PrimitiveDataFrameColumn(string name, List<T?> values)
        : base(name, typeof(T))
    {
        _values = values;
        Length = values.Count;
    }

    /// <inheritdoc/>
    public override long NullCount => _values.Count(value => value is null);

    /// <summary>The value in a row, or null.</summary>
    public new T? this[long rowIndex]
    {
        get => _values[checked((int)rowIndex)];
        set => _values[checked((int)rowIndex)] = value;
    }

    /// <summary>At most <paramref name="length"/> values, from a row on.</summary>
    public new IReadOnlyList<T?> this[long startIndex, int length] => _values.GetRange(checked((int)startIndex), (int)Math.Min(length, Length - startIndex));

    /// <summary>The values from first to last.</summary>
    public IEnumerator<T?> GetEnumerator() => _values.GetEnumerator();

    /// <inheritdoc/>
    public override bool IsValid(long index) => _values[checked((int)index)] is not null;

    /// <inheritdoc/>
    public override bool IsNumericColumn() => Elements<T>.Instance.AreNumbers;

    /// <summary>Appends a value.</summary>
    public void Append(T? value)
    {
        _values.Add(value);
        Length = _values.Count;
    }

    /// <summary>Appends a value <paramref name="count"/> times.</summary>
    public void AppendMany(T? value, long count)
    {
        _values.AddRange(Enumerable.Repeat(value, checked((int)count)));
        Length = _values.Count;
    }

    /// <summary>A copy, with missing values appended.</summary>
    public new PrimitiveDataFrameColumn<T> Clone(long numberOfNullsToAppend = 0) => (PrimitiveDataFrameColumn<T>)base.Clone(numberOfNullsToAppend);

    /// <inheritdoc cref="DataFrameColumn.Clone(DataFrameColumn, bool, long)"/>
    public new PrimitiveDataFrameColumn<T> Clone(DataFrameColumn mapIndices, bool invertMapIndices = false, long numberOfNullsToAppend = 0) =>
        (PrimitiveDataFrameColumn<T>)base.Clone(mapIndices, invertMapIndices, numberOfNullsToAppend);

    /// <summary>The values of these rows, in their order.</summary>
    public PrimitiveDataFrameColumn<T> Clone(IEnumerable<long> mapIndices) => (PrimitiveDataFrameColumn<T>)Take(mapIndices.Select(row => (long?)row));

    /// <summary>The values of these rows, in their order.</summary>
    public PrimitiveDataFrameColumn<T> Clone(IEnumerable<int> mapIndices) => (PrimitiveDataFrameColumn<T>)Take(mapIndices.Select(row => (long?)row));

    /// <inheritdoc cref="DataFrameColumn.Sort(bool, bool)"/>
    public new PrimitiveDataFrameColumn<T> Sort(bool ascending = true, bool putNullValuesLast = true) => (PrimitiveDataFrameColumn<T>)base.Sort(ascending, putNullValuesLast);

    /// <summary>A column without the missing values.</summary>
    public new PrimitiveDataFrameColumn<T> DropNulls() => (PrimitiveDataFrameColumn<T>)base.DropNulls();

    /// <summary>A column whose missing values are <paramref name="value"/>.</summary>
    public PrimitiveDataFrameColumn<T> FillNulls(T value, bool inPlace = false) => Mapped(x => x ?? value, inPlace);

    /// <summary>A column of what <paramref name="func"/> makes of each value. Missing ones stay missing.</summary>
    public PrimitiveDataFrameColumn<T> Apply(Func<T, T> func, bool inPlace = false) => Mapped(x => x is { } value ? func(value) : null, inPlace);

    /// <inheritdoc/>
    public override GroupBy GroupBy(int columnIndex, DataFrame parent) => new GroupBy<T>(parent, columnIndex, RowsOfValues().ToDictionary(group => (T)group.Value, ICollection<long> (group) => group.Rows));

    /// <summary>A column without values, of the same class.</summary>
    protected virtual PrimitiveDataFrameColumn<T> CreateNewColumn(string name, long length = 0) => new(name, length);

    internal override object ValueAt(long row) => this[row];

    internal override void SetValueAt(long row, object value) => this[row] = value is null ? null : value is T own ? own : throw WrongType(value);

    internal override void AppendValue(object value) => Append((T?)value);

    internal override DataFrameColumn Take(IEnumerable<long?> rows)
    {
        var taken = CreateNewColumn(Name);
        taken._values.AddRange(rows.Select(row => row is { } index ? this[index] : null));
        taken.Length = taken._values.Count;
        return taken;
    }

    internal override PrimitiveDataFrameColumn<U> To<U>()
    {
        if (this is PrimitiveDataFrameColumn<U> same) return same;
        if (!IsNumericColumn()) return base.To<U>();
        var converted = (PrimitiveDataFrameColumn<U>)DataFrame.NewColumn(typeof(U), Name);
        foreach (var value in _values) converted.Append(value is { } number ? Elements<T>.Instance.To<U>(number) : null);
        return converted;
    }

    private protected override IEnumerable<long> SortedValidRows(bool ascending)
    {
        var rows = Enumerable.Range(0, _values.Count).Where(row => _values[row] is not null);
        var sorted = ascending ? rows.OrderBy(row => _values[row].Value) : rows.OrderByDescending(row => _values[row].Value);
        return sorted.Select(row => (long)row);
    }

    private PrimitiveDataFrameColumn<T> Mapped(Func<T?, T?> map, bool inPlace)
    {
        var column = inPlace ? this : Clone();
        for (var row = 0; row < column._values.Count; row++) column._values[row] = map(column._values[row]);
        return column;
    }
}
