namespace Microsoft.Data.Analysis;

/// <summary>A column of decimal numbers.</summary>
public class DecimalDataFrameColumn : PrimitiveDataFrameColumn<decimal>
{
    /// <summary>A column of these values.</summary>
    public DecimalDataFrameColumn(string name, IEnumerable<decimal> values)
        : base(name, values)
    {
    }

    /// <summary>A column of these values, null for those that are missing.</summary>
    public DecimalDataFrameColumn(string name, IEnumerable<decimal?> values)
        : base(name, values)
    {
    }

    /// <summary>A column of missing values.</summary>
    public DecimalDataFrameColumn(string name, long length = 0)
        : base(name, length)
    {
    }

    /// <inheritdoc/>
    protected override PrimitiveDataFrameColumn<decimal> CreateNewColumn(string name, long length = 0) => new DecimalDataFrameColumn(name, length);
}
