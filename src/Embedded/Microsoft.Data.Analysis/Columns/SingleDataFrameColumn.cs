namespace Microsoft.Data.Analysis;

/// <summary>A column of numbers of 32 bits.</summary>
public partial class SingleDataFrameColumn : PrimitiveDataFrameColumn<float>
{
    /// <summary>A column of these values.</summary>
    public SingleDataFrameColumn(string name, IEnumerable<float> values)
        : base(name, values)
    {
    }

    /// <summary>A column of these values, null for those that are missing.</summary>
    public SingleDataFrameColumn(string name, IEnumerable<float?> values)
        : base(name, values)
    {
    }

    /// <summary>A column of missing values.</summary>
    public SingleDataFrameColumn(string name, long length = 0)
        : base(name, length)
    {
    }

    /// <summary>this + column, row by row.</summary>
    public SingleDataFrameColumn Add(SingleDataFrameColumn column, bool inPlace = false) => (SingleDataFrameColumn)Calculate(Arithmetic.Add, column, inPlace);

    /// <summary>this + value, row by row.</summary>
    public SingleDataFrameColumn Add(float value, bool inPlace = false) => (SingleDataFrameColumn)Calculate(Arithmetic.Add, value, inPlace);

    /// <summary>this − column, row by row.</summary>
    public SingleDataFrameColumn Subtract(SingleDataFrameColumn column, bool inPlace = false) => (SingleDataFrameColumn)Calculate(Arithmetic.Subtract, column, inPlace);

    /// <summary>this − value, row by row.</summary>
    public SingleDataFrameColumn Subtract(float value, bool inPlace = false) => (SingleDataFrameColumn)Calculate(Arithmetic.Subtract, value, inPlace);

    /// <summary>this · column, row by row.</summary>
    public SingleDataFrameColumn Multiply(SingleDataFrameColumn column, bool inPlace = false) => (SingleDataFrameColumn)Calculate(Arithmetic.Multiply, column, inPlace);

    /// <summary>this · value, row by row.</summary>
    public SingleDataFrameColumn Multiply(float value, bool inPlace = false) => (SingleDataFrameColumn)Calculate(Arithmetic.Multiply, value, inPlace);

    /// <summary>this / column, row by row.</summary>
    public SingleDataFrameColumn Divide(SingleDataFrameColumn column, bool inPlace = false) => (SingleDataFrameColumn)Calculate(Arithmetic.Divide, column, inPlace);

    /// <summary>this / value, row by row.</summary>
    public SingleDataFrameColumn Divide(float value, bool inPlace = false) => (SingleDataFrameColumn)Calculate(Arithmetic.Divide, value, inPlace);

    /// <summary>this % column, row by row.</summary>
    public SingleDataFrameColumn Modulo(SingleDataFrameColumn column, bool inPlace = false) => (SingleDataFrameColumn)Calculate(Arithmetic.Modulo, column, inPlace);

    /// <summary>this % value, row by row.</summary>
    public SingleDataFrameColumn Modulo(float value, bool inPlace = false) => (SingleDataFrameColumn)Calculate(Arithmetic.Modulo, value, inPlace);

    /// <summary>this = column, row by row.</summary>
    public BooleanDataFrameColumn ElementwiseEquals(SingleDataFrameColumn column) => Compare(Comparison.Equal, column);

    /// <summary>this = value, row by row.</summary>
    public BooleanDataFrameColumn ElementwiseEquals(float value) => Compare(Comparison.Equal, value);

    /// <summary>this = value, row by row.</summary>
    public BooleanDataFrameColumn ElementwiseEquals(double value) => Compare(Comparison.Equal, value);

    /// <summary>this ≠ column, row by row.</summary>
    public BooleanDataFrameColumn ElementwiseNotEquals(SingleDataFrameColumn column) => Compare(Comparison.NotEqual, column);

    /// <summary>this ≠ value, row by row.</summary>
    public BooleanDataFrameColumn ElementwiseNotEquals(float value) => Compare(Comparison.NotEqual, value);

    /// <summary>this ≠ value, row by row.</summary>
    public BooleanDataFrameColumn ElementwiseNotEquals(double value) => Compare(Comparison.NotEqual, value);

    /// <summary>this &gt; column, row by row.</summary>
    public BooleanDataFrameColumn ElementwiseGreaterThan(SingleDataFrameColumn column) => Compare(Comparison.GreaterThan, column);

    /// <summary>this &gt; value, row by row.</summary>
    public BooleanDataFrameColumn ElementwiseGreaterThan(float value) => Compare(Comparison.GreaterThan, value);

    /// <summary>this &gt; value, row by row.</summary>
    public BooleanDataFrameColumn ElementwiseGreaterThan(double value) => Compare(Comparison.GreaterThan, value);

    /// <summary>this ≥ column, row by row.</summary>
    public BooleanDataFrameColumn ElementwiseGreaterThanOrEqual(SingleDataFrameColumn column) => Compare(Comparison.GreaterThanOrEqual, column);

    /// <summary>this ≥ value, row by row.</summary>
    public BooleanDataFrameColumn ElementwiseGreaterThanOrEqual(float value) => Compare(Comparison.GreaterThanOrEqual, value);

    /// <summary>this ≥ value, row by row.</summary>
    public BooleanDataFrameColumn ElementwiseGreaterThanOrEqual(double value) => Compare(Comparison.GreaterThanOrEqual, value);

    /// <summary>this &lt; column, row by row.</summary>
    public BooleanDataFrameColumn ElementwiseLessThan(SingleDataFrameColumn column) => Compare(Comparison.LessThan, column);

    /// <summary>this &lt; value, row by row.</summary>
    public BooleanDataFrameColumn ElementwiseLessThan(float value) => Compare(Comparison.LessThan, value);

    /// <summary>this &lt; value, row by row.</summary>
    public BooleanDataFrameColumn ElementwiseLessThan(double value) => Compare(Comparison.LessThan, value);

    /// <summary>this ≤ column, row by row.</summary>
    public BooleanDataFrameColumn ElementwiseLessThanOrEqual(SingleDataFrameColumn column) => Compare(Comparison.LessThanOrEqual, column);

    /// <summary>this ≤ value, row by row.</summary>
    public BooleanDataFrameColumn ElementwiseLessThanOrEqual(float value) => Compare(Comparison.LessThanOrEqual, value);

    /// <summary>this ≤ value, row by row.</summary>
    public BooleanDataFrameColumn ElementwiseLessThanOrEqual(double value) => Compare(Comparison.LessThanOrEqual, value);

    /// <inheritdoc/>
    protected override PrimitiveDataFrameColumn<float> CreateNewColumn(string name, long length = 0) => new SingleDataFrameColumn(name, length);
}
