using Course.Exercises.Proof;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises.Tests.Chapter07;

internal sealed class AdamWWayAnswers : AnswersTo<AdamWWay>
{
    /// <summary>Adam, where the next weights come from the weights, Adam's step without the rate, and nothing else.</summary>
    private static Tensor Way(
        Tensor w, Tensor gradients, Func<Tensor, Tensor, Tensor> next, double penalty = 0, double beta1 = 0.9, double beta2 = 0.999, Func<int, int>? power = null, double eps = 1e-8)
    {
        Tensor m = zeros_like(w), s = zeros_like(w);
        var path = new List<Tensor>();
        for (int t = 1; t <= gradients.shape[0]; t++)
        {
            var g = gradients[t - 1] + penalty * w;
            m = beta1 * m + (1 - beta1) * g;
            s = beta2 * s + (1 - beta2) * g * g;
            int p = power?.Invoke(t) ?? t;
            w = next(w, m / (1 - Math.Pow(beta1, p)) / ((s / (1 - Math.Pow(beta2, p))).sqrt() + eps));
            path.Add(w);
        }
        return stack(path);
    }

    [Right]
    private static Tensor ByTensors(Tensor w, Tensor gradients, double rate, double decay) => Way(w, gradients, (at, step) => at * (1 - rate * decay) - rate * step);

    [Right]
    private static Tensor ByLoops(Tensor w, Tensor gradients, double rate, double decay)
    {
        var path = zeros_like(gradients);
        for (long i = 0; i < w.shape[0]; i++)
        {
            double at = w[i].item<double>(), m = 0, s = 0, left1 = 1, left2 = 1;
            for (long t = 0; t < gradients.shape[0]; t++)
            {
                double g = gradients[t, i].item<double>();
                (m, s, left1, left2) = (0.9 * m + 0.1 * g, 0.999 * s + 0.001 * g * g, left1 * 0.9, left2 * 0.999);
                at -= rate * decay * at;
                at -= rate * (m / (1 - left1)) / (Math.Sqrt(s / (1 - left2)) + 1e-8);
                path[t, i] = tensor(at);
            }
        }
        return path;
    }

    [Wrong("counted from 1")]
    private static Tensor FromZero(Tensor w, Tensor gradients, double rate, double decay) => Way(w, gradients, (at, step) => at * (1 - rate * decay) - rate * step, power: t => t - 1);

    [Wrong("correction is missing")]
    private static Tensor Uncorrected(Tensor w, Tensor gradients, double rate, double decay) =>
        Way(w, gradients, (at, step) => at * (1 - rate * decay) - rate * step, power: _ => 1_000_000);

    [Wrong("decay is in the gradient")]
    private static Tensor Coupled(Tensor w, Tensor gradients, double rate, double decay) => Way(w, gradients, (at, step) => at - rate * step, penalty: decay);

    [Wrong("left out")]
    private static Tensor NoDecay(Tensor w, Tensor gradients, double rate, double decay) => Way(w, gradients, (at, step) => at - rate * step);

    [Wrong("rate is missing")]
    private static Tensor DecayWithoutRate(Tensor w, Tensor gradients, double rate, double decay) => Way(w, gradients, (at, step) => at * (1 - decay) - rate * step);

    [Wrong("weights grow")]
    private static Tensor Growing(Tensor w, Tensor gradients, double rate, double decay) => Way(w, gradients, (at, step) => at * (1 + rate * decay) - rate * step);

    [Wrong("comes after")]
    private static Tensor DecayAfter(Tensor w, Tensor gradients, double rate, double decay) => Way(w, gradients, (at, step) => (at - rate * step) * (1 - rate * decay));

    [Wrong]
    private static Tensor Both(Tensor w, Tensor gradients, double rate, double decay) => Way(w, gradients, (at, step) => at * (1 - rate * decay) - rate * step, penalty: decay);

    [Wrong]
    private static Tensor DecayTwice(Tensor w, Tensor gradients, double rate, double decay) => Way(w, gradients, (at, step) => at * (1 - 2 * rate * decay) - rate * step);

    [Wrong]
    private static Tensor SwappedBetas(Tensor w, Tensor gradients, double rate, double decay) =>
        Way(w, gradients, (at, step) => at * (1 - rate * decay) - rate * step, beta1: 0.999, beta2: 0.9);

    [Wrong]
    private static Tensor NoMomentum(Tensor w, Tensor gradients, double rate, double decay) => Way(w, gradients, (at, step) => at * (1 - rate * decay) - rate * step, beta1: 0);

    [Wrong]
    private static Tensor LargeEps(Tensor w, Tensor gradients, double rate, double decay) => Way(w, gradients, (at, step) => at * (1 - rate * decay) - rate * step, eps: 1e-3);

    [Wrong]
    private static Tensor Signs(Tensor w, Tensor gradients, double rate, double decay) => Way(w, gradients, (at, step) => at * (1 - rate * decay) - rate * step.sign());

    [Wrong]
    private static Tensor PlainDescent(Tensor w, Tensor gradients, double rate, double decay) => w - rate * gradients.cumsum(0);

    [Wrong]
    private static Tensor LastOnly(Tensor w, Tensor gradients, double rate, double decay) => ByTensors(w, gradients, rate, decay)[-1];
}
