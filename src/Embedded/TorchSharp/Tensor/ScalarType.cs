namespace TorchSharp;

public static partial class torch
{
    /// <summary>The type of a tensor's elements. This engine computes with Byte, Int8, Int16, Int32, Int64, Float32, Float64 and Bool.</summary>
    public enum ScalarType : sbyte
    {
        /// <summary>8 bits, unsigned.</summary>
        Byte = 0,
        /// <summary>8 bits, signed.</summary>
        Int8 = 1,
        /// <summary>16 bits, signed.</summary>
        Int16 = 2,
        /// <summary>32 bits, signed.</summary>
        Int32 = 3,
        /// <summary>64 bits, signed: indices and class labels.</summary>
        Int64 = 4,
        /// <summary>IEEE half precision.</summary>
        Float16 = 5,
        /// <summary>IEEE single precision, the default.</summary>
        Float32 = 6,
        /// <summary>IEEE double precision.</summary>
        Float64 = 7,
        /// <summary>A complex number of two singles.</summary>
        ComplexFloat32 = 9,
        /// <summary>A complex number of two doubles.</summary>
        ComplexFloat64 = 10,
        /// <summary>A truth value, one byte.</summary>
        Bool = 11,
        /// <summary>Quantised, 8 bits, signed.</summary>
        QInt8 = 12,
        /// <summary>Quantised, 8 bits, unsigned.</summary>
        QUInt8 = 13,
        /// <summary>Quantised, 32 bits.</summary>
        QInt32 = 14,
        /// <summary>Brain float: a single's range with 8 bits of precision.</summary>
        BFloat16 = 15,
    }

    /// <summary>8-bit unsigned integers.</summary>
    public static ScalarType uint8 = ScalarType.Byte;
    /// <summary>8-bit integers.</summary>
    public static ScalarType int8 = ScalarType.Int8;
    /// <summary>16-bit integers.</summary>
    public static ScalarType int16 = ScalarType.Int16;
    /// <summary>16-bit integers.</summary>
    public static ScalarType @short = ScalarType.Int16;
    /// <summary>32-bit integers.</summary>
    public static ScalarType int32 = ScalarType.Int32;
    /// <summary>32-bit integers.</summary>
    public static ScalarType @int = ScalarType.Int32;
    /// <summary>64-bit integers.</summary>
    public static ScalarType int64 = ScalarType.Int64;
    /// <summary>64-bit integers.</summary>
    public static ScalarType @long = ScalarType.Int64;
    /// <summary>Single precision.</summary>
    public static ScalarType float32 = ScalarType.Float32;
    /// <summary>Single precision.</summary>
    public static ScalarType @float = ScalarType.Float32;
    /// <summary>Double precision.</summary>
    public static ScalarType float64 = ScalarType.Float64;
    /// <summary>Double precision.</summary>
    public static ScalarType @double = ScalarType.Float64;
    /// <summary>Truth values.</summary>
    public static ScalarType @bool = ScalarType.Bool;

    private static ScalarType s_defaultType = ScalarType.Float32;

    /// <summary>The type of tensors made without one: Float32 unless <see cref="set_default_dtype"/> changed it.</summary>
    public static ScalarType get_default_dtype() => s_defaultType;

    /// <summary>Sets the type of tensors made without one; a floating-point type.</summary>
    public static void set_default_dtype(ScalarType dtype)
    {
        if (!ElementTypes.IsFloatingPoint(dtype)) throw new ArgumentException($"only floating-point types are supported as the default type: Float32 or Float64, not {dtype}", nameof(dtype));
        s_defaultType = dtype;
    }
}
