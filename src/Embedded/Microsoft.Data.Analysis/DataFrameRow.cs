using System.Collections;

namespace Microsoft.Data.Analysis;

/// <summary>A row of a frame: a view of its values, which can be set.</summary>
public class DataFrameRow : IEnumerable<object>
{
    private readonly DataFrame _frame;
    private readonly long _row;

    internal DataFrameRow(DataFrame frame, long row) => (_frame, _row) = (frame, row);

    /// <summary>The value in a column, by its place.</summary>
    public object this[int index]
    {
        get => _frame.Columns[index][_row];
        set => _frame.Columns[index][_row] = value;
    }

    /// <summary>The value in a column, by its name.</summary>
    public object this[string columnName]
    {
        get => _frame.Columns[columnName][_row];
        set => _frame.Columns[columnName][_row] = value;
    }

    /// <summary>The values, column by column.</summary>
    public IEnumerator<object> GetEnumerator() => _frame.Columns.Select(column => column[_row]).GetEnumerator();

    /// <summary>The columns' names, each with the value.</summary>
    public IEnumerable<KeyValuePair<string, object>> GetValues() => _frame.Columns.Select(column => new KeyValuePair<string, object>(column.Name, column[_row]));

    /// <summary>The values, a space after each.</summary>
    public override string ToString() => string.Concat(this.Select(value => (value ?? "null") + " "));

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
