using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Course.Exercises;

/// <summary>A LeNet-5 for images of any channels, height and width: the size that the first linear layer needs, and what people do about it that is wrong.</summary>
public sealed class MendTheShape() : Exercise<Func<int, int, int, Module<Tensor, Tensor>>, Tensor, BuildLeNet.Seen>("10.5", "A shape to mend", Difficulty.Medium, minutes: 25)
{
    /// <inheritdoc/>
    protected override void Define()
    {
        Run((build, images) => BuildLeNet.See(build((int)images.shape[1], (int)images.shape[2], (int)images.shape[3]), images));
        // 25 · 576 numbers are 36 · 400: who cuts them into rows of 400 gets no error.
        Probe("25 of 32×32, in colour", draw => draw.Uniform(0, 1, [25, 3, 32, 32]));
        Probe("28×28, grey", draw => draw.Uniform(0, 1, [draw.Integer(2, 5), 1, 28, 28]));
        Probe("wide, of an odd height", draw => draw.Uniform(0, 1, [draw.Integer(2, 5), draw.Integer(2, 4), 2 * draw.Integer(9, 14) + 1, draw.Integer(36, 60)]));
        Property("colour images of 32×32 get the logits of LeNet-5, and grey ones of 28×28 still do", (images, seen) => IsRight(images, seen), points: 1, "25 of 32×32, in colour", "28×28, grey");
        Property("so do wide ones", (images, seen) => IsRight(images, seen), points: 2, "wide, of an odd height");

        Diagnose((images, seen) => seen.Logits.shape[0] != images.shape[0], "As many answers as images have to come out: reshape(-1, …) cuts images into pieces where the number is wrong, as in lab 5.2 of chapter 9. flatten(1) never touches the batch.");
        Diagnose((images, seen) => images.shape[1] > 1 && seen.Parameters == Parameters(images) - 150 * (images.shape[1] - 1), "The first convolution takes one channel only: colour images have three.");
        Diagnose((images, seen) => images.shape[3] != 28 && seen.Parameters == Parameters(images) - 120 * (Features(images) - 400) && seen.Logits.shape[0] == images.shape[0], "It always has 400 features. Pooling, resizing or cutting to 5×5 makes every size fit, and is another network: compute the size.");
        Diagnose((images, seen) => seen.Parameters == Parameters(images) - 120 * (Features(images) + 1), "The first linear layer is not among its parameters: a layer that is made in forward has fresh weights in every call, and no optimizer sees it.");
        Diagnose((images, seen) => seen.Parameters == Parameters(images) + 120 * (16 * (images.shape[2] / 4) * (images.shape[3] / 4) - Features(images)), "The second convolution has padding now. Then the sizes are easier, and it is another network: it takes 4 from each side.");
        Hint("Follow the height alone: 28, 28, 14, 10, 5. Which of these steps depend on the size, and how?");
        Hint("A 5×5 convolution without padding takes 4; a 2×2 pooling halves, and drops what is left over. Height and width each go their own way.");
        Hint("16 * ((height / 2 - 4) / 2) * ((width / 2 - 4) / 2) in whole numbers goes into the first Linear, and channels into the first Conv2d. Or ask: send zeros(1, channels, height, width) through the layers before it.");
    }

    private static bool IsRight(Tensor images, BuildLeNet.Seen seen) => seen.Parameters == Parameters(images) && Close(seen.Logits, BuildLeNet.Logits(images, x => functional.max_pool2d(x, 2)), 1e-4);

    private static long Parameters(Tensor images) => 6 * (25 * images.shape[1] + 1) + 2_416 + 120 * (Features(images) + 1) + 10_164 + 850;

    private static long Features(Tensor images) => 16 * ((images.shape[2] / 2 - 4) / 2) * ((images.shape[3] / 2 - 4) / 2);
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.MendTheShape"/>
    public static MendTheShape MendTheShape => The<MendTheShape>();
}
