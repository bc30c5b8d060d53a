using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises;

/// <summary>Group norm of images, forward and backward; one group is layer norm over a whole image.</summary>
public sealed class OwnGroupNorm() : Exercise<
    Func<Tensor, int, Tensor, Tensor, Tensor, (Tensor Y, Tensor X, Tensor Gamma, Tensor Beta)>,
    (Tensor X, int Groups, Tensor Gamma, Tensor Beta, Tensor G), (Tensor Y, Tensor X, Tensor Gamma, Tensor Beta)>(
    "12.7", "Group norm, and a batch of two", Difficulty.Hard, minutes: 90)
{
    /// <inheritdoc/>
    protected override void Define()
    {
        Run((answer, x) => answer(x.X, x.Groups, x.Gamma, x.Beta, x.G));
        Probe("one image, one group", draw => Of(NormTask.Drawn(draw, 1, 1, draw.Integer(3, 5), 2, 3)));
        Probe("two images, two groups", draw => Of(NormTask.Drawn(draw, 2, 2, 6, draw.Integer(2, 3), 4)));
        Probe("three groups", draw => Of(NormTask.Drawn(draw, 3, draw.Integer(3, 4), 6, 2, 3)));
        Oracle(Right, tolerance: 1e-10, relative: 1e-7, points: 2, name: "one group", on: "one image, one group");
        Oracle(Right, tolerance: 1e-10, relative: 1e-7, points: 3, name: "several groups", on: ["two images, two groups", "three groups"]);
        Property("no image sees another", (answer, x) => (answer(x.X, x.Groups, x.Gamma, x.Beta, x.G).Y, answer(Others(x.X), x.Groups, x.Gamma, x.Beta, x.G).Y),
            (x, seen) => Close(seen.Item1[0], seen.Item2[0], 1e-9) && Close(seen.Item1[0], Right(x).Y[0], 1e-6), on: "two images, two groups");

        Diagnose((x, g, right) => Close(g.Y, Task(x, 0).Output(x.X, x.Gamma, x.Beta)), "Each channel is normalised over all images: that is batch norm.");
        Diagnose((x, g, right) => x.Groups > 1 && Close(g.Y, Task(x, 1).Right().Y), "All channels are normalised together: there are several groups.");
        Diagnose((x, g, right) => x.Groups > 1 && Close(g.Y, Interleaved(x)), "The groups are mixed: neighbouring channels belong together, the first C/G in the first group.");
        Diagnose((x, g, right) => Close(g.Y, right.Y) && Close(g.X, WithGammaOutside(x)), "γ stands in front of the sums in dX: it differs within a group, so use dx̂ = γ dY inside them.");
        Diagnose((x, g, right) => Close(g.Y, right.Y) && Close(g.X, Hat(x, x.Gamma.reshape(1, -1, 1, 1) * x.G, true)), "Only the straight path is in dX: two means over the group are missing.");
        Diagnose((x, g, right) => Close(g.Y, right.Y) && x.X.shape[0] > 1 && Close(g.Beta, x.G[0].sum([1L, 2])), "dγ and dβ are of the first image only: sum over images and places.");
        Diagnose((x, g, right) => Close(g.Beta, x.G.mean([0L, 2, 3])), "dγ and dβ are sums over images and places, not means.");
        Diagnose((x, g, right) => Close(g.Y, Unbiased(x)), "The variance is divided by one less than the number of values: take the mean of the squares.");
        Hint("Reshape [N, C, H, W] to [N, G, C/G · H · W]: mean and deviation are taken over the last dimension.");
        Hint("Step 11 with this shape: dx̂ = γ dY in the image's shape, reshaped like x, then less its mean and less x̂ times the mean of dx̂ · x̂, and divided by s.");
        Hint("dX = (dHat - xHat * (dHat * xHat).mean([2], keepdim: true) - dHat.mean([2], keepdim: true)) / s, reshaped back. dγ and dβ: sum dY · x̂ and dY over [0, 2, 3] in the image's shape.");
    }

    private static (Tensor, int, Tensor, Tensor, Tensor) Of(NormTask task) => (task.X, task.Groups, task.Gamma, task.Beta, task.G);

    private static NormTask Task((Tensor X, int Groups, Tensor Gamma, Tensor Beta, Tensor G) x, int? groups = null) => new(x.X, x.Gamma, x.Beta, x.G, groups ?? x.Groups);

    private static (Tensor Y, Tensor X, Tensor Gamma, Tensor Beta) Right((Tensor X, int Groups, Tensor Gamma, Tensor Beta, Tensor G) x) => Task(x).Right();

    private static Tensor Others(Tensor images) => cat([images.narrow(0, 0, 1), 3 * images.narrow(0, 1, images.shape[0] - 1) + 1]);

    /// <summary>(v − x̂·mean(v x̂) − mean(v))/s over the groups, or v/s alone, in the shape of the images.</summary>
    private static Tensor Hat((Tensor X, int Groups, Tensor Gamma, Tensor Beta, Tensor G) x, Tensor v, bool straight = false)
    {
        var rows = x.X.reshape(x.X.shape[0], x.Groups, -1);
        var centred = rows - rows.mean([2L], keepdim: true);
        var s = (centred.pow(2).mean([2L], keepdim: true) + NormTask.Eps).sqrt();
        var (hat, d) = (centred / s, v.reshape(rows.shape));
        return ((straight ? d : d - hat * (d * hat).mean([2L], keepdim: true) - d.mean([2L], keepdim: true)) / s).reshape(x.X.shape);
    }

    private static Tensor WithGammaOutside((Tensor X, int Groups, Tensor Gamma, Tensor Beta, Tensor G) x) => x.Gamma.reshape(1, -1, 1, 1) * Hat(x, x.G);

    private static Tensor Interleaved((Tensor X, int Groups, Tensor Gamma, Tensor Beta, Tensor G) x)
    {
        long channels = x.X.shape[1];
        Tensor there = arange(channels).reshape(-1, x.Groups).t().reshape(-1), back = there.argsort();
        var y = nn.functional.group_norm(x.X.index_select(1, there), x.Groups, x.Gamma.index_select(0, there), x.Beta.index_select(0, there), NormTask.Eps);
        return y.index_select(1, back);
    }

    private static Tensor Unbiased((Tensor X, int Groups, Tensor Gamma, Tensor Beta, Tensor G) x)
    {
        var rows = x.X.reshape(x.X.shape[0], x.Groups, -1);
        var centred = rows - rows.mean([2L], keepdim: true);
        var hat = centred / (centred.pow(2).sum([2L], keepdim: true) / (rows.shape[2] - 1) + NormTask.Eps).sqrt();
        return x.Gamma.reshape(1, -1, 1, 1) * hat.reshape(x.X.shape) + x.Beta.reshape(1, -1, 1, 1);
    }
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.OwnGroupNorm"/>
    public static OwnGroupNorm OwnGroupNorm => The<OwnGroupNorm>();
}
