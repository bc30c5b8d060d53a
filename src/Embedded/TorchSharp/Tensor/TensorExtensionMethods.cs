using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Conversions between tensors and .NET values.</summary>
public static partial class TensorExtensionMethods
{
    /// <summary>The value of a tensor of one element.</summary>
    public static float ToSingle(this Tensor value) => value.Single<float>();

    /// <summary>The value of a tensor of one element.</summary>
    public static double ToDouble(this Tensor value) => value.Single<double>();

    /// <summary>The value of a tensor of one element.</summary>
    public static long ToInt64(this Tensor value) => value.Single<long>();

    /// <summary>The value of a tensor of one element.</summary>
    public static int ToInt32(this Tensor value) => value.Single<int>();

    /// <summary>The value of a tensor of one element.</summary>
    public static short ToInt16(this Tensor value) => value.Single<short>();

    /// <summary>The value of a tensor of one element.</summary>
    public static sbyte ToSByte(this Tensor value) => value.Single<sbyte>();

    /// <summary>The value of a tensor of one element.</summary>
    public static byte ToByte(this Tensor value) => value.Single<byte>();

    /// <summary>Whether a tensor of one element is true or not 0.</summary>
    public static bool ToBoolean(this Tensor value) => value.Single<bool>();

    /// <summary>A tensor of a shape with a copy of the values.</summary>
    public static Tensor ToTensor<T>(this T[] rawArray, long[] dimensions, bool doCopy = false, bool requires_grad = false) =>
        from_array(rawArray, null, null, requires_grad).reshape(dimensions);

    /// <summary>Bytes per element.</summary>
    public static int ElementSize(this ScalarType type) => ElementTypes.SizeOf(type);

    /// <summary>The product of the sizes.</summary>
    public static long TotalSize(this IEnumerable<long> shape) => Layout.Count([.. shape]);
}
