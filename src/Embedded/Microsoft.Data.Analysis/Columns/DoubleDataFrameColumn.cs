namespace Microsoft.Data.Analysis;

/// <summary>A column of numbers of 64 bits.</summary>
public partial class DoubleDataFrameColumn : PrimitiveDataFrameColumn<double>
{
    /// <summary>A column of these values.</summary>
    public DoubleDataFrameColumn(string name, IEnumerable<double> values)
        : base(name, values)
    {
    }

    /// <summary>A column of these values, null for those that are missing.</summary>
    public DoubleDataFrameColumn(string name, IEnumerable<double?> values)
        : base(name, values)
    {
    }

    /// <summary>A column of missing values.</summary>
    public DoubleDataFrameColumn(string name, long length = 0)
        : base(name, length)
    {
    }

    /// <summary>this + column, row by row.</summary>
    public DoubleDataFrameColumn Add(DoubleDataFrameColumn column, bool inPlace = false) => (DoubleDataFrameColumn)Calculate(Arithmetic.Add, column, inPlace);

    /// <summary>this + value, row by row.</summary>
    public DoubleDataFrameColumn Add(double value, bool inPlace = false) => (DoubleDataFrameColumn)Calculate(Arithmetic.Add, value, inPlace);

    /// <summary>this − column, row by row.</summary>
    public DoubleDataFrameColumn Subtract(DoubleDataFrameColumn column, bool inPlace = false) => (DoubleDataFrameColumn)Calculate(Arithmetic.Subtract, column, inPlace);

    /// <summary>this − value, row by row.</summary>
    public DoubleDataFrameColumn Subtract(double value, bool inPlace = false) => (DoubleDataFrameColumn)Calculate(Arithmetic.Subtract, value, inPlace);

    /// <summary>this · column, row by row.</summary>
    public DoubleDataFrameColumn Multiply(DoubleDataFrameColumn column, bool inPlace = false) => (DoubleDataFrameColumn)Calculate(Arithmetic.Multiply, column, inPlace);

    /// <summary>this · value, row by row.</summary>
    public DoubleDataFrameColumn Multiply(double value, bool inPlace = false) => (DoubleDataFrameColumn)Calculate(Arithmetic.Multiply, value, inPlace);

    /// <summary>this / column, row by row.</summary>
    public DoubleDataFrameColumn Divide(DoubleDataFrameColumn column, bool inPlace = false) => (DoubleDataFrameColumn)Calculate(Arithmetic.Divide, column, inPlace);

    /// <summary>this / value, row by row.</summary>
    public DoubleDataFrameColumn Divide(double value, bool inPlace = false) => (DoubleDataFrameColumn)Calculate(Arithmetic.Divide, value, inPlace);

    /// <summary>this % column, row by row.</summary>
    public DoubleDataFrameColumn Modulo(DoubleDataFrameColumn column, bool inPlace = false) => (DoubleDataFrameColumn)Calculate(Arithmetic.Modulo, column, inPlace);

    /// <summary>this % value, row by row.</summary>
    public DoubleDataFrameColumn Modulo(double value, bool inPlace = false) => (DoubleDataFrameColumn)Calculate(Arithmetic.Modulo, value, inPlace);

    /// <summary>this = column, row by row.</summary>
    public BooleanDataFrameColumn ElementwiseEquals(DoubleDataFrameColumn column) => Compare(Comparison.Equal, column);

    /// <summary>this = value, row by row.</summary>
    public BooleanDataFrameColumn ElementwiseEquals(double value) => Compare(Comparison.Equal, value);

    /// <summary>this ≠ column, row by row.</summary>
    public BooleanDataFrameColumn ElementwiseNotEquals(DoubleDataFrameColumn column) => Compare(Comparison.NotEqual, column);

    /// <summary>this ≠ value, row by row.</summary>
    public BooleanDataFrameColumn ElementwiseNotEquals(double value) => Compare(Comparison.NotEqual, value);

    /// <summary>this &gt; column, row by row.</summary>
    public BooleanDataFrameColumn ElementwiseGreaterThan(DoubleDataFrameColumn column) => Compare(Comparison.GreaterThan, column);

    /// <summary>this &gt; value, row by row.</summary>
    public BooleanDataFrameColumn ElementwiseGreaterThan(double value) => Compare(Comparison.GreaterThan, value);

    /// <summary>this ≥ column, row by row.</summary>
    public BooleanDataFrameColumn ElementwiseGreaterThanOrEqual(DoubleDataFrameColumn column) => Compare(Comparison.GreaterThanOrEqual, column);

    /// <summary>this ≥ value, row by row.</summary>
    public BooleanDataFrameColumn ElementwiseGreaterThanOrEqual(double value) => Compare(Comparison.GreaterThanOrEqual, value);

    /// <summary>this &lt; column, row by row.</summary>
    public BooleanDataFrameColumn ElementwiseLessThan(DoubleDataFrameColumn column) => Compare(Comparison.LessThan, column);

    /// <summary>this &lt; value, row by row.</summary>
    public BooleanDataFrameColumn ElementwiseLessThan(double value) => Compare(Comparison.LessThan, value);

    /// <summary>this ≤ column, row by row.</summary>
    public BooleanDataFrameColumn ElementwiseLessThanOrEqual(DoubleDataFrameColumn column) => Compare(Comparison.LessThanOrEqual, column);

    /// <summary>this ≤ value, row by row.</summary>
    public BooleanDataFrameColumn ElementwiseLessThanOrEqual(double value) => Compare(Comparison.LessThanOrEqual, value);

    /// <inheritdoc/>
    protected override PrimitiveDataFrameColumn<double> CreateNewColumn(string name, long length = 0) => new DoubleDataFrameColumn(name, length);
}
