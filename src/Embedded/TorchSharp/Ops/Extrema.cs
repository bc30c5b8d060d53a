using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>The largest or smallest element along a dimension and where it stands: the first of equals; NaN wins. The gradient goes there.</summary>
internal sealed class Extremum : Operator
{
    internal static readonly Extremum Instance = new();

    internal override IEnumerable<Sample> Samples() =>
    [
        new("largest", x => Apply(x[0], 1, false, largest: true).Values, Sample.Values(-2, 2, [3, 4])),
        new("smallest, first dimension, kept", x => Apply(x[0], 0, true, largest: false).Values, Sample.Values(-2, 2, [3, 4])),
        new("non-contiguous", x => Apply(x[0].t(), 1, false, largest: true).Values, Sample.Values(-2, 2, [3, 4])),
        new("size 1", x => Apply(x[0], 0, false, largest: true).Values, Sample.Values(-2, 2, [1])),
        new("empty", x => Apply(x[0], 1, false, largest: true).Values, Sample.Values(-2, 2, [0, 3])),
    ];

    internal (Tensor Values, Tensor Places) Apply(Tensor x, int dim, bool keep, bool largest)
    {
        var single = x.ndim == 0;
        var source = single ? x.reshape(1) : x;
        var places = Places(source, dim, largest);
        var values = Gather.Instance.Apply(source, dim, places);
        if (single) return (values.reshape([]), places.reshape([]));
        return keep ? (values, places) : (values.squeeze(dim), places.squeeze(dim));
    }

    /// <summary>The place in a dimension, or in row-major order if it is null.</summary>
    internal static Tensor Place(Tensor x, long? dim, bool keep, bool largest)
    {
        if (dim is null)
        {
            if (x.numel() == 0) throw new InvalidOperationException($"{(largest ? "argmax" : "argmin")}(): Expected reduction dim to be specified for input.numel() == 0. Specify the reduction dim with the 'dim' argument.");
            return Places(x.reshape(-1), 0, largest).reshape([]);
        }
        var d = Layout.Dimension(dim.Value, x.ndim);
        var places = Places(x.ndim == 0 ? x.reshape(1) : x, d, largest);
        return keep && x.ndim > 0 ? places : places.squeeze(d);
    }

    /// <summary>The positions, with the dimension kept at size 1.</summary>
    private static Tensor Places(Tensor x, int dim, bool largest)
    {
        if (x.Sizes[dim] == 0) throw new InvalidOperationException($"Expected reduction dim {dim} to have non-zero size, and the tensor has shape {Layout.Text(x.Sizes)}.");
        var places = Tensor.Empty(Reduction.KeptShape(x.Sizes, [dim], keep: true), ScalarType.Int64);
        using var dense = Reduction.DimensionsLast(x, [dim]);
        var n = (int)x.Sizes[dim];
        switch (x.dtype)
        {
            case ScalarType.Float32: Find<float>(dense, places, n, largest); break;
            case ScalarType.Float64: Find<double>(dense, places, n, largest); break;
            case ScalarType.Int64: Find<long>(dense, places, n, largest); break;
            case ScalarType.Int32: Find<int>(dense, places, n, largest); break;
            case ScalarType.Int16: Find<short>(dense, places, n, largest); break;
            case ScalarType.Int8: Find<sbyte>(dense, places, n, largest); break;
            default: Find<byte>(dense, places, n, largest); break;
        }
        return places;
    }

    private static unsafe void Find<T>(Tensor x, Tensor places, int n, bool largest) where T : unmanaged, INumber<T>
    {
        var from = x.Pointer<T>();
        var to = places.Pointer<long>();
        Spans.InParts(places.NumberOfElements, Math.Max(1, (1 << 15) / n), (start, length) =>
        {
            for (var row = start; row < start + length; row++)
            {
                var line = new ReadOnlySpan<T>(from + row * n, n);
                to[row] = largest ? Reduction.PlaceOf<T, MaximumFold<T>>(line) : Reduction.PlaceOf<T, MinimumFold<T>>(line);
            }
        });
        GC.KeepAlive(x);
        GC.KeepAlive(places);
    }
}

/// <summary>The largest or smallest element over dimensions; NaN wins. Equal ones share the gradient.</summary>
internal sealed class ExtremeValue : Operator
{
    internal static readonly ExtremeValue Instance = new();

    internal override IEnumerable<Sample> Samples() =>
    [
        .. Sample.Unary(x => Apply(x, x.ndim == 2 && x.Sizes[0] == 0 ? [1] : Reduction.AllDimensions(x), false, largest: true)),
        new("smallest, outer two, kept", x => Apply(x[0], [0, 2], true, largest: false), Sample.Values(-2, 2, [3, 4, 2])),
    ];

    internal Tensor Apply(Tensor x, ReadOnlySpan<long> dims, bool keep, bool largest, Tensor? @out)
    {
        var y = Apply(x, Reduction.Dimensions(x, dims), keep, largest);
        return @out is null ? y : InPlace.Copy(@out, y);
    }

    /// <summary>The extreme of all elements. One that is NaN has its gradient; amax's and amin's is NaN everywhere then.</summary>
    internal Tensor OfAll(Tensor x, bool largest) => Apply(x, Reduction.AllDimensions(x), false, largest, toNaN: true);

    internal Tensor Apply(Tensor x, int[] dims, bool keep, bool largest, bool toNaN = false)
    {
        if (x.numel() == 0)
        {
            var name = largest ? "amax" : "amin";
            if (dims.Length == x.ndim) throw new InvalidOperationException($"{name}(): Expected reduction dim to be specified for input.numel() == 0. Specify the reduction dim with the 'dim' argument.");
            foreach (var d in dims)
                if (x.Sizes[d] == 0) throw new InvalidOperationException($"{name}(): Expected reduction dim {d} to have non-zero size.");
        }
        var kept = Reduction.KeptShape(x.Sizes, dims, keep: true);
        var y = Tensor.Empty(Reduction.KeptShape(x.Sizes, dims, keep), x.dtype);
        switch (x.dtype)
        {
            case ScalarType.Float32: Fold<float>(x, dims, y, largest); break;
            case ScalarType.Float64: Fold<double>(x, dims, y, largest); break;
            case ScalarType.Int64: Fold<long>(x, dims, y, largest); break;
            case ScalarType.Int32: Fold<int>(x, dims, y, largest); break;
            case ScalarType.Int16: Fold<short>(x, dims, y, largest); break;
            case ScalarType.Int8: Fold<sbyte>(x, dims, y, largest); break;
            default: Fold<byte>(x, dims, y, largest); break;
        }
        return Record(y, [x], [x, y], step =>
        {
            var equal = step.Saved(0) == step.Saved(1).reshape(kept);
            if (toNaN) equal |= step.Saved(0).isnan();
            var mask = equal.to_type(step.Gradient.dtype);
            return [step.Gradient.reshape(kept) / Sum.Instance.Apply(mask, dims, true) * mask];
        });
    }

    /// <summary>Whether any or all elements over dimensions are not 0.</summary>
    internal static Tensor Truth(Tensor x, ReadOnlySpan<long> dims, bool keep, bool any)
    {
        using var truth = x.AsType(ScalarType.Bool);
        var reduced = Reduction.Dimensions(x, dims);
        var y = Tensor.Empty(Reduction.KeptShape(x.Sizes, reduced, keep), ScalarType.Bool);
        Fold<byte>(truth, reduced, y, largest: any);
        return y;
    }

    private static void Fold<T>(Tensor x, int[] dims, Tensor y, bool largest) where T : unmanaged, INumber<T>
    {
        if (largest) Reduction.Fold<T, MaximumFold<T>>(x, dims, y);
        else Reduction.Fold<T, MinimumFold<T>>(x, dims, y);
    }
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The largest element; where several are equal they share the gradient.</summary>
        public Tensor max() => ExtremeValue.Instance.OfAll(this, largest: true);

        /// <summary>The largest elements along a dimension and their positions, the first of equals.</summary>
        public (Tensor values, Tensor indexes) max(long dim, bool keepdim = false) => Extremum.Instance.Apply(this, Layout.Dimension(dim, ndim), keepdim, largest: true);

        /// <summary>The largest elements over dimensions; equal ones share the gradient.</summary>
        public Tensor amax(long[] dims, bool keepdim = false, Tensor? @out = null) => ExtremeValue.Instance.Apply(this, dims, keepdim, largest: true, @out);

        /// <summary>The largest elements over dimensions; equal ones share the gradient.</summary>
        public Tensor amax(ReadOnlySpan<long> dims, bool keepdim = false, Tensor? @out = null) => ExtremeValue.Instance.Apply(this, dims, keepdim, largest: true, @out);

        /// <summary>The largest elements over dimensions, all if none is named; equal ones share the gradient.</summary>
        public Tensor amax(params long[] dims) => ExtremeValue.Instance.Apply(this, dims, false, largest: true, null);

        /// <summary>The position of the largest element in row-major order.</summary>
        public Tensor argmax() => Extremum.Place(this, null, false, largest: true);

        /// <summary>The positions of the largest elements along a dimension, the first of equals.</summary>
        public Tensor argmax(long dim, bool keepdim = false) => Extremum.Place(this, dim, keepdim, largest: true);

        /// <summary>The smallest element; where several are equal they share the gradient.</summary>
        public Tensor min() => ExtremeValue.Instance.OfAll(this, largest: false);

        /// <summary>The smallest elements along a dimension and their positions, the first of equals.</summary>
        public (Tensor values, Tensor indexes) min(long dim, bool keepdim = false) => Extremum.Instance.Apply(this, Layout.Dimension(dim, ndim), keepdim, largest: false);

        /// <summary>The smallest elements over dimensions; equal ones share the gradient.</summary>
        public Tensor amin(long[] dims, bool keepdim = false, Tensor? @out = null) => ExtremeValue.Instance.Apply(this, dims, keepdim, largest: false, @out);

        /// <summary>The smallest elements over dimensions; equal ones share the gradient.</summary>
        public Tensor amin(ReadOnlySpan<long> dims, bool keepdim = false, Tensor? @out = null) => ExtremeValue.Instance.Apply(this, dims, keepdim, largest: false, @out);

        /// <summary>The smallest elements over dimensions, all if none is named; equal ones share the gradient.</summary>
        public Tensor amin(params long[] dims) => ExtremeValue.Instance.Apply(this, dims, false, largest: false, null);

        /// <summary>The position of the smallest element in row-major order.</summary>
        public Tensor argmin() => Extremum.Place(this, null, false, largest: false);

        /// <summary>The positions of the smallest elements along a dimension, the first of equals.</summary>
        public Tensor argmin(long dim, bool keepdim = false) => Extremum.Place(this, dim, keepdim, largest: false);

        /// <summary>The smallest and the largest elements along a dimension, or of all.</summary>
        public (Tensor, Tensor) aminmax(long? dim = null, bool keepdim = false)
        {
            int[] dims = dim is null ? Reduction.AllDimensions(this) : Reduction.Dimensions(this, [dim.Value]);
            return (ExtremeValue.Instance.Apply(this, dims, keepdim, largest: false), ExtremeValue.Instance.Apply(this, dims, keepdim, largest: true));
        }

        /// <summary>Whether any element is true or not 0.</summary>
        public Tensor any() => ExtremeValue.Truth(this, [], false, any: true);

        /// <summary>Whether any element is true or not 0, along a dimension.</summary>
        public Tensor any(long dim, bool keepdim = false) => ExtremeValue.Truth(this, [dim], keepdim, any: true);

        /// <summary>Whether all elements are true or not 0.</summary>
        public Tensor all() => ExtremeValue.Truth(this, [], false, any: false);

        /// <summary>Whether all elements are true or not 0, along a dimension.</summary>
        public Tensor all(long dim, bool keepdim = false) => ExtremeValue.Truth(this, [dim], keepdim, any: false);
    }

    /// <summary>The largest element; where several are equal they share the gradient.</summary>
    public static Tensor max(Tensor input) => input.max();

    /// <summary>The largest elements along a dimension and their positions, the first of equals.</summary>
    public static (Tensor values, Tensor indexes) max(Tensor input, long dim, bool keepdim = false) => input.max(dim, keepdim);

    /// <summary>The largest elements over dimensions; equal ones share the gradient.</summary>
    public static Tensor amax(Tensor input, long[] dims, bool keepdim = false, Tensor? @out = null) => input.amax(dims, keepdim, @out);

    /// <summary>The largest elements over dimensions; equal ones share the gradient.</summary>
    public static Tensor amax(Tensor input, ReadOnlySpan<long> dims, bool keepdim = false, Tensor? @out = null) => input.amax(dims, keepdim, @out);

    /// <summary>The position of the largest element in row-major order.</summary>
    public static Tensor argmax(Tensor input) => input.argmax();

    /// <summary>The positions of the largest elements along a dimension, the first of equals.</summary>
    public static Tensor argmax(Tensor input, long dim, bool keepdim = false) => input.argmax(dim, keepdim);

    /// <summary>The smallest element; where several are equal they share the gradient.</summary>
    public static Tensor min(Tensor input) => input.min();

    /// <summary>The smallest elements along a dimension and their positions, the first of equals.</summary>
    public static (Tensor values, Tensor indexes) min(Tensor input, long dim, bool keepdim = false) => input.min(dim, keepdim);

    /// <summary>The smallest elements over dimensions; equal ones share the gradient.</summary>
    public static Tensor amin(Tensor input, long[] dims, bool keepdim = false, Tensor? @out = null) => input.amin(dims, keepdim, @out);

    /// <summary>The smallest elements over dimensions; equal ones share the gradient.</summary>
    public static Tensor amin(Tensor input, ReadOnlySpan<long> dims, bool keepdim = false, Tensor? @out = null) => input.amin(dims, keepdim, @out);

    /// <summary>The position of the smallest element in row-major order.</summary>
    public static Tensor argmin(Tensor input) => input.argmin();

    /// <summary>The positions of the smallest elements along a dimension, the first of equals.</summary>
    public static Tensor argmin(Tensor input, long dim, bool keepdim = false) => input.argmin(dim, keepdim);

    /// <summary>The smallest and the largest elements along a dimension, or of all.</summary>
    public static (Tensor, Tensor) aminmax(Tensor input, long? dim = null, bool keepdim = false) => input.aminmax(dim, keepdim);

    /// <summary>Whether any element is true or not 0.</summary>
    public static Tensor any(Tensor input) => input.any();

    /// <summary>Whether any element is true or not 0, along a dimension.</summary>
    public static Tensor any(Tensor input, long dim, bool keepdim = false) => input.any(dim, keepdim);

    /// <summary>Whether all elements are true or not 0.</summary>
    public static Tensor all(Tensor input) => input.all();

    /// <summary>Whether all elements are true or not 0, along a dimension.</summary>
    public static Tensor all(Tensor input, long dim, bool keepdim = false) => input.all(dim, keepdim);
}
