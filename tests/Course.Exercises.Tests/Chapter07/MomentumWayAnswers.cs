using Course.Exercises.Proof;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises.Tests.Chapter07;

internal sealed class MomentumWayAnswers : AnswersTo<MomentumWay>
{
    private static Tensor Way(Tensor w, Tensor gradients, Func<Tensor, Tensor, Tensor> velocity, Func<Tensor, Tensor, Tensor> step)
    {
        var v = zeros_like(w);
        var path = new List<Tensor>();
        for (long t = 0; t < gradients.shape[0]; t++)
        {
            v = velocity(v, gradients[t]);
            w = w - step(v, gradients[t]);
            path.Add(w);
        }
        return stack(path);
    }

    [Right]
    private static Tensor ByTensors(Tensor w, Tensor gradients, double rate, double mu, bool nesterov) =>
        Way(w, gradients, (v, g) => mu * v + g, (v, g) => rate * (nesterov ? g + mu * v : v));

    [Right]
    private static Tensor WithTheRateInTheVelocity(Tensor w, Tensor gradients, double rate, double mu, bool nesterov) =>
        Way(w, gradients, (v, g) => mu * v + rate * g, (v, g) => nesterov ? rate * g + mu * v : v);

    [Right]
    private static Tensor ByLoops(Tensor w, Tensor gradients, double rate, double mu, bool nesterov)
    {
        int steps = (int)gradients.shape[0], size = (int)gradients.shape[1];
        double[] at = w.data<double>().ToArray(), g = gradients.contiguous().data<double>().ToArray(), path = new double[steps * size], v = new double[size];
        for (int t = 0; t < steps; t++)
        {
            for (int i = 0; i < size; i++)
            {
                v[i] = mu * v[i] + g[t * size + i];
                at[i] -= rate * (nesterov ? g[t * size + i] + mu * v[i] : v[i]);
                path[t * size + i] = at[i];
            }
        }
        return tensor(path, [steps, size]);
    }

    [Wrong("one row")]
    private static Tensor LastOnly(Tensor w, Tensor gradients, double rate, double mu, bool nesterov) => ByTensors(w, gradients, rate, mu, nesterov)[-1];

    [Wrong("first row is the start")]
    private static Tensor FromTheStart(Tensor w, Tensor gradients, double rate, double mu, bool nesterov) =>
        cat([w.unsqueeze(0), ByTensors(w, gradients, rate, mu, nesterov).narrow(0, 0, gradients.shape[0] - 1)]);

    [Wrong("sign is turned")]
    private static Tensor Uphill(Tensor w, Tensor gradients, double rate, double mu, bool nesterov) => ByTensors(w, gradients, -rate, mu, nesterov);

    [Wrong("forgotten after each step")]
    private static Tensor Plain(Tensor w, Tensor gradients, double rate, double mu, bool nesterov) => ByTensors(w, gradients, rate, 0, nesterov);

    [Wrong("running mean")]
    private static Tensor Mean(Tensor w, Tensor gradients, double rate, double mu, bool nesterov) =>
        Way(w, gradients, (v, g) => mu * v + (1 - mu) * g, (v, g) => rate * (nesterov ? g + mu * v : v));

    [Wrong("without Nesterov's last line")]
    private static Tensor NeverNesterov(Tensor w, Tensor gradients, double rate, double mu, bool nesterov) => ByTensors(w, gradients, rate, mu, false);

    [Wrong("not asked for")]
    private static Tensor AlwaysNesterov(Tensor w, Tensor gradients, double rate, double mu, bool nesterov) => ByTensors(w, gradients, rate, mu, true);

    [Wrong]
    private static Tensor VelocityWithoutTheGradient(Tensor w, Tensor gradients, double rate, double mu, bool nesterov) =>
        Way(w, gradients, (v, g) => mu * v + g, (v, g) => rate * (nesterov ? mu * v : v - g));

    [Wrong]
    private static Tensor Undamped(Tensor w, Tensor gradients, double rate, double mu, bool nesterov) => Way(w, gradients, (v, g) => v + g, (v, g) => rate * v);

    [Wrong]
    private static Tensor RateTwice(Tensor w, Tensor gradients, double rate, double mu, bool nesterov) => ByTensors(w, gradients, rate * rate, mu, nesterov);

    [Wrong]
    private static Tensor MuOnTheGradient(Tensor w, Tensor gradients, double rate, double mu, bool nesterov) => Way(w, gradients, (v, g) => v + mu * g, (v, g) => rate * v);

    [Wrong]
    private static Tensor Steps(Tensor w, Tensor gradients, double rate, double mu, bool nesterov) => ByTensors(zeros_like(w), gradients, rate, mu, nesterov);

    [Wrong]
    private static Tensor Nothing(Tensor w, Tensor gradients, double rate, double mu, bool nesterov) => w + zeros_like(gradients);
}
