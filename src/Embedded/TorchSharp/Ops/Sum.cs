using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Sums over dimensions. The gradient is repeated over them.</summary>
/// <remarks>Long rows, and many rows, are summed in blocks whose sums are summed in turn, which keeps the rounding error from growing with the length,
/// and always in the same order.</remarks>
internal sealed class Sum : Operator
{
    private const int Block = 4096;
    private const int RowBlock = 256;

    internal static readonly Sum Instance = new();

    internal override IEnumerable<Sample> Samples()
    {
        foreach (var sample in Sample.Unary(x => Apply(x * x, Reduction.AllDimensions(x), false))) yield return sample;
        yield return new("first", x => Apply(x[0] * x[0], [0], false), Sample.Values(-2, 2, [3, 4, 2]));
        yield return new("middle, kept", x => Apply(x[0] * x[0], [1], true), Sample.Values(-2, 2, [3, 4, 2]));
        yield return new("outer two", x => Apply(x[0] * x[0], [0, 2], false), Sample.Values(-2, 2, [3, 4, 2]));
    }

    internal Tensor Apply(Tensor x, int[] dims, bool keep)
    {
        var shape = x.shape;
        var rows = Reduction.KeptShape(shape, dims, keep: true);
        using var source = ElementTypes.IsFloatingPoint(x.dtype) ? x.Handle() : x.AsType(ScalarType.Int64);
        var y = Tensor.Empty(Reduction.KeptShape(shape, dims, keep), source.dtype);
        if (source.dtype == ScalarType.Float32) Compute<float>(source, y, dims);
        else if (source.dtype == ScalarType.Float64) Compute<double>(source, y, dims);
        else Compute<long>(source, y, dims);
        return Record(y, [x], [], step => [step.Gradient.reshape(rows).expand(shape)]);
    }

    private static void Compute<T>(Tensor x, Tensor y, int[] dims) where T : unmanaged, INumber<T>
    {
        var to = y.AsSpan<T>();
        if (x.NumberOfElements == 0)
        {
            to.Clear();
            return;
        }
        if (Reduction.IsLeading(dims) && x.is_contiguous() && dims.Length < x.ndim)
        {
            // Rows are added up: no element is moved first.
            TotalOfRows(x.AsSpan<T>(), to);
            GC.KeepAlive(x);
            return;
        }
        using var dense = Reduction.DimensionsLast(x, dims);
        ReadOnlySpan<T> all = dense.AsSpan<T>();
        var n = all.Length / to.Length;
        for (var i = 0; i < to.Length; i++) to[i] = Total(all.Slice(i * n, n));
        GC.KeepAlive(x);
    }

    private static void TotalOfRows<T>(ReadOnlySpan<T> rows, Span<T> total) where T : unmanaged, INumber<T>
    {
        var count = rows.Length / total.Length;
        if (count <= RowBlock)
        {
            rows[..total.Length].CopyTo(total);
            for (var i = 1; i < count; i++) TensorPrimitives.Add(total, rows.Slice(i * total.Length, total.Length), total);
            return;
        }
        var half = (count / 2 + RowBlock - 1) / RowBlock * RowBlock * total.Length;
        TotalOfRows(rows[..half], total);
        var second = new T[total.Length];
        TotalOfRows(rows[half..], second);
        TensorPrimitives.Add(total, second, total);
    }

    private static T Total<T>(ReadOnlySpan<T> values) where T : unmanaged, INumber<T>
    {
        if (values.Length <= Block) return TensorPrimitives.Sum(values);
        var half = (values.Length / 2 + Block - 1) / Block * Block;
        return Total(values[..half]) + Total(values[half..]);
    }
}

/// <summary>What reductions over dimensions have in common.</summary>
internal static class Reduction
{
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

    internal static bool IsLeading(int[] dims)
    {
        for (var i = 0; i < dims.Length; i++)
            if (dims[i] != i) return false;
        return true;
    }

    /// <summary>The values with the given dimensions moved to the end, in row-major order, without history.</summary>
    internal static Tensor DimensionsLast(Tensor x, int[] dims)
    {
        var order = Enumerable.Range(0, (int)x.ndim).Where(d => !dims.Contains(d)).Concat(dims).ToArray();
        var (sizes, strides) = (x.shape, x.stride());
        using var view = x.View([.. order.Select(d => sizes[d])], [.. order.Select(d => strides[d])], x.Offset);
        return view.Dense();
    }
}
