namespace Microsoft.Data.Analysis;

/// <summary>A column of whole numbers of 32 bits.</summary>
public partial class Int32DataFrameColumn : PrimitiveDataFrameColumn<int>
{
    /// <summary>A column of these values.</summary>
    public Int32DataFrameColumn(string name, IEnumerable<int> values)
        : base(name, values)
    {
    }

    /// <summary>A column of these values, null for those that are missing.</summary>
    public Int32DataFrameColumn(string name, IEnumerable<int?> values)
        : base(name, values)
    {
    }

    /// <summary>A column of missing values.</summary>
    public Int32DataFrameColumn(string name, long length = 0)
        : base(name, length)
    {
    }

    /// <summary>this + column, row by row.</summary>
    public Int32DataFrameColumn Add(Int32DataFrameColumn column, bool inPlace = false) => (Int32DataFrameColumn)Calculate(Arithmetic.Add, column, inPlace);

    /// <summary>this + value, row by row.</summary>
    public Int32DataFrameColumn Add(int value, bool inPlace = false) => (Int32DataFrameColumn)Calculate(Arithmetic.Add, value, inPlace);

    /// <summary>this − column, row by row.</summary>
    public Int32DataFrameColumn Subtract(Int32DataFrameColumn column, bool inPlace = false) => (Int32DataFrameColumn)Calculate(Arithmetic.Subtract, column, inPlace);

    /// <summary>this − value, row by row.</summary>
    public Int32DataFrameColumn Subtract(int value, bool inPlace = false) => (Int32DataFrameColumn)Calculate(Arithmetic.Subtract, value, inPlace);

    /// <summary>this · column, row by row.</summary>
    public Int32DataFrameColumn Multiply(Int32DataFrameColumn column, bool inPlace = false) => (Int32DataFrameColumn)Calculate(Arithmetic.Multiply, column, inPlace);

    /// <summary>this · value, row by row.</summary>
    public Int32DataFrameColumn Multiply(int value, bool inPlace = false) => (Int32DataFrameColumn)Calculate(Arithmetic.Multiply, value, inPlace);

    /// <summary>this / column, row by row.</summary>
    public Int32DataFrameColumn Divide(Int32DataFrameColumn column, bool inPlace = false) => (Int32DataFrameColumn)Calculate(Arithmetic.Divide, column, inPlace);

    /// <summary>this / value, row by row.</summary>
    public Int32DataFrameColumn Divide(int value, bool inPlace = false) => (Int32DataFrameColumn)Calculate(Arithmetic.Divide, value, inPlace);

    /// <summary>this % column, row by row.</summary>
    public Int32DataFrameColumn Modulo(Int32DataFrameColumn column, bool inPlace = false) => (Int32DataFrameColumn)Calculate(Arithmetic.Modulo, column, inPlace);

    /// <summary>this % value, row by row.</summary>
    public Int32DataFrameColumn Modulo(int value, bool inPlace = false) => (Int32DataFrameColumn)Calculate(Arithmetic.Modulo, value, inPlace);

    /// <summary>this = column, row by row.</summary>
    public BooleanDataFrameColumn ElementwiseEquals(Int32DataFrameColumn column) => Compare(Comparison.Equal, column);

    /// <summary>this = value, row by row.</summary>
    public BooleanDataFrameColumn ElementwiseEquals(int value) => Compare(Comparison.Equal, value);

    /// <summary>this = value, row by row.</summary>
    public BooleanDataFrameColumn ElementwiseEquals(long value) => Compare(Comparison.Equal, value);

    /// <summary>this = value, row by row.</summary>
    public BooleanDataFrameColumn ElementwiseEquals(float value) => Compare(Comparison.Equal, value);

    /// <summary>this = value, row by row.</summary>
    public BooleanDataFrameColumn ElementwiseEquals(double value) => Compare(Comparison.Equal, value);

    /// <summary>this ≠ column, row by row.</summary>
    public BooleanDataFrameColumn ElementwiseNotEquals(Int32DataFrameColumn column) => Compare(Comparison.NotEqual, column);

    /// <summary>this ≠ value, row by row.</summary>
    public BooleanDataFrameColumn ElementwiseNotEquals(int value) => Compare(Comparison.NotEqual, value);

    /// <summary>this ≠ value, row by row.</summary>
    public BooleanDataFrameColumn ElementwiseNotEquals(long value) => Compare(Comparison.NotEqual, value);

    /// <summary>this ≠ value, row by row.</summary>
    public BooleanDataFrameColumn ElementwiseNotEquals(float value) => Compare(Comparison.NotEqual, value);

    /// <summary>this ≠ value, row by row.</summary>
    public BooleanDataFrameColumn ElementwiseNotEquals(double value) => Compare(Comparison.NotEqual, value);

    /// <summary>this &gt; column, row by row.</summary>
    public BooleanDataFrameColumn ElementwiseGreaterThan(Int32DataFrameColumn column) => Compare(Comparison.GreaterThan, column);

    /// <summary>this &gt; value, row by row.</summary>
    public BooleanDataFrameColumn ElementwiseGreaterThan(int value) => Compare(Comparison.GreaterThan, value);

    /// <summary>this &gt; value, row by row.</summary>
    public BooleanDataFrameColumn ElementwiseGreaterThan(long value) => Compare(Comparison.GreaterThan, value);

    /// <summary>this &gt; value, row by row.</summary>
    public BooleanDataFrameColumn ElementwiseGreaterThan(float value) => Compare(Comparison.GreaterThan, value);

    /// <summary>this &gt; value, row by row.</summary>
    public BooleanDataFrameColumn ElementwiseGreaterThan(double value) => Compare(Comparison.GreaterThan, value);

    /// <summary>this ≥ column, row by row.</summary>
    public BooleanDataFrameColumn ElementwiseGreaterThanOrEqual(Int32DataFrameColumn column) => Compare(Comparison.GreaterThanOrEqual, column);

    /// <summary>this ≥ value, row by row.</summary>
    public BooleanDataFrameColumn ElementwiseGreaterThanOrEqual(int value) => Compare(Comparison.GreaterThanOrEqual, value);

    /// <summary>this ≥ value, row by row.</summary>
    public BooleanDataFrameColumn ElementwiseGreaterThanOrEqual(long value) => Compare(Comparison.GreaterThanOrEqual, value);

    /// <summary>this ≥ value, row by row.</summary>
    public BooleanDataFrameColumn ElementwiseGreaterThanOrEqual(float value) => Compare(Comparison.GreaterThanOrEqual, value);

    /// <summary>this ≥ value, row by row.</summary>
    public BooleanDataFrameColumn ElementwiseGreaterThanOrEqual(double value) => Compare(Comparison.GreaterThanOrEqual, value);

    /// <summary>this &lt; column, row by row.</summary>
    public BooleanDataFrameColumn ElementwiseLessThan(Int32DataFrameColumn column) => Compare(Comparison.LessThan, column);

    /// <summary>this &lt; value, row by row.</summary>
    public BooleanDataFrameColumn ElementwiseLessThan(int value) => Compare(Comparison.LessThan, value);

    /// <summary>this &lt; value, row by row.</summary>
    public BooleanDataFrameColumn ElementwiseLessThan(long value) => Compare(Comparison.LessThan, value);

    /// <summary>this &lt; value, row by row.</summary>
    public BooleanDataFrameColumn ElementwiseLessThan(float value) => Compare(Comparison.LessThan, value);

    /// <summary>this &lt; value, row by row.</summary>
    public BooleanDataFrameColumn ElementwiseLessThan(double value) => Compare(Comparison.LessThan, value);

    /// <summary>this ≤ column, row by row.</summary>
    public BooleanDataFrameColumn ElementwiseLessThanOrEqual(Int32DataFrameColumn column) => Compare(Comparison.LessThanOrEqual, column);

    /// <summary>this ≤ value, row by row.</summary>
    public BooleanDataFrameColumn ElementwiseLessThanOrEqual(int value) => Compare(Comparison.LessThanOrEqual, value);

    /// <summary>this ≤ value, row by row.</summary>
    public BooleanDataFrameColumn ElementwiseLessThanOrEqual(long value) => Compare(Comparison.LessThanOrEqual, value);

    /// <summary>this ≤ value, row by row.</summary>
    public BooleanDataFrameColumn ElementwiseLessThanOrEqual(float value) => Compare(Comparison.LessThanOrEqual, value);

    /// <summary>this ≤ value, row by row.</summary>
    public BooleanDataFrameColumn ElementwiseLessThanOrEqual(double value) => Compare(Comparison.LessThanOrEqual, value);

    /// <inheritdoc/>
    protected override PrimitiveDataFrameColumn<int> CreateNewColumn(string name, long length = 0) => new Int32DataFrameColumn(name, length);
}
