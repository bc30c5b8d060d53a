namespace Course.Exercises;

/// <summary>How many numbers of an image are left behind a stack of convolutions and poolings: the size that the first linear layer needs.</summary>
public sealed class FlattenSize() : Exercise<
    Func<int, int, int, (int Kernel, int Padding, int Stride)[], int>,
    (int Channels, int Height, int Width, (int Kernel, int Padding, int Stride)[] Layers), int>("09.1", "The flatten size", Difficulty.Easy, minutes: 10)
{
    /// <inheritdoc/>
    protected override void Define()
    {
        Run((answer, x) => answer(x.Channels, x.Height, x.Width, x.Layers));
        Probe("colour images of 32×32", draw => (8 * draw.Integer(2, 9), 32, 32, TwoPoolings()));
        Probe("photographs of 224×224", draw => (8 * draw.Integer(2, 9), 224, 224, TwoPoolings()));
        Probe("no padding, not square", draw => (draw.Integer(5, 30), draw.Integer(41, 49), draw.Integer(60, 90), [(5, 0, 1), (2, 0, 2), (3, 0, 1), (3, 0, 2)]));
        Probe("large strides", draw => (draw.Integer(5, 30), draw.Integer(90, 130), draw.Integer(150, 230), [(7, 3, 2), (3, 1, 2), (11, 2, 4)]));
        Oracle(Right, points: 2, name: "any size, padding and stride", on: ["no padding, not square", "large strides"]);
        Oracle(Right, name: "32×32 and 224×224 behind two poolings", on: ["colour images of 32×32", "photographs of 224×224"]);

        Diagnose((x, size, right) => x.Height != x.Width && size == Size(x, (n, l) => (n + l.Padding - l.Kernel) / l.Stride + 1), "Padding stands on both sides: n + 2p − k.");
        Diagnose((x, size, right) => size != right && (size == x.Channels * 7 * 7 || size == x.Channels * 14 * 14), "7×7 is right for MNIST, 14×14 behind four poolings of 224: compute it from this image's size.");
        Diagnose((x, size, right) => size * x.Channels == right, "The channels are missing: there are as many maps of this size.");
        Diagnose((x, size, right) => x.Height != x.Width && (size == Right(x with { Width = x.Height }) || size == Right(x with { Height = x.Width })), "Height and width may differ: go through the layers with each of them.");
        Diagnose((x, size, right) => size != right && size == Size(x, (n, l) => (n + 2 * l.Padding - l.Kernel) / l.Stride), "One is missing: the window's first place counts too, so + 1 after the division.");
        Diagnose((x, size, right) => x.Layers[0].Padding == 0 && size == Size(x, (n, l) => n / l.Stride), "You divide by the strides only: a window without padding also takes k − 1 rows away.");
        Diagnose((x, size, right) => x.Layers[0].Padding == 0 && size == Size(x, (n, l) => (n + 2 * l.Padding - l.Kernel + l.Stride - 1) / l.Stride + 1), "You round up: where the last move does not fit, it is not made.");
        Hint("Step 3 of the chapter, once for each layer, for the height and for the width.");
        Hint("The size behind a layer is the size before the next one. The channels come in at the end.");
        Hint("height = (height + 2 * padding - kernel) / stride + 1 in whole numbers, for each layer; then channels * height * width.");
    }

    private static (int, int, int)[] TwoPoolings() => [(3, 1, 1), (2, 0, 2), (3, 1, 1), (2, 0, 2)];

    private static int Right((int Channels, int Height, int Width, (int Kernel, int Padding, int Stride)[] Layers) x) =>
        Size(x, (n, layer) => (n + 2 * layer.Padding - layer.Kernel) / layer.Stride + 1);

    private static int Size(
        (int Channels, int Height, int Width, (int Kernel, int Padding, int Stride)[] Layers) x, Func<int, (int Kernel, int Padding, int Stride), int> behind) =>
        x.Channels * x.Layers.Aggregate(x.Height, behind) * x.Layers.Aggregate(x.Width, behind);
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.FlattenSize"/>
    public static FlattenSize FlattenSize => The<FlattenSize>();
}
