using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Products over dimensions; integers give Int64. Each factor's gradient is g times the product of all others, so zeros do no harm.</summary>
internal sealed class Product : Operator
{
    internal static readonly Product Instance = new();

    internal override IEnumerable<Sample> Samples() =>
    [
        .. Sample.Unary(x => Apply(x, Reduction.AllDimensions(x), false)),
        new("middle, kept", x => Apply(x[0], [1], true), Sample.Values(-2, 2, [3, 4, 2])),
        new("with a zero", x => Apply(x[0] - x[0][1], [0], false), Sample.Values(-2, 2, [3])),
    ];

    /// <summary>The product of values that are converted first, if asked; it is of that type too.</summary>
    internal Tensor Apply(Tensor x, int[] dims, bool keep, ScalarType? type) =>
        type is null ? Apply(x, dims, keep) : Apply(x.to_type(type.Value), dims, keep).to_type(type.Value);

    internal Tensor Apply(Tensor x, int[] dims, bool keep)
    {
        using var source = ElementTypes.IsFloatingPoint(x.dtype) ? x.Handle() : x.AsType(ScalarType.Int64);
        var y = Tensor.Empty(Reduction.KeptShape(x.Sizes, dims, keep), source.dtype);
        if (source.dtype == ScalarType.Float32) Reduction.Fold<float, ProductFold<float>>(source, dims, y);
        else if (source.dtype == ScalarType.Float64) Reduction.Fold<double, ProductFold<double>>(source, dims, y);
        else Reduction.Fold<long, ProductFold<long>>(source, dims, y);
        var (shape, kept) = (x.shape, Reduction.KeptShape(x.Sizes, dims, keep: true));
        return Record(y, [x], [x], step =>
        {
            // Over one dimension the others are those before and those behind.
            var factors = step.Saved(0);
            if (dims.Length != 1) factors = factors.reshape(-1);
            var d = dims.Length == 1 ? dims[0] : 0;
            var before = CumulativeProduct.Instance.Apply(CumulativeProduct.Shifted(factors, d, towardsEnd: true, 1), d, fromEnd: false);
            var behind = CumulativeProduct.Instance.Apply(CumulativeProduct.Shifted(factors, d, towardsEnd: false, 1), d, fromEnd: true);
            var others = (before * behind).reshape(shape);
            return [step.Gradient.reshape(kept) * others];
        });
    }
}

/// <summary>Running products along a dimension, yₖ = xₖ·yₖ₋₁. With λₖ = gₖ + xₖ₊₁·λₖ₊₁ the gradient is λₖ·yₖ₋₁: no division, so zeros do no harm.</summary>
internal sealed class CumulativeProduct : Operator
{
    internal static readonly CumulativeProduct Instance = new();

    internal override IEnumerable<Sample> Samples() =>
    [
        new("last", x => Apply(x[0], 1, false), Sample.Values(-2, 2, [3, 4])),
        new("first, reversed", x => Apply(x[0], 0, true), Sample.Values(-2, 2, [3, 4])),
        new("non-contiguous", x => Apply(x[0].t(), 1, false), Sample.Values(-2, 2, [3, 4])),
        new("with a zero", x => Apply(x[0] - x[0][1], 0, false), Sample.Values(-2, 2, [4])),
        new("size 1", x => Apply(x[0], 0, false), Sample.Values(-2, 2, [1])),
        new("0-d", x => Apply(x[0], 0, false), Sample.Values(-2, 2, [])),
        new("empty", x => Apply(x[0], 1, false), Sample.Values(-2, 2, [0, 3])),
    ];

    internal Tensor Apply(Tensor x, int dim, bool fromEnd)
    {
        if (x.ndim == 0) return x * 1;
        if (!x.is_floating_point() && x.dtype != ScalarType.Int64) return Apply(x.to_type(ScalarType.Int64), dim, fromEnd);
        using var first = Tensor.Empty(x.Sizes, x.dtype);
        first.fill_(0);
        using (var edge = Slice.Instance.Apply(first, dim, fromEnd ? x.Sizes[dim] - 1 : 0, fromEnd ? x.Sizes[dim] : 1, 1))
        using (var value = Slice.Instance.Apply(x.detach(), dim, fromEnd ? x.Sizes[dim] - 1 : 0, fromEnd ? x.Sizes[dim] : 1, 1))
            Strided.Copy(value, edge);
        var y = LinearRecurrence.Values(x, first, dim, fromEnd);
        return Record(y, [x], [x, y], step =>
        {
            var (factors, products) = (step.Saved(0), step.Saved(1));
            var next = Shifted(factors, dim, towardsEnd: fromEnd, 0);
            var sum = LinearRecurrence.Instance.Apply(next, step.Gradient, dim, !fromEnd);
            return [sum * Shifted(products, dim, towardsEnd: !fromEnd, 1)];
        });
    }

    /// <summary>Every element moved one place on along a dimension, the place that becomes free filled.</summary>
    internal static Tensor Shifted(Tensor x, int dim, bool towardsEnd, double fill)
    {
        if (x.ndim == 0) return full([], fill, x.dtype);
        var n = x.Sizes[dim];
        if (n == 0) return x;
        var shape = x.shape;
        shape[dim] = 1;
        var edge = full(shape, fill, x.dtype);
        return towardsEnd ? cat([edge, Slice.Instance.Apply(x, dim, 0, n - 1, 1)], dim) : cat([Slice.Instance.Apply(x, dim, 1, n, 1), edge], dim);
    }
}

/// <summary>sₖ = aₖ·sₖ₋₁ + bₖ along a dimension, from 0. With λₖ = gₖ + aₖ₊₁·λₖ₊₁, the same from the other end: db = λ, daₖ = λₖ·sₖ₋₁.</summary>
internal sealed class LinearRecurrence : Operator
{
    internal static readonly LinearRecurrence Instance = new();

    internal override IReadOnlyDictionary<SampleKind, string> Inapplicable => new Dictionary<SampleKind, string> { [SampleKind.Broadcast] = "every step has its factor and its term" };

    internal override IEnumerable<Sample> Samples() =>
    [
        new("last", x => Apply(x[0], x[1], 1, false), Sample.Values(-2, 2, [3, 4]), Sample.Values(-2, 2, [3, 4], 1)),
        new("first, reversed", x => Apply(x[0], x[1], 0, true), Sample.Values(-2, 2, [3, 4]), Sample.Values(-2, 2, [3, 4], 1)),
        new("non-contiguous", x => Apply(x[0].t(), x[1], 1, false), Sample.Values(-2, 2, [3, 4]), Sample.Values(-2, 2, [4, 3], 1)),
        new("size 1", x => Apply(x[0], x[1], 0, false), Sample.Values(-2, 2, [1]), Sample.Values(-2, 2, [1], 1)),
        new("empty", x => Apply(x[0], x[1], 1, false), Sample.Values(-2, 2, [0, 3]), Sample.Values(-2, 2, [0, 3], 1)),
    ];

    internal Tensor Apply(Tensor a, Tensor b, int dim, bool fromEnd)
    {
        var s = Values(a, b, dim, fromEnd);
        return Record(s, [a, b], [a, s], step =>
        {
            var sum = Apply(CumulativeProduct.Shifted(step.Saved(0), dim, towardsEnd: fromEnd, 0), step.Gradient, dim, !fromEnd);
            return [step.Needs(0) ? sum * CumulativeProduct.Shifted(step.Saved(1), dim, towardsEnd: !fromEnd, 0) : null, sum];
        });
    }

    /// <summary>The values without history.</summary>
    internal static Tensor Values(Tensor a, Tensor b, int dim, bool fromEnd)
    {
        var s = Tensor.Empty(b.Sizes, b.dtype);
        Strided.Copy(b, s);
        if (s.NumberOfElements == 0) return s;
        using var factors = a.Dense();
        var (steps, step) = ((int)s.Sizes[dim], (int)s.Strides[dim]);
        if (s.dtype == ScalarType.Float32) Run(factors.AsSpan<float>(), s.AsSpan<float>(), steps, step, fromEnd);
        else if (s.dtype == ScalarType.Float64) Run(factors.AsSpan<double>(), s.AsSpan<double>(), steps, step, fromEnd);
        else Run(factors.AsSpan<long>(), s.AsSpan<long>(), steps, step, fromEnd);
        return s;
    }

    private static void Run<T>(ReadOnlySpan<T> a, Span<T> s, int steps, int step, bool fromEnd) where T : INumber<T>
    {
        var block = steps * step;
        for (var start = 0; start < s.Length; start += block)
        {
            var factors = a.Slice(start, block);
            var part = s.Slice(start, block);
            if (fromEnd) for (var i = block - step - 1; i >= 0; i--) part[i] += factors[i] * part[i + step];
            else for (var i = step; i < block; i++) part[i] += factors[i] * part[i - step];
        }
    }
}

/// <summary>ln of running sums of eˣ along a dimension, yₖ = ln(eˣᵏ + eʸᵏ⁻¹), without overflow.</summary>
/// <remarks>Backward: rₖ = gₖ + e^(yₖ − yₖ₊₁)·rₖ₊₁ and dxₖ = e^(xₖ − yₖ)·rₖ; no exponent is above 0.</remarks>
internal sealed class LogCumulativeSumExp : Operator
{
    internal static readonly LogCumulativeSumExp Instance = new();

    internal override IEnumerable<Sample> Samples() =>
    [
        new("last", x => Apply(x[0], 1), Sample.Values(-2, 2, [3, 4])),
        new("non-contiguous", x => Apply(x[0].t(), 0), Sample.Values(-2, 2, [3, 4])),
        new("far apart", x => Apply(x[0], 0), Sample.Values(-900, 900, [5])),
        new("size 1", x => Apply(x[0], 0), Sample.Values(-2, 2, [1])),
        new("0-d", x => Apply(x[0], 0), Sample.Values(-2, 2, [])),
        new("empty", x => Apply(x[0], 1), Sample.Values(-2, 2, [0, 3])),
    ];

    internal Tensor Apply(Tensor x, int dim)
    {
        if (!x.is_floating_point()) throw new InvalidOperationException($"logcumsumexp is not implemented for {x.dtype}: convert the input with to_type(float32).");
        if (x.ndim == 0) return x * 1;
        var y = Tensor.Empty(x.Sizes, x.dtype);
        Strided.Copy(x, y);
        if (y.NumberOfElements > 0)
        {
            var (steps, step) = ((int)y.Sizes[dim], (int)y.Strides[dim]);
            if (y.dtype == ScalarType.Float32) Run(y.AsSpan<float>(), steps, step);
            else Run(y.AsSpan<double>(), steps, step);
        }
        return Record(y, [x], [x, y], step =>
        {
            var (input, sums) = (step.Saved(0), step.Saved(1));
            var ratios = Ratio(sums, CumulativeProduct.Shifted(sums, dim, towardsEnd: false, double.PositiveInfinity));
            return [Ratio(input, sums) * LinearRecurrence.Instance.Apply(ratios, step.Gradient, dim, fromEnd: true)];
        });

        // −∞ − (−∞) is a sum without terms: nothing flows.
        static Tensor Ratio(Tensor a, Tensor b) => where(a == float.NegativeInfinity, 0, (a - b).exp());
    }

    private static void Run<T>(Span<T> y, int steps, int step) where T : IFloatingPointIeee754<T>
    {
        var block = steps * step;
        for (var start = 0; start < y.Length; start += block)
        {
            for (var i = start + step; i < start + block; i++)
            {
                T a = y[i], b = y[i - step];
                y[i] = a == b && T.IsInfinity(a) ? a : T.Max(a, b) + NearOne.Log1p(T.Exp(-T.Abs(a - b)));
            }
        }
    }
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The product of all elements; integers and truth values give Int64.</summary>
        public Tensor prod(ScalarType? type = null) => Product.Instance.Apply(this, Reduction.AllDimensions(this), false, type);

        /// <summary>Products over a dimension; integers and truth values give Int64.</summary>
        public Tensor prod(long dim, bool keepdim = false, ScalarType? type = null) => Product.Instance.Apply(this, Reduction.Dimensions(this, [dim]), keepdim, type);

        /// <summary>Running products along a dimension.</summary>
        public Tensor cumprod(long dim, ScalarType? type = null) => type is null ? CumulativeProduct.Instance.Apply(this, Layout.Dimension(dim, ndim), fromEnd: false) : to_type(type.Value).cumprod(dim).to_type(type.Value);

        /// <summary>ln of running sums of eˣ along a dimension, without overflow.</summary>
        public Tensor logcumsumexp(long dim) => LogCumulativeSumExp.Instance.Apply(this, Layout.Dimension(dim, ndim));
    }

    /// <summary>The product of all elements; integers and truth values give Int64.</summary>
    public static Tensor prod(Tensor input, ScalarType? type = null) => input.prod(type);

    /// <summary>Products over a dimension; integers and truth values give Int64.</summary>
    public static Tensor prod(Tensor input, long dim, bool keepdim = false, ScalarType? type = null) => input.prod(dim, keepdim, type);

    /// <summary>Running products along a dimension.</summary>
    public static Tensor cumprod(Tensor input, long dim, ScalarType? dtype = null) => input.cumprod(dim, dtype);

    /// <summary>ln of running sums of eˣ along a dimension, without overflow.</summary>
    public static Tensor logcumsumexp(Tensor input, long dim) => input.logcumsumexp(dim);
}
