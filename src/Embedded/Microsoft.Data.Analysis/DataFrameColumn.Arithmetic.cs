namespace Microsoft.Data.Analysis;

/// <content>Arithmetic, row by row. A missing value makes a missing result.</content>
/// <remarks>Columns of one type give that type. Of two types both become Double, or Decimal where one is: Single and Int32, too. A column calculated in place keeps its type, so there
/// the types must be the same. The result has the name of the left column.</remarks>
public abstract partial class DataFrameColumn
{
    /// <summary>this + column, row by row.</summary>
    public virtual DataFrameColumn Add(DataFrameColumn column, bool inPlace = false) => Calculate(Arithmetic.Add, column, inPlace);

    /// <summary>this + value, row by row.</summary>
    public virtual DataFrameColumn Add<T>(T value, bool inPlace = false) => Calculate(Arithmetic.Add, value, inPlace);

    /// <summary>value + this, row by row.</summary>
    public virtual DataFrameColumn ReverseAdd<T>(T value, bool inPlace = false) => Calculate(Arithmetic.Add, value, inPlace, reversed: true);

    /// <summary>this − column, row by row.</summary>
    public virtual DataFrameColumn Subtract(DataFrameColumn column, bool inPlace = false) => Calculate(Arithmetic.Subtract, column, inPlace);

    /// <summary>this − value, row by row.</summary>
    public virtual DataFrameColumn Subtract<T>(T value, bool inPlace = false) => Calculate(Arithmetic.Subtract, value, inPlace);

    /// <summary>value − this, row by row.</summary>
    public virtual DataFrameColumn ReverseSubtract<T>(T value, bool inPlace = false) => Calculate(Arithmetic.Subtract, value, inPlace, reversed: true);

    /// <summary>this · column, row by row.</summary>
    public virtual DataFrameColumn Multiply(DataFrameColumn column, bool inPlace = false) => Calculate(Arithmetic.Multiply, column, inPlace);

    /// <summary>this · value, row by row.</summary>
    public virtual DataFrameColumn Multiply<T>(T value, bool inPlace = false) => Calculate(Arithmetic.Multiply, value, inPlace);

    /// <summary>value · this, row by row.</summary>
    public virtual DataFrameColumn ReverseMultiply<T>(T value, bool inPlace = false) => Calculate(Arithmetic.Multiply, value, inPlace, reversed: true);

    /// <summary>this / column, row by row.</summary>
    public virtual DataFrameColumn Divide(DataFrameColumn column, bool inPlace = false) => Calculate(Arithmetic.Divide, column, inPlace);

    /// <summary>this / value, row by row.</summary>
    public virtual DataFrameColumn Divide<T>(T value, bool inPlace = false) => Calculate(Arithmetic.Divide, value, inPlace);

    /// <summary>value / this, row by row.</summary>
    public virtual DataFrameColumn ReverseDivide<T>(T value, bool inPlace = false) => Calculate(Arithmetic.Divide, value, inPlace, reversed: true);

    /// <summary>this % column, row by row.</summary>
    public virtual DataFrameColumn Modulo(DataFrameColumn column, bool inPlace = false) => Calculate(Arithmetic.Modulo, column, inPlace);

    /// <summary>this % value, row by row.</summary>
    public virtual DataFrameColumn Modulo<T>(T value, bool inPlace = false) => Calculate(Arithmetic.Modulo, value, inPlace);

    /// <summary>value % this, row by row.</summary>
    public virtual DataFrameColumn ReverseModulo<T>(T value, bool inPlace = false) => Calculate(Arithmetic.Modulo, value, inPlace, reversed: true);

    /// <summary>this and column, row by row, for truth values.</summary>
    public virtual DataFrameColumn And(DataFrameColumn column, bool inPlace = false) => Calculate(Arithmetic.And, column, inPlace);

    /// <summary>this and value, row by row, for truth values.</summary>
    public virtual PrimitiveDataFrameColumn<bool> And(bool value, bool inPlace = false) => (PrimitiveDataFrameColumn<bool>)Calculate(Arithmetic.And, value, inPlace);

    /// <summary>this or column, row by row, for truth values.</summary>
    public virtual DataFrameColumn Or(DataFrameColumn column, bool inPlace = false) => Calculate(Arithmetic.Or, column, inPlace);

    /// <summary>this or value, row by row, for truth values.</summary>
    public virtual PrimitiveDataFrameColumn<bool> Or(bool value, bool inPlace = false) => (PrimitiveDataFrameColumn<bool>)Calculate(Arithmetic.Or, value, inPlace);

    /// <summary>this exclusive or column, row by row, for truth values.</summary>
    public virtual DataFrameColumn Xor(DataFrameColumn column, bool inPlace = false) => Calculate(Arithmetic.Xor, column, inPlace);

    /// <summary>this exclusive or value, row by row, for truth values.</summary>
    public virtual PrimitiveDataFrameColumn<bool> Xor(bool value, bool inPlace = false) => (PrimitiveDataFrameColumn<bool>)Calculate(Arithmetic.Xor, value, inPlace);

    internal virtual DataFrameColumn Calculate(Arithmetic arithmetic, DataFrameColumn right, bool inPlace = false) => throw Undefined(arithmetic.ToString());

    internal virtual DataFrameColumn Calculate<T>(Arithmetic arithmetic, T value, bool inPlace = false, bool reversed = false) => throw Undefined(arithmetic.ToString());

    /// <summary>A copy whose numbers are of another type.</summary>
    internal virtual PrimitiveDataFrameColumn<T> To<T>()
        where T : unmanaged, System.Numerics.INumberBase<T> => throw new NotSupportedException($"The column \"{Name}\" holds {DataType.Name}, which is no number.");
}
