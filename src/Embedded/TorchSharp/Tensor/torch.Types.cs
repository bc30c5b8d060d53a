namespace TorchSharp;

public static partial class torch
{
    /// <summary>The smallest type that holds the values of both: a higher category (bool, integer, floating point) wins, then the larger size.</summary>
    public static ScalarType promote_types(ScalarType type1, ScalarType type2) => ElementTypes.Promote(type1, type2);

    /// <summary>The type of a result of both tensors; within a category a 0-d tensor does not widen one with dimensions.</summary>
    public static ScalarType result_type(Tensor tensor1, Tensor tensor2) => ElementTypes.Promote(tensor1, tensor2);

    /// <summary>Whether a result of one type may be written into a tensor of another in place: not from floating point to integers, from those to bool, or from signed ones to Byte.</summary>
    public static bool can_cast(ScalarType from, ScalarType to)
    {
        var signed = from is ScalarType.Int8 or ScalarType.Int16 or ScalarType.Int32 or ScalarType.Int64;
        return Category(from) <= Category(to) && !(signed && to == ScalarType.Byte);
    }

    /// <summary>Whether this is a floating-point type.</summary>
    public static bool is_floating_point(ScalarType type) => type is ScalarType.Float16 or ScalarType.BFloat16 || ElementTypes.IsFloatingPoint(type);

    /// <summary>Whether the elements are floating-point numbers.</summary>
    public static bool is_floating_point(Tensor input) => input.is_floating_point();

    /// <summary>Whether this is an integer type or Bool.</summary>
    public static bool is_integral(ScalarType type) => type is ScalarType.Byte or ScalarType.Int8 or ScalarType.Int16 or ScalarType.Int32 or ScalarType.Int64 or ScalarType.Bool;

    /// <summary>Whether the elements are integers or truth values.</summary>
    public static bool is_integral(Tensor t) => is_integral(t.dtype);

    /// <summary>Whether this is a complex type.</summary>
    public static bool is_complex(ScalarType type) => type is ScalarType.ComplexFloat32 or ScalarType.ComplexFloat64;

    /// <summary>False: the embedded engine has no complex tensors.</summary>
    public static bool is_complex(Tensor input) => is_complex(input.dtype);

    /// <summary>Whether the object is a tensor.</summary>
    public static bool is_tensor(object obj) => obj is Tensor;

    /// <summary>The number of elements.</summary>
    public static long numel(Tensor input) => input.numel();

    /// <summary>The limits of the default floating-point type.</summary>
    public static FInfo finfo() => finfo(get_default_dtype());

    /// <summary>The limits of a floating-point type.</summary>
    public static FInfo finfo(ScalarType dtype) => dtype switch
    {
        ScalarType.Float32 => new() { bits = 32, eps = MathF.BitIncrement(1) - 1f, max = float.MaxValue, min = float.MinValue, smallest_normal = 1.17549435E-38f, tiny = 1.17549435E-38f, resolution = 1e-6 },
        ScalarType.Float64 => new() { bits = 64, eps = Math.BitIncrement(1) - 1, max = double.MaxValue, min = double.MinValue, smallest_normal = 2.2250738585072014E-308, tiny = 2.2250738585072014E-308, resolution = 1e-15 },
        _ => throw new ArgumentException($"finfo() requires a floating point type: Float32 or Float64, not {dtype}."),
    };

    /// <summary>The limits of a floating-point type.</summary>
    public struct FInfo
    {
        /// <summary>Bits of an element.</summary>
        public int bits;
        /// <summary>The distance from 1 to the next larger number.</summary>
        public double eps;
        /// <summary>The largest finite number.</summary>
        public double max;
        /// <summary>The most negative finite number.</summary>
        public double min;
        /// <summary>The smallest positive number with all digits.</summary>
        public double smallest_normal;
        /// <summary>The same as <see cref="smallest_normal"/>.</summary>
        public double tiny;
        /// <summary>The decimal digits that are exact, as a power of 10.</summary>
        public double resolution;
    }

    private static int Category(ScalarType type) => type == ScalarType.Bool ? 0 : is_integral(type) ? 1 : is_complex(type) ? 3 : 2;
}
