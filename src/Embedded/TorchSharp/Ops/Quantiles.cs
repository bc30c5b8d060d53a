using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Values at ranks of the sorted elements.</summary>
internal static class Quantiles
{
    /// <summary>The value in the middle of all, the lower of two; NaN if any is, unless NaN is left out. Equal ones share the gradient.</summary>
    internal static Tensor Median(Tensor x, bool skipNan)
    {
        if (x.numel() == 0) return full([], double.NaN, x.dtype);
        using var scope = NewDisposeScope();
        var flat = x.detach().reshape(-1);
        var sorted = flat.sort(0).Item1;
        var numbers = x.is_floating_point() ? sorted.isnan().logical_not().sum().item<long>() : flat.numel();
        // NaN is sorted to the end.
        var middle = sorted[numbers < flat.numel() && (!skipNan || numbers == 0) ? flat.numel() - 1 : (numbers - 1) / 2];
        if (!x.requires_grad || !GradientMode.Enabled) return scope.MoveToOuter(middle);
        var mask = (x.detach() == middle).to_type(x.dtype);
        return scope.MoveToOuter(middle + ((x - middle) * (mask / mask.sum())).sum());
    }

    /// <summary>Values at the ranks q·(n − 1), linear between two; shape of q, then the shape of x without the dimension. All elements if the dimension is −1.</summary>
    internal static Tensor Of(Tensor x, Tensor q, long dim, bool keep, bool skipNan)
    {
        var name = skipNan ? "nanquantile()" : "quantile()";
        if (!x.is_floating_point()) throw new InvalidOperationException($"{name} input tensor must be either float or double dtype");
        if (q.ndim > 1) throw new InvalidOperationException($"{name} q must be a scalar or 1D tensor");
        if (q.dtype != x.dtype) throw new InvalidOperationException($"{name} q tensor must be same dtype as the input tensor");
        if (x.numel() == 0) throw new InvalidOperationException($"{name} input tensor must be non-empty");
        using var scope = NewDisposeScope();
        if ((bool)((q < 0) | (q > 1)).any()) throw new InvalidOperationException($"{name} q values must be in the range [0, 1]");
        var all = dim == -1;
        // The dimension at the end, then sorted.
        var d = all ? 0 : Layout.Dimension(dim, x.ndim);
        var rows = all ? x.reshape(-1) : x.ndim == 0 ? x.reshape(1) : x.transpose(d, -1);
        var sorted = rows.sort(-1).Item1;
        var n = sorted.Sizes[^1];
        var missing = sorted.detach().isnan().sum(-1L, keepdim: true);
        var last = skipNan ? (n - 1 - missing).clamp_min(0).to_type(x.dtype) : full([.. sorted.Sizes[..^1], 1], n - 1, x.dtype);
        // A row with NaN gives NaN, which stands at its end.
        var ranks = q.detach().reshape(-1) * last;
        if (!skipNan) ranks = where(missing > 0, n - 1, ranks).to_type(x.dtype);
        var below = ranks.floor();
        var low = sorted.gather(-1, below.to_type(ScalarType.Int64));
        var high = sorted.gather(-1, ranks.ceil().to_type(ScalarType.Int64));
        var values = low.lerp(high, ranks - below);
        // The ranks come first in the result, and the dimension goes back where it was.
        values = values.unsqueeze(0).transpose(0, -1).squeeze(-1);
        if (all) values = keep ? values.reshape([values.Sizes[0], .. Enumerable.Repeat(1L, (int)x.ndim)]) : values;
        else if (x.ndim > 0)
        {
            values = values.unsqueeze(-1).transpose(d + 1, -1);
            if (!keep) values = values.squeeze(d + 1);
        }
        return scope.MoveToOuter(q.ndim == 0 ? values.squeeze(0) : values);
    }

    /// <summary>The commonest values along a dimension, the smallest of equally common ones, and where each stands last.</summary>
    internal static (Tensor Values, Tensor Places) Mode(Tensor x, long dim, bool keep)
    {
        if (x.ndim == 0) return (x * 1, zeros([], ScalarType.Int64));
        var d = Layout.Dimension(dim, x.ndim);
        if (x.Sizes[d] == 0) throw new InvalidOperationException($"mode(): Expected reduction dim {d} to have non-zero size.");
        using var rows = Reduction.DimensionsLast(x, [d]);
        var found = Tensor.Empty([.. rows.Sizes[..^1], 1], ScalarType.Int64);
        using var keys = rows.AsType(x.is_floating_point() ? ScalarType.Float64 : ScalarType.Int64);
        if (x.is_floating_point()) Commonest(keys.AsSpan<double>(), found.AsSpan<long>(), (int)x.Sizes[d]);
        else Commonest(keys.AsSpan<long>(), found.AsSpan<long>(), (int)x.Sizes[d]);
        var places = found.squeeze(-1).unsqueeze(d);
        var values = x.gather(d, places);
        return keep ? (values, places) : (values.squeeze(d), places.squeeze(d));
    }

    /// <summary>Where the commonest value of each row stands last, the smallest of equally common ones: equal values are neighbours when sorted. NaN, equal to nothing, comes after all numbers.</summary>
    private static void Commonest<T>(ReadOnlySpan<T> rows, Span<long> places, int n) where T : unmanaged, System.Numerics.INumber<T>
    {
        var (values, order) = (new T[n], new int[n]);
        for (var row = 0; row < places.Length; row++)
        {
            rows.Slice(row * n, n).CopyTo(values);
            for (var i = 0; i < n; i++) order[i] = i;
            Array.Sort(values, order);
            var most = -1;
            for (int start = 0, end; start < n; start = end)
            {
                var last = order[start];
                for (end = start + 1; end < n && values[end] == values[start]; end++) last = Math.Max(last, order[end]);
                var count = T.IsNaN(values[start]) ? 0 : end - start;
                if (count <= most) continue;
                (most, places[row]) = (count, last);
            }
        }
    }
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The value in the middle of all, the lower of two; NaN if any element is.</summary>
        public Tensor median() => Quantiles.Median(this, skipNan: false);

        /// <summary>The value in the middle of all that are numbers, the lower of two.</summary>
        public Tensor nanmedian() => Quantiles.Median(this, skipNan: true);

        /// <summary>Values at the ranks q·(n − 1) of the sorted elements, linear between two, along a dimension (all elements if it is −1).</summary>
        public Tensor quantile(Tensor q, long dim = -1, bool keepdim = false) => Quantiles.Of(this, q, dim, keepdim, skipNan: false);

        /// <summary><see cref="quantile"/> of the elements that are numbers.</summary>
        public Tensor nanquantile(Tensor q, long dim = -1, bool keepdim = false) => Quantiles.Of(this, q, dim, keepdim, skipNan: true);

        /// <summary>The commonest values along a dimension, the smallest of equally common ones, and where each stands last.</summary>
        public (Tensor, Tensor) mode(long dim = -1, bool keepdim = false) => Quantiles.Mode(this, dim, keepdim);
    }

    /// <summary>The value in the middle of all, the lower of two; NaN if any element is.</summary>
    public static Tensor median(Tensor input) => input.median();

    /// <summary>The value in the middle of all that are numbers, the lower of two.</summary>
    public static Tensor nanmedian(Tensor input) => input.nanmedian();

    /// <summary>Values at the ranks q·(n − 1) of the sorted elements, linear between two, along a dimension (all elements if it is −1).</summary>
    public static Tensor quantile(Tensor input, Tensor q, long dim = -1, bool keepdim = false) => input.quantile(q, dim, keepdim);

    /// <summary><see cref="quantile"/> of the elements that are numbers.</summary>
    public static Tensor nanquantile(Tensor input, Tensor q, long dim = -1, bool keepdim = false) => input.nanquantile(q, dim, keepdim);

    /// <summary>The commonest values along a dimension, the smallest of equally common ones, and where each stands last.</summary>
    public static (Tensor, Tensor) mode(Tensor input, long dim = -1, bool keepdim = false) => input.mode(dim, keepdim);
}
