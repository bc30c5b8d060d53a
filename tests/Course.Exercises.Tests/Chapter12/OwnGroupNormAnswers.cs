using Course.Exercises.Proof;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises.Tests.Chapter12;

internal sealed class OwnGroupNormAnswers : AnswersTo<OwnGroupNorm>
{
    private const double Eps = 1e-5;

    private static Tensor Wide(Tensor perChannel) => perChannel.reshape(1, -1, 1, 1);

    private static (Tensor Hat, Tensor S) Rows(Tensor x, int groups, bool unbiased = false)
    {
        var rows = x.reshape(x.shape[0], groups, -1);
        var centred = rows - rows.mean([2L], keepdim: true);
        return (centred / S(), S());
        Tensor S() => (centred.pow(2).sum([2L], keepdim: true) / (rows.shape[2] - (unbiased ? 1 : 0)) + Eps).sqrt();
    }

    private static Tensor Back(Tensor hat, Tensor s, Tensor v)
    {
        var d = v.reshape(hat.shape);
        return ((d - hat * (d * hat).mean([2L], keepdim: true) - d.mean([2L], keepdim: true)) / s).reshape(v.shape);
    }

    [Right]
    private static (Tensor Y, Tensor X, Tensor Gamma, Tensor Beta) ByRows(Tensor x, int groups, Tensor gamma, Tensor beta, Tensor dy)
    {
        var (hat, s) = Rows(x, groups);
        var xHat = hat.reshape(x.shape);
        return (Wide(gamma) * xHat + Wide(beta), Back(hat, s, Wide(gamma) * dy), (dy * xHat).sum([0L, 2, 3]), dy.sum([0L, 2, 3]));
    }

    [Right]
    private static (Tensor, Tensor, Tensor, Tensor) ByGroup(Tensor x, int groups, Tensor gamma, Tensor beta, Tensor dy)
    {
        long size = x.shape[1] / groups;
        var parts = Enumerable.Range(0, groups).Select(g =>
        {
            var part = x.narrow(1, g * size, size);
            var centred = part - part.mean([1L, 2, 3], keepdim: true);
            var s = (centred.pow(2).mean([1L, 2, 3], keepdim: true) + Eps).sqrt();
            var hat = centred / s;
            var d = Wide(gamma.narrow(0, g * size, size)) * dy.narrow(1, g * size, size);
            return (Hat: hat, X: (d - hat * (d * hat).mean([1L, 2, 3], keepdim: true) - d.mean([1L, 2, 3], keepdim: true)) / s);
        }).ToArray();
        var all = cat([.. parts.Select(p => p.Hat)], 1);
        return (Wide(gamma) * all + Wide(beta), cat([.. parts.Select(p => p.X)], 1), (dy * all).sum([0L, 2, 3]), dy.sum([0L, 2, 3]));
    }

    [Wrong("that is batch norm")]
    private static (Tensor, Tensor, Tensor, Tensor) Batch(Tensor x, int groups, Tensor gamma, Tensor beta, Tensor dy) =>
        ByRows(x, groups, gamma, beta, dy) with { Y = nn.functional.batch_norm(x, null, null, gamma, beta, training: true) };

    [Wrong("there are several groups")]
    private static (Tensor, Tensor, Tensor, Tensor) Layer(Tensor x, int groups, Tensor gamma, Tensor beta, Tensor dy) => ByRows(x, 1, gamma, beta, dy);

    [Wrong("groups are mixed")]
    private static (Tensor, Tensor, Tensor, Tensor) Interleaved(Tensor x, int groups, Tensor gamma, Tensor beta, Tensor dy)
    {
        Tensor there = arange(x.shape[1]).reshape(-1, groups).t().reshape(-1), back = there.argsort();
        var (y, dx, dGamma, dBeta) = ByRows(x.index_select(1, there), groups, gamma.index_select(0, there), beta.index_select(0, there), dy.index_select(1, there));
        return (y.index_select(1, back), dx.index_select(1, back), dGamma.index_select(0, back), dBeta.index_select(0, back));
    }

    [Wrong("in front of the sums")]
    private static (Tensor, Tensor, Tensor, Tensor) GammaOutside(Tensor x, int groups, Tensor gamma, Tensor beta, Tensor dy)
    {
        var (hat, s) = Rows(x, groups);
        return ByRows(x, groups, gamma, beta, dy) with { X = Wide(gamma) * Back(hat, s, dy) };
    }

    [Wrong("straight path")]
    private static (Tensor, Tensor, Tensor, Tensor) Straight(Tensor x, int groups, Tensor gamma, Tensor beta, Tensor dy)
    {
        var (hat, s) = Rows(x, groups);
        return ByRows(x, groups, gamma, beta, dy) with { X = ((Wide(gamma) * dy).reshape(hat.shape) / s).reshape(x.shape) };
    }

    [Wrong("first image only")]
    private static (Tensor, Tensor, Tensor, Tensor) FirstImage(Tensor x, int groups, Tensor gamma, Tensor beta, Tensor dy)
    {
        var hat = Rows(x, groups).Hat.reshape(x.shape);
        return ByRows(x, groups, gamma, beta, dy) with { Gamma = (dy * hat)[0].sum([1L, 2]), Beta = dy[0].sum([1L, 2]) };
    }

    [Wrong("not means")]
    private static (Tensor, Tensor, Tensor, Tensor) Means(Tensor x, int groups, Tensor gamma, Tensor beta, Tensor dy)
    {
        var hat = Rows(x, groups).Hat.reshape(x.shape);
        return ByRows(x, groups, gamma, beta, dy) with { Gamma = (dy * hat).mean([0L, 2, 3]), Beta = dy.mean([0L, 2, 3]) };
    }

    [Wrong("mean of the squares")]
    private static (Tensor, Tensor, Tensor, Tensor) Unbiased(Tensor x, int groups, Tensor gamma, Tensor beta, Tensor dy) =>
        ByRows(x, groups, gamma, beta, dy) with { Y = Wide(gamma) * Rows(x, groups, unbiased: true).Hat.reshape(x.shape) + Wide(beta) };

    [Wrong]
    private static (Tensor, Tensor, Tensor, Tensor) NoGamma(Tensor x, int groups, Tensor gamma, Tensor beta, Tensor dy) =>
        ByRows(x, groups, gamma, beta, dy) with { Y = Rows(x, groups).Hat.reshape(x.shape) + Wide(beta) };

    [Wrong]
    private static (Tensor, Tensor, Tensor, Tensor) ForwardOnly(Tensor x, int groups, Tensor gamma, Tensor beta, Tensor dy) =>
        ByRows(x, groups, gamma, beta, dy) with { X = dy, Gamma = zeros_like(gamma), Beta = zeros_like(beta) };

    [Wrong]
    private static (Tensor, Tensor, Tensor, Tensor) EveryChannel(Tensor x, int groups, Tensor gamma, Tensor beta, Tensor dy) => ByRows(x, (int)x.shape[1], gamma, beta, dy);

    [Wrong]
    private static (Tensor, Tensor, Tensor, Tensor) Nothing(Tensor x, int groups, Tensor gamma, Tensor beta, Tensor dy) => (x, dy, gamma, beta);
}
