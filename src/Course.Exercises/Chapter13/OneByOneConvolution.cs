using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises;

/// <summary>A 1×1 convolution as one matrix product.</summary>
public sealed class OneByOneConvolution() : FunctionExercise<Tensor, Tensor, Tensor, Tensor>("13.1", "A window of one pixel", Difficulty.Easy, minutes: 15)
{
    /// <inheritdoc/>
    protected override void Define()
    {
        Probe("one image", draw => Drawn(draw, images: 1));
        Probe("several images", draw => Drawn(draw, images: draw.Integer(2, 4)));
        Probe("one pixel", draw => (draw.Normal([3, 4, 1, 1], ScalarType.Float64), draw.Normal([2, 4], ScalarType.Float64), draw.Normal([2], ScalarType.Float64)), hidden: true);
        Oracle(Right, tolerance: 1e-10, name: "one image", on: ["one image"]);
        Oracle(Right, tolerance: 1e-10, points: 2, name: "several images", on: ["several images", "one pixel"]);

        Diagnose((x, y, right) => y.shape.SequenceEqual(right.permute(0, 2, 3, 1).shape) && Close(y, right.permute(0, 2, 3, 1)), "The channels still come last: move them back behind the images.");
        Diagnose((x, y, right) => Close(y, WithoutPermute(x)), "Reshape does not move numbers: the channels have to come last before you cut the images into rows of C.");
        Diagnose((x, y, right) => Close(y, WithoutPermuteBack(x)), "The product has the channels last: give it the shape [N, H, W, O] first, and then move them.");
        Diagnose((x, y, right) => Close(y, right - x.Item3.reshape(1, -1, 1, 1)), "The bias is missing.");
        Hint("At each pixel it is chapter 4's linear layer: C numbers in, O numbers out.");
        Hint("Bring the channels to the end, and make one row of each pixel: [N·H·W, C]. Then multiply by Wᵀ, which is [C, O].");
        Hint("x.permute(0, 2, 3, 1).reshape(-1, C).matmul(w.T) + b, then reshape(N, H, W, O) and permute(0, 3, 1, 2).");
    }

    private static (Tensor, Tensor, Tensor) Drawn(Draw draw, long images)
    {
        long channels = draw.Integer(2, 4), outputs = channels + draw.Integer(1, 3), rows = draw.Integer(3, 5), columns = rows + draw.Integer(1, 3);
        return (draw.Normal([images, channels, rows, columns], ScalarType.Float64), draw.Normal([outputs, channels], ScalarType.Float64), draw.Normal([outputs], ScalarType.Float64));
    }

    private static Tensor Right((Tensor, Tensor, Tensor) x) => nn.functional.conv2d(x.Item1, x.Item2.unsqueeze(-1).unsqueeze(-1), x.Item3);

    private static Tensor WithoutPermute((Tensor, Tensor, Tensor) x)
    {
        var (images, w, b) = x;
        long[] shape = images.shape;
        return (images.reshape(-1, shape[1]).matmul(w.T) + b).reshape(shape[0], shape[2], shape[3], w.shape[0]).permute(0, 3, 1, 2);
    }

    private static Tensor WithoutPermuteBack((Tensor, Tensor, Tensor) x)
    {
        var (images, w, b) = x;
        long[] shape = images.shape;
        return (images.permute(0, 2, 3, 1).reshape(-1, shape[1]).matmul(w.T) + b).reshape(shape[0], w.shape[0], shape[2], shape[3]);
    }
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.OneByOneConvolution"/>
    public static OneByOneConvolution OneByOneConvolution => The<OneByOneConvolution>();
}
