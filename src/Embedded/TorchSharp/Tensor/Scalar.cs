using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>A number with its type, as an argument of an operator.</summary>
public sealed class Scalar : IDisposable
{
    private readonly double _real;
    private readonly long _integer;

    private Scalar(double value, ScalarType type)
    {
        (_real, _integer, Type) = (value, (long)value, type);
    }

    private Scalar(long value, ScalarType type)
    {
        (_real, _integer, Type) = (value, value, type);
    }

    /// <summary>The kind of number: Bool, Int64 for all integers or Float64 for all real numbers.</summary>
    public ScalarType Type { get; }

    internal double Real => _real;

    internal long Integer => _integer;

    /// <summary>The number as a 0-d tensor that takes part in type promotion as a plain number.</summary>
    internal Tensor ToNumber()
    {
        var type = ElementTypes.IsFloatingPoint(Type) ? ScalarType.Float64 : Type is ScalarType.Bool ? ScalarType.Bool : ScalarType.Int64;
        var tensor = Tensor.Empty([], type);
        if (type == ScalarType.Float64) tensor.AsSpan<double>()[0] = _real;
        else if (type == ScalarType.Int64) tensor.AsSpan<long>()[0] = _integer;
        else tensor.AsSpan<byte>()[0] = (byte)_integer;
        tensor.IsNumber = true;
        return tensor;
    }

    /// <summary>A number from a byte.</summary>
    public static implicit operator Scalar(byte value) => new(value, ScalarType.Int64);
    /// <summary>A number from an sbyte.</summary>
    public static implicit operator Scalar(sbyte value) => new(value, ScalarType.Int64);
    /// <summary>A number from a short.</summary>
    public static implicit operator Scalar(short value) => new(value, ScalarType.Int64);
    /// <summary>A number from an int.</summary>
    public static implicit operator Scalar(int value) => new(value, ScalarType.Int64);
    /// <summary>A number from a long.</summary>
    public static implicit operator Scalar(long value) => new(value, ScalarType.Int64);
    /// <summary>A number from a float.</summary>
    public static implicit operator Scalar(float value) => new(value, ScalarType.Float64);
    /// <summary>A number from a double.</summary>
    public static implicit operator Scalar(double value) => new(value, ScalarType.Float64);
    /// <summary>A number, 0 or 1, from a bool.</summary>
    public static implicit operator Scalar(bool value) => new(value ? 1L : 0L, ScalarType.Bool);

    /// <summary>Nothing to free here; the real package holds a native number.</summary>
    public void Dispose() { }
}

/// <summary>Conversions to and from <see cref="Scalar"/>.</summary>
public static class ScalarExtensionMethods
{
    /// <summary>A number from a byte.</summary>
    public static Scalar ToScalar(this byte value) => value;
    /// <summary>A number from an sbyte.</summary>
    public static Scalar ToScalar(this sbyte value) => value;
    /// <summary>A number from a short.</summary>
    public static Scalar ToScalar(this short value) => value;
    /// <summary>A number from an int.</summary>
    public static Scalar ToScalar(this int value) => value;
    /// <summary>A number from a long.</summary>
    public static Scalar ToScalar(this long value) => value;
    /// <summary>A number from a float.</summary>
    public static Scalar ToScalar(this float value) => value;
    /// <summary>A number from a double.</summary>
    public static Scalar ToScalar(this double value) => value;
    /// <summary>A number from a bool.</summary>
    public static Scalar ToScalar(this bool value) => value;
    /// <summary>The number as a float.</summary>
    public static float ToSingle(this Scalar value) => (float)value.Real;
    /// <summary>The number as a double.</summary>
    public static double ToDouble(this Scalar value) => value.Real;
    /// <summary>The number as a byte.</summary>
    public static byte ToByte(this Scalar value) => (byte)value.Integer;
    /// <summary>The number as an sbyte.</summary>
    public static sbyte ToSByte(this Scalar value) => (sbyte)value.Integer;
    /// <summary>The number as a short.</summary>
    public static short ToInt16(this Scalar value) => (short)value.Integer;
    /// <summary>The number as an int.</summary>
    public static int ToInt32(this Scalar value) => (int)value.Integer;
    /// <summary>The number as a long.</summary>
    public static long ToInt64(this Scalar value) => value.Integer;
    /// <summary>Whether the number is not 0.</summary>
    public static bool ToBoolean(this Scalar value) => value.Real != 0;
}
