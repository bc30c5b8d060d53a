using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>What reductions over dimensions have in common.</summary>
internal static unsafe class Reduction
{
    private const int PartLength = 1 << 15;

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
        var (sizes, strides) = (x.shape, x.stride());
        using var view = x.View([.. order.Select(d => sizes[d])], [.. order.Select(d => strides[d])], x.Offset);
        return view.Dense();
    }

    /// <summary>How two values become one; in any order and grouping, up to rounding.</summary>
    internal interface IFold<T>
    {
        /// <summary>What leaves every other value as it is: the result of no values.</summary>
        static abstract T Identity { get; }

        /// <summary>All values of a row as one.</summary>
        static abstract T Row(ReadOnlySpan<T> row);

        /// <summary>Each element of the total with that of a row.</summary>
        static abstract void Combine(Span<T> total, ReadOnlySpan<T> row);
    }

    /// <summary>y = x with dimensions folded; y is contiguous, of the kept shape, and of x's type.</summary>
    /// <remarks>Values are folded in blocks whose results are folded in turn, which keeps rounding errors from growing with the length,
    /// and always in the same order, however many threads take part.</remarks>
    internal static void Fold<T, TFold>(Tensor x, int[] dims, Tensor y)
        where T : unmanaged
        where TFold : IFold<T>
    {
        if (x.NumberOfElements == 0 || y.NumberOfElements == 0)
        {
            y.AsSpan<T>().Fill(TFold.Identity);
            return;
        }
        var count = Count(x, dims);
        // Neighbouring dimensions of a row-major tensor are folded where they are; others are brought to the end first.
        var inPlace = x.is_contiguous() && (dims.Length == 0 || dims[^1] - dims[0] == dims.Length - 1);
        var inner = inPlace && dims.Length > 0 ? Layout.Count(x.Sizes[(dims[^1] + 1)..]) : 1;
        using var dense = inPlace ? x.Dense() : DimensionsLast(x, dims);
        Fold<T, TFold>(dense.Pointer<T>(), x.NumberOfElements / (count * inner), count, inner, y.Pointer<T>());
        GC.KeepAlive(x);
        GC.KeepAlive(y);
    }

    /// <summary>y[o, i] = x[o, 0, i] ∘ … ∘ x[o, count − 1, i].</summary>
    private static void Fold<T, TFold>(T* x, long outer, long count, long inner, T* y)
        where T : unmanaged
        where TFold : IFold<T>
    {
        const int Wide = 64;
        if (inner > 1 && inner < Wide && count > 8 * Wide / inner)
        {
            // Short rows are joined to long ones; what is left of the length is folded with their result.
            var joined = (Wide + inner - 1) / inner * 4;
            var rest = count % joined;
            using var ends = Tensor.Empty([(joined + rest) * inner * sizeof(T)], ScalarType.Byte);
            var end = (T*)ends.Pointer<byte>();
            for (long o = 0; o < outer; o++, x += count * inner, y += inner)
            {
                Fold<T, TFold>(x, 1, count / joined, joined * inner, end);
                new ReadOnlySpan<T>(x + (count - rest) * inner, (int)(rest * inner)).CopyTo(new Span<T>(end + joined * inner, (int)(rest * inner)));
                Block<T, TFold>(end, joined + rest, inner, y);
            }
            return;
        }
        var block = inner == 1 ? 4096 : Math.Clamp(PartLength / inner, 16, 256);
        if (count <= block)
        {
            Pass<T, TFold>(x, outer, count, inner, block, y);
            return;
        }
        var blocks = (count + block - 1) / block;
        using var partial = Tensor.Empty([outer * blocks * inner * sizeof(T)], ScalarType.Byte);
        Pass<T, TFold>(x, outer, count, inner, block, (T*)partial.Pointer<byte>());
        Fold<T, TFold>((T*)partial.Pointer<byte>(), outer, blocks, inner, y);
    }

    private static void Pass<T, TFold>(T* x, long outer, long count, long inner, long block, T* y)
        where T : unmanaged
        where TFold : IFold<T>
    {
        var blocks = (count + block - 1) / block;
        var perPart = (int)Math.Max(1, PartLength / (Math.Min(block, count) * inner));
        Spans.InParts(outer * blocks, perPart, (start, length) =>
        {
            for (var unit = start; unit < start + length; unit++)
            {
                var first = unit % blocks * block;
                Block<T, TFold>(x + (unit / blocks * count + first) * inner, Math.Min(block, count - first), inner, y + unit * inner);
            }
        });
    }

    private static void Block<T, TFold>(T* x, long rows, long inner, T* y)
        where T : unmanaged
        where TFold : IFold<T>
    {
        if (inner == 1)
        {
            *y = TFold.Row(new(x, (int)rows));
            return;
        }
        var width = (int)inner;
        var total = new Span<T>(y, width);
        new ReadOnlySpan<T>(x, width).CopyTo(total);
        for (long i = 1; i < rows; i++) TFold.Combine(total, new(x + i * inner, width));
    }
}

/// <summary>a + b.</summary>
internal readonly struct SumFold<T> : Reduction.IFold<T> where T : unmanaged, INumber<T>
{
    public static T Identity => T.Zero;

    public static T Row(ReadOnlySpan<T> row) => TensorPrimitives.Sum(row);

    public static void Combine(Span<T> total, ReadOnlySpan<T> row) => TensorPrimitives.Add(total, row, total);
}

/// <summary>a · b.</summary>
internal readonly struct ProductFold<T> : Reduction.IFold<T> where T : unmanaged, INumber<T>
{
    public static T Identity => T.One;

    public static T Row(ReadOnlySpan<T> row) => TensorPrimitives.Product(row);

    public static void Combine(Span<T> total, ReadOnlySpan<T> row) => TensorPrimitives.Multiply(total, row, total);
}

/// <summary>The larger; NaN wins. No values have none, except of truth values: false.</summary>
internal readonly struct MaximumFold<T> : Reduction.IFold<T> where T : unmanaged, INumber<T>
{
    public static T Identity => T.Zero;

    public static T Row(ReadOnlySpan<T> row) => TensorPrimitives.Max(row);

    public static void Combine(Span<T> total, ReadOnlySpan<T> row) => TensorPrimitives.Max(total, row, total);
}

/// <summary>The smaller; NaN wins. No values have none, except of truth values: true.</summary>
internal readonly struct MinimumFold<T> : Reduction.IFold<T> where T : unmanaged, INumber<T>
{
    public static T Identity => T.One;

    public static T Row(ReadOnlySpan<T> row) => TensorPrimitives.Min(row);

    public static void Combine(Span<T> total, ReadOnlySpan<T> row) => TensorPrimitives.Min(total, row, total);
}
