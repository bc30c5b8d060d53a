using Course.Exercises.Proof;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises.Tests.Chapter12;

internal sealed class BatchNormForwardAnswers : AnswersTo<BatchNormForward>
{
    private const double Eps = 1e-5;

    private static Tensor Centred(Tensor x) => x - x.mean([0L]);

    private static Tensor Variance(Tensor x) => Centred(x).pow(2).mean([0L]);

    [Right]
    private static Tensor ByFormula(Tensor x, Tensor gamma, Tensor beta) => gamma * Centred(x) / (Variance(x) + Eps).sqrt() + beta;

    [Right]
    private static Tensor ByMoments(Tensor x, Tensor gamma, Tensor beta)
    {
        var mean = x.sum(dim: 0) / x.shape[0];
        var variance = (x * x).sum(dim: 0) / x.shape[0] - mean * mean;
        return (x - mean) * (gamma * (variance.clamp_min(0) + Eps).rsqrt()) + beta;
    }

    [Right]
    private static Tensor ByLoops(Tensor x, Tensor gamma, Tensor beta)
    {
        var y = x.clone();
        for (long d = 0; d < x.shape[1]; d++)
        {
            double[] column = x.select(1, d).contiguous().data<double>().ToArray();
            double mean = column.Average(), deviation = Math.Sqrt(column.Average(v => (v - mean) * (v - mean)) + Eps);
            y.select(1, d).copy_(tensor(column.Select(v => gamma[d].ToDouble() * (v - mean) / deviation + beta[d].ToDouble()).ToArray()));
        }
        return y;
    }

    [Wrong("N − 1")]
    private static Tensor Unbiased(Tensor x, Tensor gamma, Tensor beta) => gamma * Centred(x) / (Centred(x).pow(2).sum([0L]) / (x.shape[0] - 1) + Eps).sqrt() + beta;

    [Wrong("γ and β are missing")]
    private static Tensor Bare(Tensor x, Tensor gamma, Tensor beta) => Centred(x) / (Variance(x) + Eps).sqrt();

    [Wrong("layer norm")]
    private static Tensor Rows(Tensor x, Tensor gamma, Tensor beta) => nn.functional.layer_norm(x, [x.shape[1]], gamma, beta, Eps);

    [Wrong("divided by the variance")]
    private static Tensor NoRoot(Tensor x, Tensor gamma, Tensor beta) => gamma * Centred(x) / (Variance(x) + Eps) + beta;

    [Wrong("one mean of all")]
    private static Tensor AllTogether(Tensor x, Tensor gamma, Tensor beta) => gamma * (x - x.mean()) / ((x - x.mean()).pow(2).mean() + Eps).sqrt() + beta;

    [Wrong("not subtracted")]
    private static Tensor NotCentred(Tensor x, Tensor gamma, Tensor beta) => gamma * x / (Variance(x) + Eps).sqrt() + beta;

    [Wrong("0/0")]
    private static Tensor NoEps(Tensor x, Tensor gamma, Tensor beta) => gamma * Centred(x) / Variance(x).sqrt() + beta;

    [Wrong]
    private static Tensor EpsTwice(Tensor x, Tensor gamma, Tensor beta) => gamma * Centred(x) / ((Variance(x) + Eps).sqrt() + 0.1) + beta;

    [Wrong]
    private static Tensor BetaOnly(Tensor x, Tensor gamma, Tensor beta) => zeros_like(x) + beta;

    [Wrong]
    private static Tensor GammaAdded(Tensor x, Tensor gamma, Tensor beta) => beta * Centred(x) / (Variance(x) + Eps).sqrt() + gamma;

    [Wrong]
    private static Tensor Input(Tensor x, Tensor gamma, Tensor beta) => x;

    [Wrong]
    private static Tensor AbsoluteDeviation(Tensor x, Tensor gamma, Tensor beta) => gamma * Centred(x) / (Centred(x).abs().mean([0L]) + Eps) + beta;
}
