using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises.Values;

/// <summary>A tensor's elements as bytes, and back.</summary>
internal static class ElementBytes
{
    /// <summary>The size of one element in bytes.</summary>
    /// <exception cref="NotSupportedException">Tensors of this type are no values.</exception>
    public static int Size(ScalarType type) => type switch
    {
        ScalarType.Float64 or ScalarType.Int64 => 8,
        ScalarType.Float32 or ScalarType.Int32 => 4,
        ScalarType.Byte or ScalarType.Bool => 1,
        _ => throw new NotSupportedException($"A tensor of {type} cannot be an answer's value: give float32, float64, int64, int32, uint8 or bool."),
    };

    public static byte[] Of(Tensor tensor)
    {
        _ = Size(tensor.dtype);
        using var scope = NewDisposeScope();
        var plain = tensor.detach().cpu().contiguous();
        return plain.dtype switch
        {
            ScalarType.Float64 => Bytes(plain.data<double>().ToArray()),
            ScalarType.Float32 => Bytes(plain.data<float>().ToArray()),
            ScalarType.Int64 => Bytes(plain.data<long>().ToArray()),
            ScalarType.Int32 => Bytes(plain.data<int>().ToArray()),
            ScalarType.Bool => Bytes(plain.data<bool>().ToArray()),
            _ => plain.data<byte>().ToArray(),
        };
    }

    public static Tensor ToTensor(TensorValue value)
    {
        long[] shape = [.. value.Shape];
        return value.ElementType switch
        {
            ScalarType.Float64 => tensor(Elements<double>(value.Bytes), shape),
            ScalarType.Float32 => tensor(Elements<float>(value.Bytes), shape),
            ScalarType.Int64 => tensor(Elements<long>(value.Bytes), shape),
            ScalarType.Int32 => tensor(Elements<int>(value.Bytes), shape),
            ScalarType.Bool => tensor(value.Bytes.Select(one => one != 0).ToArray(), shape),
            _ => tensor(value.Bytes, shape),
        };
    }

    public static double[] ToNumbers(ScalarType type, byte[] bytes) => type switch
    {
        ScalarType.Float64 => Elements<double>(bytes),
        ScalarType.Float32 => Array.ConvertAll(Elements<float>(bytes), one => (double)one),
        ScalarType.Int64 => Array.ConvertAll(Elements<long>(bytes), one => (double)one),
        ScalarType.Int32 => Array.ConvertAll(Elements<int>(bytes), one => (double)one),
        _ => Array.ConvertAll(bytes, one => (double)one),
    };

    private static byte[] Bytes<T>(T[] elements)
        where T : struct => MemoryMarshal.AsBytes(elements.AsSpan()).ToArray();

    private static T[] Elements<T>(byte[] bytes)
        where T : struct => MemoryMarshal.Cast<byte, T>(bytes).ToArray();
}
