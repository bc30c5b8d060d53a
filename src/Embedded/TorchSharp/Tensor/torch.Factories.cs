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
        if (by == 0) throw new ArgumentException("step must be nonzero");
        if ((to - from) * by < 0) throw new ArgumentException($"upper bound and larger bound inconsistent with step sign: arange({from}, {to}, {by})");
        if (!double.IsFinite(from) || !double.IsFinite(to)) throw new ArgumentException($"unsupported range: {from} -> {to}");
        Tensor values;
        if (real)
        {
            using var wide = Factory.Undefined([(long)Math.Ceiling((to - from) / by)], ScalarType.Float64, device, false);
            var span = wide.AsSpan<double>();
            for (var i = 0; i < span.Length; i++) span[i] = from + i * by;
            values = wide.to_type(dtype ?? get_default_dtype());
        }
        else
        {
            var (first, stride) = (start.ToInt64(), step.ToInt64());
            using var wide = Factory.Undefined([(stop.ToInt64() - first + stride - Math.Sign(stride)) / stride], ScalarType.Int64, device, false);
            var span = wide.AsSpan<long>();
            for (var i = 0; i < span.Length; i++) span[i] = first + i * stride;
            values = wide.to_type(dtype ?? ScalarType.Int64);
        }
        return values.requires_grad_(requires_grad);
    }

    /// <summary>steps values from start to end, both included, evenly spaced.</summary>
    /// <remarks>Computed in the result's type and from both ends, as PyTorch does, so that the last value is exact.</remarks>
    /// <exception cref="ArgumentException">steps is negative.</exception>
    public static Tensor linspace(double start, double end, long steps, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
    {
        if (steps < 0) throw new ArgumentException($"number of steps must be non-negative, got {steps}");
        var type = dtype ?? get_default_dtype();
        var values = Factory.Undefined([steps], ElementTypes.IsFloatingPoint(type) ? type : ScalarType.Float64, device, false);
        if (values.dtype == ScalarType.Float32) FromBothEnds(values.AsSpan<float>(), (float)start, (float)end);
        else FromBothEnds(values.AsSpan<double>(), start, end);
        return values.to_type(type).requires_grad_(requires_grad);
    }

    /// <summary>Powers of base whose exponents are <see cref="linspace"/>(start, end, steps).</summary>
    /// <exception cref="ArgumentException">steps is negative.</exception>
    public static Tensor logspace(double start, double end, long steps, double @base = 10.0, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
    {
        var type = dtype ?? get_default_dtype();
        var values = linspace(start, end, steps, ElementTypes.IsFloatingPoint(type) ? type : ScalarType.Float64, device);
        if (values.dtype == ScalarType.Float32)
            foreach (ref var value in values.AsSpan<float>()) value = MathF.Pow((float)@base, value);
        else
            foreach (ref var value in values.AsSpan<double>()) value = Math.Pow(@base, value);
        return values.to_type(type).requires_grad_(requires_grad);
    }

    private static void FromBothEnds<T>(Span<T> values, T start, T end) where T : System.Numerics.IFloatingPointIeee754<T>
    {
        var step = values.Length > 1 ? (end - start) / T.CreateTruncating(values.Length - 1) : T.Zero;
        for (var i = 0; i < values.Length; i++)
            values[i] = i < values.Length / 2 || values.Length == 1 ? T.FusedMultiplyAdd(step, T.CreateTruncating(i), start) : T.FusedMultiplyAdd(-step, T.CreateTruncating(values.Length - 1 - i), end);
    }

    /// <summary>Ones on the diagonal, zeros elsewhere; square unless columns are given.</summary>
    public static Tensor eye(long rows, long columns = -1, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
    {
        if (rows < 0) throw new ArgumentException($"n must be greater or equal to 0, got {rows}");
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

    /// <summary>A tensor with undefined content and these strides, in elements.</summary>
    /// <exception cref="ArgumentException">A stride is negative, or there is not one for each size.</exception>
    public static Tensor empty_strided(long[] size, long[] strides, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
    {
        if (size.Length != strides.Length) throw new ArgumentException($"mismatch in length of strides and shape: {Layout.Text(strides)} and {Layout.Text(size)}");
        if (Array.Exists(strides, stride => stride < 0)) throw new ArgumentException($"as_strided: Negative strides are not supported, got strides: {Layout.Text(strides)}");
        long last = 0;
        for (var d = 0; d < size.Length; d++) last += Math.Max(size[d] - 1, 0) * strides[d];
        using var memory = Factory.Undefined([Layout.Count(size) == 0 ? 0 : last + 1], dtype, device, false);
        return memory.View(size, strides, 0).requires_grad_(requires_grad);
    }

    /// <summary>A tensor of a type from the bytes of an array. The real package shares the array's memory; this is a copy.</summary>
    /// <param name="rawArray">An array of numbers.</param>
    /// <param name="dtype">The type that the bytes are taken for.</param>
    /// <param name="count">How many elements are read; all that follow the offset if −1.</param>
    /// <param name="offset">How many bytes are left out at the start.</param>
    /// <param name="requires_grad">Whether gradients are collected.</param>
    /// <exception cref="ArgumentException">The bytes do not suffice, or are no whole number of elements.</exception>
    public static Tensor frombuffer(Array rawArray, ScalarType dtype, long count = -1, long offset = 0, bool requires_grad = false)
    {
        var length = (long)Buffer.ByteLength(rawArray);
        var size = ElementTypes.SizeOf(dtype);
        if (offset < 0 || offset >= length) throw new ArgumentException($"offset must be non-negative and no greater than buffer length ({length}) , but got {offset}");
        if (count < 0 && (length - offset) % size != 0) throw new ArgumentException($"buffer length ({length - offset} bytes) after offset ({offset} bytes) must be a multiple of element size ({size})");
        var elements = count < 0 ? (length - offset) / size : count;
        if (offset + elements * size > length) throw new ArgumentException($"requested buffer length ({elements} * {size} bytes) after offset ({offset} bytes) must not be greater than actual buffer length ({length} bytes)");
        var tensor = Factory.Undefined([elements], dtype, null, false);
        System.Runtime.InteropServices.MemoryMarshal.CreateReadOnlySpan(ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(rawArray), (int)length).Slice((int)offset, (int)(elements * size)).CopyTo(tensor.bytes);
        return tensor.requires_grad_(requires_grad);
    }

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
