using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>The different elements of a tensor, or the different slices along a dimension. NaN differs from everything, itself included.</summary>
internal static class Distinct
{
    internal static (Tensor Output, Tensor? Inverse, Tensor? Counts) Of(Tensor x, int? dim, bool sort, bool inverse, bool counts)
    {
        if (dim is { } along && x.ndim == 0) dim = null;
        var d = dim is null ? 0 : Layout.Dimension(dim.Value, x.ndim);
        if (sort && (dim is null || x.ndim == 1)) return OfElements(x, inverse, counts);
        // One row for each element or slice.
        using var first = dim is null ? x.detach().reshape(-1, 1) : x.detach().movedim([d], [0]);
        using var rows = first.Dense();
        var (order, starts) = x.dtype switch
        {
            ScalarType.Float32 => Groups<float>(rows, sort),
            ScalarType.Float64 => Groups<double>(rows, sort),
            ScalarType.Int64 => Groups<long>(rows, sort),
            ScalarType.Int32 => Groups<int>(rows, sort),
            ScalarType.Int16 => Groups<short>(rows, sort),
            ScalarType.Int8 => Groups<sbyte>(rows, sort),
            _ => Groups<byte>(rows, sort),
        };
        var chosen = new long[starts.Count];
        for (var i = 0; i < chosen.Length; i++) chosen[i] = order[starts[i]];
        using var places = tensor(chosen);
        var output = dim is null ? x.reshape(-1).index_select(0, places) : x.index_select(d, places);
        return (output, inverse ? Inverse(order, starts).reshape(dim is null ? x.shape : [order.Length]) : null, counts ? Counts(order, starts) : null);
    }

    /// <summary>The rows in order, and where in it a row begins that differs from the one before.</summary>
    private static (long[] Order, List<int> Starts) Groups<T>(Tensor rows, bool sort) where T : unmanaged, INumber<T>
    {
        var n = (int)rows.Sizes[0];
        var length = n == 0 ? 0 : (int)(rows.NumberOfElements / n);
        var order = new long[n];
        for (var i = 0; i < n; i++) order[i] = i;
        if (sort) Array.Sort(order, (a, b) => Row<T>(rows, a, length).SequenceCompareTo(Row<T>(rows, b, length)) is var sign && sign != 0 ? sign : a.CompareTo(b));
        var starts = new List<int>();
        for (var i = 0; i < n; i++)
            if (i == 0 || Differ(Row<T>(rows, order[i], length), Row<T>(rows, order[i - 1], length))) starts.Add(i);
        return (order, starts);
    }

    /// <summary>Numbers the different elements as they appear and sorts only those, which may be few.</summary>
    private static (Tensor Output, Tensor? Inverse, Tensor? Counts) OfElements(Tensor x, bool inverse, bool counts)
    {
        using var row = x.reshape(-1);
        using var dense = row.detach().Dense();
        var numbers = inverse || counts ? new int[x.NumberOfElements] : null;
        using var firsts = tensor((x.dtype switch
        {
            ScalarType.Float32 => Number<float>(dense, numbers),
            ScalarType.Float64 => Number<double>(dense, numbers),
            ScalarType.Int64 => Number<long>(dense, numbers),
            ScalarType.Int32 => Number<int>(dense, numbers),
            ScalarType.Int16 => Number<short>(dense, numbers),
            ScalarType.Int8 => Number<sbyte>(dense, numbers),
            _ => Number<byte>(dense, numbers),
        }).ToArray());
        using var different = dense.index_select(0, firsts);
        using var order = Sorting.Places(different, 0, different.NumberOfElements, descending: false);
        using var places = firsts.index_select(0, order);
        var output = row.index_select(0, places);
        if (numbers is null) return (output, null, null);

        var ranks = new long[different.NumberOfElements];
        long rank = 0;
        foreach (var number in order.AsSpan<long>()) ranks[number] = rank++;
        var (rankOf, sizes) = (Tensor.Empty(x.Sizes, ScalarType.Int64), new long[ranks.Length]);
        var to = rankOf.AsSpan<long>();
        for (var i = 0; i < numbers.Length; i++) sizes[to[i] = ranks[numbers[i]]]++;
        if (inverse) return (output, rankOf, counts ? tensor(sizes) : null);
        rankOf.Dispose();
        return (output, null, tensor(sizes));
    }

    /// <summary>Where each different element appears first, and the number of each element among those.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static List<long> Number<T>(Tensor elements, int[]? numbers) where T : unmanaged, INumber<T>
    {
        ReadOnlySpan<T> values = elements.AsSpan<T>();
        var known = new Dictionary<T, int>();
        var firsts = new List<long>();
        for (var i = 0; i < values.Length; i++)
        {
            var isKnown = false;
            var number = firsts.Count;
            // The dictionary takes NaN for equal to itself.
            if (!T.IsNaN(values[i]))
            {
                ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(known, values[i], out isKnown);
                number = isKnown ? entry : entry = number;
            }
            if (!isKnown) firsts.Add(i);
            if (numbers is not null) numbers[i] = number;
        }
        GC.KeepAlive(elements);
        return firsts;
    }

    private static ReadOnlySpan<T> Row<T>(Tensor rows, long i, int length) where T : unmanaged => rows.AsSpan<T>().Slice((int)i * length, length);

    private static bool Differ<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b) where T : unmanaged, INumber<T>
    {
        for (var i = 0; i < a.Length; i++)
            if (a[i] != b[i]) return true;
        return false;
    }

    private static Tensor Inverse(long[] order, List<int> starts)
    {
        var inverse = new long[order.Length];
        for (int i = 0, group = -1; i < order.Length; i++)
        {
            if (group + 1 < starts.Count && starts[group + 1] == i) group++;
            inverse[order[i]] = group;
        }
        return tensor(inverse);
    }

    private static Tensor Counts(long[] order, List<int> starts)
    {
        var counts = new long[starts.Count];
        for (var i = 0; i < counts.Length; i++) counts[i] = (i + 1 < counts.Length ? starts[i + 1] : order.Length) - starts[i];
        return tensor(counts);
    }
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The different elements in order, or the different slices along a dimension.</summary>
        /// <param name="sorted">The result is in order either way.</param>
        /// <param name="return_inverse">Whether to give, for each element (or slice), its position in the result; else null.</param>
        /// <param name="return_counts">Whether to give how often each appears; else null.</param>
        /// <param name="dim">A dimension whose slices are compared, or null for elements.</param>
        public (Tensor, Tensor, Tensor) unique(bool sorted = true, bool return_inverse = false, bool return_counts = false, int? dim = null)
        {
            var (output, inverse, counts) = Distinct.Of(this, dim, sort: true, return_inverse, return_counts);
            return (output, inverse!, counts!);
        }

        /// <summary>The elements (or slices) without those that equal the one before.</summary>
        /// <param name="return_inverse">Whether to give, for each element (or slice), its position in the result; else null.</param>
        /// <param name="return_counts">Whether to give how long each run is; else null.</param>
        /// <param name="dim">A dimension whose slices are compared, or null for elements.</param>
        public (Tensor, Tensor, Tensor) unique_consecutive(bool return_inverse = false, bool return_counts = false, int? dim = null)
        {
            var (output, inverse, counts) = Distinct.Of(this, dim, sort: false, return_inverse, return_counts);
            return (output, inverse!, counts!);
        }

        /// <summary>Whether each element is among others; NaN never is.</summary>
        public Tensor isin(Tensor test_elements, bool assumeUnique = false, bool invert = false)
        {
            var type = ElementTypes.Promote(this, test_elements) is var common && ElementTypes.IsFloatingPoint(common) ? ScalarType.Float64 : ScalarType.Int64;
            using Tensor elements = AsType(type), others = test_elements.AsType(type), dense = elements.Dense(), denseOthers = others.Dense();
            var found = Empty(Sizes, ScalarType.Bool);
            if (type == ScalarType.Float64) Find<double>(dense, denseOthers, found, invert);
            else Find<long>(dense, denseOthers, found, invert);
            return found;
        }

        private static void Find<T>(Tensor elements, Tensor others, Tensor found, bool invert) where T : unmanaged, System.Numerics.INumber<T>
        {
            var known = new HashSet<T>();
            foreach (var value in others.AsSpan<T>())
                if (!T.IsNaN(value)) known.Add(value);
            ReadOnlySpan<T> values = elements.AsSpan<T>();
            var to = found.AsSpan<byte>();
            for (var i = 0; i < to.Length; i++) to[i] = known.Contains(values[i]) != invert ? (byte)1 : (byte)0;
        }
    }

    /// <summary>The different elements in order, or the different slices along a dimension; see <see cref="Tensor.unique"/>.</summary>
    public static (Tensor, Tensor, Tensor) unique(Tensor input, bool sorted = true, bool return_inverse = false, bool return_counts = false, int? dim = null) => input.unique(sorted, return_inverse, return_counts, dim);

    /// <summary>The elements (or slices) without those that equal the one before; see <see cref="Tensor.unique_consecutive"/>.</summary>
    public static (Tensor, Tensor, Tensor) unique_consecutive(Tensor input, bool return_inverse = false, bool return_counts = false, int? dim = null) => input.unique_consecutive(return_inverse, return_counts, dim);

    /// <summary>Whether each element is among others; NaN never is.</summary>
    public static Tensor isin(Tensor tensor, Tensor test_elements, bool assumeUnique = false, bool invert = false) => tensor.isin(test_elements, assumeUnique, invert);
}
