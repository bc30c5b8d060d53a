using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Course.Exercises;

/// <summary>What a residual block sends its input through, so that it can be added where the shape changes, too.</summary>
public sealed class MendTheBlock()
    : Exercise<Func<int, int, int, Module<Tensor, Tensor>>, (Tensor X, int Width, int Stride), MendTheBlock.Seen>("13.3", "A block to mend", Difficulty.Medium, minutes: 20)
{
    /// <summary>What is seen of a shortcut.</summary>
    /// <param name="Output">Its output, with weights that are drawn for each shape.</param>
    /// <param name="Parameters">The number of its parameters.</param>
    public sealed record Seen(Tensor Output, long Parameters);

    /// <inheritdoc/>
    protected override void Define()
    {
        Run((build, input) => See(build((int)input.X.shape[1], input.Width, input.Stride), input.X));
        Probe("the shape changes in both", draw => Drawn(draw, draw.Integer(1, 3), 2));
        Probe("more channels", draw => Drawn(draw, draw.Integer(1, 3), 1));
        Probe("half the side", draw => Drawn(draw, 0, 2));
        Probe("the shape stays", draw => Drawn(draw, 0, 1));
        Property("the shape changes: what it gives can be added", Fits, on: ["the shape changes in both", "more channels", "half the side"]);
        Property("the shape changes: the parameters, and what it computes", IsRight, points: 2, on: ["the shape changes in both", "more channels", "half the side"]);
        Property("the shape stays: nothing happens to x, and elsewhere it can be added", IsRight);

        Diagnose((input, seen) => Projects(input) && seen.Parameters == 0 && Close(seen.Output, input.X), "x is handed on as it is, and where the shape changes it cannot be added.");
        Diagnose((input, seen) => Projects(input) && seen.Parameters == Right(input).Parameters + (8 * input.X.shape[1] * input.Width), "The projection has a window of 3×3: one pixel is enough to change the number of channels.");
        Diagnose((input, seen) => Projects(input) && seen.Parameters == Right(input).Parameters - (2 * input.Width), "The projection has no batch normalisation.");
        Diagnose((input, seen) => Projects(input) && seen.Parameters == Right(input).Parameters + input.Width, "Before a batch normalisation a convolution needs no bias.");
        Diagnose((input, seen) => Projects(input) && !IsRight(input, seen) && Close(seen.Output, Right(input).Output.relu(), 1e-4), "There is a ReLU on the shortcut: what is negative in x has to arrive, too.");
        Diagnose((input, seen) => Projects(input) && seen.Output.shape[2] > Right(input).Output.shape[2], "The side is too large: the projection needs the block's stride, and no padding.");
        Diagnose((input, seen) => !Projects(input) && seen.Parameters > 0, "Where the shape stays, x is added as it is: no projection there.");
        Hint("Print the two shapes that meet at the sum, for stride 2 and for another number of channels.");
        Hint("Where they differ, x goes through a 1×1 convolution of the block's stride, from channels to width, with a batch normalisation and without a bias.");
        Hint("stride == 1 && channels == width ? Identity() : Sequential(Conv2d(channels, width, 1, stride: stride, bias: false), BatchNorm2d(width))");
    }

    private static (Tensor, int, int) Drawn(Draw draw, int added, int stride)
    {
        int channels = draw.Integer(2, 4);
        return (draw.Normal([2, channels, 7, 6]), channels + added, stride);
    }

    private static bool Projects((Tensor X, int Width, int Stride) input) => input.Stride != 1 || input.X.shape[1] != input.Width;

    private static bool Fits((Tensor X, int Width, int Stride) input, Seen seen) => seen.Output.shape.SequenceEqual(Right(input).Output.shape);

    private static bool IsRight((Tensor X, int Width, int Stride) input, Seen seen) =>
        seen.Parameters == Right(input).Parameters && Close(seen.Output, Right(input).Output, 1e-4);

    private static Seen Right((Tensor X, int Width, int Stride) input) => Projects(input)
        ? See(Sequential(Conv2d(input.X.shape[1], input.Width, kernel_size: 1, stride: input.Stride, bias: false), BatchNorm2d(input.Width)), input.X)
        : new Seen(input.X, 0);

    private static Seen See(Module<Tensor, Tensor> shortcut, Tensor images)
    {
        using var untracked = no_grad();
        shortcut.eval();
        // Weights drawn by shape fit a network whatever its layers are called.
        foreach (var parameter in shortcut.parameters())
            parameter.copy_(Weights(parameter.shape));
        return new Seen(shortcut.call(images), shortcut.parameters().Sum(parameter => parameter.numel()));
    }

    private static Tensor Weights(long[] shape)
    {
        int seed = shape.Aggregate(17, (sum, size) => (sum * 31) + (int)size) & int.MaxValue;
        long inputs = shape.Length == 1 ? 4 : shape.Skip(1).Aggregate(1L, (product, size) => product * size);
        return new Draw(seed).Normal(shape) / Math.Sqrt(inputs);
    }
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.MendTheBlock"/>
    public static MendTheBlock MendTheBlock => The<MendTheBlock>();
}
