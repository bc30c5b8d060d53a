using System.Numerics;
using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Normalisation of groups of channels of each sample, y = w · (x − μ) · r + b with r = 1/√(σ² + ε): group, layer and instance normalisation.</summary>
/// <remarks>
/// Y. Wu and K. He, "Group Normalization", 2018; J. L. Ba et al., "Layer Normalization", 2016; D. Ulyanov et al., "Instance Normalization", 2016.
/// With x̂ = (x − μ)·r, ĝ = g·w and means over a group: dx = r · (ĝ − mean(ĝ) − x̂·mean(ĝ·x̂)), dw = Σ g·x̂, db = Σ g. σ² divides by the number of values, not by one less.
/// </remarks>
internal sealed class GroupNormalization : Operator
{
    internal static readonly GroupNormalization Instance = new();

    internal override IReadOnlyDictionary<SampleKind, string> Inapplicable => new Dictionary<SampleKind, string> { [SampleKind.Broadcast] = "weight and bias have shapes of their own" };

    internal override IEnumerable<Sample> Samples()
    {
        Sample Of(string name, long[] shape, long[] channels, GroupNormShape cut, Func<Tensor, Tensor>? view = null) => new(
            name, x => Apply(view is null ? x[0] : view(x[0]), cut, x[1], x[2], 1e-2, out _) * x[3],
            Sample.Values(-2, 2, shape), Sample.Values(0.5, 2, channels, 1), Sample.Values(-1, 1, channels, 2), Sample.Values(-1, 1, view is null ? shape : [.. shape.Reverse()], 3));
        return
        [
            Of("layers", [3, 5], [5], new(3, 1, 5, 1)),
            Of("layers of a shape", [2, 3, 4], [3, 4], new(2, 1, 12, 1)),
            Of("groups of images", [2, 4, 3], [4], new(2, 2, 2, 3)),
            Of("groups of rows", [3, 6], [6], new(3, 2, 3, 1)),
            Of("non-contiguous", [4, 3], [4], new(3, 1, 4, 1), x => x.transpose(0, 1)),
            Of("size 1", [1, 1], [1], new(1, 1, 1, 1)),
            Of("empty", [0, 3], [3], new(0, 1, 3, 1)),
            new("without weights", x => Apply(x[0], new(2, 2, 1, 4), null, null, 1e-2, out _) * x[1], Sample.Values(-2, 2, [2, 2, 4]), Sample.Values(-1, 1, [2, 2, 4], 1)),
            new("a weight alone", x => Apply(x[0], new(2, 1, 4, 1), x[1], null, 1e-2, out _) * x[2], Sample.Values(-2, 2, [2, 4]), Sample.Values(0.5, 2, [4], 1), Sample.Values(-1, 1, [2, 4], 2)),
            new("a bias alone", x => Apply(x[0], new(2, 1, 4, 1), null, x[1], 1e-2, out _) * x[2], Sample.Values(-2, 2, [2, 4]), Sample.Values(0.5, 2, [4], 1), Sample.Values(-1, 1, [2, 4], 2)),
        ];
    }

    /// <summary>Also gives each group's mean and variance, [2, samples · groups].</summary>
    internal Tensor Apply(Tensor x, GroupNormShape cut, Tensor? weight, Tensor? bias, double epsilon, out Tensor moments)
    {
        Tensor y = Tensor.Empty(x.Sizes, x.dtype), measured = Tensor.Empty([2, (long)cut.Samples * cut.Groups], x.dtype);
        using (var values = x.Dense())
        using (Tensor? scale = weight?.Dense(), shift = bias?.Dense())
        {
            if (x.dtype == ScalarType.Float32) Forward<float>(cut, values, scale, shift, epsilon, y, measured);
            else Forward<double>(cut, values, scale, shift, epsilon, y, measured);
        }
        moments = measured;
        Tensor[] inputs = weight is null ? (bias is null ? [x] : [x, bias]) : bias is null ? [x, weight] : [x, weight, bias];
        return Record(y, inputs, weight is null ? [x, measured] : [x, measured, weight], step =>
        {
            var w = weight is null ? null : step.Saved(2);
            var parameters = weight?.shape ?? bias?.shape;
            var (dx, dWeight, dBias) = GradientMode.Enabled
                ? Rule(step.Gradient, step.Saved(0), w, parameters, cut, epsilon)
                : Fused(step.Gradient, step.Saved(0), w, parameters, step.Saved(1), cut, epsilon);
            return weight is null ? (bias is null ? [dx] : [dx, dBias]) : bias is null ? [dx, dWeight] : [dx, dWeight, dBias];
        });
    }

    private static (Tensor, Tensor?, Tensor?) Rule(Tensor g, Tensor x, Tensor? weight, long[]? parameters, GroupNormShape cut, double epsilon)
    {
        long[] groups = [(long)cut.Samples * cut.Groups, cut.Size], channels = [cut.Samples, cut.AllChannels, cut.Pixels];
        Tensor Mean(Tensor t) => t.sum(1L, keepdim: true) / (double)cut.Size;
        var centered = x.reshape(groups) - Mean(x.reshape(groups));
        var inverse = (Mean(centered * centered) + epsilon).rsqrt();
        var normal = centered * inverse;
        var scaled = (weight is null ? g : g.reshape(channels) * weight.reshape(1, -1, 1)).reshape(groups);
        var dx = (inverse * (scaled - Mean(scaled) - normal * Mean(scaled * normal))).reshape(x.shape);
        if (parameters is null) return (dx, null, null);
        return (dx, (g.reshape(channels) * normal.reshape(channels)).sum([0, 2]).reshape(parameters), g.reshape(channels).sum([0, 2]).reshape(parameters));
    }

    private static (Tensor, Tensor?, Tensor?) Fused(Tensor g, Tensor x, Tensor? weight, long[]? parameters, Tensor moments, GroupNormShape cut, double epsilon)
    {
        var dx = Tensor.Empty(x.Sizes, x.dtype);
        Tensor? dWeight = parameters is null ? null : Tensor.Empty(parameters, x.dtype), dBias = parameters is null ? null : Tensor.Empty(parameters, x.dtype);
        using Tensor values = x.Dense(), gradient = g.Dense();
        using var scale = weight?.Dense();
        if (x.dtype == ScalarType.Float32) Backward<float>(cut, gradient, values, scale, moments, epsilon, dx, dWeight, dBias);
        else Backward<double>(cut, gradient, values, scale, moments, epsilon, dx, dWeight, dBias);
        return (dx, dWeight, dBias);
    }

    private static unsafe void Forward<T>(GroupNormShape cut, Tensor x, Tensor? weight, Tensor? bias, double epsilon, Tensor y, Tensor moments) where T : unmanaged, INumber<T>
    {
        var mean = moments.Pointer<T>();
        GroupNorm.Forward(cut, x.Pointer<T>(), weight is null ? null : weight.Pointer<T>(), bias is null ? null : bias.Pointer<T>(), epsilon, y.Pointer<T>(), mean, mean + moments.Sizes[1]);
    }

    private static unsafe void Backward<T>(GroupNormShape cut, Tensor g, Tensor x, Tensor? weight, Tensor moments, double epsilon, Tensor dx, Tensor? dWeight, Tensor? dBias) where T : unmanaged, INumber<T>
    {
        var mean = moments.Pointer<T>();
        GroupNorm.Backward(
            cut, g.Pointer<T>(), x.Pointer<T>(), weight is null ? null : weight.Pointer<T>(), mean, mean + moments.Sizes[1], epsilon,
            dx.Pointer<T>(), dWeight is null ? null : dWeight.Pointer<T>(), dBias is null ? null : dBias.Pointer<T>());
        GC.KeepAlive(moments);
    }
}

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Normalises each sample over its last dimensions to mean 0 and variance 1, then scales and shifts it element by element.</summary>
            /// <param name="input">[…, normalized_shape].</param>
            /// <param name="normalized_shape">The sizes of the last dimensions.</param>
            /// <param name="weight">Of normalized_shape, or null for ones.</param>
            /// <param name="bias">Of normalized_shape, or null for zeros.</param>
            /// <param name="eps">Added to the variance.</param>
            /// <exception cref="InvalidOperationException">Shapes or types do not fit; the message gives them.</exception>
            public static Tensor layer_norm(Tensor input, long[] normalized_shape, Tensor? weight = null, Tensor? bias = null, double eps = 1E-05)
            {
                if (normalized_shape.Length == 0) throw new InvalidOperationException("Expected normalized_shape to be at least 1-dimensional, i.e., containing at least one element, but got normalized_shape = []");
                foreach (var (name, values) in new[] { (nameof(weight), weight), (nameof(bias), bias) })
                    if (values is not null && !values.Sizes.SequenceEqual(normalized_shape))
                        throw new InvalidOperationException($"Expected {name} to be of same shape as normalized_shape, but got {name} of shape {Layout.Text(values.Sizes)} and normalized_shape = {Layout.Text(normalized_shape)}");
                if (input.ndim < normalized_shape.Length || !input.Sizes[^normalized_shape.Length..].SequenceEqual(normalized_shape))
                    throw new InvalidOperationException($"Given normalized_shape={Layout.Text(normalized_shape)}, expected input with shape [*, {string.Join(", ", normalized_shape)}], but got input of size{Layout.Text(input.Sizes)}");
                CheckNormalization("layer_norm", input, weight, bias);
                var samples = Layout.Count(input.Sizes[..^normalized_shape.Length]);
                return Normalized(input, checked(new((int)samples, 1, (int)Layout.Count(normalized_shape), 1)), weight, bias, eps);
            }

            /// <summary>Normalises groups of channels of each sample to mean 0 and variance 1, then scales and shifts each channel.</summary>
            /// <param name="input">[N, C, …].</param>
            /// <param name="num_groups">Into how many groups of neighbours the channels are cut.</param>
            /// <param name="weight">[C], or null for ones.</param>
            /// <param name="bias">[C], or null for zeros.</param>
            /// <param name="eps">Added to the variance.</param>
            /// <exception cref="InvalidOperationException">Shapes or types do not fit; the message gives them.</exception>
            public static Tensor group_norm(Tensor input, long num_groups, Tensor? weight = null, Tensor? bias = null, double eps = 1E-05)
            {
                if (input.ndim < 2) throw new InvalidOperationException($"group_norm: Expected an input [N, C, …], but got input of shape {Layout.Text(input.Sizes)}");
                if (num_groups < 1 || input.Sizes[1] % num_groups != 0)
                    throw new InvalidOperationException($"Expected number of channels in input to be divisible by num_groups, but got input of shape {Layout.Text(input.Sizes)} and num_groups={num_groups}");
                foreach (var (name, values) in new[] { (nameof(weight), weight), (nameof(bias), bias) })
                    if (values is not null && (values.ndim != 1 || values.Sizes[0] != input.Sizes[1]))
                        throw new InvalidOperationException($"Expected {name} to be a vector of size equal to the number of channels in input, but got {name} of shape {Layout.Text(values.Sizes)} and input of shape {Layout.Text(input.Sizes)}");
                CheckNormalization("group_norm", input, weight, bias);
                return Normalized(input, Cut(input, num_groups), weight, bias, eps);
            }

            /// <summary>Normalises each channel of each sample, by its own statistics or by given ones, then scales and shifts it.</summary>
            /// <param name="input">[N, C, …].</param>
            /// <param name="running_mean">[C]; updated when the samples' own statistics are used, used when not; or null.</param>
            /// <param name="running_var">[C], likewise; an estimate that divides by one less than the number of values.</param>
            /// <param name="weight">[C], or null for ones.</param>
            /// <param name="bias">[C], or null for zeros.</param>
            /// <param name="use_input_stats">Whether the samples' own statistics are used.</param>
            /// <param name="momentum">The part of the samples' mean statistics in the updated ones.</param>
            /// <param name="eps">Added to the variance.</param>
            public static Tensor instance_norm(Tensor input, Tensor? running_mean = null, Tensor? running_var = null, Tensor? weight = null, Tensor? bias = null, bool use_input_stats = true, double momentum = 0.1, double eps = 1E-05)
            {
                CheckChannels("instance_norm", input, running_mean, running_var, weight, bias);
                if (!use_input_stats)
                {
                    if (running_mean is null || running_var is null) throw new InvalidOperationException("Expected running_mean and running_var to be defined when use_input_stats is false");
                    return Fixed(input, running_mean, running_var, weight, bias, eps);
                }
                var pixels = Layout.Count(input.Sizes[2..]);
                if (pixels <= 1) throw new InvalidOperationException($"Expected more than 1 spatial element when training, got input size {Layout.Text(input.Sizes)}");
                var result = GroupNormalization.Instance.Apply(input, Cut(input, input.Sizes[1]), weight, bias, eps, out var moments);
                using (moments)
                {
                    if (input.Sizes[0] == 0) return result;
                    using var recording = no_grad();
                    using var each = moments.reshape(2, input.Sizes[0], input.Sizes[1]);
                    using var mean = each.mean([1]);
                    Blend(running_mean, running_var, mean, pixels, momentum);
                }
                return result;
            }

            private static GroupNormShape Cut(Tensor input, long groups) =>
                checked(new((int)input.Sizes[0], (int)groups, (int)(input.Sizes[1] / groups), (int)Layout.Count(input.Sizes[2..])));

            private static Tensor Normalized(Tensor input, GroupNormShape cut, Tensor? weight, Tensor? bias, double eps)
            {
                var result = GroupNormalization.Instance.Apply(input, cut, weight, bias, eps, out var moments);
                moments.Dispose();
                return result;
            }

            private static void CheckNormalization(string name, Tensor input, Tensor? weight, Tensor? bias)
            {
                if (!input.is_floating_point()) throw new InvalidOperationException($"{name} works on floating-point tensors, not on {input.dtype}: convert the input with to_type(float32).");
                if ((weight ?? input).dtype != input.dtype || (bias ?? input).dtype != input.dtype)
                    throw new InvalidOperationException($"{name}: expected input, weight and bias of one type, but they are {input.dtype}, {(weight ?? input).dtype} and {(bias ?? input).dtype}.");
            }
        }
    }
}
