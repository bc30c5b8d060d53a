namespace TorchSharp;

public static partial class torch
{
    /// <summary>The tensor itself, or its values in another type.</summary>
    public static Tensor as_tensor(Tensor data, ScalarType? dtype = null, Device? device = null)
    {
        Device.RequireCpu(device);
        return data.to_type(dtype ?? data.dtype);
    }

    /// <summary>A tensor with a copy of an array of any rank. The real package may share the array's memory.</summary>
    public static Tensor as_tensor(Array data, ScalarType? dtype = null, Device? device = null) => from_array(data, dtype, device);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor as_tensor(IList<bool> rawArray, ScalarType? dtype = null, Device? device = null) => Factory.From(Factory.Span(rawArray), [rawArray.Count], dtype, device, false);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor as_tensor(bool[] rawArray, ScalarType? dtype = null, Device? device = null) => Factory.From<bool>(rawArray, [rawArray.Length], dtype, device, false);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor as_tensor(IList<byte> rawArray, ScalarType? dtype = null, Device? device = null) => Factory.From(Factory.Span(rawArray), [rawArray.Count], dtype, device, false);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor as_tensor(byte[] rawArray, ScalarType? dtype = null, Device? device = null) => Factory.From<byte>(rawArray, [rawArray.Length], dtype, device, false);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor as_tensor(IList<double> rawArray, ScalarType? dtype = null, Device? device = null) => Factory.From(Factory.Span(rawArray), [rawArray.Count], dtype, device, false);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor as_tensor(double[] rawArray, ScalarType? dtype = null, Device? device = null) => Factory.From<double>(rawArray, [rawArray.Length], dtype, device, false);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor as_tensor(IList<float> rawArray, ScalarType? dtype = null, Device? device = null) => Factory.From(Factory.Span(rawArray), [rawArray.Count], dtype, device, false);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor as_tensor(float[] rawArray, ScalarType? dtype = null, Device? device = null) => Factory.From<float>(rawArray, [rawArray.Length], dtype, device, false);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor as_tensor(IList<int> rawArray, ScalarType? dtype = null, Device? device = null) => Factory.From(Factory.Span(rawArray), [rawArray.Count], dtype, device, false);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor as_tensor(int[] rawArray, ScalarType? dtype = null, Device? device = null) => Factory.From<int>(rawArray, [rawArray.Length], dtype, device, false);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor as_tensor(IList<long> rawArray, ScalarType? dtype = null, Device? device = null) => Factory.From(Factory.Span(rawArray), [rawArray.Count], dtype, device, false);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor as_tensor(long[] rawArray, ScalarType? dtype = null, Device? device = null) => Factory.From<long>(rawArray, [rawArray.Length], dtype, device, false);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor as_tensor(IList<sbyte> rawArray, ScalarType? dtype = null, Device? device = null) => Factory.From(Factory.Span(rawArray), [rawArray.Count], dtype, device, false);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor as_tensor(sbyte[] rawArray, ScalarType? dtype = null, Device? device = null) => Factory.From<sbyte>(rawArray, [rawArray.Length], dtype, device, false);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor as_tensor(IList<short> rawArray, ScalarType? dtype = null, Device? device = null) => Factory.From(Factory.Span(rawArray), [rawArray.Count], dtype, device, false);

    /// <summary>A tensor with a copy of these values, of their type unless another is asked for.</summary>
    public static Tensor as_tensor(short[] rawArray, ScalarType? dtype = null, Device? device = null) => Factory.From<short>(rawArray, [rawArray.Length], dtype, device, false);
}
