using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Makes the tensors of the factory functions.</summary>
internal static class Factory
{
    internal static Tensor Undefined(ReadOnlySpan<long> shape, ScalarType? type, Device? device, bool gradient)
    {
        Device.RequireCpu(device);
        return Tensor.Empty(shape, type ?? get_default_dtype()).requires_grad_(gradient);
    }

    internal static unsafe Tensor Zeros(ReadOnlySpan<long> shape, ScalarType? type, Device? device, bool gradient)
    {
        var tensor = Undefined(shape, type, device, false);
        NativeMemory.Clear(tensor.Address, (nuint)(tensor.NumberOfElements * tensor.ElementSize));
        return tensor.requires_grad_(gradient);
    }

    internal static Tensor Ones(ReadOnlySpan<long> shape, ScalarType? type, Device? device, bool gradient) =>
        Full(shape, 1, type ?? get_default_dtype(), device, gradient);

    internal static Tensor Full(ReadOnlySpan<long> shape, Scalar value, ScalarType? type, Device? device, bool gradient)
    {
        var kind = type ?? (ElementTypes.IsFloatingPoint(value.Type) ? get_default_dtype() : value.Type == ScalarType.Bool ? ScalarType.Bool : ScalarType.Int64);
        var tensor = Undefined(shape, kind, device, false);
        Fill(tensor, value);
        return tensor.requires_grad_(gradient);
    }

    internal static Tensor Uniform(ReadOnlySpan<long> shape, ScalarType? type, Device? device, bool gradient, Generator? generator)
    {
        var tensor = Undefined(shape, type, device, false);
        var stream = Stream(generator);
        if (tensor.dtype == ScalarType.Float32) stream.Uniform(tensor.AsSpan<float>());
        else if (tensor.dtype == ScalarType.Float64) stream.Uniform(tensor.AsSpan<double>());
        else throw NotReal("rand", tensor.dtype);
        return tensor.requires_grad_(gradient);
    }

    internal static Tensor Normal(ReadOnlySpan<long> shape, ScalarType? type, Device? device, bool gradient, Generator? generator, double mean = 0, double deviation = 1)
    {
        var tensor = Undefined(shape, type, device, false);
        var stream = Stream(generator);
        if (tensor.dtype == ScalarType.Float32) stream.Normal(tensor.AsSpan<float>(), mean, deviation);
        else if (tensor.dtype == ScalarType.Float64) stream.Normal(tensor.AsSpan<double>(), mean, deviation);
        else throw NotReal("randn", tensor.dtype);
        return tensor.requires_grad_(gradient);
    }

    internal static Tensor Integers(long low, long high, ReadOnlySpan<long> shape, ScalarType? type, Device? device, bool gradient, Generator? generator)
    {
        if (low >= high) throw new ArgumentException($"random_ expects 'from' to be less than 'to', but got from={low} >= to={high}");
        var drawn = Undefined(shape, ScalarType.Int64, device, false);
        Stream(generator).Integers(drawn.AsSpan<long>(), low, high);
        return Typed(drawn, type).requires_grad_(gradient);
    }

    internal static Tensor Permutation(long n, ScalarType? type, Device? device, bool gradient, Generator? generator)
    {
        if (n < 0) throw new ArgumentException($"randperm needs a number of elements that is not negative, but got {n}");
        var drawn = Undefined([n], ScalarType.Int64, device, false);
        Stream(generator).Permutation(drawn.AsSpan<long>());
        return Typed(drawn, type).requires_grad_(gradient);
    }

    internal static Tensor From<T>(ReadOnlySpan<T> values, ReadOnlySpan<long> shape, ScalarType? type, Device? device, bool gradient) where T : unmanaged
    {
        if (Layout.Count(shape) != values.Length)
            throw new ArgumentException($"The shape {Layout.Text(shape)} has {Layout.Count(shape)} elements, and {values.Length} values were given: they must be equal.");
        var tensor = Undefined(shape, ElementTypes.Of<T>(), device, false);
        values.CopyTo(tensor.AsSpan<T>());
        return Typed(tensor, type).requires_grad_(gradient);
    }

    internal static ReadOnlySpan<T> Span<T>(IList<T> values) => values switch
    {
        T[] array => array,
        List<T> list => CollectionsMarshal.AsSpan(list),
        _ => values.ToArray(),
    };

    internal static ReadOnlySpan<T> Flat<T>(Array values) where T : unmanaged =>
        values.Length == 0 ? [] : MemoryMarshal.CreateReadOnlySpan(ref System.Runtime.CompilerServices.Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(values)), values.Length);

    internal static long[] Shape(Array values) => [.. Enumerable.Range(0, values.Rank).Select(values.GetLongLength)];

    internal static void Fill(Tensor tensor, Scalar value)
    {
        RequireRange(tensor.dtype, value);
        switch (tensor.dtype)
        {
            case ScalarType.Float32: tensor.AsSpan<float>().Fill(value.ToSingle()); break;
            case ScalarType.Float64: tensor.AsSpan<double>().Fill(value.ToDouble()); break;
            case ScalarType.Int64: tensor.AsSpan<long>().Fill(value.ToInt64()); break;
            case ScalarType.Int32: tensor.AsSpan<int>().Fill(value.ToInt32()); break;
            case ScalarType.Int16: tensor.AsSpan<short>().Fill(value.ToInt16()); break;
            case ScalarType.Int8: tensor.AsSpan<sbyte>().Fill(value.ToSByte()); break;
            case ScalarType.Byte: tensor.AsSpan<byte>().Fill(value.ToByte()); break;
            default: tensor.AsSpan<byte>().Fill(value.ToBoolean() ? (byte)1 : (byte)0); break;
        }
    }

    /// <summary>PyTorch's rule: a number must fit its type, except that a negative integer wraps around in Byte.</summary>
    private static void RequireRange(ScalarType type, Scalar value)
    {
        var (least, most) = type switch
        {
            ScalarType.Byte => (-255.0, 255.0),
            ScalarType.Int8 => (sbyte.MinValue, sbyte.MaxValue),
            ScalarType.Int16 => (short.MinValue, short.MaxValue),
            ScalarType.Int32 => (int.MinValue, (double)int.MaxValue),
            ScalarType.Int64 => (long.MinValue, (double)long.MaxValue),
            _ => (double.NegativeInfinity, double.PositiveInfinity),
        };
        var number = value.ToDouble();
        if (number < least || number > most || (double.IsNaN(number) && double.IsFinite(least)))
            throw new ArgumentOutOfRangeException(nameof(value), $"value cannot be converted to type {type} without overflow: {number}");
    }

    internal static RandomStream Stream(Generator? generator) => generator?.Stream ?? RandomStream.Default;

    private static Tensor Typed(Tensor tensor, ScalarType? type)
    {
        if (type is null || type == tensor.dtype) return tensor;
        using (tensor) return Cast.Values(tensor, type.Value);
    }

    private static NotSupportedException NotReal(string name, ScalarType type) => new($"{name} draws real numbers, not {type}: ask for float32 or float64.");
}
