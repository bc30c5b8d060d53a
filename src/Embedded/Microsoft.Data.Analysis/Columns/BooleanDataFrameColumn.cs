namespace Microsoft.Data.Analysis;

/// <summary>A column of truth values, such as a filter of rows.</summary>
public class BooleanDataFrameColumn : PrimitiveDataFrameColumn<bool>
{
    /// <summary>A column of these values.</summary>
    public BooleanDataFrameColumn(string name, IEnumerable<bool> values)
        : base(name, values)
    {
    }

    /// <summary>A column of these values, null for those that are missing.</summary>
    public BooleanDataFrameColumn(string name, IEnumerable<bool?> values)
        : base(name, values)
    {
    }

    /// <summary>A column of missing values.</summary>
    public BooleanDataFrameColumn(string name, long length = 0)
        : base(name, length)
    {
    }

    /// <summary>left and right, row by row.</summary>
    public static BooleanDataFrameColumn operator &(BooleanDataFrameColumn left, BooleanDataFrameColumn right) => left.And(right);

    /// <summary>left and right, row by row.</summary>
    public static BooleanDataFrameColumn operator &(BooleanDataFrameColumn left, bool right) => left.And(right);

    /// <summary>left or right, row by row.</summary>
    public static BooleanDataFrameColumn operator |(BooleanDataFrameColumn left, BooleanDataFrameColumn right) => left.Or(right);

    /// <summary>left or right, row by row.</summary>
    public static BooleanDataFrameColumn operator |(BooleanDataFrameColumn left, bool right) => left.Or(right);

    /// <summary>left exclusive or right, row by row.</summary>
    public static BooleanDataFrameColumn operator ^(BooleanDataFrameColumn left, BooleanDataFrameColumn right) => left.Xor(right);

    /// <summary>left exclusive or right, row by row.</summary>
    public static BooleanDataFrameColumn operator ^(BooleanDataFrameColumn left, bool right) => left.Xor(right);

    /// <summary>this and column, row by row.</summary>
    public BooleanDataFrameColumn And(BooleanDataFrameColumn column, bool inPlace = false) => (BooleanDataFrameColumn)Calculate(Arithmetic.And, column, inPlace);

    /// <summary>this and value, row by row.</summary>
    public new BooleanDataFrameColumn And(bool value, bool inPlace = false) => (BooleanDataFrameColumn)Calculate(Arithmetic.And, value, inPlace);

    /// <summary>this or column, row by row.</summary>
    public BooleanDataFrameColumn Or(BooleanDataFrameColumn column, bool inPlace = false) => (BooleanDataFrameColumn)Calculate(Arithmetic.Or, column, inPlace);

    /// <summary>this or value, row by row.</summary>
    public new BooleanDataFrameColumn Or(bool value, bool inPlace = false) => (BooleanDataFrameColumn)Calculate(Arithmetic.Or, value, inPlace);

    /// <summary>this exclusive or column, row by row.</summary>
    public BooleanDataFrameColumn Xor(BooleanDataFrameColumn column, bool inPlace = false) => (BooleanDataFrameColumn)Calculate(Arithmetic.Xor, column, inPlace);

    /// <summary>this exclusive or value, row by row.</summary>
    public new BooleanDataFrameColumn Xor(bool value, bool inPlace = false) => (BooleanDataFrameColumn)Calculate(Arithmetic.Xor, value, inPlace);

    /// <summary>this = column, row by row.</summary>
    public BooleanDataFrameColumn ElementwiseEquals(BooleanDataFrameColumn column) => Compare(Comparison.Equal, column);

    /// <summary>this = value, row by row.</summary>
    public BooleanDataFrameColumn ElementwiseEquals(bool value) => Compare(Comparison.Equal, value);

    /// <summary>this ≠ column, row by row.</summary>
    public BooleanDataFrameColumn ElementwiseNotEquals(BooleanDataFrameColumn column) => Compare(Comparison.NotEqual, column);

    /// <summary>this ≠ value, row by row.</summary>
    public BooleanDataFrameColumn ElementwiseNotEquals(bool value) => Compare(Comparison.NotEqual, value);

    /// <inheritdoc/>
    protected override PrimitiveDataFrameColumn<bool> CreateNewColumn(string name, long length = 0) => new BooleanDataFrameColumn(name, length);
}
