using System.Collections;
using static TorchSharp.torch;

namespace TorchSharp.Utils;

/// <summary>A tensor's elements in row-major order, to read and write from C#.</summary>
public sealed class TensorAccessor<T> : IDisposable, IEnumerable<T> where T : unmanaged
{
    private readonly Tensor _tensor;

    internal TensorAccessor(Tensor tensor) => _tensor = tensor.View(tensor.Sizes, tensor.Strides, tensor.Offset).DetachFromDisposeScope();

    /// <summary>The number of elements.</summary>
    public long Count => _tensor.NumberOfElements;

    /// <summary>False.</summary>
    public bool IsReadOnly => false;

    /// <summary>One element: by its position in row-major order, or by one index per dimension.</summary>
    public unsafe T this[params long[] indices]
    {
        get
        {
            var value = *Place(indices);
            GC.KeepAlive(_tensor);
            return value;
        }
        set
        {
            *Place(indices) = value;
            _tensor.Storage.BumpVersion();
        }
    }

    /// <summary>A copy of all elements.</summary>
    public T[] ToArray()
    {
        using var dense = _tensor.Dense();
        return dense.AsSpan<T>().ToArray();
    }

    /// <summary>A copy in an array of the tensor's shape.</summary>
    public Array ToNDArray()
    {
        if (_tensor.ndim == 0) return ToArray();
        var array = Array.CreateInstance(typeof(T), _tensor.shape);
        ToArray().CopyTo(System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref System.Runtime.CompilerServices.Unsafe.As<byte, T>(ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(array)), array.Length));
        return array;
    }

    /// <summary>Copies elements out.</summary>
    public void CopyTo(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyTo(array.AsSpan(), arrayIndex, tensorIndex);

    /// <summary>Copies elements out, from a position of the tensor to a position of the array, as many as both have.</summary>
    public void CopyTo(Span<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        using var dense = _tensor.Dense();
        var from = dense.AsSpan<T>()[(int)tensorIndex..];
        from[..Math.Min(from.Length, array.Length - arrayIndex)].CopyTo(array[arrayIndex..]);
    }

    /// <summary>Copies elements in.</summary>
    public void CopyFrom(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyFrom((ReadOnlySpan<T>)array, arrayIndex, tensorIndex);

    /// <summary>Copies elements in, from a position of the array to a position of the tensor, as many as both have.</summary>
    public void CopyFrom(ReadOnlySpan<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        using var dense = Tensor.Empty(_tensor.Sizes, _tensor.dtype);
        Strided.Copy(_tensor, dense);
        var to = dense.AsSpan<T>()[(int)tensorIndex..];
        array.Slice(arrayIndex, Math.Min(to.Length, array.Length - arrayIndex)).CopyTo(to);
        Strided.Copy(dense, _tensor);
        _tensor.Storage.BumpVersion();
    }

    /// <summary>The elements in row-major order.</summary>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)ToArray()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Whether both have the same number of elements and equal elements.</summary>
    public static bool operator ==(TensorAccessor<T>? left, TensorAccessor<T>? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether the numbers of elements or the elements differ.</summary>
    public static bool operator !=(TensorAccessor<T>? left, TensorAccessor<T>? right) => !(left == right);

    /// <summary>Whether the other object is an accessor with equal elements.</summary>
    public override bool Equals(object? obj) => obj is TensorAccessor<T> other && (ReferenceEquals(this, other) || ToArray().AsSpan().SequenceEqual(other.ToArray(), EqualityComparer<T>.Default));

    /// <summary>The same for accessors with equal elements.</summary>
    public override int GetHashCode() => Count.GetHashCode();

    /// <summary>Lets the tensor go.</summary>
    public void Dispose() => _tensor.Dispose();

    private unsafe T* Place(long[] indices)
    {
        var sizes = _tensor.Sizes;
        var strides = _tensor.Strides;
        long offset = 0;
        if (indices.Length == 1 && sizes.Length != 1)
        {
            if (indices[0] < 0 || indices[0] >= Count) throw new IndexOutOfRangeException($"Index {indices[0]} is out of bounds for {Count} elements.");
            var rest = indices[0];
            for (var d = sizes.Length - 1; d >= 0; d--)
            {
                offset += rest % sizes[d] * strides[d];
                rest /= sizes[d];
            }
            return _tensor.Pointer<T>() + offset;
        }
        if (indices.Length != sizes.Length) throw new ArgumentException($"{indices.Length} indices were given for a tensor of shape {Layout.Text(sizes)}: give one per dimension.");
        for (var d = 0; d < indices.Length; d++)
        {
            if (indices[d] < 0 || indices[d] >= sizes[d]) throw new IndexOutOfRangeException($"Index {indices[d]} is out of bounds for dimension {d} with size {sizes[d]}.");
            offset += indices[d] * strides[d];
        }
        return _tensor.Pointer<T>() + offset;
    }
}
