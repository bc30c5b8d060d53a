namespace TorchSharp;

public static partial class torch
{
    /// <summary>0, 1, …, below stop.</summary>
    public static Tensor arange(Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => arange(0, stop, 1, dtype, device, requires_grad);

    /// <summary>start, start + 1, …, below stop.</summary>
    public static Tensor arange(Scalar start, Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => arange(start, stop, 1, dtype, device, requires_grad);

    /// <summary>start, start + step, …, before stop. Int64 if all three are integers, else the default floating-point type.</summary>
    /// <exception cref="ArgumentException">step is 0 or leads away from stop.</exception>
    public static Tensor arange(Scalar start, Scalar stop, Scalar step, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
    {
        var real = ElementTypes.IsFloatingPoint(start.Type) || ElementTypes.IsFloatingPoint(stop.Type) || ElementTypes.IsFloatingPoint(step.Type);
        double from = start.ToDouble(), by = step.ToDouble(), to = stop.ToDouble();
        if (by == 0 || (to - from) * by < 0) throw new ArgumentException($"upper bound and larger bound inconsistent with step sign: arange({from}, {to}, {by})");
        var count = (long)Math.Ceiling((to - from) / by);
        Tensor values;
        if (real)
        {
            using var wide = Factory.Undefined([count], ScalarType.Float64, device, false);
            var span = wide.AsSpan<double>();
            for (var i = 0; i < span.Length; i++) span[i] = from + i * by;
            values = wide.to_type(dtype ?? get_default_dtype());
        }
        else
        {
            using var wide = Factory.Undefined([count], ScalarType.Int64, device, false);
            var span = wide.AsSpan<long>();
            for (var i = 0; i < span.Length; i++) span[i] = start.ToInt64() + i * step.ToInt64();
            values = wide.to_type(dtype ?? ScalarType.Int64);
        }
        return values.requires_grad_(requires_grad);
    }

    /// <summary>steps values from start to end, both included, evenly spaced.</summary>
    public static Tensor linspace(double start, double end, long steps, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
    {
        using var wide = Factory.Undefined([steps], ScalarType.Float64, device, false);
        var values = wide.AsSpan<double>();
        var step = steps > 1 ? (end - start) / (steps - 1) : 0;
        // From both ends, so that the last value is exact.
        for (var i = 0; i < values.Length; i++) values[i] = i < steps / 2 || steps == 1 ? start + i * step : end - (steps - 1 - i) * step;
        return wide.to_type(dtype ?? get_default_dtype()).requires_grad_(requires_grad);
    }

    /// <summary>Ones on the diagonal, zeros elsewhere; square unless columns are given.</summary>
    public static Tensor eye(long rows, long columns = -1, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
    {
        var matrix = Factory.Zeros([rows, columns < 0 ? rows : columns], dtype, device, false);
        using (var diagonal = matrix.View([Math.Min(rows, matrix.Sizes[1])], [matrix.Sizes[1] + 1], 0)) diagonal.fill_(1);
        return matrix.requires_grad_(requires_grad);
    }

    /// <summary>Zeros of another tensor's shape and type.</summary>
    public static Tensor zeros_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.Zeros(input.Sizes, dtype ?? input.dtype, device, requires_grad);

    /// <summary>Ones of another tensor's shape and type.</summary>
    public static Tensor ones_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.Ones(input.Sizes, dtype ?? input.dtype, device, requires_grad);

    /// <summary>Undefined content in another tensor's shape and type.</summary>
    public static Tensor empty_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.Undefined(input.Sizes, dtype ?? input.dtype, device, requires_grad);

    /// <summary>One value in another tensor's shape and type.</summary>
    public static Tensor full_like(Tensor input, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.Full(input.Sizes, value, dtype ?? input.dtype, device, requires_grad);

    /// <summary>A tensor with a copy of an array of any rank.</summary>
    public static Tensor from_array(Array rawArray, ScalarType? dtype, Device? device = null, bool requires_grad = false, string[]? names = null)
    {
        var shape = Factory.Shape(rawArray);
        return rawArray.GetType().GetElementType() switch
        {
            var type when type == typeof(float) => Factory.From(Factory.Flat<float>(rawArray), shape, dtype, device, requires_grad),
            var type when type == typeof(double) => Factory.From(Factory.Flat<double>(rawArray), shape, dtype, device, requires_grad),
            var type when type == typeof(long) => Factory.From(Factory.Flat<long>(rawArray), shape, dtype, device, requires_grad),
            var type when type == typeof(int) => Factory.From(Factory.Flat<int>(rawArray), shape, dtype, device, requires_grad),
            var type when type == typeof(short) => Factory.From(Factory.Flat<short>(rawArray), shape, dtype, device, requires_grad),
            var type when type == typeof(sbyte) => Factory.From(Factory.Flat<sbyte>(rawArray), shape, dtype, device, requires_grad),
            var type when type == typeof(byte) => Factory.From(Factory.Flat<byte>(rawArray), shape, dtype, device, requires_grad),
            var type when type == typeof(bool) => Factory.From(Factory.Flat<bool>(rawArray), shape, dtype, device, requires_grad),
            var type => throw new NotSupportedException($"There are no tensors of {type}: use an array of float, double, long, int, short, sbyte, byte or bool."),
        };
    }

    /// <summary>A tensor with a copy of an array of any rank.</summary>
    public static Tensor from_array(Array rawArray, Device? device = null) => from_array(rawArray, null, device);
}
