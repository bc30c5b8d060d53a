#pragma warning disable CS1591 // An operator is documented at the method that it calls.

namespace Microsoft.Data.Analysis;

public partial class DoubleDataFrameColumn
{
    public static DoubleDataFrameColumn operator +(DoubleDataFrameColumn left, Int32DataFrameColumn right) => (DoubleDataFrameColumn)left.Calculate(Arithmetic.Add, right.To<double>());

    public static DoubleDataFrameColumn operator +(DoubleDataFrameColumn left, Int64DataFrameColumn right) => (DoubleDataFrameColumn)left.Calculate(Arithmetic.Add, right.To<double>());

    public static DoubleDataFrameColumn operator +(DoubleDataFrameColumn left, SingleDataFrameColumn right) => (DoubleDataFrameColumn)left.Calculate(Arithmetic.Add, right.To<double>());

    public static DoubleDataFrameColumn operator +(DoubleDataFrameColumn left, DoubleDataFrameColumn right) => (DoubleDataFrameColumn)left.Calculate(Arithmetic.Add, right);

    public static DoubleDataFrameColumn operator +(DoubleDataFrameColumn left, double right) => (DoubleDataFrameColumn)left.Calculate(Arithmetic.Add, right);

    public static DoubleDataFrameColumn operator +(double left, DoubleDataFrameColumn right) => (DoubleDataFrameColumn)right.Calculate(Arithmetic.Add, left, reversed: true);

    public static DoubleDataFrameColumn operator -(DoubleDataFrameColumn left, Int32DataFrameColumn right) => (DoubleDataFrameColumn)left.Calculate(Arithmetic.Subtract, right.To<double>());

    public static DoubleDataFrameColumn operator -(DoubleDataFrameColumn left, Int64DataFrameColumn right) => (DoubleDataFrameColumn)left.Calculate(Arithmetic.Subtract, right.To<double>());

    public static DoubleDataFrameColumn operator -(DoubleDataFrameColumn left, SingleDataFrameColumn right) => (DoubleDataFrameColumn)left.Calculate(Arithmetic.Subtract, right.To<double>());

    public static DoubleDataFrameColumn operator -(DoubleDataFrameColumn left, DoubleDataFrameColumn right) => (DoubleDataFrameColumn)left.Calculate(Arithmetic.Subtract, right);

    public static DoubleDataFrameColumn operator -(DoubleDataFrameColumn left, double right) => (DoubleDataFrameColumn)left.Calculate(Arithmetic.Subtract, right);

    public static DoubleDataFrameColumn operator -(double left, DoubleDataFrameColumn right) => (DoubleDataFrameColumn)right.Calculate(Arithmetic.Subtract, left, reversed: true);

    public static DoubleDataFrameColumn operator *(DoubleDataFrameColumn left, Int32DataFrameColumn right) => (DoubleDataFrameColumn)left.Calculate(Arithmetic.Multiply, right.To<double>());

    public static DoubleDataFrameColumn operator *(DoubleDataFrameColumn left, Int64DataFrameColumn right) => (DoubleDataFrameColumn)left.Calculate(Arithmetic.Multiply, right.To<double>());

    public static DoubleDataFrameColumn operator *(DoubleDataFrameColumn left, SingleDataFrameColumn right) => (DoubleDataFrameColumn)left.Calculate(Arithmetic.Multiply, right.To<double>());

    public static DoubleDataFrameColumn operator *(DoubleDataFrameColumn left, DoubleDataFrameColumn right) => (DoubleDataFrameColumn)left.Calculate(Arithmetic.Multiply, right);

    public static DoubleDataFrameColumn operator *(DoubleDataFrameColumn left, double right) => (DoubleDataFrameColumn)left.Calculate(Arithmetic.Multiply, right);

    public static DoubleDataFrameColumn operator *(double left, DoubleDataFrameColumn right) => (DoubleDataFrameColumn)right.Calculate(Arithmetic.Multiply, left, reversed: true);

    public static DoubleDataFrameColumn operator /(DoubleDataFrameColumn left, Int32DataFrameColumn right) => (DoubleDataFrameColumn)left.Calculate(Arithmetic.Divide, right.To<double>());

    public static DoubleDataFrameColumn operator /(DoubleDataFrameColumn left, Int64DataFrameColumn right) => (DoubleDataFrameColumn)left.Calculate(Arithmetic.Divide, right.To<double>());

    public static DoubleDataFrameColumn operator /(DoubleDataFrameColumn left, SingleDataFrameColumn right) => (DoubleDataFrameColumn)left.Calculate(Arithmetic.Divide, right.To<double>());

    public static DoubleDataFrameColumn operator /(DoubleDataFrameColumn left, DoubleDataFrameColumn right) => (DoubleDataFrameColumn)left.Calculate(Arithmetic.Divide, right);

    public static DoubleDataFrameColumn operator /(DoubleDataFrameColumn left, double right) => (DoubleDataFrameColumn)left.Calculate(Arithmetic.Divide, right);

    public static DoubleDataFrameColumn operator /(double left, DoubleDataFrameColumn right) => (DoubleDataFrameColumn)right.Calculate(Arithmetic.Divide, left, reversed: true);

    public static DoubleDataFrameColumn operator %(DoubleDataFrameColumn left, Int32DataFrameColumn right) => (DoubleDataFrameColumn)left.Calculate(Arithmetic.Modulo, right.To<double>());

    public static DoubleDataFrameColumn operator %(DoubleDataFrameColumn left, Int64DataFrameColumn right) => (DoubleDataFrameColumn)left.Calculate(Arithmetic.Modulo, right.To<double>());

    public static DoubleDataFrameColumn operator %(DoubleDataFrameColumn left, SingleDataFrameColumn right) => (DoubleDataFrameColumn)left.Calculate(Arithmetic.Modulo, right.To<double>());

    public static DoubleDataFrameColumn operator %(DoubleDataFrameColumn left, DoubleDataFrameColumn right) => (DoubleDataFrameColumn)left.Calculate(Arithmetic.Modulo, right);

    public static DoubleDataFrameColumn operator %(DoubleDataFrameColumn left, double right) => (DoubleDataFrameColumn)left.Calculate(Arithmetic.Modulo, right);

    public static DoubleDataFrameColumn operator %(double left, DoubleDataFrameColumn right) => (DoubleDataFrameColumn)right.Calculate(Arithmetic.Modulo, left, reversed: true);
}
