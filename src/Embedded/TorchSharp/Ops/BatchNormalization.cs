using System.Numerics;
using System.Numerics.Tensors;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Batch normalisation by the batch's own statistics: y = w · (x − μ) / √(σ² + ε) + b, with mean μ and variance σ² of each channel, [N, C, …] → [N, C, …].</summary>
/// <remarks>
/// S. Ioffe and C. Szegedy, "Batch Normalization", 2015. With x̂ = (x − μ)/√(σ² + ε) and means over a channel:
/// dx = w/√(σ² + ε) · (g − mean(g) − x̂·mean(g·x̂)), dw = Σ g·x̂, db = Σ g. σ² divides by the number of values, not by one less.
/// </remarks>
internal sealed class BatchNormalization : Operator
{
    internal static readonly BatchNormalization Instance = new();

    internal override IEnumerable<Sample> Samples()
    {
        Sample Of(string name, long[] shape) => new(name, x => Apply(x[0], x[1], x[2], 1e-3, out _, out _) * x[3],
            Sample.Values(-2, 2, shape), Sample.Values(0.5, 2, [shape[1]], 1), Sample.Values(-1, 1, [shape[1]], 2), Sample.Values(-1, 1, shape, 3));
        return
        [
            Of("images", [2, 3, 2, 2]),
            Of("rows", [4, 3]),
            Of("one channel", [5, 1, 3]),
            new("without weights", x => Apply(x[0], null, null, 1e-3, out _, out _) * x[1], Sample.Values(-2, 2, [4, 2]), Sample.Values(-1, 1, [4, 2], 1)),
            new("non-contiguous", x => Apply(x[0].transpose(0, 1), x[1], x[2], 1e-3, out _, out _) * x[3],
                Sample.Values(-2, 2, [3, 4]), Sample.Values(0.5, 2, [3], 1), Sample.Values(-1, 1, [3], 2), Sample.Values(-1, 1, [4, 3], 3)),
        ];
    }

    /// <summary>Also gives each channel's mean and variance.</summary>
    internal Tensor Apply(Tensor x, Tensor? weight, Tensor? bias, double epsilon, out double[] mean, out double[] variance)
    {
        var y = Tensor.Empty(x.Sizes, x.dtype);
        using var values = x.Dense();
        var channels = new Channels(x.Sizes);
        (mean, variance) = x.dtype == ScalarType.Float32 ? Statistics<float>(values, channels) : Statistics<double>(values, channels);
        var (scale, shift) = (new double[channels.Count], new double[channels.Count]);
        var inverse = new double[channels.Count];
        double[]? w = Numbers(weight), b = Numbers(bias);
        for (var c = 0; c < channels.Count; c++)
        {
            inverse[c] = 1 / Math.Sqrt(variance[c] + epsilon);
            scale[c] = inverse[c] * (w?[c] ?? 1);
            shift[c] = (b?[c] ?? 0) - mean[c] * scale[c];
        }
        if (x.dtype == ScalarType.Float32) Forward<float>(values, channels, scale, shift, y);
        else Forward<double>(values, channels, scale, shift, y);
        var center = mean;
        Tensor?[] Backward(BackwardStep step)
        {
            Tensor?[] all = GradientMode.Enabled
                ? Rule(step.Gradient, step.Saved(0), weight is null ? null : step.Saved(1), channels, epsilon)
                : Fused(step.Gradient, step.Saved(0), channels, center, inverse, scale);
            if (weight is null) return [all[0]];
            return bias is null ? all[..2] : all;
        }
        return weight is null ? Record(y, [x], [x], Backward)
            : bias is null ? Record(y, [x, weight], [x, weight], Backward)
            : Record(y, [x, weight, bias], [x, weight], Backward);
    }

    private static Tensor?[] Rule(Tensor g, Tensor x, Tensor? weight, Channels channels, double epsilon)
    {
        long[] others = [.. Enumerable.Range(0, (int)x.ndim).Where(d => d != 1)];
        Tensor Mean(Tensor t) => t.sum(others, keepdim: true) / (double)channels.Values;
        var centered = x - Mean(x);
        var inverse = (Mean(centered * centered) + epsilon).rsqrt();
        var normal = centered * inverse;
        var scale = weight is null ? inverse : inverse * weight.reshape(channels.Broadcast(x.ndim));
        return [scale * (g - Mean(g) - normal * Mean(g * normal)), (g * normal).sum(others), g.sum(others)];
    }

    private static Tensor?[] Fused(Tensor g, Tensor x, Channels channels, double[] mean, double[] inverse, double[] scale)
    {
        Tensor dx = Tensor.Empty(x.Sizes, x.dtype), dWeight = Tensor.Empty([channels.Count], x.dtype), dBias = Tensor.Empty([channels.Count], x.dtype);
        using Tensor values = x.Dense(), gradient = g.Dense();
        if (x.dtype == ScalarType.Float32) Backward<float>(gradient, values, channels, mean, inverse, scale, dx, dWeight, dBias);
        else Backward<double>(gradient, values, channels, mean, inverse, scale, dx, dWeight, dBias);
        return [dx, dWeight, dBias];
    }

    private static (double[] Mean, double[] Variance) Statistics<T>(Tensor x, Channels channels) where T : unmanaged, IFloatingPointIeee754<T>
    {
        ReadOnlySpan<T> values = x.AsSpan<T>();
        var (mean, variance) = (new double[channels.Count], new double[channels.Count]);
        var centered = new T[channels.Pixels];
        for (var c = 0; c < channels.Count; c++)
        {
            double sum = 0, squares = 0;
            for (var n = 0; n < channels.Images; n++) sum += double.CreateTruncating(TensorPrimitives.Sum(channels.Of(values, n, c)));
            mean[c] = sum / channels.Values;
            var center = T.CreateTruncating(mean[c]);
            for (var n = 0; n < channels.Images; n++)
            {
                TensorPrimitives.Subtract(channels.Of(values, n, c), center, centered);
                squares += double.CreateTruncating(TensorPrimitives.SumOfSquares<T>(centered));
            }
            variance[c] = squares / channels.Values;
        }
        return (mean, variance);
    }

    private static void Forward<T>(Tensor x, Channels channels, double[] scale, double[] shift, Tensor y) where T : unmanaged, IFloatingPointIeee754<T>
    {
        ReadOnlySpan<T> values = x.AsSpan<T>();
        var to = y.AsSpan<T>();
        for (var n = 0; n < channels.Images; n++)
        {
            for (var c = 0; c < channels.Count; c++)
            {
                var result = channels.Of(to, n, c);
                TensorPrimitives.Multiply(channels.Of(values, n, c), T.CreateTruncating(scale[c]), result);
                TensorPrimitives.Add(result, T.CreateTruncating(shift[c]), result);
            }
        }
    }

    private static void Backward<T>(Tensor g, Tensor x, Channels channels, double[] mean, double[] inverse, double[] scale, Tensor dx, Tensor dWeight, Tensor dBias)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ReadOnlySpan<T> gradient = g.AsSpan<T>(), values = x.AsSpan<T>();
        Span<T> to = dx.AsSpan<T>(), toWeight = dWeight.AsSpan<T>(), toBias = dBias.AsSpan<T>();
        var centered = new T[channels.Pixels];
        for (var c = 0; c < channels.Count; c++)
        {
            double sum = 0, product = 0;
            var center = T.CreateTruncating(mean[c]);
            for (var n = 0; n < channels.Images; n++)
            {
                var row = channels.Of(gradient, n, c);
                TensorPrimitives.Subtract(channels.Of(values, n, c), center, centered);
                sum += double.CreateTruncating(TensorPrimitives.Sum(row));
                product += double.CreateTruncating(TensorPrimitives.Dot(row, centered));
            }
            toBias[c] = T.CreateTruncating(sum);
            toWeight[c] = T.CreateTruncating(product * inverse[c]);
            // dx = scale·g + slope·x + rest, with the channel's constants gathered.
            var slope = -scale[c] * inverse[c] * inverse[c] * product / channels.Values;
            T a = T.CreateTruncating(scale[c]), b = T.CreateTruncating(slope), rest = T.CreateTruncating(-scale[c] * sum / channels.Values);
            for (var n = 0; n < channels.Images; n++)
            {
                var result = channels.Of(to, n, c);
                TensorPrimitives.Subtract(channels.Of(values, n, c), center, centered);
                TensorPrimitives.Multiply(centered, b, centered);
                TensorPrimitives.Add(centered, rest, centered);
                TensorPrimitives.MultiplyAdd(channels.Of(gradient, n, c), a, centered, result);
            }
        }
    }

    private static double[]? Numbers(Tensor? tensor)
    {
        if (tensor is null) return null;
        using var real = tensor.to_type(ScalarType.Float64);
        using var dense = real.Dense();
        return dense.AsSpan<double>().ToArray();
    }

    /// <summary>Where the channels of a contiguous tensor lie.</summary>
    private readonly struct Channels(ReadOnlySpan<long> shape)
    {
        internal int Images { get; } = (int)shape[0];

        internal int Count { get; } = (int)shape[1];

        internal int Pixels { get; } = (int)Layout.Count(shape[2..]);

        /// <summary>Values in a channel.</summary>
        internal long Values => (long)Images * Pixels;

        internal ReadOnlySpan<T> Of<T>(ReadOnlySpan<T> all, int image, int channel) => all.Slice((image * Count + channel) * Pixels, Pixels);

        internal Span<T> Of<T>(Span<T> all, int image, int channel) => all.Slice((image * Count + channel) * Pixels, Pixels);

        /// <summary>The shape in which one number a channel meets the tensor: [1, C, 1, …].</summary>
        internal long[] Broadcast(long dimensions)
        {
            var broadcast = new long[dimensions];
            Array.Fill(broadcast, 1);
            broadcast[1] = Count;
            return broadcast;
        }
    }
}
