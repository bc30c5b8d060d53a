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
    }

    /// <summary>The sum of all elements; integers and truth values add up to Int64.</summary>
    public static Tensor sum(Tensor input, ScalarType? type = null) => input.sum(type);

    /// <summary>Sums over one dimension.</summary>
    public static Tensor sum(Tensor input, long dim, bool keepdim = false, ScalarType? type = null) => input.sum(dim, keepdim, type);

    /// <summary>Sums over dimensions; none means all.</summary>
    public static Tensor sum(Tensor input, ReadOnlySpan<long> dim, bool keepdim = false, ScalarType? type = null) => input.sum(dim, keepdim, type);

    /// <summary>The sum of the elements that are numbers.</summary>
    public static Tensor nansum(Tensor input) => input.nansum();
}
