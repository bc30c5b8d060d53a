#pragma warning disable CS1591 // An operator is documented at the method that it calls.

namespace Microsoft.Data.Analysis;

public partial class ByteDataFrameColumn
{
    public static Int32DataFrameColumn operator +(ByteDataFrameColumn left, ByteDataFrameColumn right) => (Int32DataFrameColumn)left.To<int>().Calculate(Arithmetic.Add, right.To<int>());

    public static Int32DataFrameColumn operator +(ByteDataFrameColumn left, int right) => (Int32DataFrameColumn)left.To<int>().Calculate(Arithmetic.Add, right);

    public static Int32DataFrameColumn operator +(int left, ByteDataFrameColumn right) => (Int32DataFrameColumn)right.To<int>().Calculate(Arithmetic.Add, left, reversed: true);

    public static SingleDataFrameColumn operator +(ByteDataFrameColumn left, float right) => (SingleDataFrameColumn)left.To<float>().Calculate(Arithmetic.Add, right);

    public static SingleDataFrameColumn operator +(float left, ByteDataFrameColumn right) => (SingleDataFrameColumn)right.To<float>().Calculate(Arithmetic.Add, left, reversed: true);

    public static DoubleDataFrameColumn operator +(ByteDataFrameColumn left, double right) => (DoubleDataFrameColumn)left.To<double>().Calculate(Arithmetic.Add, right);

    public static DoubleDataFrameColumn operator +(double left, ByteDataFrameColumn right) => (DoubleDataFrameColumn)right.To<double>().Calculate(Arithmetic.Add, left, reversed: true);

    public static Int32DataFrameColumn operator -(ByteDataFrameColumn left, ByteDataFrameColumn right) => (Int32DataFrameColumn)left.To<int>().Calculate(Arithmetic.Subtract, right.To<int>());

    public static Int32DataFrameColumn operator -(ByteDataFrameColumn left, int right) => (Int32DataFrameColumn)left.To<int>().Calculate(Arithmetic.Subtract, right);

    public static Int32DataFrameColumn operator -(int left, ByteDataFrameColumn right) => (Int32DataFrameColumn)right.To<int>().Calculate(Arithmetic.Subtract, left, reversed: true);

    public static SingleDataFrameColumn operator -(ByteDataFrameColumn left, float right) => (SingleDataFrameColumn)left.To<float>().Calculate(Arithmetic.Subtract, right);

    public static SingleDataFrameColumn operator -(float left, ByteDataFrameColumn right) => (SingleDataFrameColumn)right.To<float>().Calculate(Arithmetic.Subtract, left, reversed: true);

    public static DoubleDataFrameColumn operator -(ByteDataFrameColumn left, double right) => (DoubleDataFrameColumn)left.To<double>().Calculate(Arithmetic.Subtract, right);

    public static DoubleDataFrameColumn operator -(double left, ByteDataFrameColumn right) => (DoubleDataFrameColumn)right.To<double>().Calculate(Arithmetic.Subtract, left, reversed: true);

    public static Int32DataFrameColumn operator *(ByteDataFrameColumn left, ByteDataFrameColumn right) => (Int32DataFrameColumn)left.To<int>().Calculate(Arithmetic.Multiply, right.To<int>());

    public static Int32DataFrameColumn operator *(ByteDataFrameColumn left, int right) => (Int32DataFrameColumn)left.To<int>().Calculate(Arithmetic.Multiply, right);

    public static Int32DataFrameColumn operator *(int left, ByteDataFrameColumn right) => (Int32DataFrameColumn)right.To<int>().Calculate(Arithmetic.Multiply, left, reversed: true);

    public static SingleDataFrameColumn operator *(ByteDataFrameColumn left, float right) => (SingleDataFrameColumn)left.To<float>().Calculate(Arithmetic.Multiply, right);

    public static SingleDataFrameColumn operator *(float left, ByteDataFrameColumn right) => (SingleDataFrameColumn)right.To<float>().Calculate(Arithmetic.Multiply, left, reversed: true);

    public static DoubleDataFrameColumn operator *(ByteDataFrameColumn left, double right) => (DoubleDataFrameColumn)left.To<double>().Calculate(Arithmetic.Multiply, right);

    public static DoubleDataFrameColumn operator *(double left, ByteDataFrameColumn right) => (DoubleDataFrameColumn)right.To<double>().Calculate(Arithmetic.Multiply, left, reversed: true);

    public static Int32DataFrameColumn operator /(ByteDataFrameColumn left, ByteDataFrameColumn right) => (Int32DataFrameColumn)left.To<int>().Calculate(Arithmetic.Divide, right.To<int>());

    public static Int32DataFrameColumn operator /(ByteDataFrameColumn left, int right) => (Int32DataFrameColumn)left.To<int>().Calculate(Arithmetic.Divide, right);

    public static Int32DataFrameColumn operator /(int left, ByteDataFrameColumn right) => (Int32DataFrameColumn)right.To<int>().Calculate(Arithmetic.Divide, left, reversed: true);

    public static SingleDataFrameColumn operator /(ByteDataFrameColumn left, float right) => (SingleDataFrameColumn)left.To<float>().Calculate(Arithmetic.Divide, right);

    public static SingleDataFrameColumn operator /(float left, ByteDataFrameColumn right) => (SingleDataFrameColumn)right.To<float>().Calculate(Arithmetic.Divide, left, reversed: true);

    public static DoubleDataFrameColumn operator /(ByteDataFrameColumn left, double right) => (DoubleDataFrameColumn)left.To<double>().Calculate(Arithmetic.Divide, right);

    public static DoubleDataFrameColumn operator /(double left, ByteDataFrameColumn right) => (DoubleDataFrameColumn)right.To<double>().Calculate(Arithmetic.Divide, left, reversed: true);

    public static Int32DataFrameColumn operator %(ByteDataFrameColumn left, ByteDataFrameColumn right) => (Int32DataFrameColumn)left.To<int>().Calculate(Arithmetic.Modulo, right.To<int>());

    public static Int32DataFrameColumn operator %(ByteDataFrameColumn left, int right) => (Int32DataFrameColumn)left.To<int>().Calculate(Arithmetic.Modulo, right);

    public static Int32DataFrameColumn operator %(int left, ByteDataFrameColumn right) => (Int32DataFrameColumn)right.To<int>().Calculate(Arithmetic.Modulo, left, reversed: true);

    public static SingleDataFrameColumn operator %(ByteDataFrameColumn left, float right) => (SingleDataFrameColumn)left.To<float>().Calculate(Arithmetic.Modulo, right);

    public static SingleDataFrameColumn operator %(float left, ByteDataFrameColumn right) => (SingleDataFrameColumn)right.To<float>().Calculate(Arithmetic.Modulo, left, reversed: true);

    public static DoubleDataFrameColumn operator %(ByteDataFrameColumn left, double right) => (DoubleDataFrameColumn)left.To<double>().Calculate(Arithmetic.Modulo, right);

    public static DoubleDataFrameColumn operator %(double left, ByteDataFrameColumn right) => (DoubleDataFrameColumn)right.To<double>().Calculate(Arithmetic.Modulo, left, reversed: true);
}
