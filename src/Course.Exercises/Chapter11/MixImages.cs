using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises;

/// <summary>MixUp: each image with a partner's, and their classes by the same share.</summary>
public sealed class MixImages() : Exercise<
    Func<Tensor, Tensor, int, double, long[], (Tensor, Tensor)>, (Tensor Images, Tensor Labels, int Classes, double Share, long[] Partners), (Tensor Images, Tensor Targets)>(
    "11.6", "MixUp", Difficulty.Medium, minutes: 25)
{
    /// <inheritdoc/>
    protected override void Define()
    {
        Run((mix, x) => mix(x.Images, x.Labels, x.Classes, x.Share, x.Partners));
        Probe("a third", draw => Drawn(draw, 0.3));
        Probe("any share", draw => Drawn(draw, draw.Number(0.6, 0.9)));
        Probe("partners of the same class", draw => Drawn(draw, draw.Number(0.1, 0.4)) is var x ? (x.Item1, tensor(new long[] { 0, 0, 1, 1, 2, 2 }), x.Item3, x.Item4, x.Item5) : default);
        Oracle(Right, tolerance: 1e-6, points: 3, name: "images and targets are mixed by the same share");
        Property("the loss with mixed targets is the mixed loss, for any prediction", (x, got) => IsLinear(x, got), points: 2);

        Diagnose((x, got, right) => Close(got.Images, right.Images) && !got.Targets.is_floating_point(), "The targets are still classes: give each class its share, [N, K].");
        Diagnose((x, got, right) => Close(got.Images, right.Images) && Close(got.Targets, OneHot(x, x.Labels)), "The images are mixed and the targets are not: a picture that is 30 % of one thing has 30 % of its label.");
        Diagnose((x, got, right) => Close(got.Images, x.Images) && Close(got.Targets, right.Targets), "The targets are mixed and the images are not.");
        Diagnose((x, got, right) => Close(got.Images, right.Images) && Close(got.Targets, Right(x with { Share = 1 - x.Share }).Targets), "The shares of the targets are exchanged: λ belongs to the image itself, 1 − λ to its partner, in both.");
        Diagnose((x, got, right) => Close(got.Images, Right(x with { Share = 1 - x.Share }).Images) && Close(got.Targets, Right(x with { Share = 1 - x.Share }).Targets), "λ and 1 − λ are exchanged: λ is the share of the image itself.");
        Diagnose((x, got, right) => Close(got.Images, right.Images) && Close(got.Targets, OneHot(x, x.Share >= 0.5 ? x.Labels : Of(x.Labels, x.Partners))), "The larger share got the whole target: give both their shares.");
        Diagnose((x, got, right) => Close(got.Images, right.Images) && Close(got.Targets, Right(x with { Partners = [.. x.Partners.Reverse()] }).Targets), "Images and targets have different partners.");
        Hint("Step 9 of the chapter. A class is a row of zeros with a one.");
        Hint("index_select(0, tensor(partners)) puts the partners in the place of their images. Do it with the images and with the one-hot rows.");
        Hint("t = one_hot(labels, classes).to(float32); p = tensor(partners); λ · images + (1 − λ) · images.index_select(0, p), and the same with t.");
    }

    private static (Tensor, Tensor, int, double, long[]) Drawn(Draw draw, double share)
    {
        const int count = 6;
        int classes = draw.Integer(7, 9);
        // Six different classes: each image has a partner of another class.
        long[] labels = [.. Enumerable.Range(0, count).Select(i => (long)i)];
        long[] partners = [2, 0, 1, 5, 3, 4];
        int turned = draw.Integer(0, 1);
        return (draw.Uniform(0, 1, [count, 3, 4, 5]), tensor(labels) + turned, classes, share, partners);
    }

    private static Tensor Of(Tensor values, long[] places) => values.index_select(0, tensor(places));

    private static Tensor OneHot((Tensor Images, Tensor Labels, int Classes, double Share, long[] Partners) x, Tensor labels) => nn.functional.one_hot(labels, x.Classes).to(ScalarType.Float32);

    private static (Tensor Images, Tensor Targets) Right((Tensor Images, Tensor Labels, int Classes, double Share, long[] Partners) x)
    {
        var targets = OneHot(x, x.Labels);
        return (x.Share * x.Images + (1 - x.Share) * Of(x.Images, x.Partners), x.Share * targets + (1 - x.Share) * Of(targets, x.Partners));
    }

    private static bool IsLinear((Tensor Images, Tensor Labels, int Classes, double Share, long[] Partners) x, (Tensor Images, Tensor Targets) got)
    {
        if (!got.Targets.is_floating_point() || !got.Targets.shape.SequenceEqual([x.Labels.shape[0], x.Classes]))
            return false;
        // Any prediction will do; this one differs in every number.
        var logits = arange(x.Labels.shape[0] * x.Classes).to(ScalarType.Float32).sin().reshape(-1, x.Classes);
        var mixed = x.Share * nn.functional.cross_entropy(logits, x.Labels) + (1 - x.Share) * nn.functional.cross_entropy(logits, Of(x.Labels, x.Partners));
        return Close(nn.functional.cross_entropy(logits, got.Targets.to(ScalarType.Float32)), mixed, 1e-5);
    }
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.MixImages"/>
    public static MixImages MixImages => The<MixImages>();
}
