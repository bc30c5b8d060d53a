using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises;

/// <summary>CutMix: a box of a partner's image in each image, and the classes by what is really seen of both.</summary>
public sealed class PasteImages() : Exercise<
    Func<Tensor, Tensor, int, long[], (long Row, long Column, long Side)[], (Tensor, Tensor)>,
    (Tensor Images, Tensor Labels, int Classes, long[] Partners, (long Row, long Column, long Side)[] Boxes), (Tensor Images, Tensor Targets)>(
    "11.7", "CutMix", Difficulty.Hard, minutes: 90)
{
    /// <inheritdoc/>
    protected override void Define()
    {
        Run((paste, x) => paste(x.Images, x.Labels, x.Classes, x.Partners, x.Boxes));
        Probe("boxes inside", draw => Drawn(draw, (draw, height, width) => (draw.Integer(2, 4), draw.Integer(3, 6), draw.Integer(3, 4))));
        Probe("boxes that stick out", draw => Drawn(draw, (draw, height, width) => (draw.Integer(0, 1), draw.Integer(width - 2, width - 1), draw.Integer(5, 6))));
        Probe("boxes of any size", draw => Drawn(draw, (draw, height, width) => (draw.Integer(0, height - 1), draw.Integer(0, width - 1), draw.Integer(1, 2 * width))));
        Probe("all and nothing", draw => Drawn(draw, (draw, height, width) => (height / 2, width / 2, draw.Integer(0, 1) * 4 * width)));
        Probe("partners of the same class", draw => Drawn(draw, (draw, height, width) => (draw.Integer(2, 4), draw.Integer(3, 6), draw.Integer(3, 4)), [0, 0, 1, 1, 2]));
        Oracle(Right, tolerance: 1e-6, points: 2, name: "a box from the partner, and its share of the target", on: ["boxes inside", "partners of the same class"]);
        Oracle(Right, tolerance: 1e-6, points: 2, name: "a box that sticks out counts by what is seen of it", on: ["boxes that stick out", "boxes of any size"]);
        Oracle(Right, tolerance: 1e-6, points: 1, name: "boxes that cover all, and boxes of side 0", on: "all and nothing");
        Property("a target sums to 1, and its shares are those of the pixels", (paste, x) => paste(Plain(x), x.Labels, x.Classes, x.Partners, x.Boxes), (x, seen) => SharesAreSeen(x, (seen.Item1, seen.Item2)), points: 2);

        Diagnose((x, got, right) => Close(got.Images, right.Images) && Close(got.Targets, Targets(x, (long)1 << 40)), "The share is the box's side squared, also where a part of it sticks out: count the pixels that were really pasted.");
        Diagnose((x, got, right) => Close(got.Images, right.Images) && Close(got.Targets, Exchanged(x)), "The shares are exchanged: the box belongs to the partner, the rest to the image.");
        Diagnose((x, got, right) => Close(got.Images, right.Images) && Close(got.Targets, Halves(x)), "Both classes get one half: give each the share of the pixels that it has.");
        Diagnose((x, got, right) => Close(got.Images, Pasted(x, corner: true)), "The box begins at its place: row and column are those of its middle, so it begins half a side before (side / 2, rounded down).");
        Diagnose((x, got, right) => Close(got.Images, Pasted(x with { Boxes = [.. x.Boxes.Select(box => (box.Column, box.Row, box.Side))] })), "Rows and columns of the box are exchanged.");
        Diagnose((x, got, right) => Close(got.Images, Pasted(x, chained: true)), "A partner that already had a box of its own was pasted: take the boxes from the images as they were given.");
        Diagnose((x, got, right) => Close(got.Images, Pasted(x, black: true)), "The box is empty: that is cutout. Fill it with the partner's pixels of the same place.");
        Diagnose((x, got, right) => Close(got.Images, Pasted(x with { Boxes = [.. x.Boxes.Select(_ => x.Boxes[0])] })), "All images have the first one's box: each has its own.");
        Hint("Find out first which rows and columns of the image a box covers. Everything else follows from these four numbers.");
        Hint("Rows from max(0, row − side / 2) up to, not including, min(H, row − side / 2 + side), and columns likewise. What is pasted has height · width pixels; the share is that by H · W.");
        Hint("Start with images.clone(). For each image copy partner[.., top..bottom, left..right] from the old images into the same place; then share · one_hot(partner) + (1 − share) · one_hot(own).");
    }

    private static (Tensor, Tensor, int, long[], (long, long, long)[]) Drawn(Draw draw, Func<Draw, int, int, (int, int, int)> box, long[]? labels = null)
    {
        const int count = 5, height = 8, width = 10;
        labels ??= [0, 1, 2, 3, 4];
        return (draw.Uniform(0.1, 1, [count, 3, height, width]), tensor(labels), draw.Integer(6, 8), [2, 0, 1, 4, 3], [.. Enumerable.Range(0, count).Select(_ => ((long, long, long))box(draw, height, width))]);
    }

    private static (long From, long To) Covered(long middle, long side, long size, bool corner = false)
    {
        long from = corner ? middle : middle - side / 2;
        return (Math.Clamp(from, 0, size), Math.Clamp(from + side, 0, size));
    }

    private static Tensor Pasted(
        (Tensor Images, Tensor Labels, int Classes, long[] Partners, (long Row, long Column, long Side)[] Boxes) x, bool corner = false, bool chained = false, bool black = false)
    {
        var result = x.Images.clone();
        for (int i = 0; i < x.Boxes.Length; i++)
        {
            var (top, bottom) = Covered(x.Boxes[i].Row, x.Boxes[i].Side, x.Images.shape[2], corner);
            var (left, right) = Covered(x.Boxes[i].Column, x.Boxes[i].Side, x.Images.shape[3], corner);
            if (bottom <= top || right <= left)
                continue;
            var source = (chained ? result : x.Images)[x.Partners[i]].narrow(1, top, bottom - top).narrow(2, left, right - left);
            result[i].narrow(1, top, bottom - top).narrow(2, left, right - left).copy_(black ? zeros_like(source) : source.clone());
        }
        return result;
    }

    /// <summary>The targets, where an image ends at its border, or is so large that nothing sticks out.</summary>
    private static Tensor Targets((Tensor Images, Tensor Labels, int Classes, long[] Partners, (long Row, long Column, long Side)[] Boxes) x, long endless = 0) => Shared(x, Shares(x, endless));

    private static Tensor Shares((Tensor Images, Tensor Labels, int Classes, long[] Partners, (long Row, long Column, long Side)[] Boxes) x, long endless = 0)
    {
        long height = x.Images.shape[2], width = x.Images.shape[3];
        float[] shares = [.. x.Boxes.Select(box =>
        {
            var rows = Covered(box.Row, box.Side, height);
            var columns = Covered(box.Column, box.Side, width);
            return endless > 0 ? Math.Min(1, box.Side * box.Side / (float)(height * width)) : (rows.To - rows.From) * (columns.To - columns.From) / (float)(height * width);
        })];
        return tensor(shares, [shares.Length, 1]);
    }

    private static Tensor Shared((Tensor Images, Tensor Labels, int Classes, long[] Partners, (long Row, long Column, long Side)[] Boxes) x, Tensor share)
    {
        var own = nn.functional.one_hot(x.Labels, x.Classes).to(ScalarType.Float32);
        return (1 - share) * own + share * own.index_select(0, tensor(x.Partners));
    }

    private static Tensor Halves((Tensor Images, Tensor Labels, int Classes, long[] Partners, (long Row, long Column, long Side)[] Boxes) x) => Shared(x, full(x.Boxes.Length, 1, 0.5f));

    private static Tensor Exchanged((Tensor Images, Tensor Labels, int Classes, long[] Partners, (long Row, long Column, long Side)[] Boxes) x) => Shared(x, 1 - Shares(x));

    private static (Tensor Images, Tensor Targets) Right((Tensor Images, Tensor Labels, int Classes, long[] Partners, (long Row, long Column, long Side)[] Boxes) x) => (Pasted(x), Targets(x));

    /// <summary>Images that are their own number, so that an output tells where each pixel came from.</summary>
    private static Tensor Plain((Tensor Images, Tensor Labels, int Classes, long[] Partners, (long Row, long Column, long Side)[] Boxes) x) =>
        arange(x.Boxes.Length).to(ScalarType.Float32).reshape(-1, 1, 1, 1).expand(-1, 3, x.Images.shape[2], x.Images.shape[3]).contiguous();

    private static bool SharesAreSeen((Tensor Images, Tensor Labels, int Classes, long[] Partners, (long Row, long Column, long Side)[] Boxes) x, (Tensor Images, Tensor Targets) seen)
    {
        if (!seen.Images.shape.SequenceEqual(x.Images.shape) || !seen.Targets.shape.SequenceEqual([x.Boxes.Length, x.Classes]))
            return false;
        var pasted = seen.Images.eq(tensor(x.Partners).reshape(-1, 1, 1, 1)).to(ScalarType.Float32).mean([1L, 2, 3]).unsqueeze(1);
        return Close(seen.Targets.sum(1), ones(x.Boxes.Length)) && Close(seen.Targets, Shared(x, pasted)) && Close(pasted, Shares(x));
    }
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.PasteImages"/>
    public static PasteImages PasteImages => The<PasteImages>();
}
