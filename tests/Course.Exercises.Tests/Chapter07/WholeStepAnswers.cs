using Course.Exercises.Proof;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises.Tests.Chapter07;

internal sealed class WholeStepAnswers : AnswersTo<WholeStep>
{
    private static bool IsGood(Tensor[] gradients) => gradients.All(g => g.isfinite().all().item<bool>());

    private static double Share(int t, int warm, int total) => t < warm ? (t + 1.0) / warm : 0.5 * (1 + Math.Cos(Math.PI * (t - warm) / (total - warm)));

    private static double Length(params Tensor[] gradients) => Math.Sqrt(gradients.Sum(g => g.pow(2).sum().item<double>()));

    private static Tensor[] Clip(Tensor[] gradients, double bound) => Length(gradients) is var length && length > bound ? [.. gradients.Select(g => g * (bound / length))] : gradients;

    /// <summary>The right way, of which each argument changes one thing.</summary>
    private static Tensor[] Train(
        Tensor[] w, Tensor[][] gradients, double rate, double bound, int warm, double decay,
        Func<int, double>? share = null, Func<Tensor[], Tensor[]>? clip = null, Func<double, double>? decayRate = null, bool coupled = false,
        bool looks = true, bool badCounts = false, bool badDecays = false, bool scheduleWaits = false, bool corrected = true, double eps = 1e-8)
    {
        w = [.. w];
        Tensor[] m = [.. w.Select(one => zeros_like(one))], s = [.. w.Select(one => zeros_like(one))];
        int made = 0;
        for (int t = 0; t < gradients.Length; t++)
        {
            int place = scheduleWaits ? made : t;
            double now = rate * (share?.Invoke(place) ?? Share(place, warm, gradients.Length));
            double factor = 1 - (decayRate?.Invoke(now) ?? now) * decay;
            bool good = !looks || IsGood(gradients[t]);
            made += good || badCounts ? 1 : 0;
            if (!good)
            {
                if (badDecays)
                    w = [.. w.Select(one => one * factor)];
                continue;
            }
            var g = clip is null ? Clip(gradients[t], bound) : clip(gradients[t]);
            for (int i = 0; i < w.Length; i++)
            {
                var seen = coupled ? g[i] + decay * w[i] : g[i];
                (m[i], s[i]) = (0.9 * m[i] + 0.1 * seen, 0.999 * s[i] + 0.001 * seen * seen);
                var (mean, square) = corrected ? (m[i] / (1 - Math.Pow(0.9, made)), s[i] / (1 - Math.Pow(0.999, made))) : (m[i], s[i]);
                w[i] = w[i] * (coupled ? 1 : factor) - now * mean / (square.sqrt() + eps);
            }
        }
        return w;
    }

    [Right]
    private static Tensor[] ByTensors(Tensor[] w, Tensor[][] gradients, double rate, double bound, int warm, double decay) => Train(w, gradients, rate, bound, warm, decay);

    [Right]
    private static Tensor[] AsOneVectorOfNumbers(Tensor[] w, Tensor[][] gradients, double rate, double bound, int warm, double decay)
    {
        static double[] Flat(Tensor[] all) => [.. all.SelectMany(one => one.contiguous().reshape(-1).data<double>().ToArray())];
        double[] at = Flat(w), m = new double[at.Length], s = new double[at.Length];
        double left1 = 1, left2 = 1;
        for (int t = 0; t < gradients.Length; t++)
        {
            double[] g = Flat(gradients[t]);
            double length = Math.Sqrt(g.Sum(v => v * v)), now = rate * Share(t, warm, gradients.Length);
            if (!double.IsFinite(length))
                continue;
            (left1, left2) = (left1 * 0.9, left2 * 0.999);
            for (int i = 0; i < at.Length; i++)
            {
                double v = g[i] * Math.Min(1, bound / (length + 1e-6));
                (m[i], s[i]) = (m[i] + 0.1 * (v - m[i]), s[i] + 0.001 * (v * v - s[i]));
                at[i] -= now * (decay * at[i] + m[i] / (1 - left1) / (Math.Sqrt(s[i] / (1 - left2)) + 1e-8));
            }
        }
        int from = 0;
        return [.. w.Select(one =>
        {
            int count = (int)one.NumberOfElements;
            from += count;
            return tensor(at[(from - count)..from], one.shape);
        })];
    }

    [Wrong("got into the weights")]
    private static Tensor[] DoesNotLook(Tensor[] w, Tensor[][] gradients, double rate, double bound, int warm, double decay) => Train(w, gradients, rate, bound, warm, decay, looks: false);

    [Wrong("stays the same")]
    private static Tensor[] NoSchedule(Tensor[] w, Tensor[][] gradients, double rate, double bound, int warm, double decay) => Train(w, gradients, rate, bound, warm, decay, share: _ => 1);

    [Wrong("without its schedule")]
    private static Tensor[] DecayWithoutSchedule(Tensor[] w, Tensor[][] gradients, double rate, double bound, int warm, double decay) =>
        Train(w, gradients, rate, bound, warm, decay, decayRate: _ => rate);

    [Wrong("decay is in the gradient")]
    private static Tensor[] Coupled(Tensor[] w, Tensor[][] gradients, double rate, double bound, int warm, double decay) => Train(w, gradients, rate, bound, warm, decay, coupled: true);

    [Wrong("is not clipped")]
    private static Tensor[] NoClipping(Tensor[] w, Tensor[][] gradients, double rate, double bound, int warm, double decay) => Train(w, gradients, rate, bound, warm, decay, clip: g => g);

    [Wrong("clipped by itself")]
    private static Tensor[] ClippingEach(Tensor[] w, Tensor[][] gradients, double rate, double bound, int warm, double decay) =>
        Train(w, gradients, rate, bound, warm, decay, clip: g => [.. g.Select(one => Clip([one], bound)[0])]);

    [Wrong("replaced by 0")]
    private static Tensor[] BadAsZero(Tensor[] w, Tensor[][] gradients, double rate, double bound, int warm, double decay) =>
        Train(w, [.. gradients.Select(step => step.Select(g => g.nan_to_num(0, 0, 0)).ToArray())], rate, bound, warm, decay);

    [Wrong("counts in the bias correction")]
    private static Tensor[] BadCounts(Tensor[] w, Tensor[][] gradients, double rate, double bound, int warm, double decay) => Train(w, gradients, rate, bound, warm, decay, badCounts: true);

    [Wrong("schedule waits")]
    private static Tensor[] ScheduleWaits(Tensor[] w, Tensor[][] gradients, double rate, double bound, int warm, double decay) =>
        Train(w, gradients, rate, bound, warm, decay, scheduleWaits: true);

    [Wrong("weights shrink in the step")]
    private static Tensor[] BadDecays(Tensor[] w, Tensor[][] gradients, double rate, double bound, int warm, double decay) => Train(w, gradients, rate, bound, warm, decay, badDecays: true);

    [Wrong]
    private static Tensor[] NoDecay(Tensor[] w, Tensor[][] gradients, double rate, double bound, int warm, double decay) => Train(w, gradients, rate, bound, warm, 0);

    [Wrong]
    private static Tensor[] DecayWithoutRate(Tensor[] w, Tensor[][] gradients, double rate, double bound, int warm, double decay) =>
        Train(w, gradients, rate, bound, warm, decay, decayRate: _ => 1);

    [Wrong]
    private static Tensor[] Uncorrected(Tensor[] w, Tensor[][] gradients, double rate, double bound, int warm, double decay) => Train(w, gradients, rate, bound, warm, decay, corrected: false);

    [Wrong]
    private static Tensor[] ScheduleFromOne(Tensor[] w, Tensor[][] gradients, double rate, double bound, int warm, double decay) =>
        Train(w, gradients, rate, bound, warm, decay, share: t => Share(t + 1, warm, gradients.Length));

    [Wrong]
    private static Tensor[] ByValue(Tensor[] w, Tensor[][] gradients, double rate, double bound, int warm, double decay) =>
        Train(w, gradients, rate, bound, warm, decay, clip: g => [.. g.Select(one => one.clamp(-bound, bound))]);

    [Wrong]
    private static Tensor[] StopsAtTheNaN(Tensor[] w, Tensor[][] gradients, double rate, double bound, int warm, double decay) =>
        Train(w, [.. gradients.TakeWhile(IsGood)], rate, bound, warm, decay, share: t => Share(t, warm, gradients.Length));

    [Wrong]
    private static Tensor[] Unchanged(Tensor[] w, Tensor[][] gradients, double rate, double bound, int warm, double decay) => w;
}
