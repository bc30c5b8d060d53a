namespace Microsoft.Data.Analysis;

/// <summary>A column of dates and times.</summary>
public class DateTimeDataFrameColumn : PrimitiveDataFrameColumn<DateTime>
{
    /// <summary>A column of these values.</summary>
    public DateTimeDataFrameColumn(string name, IEnumerable<DateTime> values)
        : base(name, values)
    {
    }

    /// <summary>A column of these values, null for those that are missing.</summary>
    public DateTimeDataFrameColumn(string name, IEnumerable<DateTime?> values)
        : base(name, values)
    {
    }

    /// <summary>A column of missing values.</summary>
    public DateTimeDataFrameColumn(string name, long length = 0)
        : base(name, length)
    {
    }

    /// <summary>this = column, row by row.</summary>
    public BooleanDataFrameColumn ElementwiseEquals(DateTimeDataFrameColumn column) => Compare(Comparison.Equal, column);

    /// <summary>this = value, row by row.</summary>
    public BooleanDataFrameColumn ElementwiseEquals(DateTime value) => Compare(Comparison.Equal, value);

    /// <summary>this ≠ column, row by row.</summary>
    public BooleanDataFrameColumn ElementwiseNotEquals(DateTimeDataFrameColumn column) => Compare(Comparison.NotEqual, column);

    /// <summary>this ≠ value, row by row.</summary>
    public BooleanDataFrameColumn ElementwiseNotEquals(DateTime value) => Compare(Comparison.NotEqual, value);

    /// <summary>this &gt; column, row by row.</summary>
    public BooleanDataFrameColumn ElementwiseGreaterThan(DateTimeDataFrameColumn column) => Compare(Comparison.GreaterThan, column);

    /// <summary>this &gt; value, row by row.</summary>
    public BooleanDataFrameColumn ElementwiseGreaterThan(DateTime value) => Compare(Comparison.GreaterThan, value);

    /// <summary>this ≥ column, row by row.</summary>
    public BooleanDataFrameColumn ElementwiseGreaterThanOrEqual(DateTimeDataFrameColumn column) => Compare(Comparison.GreaterThanOrEqual, column);

    /// <summary>this ≥ value, row by row.</summary>
    public BooleanDataFrameColumn ElementwiseGreaterThanOrEqual(DateTime value) => Compare(Comparison.GreaterThanOrEqual, value);

    /// <summary>this &lt; column, row by row.</summary>
    public BooleanDataFrameColumn ElementwiseLessThan(DateTimeDataFrameColumn column) => Compare(Comparison.LessThan, column);

    /// <summary>this &lt; value, row by row.</summary>
    public BooleanDataFrameColumn ElementwiseLessThan(DateTime value) => Compare(Comparison.LessThan, value);

    /// <summary>this ≤ column, row by row.</summary>
    public BooleanDataFrameColumn ElementwiseLessThanOrEqual(DateTimeDataFrameColumn column) => Compare(Comparison.LessThanOrEqual, column);

    /// <summary>this ≤ value, row by row.</summary>
    public BooleanDataFrameColumn ElementwiseLessThanOrEqual(DateTime value) => Compare(Comparison.LessThanOrEqual, value);

    /// <inheritdoc/>
    protected override PrimitiveDataFrameColumn<DateTime> CreateNewColumn(string name, long length = 0) => new DateTimeDataFrameColumn(name, length);
}
