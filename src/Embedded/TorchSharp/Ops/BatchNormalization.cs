using System.Numerics;
using TorchSharp.Kernels;
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

    internal override IReadOnlyDictionary<SampleKind, string> Inapplicable => new Dictionary<SampleKind, string>
    {
        [SampleKind.Broadcast] = "weight and bias have shapes of their own",
        [SampleKind.Empty] = "a channel without values has no mean",
    };

    internal override IEnumerable<Sample> Samples()
    {
        Sample Of(string name, long[] shape) => new(name, x => Apply(x[0], x[1], x[2], 1e-3, out _) * x[3],
            Sample.Values(-2, 2, shape), Sample.Values(0.5, 2, [shape[1]], 1), Sample.Values(-1, 1, [shape[1]], 2), Sample.Values(-1, 1, shape, 3));
        return
        [
            Of("images", [2, 3, 2, 2]),
            Of("rows", [4, 3]),
            Of("one channel", [5, 1, 3]),
            Of("size 1", [1, 1]),
            new("without weights", x => Apply(x[0], null, null, 1e-3, out _) * x[1], Sample.Values(-2, 2, [4, 2]), Sample.Values(-1, 1, [4, 2], 1)),
            new("non-contiguous", x => Apply(x[0].transpose(0, 1), x[1], x[2], 1e-3, out _) * x[3],
                Sample.Values(-2, 2, [3, 4]), Sample.Values(0.5, 2, [3], 1), Sample.Values(-1, 1, [3], 2), Sample.Values(-1, 1, [4, 3], 3)),
        ];
    }

    /// <summary>Also gives each channel's mean and variance, [2, C].</summary>
    internal Tensor Apply(Tensor x, Tensor? weight, Tensor? bias, double epsilon, out Tensor moments)
    {
        Tensor y = Tensor.Empty(x.Sizes, x.dtype), measured = Tensor.Empty([2, x.Sizes[1]], x.dtype);
        var channels = Channels(x);
        using (var values = x.Dense())
        using (Tensor? scale = weight?.Dense(), shift = bias?.Dense())
        {
            if (x.dtype == ScalarType.Float32) Forward<float>(channels, values, scale, shift, epsilon, y, measured);
            else Forward<double>(channels, values, scale, shift, epsilon, y, measured);
        }
        moments = measured;
        Tensor[] inputs = weight is null ? (bias is null ? [x] : [x, bias]) : bias is null ? [x, weight] : [x, weight, bias];
        return Record(y, inputs, weight is null ? [x, measured] : [x, measured, weight], step =>
        {
            var w = weight is null ? null : step.Saved(2);
            var (dx, dWeight, dBias) = GradientMode.Enabled
                ? Rule(step.Gradient, step.Saved(0), w, epsilon)
                : Fused(step.Gradient, step.Saved(0), w, step.Saved(1), epsilon);
            return weight is null ? (bias is null ? [dx] : [dx, dBias]) : bias is null ? [dx, dWeight] : [dx, dWeight, dBias];
        });
    }

    private static (Tensor, Tensor, Tensor) Rule(Tensor g, Tensor x, Tensor? weight, double epsilon)
    {
        long[] others = [.. Enumerable.Range(0, (int)x.ndim).Where(d => d != 1)], broadcast = [-1, .. Enumerable.Repeat(1L, (int)x.ndim - 2)];
        Tensor Mean(Tensor t) => t.sum(others, keepdim: true) / (double)Channels(x).Values;
        var centered = x - Mean(x);
        var inverse = (Mean(centered * centered) + epsilon).rsqrt();
        var normal = centered * inverse;
        var scale = weight is null ? inverse : inverse * weight.reshape(broadcast);
        return (scale * (g - Mean(g) - normal * Mean(g * normal)), (g * normal).sum(others), g.sum(others));
    }

    private static (Tensor, Tensor, Tensor) Fused(Tensor g, Tensor x, Tensor? weight, Tensor moments, double epsilon)
    {
        Tensor dx = Tensor.Empty(x.Sizes, x.dtype), dWeight = Tensor.Empty([x.Sizes[1]], x.dtype), dBias = Tensor.Empty([x.Sizes[1]], x.dtype);
        using Tensor values = x.Dense(), gradient = g.Dense();
        using var scale = weight?.Dense();
        if (x.dtype == ScalarType.Float32) Backward<float>(Channels(x), gradient, values, scale, moments, epsilon, dx, dWeight, dBias);
        else Backward<double>(Channels(x), gradient, values, scale, moments, epsilon, dx, dWeight, dBias);
        return (dx, dWeight, dBias);
    }

    private static ChannelShape Channels(Tensor x) => checked(new((int)x.Sizes[0], (int)x.Sizes[1], (int)Layout.Count(x.Sizes[2..])));

    private static unsafe void Forward<T>(ChannelShape channels, Tensor x, Tensor? weight, Tensor? bias, double epsilon, Tensor y, Tensor moments) where T : unmanaged, INumber<T>
    {
        T* mean = moments.Pointer<T>(), variance = mean + channels.Channels;
        BatchNorm.Statistics(channels, x.Pointer<T>(), mean, variance);
        BatchNorm.Forward(channels, x.Pointer<T>(), mean, variance, weight is null ? null : weight.Pointer<T>(), bias is null ? null : bias.Pointer<T>(), epsilon, y.Pointer<T>());
    }

    private static unsafe void Backward<T>(ChannelShape channels, Tensor g, Tensor x, Tensor? weight, Tensor moments, double epsilon, Tensor dx, Tensor dWeight, Tensor dBias) where T : unmanaged, INumber<T>
    {
        T* mean = moments.Pointer<T>(), variance = mean + channels.Channels;
        BatchNorm.Backward(
            channels, g.Pointer<T>(), x.Pointer<T>(), mean, variance, weight is null ? null : weight.Pointer<T>(), epsilon, dx.Pointer<T>(), dWeight.Pointer<T>(), dBias.Pointer<T>());
        GC.KeepAlive(moments);
    }
}

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Normalises each channel, by the batch's own statistics or by given ones, then scales and shifts it.</summary>
            /// <param name="input">[N, C] or [N, C, …].</param>
            /// <param name="running_mean">[C]; updated when training, used when not. Null: the batch's own are always used.</param>
            /// <param name="running_var">[C], likewise; an estimate that divides by one less than the number of values.</param>
            /// <param name="weight">[C], or null for ones.</param>
            /// <param name="bias">[C], or null for zeros.</param>
            /// <param name="training">Whether the batch's own statistics are used.</param>
            /// <param name="momentum">The part of the batch's statistics in the updated ones.</param>
            /// <param name="eps">Added to the variance.</param>
            public static Tensor batch_norm(Tensor input, Tensor? running_mean, Tensor? running_var, Tensor? weight = null, Tensor? bias = null, bool training = false, double momentum = 0.1, double eps = 1E-05)
            {
                CheckChannels("batch_norm", input, running_mean, running_var, weight, bias);
                if (!training && running_mean is not null && running_var is not null) return Fixed(input, running_mean, running_var, weight, bias, eps);
                if (input.NumberOfElements == 0) return input.clone();
                var values = input.NumberOfElements / input.Sizes[1];
                if (values == 1) throw new InvalidOperationException($"Expected more than 1 value per channel when training, got input size {Layout.Text(input.Sizes)}");
                var result = BatchNormalization.Instance.Apply(input, weight, bias, eps, out var moments);
                using (moments)
                    if (training) Blend(running_mean, running_var, moments, values, momentum);
                return result;
            }

            /// <summary>Mixes mean and variance, [2, C], of so many values a channel into the running ones.</summary>
            private static void Blend(Tensor? runningMean, Tensor? runningVariance, Tensor moments, long values, double momentum)
            {
                using var recording = no_grad();
                using var scope = NewDisposeScope();
                runningMean?.copy_(runningMean * (1 - momentum) + moments[0] * momentum);
                runningVariance?.copy_(runningVariance * (1 - momentum) + moments[1] * (momentum * values / (values - 1.0)));
            }

            /// <summary>Normalises by given statistics.</summary>
            private static Tensor Fixed(Tensor input, Tensor mean, Tensor variance, Tensor? weight, Tensor? bias, double eps)
            {
                using Tensor center = mean.detach().to_type(input.dtype), spread = variance.detach().to_type(input.dtype);
                return FixedNormalization.Instance.Apply(input, center, spread, weight, bias, eps);
            }

            private static void CheckChannels(string name, Tensor input, Tensor? running_mean, Tensor? running_var, Tensor? weight, Tensor? bias)
            {
                if (input.ndim < 2) throw new InvalidOperationException($"{name}: Expected an input [N, C, …], but got input of size: {Layout.Text(input.Sizes)}");
                CheckNormalization(name, input, weight, bias);
                var channels = input.Sizes[1];
                foreach (var (role, values) in new[] { (nameof(running_mean), running_mean), (nameof(running_var), running_var), (nameof(weight), weight), (nameof(bias), bias) })
                    if (values is not null && values.NumberOfElements != channels) throw new InvalidOperationException($"{role} should contain {channels} elements not {values.NumberOfElements}");
            }
        }
    }
}
