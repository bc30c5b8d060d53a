using System.Numerics;
using System.Numerics.Tensors;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>The same values in another element type. The gradient is cast back.</summary>
internal sealed class Cast : Operator
{
    internal static readonly Cast Instance = new();

    internal override IEnumerable<Sample> Samples() => Sample.Unary(x => Apply(Apply(x * x, ScalarType.Float64), ScalarType.Float64));

    internal Tensor Apply(Tensor x, ScalarType type)
    {
        var from = x.dtype;
        var y = Values(x, type);
        return ElementTypes.IsFloatingPoint(type) ? Record(y, [x], [], step => [Apply(step.Gradient, from)]) : y;
    }

    /// <summary>The converted values, without history.</summary>
    internal static Tensor Values(Tensor x, ScalarType type)
    {
        using var dense = x.Dense();
        var y = Tensor.Empty(x.Sizes, type);
        switch (x.dtype)
        {
            case ScalarType.Float32: From<float>(dense, y); break;
            case ScalarType.Float64: From<double>(dense, y); break;
            case ScalarType.Int64: From<long>(dense, y); break;
            case ScalarType.Int32: From<int>(dense, y); break;
            case ScalarType.Int16: From<short>(dense, y); break;
            case ScalarType.Int8: From<sbyte>(dense, y); break;
            case ScalarType.Byte or ScalarType.Bool: From<byte>(dense, y); break;
            default: throw ElementTypes.Unsupported(x.dtype);
        }
        return y;
    }

    private static void From<T>(Tensor x, Tensor y) where T : unmanaged, INumber<T>
    {
        switch (y.dtype)
        {
            case ScalarType.Float32: Convert<T, float>(x, y); break;
            case ScalarType.Float64: Convert<T, double>(x, y); break;
            case ScalarType.Int64: Convert<T, long>(x, y); break;
            case ScalarType.Int32: Convert<T, int>(x, y); break;
            case ScalarType.Int16: Convert<T, short>(x, y); break;
            case ScalarType.Int8: Convert<T, sbyte>(x, y); break;
            case ScalarType.Byte: Convert<T, byte>(x, y); break;
            case ScalarType.Bool:
                ReadOnlySpan<T> values = x.AsSpan<T>();
                var truths = y.AsSpan<byte>();
                for (var i = 0; i < values.Length; i++) truths[i] = T.IsZero(values[i]) ? (byte)0 : (byte)1;
                break;
            default: throw ElementTypes.Unsupported(y.dtype);
        }
    }

    /// <summary>As PyTorch's on x86: real numbers lose their fraction, and those out of range, infinities and NaN become the least Int64;
    /// smaller integers keep the low bits, of the Int32 if they come from a real number.</summary>
    private static void Convert<TFrom, TTo>(Tensor x, Tensor y)
        where TFrom : unmanaged, INumber<TFrom>
        where TTo : unmanaged, INumber<TTo>
    {
        ReadOnlySpan<TFrom> from = x.AsSpan<TFrom>();
        var to = y.AsSpan<TTo>();
        if (!ElementTypes.IsFloatingPoint(x.dtype) || ElementTypes.IsFloatingPoint(y.dtype)) TensorPrimitives.ConvertTruncating(from, to);
        else if (y.dtype == ScalarType.Int64)
        {
            for (var i = 0; i < from.Length; i++)
            {
                var value = double.CreateTruncating(from[i]);
                to[i] = TTo.CreateTruncating(value is >= -9223372036854775808.0 and < 9223372036854775808.0 ? (long)value : long.MinValue);
            }
        }
        else
        {
            for (var i = 0; i < from.Length; i++)
            {
                var value = double.CreateTruncating(from[i]);
                to[i] = TTo.CreateTruncating(value is > -2147483649.0 and < 2147483648.0 ? (int)value : int.MinValue);
            }
        }
    }
}

/// <summary>A copy. The gradient is passed on.</summary>
internal sealed class Clone : Operator
{
    internal static readonly Clone Instance = new();

    internal override IEnumerable<Sample> Samples() => Sample.Unary(x => Apply(x * x));

    internal Tensor Apply(Tensor x)
    {
        var y = Tensor.Empty(x.Sizes, x.dtype);
        Strided.Copy(x, y);
        return Record(y, [x], [], step => [step.Gradient]);
    }
}
