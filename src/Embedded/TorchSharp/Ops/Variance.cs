using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Variances Σ(x − x̄)² / (n − 1), or / n if biased, and their roots, over dimensions; none means all.</summary>
internal static class Variance
{
    internal static (Tensor Variance, Tensor Mean) Of(Tensor x, ReadOnlySpan<long> dims, bool unbiased, bool keep, ScalarType? type)
    {
        using var scope = NewDisposeScope();
        var source = type is null ? x : x.to_type(type.Value);
        if (!source.is_floating_point()) throw new InvalidOperationException($"var(): std and var only support floating point and complex dtypes, and this is {source.dtype}");
        var counted = Reduction.Count(source, Reduction.Dimensions(source, dims));
        var mean = Mean.Instance.Apply(source, dims, true, null);
        var squares = Sum.Instance.Apply((source - mean).square(), dims, keep, null);
        return scope.MoveToOuter(
            squares / (double)Math.Max(counted - (unbiased ? 1 : 0), 0),
            keep ? mean : mean.reshape(Reduction.KeptShape(source.Sizes, Reduction.Dimensions(source, dims), keep: false)));
    }

    internal static (Tensor Deviation, Tensor Mean) RootOf(Tensor x, ReadOnlySpan<long> dims, bool unbiased, bool keep, ScalarType? type)
    {
        using var scope = NewDisposeScope();
        var (variance, mean) = Of(x, dims, unbiased, keep, type);
        // √ has no slope at 0; there all elements are equal, and their gradient is 0.
        var none = variance == 0;
        return scope.MoveToOuter(where(none, variance, where(none, 1, variance).sqrt()), mean);
    }

    /// <summary>The first of two results; the second goes.</summary>
    internal static Tensor First((Tensor Result, Tensor Mean) both)
    {
        both.Mean.Dispose();
        return both.Result;
    }
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The variance of all elements; over n − 1, or n if biased.</summary>
        public Tensor var(bool unbiased = true) => Variance.First(Variance.Of(this, [], unbiased, false, null));

        /// <summary>The variance over a dimension.</summary>
        public Tensor var(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => Variance.First(Variance.Of(this, [dim], unbiased, keepdim, type));

        /// <summary>The variance over dimensions; none means all.</summary>
        public Tensor var(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => Variance.First(Variance.Of(this, dimensions, unbiased, keepdim, type));

        /// <summary>The variance over dimensions; none means all.</summary>
        public Tensor var(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => Variance.First(Variance.Of(this, dimensions, unbiased, keepdim, type));

        /// <summary>The variance over two dimensions.</summary>
        public Tensor var((long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => Variance.First(Variance.Of(this, [dim.Item1, dim.Item2], unbiased, keepdim, type));

        /// <summary>The variance over three dimensions.</summary>
        public Tensor var((long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => Variance.First(Variance.Of(this, [dim.Item1, dim.Item2, dim.Item3], unbiased, keepdim, type));

        /// <summary>The standard deviation of all elements; over n − 1, or n if biased.</summary>
        public Tensor std(bool unbiased = true) => Variance.First(Variance.RootOf(this, [], unbiased, false, null));

        /// <summary>The standard deviation over a dimension.</summary>
        public Tensor std(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => Variance.First(Variance.RootOf(this, [dim], unbiased, keepdim, type));

        /// <summary>The standard deviation over dimensions; none means all.</summary>
        public Tensor std(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => Variance.First(Variance.RootOf(this, dimensions, unbiased, keepdim, type));

        /// <summary>The standard deviation over dimensions; none means all.</summary>
        public Tensor std(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => Variance.First(Variance.RootOf(this, dimensions, unbiased, keepdim, type));

        /// <summary>The standard deviation over two dimensions.</summary>
        public Tensor std((long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => Variance.First(Variance.RootOf(this, [dim.Item1, dim.Item2], unbiased, keepdim, type));

        /// <summary>The standard deviation over three dimensions.</summary>
        public Tensor std((long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => Variance.First(Variance.RootOf(this, [dim.Item1, dim.Item2, dim.Item3], unbiased, keepdim, type));

        /// <summary>The variance and the mean of all elements; over n − 1, or n if biased.</summary>
        public (Tensor, Tensor) var_mean(bool unbiased = true) => Variance.Of(this, [], unbiased, false, null);

        /// <summary>The variance and the mean over a dimension.</summary>
        public (Tensor, Tensor) var_mean(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => Variance.Of(this, [dim], unbiased, keepdim, type);

        /// <summary>The variance and the mean over dimensions; none means all.</summary>
        public (Tensor, Tensor) var_mean(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => Variance.Of(this, dimensions, unbiased, keepdim, type);

        /// <summary>The variance and the mean over dimensions; none means all.</summary>
        public (Tensor, Tensor) var_mean(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => Variance.Of(this, dimensions, unbiased, keepdim, type);

        /// <summary>The variance and the mean over two dimensions.</summary>
        public (Tensor, Tensor) var_mean((long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => Variance.Of(this, [dim.Item1, dim.Item2], unbiased, keepdim, type);

        /// <summary>The variance and the mean over three dimensions.</summary>
        public (Tensor, Tensor) var_mean((long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => Variance.Of(this, [dim.Item1, dim.Item2, dim.Item3], unbiased, keepdim, type);

        /// <summary>The standard deviation and the mean of all elements; over n − 1, or n if biased.</summary>
        public (Tensor, Tensor) std_mean(bool unbiased = true) => Variance.RootOf(this, [], unbiased, false, null);

        /// <summary>The standard deviation and the mean over a dimension.</summary>
        public (Tensor, Tensor) std_mean(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => Variance.RootOf(this, [dim], unbiased, keepdim, type);

        /// <summary>The standard deviation and the mean over dimensions; none means all.</summary>
        public (Tensor, Tensor) std_mean(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => Variance.RootOf(this, dimensions, unbiased, keepdim, type);

        /// <summary>The standard deviation and the mean over dimensions; none means all.</summary>
        public (Tensor, Tensor) std_mean(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => Variance.RootOf(this, dimensions, unbiased, keepdim, type);

        /// <summary>The standard deviation and the mean over two dimensions.</summary>
        public (Tensor, Tensor) std_mean((long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => Variance.RootOf(this, [dim.Item1, dim.Item2], unbiased, keepdim, type);

        /// <summary>The standard deviation and the mean over three dimensions.</summary>
        public (Tensor, Tensor) std_mean((long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => Variance.RootOf(this, [dim.Item1, dim.Item2, dim.Item3], unbiased, keepdim, type);
    }

    /// <summary>The variance of all elements; over n − 1, or n if biased.</summary>
    public static Tensor var(Tensor input, bool unbiased = true) => input.var(unbiased);

    /// <summary>The variance over a dimension.</summary>
    public static Tensor var(Tensor input, long dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => input.var(dimensions, unbiased, keepdim, type);

    /// <summary>The variance over dimensions; none means all.</summary>
    public static Tensor var(Tensor input, long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => input.var(dimensions, unbiased, keepdim, type);

    /// <summary>The variance over two dimensions.</summary>
    public static Tensor var(Tensor input, (long, long) dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => input.var(dimensions, unbiased, keepdim, type);

    /// <summary>The variance over three dimensions.</summary>
    public static Tensor var(Tensor input, (long, long, long) dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => input.var(dimensions, unbiased, keepdim, type);

    /// <summary>The standard deviation of all elements; over n − 1, or n if biased.</summary>
    public static Tensor std(Tensor input, bool unbiased = true) => input.std(unbiased);

    /// <summary>The standard deviation over a dimension.</summary>
    public static Tensor std(Tensor input, long dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => input.std(dimensions, unbiased, keepdim, type);

    /// <summary>The standard deviation over dimensions; none means all.</summary>
    public static Tensor std(Tensor input, long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => input.std(dimensions, unbiased, keepdim, type);

    /// <summary>The standard deviation over two dimensions.</summary>
    public static Tensor std(Tensor input, (long, long) dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => input.std(dimensions, unbiased, keepdim, type);

    /// <summary>The standard deviation over three dimensions.</summary>
    public static Tensor std(Tensor input, (long, long, long) dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => input.std(dimensions, unbiased, keepdim, type);

    /// <summary>The variance and the mean of all elements; over n − 1, or n if biased.</summary>
    public static (Tensor, Tensor) var_mean(Tensor input, bool unbiased = true) => input.var_mean(unbiased);

    /// <summary>The variance and the mean over a dimension.</summary>
    public static (Tensor, Tensor) var_mean(Tensor input, long dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => input.var_mean(dimensions, unbiased, keepdim, type);

    /// <summary>The variance and the mean over dimensions; none means all.</summary>
    public static (Tensor, Tensor) var_mean(Tensor input, long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => input.var_mean(dimensions, unbiased, keepdim, type);

    /// <summary>The variance and the mean over two dimensions.</summary>
    public static (Tensor, Tensor) var_mean(Tensor input, (long, long) dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => input.var_mean(dimensions, unbiased, keepdim, type);

    /// <summary>The variance and the mean over three dimensions.</summary>
    public static (Tensor, Tensor) var_mean(Tensor input, (long, long, long) dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => input.var_mean(dimensions, unbiased, keepdim, type);

    /// <summary>The variance and the mean over dimensions; none means all.</summary>
    public static (Tensor, Tensor) var_mean(Tensor input, ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => input.var_mean(dimensions, unbiased, keepdim, type);

    /// <summary>The standard deviation and the mean of all elements; over n − 1, or n if biased.</summary>
    public static (Tensor, Tensor) std_mean(Tensor input, bool unbiased = true) => input.std_mean(unbiased);

    /// <summary>The standard deviation and the mean over a dimension.</summary>
    public static (Tensor, Tensor) std_mean(Tensor input, long dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => input.std_mean(dimensions, unbiased, keepdim, type);

    /// <summary>The standard deviation and the mean over dimensions; none means all.</summary>
    public static (Tensor, Tensor) std_mean(Tensor input, long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => input.std_mean(dimensions, unbiased, keepdim, type);

    /// <summary>The standard deviation and the mean over two dimensions.</summary>
    public static (Tensor, Tensor) std_mean(Tensor input, (long, long) dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => input.std_mean(dimensions, unbiased, keepdim, type);

    /// <summary>The standard deviation and the mean over three dimensions.</summary>
    public static (Tensor, Tensor) std_mean(Tensor input, (long, long, long) dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => input.std_mean(dimensions, unbiased, keepdim, type);

    /// <summary>The standard deviation and the mean over dimensions; none means all.</summary>
    public static (Tensor, Tensor) std_mean(Tensor input, ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => input.std_mean(dimensions, unbiased, keepdim, type);
}
