using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Sums over dimensions; integers and truth values add up to Int64. The gradient is repeated over them.</summary>
internal sealed class Sum : Operator
{
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
        if (source.dtype == ScalarType.Float32) Reduction.Fold<float, SumFold<float>>(source, dims, y);
        else if (source.dtype == ScalarType.Float64) Reduction.Fold<double, SumFold<double>>(source, dims, y);
        else Reduction.Fold<long, SumFold<long>>(source, dims, y);
        return Record(y, [x], [], step => [step.Gradient.reshape(rows).expand(shape)]);
    }

    /// <summary>The same of values that are converted first, if asked; the sum is of that type too.</summary>
    internal Tensor Apply(Tensor x, ReadOnlySpan<long> dims, bool keep, ScalarType? type)
    {
        var source = type is null || type == x.dtype ? x : x.to_type(type.Value);
        var y = Apply(source, Reduction.Dimensions(source, dims), keep);
        return type is null ? y : y.to_type(type.Value);
    }

    /// <summary>Means over dimensions; none means all.</summary>
    internal Tensor Mean(Tensor x, ReadOnlySpan<long> dims, bool keep, ScalarType? type)
    {
        if (!ElementTypes.IsFloatingPoint(type ?? x.dtype)) throw new InvalidOperationException($"mean(): could not infer output dtype. Input dtype must be either a floating point or complex dtype. Got: {type ?? x.dtype}");
        return Apply(x, dims, keep, type) / (double)Reduction.Count(x, Reduction.Dimensions(x, dims));
    }

    /// <summary>Means of the elements that are numbers.</summary>
    internal Tensor NanMean(Tensor x, ReadOnlySpan<long> dims, bool keep, ScalarType? type)
    {
        if (!x.is_floating_point()) throw new InvalidOperationException($"nanmean(): expected input to have floating point or complex dtype but got {x.dtype}");
        var counted = Apply(x.isnan().logical_not(), dims, keep, null);
        return Apply(where(x.isnan(), 0, x), dims, keep, type) / counted;
    }
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The sum of all elements; integers and truth values add up to Int64.</summary>
        public Tensor sum(ScalarType? type = null) => Sum.Instance.Apply(this, [], false, type);

        /// <summary>Sums over one dimension.</summary>
        public Tensor sum(long dim, bool keepdim = false, ScalarType? type = null) => Sum.Instance.Apply(this, [dim], keepdim, type);

        /// <summary>Sums over two dimensions.</summary>
        public Tensor sum(long dim0, long dim1, bool keepdim = false, ScalarType? type = null) => Sum.Instance.Apply(this, [dim0, dim1], keepdim, type);

        /// <summary>Sums over three dimensions.</summary>
        public Tensor sum(long dim0, long dim1, long dim2, bool keepdim = false, ScalarType? type = null) => Sum.Instance.Apply(this, [dim0, dim1, dim2], keepdim, type);

        /// <summary>Sums over dimensions; none means all.</summary>
        public Tensor sum(long[] dim, bool keepdim = false, ScalarType? type = null) => Sum.Instance.Apply(this, dim, keepdim, type);

        /// <summary>Sums over dimensions; none means all.</summary>
        public Tensor sum(ReadOnlySpan<long> dim, bool keepdim = false, ScalarType? type = null) => Sum.Instance.Apply(this, dim, keepdim, type);

        /// <summary>The sum of the elements that are numbers.</summary>
        public Tensor nansum() => is_floating_point() ? torch.where(isnan(), 0, this).sum() : sum();

        /// <summary>The mean of all elements.</summary>
        public Tensor mean() => Sum.Instance.Mean(this, [], false, null);

        /// <summary>Means over dimensions; none means all.</summary>
        public Tensor mean(long[] dimensions, bool keepdim = false, ScalarType? type = null) => Sum.Instance.Mean(this, dimensions, keepdim, type);

        /// <summary>The mean of the elements that are numbers, over a dimension or all.</summary>
        public Tensor nanmean(int? dim = null, bool keepdim = false, ScalarType? dtype = null) => Sum.Instance.NanMean(this, dim is null ? [] : [dim.Value], keepdim, dtype);
    }

    /// <summary>The sum of all elements; integers and truth values add up to Int64.</summary>
    public static Tensor sum(Tensor input, ScalarType? type = null) => input.sum(type);

    /// <summary>Sums over one dimension.</summary>
    public static Tensor sum(Tensor input, long dim, bool keepdim = false, ScalarType? type = null) => input.sum(dim, keepdim, type);

    /// <summary>Sums over dimensions; none means all.</summary>
    public static Tensor sum(Tensor input, ReadOnlySpan<long> dim, bool keepdim = false, ScalarType? type = null) => input.sum(dim, keepdim, type);

    /// <summary>The sum of the elements that are numbers.</summary>
    public static Tensor nansum(Tensor input) => input.nansum();

    /// <summary>The mean of all elements.</summary>
    public static Tensor mean(Tensor input) => input.mean();

    /// <summary>Means over dimensions; none means all.</summary>
    public static Tensor mean(Tensor input, long[] dimensions, bool keepdim = false, ScalarType? type = null) => input.mean(dimensions, keepdim, type);

    /// <summary>The mean of the elements that are numbers, over a dimension or all.</summary>
    public static Tensor nanmean(Tensor input, int? dim = null, bool keepdim = false, ScalarType? dtype = null) => input.nanmean(dim, keepdim, dtype);
}
