using System.Numerics;
using System.Numerics.Tensors;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Means over dimensions, y = Σx / n over the n elements that share a place in the result. dx = g / n, repeated over them.</summary>
internal sealed class Mean : Operator
{
    internal static readonly Mean Instance = new();

    internal override IEnumerable<Sample> Samples()
    {
        foreach (var sample in Sample.Unary(x => Apply(x * x, Reduction.AllDimensions(x), false))) yield return sample;
        yield return new("middle, kept", x => Apply(x[0] * x[0], [1], true), Sample.Values(-2, 2, [3, 4, 2]));
        yield return new("outer two", x => Apply(x[0] * x[0], [0, 2], false), Sample.Values(-2, 2, [3, 4, 2]));
    }

    internal Tensor Apply(Tensor x, int[] dims, bool keep)
    {
        var shape = x.shape;
        var rows = Reduction.KeptShape(shape, dims, keep: true);
        var count = (double)Reduction.Count(x, dims);
        var y = Tensor.Empty(Reduction.KeptShape(shape, dims, keep), x.dtype);
        if (x.dtype == ScalarType.Float32) Forward<float>(x, dims, count, y);
        else Forward<double>(x, dims, count, y);
        return Record(y, [x], [], step => [Backward(step.Gradient, count, rows, shape)]);
    }

    /// <summary>Means over dimensions counted from either end; none means all.</summary>
    /// <exception cref="InvalidOperationException">The values are no floating-point numbers.</exception>
    internal Tensor Apply(Tensor x, ReadOnlySpan<long> dims, bool keep, ScalarType? type)
    {
        if (!ElementTypes.IsFloatingPoint(type ?? x.dtype)) throw new InvalidOperationException($"mean(): could not infer output dtype. Input dtype must be either a floating point or complex dtype. Got: {type ?? x.dtype}");
        var source = type is null || type == x.dtype ? x : x.to_type(type.Value);
        return Apply(source, Reduction.Dimensions(source, dims), keep);
    }

    /// <summary>Means of the elements that are numbers.</summary>
    internal static Tensor OfNumbers(Tensor x, ReadOnlySpan<long> dims, bool keep, ScalarType? type)
    {
        if (!x.is_floating_point()) throw new InvalidOperationException($"nanmean(): expected input to have floating point or complex dtype but got {x.dtype}");
        var counted = Sum.Instance.Apply(x.isnan().logical_not(), dims, keep, null);
        return Sum.Instance.Apply(where(x.isnan(), 0, x), dims, keep, type) / counted;
    }

    private static void Forward<T>(Tensor x, int[] dims, double count, Tensor y) where T : unmanaged, IFloatingPointIeee754<T>
    {
        Reduction.Fold<T, SumFold<T>>(x, dims, y);
        TensorPrimitives.Divide(y.AsSpan<T>(), T.CreateTruncating(count), y.AsSpan<T>());
    }

    private static Tensor Backward(Tensor g, double count, long[] rows, long[] shape)
    {
        if (!GradientMode.Enabled && g.NumberOfElements == 1) return full(shape, g.Single<double>() / count, g.dtype);
        return (g / count).reshape(rows).expand(shape);
    }
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The mean of all elements.</summary>
        public Tensor mean() => Mean.Instance.Apply(this, [], false, null);

        /// <summary>Means over dimensions; none means all.</summary>
        public Tensor mean(long[] dimensions, bool keepdim = false, ScalarType? type = null) => Mean.Instance.Apply(this, dimensions, keepdim, type);

        /// <summary>The mean of the elements that are numbers, over a dimension or all.</summary>
        public Tensor nanmean(int? dim = null, bool keepdim = false, ScalarType? dtype = null) => Mean.OfNumbers(this, dim is null ? [] : [dim.Value], keepdim, dtype);
    }

    /// <summary>The mean of all elements.</summary>
    public static Tensor mean(Tensor input) => input.mean();

    /// <summary>Means over dimensions; none means all.</summary>
    public static Tensor mean(Tensor input, long[] dimensions, bool keepdim = false, ScalarType? type = null) => input.mean(dimensions, keepdim, type);

    /// <summary>The mean of the elements that are numbers, over a dimension or all.</summary>
    public static Tensor nanmean(Tensor input, int? dim = null, bool keepdim = false, ScalarType? dtype = null) => input.nanmean(dim, keepdim, dtype);
}
