using Course.Exercises.Proof;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises.Tests.Chapter07;

internal sealed class RmsPropWayAnswers : AnswersTo<RmsPropWay>
{
    private static Tensor Way(Tensor w, Tensor gradients, double rate, double alpha, Func<Tensor, int, Tensor> below)
    {
        var s = zeros_like(w);
        var path = new List<Tensor>();
        for (int t = 1; t <= gradients.shape[0]; t++)
        {
            var g = gradients[t - 1];
            s = alpha * s + (1 - alpha) * g * g;
            w = w - rate * g / below(s, t);
            path.Add(w);
        }
        return stack(path);
    }

    [Right]
    private static Tensor ByTensors(Tensor w, Tensor gradients, double rate, double alpha, double eps) => Way(w, gradients, rate, alpha, (s, _) => s.sqrt() + eps);

    [Right]
    private static Tensor ByLoops(Tensor w, Tensor gradients, double rate, double alpha, double eps)
    {
        var path = zeros_like(gradients);
        for (long i = 0; i < w.shape[0]; i++)
        {
            double at = w[i].item<double>(), s = 0;
            for (long t = 0; t < gradients.shape[0]; t++)
            {
                double g = gradients[t, i].item<double>();
                s += (1 - alpha) * (g * g - s);
                at -= rate * g / (Math.Sqrt(s) + eps);
                path[t, i] = tensor(at);
            }
        }
        return path;
    }

    [Wrong("not a number")]
    private static Tensor EpsWithTheGradient(Tensor w, Tensor gradients, double rate, double alpha, double eps) =>
        Way(w, gradients, rate, alpha, (s, _) => (s.sqrt() + eps) * s.gt(0).to(ScalarType.Float64));

    [Wrong("ε is left out")]
    private static Tensor NoEps(Tensor w, Tensor gradients, double rate, double alpha, double eps) => Way(w, gradients, rate, alpha, (s, _) => s.sqrt());

    [Wrong("ε is left out")]
    private static Tensor FixedEps(Tensor w, Tensor gradients, double rate, double alpha, double eps) => Way(w, gradients, rate, alpha, (s, _) => s.sqrt().clamp_min(1e-12));

    [Wrong("inside the root")]
    private static Tensor EpsInside(Tensor w, Tensor gradients, double rate, double alpha, double eps) => Way(w, gradients, rate, alpha, (s, _) => (s + eps).sqrt());

    [Wrong("root is missing")]
    private static Tensor NoRoot(Tensor w, Tensor gradients, double rate, double alpha, double eps) => Way(w, gradients, rate, alpha, (s, _) => s + eps);

    [Wrong("bias correction")]
    private static Tensor Corrected(Tensor w, Tensor gradients, double rate, double alpha, double eps) =>
        Way(w, gradients, rate, alpha, (s, t) => (s / (1 - Math.Pow(alpha, t))).sqrt() + eps);

    [Wrong("changed places")]
    private static Tensor Swapped(Tensor w, Tensor gradients, double rate, double alpha, double eps) => ByTensors(w, gradients, rate, 1 - alpha, eps);

    [Wrong("before this step")]
    private static Tensor OldMean(Tensor w, Tensor gradients, double rate, double alpha, double eps)
    {
        var s = zeros_like(w);
        var path = new List<Tensor>();
        for (int t = 0; t < gradients.shape[0]; t++)
        {
            var g = gradients[t];
            w = w - rate * g / (s.sqrt() + eps);
            s = alpha * s + (1 - alpha) * g * g;
            path.Add(w);
        }
        return stack(path);
    }

    [Wrong]
    private static Tensor SumOfSquares(Tensor w, Tensor gradients, double rate, double alpha, double eps)
    {
        var s = zeros_like(w);
        return stack(Enumerable.Range(0, (int)gradients.shape[0])
            .Select(t => w = w - rate * gradients[t] / ((s = s + gradients[t] * gradients[t]).sqrt() + eps)).ToArray());
    }

    [Wrong]
    private static Tensor FirstMomentBelow(Tensor w, Tensor gradients, double rate, double alpha, double eps) =>
        Way(w, gradients.abs(), rate, alpha, (s, _) => s.sqrt() + eps);

    [Wrong]
    private static Tensor EpsTwice(Tensor w, Tensor gradients, double rate, double alpha, double eps) => Way(w, gradients, rate, alpha, (s, _) => (s + eps).sqrt() + eps);

    [Wrong]
    private static Tensor Larger(Tensor w, Tensor gradients, double rate, double alpha, double eps) => Way(w, gradients, rate, alpha, (s, _) => s.sqrt().clamp_min(eps));

    [Wrong]
    private static Tensor OneForAll(Tensor w, Tensor gradients, double rate, double alpha, double eps) => Way(w, gradients, rate, alpha, (s, _) => s.mean().sqrt() + eps);

    [Wrong]
    private static Tensor Signs(Tensor w, Tensor gradients, double rate, double alpha, double eps) => w - rate * gradients.sign().cumsum(0);

    [Wrong]
    private static Tensor Uphill(Tensor w, Tensor gradients, double rate, double alpha, double eps) => ByTensors(w, gradients, -rate, alpha, eps);

    [Wrong]
    private static Tensor Plain(Tensor w, Tensor gradients, double rate, double alpha, double eps) => w - rate * gradients.cumsum(0);
}
