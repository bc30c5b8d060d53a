using Course.Exercises.Proof;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises.Tests.Chapter12;

internal sealed class TwoLivesAnswers : AnswersTo<TwoLives>
{
    private const double Eps = 1e-5;

    private static (Tensor Mean, Tensor Variance) Running(Tensor batches, double momentum, bool unbiased = true, double start = 1)
    {
        var mean = zeros(batches.shape[2], dtype: ScalarType.Float64);
        var variance = ones(batches.shape[2], dtype: ScalarType.Float64) * start;
        for (long t = 0; t < batches.shape[0]; t++)
        {
            mean += momentum * (batches[t].mean([0L]) - mean);
            variance += momentum * (Variance(batches[t], unbiased) - variance);
        }
        return (mean, variance);
    }

    private static Tensor Variance(Tensor batch, bool unbiased = true) => (batch - batch.mean([0L])).pow(2).sum([0L]) / (batch.shape[0] - (unbiased ? 1 : 0));

    private static (Tensor, Tensor, Tensor) InUse((Tensor Mean, Tensor Variance) running, Tensor x) =>
        (running.Mean, running.Variance, (x - running.Mean) / (running.Variance + Eps).sqrt());

    [Right]
    private static (Tensor, Tensor, Tensor) ByLoop(Tensor batches, Tensor x, double momentum) => InUse(Running(batches, momentum), x);

    [Right]
    private static (Tensor, Tensor, Tensor) ByClosedForm(Tensor batches, Tensor x, double momentum)
    {
        int steps = (int)batches.shape[0];
        var weights = tensor(Enumerable.Range(1, steps).Select(t => momentum * Math.Pow(1 - momentum, steps - t)).ToArray()).unsqueeze(1);
        var means = batches.mean([1L]);
        var variances = (batches - means.unsqueeze(1)).pow(2).sum([1L]) / (batches.shape[1] - 1);
        return InUse(((weights * means).sum([0L]), (weights * variances).sum([0L]) + Math.Pow(1 - momentum, steps)), x);
    }

    [Wrong("biased variance")]
    private static (Tensor, Tensor, Tensor) Biased(Tensor batches, Tensor x, double momentum) => InUse(Running(batches, momentum, unbiased: false), x);

    [Wrong("turned round")]
    private static (Tensor, Tensor, Tensor) Turned(Tensor batches, Tensor x, double momentum) => InUse(Running(batches, 1 - momentum), x);

    [Wrong("starts at 1")]
    private static (Tensor, Tensor, Tensor) FromZero(Tensor batches, Tensor x, double momentum) => InUse(Running(batches, momentum, start: 0), x);

    [Wrong("not those of the batch")]
    private static (Tensor, Tensor, Tensor) StillTraining(Tensor batches, Tensor x, double momentum)
    {
        var (mean, variance) = Running(batches, momentum);
        return (mean, variance, (x - x.mean([0L])) / (Variance(x, unbiased: false) + Eps).sqrt());
    }

    [Wrong("has moved the running statistics")]
    private static (Tensor, Tensor, Tensor) LearnsInUse(Tensor batches, Tensor x, double momentum)
    {
        if (x.shape[0] == 1)
            return InUse(Running(cat([batches, x.expand(batches.shape[1], -1).unsqueeze(0)]), momentum), x);
        var (mean, variance) = Running(batches, momentum);
        return InUse((mean + momentum * (x.mean([0L]) - mean), variance + momentum * (Variance(x) - variance)), x);
    }

    [Wrong("mean of all batches")]
    private static (Tensor, Tensor, Tensor) PlainMean(Tensor batches, Tensor x, double momentum) => InUse((batches.mean([0L, 1]), Variance(batches.flatten(0, 1))), x);

    [Wrong("Only the last batch")]
    private static (Tensor, Tensor, Tensor) Last(Tensor batches, Tensor x, double momentum) => InUse((batches[-1].mean([0L]), Variance(batches[-1])), x);

    [Wrong("by its square root")]
    private static (Tensor, Tensor, Tensor) NoRoot(Tensor batches, Tensor x, double momentum)
    {
        var (mean, variance) = Running(batches, momentum);
        return (mean, variance, (x - mean) / (variance + Eps));
    }

    [Wrong]
    private static (Tensor, Tensor, Tensor) Default(Tensor batches, Tensor x, double momentum) => InUse(Running(batches, 0.3), x);

    [Wrong]
    private static (Tensor, Tensor, Tensor) OneBatch(Tensor batches, Tensor x, double momentum) => InUse(Running(batches.narrow(0, 0, 1), momentum), x);

    [Wrong]
    private static (Tensor, Tensor, Tensor) Unused(Tensor batches, Tensor x, double momentum) => (Running(batches, momentum).Mean, Running(batches, momentum).Variance, x);

    [Wrong]
    private static (Tensor, Tensor, Tensor) Fresh(Tensor batches, Tensor x, double momentum) => InUse((zeros_like(x[0]), ones_like(x[0])), x);
}
