using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises;

/// <summary>A convolution with what goes into it, and what comes back from above: float64, square windows, one stride and one padding for both directions.</summary>
/// <param name="X">Images, [N, C, H, W].</param>
/// <param name="W">Weights, [O, C, k, k].</param>
/// <param name="B">Biases, [O].</param>
/// <param name="G">The gradient of the output, [N, O, H', W'].</param>
/// <param name="Stride">Pixels between windows.</param>
/// <param name="Padding">Zeros on each side.</param>
internal sealed record ConvolutionTask(Tensor X, Tensor W, Tensor B, Tensor G, int Stride, int Padding)
{
    /// <summary>A task in which no two sizes are equal.</summary>
    internal static ConvolutionTask Drawn(Draw draw, int images, int channels, int filters, int kernel, int stride = 1, int padding = 0)
    {
        int height = draw.Integer(7, 8), width = height + draw.Integer(1, 2);
        int Size(int size) => (size + 2 * padding - kernel) / stride + 1;
        Tensor Normal(params long[] shape) => draw.Normal(shape, ScalarType.Float64);
        return new ConvolutionTask(
            Normal(images, channels, height, width), Normal(filters, channels, kernel, kernel), Normal(filters), Normal(images, filters, Size(height), Size(width)), stride, padding);
    }

    /// <summary>The output, [N, O, H', W'], perhaps with other weights or another padding, to recognise mistakes.</summary>
    internal Tensor Output(Tensor? weights = null, int? padding = null) =>
        nn.functional.conv2d(X, weights ?? W, B, [Stride, Stride], [padding ?? Padding, padding ?? Padding]);

    /// <summary>The gradients, by autograd.</summary>
    internal (Tensor X, Tensor W, Tensor B) Gradients()
    {
        Tensor[] leaves = [.. new[] { X, W, B }.Select(t => t.clone().requires_grad_())];
        var output = nn.functional.conv2d(leaves[0], leaves[1], leaves[2], [Stride, Stride], [Padding, Padding]);
        (output * G).sum().backward();
        return (leaves[0].grad!, leaves[1].grad!, leaves[2].grad!);
    }
}
