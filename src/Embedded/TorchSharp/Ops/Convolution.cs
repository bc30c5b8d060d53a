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

    internal override IEnumerable<Sample> Samples() => ConvolutionSamples.Of((x, s) => Apply(x[0], x[1], x[2], s), withBias: true);

    internal Tensor Apply(Tensor x, Tensor weight, Tensor? bias, ConvolutionSteps steps)
    {
        var shape = steps.Over(x.Sizes, weight.Sizes);
        var y = Tensor.Empty([shape.N, shape.K, shape.OutH, shape.OutW], x.dtype);
        using (Tensor images = x.Dense(), kernels = weight.Dense())
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
        yield return Of("empty batch", ConvolutionSteps.Plain, [0, 2, 4, 4], [3, 2, 3, 3]);
    }
}
