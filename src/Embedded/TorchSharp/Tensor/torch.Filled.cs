namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor of zeros; Float32 unless another type is asked for.</summary>
    public static Tensor zeros(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.Zeros(size, dtype, device, requires_grad);

    /// <summary>A tensor of zeros; Float32 unless another type is asked for.</summary>
    public static Tensor zeros(ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.Zeros(size, dtype, device, requires_grad);

    /// <summary>A tensor of zeros; Float32 unless another type is asked for.</summary>
    public static Tensor zeros(long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.Zeros([size], dtype, device, requires_grad);

    /// <summary>A tensor of zeros; Float32 unless another type is asked for.</summary>
    public static Tensor zeros(long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.Zeros([rows, columns], dtype, device, requires_grad);

    /// <summary>A tensor of zeros; Float32 unless another type is asked for.</summary>
    public static Tensor zeros(long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.Zeros([dim0, dim1, dim2], dtype, device, requires_grad);

    /// <summary>A tensor of zeros; Float32 unless another type is asked for.</summary>
    public static Tensor zeros(long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.Zeros([dim0, dim1, dim2, dim3], dtype, device, requires_grad);

    /// <summary>A tensor of zeros; Float32 unless another type is asked for.</summary>
    public static Tensor zeros(int size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.Zeros([size], dtype, device, requires_grad);

    /// <summary>A tensor of zeros; Float32 unless another type is asked for.</summary>
    public static Tensor zeros(int rows, int columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.Zeros([rows, columns], dtype, device, requires_grad);

    /// <summary>A tensor of zeros; Float32 unless another type is asked for.</summary>
    public static Tensor zeros(int dim0, int dim1, int dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.Zeros([dim0, dim1, dim2], dtype, device, requires_grad);

    /// <summary>A tensor of zeros; Float32 unless another type is asked for.</summary>
    public static Tensor zeros(int dim0, int dim1, int dim2, int dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.Zeros([dim0, dim1, dim2, dim3], dtype, device, requires_grad);

    /// <summary>A tensor of ones; Float32 unless another type is asked for.</summary>
    public static Tensor ones(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.Ones(size, dtype, device, requires_grad);

    /// <summary>A tensor of ones; Float32 unless another type is asked for.</summary>
    public static Tensor ones(ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.Ones(size, dtype, device, requires_grad);

    /// <summary>A tensor of ones; Float32 unless another type is asked for.</summary>
    public static Tensor ones(long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.Ones([size], dtype, device, requires_grad);

    /// <summary>A tensor of ones; Float32 unless another type is asked for.</summary>
    public static Tensor ones(long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.Ones([rows, columns], dtype, device, requires_grad);

    /// <summary>A tensor of ones; Float32 unless another type is asked for.</summary>
    public static Tensor ones(long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.Ones([dim0, dim1, dim2], dtype, device, requires_grad);

    /// <summary>A tensor of ones; Float32 unless another type is asked for.</summary>
    public static Tensor ones(long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.Ones([dim0, dim1, dim2, dim3], dtype, device, requires_grad);

    /// <summary>A tensor of ones; Float32 unless another type is asked for.</summary>
    public static Tensor ones(int size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.Ones([size], dtype, device, requires_grad);

    /// <summary>A tensor of ones; Float32 unless another type is asked for.</summary>
    public static Tensor ones(int rows, int columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.Ones([rows, columns], dtype, device, requires_grad);

    /// <summary>A tensor of ones; Float32 unless another type is asked for.</summary>
    public static Tensor ones(int dim0, int dim1, int dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.Ones([dim0, dim1, dim2], dtype, device, requires_grad);

    /// <summary>A tensor of ones; Float32 unless another type is asked for.</summary>
    public static Tensor ones(int dim0, int dim1, int dim2, int dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.Ones([dim0, dim1, dim2, dim3], dtype, device, requires_grad);

    /// <summary>A tensor whose content is undefined.</summary>
    public static Tensor empty(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.Undefined(size, dtype, device, requires_grad);

    /// <summary>A tensor whose content is undefined.</summary>
    public static Tensor empty(ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.Undefined(size, dtype, device, requires_grad);

    /// <summary>A tensor whose content is undefined.</summary>
    public static Tensor empty(long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.Undefined([size], dtype, device, requires_grad);

    /// <summary>A tensor whose content is undefined.</summary>
    public static Tensor empty(long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.Undefined([rows, columns], dtype, device, requires_grad);

    /// <summary>A tensor whose content is undefined.</summary>
    public static Tensor empty(long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.Undefined([dim0, dim1, dim2], dtype, device, requires_grad);

    /// <summary>A tensor whose content is undefined.</summary>
    public static Tensor empty(long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.Undefined([dim0, dim1, dim2, dim3], dtype, device, requires_grad);

    /// <summary>A tensor whose content is undefined.</summary>
    public static Tensor empty(int size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.Undefined([size], dtype, device, requires_grad);

    /// <summary>A tensor whose content is undefined.</summary>
    public static Tensor empty(int rows, int columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.Undefined([rows, columns], dtype, device, requires_grad);

    /// <summary>A tensor whose content is undefined.</summary>
    public static Tensor empty(int dim0, int dim1, int dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.Undefined([dim0, dim1, dim2], dtype, device, requires_grad);

    /// <summary>A tensor whose content is undefined.</summary>
    public static Tensor empty(int dim0, int dim1, int dim2, int dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.Undefined([dim0, dim1, dim2, dim3], dtype, device, requires_grad);

    /// <summary>A tensor filled with one value, of the value's kind unless a type is asked for.</summary>
    public static Tensor full(long[] size, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.Full(size, value, dtype, device, requires_grad);

    /// <summary>A tensor filled with one value, of the value's kind unless a type is asked for.</summary>
    public static Tensor full(ReadOnlySpan<long> size, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.Full(size, value, dtype, device, requires_grad);

    /// <summary>A tensor filled with one value, of the value's kind unless a type is asked for.</summary>
    public static Tensor full(long size, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.Full([size], value, dtype, device, requires_grad);

    /// <summary>A tensor filled with one value, of the value's kind unless a type is asked for.</summary>
    public static Tensor full(long rows, long columns, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.Full([rows, columns], value, dtype, device, requires_grad);

    /// <summary>A tensor filled with one value, of the value's kind unless a type is asked for.</summary>
    public static Tensor full(long dim0, long dim1, long dim2, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.Full([dim0, dim1, dim2], value, dtype, device, requires_grad);

    /// <summary>A tensor filled with one value, of the value's kind unless a type is asked for.</summary>
    public static Tensor full(long dim0, long dim1, long dim2, long dim3, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.Full([dim0, dim1, dim2, dim3], value, dtype, device, requires_grad);

    /// <summary>A tensor filled with one value, of the value's kind unless a type is asked for.</summary>
    public static Tensor full(int size, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.Full([size], value, dtype, device, requires_grad);

    /// <summary>A tensor filled with one value, of the value's kind unless a type is asked for.</summary>
    public static Tensor full(int rows, int columns, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.Full([rows, columns], value, dtype, device, requires_grad);

    /// <summary>A tensor filled with one value, of the value's kind unless a type is asked for.</summary>
    public static Tensor full(int dim0, int dim1, int dim2, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.Full([dim0, dim1, dim2], value, dtype, device, requires_grad);

    /// <summary>A tensor filled with one value, of the value's kind unless a type is asked for.</summary>
    public static Tensor full(int dim0, int dim1, int dim2, int dim3, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Factory.Full([dim0, dim1, dim2, dim3], value, dtype, device, requires_grad);
}
