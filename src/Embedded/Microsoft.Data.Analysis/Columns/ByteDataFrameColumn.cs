namespace Microsoft.Data.Analysis;

/// <summary>A column of whole numbers from 0 to 255.</summary>
public partial class ByteDataFrameColumn : PrimitiveDataFrameColumn<byte>
{
    /// <summary>A column of these values.</summary>
    public ByteDataFrameColumn(string name, IEnumerable<byte> values)
        : base(name, values)
    {
    }

    /// <summary>A column of these values, null for those that are missing.</summary>
    public ByteDataFrameColumn(string name, IEnumerable<byte?> values)
        : base(name, values)
    {
    }

    /// <summary>A column of missing values.</summary>
    public ByteDataFrameColumn(string name, long length = 0)
        : base(name, length)
    {
    }

    /// <inheritdoc/>
    protected override PrimitiveDataFrameColumn<byte> CreateNewColumn(string name, long length = 0) => new ByteDataFrameColumn(name, length);
}
