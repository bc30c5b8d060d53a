using System.Numerics;
using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Orders elements along a dimension: equals keep their order, and NaN counts as larger than any number, as in PyTorch. Gradients go through <see cref="Gather"/>.</summary>
/// <remarks>An element becomes a key, an unsigned integer of the same order, with its position behind it: keys are all different, and sorting them is stable.</remarks>
internal static class Sorting
{
    /// <summary>The positions of the first <paramref name="count"/> elements in order; of x's shape but for the size along <paramref name="dim"/>.</summary>
    internal static Tensor Places(Tensor x, int dim, long count, bool descending)
    {
        if (x.ndim == 0) return zeros([], ScalarType.Int64);
        using var rows = Reduction.DimensionsLast(x, [dim]);
        var shape = rows.shape;
        shape[^1] = count;
        var places = Tensor.Empty(shape, ScalarType.Int64);
        var n = (int)x.Sizes[dim];
        switch (x.dtype)
        {
            case ScalarType.Float32: Sort<float, ulong>(rows, places, n, descending, static value => KeyOf(value)); break;
            case ScalarType.Float64: Sort<double, UInt128>(rows, places, n, descending, static value => KeyOf(value)); break;
            case ScalarType.Int64: Sort<long, UInt128>(rows, places, n, descending, static value => (ulong)value ^ (1UL << 63)); break;
            case ScalarType.Int32: Sort<int, ulong>(rows, places, n, descending, static value => (uint)value ^ (1U << 31)); break;
            case ScalarType.Int16: Sort<short, ulong>(rows, places, n, descending, static value => (uint)(value + 32768)); break;
            case ScalarType.Int8: Sort<sbyte, ulong>(rows, places, n, descending, static value => (uint)(value + 128)); break;
            default: Sort<byte, ulong>(rows, places, n, descending, static value => value); break;
        }
        if (dim == x.ndim - 1) return places;
        using var moved = places.movedim([-1], [dim]);
        return moved.contiguous();
    }

    /// <summary>Positions and values in order.</summary>
    internal static (Tensor Values, Tensor Places) Apply(Tensor x, long dim, long count, bool descending)
    {
        var d = Layout.Dimension(dim, x.ndim);
        var places = Places(x, d, count, descending);
        return (Gather.Instance.Apply(x, d, places), places);
    }

    private static void Sort<T, TKey>(Tensor rows, Tensor places, int n, bool descending, Func<T, TKey> keyOf)
        where T : unmanaged
        where TKey : unmanaged, IBinaryInteger<TKey>
    {
        ReadOnlySpan<T> values = rows.AsSpan<T>();
        var to = places.AsSpan<long>();
        var count = (int)places.Sizes[^1];
        if (count == 0) return;
        var half = Unsafe.SizeOf<TKey>() * 4;
        var mask = (TKey.One << half) - TKey.One;
        var keys = new TKey[n];
        for (var start = 0; start < to.Length; start += count)
        {
            var row = values.Slice(start / count * n, n);
            for (var i = 0; i < n; i++)
            {
                var key = keyOf(row[i]);
                keys[i] = ((descending ? ~key & mask : key) << half) | TKey.CreateTruncating(i);
            }
            if (count * 8 <= n) Smallest(keys, count);
            else keys.AsSpan().Sort();
            for (var i = 0; i < count; i++) to[start + i] = long.CreateTruncating(keys[i] & mask);
        }
        GC.KeepAlive(rows);
    }

    /// <summary>Brings the smallest keys to the front, in order: a heap holds the best so far with the worst of them on top.</summary>
    private static void Smallest<TKey>(TKey[] keys, int count) where TKey : unmanaged, IBinaryInteger<TKey>
    {
        var heap = keys.AsSpan(0, count);
        for (var i = count / 2 - 1; i >= 0; i--) Sink(heap, i);
        for (var i = count; i < keys.Length; i++)
        {
            if (keys[i] >= heap[0]) continue;
            heap[0] = keys[i];
            Sink(heap, 0);
        }
        heap.Sort();
    }

    private static void Sink<TKey>(Span<TKey> heap, int i) where TKey : unmanaged, IBinaryInteger<TKey>
    {
        var key = heap[i];
        for (var child = 2 * i + 1; child < heap.Length; child = 2 * i + 1)
        {
            if (child + 1 < heap.Length && heap[child + 1] > heap[child]) child++;
            if (heap[child] <= key) break;
            heap[i] = heap[child];
            i = child;
        }
        heap[i] = key;
    }

    // A sign bit of 1 turns the order of the other bits round. −0 and 0 are equal, and every NaN comes last.
    private static ulong KeyOf(float value)
    {
        if (float.IsNaN(value)) return uint.MaxValue;
        var bits = BitConverter.SingleToInt32Bits(value + 0f);
        return (uint)(bits < 0 ? ~bits : bits ^ int.MinValue);
    }

    private static UInt128 KeyOf(double value)
    {
        if (double.IsNaN(value)) return ulong.MaxValue;
        var bits = BitConverter.DoubleToInt64Bits(value + 0d);
        return (ulong)(bits < 0 ? ~bits : bits ^ long.MinValue);
    }
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The elements in order along a dimension, and where each stood. Equals keep their order; NaN counts as larger than any number.</summary>
        public (Tensor, Tensor) sort(long dim = -1, bool descending = false, bool stable = false) =>
            Sorting.Apply(this, dim, ndim == 0 ? 1 : Sizes[Layout.Dimension(dim, ndim)], descending);

        /// <summary>The positions that put the elements in order along a dimension.</summary>
        public Tensor argsort(long dim = -1, bool descending = false)
        {
            var d = Layout.Dimension(dim, ndim);
            return Sorting.Places(this, d, ndim == 0 ? 1 : Sizes[d], descending);
        }

        /// <summary>The elements in order along the first dimension.</summary>
        public Tensor msort() => sort(0).Item1;

        /// <summary>The k largest (or smallest) elements along a dimension, the best first, and where each stood.</summary>
        public (Tensor, Tensor) topk(int k, int dim = -1, bool largest = true, bool sorted = true)
        {
            var d = Layout.Dimension(dim, ndim);
            if (k < 0 || k > (ndim == 0 ? 1 : Sizes[d])) throw new ArgumentOutOfRangeException(nameof(k), $"selected index k out of range: {k} of {(ndim == 0 ? 1 : Sizes[d])} along dimension {d}");
            return Sorting.Apply(this, dim, k, largest);
        }

        /// <summary>The k-th smallest element along a dimension (the last if null), counted from 1, and where it stood.</summary>
        public (Tensor, Tensor) kthvalue(long k, long? dim, bool keepdim = false)
        {
            var d = Layout.Dimension(dim ?? -1, ndim);
            if (k < 1 || k > (ndim == 0 ? 1 : Sizes[d])) throw new ArgumentOutOfRangeException(nameof(k), $"kthvalue(): selected number k out of range for dimension {d}: {k}");
            var (values, places) = Sorting.Apply(this, d, k, descending: false);
            if (ndim == 0) return (values, places);
            return keepdim ? (values.narrow(d, k - 1, 1), places.narrow(d, k - 1, 1)) : (values.select(d, k - 1), places.select(d, k - 1));
        }
    }

    /// <summary>The elements in order along a dimension, and where each stood.</summary>
    public static (Tensor, Tensor) sort(Tensor input, long dim = -1, bool descending = false, bool stable = false) => input.sort(dim, descending, stable);

    /// <summary>The positions that put the elements in order along a dimension.</summary>
    public static Tensor argsort(Tensor input, long dim = -1, bool descending = false) => input.argsort(dim, descending);

    /// <summary>The elements in order along the first dimension.</summary>
    public static Tensor msort(Tensor tensor) => tensor.msort();

    /// <summary>The k largest (or smallest) elements along a dimension, the best first, and where each stood.</summary>
    public static (Tensor, Tensor) topk(Tensor tensor, int k, int dim = -1, bool largest = true, bool sorted = true) => tensor.topk(k, dim, largest, sorted);

    /// <summary>The k-th smallest element along a dimension, counted from 1, and where it stood.</summary>
    public static (Tensor, Tensor) kthvalue(Tensor input, long k, long? dim, bool keepdim = false) => input.kthvalue(k, dim, keepdim);
}
