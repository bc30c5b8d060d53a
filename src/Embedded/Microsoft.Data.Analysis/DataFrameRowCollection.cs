using System.Collections;

namespace Microsoft.Data.Analysis;

/// <summary>The rows of a frame.</summary>
public class DataFrameRowCollection : IEnumerable<DataFrameRow>
{
    private readonly DataFrame _frame;

    internal DataFrameRowCollection(DataFrame frame) => _frame = frame;

    /// <summary>Their number.</summary>
    public long Count => _frame.Columns.RowCount;

    /// <summary>A row, from 0.</summary>
    public DataFrameRow this[long index] => index >= 0 && index < Count ? new(_frame, index)
        : throw new ArgumentOutOfRangeException(nameof(index), $"There is no row {index}: the frame has {Count} rows.");

    /// <summary>The rows from first to last.</summary>
    public IEnumerator<DataFrameRow> GetEnumerator()
    {
        for (long row = 0; row < Count; row++) yield return this[row];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
