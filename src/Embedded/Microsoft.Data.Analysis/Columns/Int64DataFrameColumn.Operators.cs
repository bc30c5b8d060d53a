#pragma warning disable CS1591 // An operator is documented at the method that it calls.

namespace Microsoft.Data.Analysis;

public partial class Int64DataFrameColumn
{
    public static Int64DataFrameColumn operator +(Int64DataFrameColumn left, Int32DataFrameColumn right) => (Int64DataFrameColumn)left.Calculate(Arithmetic.Add, right.To<long>());

    public static Int64DataFrameColumn operator +(Int64DataFrameColumn left, Int64DataFrameColumn right) => (Int64DataFrameColumn)left.Calculate(Arithmetic.Add, right);

    public static Int64DataFrameColumn operator +(Int64DataFrameColumn left, long right) => (Int64DataFrameColumn)left.Calculate(Arithmetic.Add, right);

    public static Int64DataFrameColumn operator +(long left, Int64DataFrameColumn right) => (Int64DataFrameColumn)right.Calculate(Arithmetic.Add, left, reversed: true);

    public static SingleDataFrameColumn operator +(Int64DataFrameColumn left, SingleDataFrameColumn right) => (SingleDataFrameColumn)left.To<float>().Calculate(Arithmetic.Add, right);

    public static SingleDataFrameColumn operator +(Int64DataFrameColumn left, float right) => (SingleDataFrameColumn)left.To<float>().Calculate(Arithmetic.Add, right);

    public static SingleDataFrameColumn operator +(float left, Int64DataFrameColumn right) => (SingleDataFrameColumn)right.To<float>().Calculate(Arithmetic.Add, left, reversed: true);

    public static DoubleDataFrameColumn operator +(Int64DataFrameColumn left, DoubleDataFrameColumn right) => (DoubleDataFrameColumn)left.To<double>().Calculate(Arithmetic.Add, right);

    public static DoubleDataFrameColumn operator +(Int64DataFrameColumn left, double right) => (DoubleDataFrameColumn)left.To<double>().Calculate(Arithmetic.Add, right);

    public static DoubleDataFrameColumn operator +(double left, Int64DataFrameColumn right) => (DoubleDataFrameColumn)right.To<double>().Calculate(Arithmetic.Add, left, reversed: true);

    public static Int64DataFrameColumn operator -(Int64DataFrameColumn left, Int32DataFrameColumn right) => (Int64DataFrameColumn)left.Calculate(Arithmetic.Subtract, right.To<long>());

    public static Int64DataFrameColumn operator -(Int64DataFrameColumn left, Int64DataFrameColumn right) => (Int64DataFrameColumn)left.Calculate(Arithmetic.Subtract, right);

    public static Int64DataFrameColumn operator -(Int64DataFrameColumn left, long right) => (Int64DataFrameColumn)left.Calculate(Arithmetic.Subtract, right);

    public static Int64DataFrameColumn operator -(long left, Int64DataFrameColumn right) => (Int64DataFrameColumn)right.Calculate(Arithmetic.Subtract, left, reversed: true);

    public static SingleDataFrameColumn operator -(Int64DataFrameColumn left, SingleDataFrameColumn right) => (SingleDataFrameColumn)left.To<float>().Calculate(Arithmetic.Subtract, right);

    public static SingleDataFrameColumn operator -(Int64DataFrameColumn left, float right) => (SingleDataFrameColumn)left.To<float>().Calculate(Arithmetic.Subtract, right);

    public static SingleDataFrameColumn operator -(float left, Int64DataFrameColumn right) => (SingleDataFrameColumn)right.To<float>().Calculate(Arithmetic.Subtract, left, reversed: true);

    public static DoubleDataFrameColumn operator -(Int64DataFrameColumn left, DoubleDataFrameColumn right) => (DoubleDataFrameColumn)left.To<double>().Calculate(Arithmetic.Subtract, right);

    public static DoubleDataFrameColumn operator -(Int64DataFrameColumn left, double right) => (DoubleDataFrameColumn)left.To<double>().Calculate(Arithmetic.Subtract, right);

    public static DoubleDataFrameColumn operator -(double left, Int64DataFrameColumn right) => (DoubleDataFrameColumn)right.To<double>().Calculate(Arithmetic.Subtract, left, reversed: true);

    public static Int64DataFrameColumn operator *(Int64DataFrameColumn left, Int32DataFrameColumn right) => (Int64DataFrameColumn)left.Calculate(Arithmetic.Multiply, right.To<long>());

    public static Int64DataFrameColumn operator *(Int64DataFrameColumn left, Int64DataFrameColumn right) => (Int64DataFrameColumn)left.Calculate(Arithmetic.Multiply, right);

    public static Int64DataFrameColumn operator *(Int64DataFrameColumn left, long right) => (Int64DataFrameColumn)left.Calculate(Arithmetic.Multiply, right);

    public static Int64DataFrameColumn operator *(long left, Int64DataFrameColumn right) => (Int64DataFrameColumn)right.Calculate(Arithmetic.Multiply, left, reversed: true);

    public static SingleDataFrameColumn operator *(Int64DataFrameColumn left, SingleDataFrameColumn right) => (SingleDataFrameColumn)left.To<float>().Calculate(Arithmetic.Multiply, right);

    public static SingleDataFrameColumn operator *(Int64DataFrameColumn left, float right) => (SingleDataFrameColumn)left.To<float>().Calculate(Arithmetic.Multiply, right);

    public static SingleDataFrameColumn operator *(float left, Int64DataFrameColumn right) => (SingleDataFrameColumn)right.To<float>().Calculate(Arithmetic.Multiply, left, reversed: true);

    public static DoubleDataFrameColumn operator *(Int64DataFrameColumn left, DoubleDataFrameColumn right) => (DoubleDataFrameColumn)left.To<double>().Calculate(Arithmetic.Multiply, right);

    public static DoubleDataFrameColumn operator *(Int64DataFrameColumn left, double right) => (DoubleDataFrameColumn)left.To<double>().Calculate(Arithmetic.Multiply, right);

    public static DoubleDataFrameColumn operator *(double left, Int64DataFrameColumn right) => (DoubleDataFrameColumn)right.To<double>().Calculate(Arithmetic.Multiply, left, reversed: true);

    public static Int64DataFrameColumn operator /(Int64DataFrameColumn left, Int32DataFrameColumn right) => (Int64DataFrameColumn)left.Calculate(Arithmetic.Divide, right.To<long>());

    public static Int64DataFrameColumn operator /(Int64DataFrameColumn left, Int64DataFrameColumn right) => (Int64DataFrameColumn)left.Calculate(Arithmetic.Divide, right);

    public static Int64DataFrameColumn operator /(Int64DataFrameColumn left, long right) => (Int64DataFrameColumn)left.Calculate(Arithmetic.Divide, right);

    public static Int64DataFrameColumn operator /(long left, Int64DataFrameColumn right) => (Int64DataFrameColumn)right.Calculate(Arithmetic.Divide, left, reversed: true);

    public static SingleDataFrameColumn operator /(Int64DataFrameColumn left, SingleDataFrameColumn right) => (SingleDataFrameColumn)left.To<float>().Calculate(Arithmetic.Divide, right);

    public static SingleDataFrameColumn operator /(Int64DataFrameColumn left, float right) => (SingleDataFrameColumn)left.To<float>().Calculate(Arithmetic.Divide, right);

    public static SingleDataFrameColumn operator /(float left, Int64DataFrameColumn right) => (SingleDataFrameColumn)right.To<float>().Calculate(Arithmetic.Divide, left, reversed: true);

    public static DoubleDataFrameColumn operator /(Int64DataFrameColumn left, DoubleDataFrameColumn right) => (DoubleDataFrameColumn)left.To<double>().Calculate(Arithmetic.Divide, right);

    public static DoubleDataFrameColumn operator /(Int64DataFrameColumn left, double right) => (DoubleDataFrameColumn)left.To<double>().Calculate(Arithmetic.Divide, right);

    public static DoubleDataFrameColumn operator /(double left, Int64DataFrameColumn right) => (DoubleDataFrameColumn)right.To<double>().Calculate(Arithmetic.Divide, left, reversed: true);

    public static Int64DataFrameColumn operator %(Int64DataFrameColumn left, Int32DataFrameColumn right) => (Int64DataFrameColumn)left.Calculate(Arithmetic.Modulo, right.To<long>());

    public static Int64DataFrameColumn operator %(Int64DataFrameColumn left, Int64DataFrameColumn right) => (Int64DataFrameColumn)left.Calculate(Arithmetic.Modulo, right);

    public static Int64DataFrameColumn operator %(Int64DataFrameColumn left, long right) => (Int64DataFrameColumn)left.Calculate(Arithmetic.Modulo, right);

    public static Int64DataFrameColumn operator %(long left, Int64DataFrameColumn right) => (Int64DataFrameColumn)right.Calculate(Arithmetic.Modulo, left, reversed: true);

    public static SingleDataFrameColumn operator %(Int64DataFrameColumn left, SingleDataFrameColumn right) => (SingleDataFrameColumn)left.To<float>().Calculate(Arithmetic.Modulo, right);

    public static SingleDataFrameColumn operator %(Int64DataFrameColumn left, float right) => (SingleDataFrameColumn)left.To<float>().Calculate(Arithmetic.Modulo, right);

    public static SingleDataFrameColumn operator %(float left, Int64DataFrameColumn right) => (SingleDataFrameColumn)right.To<float>().Calculate(Arithmetic.Modulo, left, reversed: true);

    public static DoubleDataFrameColumn operator %(Int64DataFrameColumn left, DoubleDataFrameColumn right) => (DoubleDataFrameColumn)left.To<double>().Calculate(Arithmetic.Modulo, right);

    public static DoubleDataFrameColumn operator %(Int64DataFrameColumn left, double right) => (DoubleDataFrameColumn)left.To<double>().Calculate(Arithmetic.Modulo, right);

    public static DoubleDataFrameColumn operator %(double left, Int64DataFrameColumn right) => (DoubleDataFrameColumn)right.To<double>().Calculate(Arithmetic.Modulo, left, reversed: true);
}
