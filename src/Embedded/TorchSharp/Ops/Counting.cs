using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Bins: which one a value falls into, and how many values fall into each.</summary>
internal static class Bins
{
    /// <summary>How many boundaries lie before each value: those below it, or if <paramref name="right"/> those not above it.</summary>
    /// <param name="boundaries">In order along the last dimension: one row for all values, or one for each row of values.</param>
    /// <param name="values">Any shape.</param>
    /// <param name="right">Whether a boundary equal to the value lies before it.</param>
    /// <param name="narrow">Whether the result is Int32.</param>
    /// <param name="sorter">Positions that put the boundaries in order, or null if they are.</param>
    internal static Tensor Search(Tensor boundaries, Tensor values, bool right, bool narrow, Tensor? sorter)
    {
        if (boundaries.ndim == 0) throw new ArgumentException("torch.searchsorted(): boundaries tensor should have positive dimension, but it has none.");
        var shared = boundaries.ndim == 1;
        if (!shared && (values.ndim != boundaries.ndim || !values.Sizes[..^1].SequenceEqual(boundaries.Sizes[..^1])))
            throw new ArgumentException($"torch.searchsorted(): boundaries tensor should be 1 dimension or the first N-1 dimensions of boundaries tensor and input value tensor must match, but we got boundaries tensor {Layout.Text(boundaries.Sizes)} and input value tensor {Layout.Text(values.Sizes)}");
        if (sorter is not null) boundaries = boundaries.detach().gather(-1, sorter);
        var real = ElementTypes.IsFloatingPoint(boundaries.dtype) || ElementTypes.IsFloatingPoint(values.dtype);
        var type = real ? ScalarType.Float64 : ScalarType.Int64;
        using Tensor typedBounds = boundaries.AsType(type), typedValues = values.AsType(type), bounds = typedBounds.Dense(), points = typedValues.Dense();
        var result = Tensor.Empty(values.Sizes, ScalarType.Int64);
        var n = (int)boundaries.Sizes[^1];
        var perRow = shared ? result.NumberOfElements : values.Sizes[^1];
        if (real) Search(bounds.AsSpan<double>(), points.AsSpan<double>(), result.AsSpan<long>(), n, perRow, right);
        else Search(bounds.AsSpan<long>(), points.AsSpan<long>(), result.AsSpan<long>(), n, perRow, right);
        if (!narrow) return result;
        using (result) return result.to_type(ScalarType.Int32);
    }

    private static void Search<T>(ReadOnlySpan<T> bounds, ReadOnlySpan<T> points, Span<long> result, int n, long perRow, bool right) where T : INumber<T>
    {
        for (var i = 0; i < points.Length; i++)
        {
            var row = bounds.Slice((int)(i / perRow) * n, n);
            int low = 0, high = n;
            while (low < high)
            {
                var middle = (low + high) / 2;
                // Written so that NaN comes behind every boundary.
                if (right ? !(row[middle] > points[i]) : !(row[middle] >= points[i])) low = middle + 1;
                else high = middle;
            }
            result[i] = low;
        }
    }

    internal static Tensor Histogram(Tensor x, long bins, double least, double most)
    {
        if (bins <= 0) throw new ArgumentException($"torch.histc(): bins must be > 0, but got {bins}");
        if (!x.is_floating_point()) throw new NotSupportedException($"\"histogram_cpu\" not implemented for '{x.dtype}': convert with to_type(float32).");
        if (least > most) throw new ArgumentException("torch.histc(): max must be larger than min");
        using Tensor wide = x.AsType(ScalarType.Float64), dense = wide.Dense();
        ReadOnlySpan<double> values = dense.AsSpan<double>();
        if (least == most && values.Length > 0) (least, most) = (TensorPrimitives.Min(values), TensorPrimitives.Max(values));
        if (!double.IsFinite(least) || !double.IsFinite(most)) throw new ArgumentException($"torch.histc(): range of [{least}, {most}] is not finite");
        if (least == most) (least, most) = (least - 1, most + 1);
        var counts = new double[bins];
        foreach (var value in values)
            if (value >= least && value <= most) counts[Math.Min((long)((value - least) / (most - least) * bins), bins - 1)]++;
        return tensor(counts, dtype: x.dtype);
    }

    internal static Tensor Count(Tensor x, Tensor? weights, long least)
    {
        if (x.ndim != 1 || x.is_floating_point()) throw new ArgumentException($"bincount only supports 1-d non-negative integral inputs, not shape {Layout.Text(x.Sizes)} of {x.dtype}.");
        if (least < 0) throw new ArgumentException("minlength should be >= 0");
        if (weights is not null && !weights.Sizes.SequenceEqual(x.Sizes)) throw new ArgumentException($"weights should be 1-d and have the same length as input: {Layout.Text(weights.Sizes)} and {Layout.Text(x.Sizes)}");
        using Tensor wide = x.AsType(ScalarType.Int64), dense = wide.Dense();
        ReadOnlySpan<long> numbers = dense.AsSpan<long>();
        foreach (var number in numbers)
        {
            if (number < 0) throw new ArgumentException($"bincount only supports 1-d non-negative integral inputs, and there is a {number}.");
            least = Math.Max(least, number + 1);
        }
        if (weights is not null)
        {
            var type = weights.dtype == ScalarType.Float32 ? ScalarType.Float32 : ScalarType.Float64;
            return zeros(least, type).index_add_(0, wide, weights.detach().to_type(type), 1);
        }
        var counts = zeros(least, ScalarType.Int64);
        var to = counts.AsSpan<long>();
        foreach (var number in numbers) to[(int)number]++;
        return counts;
    }
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The number of the bin each element falls into: boundaries[i−1] &lt; x ≤ boundaries[i] gives i, or with right boundaries[i−1] ≤ x &lt; boundaries[i].</summary>
        public Tensor bucketize(Tensor boundaries, bool outInt32 = false, bool right = false)
        {
            if (boundaries.ndim != 1) throw new ArgumentException($"torch.searchsorted(): boundaries tensor must be 1 dimension, but got dim({boundaries.ndim})");
            return Bins.Search(boundaries, this, right, outInt32, null);
        }

        /// <summary>How many elements fall into each of the equal bins between min and max, both included; elements outside are not counted. Both 0: the elements' own range.</summary>
        public Tensor histc(long bins = 100, long min = 0, long max = 0) => Bins.Histogram(this, bins, min, max);

        /// <summary>How often 0, 1, 2, … appear in a vector of integers, or the sums of the weights of each.</summary>
        public Tensor bincount(Tensor? weights, long minlength = 0) => Bins.Count(this, weights, minlength);
    }

    /// <summary>The number of the bin each element falls into; see <see cref="Tensor.bucketize"/>.</summary>
    public static Tensor bucketize(Tensor input, Tensor boundaries, bool outInt32 = false, bool right = false) => input.bucketize(boundaries, outInt32, right);

    /// <summary>Where each value would have to be inserted to keep the sequence in order: before its equals, or with right behind them.</summary>
    /// <param name="sorted_sequence">In order along the last dimension: a vector for all values, or one row for each row of values.</param>
    /// <param name="values">Any shape, or of the sequence's shape but for the last dimension.</param>
    /// <param name="out_int32">Whether the result is Int32 instead of Int64.</param>
    /// <param name="right">Whether equals come before the value.</param>
    /// <param name="sorter">Positions that put the sequence in order, as argsort gives them, or null if it is.</param>
    public static Tensor searchsorted(Tensor sorted_sequence, Tensor values, bool out_int32 = false, bool right = false, Tensor? sorter = null) => Bins.Search(sorted_sequence, values, right, out_int32, sorter);

    /// <summary>Where a number would have to be inserted to keep the vector in order.</summary>
    public static Tensor searchsorted(Tensor sorted_sequence, Scalar values, bool out_int32, bool right, Tensor? sorter)
    {
        using var number = values.ToNumber();
        return Bins.Search(sorted_sequence, number, right, out_int32, sorter);
    }

    /// <summary>How many elements fall into each of equal bins; see <see cref="Tensor.histc"/>.</summary>
    public static Tensor histc(Tensor input, long bins = 100, long min = 0, long max = 0) => input.histc(bins, min, max);

    /// <summary>How often 0, 1, 2, … appear in a vector of integers, or the sums of the weights of each.</summary>
    public static Tensor bincount(Tensor input, Tensor? weights = null, long minlength = 0) => input.bincount(weights, minlength);
}
