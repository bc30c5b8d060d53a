using System.Numerics;
using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>How a kernel walks over images: one number for height and one for width each.</summary>
internal readonly record struct ConvolutionSteps(int StrideH, int StrideW, int PadH, int PadW, int DilationH, int DilationW, int Groups)
{
    internal static readonly ConvolutionSteps Plain = new(1, 1, 0, 0, 1, 1, 1);

    internal ConvShape Over(ReadOnlySpan<long> images, ReadOnlySpan<long> weights) => new(
        (int)images[0], (int)images[1], (int)images[2], (int)images[3], (int)weights[0], (int)weights[2], (int)weights[3],
        StrideH, StrideW, PadH, PadW, DilationH, DilationW, Groups);
}

/// <summary>Two-dimensional convolution, y = x ∗ w + b: [N, C, H, W], [K, C/groups, R, S], [K] → [N, K, H', W'].</summary>
/// <remarks>The formula is with <see cref="NaiveConv2d"/>. dx is <see cref="ConvolutionInput"/>, dw is <see cref="ConvolutionWeight"/>, db = Σ g over images and pixels.
/// The three are linear in each operand, and each one's gradients are the other two.</remarks>
internal sealed class Convolution2d : Operator
{
    internal static readonly Convolution2d Instance = new();

    internal override IReadOnlyDictionary<SampleKind, string> Inapplicable => ConvolutionSamples.Inapplicable;

    internal override IEnumerable<Sample> Samples() => ConvolutionSamples.Of((x, s) => Apply(x[0], x[1], x[2], s), withBias: true);

    internal Tensor Apply(Tensor x, Tensor weight, Tensor? bias, ConvolutionSteps steps)
    {
        var shape = steps.Over(x.Sizes, weight.Sizes);
        var y = Tensor.Empty([shape.N, shape.K, shape.OutH, shape.OutW], x.dtype);
        // A sum over no channels is 0.
        if (x.Sizes[1] == 0) Strided.Copy((bias?.detach() ?? zeros(shape.K, x.dtype)).reshape(-1, 1, 1).expand(y.Sizes), y);
        else using (Tensor images = x.Dense(), kernels = weight.Dense())
        using (var shift = bias?.Dense())
        {
            if (x.dtype == ScalarType.Float32) Compute<float>(shape, images, kernels, shift, y);
            else Compute<double>(shape, images, kernels, shift, y);
        }
        Tensor?[] Backward(BackwardStep step)
        {
            var g = step.Gradient;
            var dx = step.Needs(0) ? ConvolutionInput.Instance.Apply(g, step.Saved(1), step.Saved(0).shape, steps) : null;
            var dWeight = step.Needs(1) ? ConvolutionWeight.Instance.Apply(step.Saved(0), g, step.Saved(1).shape, steps) : null;
            if (bias is null) return [dx, dWeight];
            return [dx, dWeight, step.Needs(2) ? BiasGradient(g, shape) : null];
        }
        return bias is null ? Record(y, [x, weight], [x, weight], Backward) : Record(y, [x, weight, bias], [x, weight], Backward);
    }

    private static Tensor BiasGradient(Tensor g, ConvShape shape)
    {
        if (GradientMode.Enabled) return g.sum([0, 2, 3]);
        var sums = Tensor.Empty([shape.K], g.dtype);
        using var gradient = g.Dense();
        if (g.dtype == ScalarType.Float32) SumChannels<float>(shape, gradient, sums);
        else SumChannels<double>(shape, gradient, sums);
        return sums;
    }

    private static unsafe void Compute<T>(in ConvShape shape, Tensor x, Tensor weight, Tensor? bias, Tensor y) where T : unmanaged, INumber<T>
    {
        Conv2d.Forward(shape, x.Pointer<T>(), weight.Pointer<T>(), bias is null ? null : bias.Pointer<T>(), y.Pointer<T>());
        GC.KeepAlive(x);
        GC.KeepAlive(weight);
        GC.KeepAlive(bias);
    }

    private static unsafe void SumChannels<T>(in ConvShape shape, Tensor g, Tensor sums) where T : unmanaged, INumber<T>
    {
        Conv2d.BackwardBias(shape, g.Pointer<T>(), sums.Pointer<T>());
        GC.KeepAlive(g);
    }
}

/// <summary>The gradient of a convolution's input, which is also the transposed convolution of g with w.</summary>
internal sealed class ConvolutionInput : Operator
{
    internal static readonly ConvolutionInput Instance = new();

    internal override IReadOnlyDictionary<SampleKind, string> Inapplicable => ConvolutionSamples.Inapplicable;

    internal override IEnumerable<Sample> Samples() =>
        ConvolutionSamples.Of((x, s) => Apply(Convolution2d.Instance.Apply(x[0], x[1], null, s), x[1], x[0].shape, s), withBias: false);

    /// <param name="g">The gradient of the convolution's result.</param>
    /// <param name="weight">The convolution's weights.</param>
    /// <param name="input">The shape of the convolution's input.</param>
    /// <param name="steps">The convolution's steps.</param>
    internal Tensor Apply(Tensor g, Tensor weight, long[] input, ConvolutionSteps steps)
    {
        var shape = steps.Over(input, weight.Sizes);
        var dx = Tensor.Empty(input, g.dtype);
        using (Tensor gradient = g.Dense(), kernels = weight.Dense())
        {
            if (g.dtype == ScalarType.Float32) Compute<float>(shape, gradient, kernels, dx);
            else Compute<double>(shape, gradient, kernels, dx);
        }
        return Record(dx, [g, weight], [g, weight], step =>
        [
            step.Needs(0) ? Convolution2d.Instance.Apply(step.Gradient, step.Saved(1), null, steps) : null,
            step.Needs(1) ? ConvolutionWeight.Instance.Apply(step.Gradient, step.Saved(0), step.Saved(1).shape, steps) : null,
        ]);
    }

    private static unsafe void Compute<T>(in ConvShape shape, Tensor g, Tensor weight, Tensor dx) where T : unmanaged, INumber<T>
    {
        Conv2d.BackwardInput(shape, g.Pointer<T>(), weight.Pointer<T>(), dx.Pointer<T>());
        GC.KeepAlive(g);
        GC.KeepAlive(weight);
    }
}

/// <summary>The gradient of a convolution's weights.</summary>
internal sealed class ConvolutionWeight : Operator
{
    internal static readonly ConvolutionWeight Instance = new();

    internal override IReadOnlyDictionary<SampleKind, string> Inapplicable => ConvolutionSamples.Inapplicable;

    internal override IEnumerable<Sample> Samples() =>
        ConvolutionSamples.Of((x, s) => Apply(x[0], Convolution2d.Instance.Apply(x[0], x[1], null, s), x[1].shape, s), withBias: false);

    /// <param name="x">The convolution's input.</param>
    /// <param name="g">The gradient of the convolution's result.</param>
    /// <param name="weights">The shape of the convolution's weights.</param>
    /// <param name="steps">The convolution's steps.</param>
    internal Tensor Apply(Tensor x, Tensor g, long[] weights, ConvolutionSteps steps)
    {
        var shape = steps.Over(x.Sizes, weights);
        var dWeight = Tensor.Empty(weights, g.dtype);
        using (Tensor images = x.Dense(), gradient = g.Dense())
        {
            if (g.dtype == ScalarType.Float32) Compute<float>(shape, images, gradient, dWeight);
            else Compute<double>(shape, images, gradient, dWeight);
        }
        return Record(dWeight, [x, g], [x, g], step =>
        [
            step.Needs(0) ? ConvolutionInput.Instance.Apply(step.Saved(1), step.Gradient, step.Saved(0).shape, steps) : null,
            step.Needs(1) ? Convolution2d.Instance.Apply(step.Saved(0), step.Gradient, null, steps) : null,
        ]);
    }

    private static unsafe void Compute<T>(in ConvShape shape, Tensor x, Tensor g, Tensor dWeight) where T : unmanaged, INumber<T>
    {
        Conv2d.BackwardWeight(shape, x.Pointer<T>(), g.Pointer<T>(), dWeight.Pointer<T>());
        GC.KeepAlive(x);
        GC.KeepAlive(g);
    }
}

/// <summary>Convolutions that between them use every kind of step.</summary>
internal static class ConvolutionSamples
{
    internal static IReadOnlyDictionary<SampleKind, string> Inapplicable { get; } = new Dictionary<SampleKind, string> { [SampleKind.Broadcast] = "weights and biases have shapes of their own" };

    internal static IEnumerable<Sample> Of(Func<Tensor[], ConvolutionSteps, Tensor> function, bool withBias)
    {
        Sample Of(string name, ConvolutionSteps steps, long[] images, long[] weights)
        {
            Tensor[] inputs = [Sample.Values(-2, 2, images), Sample.Values(-1, 1, weights, 1)];
            if (withBias) inputs = [.. inputs, Sample.Values(-1, 1, [weights[0]], 2)];
            return new(name, x => function(x, steps), inputs);
        }

        yield return Of("plain", ConvolutionSteps.Plain, [2, 2, 4, 5], [3, 2, 3, 3]);
        yield return Of("padded", ConvolutionSteps.Plain with { PadH = 1, PadW = 2 }, [1, 2, 3, 4], [2, 2, 3, 3]);
        yield return Of("strided", ConvolutionSteps.Plain with { StrideH = 2, StrideW = 3, PadH = 1, PadW = 1 }, [2, 1, 5, 6], [2, 1, 3, 2]);
        yield return Of("dilated", ConvolutionSteps.Plain with { DilationH = 2, DilationW = 2 }, [1, 1, 5, 6], [2, 1, 2, 3]);
        yield return Of("grouped", ConvolutionSteps.Plain with { Groups = 2 }, [2, 4, 3, 3], [2, 2, 2, 2]);
        yield return Of("1×1", ConvolutionSteps.Plain, [2, 3, 2, 2], [2, 3, 1, 1]);
        yield return Of("size 1", ConvolutionSteps.Plain, [1, 1, 1, 1], [1, 1, 1, 1]);
        Tensor[] turned = [Sample.Values(-2, 2, [1, 2, 4, 3]), Sample.Values(-1, 1, [2, 3, 2, 2], 1)];
        if (withBias) turned = [.. turned, Sample.Values(-1, 1, [3], 2)];
        yield return new("non-contiguous", x => function([x[0].transpose(2, 3), x[1].transpose(0, 1), .. x[2..]], ConvolutionSteps.Plain), turned);
        yield return Of("empty batch", ConvolutionSteps.Plain, [0, 2, 4, 4], [3, 2, 3, 3]);
    }
}

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>What layers and losses compute, as functions.</summary>
        public static partial class functional
        {
            /// <summary>One-dimensional convolution.</summary>
            /// <param name="input">[N, C, L], or one line [C, L].</param>
            /// <param name="weight">[K, C/groups, R].</param>
            /// <param name="bias">[K], or null.</param>
            /// <param name="stride">Steps along the line; 1 if left out.</param>
            /// <param name="padding">Zeros on each side; 0 if left out.</param>
            /// <param name="dilation">Distance of the kernel's places; 1 if left out.</param>
            /// <param name="groups">Parts into which the channels are cut.</param>
            /// <returns>[N, K, L'] with L' = ⌊(L + 2·padding − dilation·(R − 1) − 1)/stride⌋ + 1.</returns>
            /// <exception cref="InvalidOperationException">Shapes or types do not fit; the message gives them.</exception>
            public static Tensor conv1d(Tensor input, Tensor weight, Tensor? bias = null, long? stride = null, long? padding = null, long? dilation = null, long groups = 1) =>
                Convolved(input, weight, bias, [stride ?? 1], [padding ?? 0], [dilation ?? 1], groups);

            /// <summary>One-dimensional convolution, padded by a rule.</summary>
            /// <inheritdoc cref="conv1d"/>
            public static Tensor conv1d_padding(Tensor input, Tensor weight, Tensor? bias = null, long? stride = null, Padding padding = Padding.Valid, long? dilation = null, long groups = 1) =>
                Convolved(input, weight, bias, [stride ?? 1], padding, [dilation ?? 1], groups);

            /// <summary>Two-dimensional convolution.</summary>
            /// <param name="input">[N, C, H, W], or one image [C, H, W].</param>
            /// <param name="weight">[K, C/groups, R, S].</param>
            /// <param name="bias">[K], or null.</param>
            /// <param name="strides">Steps down and along the image; one number for both; 1 if left out.</param>
            /// <param name="padding">Rows and columns of zeros on each side; 0 if left out.</param>
            /// <param name="dilation">Distance of the kernel's rows and columns; 1 if left out.</param>
            /// <param name="groups">Parts into which the channels are cut.</param>
            /// <returns>[N, K, H', W'] with H' = ⌊(H + 2·padding − dilation·(R − 1) − 1)/stride⌋ + 1.</returns>
            /// <exception cref="InvalidOperationException">Shapes or types do not fit; the message gives them.</exception>
            public static Tensor conv2d(Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null, long[]? dilation = null, long groups = 1) =>
                Convolved(input, weight, bias, Both(strides, 1, "stride"), Both(padding, 0, "padding"), Both(dilation, 1, "dilation"), groups);

            /// <summary>Two-dimensional convolution, padded by a rule.</summary>
            /// <inheritdoc cref="conv2d"/>
            public static Tensor conv2d_padding(Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, Padding padding = Padding.Valid, long[]? dilation = null, long groups = 1) =>
                Convolved(input, weight, bias, Both(strides, 1, "stride"), padding, Both(dilation, 1, "dilation"), groups);

            /// <summary>A convolution over as many dimensions as there are steps, one or two.</summary>
            internal static Tensor Convolved(Tensor input, Tensor weight, Tensor? bias, long[] stride, long[] padding, long[] dilation, long groups)
            {
                var lines = stride.Length;
                var name = $"conv{lines}d";
                if (input.ndim == lines + 1 && weight.ndim == lines + 2)
                {
                    using var batch = input.unsqueeze(0);
                    using var result = Convolved(batch, weight, bias, stride, padding, dilation, groups);
                    return result.squeeze(0);
                }
                CheckConvolution(name, input, weight, bias, stride, padding, dilation, groups, transposed: false);
                long[] padded = new long[lines], reach = new long[lines];
                for (var d = 0; d < lines; d++) (padded[d], reach[d]) = (input.Sizes[d + 2] + 2 * padding[d], dilation[d] * (weight.Sizes[d + 2] - 1) + 1);
                if (padded.Zip(reach).Any(size => size.First < size.Second))
                    throw new InvalidOperationException($"Calculated padded input size per channel: ({string.Join(" x ", padded)}). Kernel size: ({string.Join(" x ", reach)}). Kernel size can't be greater than actual input size");
                if (lines == 2) return Convolution2d.Instance.Apply(input, weight, bias, Steps(stride, padding, dilation, groups));
                // A line is an image of one row.
                using Tensor images = input.unsqueeze(2), kernels = weight.unsqueeze(2);
                using var row = Convolution2d.Instance.Apply(images, kernels, bias, Steps([1, stride[0]], [0, padding[0]], [1, dilation[0]], groups));
                return row.squeeze(2);
            }

            /// <summary>A convolution padded by a rule.</summary>
            internal static Tensor Convolved(Tensor input, Tensor weight, Tensor? bias, long[] stride, Padding padding, long[] dilation, long groups)
            {
                var lines = stride.Length;
                var spare = new long[lines];
                if (padding == Padding.Same)
                {
                    if (Array.Exists(stride, s => s != 1)) throw new InvalidOperationException("padding='same' is not supported for strided convolutions");
                    for (var d = 0; d < lines && weight.ndim == lines + 2; d++) spare[d] = dilation[d] * (weight.Sizes[d + 2] - 1);
                }
                var result = Convolved(input, weight, bias, stride, [.. spare.Select(s => s - s / 2)], dilation, groups);
                // An uneven rest goes behind: convolve with that much on both sides and drop the first place.
                for (var d = 0; d < lines; d++)
                {
                    if (spare[d] % 2 == 0) continue;
                    using var larger = result;
                    result = larger.narrow(d - lines, 1, larger.Sizes[^(lines - d)] - 1);
                }
                return result;
            }

            internal static ConvolutionSteps Steps(long[] stride, long[] padding, long[] dilation, long groups) => checked(new(
                (int)stride[0], (int)stride[1], (int)padding[0], (int)padding[1], (int)dilation[0], (int)dilation[1], (int)groups));

            /// <summary>Refuses what a convolution cannot work on, in PyTorch's words.</summary>
            private static void CheckConvolution(string name, Tensor input, Tensor weight, Tensor? bias, long[] stride, long[] padding, long[] dilation, long groups, bool transposed)
            {
                var lines = stride.Length;
                if (weight.ndim != lines + 2) throw new InvalidOperationException($"Expected a {lines + 2}D weight in {name}, but got weight of size: {Layout.Text(weight.Sizes)}");
                if (input.ndim != lines + 2) throw new InvalidOperationException($"Expected {lines + 1}D (unbatched) or {lines + 2}D (batched) input to {name}, but got input of size: {Layout.Text(input.Sizes)}");
                if (Array.Exists(stride, s => s < 1)) throw new InvalidOperationException($"{name}: non-positive stride is not supported, but got {Layout.Text(stride)}");
                if (Array.Exists(padding, p => p < 0)) throw new InvalidOperationException($"{name}: negative padding is not supported, but got {Layout.Text(padding)}");
                if (Array.Exists(dilation, d => d < 1)) throw new InvalidOperationException($"{name}: non-positive dilation is not supported, but got {Layout.Text(dilation)}");
                if (weight.Sizes[2..].Contains(0)) throw new InvalidOperationException($"{name}: kernel size should be greater than zero, but got weight of size {Layout.Text(weight.Sizes)}");
                if (input.Sizes[2..].Contains(0)) throw new InvalidOperationException($"{name}: Only zero batch or zero channel inputs are supported, but got input shape: {Layout.Text(input.Sizes)}");
                if (groups < 1 || weight.Sizes[0] < groups || weight.Sizes[0] % groups != 0)
                    throw new InvalidOperationException($"Given groups={groups}, expected weight to be at least {groups} at dimension 0 and divisible by it, but got weight of size {Layout.Text(weight.Sizes)} instead");
                if (transposed && weight.Sizes[1] == 0) throw new InvalidOperationException($"{name}: non-empty weight tensor expected, but got: {Layout.Text(weight.Sizes)}");
                long channels = transposed ? weight.Sizes[0] : weight.Sizes[1] * groups, results = transposed ? weight.Sizes[1] * groups : weight.Sizes[0];
                var given = transposed ? "transposed=1" : $"groups={groups}";
                if (input.Sizes[1] != channels)
                    throw new InvalidOperationException($"Given {given}, weight of size {Layout.Text(weight.Sizes)}, expected input{Layout.Text(input.Sizes)} to have {channels} channels, but got {input.Sizes[1]} channels instead");
                if (bias is not null && (bias.ndim != 1 || bias.Sizes[0] != results))
                    throw new InvalidOperationException($"Given {(transposed ? given + ", " : "")}weight of size {Layout.Text(weight.Sizes)}, expected bias to be 1-dimensional with {results} elements, but got bias of size {Layout.Text(bias.Sizes)} instead");
                if (!input.is_floating_point()) throw new InvalidOperationException($"{name} works on floating-point tensors, not on {input.dtype}: convert the input with to_type(float32).");
                if (input.dtype != weight.dtype || (bias is not null && bias.dtype != input.dtype))
                    throw new InvalidOperationException($"Input type ({input.dtype}), weight type ({weight.dtype}) and bias type ({bias?.dtype ?? weight.dtype}) should be the same in {name}");
            }

            /// <summary>Two numbers, for height and width, from none, one or two.</summary>
            internal static long[] Both(long[]? values, long otherwise, string name) => values switch
            {
                null or [] => [otherwise, otherwise],
                [var one] => [one, one],
                [_, _] => values,
                _ => throw new ArgumentException($"{name} takes one number, or two for height and width, not {values.Length}."),
            };
        }
    }
}
