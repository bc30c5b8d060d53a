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

    /// <summary>The sizes of the dimensions as ints.</summary>
    public static ReadOnlySpan<int> IntShape(this Tensor tensor) => Array.ConvertAll(tensor.shape, size => checked((int)size));

    /// <summary>The tensor in a style; see <see cref="Tensor.ToString(TensorStringStyle, string, int?, System.Globalization.CultureInfo, string)"/>.</summary>
    public static string str(this Tensor tensor, string? fltFormat = null, int? width = null, string? newLine = null, System.Globalization.CultureInfo? cultureInfo = null, TensorStringStyle style = TensorStringStyle.Default) =>
        tensor.ToString(style, fltFormat, width, cultureInfo, newLine);

    /// <summary>The tensor as tables with aligned columns.</summary>
    public static string jlstr(this Tensor tensor, string? fltFormat = null, int? width = null, string? newLine = null, System.Globalization.CultureInfo? cultureInfo = null) =>
        tensor.ToString(TensorStringStyle.Julia, fltFormat, width, cultureInfo, newLine);

    /// <summary>The tensor as nested brackets.</summary>
    public static string npstr(this Tensor tensor, string? fltFormat = "g5", int? width = 100, string? newLine = null, System.Globalization.CultureInfo? cultureInfo = null) =>
        tensor.ToString(TensorStringStyle.Numpy, fltFormat, width, cultureInfo, newLine);

    /// <summary>The tensor as a C# array expression.</summary>
    public static string cstr(this Tensor tensor, string? fltFormat = "g5", int? width = 100, string? newLine = null, System.Globalization.CultureInfo? cultureInfo = null) =>
        tensor.ToString(TensorStringStyle.CSharp, fltFormat, width, cultureInfo, newLine);

    /// <summary>Shape, element type and device.</summary>
    public static string metastr(this Tensor tensor) => tensor.ToString(TensorStringStyle.Metadata);

    /// <summary>Writes the tensor to the console and returns it.</summary>
    public static Tensor print(this Tensor t, string? fltFormat = "g5", int? width = 100, string? newLine = null, System.Globalization.CultureInfo? cultureInfo = null, TensorStringStyle style = TensorStringStyle.Default)
    {
        Console.WriteLine(t.ToString(style, fltFormat, width, cultureInfo, newLine));
        return t;
    }
}
