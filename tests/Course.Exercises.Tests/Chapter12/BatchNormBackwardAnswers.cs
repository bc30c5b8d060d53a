using Course.Exercises.Proof;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises.Tests.Chapter12;

internal sealed class BatchNormBackwardAnswers : AnswersTo<BatchNormBackward>
{
    private static (Tensor Hat, Tensor S) Normalised(Tensor x)
    {
        var centred = x - x.mean([0L]);
        var s = (centred.pow(2).mean([0L]) + 1e-5).sqrt();
        return (centred / s, s);
    }

    private static (Tensor X, Tensor Gamma, Tensor Beta) With(Tensor x, Tensor dy, Func<Tensor, Tensor, Tensor> gradient)
    {
        var (hat, s) = Normalised(x);
        return (gradient(hat, s), (dy * hat).sum([0L]), dy.sum([0L]));
    }

    [Right]
    private static (Tensor, Tensor, Tensor) ShortForm(Tensor x, Tensor gamma, Tensor dy) =>
        With(x, dy, (hat, s) => gamma / s * (dy - hat * (dy * hat).mean([0L]) - dy.mean([0L])));

    [Right]
    private static (Tensor, Tensor, Tensor) ThreePaths(Tensor x, Tensor gamma, Tensor dy) => With(x, dy, (hat, s) =>
    {
        var dHat = gamma * dy;
        var dv = -(dHat * hat).sum([0L]) / (2 * s * s);
        var dMean = -dHat.sum([0L]) / s;
        return dHat / s + dv * 2 * (x - x.mean([0L])) / x.shape[0] + dMean / x.shape[0];
    });

    [Right]
    private static (Tensor, Tensor, Tensor) ByMatrix(Tensor x, Tensor gamma, Tensor dy) => With(x, dy, (hat, s) =>
    {
        long n = x.shape[0];
        return stack([.. Enumerable.Range(0, (int)x.shape[1]).Select(d =>
        {
            var h = hat.select(1, d).unsqueeze(1);
            var jacobian = eye(n, dtype: ScalarType.Float64) - ones(n, n, dtype: ScalarType.Float64) / n - h.matmul(h.t()) / n;
            return jacobian.matmul(dy.select(1, d)) * gamma[d] / s[d];
        })], 1);
    });

    [Wrong("straight path")]
    private static (Tensor, Tensor, Tensor) Straight(Tensor x, Tensor gamma, Tensor dy) => With(x, dy, (hat, s) => gamma / s * dy);

    [Wrong("through the variance is missing")]
    private static (Tensor, Tensor, Tensor) NoVariance(Tensor x, Tensor gamma, Tensor dy) => With(x, dy, (hat, s) => gamma / s * (dy - dy.mean([0L])));

    [Wrong("through the mean is missing")]
    private static (Tensor, Tensor, Tensor) NoMean(Tensor x, Tensor gamma, Tensor dy) => With(x, dy, (hat, s) => gamma / s * (dy - hat * (dy * hat).mean([0L])));

    [Wrong("not divided by N")]
    private static (Tensor, Tensor, Tensor) Sums(Tensor x, Tensor gamma, Tensor dy) => With(x, dy, (hat, s) => gamma / s * (dy - hat * (dy * hat).sum([0L]) - dy.sum([0L])));

    [Wrong("γ is missing")]
    private static (Tensor, Tensor, Tensor) NoGamma(Tensor x, Tensor gamma, Tensor dy) => With(x, dy, (hat, s) => (dy - hat * (dy * hat).mean([0L]) - dy.mean([0L])) / s);

    [Wrong("not divided by the deviation")]
    private static (Tensor, Tensor, Tensor) NoDeviation(Tensor x, Tensor gamma, Tensor dy) => With(x, dy, (hat, s) => gamma * (dy - hat * (dy * hat).mean([0L]) - dy.mean([0L])));

    [Wrong("unbiased")]
    private static (Tensor, Tensor, Tensor) Unbiased(Tensor x, Tensor gamma, Tensor dy) => By(x, gamma, dy, (x.var([0L], unbiased: true) + 1e-5).sqrt());

    [Wrong("unbiased")]
    private static (Tensor, Tensor, Tensor) UnbiasedWithoutEpsilon(Tensor x, Tensor gamma, Tensor dy) => By(x, gamma, dy, x.std([0L], unbiased: true));

    [Wrong("ε is missing")]
    private static (Tensor, Tensor, Tensor) NoEpsilon(Tensor x, Tensor gamma, Tensor dy) => By(x, gamma, dy, x.std([0L], unbiased: false));

    private static (Tensor, Tensor, Tensor) By(Tensor x, Tensor gamma, Tensor dy, Tensor s)
    {
        var hat = (x - x.mean([0L])) / s;
        var (dGamma, dBeta) = ((dy * hat).sum([0L]), dy.sum([0L]));
        return (gamma / s * (dy - hat * dGamma / x.shape[0] - dBeta / x.shape[0]), dGamma, dBeta);
    }

    [Wrong("dγ uses x")]
    private static (Tensor, Tensor, Tensor) GammaByX(Tensor x, Tensor gamma, Tensor dy) => (ShortForm(x, gamma, dy).Item1, (dy * x).sum([0L]), dy.sum([0L]));

    [Wrong("sums over the samples")]
    private static (Tensor, Tensor, Tensor) Means(Tensor x, Tensor gamma, Tensor dy) => (ShortForm(x, gamma, dy).Item1, (dy * Normalised(x).Hat).mean([0L]), dy.mean([0L]));

    [Wrong("along the rows")]
    private static (Tensor, Tensor, Tensor) RowSums(Tensor x, Tensor gamma, Tensor dy) => (ShortForm(x, gamma, dy).Item1, (dy * Normalised(x).Hat).sum([1L]), dy.sum([1L]));

    [Wrong]
    private static (Tensor, Tensor, Tensor) Swapped(Tensor x, Tensor gamma, Tensor dy) => (ShortForm(x, gamma, dy).Item1, dy.sum([0L]), (dy * Normalised(x).Hat).sum([0L]));

    [Wrong]
    private static (Tensor, Tensor, Tensor) Turned(Tensor x, Tensor gamma, Tensor dy) => With(x, dy, (hat, s) => gamma / s * (dy + hat * (dy * hat).mean([0L]) + dy.mean([0L])));

    [Wrong]
    private static (Tensor, Tensor, Tensor) Untouched(Tensor x, Tensor gamma, Tensor dy) => (dy, zeros_like(gamma), zeros_like(gamma));
}
