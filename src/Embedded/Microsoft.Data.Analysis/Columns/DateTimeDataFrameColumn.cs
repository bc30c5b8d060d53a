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

    /// <inheritdoc/>
    protected override PrimitiveDataFrameColumn<DateTime> CreateNewColumn(string name, long length = 0) => new DateTimeDataFrameColumn(name, length);
}
