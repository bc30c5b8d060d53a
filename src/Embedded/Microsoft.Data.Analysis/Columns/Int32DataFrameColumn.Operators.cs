#pragma warning disable CS1591 // An operator is documented at the method that it calls.

namespace Microsoft.Data.Analysis;

public partial class Int32DataFrameColumn
{
    public static Int32DataFrameColumn operator +(Int32DataFrameColumn left, Int32DataFrameColumn right) => (Int32DataFrameColumn)left.Calculate(Arithmetic.Add, right);

    public static Int32DataFrameColumn operator +(Int32DataFrameColumn left, int right) => (Int32DataFrameColumn)left.Calculate(Arithmetic.Add, right);

    public static Int32DataFrameColumn operator +(int left, Int32DataFrameColumn right) => (Int32DataFrameColumn)right.Calculate(Arithmetic.Add, left, reversed: true);

    public static Int64DataFrameColumn operator +(Int32DataFrameColumn left, Int64DataFrameColumn right) => (Int64DataFrameColumn)left.To<long>().Calculate(Arithmetic.Add, right);

    public static Int64DataFrameColumn operator +(Int32DataFrameColumn left, long right) => (Int64DataFrameColumn)left.To<long>().Calculate(Arithmetic.Add, right);

    public static Int64DataFrameColumn operator +(long left, Int32DataFrameColumn right) => (Int64DataFrameColumn)right.To<long>().Calculate(Arithmetic.Add, left, reversed: true);

    public static SingleDataFrameColumn operator +(Int32DataFrameColumn left, SingleDataFrameColumn right) => (SingleDataFrameColumn)left.To<float>().Calculate(Arithmetic.Add, right);

    public static SingleDataFrameColumn operator +(Int32DataFrameColumn left, float right) => (SingleDataFrameColumn)left.To<float>().Calculate(Arithmetic.Add, right);

    public static SingleDataFrameColumn operator +(float left, Int32DataFrameColumn right) => (SingleDataFrameColumn)right.To<float>().Calculate(Arithmetic.Add, left, reversed: true);

    public static DoubleDataFrameColumn operator +(Int32DataFrameColumn left, DoubleDataFrameColumn right) => (DoubleDataFrameColumn)left.To<double>().Calculate(Arithmetic.Add, right);

    public static DoubleDataFrameColumn operator +(Int32DataFrameColumn left, double right) => (DoubleDataFrameColumn)left.To<double>().Calculate(Arithmetic.Add, right);

    public static DoubleDataFrameColumn operator +(double left, Int32DataFrameColumn right) => (DoubleDataFrameColumn)right.To<double>().Calculate(Arithmetic.Add, left, reversed: true);

    public static Int32DataFrameColumn operator -(Int32DataFrameColumn left, Int32DataFrameColumn right) => (Int32DataFrameColumn)left.Calculate(Arithmetic.Subtract, right);

    public static Int32DataFrameColumn operator -(Int32DataFrameColumn left, int right) => (Int32DataFrameColumn)left.Calculate(Arithmetic.Subtract, right);

    public static Int32DataFrameColumn operator -(int left, Int32DataFrameColumn right) => (Int32DataFrameColumn)right.Calculate(Arithmetic.Subtract, left, reversed: true);

    public static Int64DataFrameColumn operator -(Int32DataFrameColumn left, Int64DataFrameColumn right) => (Int64DataFrameColumn)left.To<long>().Calculate(Arithmetic.Subtract, right);

    public static Int64DataFrameColumn operator -(Int32DataFrameColumn left, long right) => (Int64DataFrameColumn)left.To<long>().Calculate(Arithmetic.Subtract, right);

    public static Int64DataFrameColumn operator -(long left, Int32DataFrameColumn right) => (Int64DataFrameColumn)right.To<long>().Calculate(Arithmetic.Subtract, left, reversed: true);

    public static SingleDataFrameColumn operator -(Int32DataFrameColumn left, SingleDataFrameColumn right) => (SingleDataFrameColumn)left.To<float>().Calculate(Arithmetic.Subtract, right);

    public static SingleDataFrameColumn operator -(Int32DataFrameColumn left, float right) => (SingleDataFrameColumn)left.To<float>().Calculate(Arithmetic.Subtract, right);

    public static SingleDataFrameColumn operator -(float left, Int32DataFrameColumn right) => (SingleDataFrameColumn)right.To<float>().Calculate(Arithmetic.Subtract, left, reversed: true);

    public static DoubleDataFrameColumn operator -(Int32DataFrameColumn left, DoubleDataFrameColumn right) => (DoubleDataFrameColumn)left.To<double>().Calculate(Arithmetic.Subtract, right);

    public static DoubleDataFrameColumn operator -(Int32DataFrameColumn left, double right) => (DoubleDataFrameColumn)left.To<double>().Calculate(Arithmetic.Subtract, right);

    public static DoubleDataFrameColumn operator -(double left, Int32DataFrameColumn right) => (DoubleDataFrameColumn)right.To<double>().Calculate(Arithmetic.Subtract, left, reversed: true);

    public static Int32DataFrameColumn operator *(Int32DataFrameColumn left, Int32DataFrameColumn right) => (Int32DataFrameColumn)left.Calculate(Arithmetic.Multiply, right);

    public static Int32DataFrameColumn operator *(Int32DataFrameColumn left, int right) => (Int32DataFrameColumn)left.Calculate(Arithmetic.Multiply, right);

    public static Int32DataFrameColumn operator *(int left, Int32DataFrameColumn right) => (Int32DataFrameColumn)right.Calculate(Arithmetic.Multiply, left, reversed: true);

    public static Int64DataFrameColumn operator *(Int32DataFrameColumn left, Int64DataFrameColumn right) => (Int64DataFrameColumn)left.To<long>().Calculate(Arithmetic.Multiply, right);

    public static Int64DataFrameColumn operator *(Int32DataFrameColumn left, long right) => (Int64DataFrameColumn)left.To<long>().Calculate(Arithmetic.Multiply, right);

    public static Int64DataFrameColumn operator *(long left, Int32DataFrameColumn right) => (Int64DataFrameColumn)right.To<long>().Calculate(Arithmetic.Multiply, left, reversed: true);

    public static SingleDataFrameColumn operator *(Int32DataFrameColumn left, SingleDataFrameColumn right) => (SingleDataFrameColumn)left.To<float>().Calculate(Arithmetic.Multiply, right);

    public static SingleDataFrameColumn operator *(Int32DataFrameColumn left, float right) => (SingleDataFrameColumn)left.To<float>().Calculate(Arithmetic.Multiply, right);

    public static SingleDataFrameColumn operator *(float left, Int32DataFrameColumn right) => (SingleDataFrameColumn)right.To<float>().Calculate(Arithmetic.Multiply, left, reversed: true);

    public static DoubleDataFrameColumn operator *(Int32DataFrameColumn left, DoubleDataFrameColumn right) => (DoubleDataFrameColumn)left.To<double>().Calculate(Arithmetic.Multiply, right);

    public static DoubleDataFrameColumn operator *(Int32DataFrameColumn left, double right) => (DoubleDataFrameColumn)left.To<double>().Calculate(Arithmetic.Multiply, right);

    public static DoubleDataFrameColumn operator *(double left, Int32DataFrameColumn right) => (DoubleDataFrameColumn)right.To<double>().Calculate(Arithmetic.Multiply, left, reversed: true);

    public static Int32DataFrameColumn operator /(Int32DataFrameColumn left, Int32DataFrameColumn right) => (Int32DataFrameColumn)left.Calculate(Arithmetic.Divide, right);

    public static Int32DataFrameColumn operator /(Int32DataFrameColumn left, int right) => (Int32DataFrameColumn)left.Calculate(Arithmetic.Divide, right);

    public static Int32DataFrameColumn operator /(int left, Int32DataFrameColumn right) => (Int32DataFrameColumn)right.Calculate(Arithmetic.Divide, left, reversed: true);

    public static Int64DataFrameColumn operator /(Int32DataFrameColumn left, Int64DataFrameColumn right) => (Int64DataFrameColumn)left.To<long>().Calculate(Arithmetic.Divide, right);

    public static Int64DataFrameColumn operator /(Int32DataFrameColumn left, long right) => (Int64DataFrameColumn)left.To<long>().Calculate(Arithmetic.Divide, right);

    public static Int64DataFrameColumn operator /(long left, Int32DataFrameColumn right) => (Int64DataFrameColumn)right.To<long>().Calculate(Arithmetic.Divide, left, reversed: true);

    public static SingleDataFrameColumn operator /(Int32DataFrameColumn left, SingleDataFrameColumn right) => (SingleDataFrameColumn)left.To<float>().Calculate(Arithmetic.Divide, right);

    public static SingleDataFrameColumn operator /(Int32DataFrameColumn left, float right) => (SingleDataFrameColumn)left.To<float>().Calculate(Arithmetic.Divide, right);

    public static SingleDataFrameColumn operator /(float left, Int32DataFrameColumn right) => (SingleDataFrameColumn)right.To<float>().Calculate(Arithmetic.Divide, left, reversed: true);

    public static DoubleDataFrameColumn operator /(Int32DataFrameColumn left, DoubleDataFrameColumn right) => (DoubleDataFrameColumn)left.To<double>().Calculate(Arithmetic.Divide, right);

    public static DoubleDataFrameColumn operator /(Int32DataFrameColumn left, double right) => (DoubleDataFrameColumn)left.To<double>().Calculate(Arithmetic.Divide, right);

    public static DoubleDataFrameColumn operator /(double left, Int32DataFrameColumn right) => (DoubleDataFrameColumn)right.To<double>().Calculate(Arithmetic.Divide, left, reversed: true);

    public static Int32DataFrameColumn operator %(Int32DataFrameColumn left, Int32DataFrameColumn right) => (Int32DataFrameColumn)left.Calculate(Arithmetic.Modulo, right);

    public static Int32DataFrameColumn operator %(Int32DataFrameColumn left, int right) => (Int32DataFrameColumn)left.Calculate(Arithmetic.Modulo, right);

    public static Int32DataFrameColumn operator %(int left, Int32DataFrameColumn right) => (Int32DataFrameColumn)right.Calculate(Arithmetic.Modulo, left, reversed: true);

    public static Int64DataFrameColumn operator %(Int32DataFrameColumn left, Int64DataFrameColumn right) => (Int64DataFrameColumn)left.To<long>().Calculate(Arithmetic.Modulo, right);

    public static Int64DataFrameColumn operator %(Int32DataFrameColumn left, long right) => (Int64DataFrameColumn)left.To<long>().Calculate(Arithmetic.Modulo, right);

    public static Int64DataFrameColumn operator %(long left, Int32DataFrameColumn right) => (Int64DataFrameColumn)right.To<long>().Calculate(Arithmetic.Modulo, left, reversed: true);

    public static SingleDataFrameColumn operator %(Int32DataFrameColumn left, SingleDataFrameColumn right) => (SingleDataFrameColumn)left.To<float>().Calculate(Arithmetic.Modulo, right);

    public static SingleDataFrameColumn operator %(Int32DataFrameColumn left, float right) => (SingleDataFrameColumn)left.To<float>().Calculate(Arithmetic.Modulo, right);

    public static SingleDataFrameColumn operator %(float left, Int32DataFrameColumn right) => (SingleDataFrameColumn)right.To<float>().Calculate(Arithmetic.Modulo, left, reversed: true);

    public static DoubleDataFrameColumn operator %(Int32DataFrameColumn left, DoubleDataFrameColumn right) => (DoubleDataFrameColumn)left.To<double>().Calculate(Arithmetic.Modulo, right);

    public static DoubleDataFrameColumn operator %(Int32DataFrameColumn left, double right) => (DoubleDataFrameColumn)left.To<double>().Calculate(Arithmetic.Modulo, right);

    public static DoubleDataFrameColumn operator %(double left, Int32DataFrameColumn right) => (DoubleDataFrameColumn)right.To<double>().Calculate(Arithmetic.Modulo, left, reversed: true);
}
