using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises;

/// <summary>Mirror images of some of a batch.</summary>
public sealed class FlipSome() : FunctionExercise<Tensor, bool[], Tensor>("11.2", "Mirror images", Difficulty.Easy, minutes: 10)
{
    /// <inheritdoc/>
    protected override void Define()
    {
        Probe("every second one", draw => Drawn(draw, (i, _) => i % 2 == 1));
        Probe("the first one only", draw => Drawn(draw, (i, _) => i == 0));
        Probe("any", draw => Drawn(draw, (i, random) => i == 1 || (i > 2 && random > 0.5)));
        Oracle(x => where(Chosen(x), x.Item1.flip(3), x.Item1), points: 2, name: "the chosen ones are mirrored, left and right, the others stay");
        Property("twice is nothing: flip(flip(x)) = x, and once is something", (flip, x) => (flip(flip(x.Item1, x.Item2), x.Item2), flip(x.Item1, x.Item2)),
            (x, seen) => Close(seen.Item1, x.Item1) && seen.Item2.shape.SequenceEqual(x.Item1.shape) && !Close(seen.Item2, x.Item1), on: ["every second one", "any"]);

        Diagnose((x, got, right) => Close(got, x.Item1), "Nothing was mirrored: give back the new images, the old ones stay as they are.");
        Diagnose((x, got, right) => Close(got, x.Item1.flip(3)), "All images are mirrored: only those for which the list says true are to be.");
        Diagnose((x, got, right) => Close(got, where(Chosen(x), x.Item1, x.Item1.flip(3))), "The wrong ones are mirrored: true means that left and right change places.");
        Diagnose((x, got, right) => Close(got, where(Chosen(x), x.Item1.flip(2), x.Item1)), "Top and bottom changed places: rows are dimension 2, columns dimension 3.");
        Diagnose((x, got, right) => Close(got, where(Chosen(x), x.Item1.flip(2, 3), x.Item1)), "This is half a turn, both directions at once: mirror the columns only. (It makes a 9 of a 6.)");
        Diagnose((x, got, right) => Close(got, where(Chosen(x), x.Item1.flip(1), x.Item1)), "The channels are reversed, so red is blue: mirror dimension 3.");
        Hint("A mirror image has pixel (i, W − 1 − j) in place (i, j), in every channel.");
        Hint("images.flip(3) mirrors the whole batch. How do you take some images from it and the others from the old batch?");
        Hint("where(mask, images.flip(3), images), with mask = tensor(which).reshape(-1, 1, 1, 1); or images[i].flip(2) image by image, then stack.");
    }

    private static (Tensor, bool[]) Drawn(Draw draw, Func<int, double, bool> chosen)
    {
        int count = draw.Integer(5, 7);
        return (draw.Uniform(0, 1, [count, 3, draw.Integer(4, 5), draw.Integer(6, 8)]), [.. Enumerable.Range(0, count).Select(i => chosen(i, draw.Number(0, 1)))]);
    }

    private static Tensor Chosen((Tensor, bool[]) x) => tensor(x.Item2).reshape(-1, 1, 1, 1);
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.FlipSome"/>
    public static FlipSome FlipSome => The<FlipSome>();
}
