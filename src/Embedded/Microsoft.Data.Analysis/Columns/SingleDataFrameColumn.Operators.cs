#pragma warning disable CS1591 // An operator is documented at the method that it calls.

namespace Microsoft.Data.Analysis;

public partial class SingleDataFrameColumn
{
    public static SingleDataFrameColumn operator +(SingleDataFrameColumn left, Int32DataFrameColumn right) => (SingleDataFrameColumn)left.Calculate(Arithmetic.Add, right.To<float>());

    public static SingleDataFrameColumn operator +(SingleDataFrameColumn left, Int64DataFrameColumn right) => (SingleDataFrameColumn)left.Calculate(Arithmetic.Add, right.To<float>());

    public static SingleDataFrameColumn operator +(SingleDataFrameColumn left, SingleDataFrameColumn right) => (SingleDataFrameColumn)left.Calculate(Arithmetic.Add, right);

    public static SingleDataFrameColumn operator +(SingleDataFrameColumn left, float right) => (SingleDataFrameColumn)left.Calculate(Arithmetic.Add, right);

    public static SingleDataFrameColumn operator +(float left, SingleDataFrameColumn right) => (SingleDataFrameColumn)right.Calculate(Arithmetic.Add, left, reversed: true);

    public static DoubleDataFrameColumn operator +(SingleDataFrameColumn left, DoubleDataFrameColumn right) => (DoubleDataFrameColumn)left.To<double>().Calculate(Arithmetic.Add, right);

    public static DoubleDataFrameColumn operator +(SingleDataFrameColumn left, double right) => (DoubleDataFrameColumn)left.To<double>().Calculate(Arithmetic.Add, right);

    public static DoubleDataFrameColumn operator +(double left, SingleDataFrameColumn right) => (DoubleDataFrameColumn)right.To<double>().Calculate(Arithmetic.Add, left, reversed: true);

    public static SingleDataFrameColumn operator -(SingleDataFrameColumn left, Int32DataFrameColumn right) => (SingleDataFrameColumn)left.Calculate(Arithmetic.Subtract, right.To<float>());

    public static SingleDataFrameColumn operator -(SingleDataFrameColumn left, Int64DataFrameColumn right) => (SingleDataFrameColumn)left.Calculate(Arithmetic.Subtract, right.To<float>());

    public static SingleDataFrameColumn operator -(SingleDataFrameColumn left, SingleDataFrameColumn right) => (SingleDataFrameColumn)left.Calculate(Arithmetic.Subtract, right);

    public static SingleDataFrameColumn operator -(SingleDataFrameColumn left, float right) => (SingleDataFrameColumn)left.Calculate(Arithmetic.Subtract, right);

    public static SingleDataFrameColumn operator -(float left, SingleDataFrameColumn right) => (SingleDataFrameColumn)right.Calculate(Arithmetic.Subtract, left, reversed: true);

    public static DoubleDataFrameColumn operator -(SingleDataFrameColumn left, DoubleDataFrameColumn right) => (DoubleDataFrameColumn)left.To<double>().Calculate(Arithmetic.Subtract, right);

    public static DoubleDataFrameColumn operator -(SingleDataFrameColumn left, double right) => (DoubleDataFrameColumn)left.To<double>().Calculate(Arithmetic.Subtract, right);

    public static DoubleDataFrameColumn operator -(double left, SingleDataFrameColumn right) => (DoubleDataFrameColumn)right.To<double>().Calculate(Arithmetic.Subtract, left, reversed: true);

    public static SingleDataFrameColumn operator *(SingleDataFrameColumn left, Int32DataFrameColumn right) => (SingleDataFrameColumn)left.Calculate(Arithmetic.Multiply, right.To<float>());

    public static SingleDataFrameColumn operator *(SingleDataFrameColumn left, Int64DataFrameColumn right) => (SingleDataFrameColumn)left.Calculate(Arithmetic.Multiply, right.To<float>());

    public static SingleDataFrameColumn operator *(SingleDataFrameColumn left, SingleDataFrameColumn right) => (SingleDataFrameColumn)left.Calculate(Arithmetic.Multiply, right);

    public static SingleDataFrameColumn operator *(SingleDataFrameColumn left, float right) => (SingleDataFrameColumn)left.Calculate(Arithmetic.Multiply, right);

    public static SingleDataFrameColumn operator *(float left, SingleDataFrameColumn right) => (SingleDataFrameColumn)right.Calculate(Arithmetic.Multiply, left, reversed: true);

    public static DoubleDataFrameColumn operator *(SingleDataFrameColumn left, DoubleDataFrameColumn right) => (DoubleDataFrameColumn)left.To<double>().Calculate(Arithmetic.Multiply, right);

    public static DoubleDataFrameColumn operator *(SingleDataFrameColumn left, double right) => (DoubleDataFrameColumn)left.To<double>().Calculate(Arithmetic.Multiply, right);

    public static DoubleDataFrameColumn operator *(double left, SingleDataFrameColumn right) => (DoubleDataFrameColumn)right.To<double>().Calculate(Arithmetic.Multiply, left, reversed: true);

    public static SingleDataFrameColumn operator /(SingleDataFrameColumn left, Int32DataFrameColumn right) => (SingleDataFrameColumn)left.Calculate(Arithmetic.Divide, right.To<float>());

    public static SingleDataFrameColumn operator /(SingleDataFrameColumn left, Int64DataFrameColumn right) => (SingleDataFrameColumn)left.Calculate(Arithmetic.Divide, right.To<float>());

    public static SingleDataFrameColumn operator /(SingleDataFrameColumn left, SingleDataFrameColumn right) => (SingleDataFrameColumn)left.Calculate(Arithmetic.Divide, right);

    public static SingleDataFrameColumn operator /(SingleDataFrameColumn left, float right) => (SingleDataFrameColumn)left.Calculate(Arithmetic.Divide, right);

    public static SingleDataFrameColumn operator /(float left, SingleDataFrameColumn right) => (SingleDataFrameColumn)right.Calculate(Arithmetic.Divide, left, reversed: true);

    public static DoubleDataFrameColumn operator /(SingleDataFrameColumn left, DoubleDataFrameColumn right) => (DoubleDataFrameColumn)left.To<double>().Calculate(Arithmetic.Divide, right);

    public static DoubleDataFrameColumn operator /(SingleDataFrameColumn left, double right) => (DoubleDataFrameColumn)left.To<double>().Calculate(Arithmetic.Divide, right);

    public static DoubleDataFrameColumn operator /(double left, SingleDataFrameColumn right) => (DoubleDataFrameColumn)right.To<double>().Calculate(Arithmetic.Divide, left, reversed: true);

    public static SingleDataFrameColumn operator %(SingleDataFrameColumn left, Int32DataFrameColumn right) => (SingleDataFrameColumn)left.Calculate(Arithmetic.Modulo, right.To<float>());

    public static SingleDataFrameColumn operator %(SingleDataFrameColumn left, Int64DataFrameColumn right) => (SingleDataFrameColumn)left.Calculate(Arithmetic.Modulo, right.To<float>());

    public static SingleDataFrameColumn operator %(SingleDataFrameColumn left, SingleDataFrameColumn right) => (SingleDataFrameColumn)left.Calculate(Arithmetic.Modulo, right);

    public static SingleDataFrameColumn operator %(SingleDataFrameColumn left, float right) => (SingleDataFrameColumn)left.Calculate(Arithmetic.Modulo, right);

    public static SingleDataFrameColumn operator %(float left, SingleDataFrameColumn right) => (SingleDataFrameColumn)right.Calculate(Arithmetic.Modulo, left, reversed: true);

    public static DoubleDataFrameColumn operator %(SingleDataFrameColumn left, DoubleDataFrameColumn right) => (DoubleDataFrameColumn)left.To<double>().Calculate(Arithmetic.Modulo, right);

    public static DoubleDataFrameColumn operator %(SingleDataFrameColumn left, double right) => (DoubleDataFrameColumn)left.To<double>().Calculate(Arithmetic.Modulo, right);

    public static DoubleDataFrameColumn operator %(double left, SingleDataFrameColumn right) => (DoubleDataFrameColumn)right.To<double>().Calculate(Arithmetic.Modulo, left, reversed: true);
}
