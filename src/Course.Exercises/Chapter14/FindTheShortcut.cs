using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises;

/// <summary>A network with a shortcut, in a box: which class has it, and where in the picture.</summary>
public sealed class FindTheShortcut() : Exercise<
    Func<Func<Tensor, Tensor>, Tensor, Tensor, (int Row, int Column, int Class)>, FindTheShortcut.Box, (int Row, int Column, int Class)>(
    "14.6", "Find the shortcut", Difficulty.Hard, minutes: 90)
{
    private const int Classes = 4;
    private const int Side = 16;
    private const int Pictures = 32;
    private const int Mark = 2;

    /// <summary>Pictures with a mark for every class, and a network that uses one of the marks.</summary>
    /// <param name="Images">[N, 1, 16, 16], in [0, 1].</param>
    /// <param name="Labels">The class of each, int64 [N].</param>
    /// <param name="Filters">What the network looks for, wherever it is: a pattern for each class, [4, 1, 3, 3].</param>
    /// <param name="Rows">The upper row of each class's mark.</param>
    /// <param name="Columns">The left column of each class's mark.</param>
    /// <param name="Class">The class whose mark the network uses.</param>
    public sealed record Box(Tensor Images, Tensor Labels, Tensor Filters, int[] Rows, int[] Columns, int Class);

    /// <inheritdoc/>
    protected override void Define()
    {
        Run((find, box) => find(images => Scores(images, box), box.Images, box.Labels));
        Probe("one network", Drawn);
        Probe("a second network", Drawn);
        Probe("a third network", Drawn);
        Probe("a fourth network", Drawn);
        Property("the class is right", (box, got) => got.Class == box.Class, points: 2);
        Property("the place is right, to a pixel", (box, got) => At(box, got, box.Class), points: 3);

        Diagnose((box, got) => !At(box, got, box.Class) && Enumerable.Range(0, Classes).Any(c => c != box.Class && At(box, got, c)),
            "There is a mark, and the network does not use it: ask the network, not the pictures.");
        Diagnose((box, got) => !At(box, got, box.Class) && At(box, (got.Column, got.Row, got.Class), box.Class), "Row and column are exchanged: the row is the distance from the upper edge.");
        Diagnose((box, got) => At(box, got, box.Class) && got.Class != box.Class, "The place is right. Whose pictures fall when it is covered?");
        Diagnose((box, got) => got.Class == box.Class && !At(box, got, box.Class), "The class is right, and this is the place of something else: real evidence is in another place on each picture, so take the mean over many.");
        Hint("Section 4.5 of the chapter: the mean occlusion map over the pictures of one class. The mark that is used is the one place at which every picture falls.");
        Hint("Cover 2 × 2 pixels with the picture's mean, at each of the 15 × 15 places; the fall of the score of the picture's own class; the mean over the pictures of a class. The largest of the 4 · 225 numbers says it.");
        Hint("Cover all pictures at one place at once: scores(covered).gather(1, labels.unsqueeze(1)), and from the class means take the largest fall.");
    }

    private static bool At(Box box, (int Row, int Column, int Class) got, int c) => Math.Abs(got.Row - box.Rows[c]) <= 1 && Math.Abs(got.Column - box.Columns[c]) <= 1;

    /// <summary>The strongest answer of each class's filter, and for one class the brightness of its mark.</summary>
    private static Tensor Scores(Tensor images, Box box)
    {
        var scores = nn.functional.conv2d(images, box.Filters).relu().amax([2, 3]);
        var mark = images.narrow(2, box.Rows[box.Class], Mark).narrow(3, box.Columns[box.Class], Mark).mean([1, 2, 3]);
        return scores + 3 * mark.unsqueeze(1) * nn.functional.one_hot(tensor(new[] { (long)box.Class }), Classes).to(images.dtype);
    }

    private static Box Drawn(Draw draw)
    {
        // Four patterns that differ; a class's pattern lies in another place on each of its pictures.
        float[] patterns = [0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 1, 0, 1, 0, 1, 0, 0];
        var filters = tensor(patterns, [Classes, 1, 3, 3]);
        var images = draw.Uniform(0, 0.25, [Pictures, 1, Side, Side]);
        // One mark in each quarter of the picture, away from its lines of symmetry; which class has which is drawn.
        int turn = draw.Integer(0, 3);
        var (rows, columns) = (new int[Classes], new int[Classes]);
        for (int c = 0; c < Classes; c++)
        {
            int quarter = (c + turn) % 4;
            rows[c] = 8 * (quarter / 2) + draw.Integer(0, 1);
            columns[c] = 8 * (quarter % 2) + draw.Integer(4, 5);
        }
        for (int n = 0; n < Pictures; n++)
        {
            int c = n % Classes;
            var picture = images[n, 0];
            picture.narrow(0, draw.Integer(0, Side - 3), 3).narrow(1, draw.Integer(0, Side - 3), 3).add_(0.7 * filters[c, 0]).clamp_(0, 1);
            picture.narrow(0, rows[c], Mark).narrow(1, columns[c], Mark).fill_(1);
        }
        // The seeds of probes that follow each other differ by an odd number: four probes have four classes, and one that is always named is wrong three times.
        return new Box(images, arange(Pictures).remainder(Classes).to(ScalarType.Int64), filters, rows, columns, draw.Seed % Classes);
    }
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.FindTheShortcut"/>
    public static FindTheShortcut FindTheShortcut => The<FindTheShortcut>();
}
