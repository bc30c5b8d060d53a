using Course.Exercises.Proof;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises.Tests.Chapter07;

internal sealed class CorrectedMeanAnswers : AnswersTo<CorrectedMean>
{
    private static Tensor Means(Tensor gradients, double beta, Func<Tensor, int, Tensor> given)
    {
        var m = zeros_like(gradients[0]);
        var means = new List<Tensor>();
        for (int t = 1; t <= gradients.shape[0]; t++)
        {
            m = beta * m + (1 - beta) * gradients[t - 1];
            means.Add(given(m, t));
        }
        return stack(means);
    }

    [Right]
    private static Tensor ByTensors(Tensor gradients, double beta) => Means(gradients, beta, (m, t) => m / (1 - Math.Pow(beta, t)));

    [Right]
    private static Tensor ByTheSumOfTheWeights(Tensor gradients, double beta)
    {
        double weights = 0;
        var sum = zeros_like(gradients[0]);
        return stack(Enumerable.Range(0, (int)gradients.shape[0]).Select(t =>
        {
            (sum, weights) = (beta * sum + gradients[t], beta * weights + 1);
            return sum / weights;
        }).ToArray());
    }

    [Wrong("steps are counted from 1")]
    private static Tensor FromZero(Tensor gradients, double beta) => Means(gradients, beta, (m, t) => m / (1 - Math.Pow(beta, t - 1)));

    [Wrong("correction is missing")]
    private static Tensor Uncorrected(Tensor gradients, double beta) => Means(gradients, beta, (m, _) => m);

    [Wrong("power is missing")]
    private static Tensor WithoutPower(Tensor gradients, double beta) => Means(gradients, beta, (m, _) => m / (1 - beta));

    [Wrong("multiplying")]
    private static Tensor Multiplied(Tensor gradients, double beta) => Means(gradients, beta, (m, t) => m * (1 - Math.Pow(beta, t)));

    [Wrong("one too high")]
    private static Tensor OneTooHigh(Tensor gradients, double beta) => Means(gradients, beta, (m, t) => m / (1 - Math.Pow(beta, t + 1)));

    [Wrong("goes into the next one")]
    private static Tensor FedBack(Tensor gradients, double beta)
    {
        var m = zeros_like(gradients[0]);
        return stack(Enumerable.Range(0, (int)gradients.shape[0])
            .Select(t => m = (beta * m + (1 - beta) * gradients[t]) / (1 - Math.Pow(beta, t + 1))).ToArray());
    }

    [Wrong("count alike")]
    private static Tensor PlainAverage(Tensor gradients, double beta) => gradients.cumsum(0) / arange(1, gradients.shape[0] + 1, dtype: ScalarType.Float64).unsqueeze(1);

    [Wrong]
    private static Tensor BegunAtTheFirst(Tensor gradients, double beta)
    {
        var m = gradients[0];
        return stack(Enumerable.Range(0, (int)gradients.shape[0]).Select(t => m = beta * m + (1 - beta) * gradients[t]).ToArray());
    }

    [Wrong]
    private static Tensor FirstOnly(Tensor gradients, double beta) => Means(gradients, beta, (m, t) => t == 1 ? m / (1 - beta) : m);

    [Wrong]
    private static Tensor BetaTimesStep(Tensor gradients, double beta) => Means(gradients, beta, (m, t) => m / Math.Min(1, (1 - beta) * t));

    [Wrong]
    private static Tensor OnePlusPower(Tensor gradients, double beta) => Means(gradients, beta, (m, t) => m / (1 + Math.Pow(beta, t)));

    [Wrong]
    private static Tensor SwappedWeights(Tensor gradients, double beta) => ByTensors(gradients, 1 - beta);

    [Wrong]
    private static Tensor Sum(Tensor gradients, double beta) => Means(gradients, beta, (m, _) => m / (1 - beta) * beta);

    [Wrong]
    private static Tensor LastOnly(Tensor gradients, double beta) => ByTensors(gradients, beta)[-1];
}
