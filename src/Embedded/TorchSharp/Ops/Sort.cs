using System.Numerics;
using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Orders elements along a dimension: equals keep their order, and NaN counts as larger than any number, as in PyTorch. Gradients go through <see cref="Gather"/>.</summary>
/// <remarks>An element becomes its rank, an unsigned integer of the same order. With the position behind it a 32-bit rank makes a key that is like no other, so sorting keys is stable;
/// 64-bit ranks are sorted with their positions, and the positions of equals are put in order afterwards.</remarks>
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
            case ScalarType.Float32: SortKeys<float>(rows, places, n, descending); break;
            case ScalarType.Float64: SortRanks<double>(rows, places, n, descending); break;
            case ScalarType.Int64: SortRanks<long>(rows, places, n, descending); break;
            case ScalarType.Int32: SortKeys<int>(rows, places, n, descending); break;
            case ScalarType.Int16: SortKeys<short>(rows, places, n, descending); break;
            case ScalarType.Int8: SortKeys<sbyte>(rows, places, n, descending); break;
            default: SortKeys<byte>(rows, places, n, descending); break;
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SortKeys<T>(Tensor rows, Tensor places, int n, bool descending) where T : unmanaged
    {
        ReadOnlySpan<T> values = rows.AsSpan<T>();
        var to = places.AsSpan<long>();
        var count = (int)places.Sizes[^1];
        if (count == 0) return;
        var few = count * 8 <= n;
        var keys = new ulong[few ? count : n].AsSpan();
        var turn = descending ? uint.MaxValue : 0;
        for (var start = 0; start < to.Length; start += count)
        {
            var row = values.Slice(start / count * n, n);
            for (var i = 0; i < keys.Length; i++) keys[i] = ((Rank(row[i]) ^ turn) << 32) | (uint)i;
            if (few) Replace(keys, row, descending);
            keys.Sort();
            for (var i = 0; i < count; i++) to[start + i] = (uint)keys[i];
        }
        GC.KeepAlive(rows);
    }

    /// <summary>Puts the smallest keys of a row in place of its first ones: a heap holds the best so far with the worst of them on top.</summary>
    /// <remarks>Most elements are no better than that one; whole vectors of such elements are passed over.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Replace<T>(Span<ulong> heap, ReadOnlySpan<T> row, bool descending) where T : unmanaged
    {
        var turn = descending ? uint.MaxValue : 0;
        for (var i = heap.Length / 2 - 1; i >= 0; i--) Sink(heap, i);
        var bound = new Vector<T>(row[(int)(uint)heap[0]]);
        for (var i = heap.Length; i < row.Length;)
        {
            var end = row.Length;
            if (i + Vector<T>.Count <= row.Length)
            {
                end = i + Vector<T>.Count;
                var values = new Vector<T>(row[i..]);
                if (descending ? Vector.LessThanOrEqualAll(values, bound) : Vector.GreaterThanOrEqualAll(values, bound)) i = end;
            }
            for (; i < end; i++)
            {
                var key = ((Rank(row[i]) ^ turn) << 32) | (uint)i;
                if (key >= heap[0]) continue;
                heap[0] = key;
                Sink(heap, 0);
                bound = new(row[(int)(uint)heap[0]]);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Sink(Span<ulong> heap, int i)
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SortRanks<T>(Tensor rows, Tensor places, int n, bool descending) where T : unmanaged
    {
        ReadOnlySpan<T> values = rows.AsSpan<T>();
        var to = places.AsSpan<long>();
        var count = (int)places.Sizes[^1];
        if (count == 0) return;
        Span<ulong> ranks = new ulong[n];
        Span<int> positions = new int[n];
        var turn = descending ? ulong.MaxValue : 0;
        for (var start = 0; start < to.Length; start += count)
        {
            var row = values.Slice(start / count * n, n);
            for (var i = 0; i < n; i++) (ranks[i], positions[i]) = (Rank(row[i]) ^ turn, i);
            ranks.Sort(positions);
            for (int from = 0, i = 1; i <= n; i++)
            {
                if (i < n && ranks[i] == ranks[from]) continue;
                if (i - from > 1) positions[from..i].Sort();
                from = i;
            }
            for (var i = 0; i < count; i++) to[start + i] = positions[i];
        }
        GC.KeepAlive(rows);
    }

    /// <summary>An unsigned integer of the value's order. A sign bit of 1 turns the order of the other bits round; −0 and 0 are equal, and every NaN comes last.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Rank<T>(T value) where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            var real = Unsafe.BitCast<T, float>(value);
            var bits = BitConverter.SingleToInt32Bits(real + 0f);
            return float.IsNaN(real) ? uint.MaxValue : (uint)(bits < 0 ? ~bits : bits ^ int.MinValue);
        }
        if (typeof(T) == typeof(double))
        {
            var real = Unsafe.BitCast<T, double>(value);
            var bits = BitConverter.DoubleToInt64Bits(real + 0d);
            return double.IsNaN(real) ? ulong.MaxValue : (ulong)(bits < 0 ? ~bits : bits ^ long.MinValue);
        }
        if (typeof(T) == typeof(long)) return (ulong)Unsafe.BitCast<T, long>(value) ^ (1UL << 63);
        if (typeof(T) == typeof(int)) return (uint)Unsafe.BitCast<T, int>(value) ^ (1U << 31);
        if (typeof(T) == typeof(short)) return (ulong)(Unsafe.BitCast<T, short>(value) - short.MinValue);
        if (typeof(T) == typeof(sbyte)) return (ulong)(Unsafe.BitCast<T, sbyte>(value) - sbyte.MinValue);
        return Unsafe.BitCast<T, byte>(value);
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
