namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(IList<bool> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<bool>(Factory.Span(rawArray), dimensions, dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(IList<bool> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<bool>(Factory.Span(rawArray), [rawArray.Count], dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(IList<bool> rawArray, long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<bool>(Factory.Span(rawArray), [dim0, dim1, dim2], dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(IList<bool> rawArray, long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<bool>(Factory.Span(rawArray), [dim0, dim1, dim2, dim3], dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(IList<bool> rawArray, long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<bool>(Factory.Span(rawArray), [rows, columns], dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(IList<byte> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<byte>(Factory.Span(rawArray), dimensions, dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(IList<byte> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<byte>(Factory.Span(rawArray), [rawArray.Count], dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(IList<byte> rawArray, long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<byte>(Factory.Span(rawArray), [dim0, dim1, dim2], dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(IList<byte> rawArray, long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<byte>(Factory.Span(rawArray), [dim0, dim1, dim2, dim3], dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(IList<byte> rawArray, long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<byte>(Factory.Span(rawArray), [rows, columns], dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(IList<double> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<double>(Factory.Span(rawArray), [rawArray.Count], dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(IList<double> rawArray, long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<double>(Factory.Span(rawArray), [dim0, dim1, dim2], dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(IList<double> rawArray, long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<double>(Factory.Span(rawArray), [dim0, dim1, dim2, dim3], dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(IList<double> rawArray, long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<double>(Factory.Span(rawArray), [rows, columns], dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(IList<float> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<float>(Factory.Span(rawArray), dimensions, dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(IList<float> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<float>(Factory.Span(rawArray), [rawArray.Count], dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(IList<float> rawArray, long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<float>(Factory.Span(rawArray), [dim0, dim1, dim2], dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(IList<float> rawArray, long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<float>(Factory.Span(rawArray), [dim0, dim1, dim2, dim3], dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(IList<float> rawArray, long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<float>(Factory.Span(rawArray), [rows, columns], dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(IList<int> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<int>(Factory.Span(rawArray), dimensions, dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(IList<int> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<int>(Factory.Span(rawArray), [rawArray.Count], dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(IList<int> rawArray, long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<int>(Factory.Span(rawArray), [dim0, dim1, dim2], dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(IList<int> rawArray, long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<int>(Factory.Span(rawArray), [rows, columns], dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(IList<long> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<long>(Factory.Span(rawArray), dimensions, dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(IList<long> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<long>(Factory.Span(rawArray), [rawArray.Count], dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(IList<long> rawArray, long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<long>(Factory.Span(rawArray), [dim0, dim1, dim2], dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(IList<long> rawArray, long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<long>(Factory.Span(rawArray), [dim0, dim1, dim2, dim3], dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(IList<long> rawArray, long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<long>(Factory.Span(rawArray), [rows, columns], dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(IList<sbyte> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<sbyte>(Factory.Span(rawArray), dimensions, dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(IList<sbyte> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<sbyte>(Factory.Span(rawArray), [rawArray.Count], dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(IList<sbyte> rawArray, long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<sbyte>(Factory.Span(rawArray), [dim0, dim1, dim2], dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(IList<sbyte> rawArray, long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<sbyte>(Factory.Span(rawArray), [dim0, dim1, dim2, dim3], dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(IList<sbyte> rawArray, long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<sbyte>(Factory.Span(rawArray), [rows, columns], dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(IList<short> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<short>(Factory.Span(rawArray), dimensions, dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(IList<short> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<short>(Factory.Span(rawArray), [rawArray.Count], dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(IList<short> rawArray, long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<short>(Factory.Span(rawArray), [dim0, dim1, dim2], dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(IList<short> rawArray, long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<short>(Factory.Span(rawArray), [dim0, dim1, dim2, dim3], dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(IList<short> rawArray, long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<short>(Factory.Span(rawArray), [rows, columns], dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(Memory<byte> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<byte>(rawArray.Span, dimensions, dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(Memory<double> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<double>(rawArray.Span, dimensions, dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(Memory<float> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<float>(rawArray.Span, dimensions, dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(Memory<int> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<int>(rawArray.Span, dimensions, dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(Memory<long> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<long>(rawArray.Span, dimensions, dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(Memory<sbyte> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<sbyte>(rawArray.Span, dimensions, dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(Memory<short> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<short>(rawArray.Span, dimensions, dtype, device, requires_grad);

    /// <summary>A 0-d tensor.</summary>
    public static Tensor tensor(bool scalar, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => Factory.From<bool>([scalar], [], dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(bool[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<bool>(Factory.Flat<bool>(rawArray), Factory.Shape(rawArray), dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(bool[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<bool>(Factory.Flat<bool>(rawArray), Factory.Shape(rawArray), dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(bool[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<bool>(Factory.Flat<bool>(rawArray), Factory.Shape(rawArray), dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(bool[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<bool>(rawArray, dimensions, dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(bool[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<bool>(rawArray, [rawArray.Length], dtype, device, requires_grad);

    /// <summary>A 0-d tensor.</summary>
    public static Tensor tensor(byte scalar, Device? device = null, bool requires_grad = false) => Factory.From<byte>([scalar], [], ScalarType.Byte, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(byte[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<byte>(Factory.Flat<byte>(rawArray), Factory.Shape(rawArray), dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(byte[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<byte>(Factory.Flat<byte>(rawArray), Factory.Shape(rawArray), dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(byte[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<byte>(Factory.Flat<byte>(rawArray), Factory.Shape(rawArray), dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(byte[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<byte>(rawArray, dimensions, dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(byte[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<byte>(rawArray, [rawArray.Length], dtype, device, requires_grad);

    /// <summary>A 0-d tensor.</summary>
    public static Tensor tensor(double scalar, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => Factory.From<double>([scalar], [], dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(double[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<double>(Factory.Flat<double>(rawArray), Factory.Shape(rawArray), dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(double[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<double>(Factory.Flat<double>(rawArray), Factory.Shape(rawArray), dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(double[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<double>(Factory.Flat<double>(rawArray), Factory.Shape(rawArray), dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(double[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<double>(rawArray, dimensions, dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(double[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<double>(rawArray, [rawArray.Length], dtype, device, requires_grad);

    /// <summary>A 0-d tensor.</summary>
    public static Tensor tensor(float scalar, Device? device = null, bool requires_grad = false) => Factory.From<float>([scalar], [], ScalarType.Float32, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(float[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<float>(Factory.Flat<float>(rawArray), Factory.Shape(rawArray), dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(float[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<float>(Factory.Flat<float>(rawArray), Factory.Shape(rawArray), dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(float[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<float>(Factory.Flat<float>(rawArray), Factory.Shape(rawArray), dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(float[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<float>(rawArray, dimensions, dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(float[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<float>(rawArray, [rawArray.Length], dtype, device, requires_grad);

    /// <summary>A 0-d tensor.</summary>
    public static Tensor tensor(int scalar, Device? device = null, bool requires_grad = false) => Factory.From<int>([scalar], [], ScalarType.Int32, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(int[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<int>(Factory.Flat<int>(rawArray), Factory.Shape(rawArray), dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(int[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<int>(Factory.Flat<int>(rawArray), Factory.Shape(rawArray), dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(int[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<int>(Factory.Flat<int>(rawArray), Factory.Shape(rawArray), dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(int[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<int>(rawArray, dimensions, dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(int[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<int>(rawArray, [rawArray.Length], dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(int[] rawArray, long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<int>(rawArray, [dim0, dim1, dim2, dim3], dtype, device, requires_grad);

    /// <summary>A 0-d tensor.</summary>
    public static Tensor tensor(long scalar, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => Factory.From<long>([scalar], [], dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(long[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<long>(Factory.Flat<long>(rawArray), Factory.Shape(rawArray), dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(long[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<long>(Factory.Flat<long>(rawArray), Factory.Shape(rawArray), dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(long[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<long>(Factory.Flat<long>(rawArray), Factory.Shape(rawArray), dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(long[] dataArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<long>(dataArray, dimensions, dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(long[] dataArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<long>(dataArray, [dataArray.Length], dtype, device, requires_grad);

    /// <summary>A 0-d tensor.</summary>
    public static Tensor tensor(sbyte scalar, Device? device = null, bool requires_grad = false) => Factory.From<sbyte>([scalar], [], ScalarType.Int8, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(sbyte[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<sbyte>(Factory.Flat<sbyte>(rawArray), Factory.Shape(rawArray), dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(sbyte[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<sbyte>(Factory.Flat<sbyte>(rawArray), Factory.Shape(rawArray), dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(sbyte[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<sbyte>(Factory.Flat<sbyte>(rawArray), Factory.Shape(rawArray), dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(sbyte[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<sbyte>(rawArray, dimensions, dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(sbyte[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<sbyte>(rawArray, [rawArray.Length], dtype, device, requires_grad);

    /// <summary>A 0-d tensor.</summary>
    public static Tensor tensor(short scalar, Device? device = null, bool requires_grad = false) => Factory.From<short>([scalar], [], ScalarType.Int16, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(short[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<short>(Factory.Flat<short>(rawArray), Factory.Shape(rawArray), dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(short[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<short>(Factory.Flat<short>(rawArray), Factory.Shape(rawArray), dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(short[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<short>(Factory.Flat<short>(rawArray), Factory.Shape(rawArray), dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(short[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<short>(rawArray, dimensions, dtype, device, requires_grad);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor tensor(short[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.From<short>(rawArray, [rawArray.Length], dtype, device, requires_grad);
}
