using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>What the engine knows of element types: sizes, categories, promotion.</summary>
internal static class ElementTypes
{
    internal static bool IsFloatingPoint(ScalarType type) => type is ScalarType.Float32 or ScalarType.Float64;

    internal static int SizeOf(ScalarType type) => type switch
    {
        ScalarType.Byte or ScalarType.Int8 or ScalarType.Bool => 1,
        ScalarType.Int16 => 2,
        ScalarType.Int32 or ScalarType.Float32 => 4,
        ScalarType.Int64 or ScalarType.Float64 => 8,
        _ => throw Unsupported(type),
    };

    internal static NotSupportedException Unsupported(ScalarType type) =>
        new($"The embedded engine has no {type} tensors: use Byte, Int8, Int16, Int32, Int64, Float32, Float64 or Bool, or build with -p:Torch=cpu.");

    /// <summary>The .NET type's element type.</summary>
    internal static ScalarType Of<T>() where T : unmanaged
    {
        if (typeof(T) == typeof(float)) return ScalarType.Float32;
        if (typeof(T) == typeof(double)) return ScalarType.Float64;
        if (typeof(T) == typeof(long)) return ScalarType.Int64;
        if (typeof(T) == typeof(int)) return ScalarType.Int32;
        if (typeof(T) == typeof(short)) return ScalarType.Int16;
        if (typeof(T) == typeof(sbyte)) return ScalarType.Int8;
        if (typeof(T) == typeof(byte)) return ScalarType.Byte;
        if (typeof(T) == typeof(bool)) return ScalarType.Bool;
        throw new NotSupportedException($"There are no tensors of {typeof(T).Name}: use float, double, long, int, short, sbyte, byte or bool.");
    }

    /// <summary>The type of a result of two operands, PyTorch's rule: a higher category (bool, integer, floating) wins; within one,
    /// dimensioned tensors come before 0-d tensors, and those before plain numbers.</summary>
    internal static ScalarType Promote(Tensor a, Tensor b)
    {
        if (a.dtype == b.dtype) return a.dtype;
        int rankA = Rank(a), rankB = Rank(b);
        if (rankA == rankB) return Promote(a.dtype, b.dtype);
        var (strong, weak) = rankA > rankB ? (a, b) : (b, a);
        if (Category(weak.dtype) <= Category(strong.dtype)) return strong.dtype;
        return weak.IsNumber && IsFloatingPoint(weak.dtype) ? get_default_dtype() : weak.dtype;
    }

    /// <summary>The smallest type that holds both.</summary>
    internal static ScalarType Promote(ScalarType a, ScalarType b)
    {
        if (a == b) return a;
        int categoryA = Category(a), categoryB = Category(b);
        if (categoryA != categoryB) return categoryA > categoryB ? a : b;
        if (a is ScalarType.Byte || b is ScalarType.Byte)
        {
            var other = a is ScalarType.Byte ? b : a;
            return other is ScalarType.Int8 ? ScalarType.Int16 : other;
        }
        return SizeOf(a) > SizeOf(b) ? a : b;
    }

    /// <summary>Whether values of one type may be written into tensors of another: not from a higher category to a lower one.</summary>
    internal static bool CanCast(ScalarType from, ScalarType to) => Category(from) <= Category(to);

    private static int Rank(Tensor t) => t.IsNumber ? 0 : t.ndim == 0 ? 1 : 2;

    private static int Category(ScalarType type) => type is ScalarType.Bool ? 0 : IsFloatingPoint(type) ? 2 : 1;
}
