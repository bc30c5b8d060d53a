#pragma warning disable CS1591 // An operator is documented at the method that it calls.

namespace Microsoft.Data.Analysis;

public abstract partial class DataFrameColumn
{
    public static DataFrameColumn operator +(DataFrameColumn left, DataFrameColumn right) => left.Add(right);

    public static DataFrameColumn operator +(DataFrameColumn column, int value) => column.Add(value);

    public static DataFrameColumn operator +(int value, DataFrameColumn column) => column.ReverseAdd(value);

    public static DataFrameColumn operator +(DataFrameColumn column, long value) => column.Add(value);

    public static DataFrameColumn operator +(long value, DataFrameColumn column) => column.ReverseAdd(value);

    public static DataFrameColumn operator +(DataFrameColumn column, float value) => column.Add(value);

    public static DataFrameColumn operator +(float value, DataFrameColumn column) => column.ReverseAdd(value);

    public static DataFrameColumn operator +(DataFrameColumn column, double value) => column.Add(value);

    public static DataFrameColumn operator +(double value, DataFrameColumn column) => column.ReverseAdd(value);

    public static DataFrameColumn operator +(DataFrameColumn column, decimal value) => column.Add(value);

    public static DataFrameColumn operator +(decimal value, DataFrameColumn column) => column.ReverseAdd(value);

    public static DataFrameColumn operator -(DataFrameColumn left, DataFrameColumn right) => left.Subtract(right);

    public static DataFrameColumn operator -(DataFrameColumn column, int value) => column.Subtract(value);

    public static DataFrameColumn operator -(int value, DataFrameColumn column) => column.ReverseSubtract(value);

    public static DataFrameColumn operator -(DataFrameColumn column, long value) => column.Subtract(value);

    public static DataFrameColumn operator -(long value, DataFrameColumn column) => column.ReverseSubtract(value);

    public static DataFrameColumn operator -(DataFrameColumn column, float value) => column.Subtract(value);

    public static DataFrameColumn operator -(float value, DataFrameColumn column) => column.ReverseSubtract(value);

    public static DataFrameColumn operator -(DataFrameColumn column, double value) => column.Subtract(value);

    public static DataFrameColumn operator -(double value, DataFrameColumn column) => column.ReverseSubtract(value);

    public static DataFrameColumn operator -(DataFrameColumn column, decimal value) => column.Subtract(value);

    public static DataFrameColumn operator -(decimal value, DataFrameColumn column) => column.ReverseSubtract(value);

    public static DataFrameColumn operator *(DataFrameColumn left, DataFrameColumn right) => left.Multiply(right);

    public static DataFrameColumn operator *(DataFrameColumn column, int value) => column.Multiply(value);

    public static DataFrameColumn operator *(int value, DataFrameColumn column) => column.ReverseMultiply(value);

    public static DataFrameColumn operator *(DataFrameColumn column, long value) => column.Multiply(value);

    public static DataFrameColumn operator *(long value, DataFrameColumn column) => column.ReverseMultiply(value);

    public static DataFrameColumn operator *(DataFrameColumn column, float value) => column.Multiply(value);

    public static DataFrameColumn operator *(float value, DataFrameColumn column) => column.ReverseMultiply(value);

    public static DataFrameColumn operator *(DataFrameColumn column, double value) => column.Multiply(value);

    public static DataFrameColumn operator *(double value, DataFrameColumn column) => column.ReverseMultiply(value);

    public static DataFrameColumn operator *(DataFrameColumn column, decimal value) => column.Multiply(value);

    public static DataFrameColumn operator *(decimal value, DataFrameColumn column) => column.ReverseMultiply(value);

    public static DataFrameColumn operator /(DataFrameColumn left, DataFrameColumn right) => left.Divide(right);

    public static DataFrameColumn operator /(DataFrameColumn column, int value) => column.Divide(value);

    public static DataFrameColumn operator /(int value, DataFrameColumn column) => column.ReverseDivide(value);

    public static DataFrameColumn operator /(DataFrameColumn column, long value) => column.Divide(value);

    public static DataFrameColumn operator /(long value, DataFrameColumn column) => column.ReverseDivide(value);

    public static DataFrameColumn operator /(DataFrameColumn column, float value) => column.Divide(value);

    public static DataFrameColumn operator /(float value, DataFrameColumn column) => column.ReverseDivide(value);

    public static DataFrameColumn operator /(DataFrameColumn column, double value) => column.Divide(value);

    public static DataFrameColumn operator /(double value, DataFrameColumn column) => column.ReverseDivide(value);

    public static DataFrameColumn operator /(DataFrameColumn column, decimal value) => column.Divide(value);

    public static DataFrameColumn operator /(decimal value, DataFrameColumn column) => column.ReverseDivide(value);

    public static DataFrameColumn operator %(DataFrameColumn left, DataFrameColumn right) => left.Modulo(right);

    public static DataFrameColumn operator %(DataFrameColumn column, int value) => column.Modulo(value);

    public static DataFrameColumn operator %(int value, DataFrameColumn column) => column.ReverseModulo(value);

    public static DataFrameColumn operator %(DataFrameColumn column, long value) => column.Modulo(value);

    public static DataFrameColumn operator %(long value, DataFrameColumn column) => column.ReverseModulo(value);

    public static DataFrameColumn operator %(DataFrameColumn column, float value) => column.Modulo(value);

    public static DataFrameColumn operator %(float value, DataFrameColumn column) => column.ReverseModulo(value);

    public static DataFrameColumn operator %(DataFrameColumn column, double value) => column.Modulo(value);

    public static DataFrameColumn operator %(double value, DataFrameColumn column) => column.ReverseModulo(value);

    public static DataFrameColumn operator %(DataFrameColumn column, decimal value) => column.Modulo(value);

    public static DataFrameColumn operator %(decimal value, DataFrameColumn column) => column.ReverseModulo(value);

    public static DataFrameColumn operator &(DataFrameColumn left, DataFrameColumn right) => left.And(right);

    public static DataFrameColumn operator &(DataFrameColumn column, bool value) => column.And(value);

    public static DataFrameColumn operator &(bool value, DataFrameColumn column) => column.And(value);

    public static DataFrameColumn operator |(DataFrameColumn left, DataFrameColumn right) => left.Or(right);

    public static DataFrameColumn operator |(DataFrameColumn column, bool value) => column.Or(value);

    public static DataFrameColumn operator |(bool value, DataFrameColumn column) => column.Or(value);

    public static DataFrameColumn operator ^(DataFrameColumn left, DataFrameColumn right) => left.Xor(right);

    public static DataFrameColumn operator ^(DataFrameColumn column, bool value) => column.Xor(value);

    public static DataFrameColumn operator ^(bool value, DataFrameColumn column) => column.Xor(value);
}
