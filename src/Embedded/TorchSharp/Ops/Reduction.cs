using System.Numerics;
using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>What reductions over dimensions have in common.</summary>
internal static unsafe class Reduction
{
    /// <summary>Elements, or so, that one part of the work reads.</summary>
    private const int PartLength = 1 << 15;

    /// <summary>Values of one row, and rows of one column, that are folded to one before their results are folded in turn.</summary>
    private const int RowBlock = 1024, ColumnBlock = 64;

    /// <summary>Columns that are folded together: their totals stay in the nearest cache.</summary>
    private const int Strip = 2048;

    internal static int[] AllDimensions(Tensor x) => [.. Enumerable.Range(0, (int)x.ndim)];

    /// <summary>Dimensions counted from the front, sorted; none means all.</summary>
    internal static int[] Dimensions(Tensor x, ReadOnlySpan<long> dims)
    {
        if (dims.Length == 0) return AllDimensions(x);
        var result = new int[dims.Length];
        for (var i = 0; i < result.Length; i++) result[i] = Layout.Dimension(dims[i], x.ndim);
        if (x.ndim == 0) return [];
        Array.Sort(result);
        for (var i = 1; i < result.Length; i++)
            if (result[i] == result[i - 1]) throw new ArgumentException($"dim {result[i]} appears multiple times in the list of dims: {Layout.Text(dims)}");
        return result;
    }

    /// <summary>How many elements come together in each result.</summary>
    internal static long Count(Tensor x, int[] dims)
    {
        long count = 1;
        foreach (var d in dims) count *= x.Sizes[d];
        return count;
    }

    internal static long[] KeptShape(ReadOnlySpan<long> shape, int[] dims, bool keep)
    {
        var result = new List<long>();
        for (var d = 0; d < shape.Length; d++)
        {
            if (!dims.Contains(d)) result.Add(shape[d]);
            else if (keep) result.Add(1);
        }
        return [.. result];
    }

    /// <summary>The values with the given dimensions moved to the end, in row-major order, without history.</summary>
    internal static Tensor DimensionsLast(Tensor x, int[] dims)
    {
        var order = Enumerable.Range(0, (int)x.ndim).Where(d => !dims.Contains(d)).Concat(dims).ToArray();
        using var view = Permuted(x, order);
        return view.Dense();
    }

    private static Tensor Permuted(Tensor x, int[] order)
    {
        var (sizes, strides) = (x.shape, x.stride());
        return x.View([.. order.Select(d => sizes[d])], [.. order.Select(d => strides[d])], x.Offset);
    }

    /// <summary>How two values become one; in any order and grouping, up to rounding.</summary>
    internal interface IFold<T>
    {
        /// <summary>The result of no values.</summary>
        static abstract T Identity { get; }

        static abstract T Combine(T a, T b);

        static abstract Vector<T> Combine(Vector<T> a, Vector<T> b);
    }

    /// <summary>What each value becomes before it is folded.</summary>
    internal interface IMap<T>
    {
        static abstract T Of(T x);

        static abstract Vector<T> Of(Vector<T> x);
    }

    /// <summary>y = x with dimensions folded; y is contiguous, of the kept shape, and of x's type.</summary>
    internal static void Fold<T, TFold>(Tensor x, int[] dims, Tensor y)
        where T : unmanaged
        where TFold : IFold<T> => Fold<T, TFold, Same<T>>(x, dims, y);

    /// <summary>The same of what the map makes of each value.</summary>
    /// <remarks>Values are folded in blocks whose results are folded in turn, which keeps rounding errors from growing with the length,
    /// and always in the same order, however many threads take part.</remarks>
    internal static void Fold<T, TFold, TMap>(Tensor x, int[] dims, Tensor y)
        where T : unmanaged
        where TFold : IFold<T>
        where TMap : IMap<T>
    {
        if (x.NumberOfElements == 0 || y.NumberOfElements == 0)
        {
            y.AsSpan<T>().Fill(TFold.Identity);
            return;
        }
        if (x.is_contiguous())
        {
            FoldDense<T, TFold, TMap>(x.Pointer<T>(), x.Sizes, dims, y.Pointer<T>());
        }
        else
        {
            // A transposed tensor is read in the order of its memory; only the result is brought into order.
            var strides = x.stride();
            int[] order = [.. AllDimensions(x).OrderByDescending(d => strides[d])], kept = [.. order.Except(dims)];
            using var ordered = Permuted(x, order);
            using var dense = ordered.Dense();
            using var result = Tensor.Empty([.. kept.Select(d => x.Sizes[d])], y.dtype);
            FoldDense<T, TFold, TMap>(dense.Pointer<T>(), dense.Sizes, [.. dims.Select(d => Array.IndexOf(order, d)).Order()], result.Pointer<T>());
            using var back = Permuted(result, [.. kept.Order().Select(d => Array.IndexOf(kept, d))]);
            using var target = y.View(back.shape, Layout.RowMajor(back.Sizes), y.Offset);
            Strided.Copy(back, target);
            GC.KeepAlive(dense);
        }
        GC.KeepAlive(x);
        GC.KeepAlive(y);
    }

    /// <summary>Folds the last group of neighbouring dimensions, and then those before it in what has become smaller.</summary>
    private static void FoldDense<T, TFold, TMap>(T* x, ReadOnlySpan<long> sizes, ReadOnlySpan<int> dims, T* y)
        where T : unmanaged
        where TFold : IFold<T>
        where TMap : IMap<T>
    {
        if (dims.Length == 0)
        {
            Fold<T, TFold, TMap>(x, Layout.Count(sizes), 1, 1, y);
            return;
        }
        var first = dims.Length - 1;
        while (first > 0 && dims[first - 1] == dims[first] - 1) first--;
        long outer = Layout.Count(sizes[..dims[first]]), count = Layout.Count(sizes[dims[first]..(dims[^1] + 1)]), inner = Layout.Count(sizes[(dims[^1] + 1)..]);
        if (first == 0)
        {
            Fold<T, TFold, TMap>(x, outer, count, inner, y);
            return;
        }
        using var smaller = Tensor.Empty([outer * inner * sizeof(T)], ScalarType.Byte);
        var values = (T*)smaller.Pointer<byte>();
        Fold<T, TFold, TMap>(x, outer, count, inner, values);
        FoldDense<T, TFold, Same<T>>(values, [.. sizes[..dims[first]], inner], dims[..first], y);
    }

    /// <summary>y[o, i] = x[o, 0, i] ∘ … ∘ x[o, count − 1, i].</summary>
    private static void Fold<T, TFold, TMap>(T* x, long outer, long count, long inner, T* y)
        where T : unmanaged
        where TFold : IFold<T>
        where TMap : IMap<T>
    {
        const int Wide = 64;
        if (inner > 1 && inner < Wide && count > 8 * Wide / inner)
        {
            // Short rows are joined to long ones; what is left of the length is folded with their result.
            var joined = (Wide + inner - 1) / inner * 4;
            var (width, rest) = (joined * inner, count % joined);
            using var ends = Tensor.Empty([(joined + rest) * inner * sizeof(T)], ScalarType.Byte);
            var end = (T*)ends.Pointer<byte>();
            for (long o = 0; o < outer; o++, x += count * inner, y += inner)
            {
                Fold<T, TFold, TMap>(x, 1, count / joined, width, end);
                for (long i = 0; i < rest * inner; i++) end[width + i] = TMap.Of(x[(count - rest) * inner + i]);
                Columns<T, TFold, Same<T>>(end, (nint)inner, (nint)(joined + rest), (nint)inner, y);
            }
            return;
        }
        var block = inner == 1 ? RowBlock : ColumnBlock;
        if (count <= block)
        {
            Pass<T, TFold, TMap>(x, outer, count, inner, count, y);
            return;
        }
        var blocks = (count + block - 1) / block;
        using var partial = Tensor.Empty([outer * blocks * inner * sizeof(T)], ScalarType.Byte);
        Pass<T, TFold, TMap>(x, outer, count, inner, block, (T*)partial.Pointer<byte>());
        Fold<T, TFold, Same<T>>((T*)partial.Pointer<byte>(), outer, blocks, inner, y);
    }

    /// <summary>Folds every block of so many rows to one row; blocks of a strip of columns at a time.</summary>
    private static void Pass<T, TFold, TMap>(T* x, long outer, long count, long inner, long block, T* y)
        where T : unmanaged
        where TFold : IFold<T>
        where TMap : IMap<T>
    {
        long blocks = (count + block - 1) / block, strips = (inner + Strip - 1) / Strip;
        var perPart = (int)Math.Max(1, PartLength / (block * Math.Min(inner, Strip)));
        Spans.InParts(outer * blocks * strips, perPart, (start, length) =>
        {
            for (var unit = start; unit < start + length; unit++)
            {
                var (row, column) = (unit / strips, unit % strips * Strip);
                var first = row % blocks * block;
                var rows = (nint)Math.Min(block, count - first);
                var from = x + (row / blocks * count + first) * inner + column;
                var to = y + row * inner + column;
                if (inner == 1) *to = Row<T, TFold, TMap>(from, rows);
                else Columns<T, TFold, TMap>(from, (nint)inner, rows, (nint)Math.Min(Strip, inner - column), to);
            }
        });
    }

    /// <summary>x[0] ∘ … ∘ x[count − 1], in four vectors side by side; count is not 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static T Row<T, TFold, TMap>(T* x, nint count)
        where T : unmanaged
        where TFold : IFold<T>
        where TMap : IMap<T>
    {
        nint lanes = Vector<T>.Count, i = 0;
        T result;
        if (count >= 4 * lanes)
        {
            Vector<T> a = At<T, TMap>(x), b = At<T, TMap>(x + lanes), c = At<T, TMap>(x + 2 * lanes), d = At<T, TMap>(x + 3 * lanes);
            for (i = 4 * lanes; i + 4 * lanes <= count; i += 4 * lanes)
            {
                a = TFold.Combine(a, At<T, TMap>(x + i));
                b = TFold.Combine(b, At<T, TMap>(x + i + lanes));
                c = TFold.Combine(c, At<T, TMap>(x + i + 2 * lanes));
                d = TFold.Combine(d, At<T, TMap>(x + i + 3 * lanes));
            }
            for (; i + lanes <= count; i += lanes) a = TFold.Combine(a, At<T, TMap>(x + i));
            a = TFold.Combine(TFold.Combine(a, b), TFold.Combine(c, d));
            result = a[0];
            for (var lane = 1; lane < lanes; lane++) result = TFold.Combine(result, a[lane]);
        }
        else result = TMap.Of(x[i++]);
        for (; i < count; i++) result = TFold.Combine(result, TMap.Of(x[i]));
        return result;
    }

    /// <summary>Where in a row that is not empty the fold of all stands first: the largest or the smallest element, or NaN.</summary>
    internal static int PlaceOf<T, TFold>(ReadOnlySpan<T> row)
        where T : unmanaged, INumber<T>
        where TFold : IFold<T>
    {
        fixed (T* x = row)
        {
            var place = 0;
            // Blocks are folded one after the other; only the first that has the best value is searched.
            var best = Row<T, TFold, Same<T>>(x, Math.Min(row.Length, RowBlock));
            for (var start = RowBlock; start < row.Length && !T.IsNaN(best); start += RowBlock)
            {
                var next = TFold.Combine(best, Row<T, TFold, Same<T>>(x + start, Math.Min(row.Length - start, RowBlock)));
                if (next == best) continue;
                (best, place) = (next, start);
            }
            while (T.IsNaN(best) ? !T.IsNaN(x[place]) : x[place] != best) place++;
            return place;
        }
    }

    /// <summary>y[j] = x[0, j] ∘ … ∘ x[rows − 1, j], four rows at a time; rows is not 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Columns<T, TFold, TMap>(T* x, nint stride, nint rows, nint width, T* y)
        where T : unmanaged
        where TFold : IFold<T>
        where TMap : IMap<T>
    {
        nint lanes = Vector<T>.Count, i = 0;
        // The total takes in the first row, and then as many as leave a multiple of four.
        for (; i == 0 || (rows - i) % 4 != 0; i++, x += stride)
        {
            nint j = 0;
            for (; j + lanes <= width; j += lanes) Store(y + j, i == 0 ? At<T, TMap>(x + j) : TFold.Combine(At<T, Same<T>>(y + j), At<T, TMap>(x + j)));
            for (; j < width; j++) y[j] = i == 0 ? TMap.Of(x[j]) : TFold.Combine(y[j], TMap.Of(x[j]));
        }
        for (; i < rows; i += 4, x += 4 * stride)
        {
            T* x1 = x + stride, x2 = x1 + stride, x3 = x2 + stride;
            nint j = 0;
            for (; j + lanes <= width; j += lanes)
            {
                var pairs = TFold.Combine(TFold.Combine(At<T, TMap>(x + j), At<T, TMap>(x1 + j)), TFold.Combine(At<T, TMap>(x2 + j), At<T, TMap>(x3 + j)));
                Store(y + j, TFold.Combine(At<T, Same<T>>(y + j), pairs));
            }
            for (; j < width; j++) y[j] = TFold.Combine(y[j], TFold.Combine(TFold.Combine(TMap.Of(x[j]), TMap.Of(x1[j])), TFold.Combine(TMap.Of(x2[j]), TMap.Of(x3[j]))));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<T> At<T, TMap>(T* x) where T : unmanaged where TMap : IMap<T> => TMap.Of(Vector.Load(x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<T>(T* y, Vector<T> value) where T : unmanaged => value.Store(y);
}

/// <summary>x as it is.</summary>
internal readonly struct Same<T> : Reduction.IMap<T>
{
    public static T Of(T x) => x;

    public static Vector<T> Of(Vector<T> x) => x;
}

/// <summary>x².</summary>
internal readonly struct Squared<T> : Reduction.IMap<T> where T : unmanaged, INumber<T>
{
    public static T Of(T x) => x * x;

    public static Vector<T> Of(Vector<T> x) => x * x;
}

/// <summary>|x|.</summary>
internal readonly struct Magnitude<T> : Reduction.IMap<T> where T : unmanaged, INumber<T>
{
    public static T Of(T x) => T.Abs(x);

    public static Vector<T> Of(Vector<T> x) => Vector.Abs(x);
}

/// <summary>a + b.</summary>
internal readonly struct SumFold<T> : Reduction.IFold<T> where T : unmanaged, INumber<T>
{
    public static T Identity => T.Zero;

    public static T Combine(T a, T b) => a + b;

    public static Vector<T> Combine(Vector<T> a, Vector<T> b) => a + b;
}

/// <summary>a · b.</summary>
internal readonly struct ProductFold<T> : Reduction.IFold<T> where T : unmanaged, INumber<T>
{
    public static T Identity => T.One;

    public static T Combine(T a, T b) => a * b;

    public static Vector<T> Combine(Vector<T> a, Vector<T> b) => a * b;
}

/// <summary>The larger; NaN wins. No values have none, except of truth values: false.</summary>
internal readonly struct MaximumFold<T> : Reduction.IFold<T> where T : unmanaged, INumber<T>
{
    public static T Identity => T.Zero;

    public static T Combine(T a, T b) => T.Max(a, b);

    public static Vector<T> Combine(Vector<T> a, Vector<T> b) => Vector.Max(a, b);
}

/// <summary>The smaller; NaN wins. No values have none, except of truth values: true.</summary>
internal readonly struct MinimumFold<T> : Reduction.IFold<T> where T : unmanaged, INumber<T>
{
    public static T Identity => T.One;

    public static T Combine(T a, T b) => T.Min(a, b);

    public static Vector<T> Combine(Vector<T> a, Vector<T> b) => Vector.Min(a, b);
}
