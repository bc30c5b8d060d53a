namespace Microsoft.Data.Analysis;

/// <content>Comparison, row by row. The result has no missing values: two missing ones are equal, and a missing one is neither equal to, less nor greater than a value.</content>
public abstract partial class DataFrameColumn
{
    /// <summary>this = column, row by row.</summary>
    public virtual PrimitiveDataFrameColumn<bool> ElementwiseEquals(DataFrameColumn column) => Compare(Comparison.Equal, column);

    /// <summary>this = value, row by row.</summary>
    public virtual PrimitiveDataFrameColumn<bool> ElementwiseEquals<T>(T value) => Compare(Comparison.Equal, value);

    /// <summary>this ≠ column, row by row.</summary>
    public virtual PrimitiveDataFrameColumn<bool> ElementwiseNotEquals(DataFrameColumn column) => Compare(Comparison.NotEqual, column);

    /// <summary>this ≠ value, row by row.</summary>
    public virtual PrimitiveDataFrameColumn<bool> ElementwiseNotEquals<T>(T value) => Compare(Comparison.NotEqual, value);

    /// <summary>this &gt; column, row by row.</summary>
    public virtual PrimitiveDataFrameColumn<bool> ElementwiseGreaterThan(DataFrameColumn column) => Compare(Comparison.GreaterThan, column);

    /// <summary>this &gt; value, row by row.</summary>
    public virtual PrimitiveDataFrameColumn<bool> ElementwiseGreaterThan<T>(T value) => Compare(Comparison.GreaterThan, value);

    /// <summary>this ≥ column, row by row.</summary>
    public virtual PrimitiveDataFrameColumn<bool> ElementwiseGreaterThanOrEqual(DataFrameColumn column) => Compare(Comparison.GreaterThanOrEqual, column);

    /// <summary>this ≥ value, row by row.</summary>
    public virtual PrimitiveDataFrameColumn<bool> ElementwiseGreaterThanOrEqual<T>(T value) => Compare(Comparison.GreaterThanOrEqual, value);

    /// <summary>this &lt; column, row by row.</summary>
    public virtual PrimitiveDataFrameColumn<bool> ElementwiseLessThan(DataFrameColumn column) => Compare(Comparison.LessThan, column);

    /// <summary>this &lt; value, row by row.</summary>
    public virtual PrimitiveDataFrameColumn<bool> ElementwiseLessThan<T>(T value) => Compare(Comparison.LessThan, value);

    /// <summary>this ≤ column, row by row.</summary>
    public virtual PrimitiveDataFrameColumn<bool> ElementwiseLessThanOrEqual(DataFrameColumn column) => Compare(Comparison.LessThanOrEqual, column);

    /// <summary>this ≤ value, row by row.</summary>
    public virtual PrimitiveDataFrameColumn<bool> ElementwiseLessThanOrEqual<T>(T value) => Compare(Comparison.LessThanOrEqual, value);

    /// <summary>Which values are missing.</summary>
    public virtual PrimitiveDataFrameColumn<bool> ElementwiseIsNull() => new BooleanDataFrameColumn(Name, Rows(0, Length).Select(row => !IsValid(row)));

    /// <summary>Which values are there.</summary>
    public virtual PrimitiveDataFrameColumn<bool> ElementwiseIsNotNull() => new BooleanDataFrameColumn(Name, Rows(0, Length).Select(IsValid));

    internal BooleanDataFrameColumn Compare<T>(Comparison comparison, T value) => value switch
    {
        DataFrameColumn column => CompareColumns(comparison, column),
        null => CompareMissing(comparison),
        _ => CompareValue(comparison, value),
    };

    private protected virtual BooleanDataFrameColumn CompareColumns(Comparison comparison, DataFrameColumn right) => throw Undefined(comparison.ToString());

    private protected virtual BooleanDataFrameColumn CompareValue<T>(Comparison comparison, T value) => throw Undefined(comparison.ToString());

    /// <summary>What a comparison says where one value or both are missing.</summary>
    private protected static bool WithMissing(Comparison comparison, bool bothMissing) => comparison switch
    {
        Comparison.NotEqual => !bothMissing,
        Comparison.GreaterThan or Comparison.LessThan => false,
        _ => bothMissing,
    };

    private BooleanDataFrameColumn CompareMissing(Comparison comparison) =>
        new(Name, Rows(0, Length).Select(row => WithMissing(comparison, bothMissing: !IsValid(row))));
}
