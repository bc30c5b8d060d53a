using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises;

/// <summary>A crop of each image's padded version, at a place of its own.</summary>
public sealed class CropWithPadding() : Exercise<
    Func<Tensor, int, long[], long[], Tensor>, (Tensor Images, int Padding, long[] Tops, long[] Lefts), Tensor>("11.3", "A random crop with padding", Difficulty.Medium, minutes: 20)
{
    /// <inheritdoc/>
    protected override void Define()
    {
        Run((crop, x) => crop(x.Images, x.Padding, x.Tops, x.Lefts));
        Probe("padding 1", draw => Drawn(draw, 1));
        Probe("padding 2", draw => Drawn(draw, 2));
        Probe("padding 4", draw => Drawn(draw, 4));
        Probe("the corners", draw => Drawn(draw, 3) is var x ? (x.Item1, 3, [0L, 0, 6, 6, 3], [0L, 6, 0, 6, 3]) : default);
        Oracle(Right, points: 3, name: "every image is cut at its own place", on: ["padding 1", "padding 2", "padding 4"]);
        Oracle(Right, name: "the outermost places, and the middle", on: "the corners");

        Diagnose((x, got, right) => got.shape[2] != x.Images.shape[2] || got.shape[3] != x.Images.shape[3], "The size has changed: a crop has the height and the width of the image before the padding.");
        Diagnose((x, got, right) => Close(got, Right(x with { Tops = x.Lefts, Lefts = x.Tops })), "Rows and columns are exchanged: tops are rows, lefts are columns.");
        Diagnose((x, got, right) => Close(got, Right(x with { Tops = Same(x.Tops), Lefts = Same(x.Lefts) })), "All images are cut at the first one's place: each has its own.");
        Diagnose((x, got, right) => Close(got, Rolled(x)), "What left at one side came back at the other: what is outside of the image is 0.");
        Diagnose((x, got, right) => Close(got, Replicated(x)), "The border's pixels go on outside of the image: the padding is 0.");
        Diagnose((x, got, right) => Close(got, Right(x with { Tops = Opposite(x.Tops, x.Padding), Lefts = Opposite(x.Lefts, x.Padding) })), "The images moved to the opposite side: output (i, j) is pixel (i + top − p, j + left − p).");
        Hint("Put the zeros around the images first. Then every place is inside, and cutting is only a slice.");
        Hint("nn.functional.pad(images, (p, p, p, p)) is [N, C, H + 2p, W + 2p]. From image i take H rows from tops[i] on, and W columns from lefts[i] on.");
        Hint("padded[i].narrow(1, tops[i], H).narrow(2, lefts[i], W) for each i, and stack them.");
    }

    private static (Tensor, int, long[], long[]) Drawn(Draw draw, int padding)
    {
        const int count = 5;
        // The first place is off the middle, in both directions and by different ways.
        long[] Places(int first) => [first, .. Enumerable.Range(1, count - 1).Select(_ => (long)draw.Integer(0, 2 * padding))];
        long[] tops = Places(0), lefts = Places(2 * padding);
        (tops[1], lefts[1]) = (padding, 0);
        return (draw.Uniform(0.1, 1, [count, draw.Integer(2, 3), draw.Integer(6, 7), draw.Integer(8, 9)]), padding, tops, lefts);
    }

    private static Tensor Cut(Tensor padded, (Tensor Images, int Padding, long[] Tops, long[] Lefts) x) => stack([
        .. Enumerable.Range(0, x.Tops.Length).Select(i => padded[i].narrow(1, x.Tops[i], x.Images.shape[2]).narrow(2, x.Lefts[i], x.Images.shape[3]))]);

    private static Tensor Right((Tensor Images, int Padding, long[] Tops, long[] Lefts) x) =>
        Cut(nn.functional.pad(x.Images, (x.Padding, x.Padding, x.Padding, x.Padding)), x);

    private static Tensor Replicated((Tensor Images, int Padding, long[] Tops, long[] Lefts) x) =>
        Cut(nn.functional.pad(x.Images, [x.Padding, x.Padding, x.Padding, x.Padding], PaddingModes.Replicate), x);

    private static Tensor Rolled((Tensor Images, int Padding, long[] Tops, long[] Lefts) x) => stack([
        .. Enumerable.Range(0, x.Tops.Length).Select(i => x.Images[i].roll([x.Padding - x.Tops[i], x.Padding - x.Lefts[i]], [1, 2]))]);

    private static long[] Same(long[] places) => [.. places.Select(_ => places[0])];

    private static long[] Opposite(long[] places, int padding) => [.. places.Select(place => 2 * padding - place)];
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.CropWithPadding"/>
    public static CropWithPadding CropWithPadding => The<CropWithPadding>();
}
