using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Course.Exercises;

/// <summary>All steps of a training: clipping over all tensors, a schedule, AdamW, and a step with a NaN that is left out.</summary>
public sealed class WholeStep() : Exercise<
    Func<Tensor[], Tensor[][], double, double, int, double, Tensor[]>,
    (Tensor[] Weights, Tensor[][] Gradients, double Rate, double Bound, int Warm, double Decay), Tensor[]>(
    "07.7", "The whole step", Difficulty.Hard, minutes: 90)
{
    /// <inheritdoc/>
    protected override void Define()
    {
        Run((answer, x) => answer(x.Weights, x.Gradients, x.Rate, x.Bound, x.Warm, x.Decay));
        Probe("calm", draw => Drawn(draw, bound: 1000));
        Probe("a huge gradient", draw => Drawn(draw, bound: draw.Number(1, 2), hugeAt: draw.Integer(4, 7)));
        Probe("a NaN", draw => Drawn(draw, bound: 1000, badAt: draw.Integer(4, 7), bad: double.NaN));
        Probe("a NaN at the first step", draw => Drawn(draw, bound: 1000, badAt: 0, bad: double.NaN));
        Probe("an infinity and a huge gradient", draw => Drawn(draw, bound: draw.Number(1, 2), hugeAt: 3, badAt: draw.Integer(5, 8), bad: double.PositiveInfinity));
        Oracle(Right, tolerance: 1e-6, points: 2, name: "AdamW with the schedule", on: "calm");
        Oracle(Right, tolerance: 1e-6, points: 2, name: "gradients are clipped together", on: "a huge gradient");
        Oracle(Right, tolerance: 1e-6, points: 3, name: "a step with a NaN or an infinity is left out, and only the schedule goes on", on: ["a NaN", "a NaN at the first step", "an infinity and a huge gradient"]);

        Diagnose((_, w) => w.Any(one => !one.isfinite().all().item<bool>()), "A NaN or an infinity got into the weights, or into a mean, from which it never goes away: look at the gradients before anything else sees them.");
        Diagnose((x, w, right) => Same(w, Trained(x, Slip.NoSchedule)), "The learning rate stays the same: multiply it by the share of 07.5 for step t of T.");
        Diagnose((x, w, right) => Same(w, Trained(x, Slip.DecayWithoutSchedule)), "The decay uses the rate without its schedule: both use the rate of the step.");
        Diagnose((x, w, right) => Same(w, Trained(x, Slip.Coupled)), "The decay is in the gradient: shrink the weights by themselves, as in 07.4.");
        Diagnose((x, w, right) => Same(w, Trained(x, Slip.NoClipping)), "The huge gradient is not clipped.");
        Diagnose((x, w, right) => Same(w, Trained(x, Slip.ClippingEach)), "Each tensor is clipped by itself: one length over all, as in 07.6.");
        Diagnose((x, w, right) => Same(w, Trained(x, Slip.BadAsZero)), "A bad gradient is replaced by 0 and the step is made: the means fade and the weights move. Leave the step out.");
        Diagnose((x, w, right) => Same(w, Trained(x, Slip.BadCounts)), "The step that is left out counts in the bias correction: t there is the number of steps that were made.");
        Diagnose((x, w, right) => Same(w, Trained(x, Slip.ScheduleWaits)), "The schedule waits while a step is left out: it goes by the number of gradients seen.");
        Diagnose((x, w, right) => Same(w, Trained(x, Slip.BadDecays)), "The weights shrink in the step that is left out: then nothing happens to them.");
        Hint("Put 07.4, 07.5 and 07.6 together, for a list of tensors. Make the calm check pass first.");
        Hint("Two counters: one of gradients seen, for the schedule, from 0; one of steps made, for the bias correction, from 1. In each step: look for a NaN, clip, decay, means, step.");
        Hint("if (gradients[t].Any(g => !g.isfinite().all().item<bool>())) continue; then made++. The rate of the step is rate times the share at t.");
    }

    private enum Slip
    {
        NoSchedule,
        DecayWithoutSchedule,
        Coupled,
        NoClipping,
        ClippingEach,
        BadAsZero,
        BadCounts,
        ScheduleWaits,
        BadDecays,
    }

    private static (Tensor[], Tensor[][], double, double, int, double) Drawn(Draw draw, double bound, int? hugeAt = null, int? badAt = null, double bad = 0)
    {
        long[][] shapes = [[draw.Integer(2, 3), draw.Integer(2, 3)], [draw.Integer(2, 4)]];
        int steps = draw.Integer(12, 16);
        Tensor[][] gradients = [.. Enumerable.Range(0, steps).Select(_ => shapes.Select(shape => draw.Normal(shape, ScalarType.Float64)).ToArray())];
        if (hugeAt is { } huge)
            gradients[huge][0] = gradients[huge][0] * 50;
        if (badAt is { } place)
            gradients[place][1][1] = tensor(bad);
        return ([.. shapes.Select(shape => draw.Normal(shape, ScalarType.Float64) + 2)], gradients, draw.Number(0.05, 0.1), bound, draw.Integer(3, 4), draw.Number(0.3, 0.6));
    }

    private static double Share(int t, int warm, int total) => t < warm ? (t + 1.0) / warm : 0.5 * (1 + Math.Cos(Math.PI * (t - warm) / (total - warm)));

    private static bool IsBad(Tensor[] gradients) => gradients.Any(one => !one.isfinite().all().item<bool>());

    /// <summary>By the library: AdamW, LambdaLR and clip_grad_norm_.</summary>
    private static Tensor[] Right((Tensor[] Weights, Tensor[][] Gradients, double Rate, double Bound, int Warm, double Decay) x)
    {
        Parameter[] parameters = [.. x.Weights.Select(one => new Parameter(one.clone()))];
        var optimizer = optim.AdamW(parameters, x.Rate, weight_decay: x.Decay);
        var scheduler = optim.lr_scheduler.LambdaLR(optimizer, t => Share(t, x.Warm, x.Gradients.Length));
        foreach (var gradients in x.Gradients)
        {
            if (!IsBad(gradients))
            {
                optimizer.zero_grad();
                foreach (var (parameter, gradient) in parameters.Zip(gradients))
                    (parameter * gradient).sum().backward();
                nn.utils.clip_grad_norm_(parameters, x.Bound);
                optimizer.step();
            }
            scheduler.step();
        }
        return [.. parameters.Select(parameter => parameter.detach().clone())];
    }

    /// <summary>By hand with a mistake in it, to recognise it.</summary>
    private static Tensor[] Trained((Tensor[] Weights, Tensor[][] Gradients, double Rate, double Bound, int Warm, double Decay) x, Slip slip)
    {
        Tensor[] w = [.. x.Weights], m = [.. w.Select(one => zeros_like(one))], s = [.. w.Select(one => zeros_like(one))];
        int made = 0, total = x.Gradients.Length;
        for (int t = 0; t < total; t++)
        {
            double rate = slip == Slip.NoSchedule ? x.Rate : x.Rate * Share(slip == Slip.ScheduleWaits ? made : t, x.Warm, total);
            double shrinking = 1 - (slip == Slip.DecayWithoutSchedule ? x.Rate : rate) * x.Decay;
            Tensor[] g = x.Gradients[t];
            if (IsBad(g))
            {
                made += slip == Slip.BadCounts ? 1 : 0;
                if (slip == Slip.BadDecays)
                    w = [.. w.Select(one => one * shrinking)];
                if (slip != Slip.BadAsZero)
                    continue;
                g = [.. g.Select(one => one.nan_to_num(0, 0, 0))];
            }
            made++;
            double length = Math.Sqrt(g.Sum(one => one.pow(2).sum().item<double>()));
            for (int i = 0; i < w.Length; i++)
            {
                double own = slip == Slip.ClippingEach ? g[i].norm().item<double>() : length;
                var clipped = slip == Slip.NoClipping || own <= x.Bound ? g[i] : g[i] * (x.Bound / own);
                if (slip == Slip.Coupled)
                    clipped = clipped + x.Decay * w[i];
                m[i] = 0.9 * m[i] + 0.1 * clipped;
                s[i] = 0.999 * s[i] + 0.001 * clipped * clipped;
                var step = m[i] / (1 - Math.Pow(0.9, made)) / ((s[i] / (1 - Math.Pow(0.999, made))).sqrt() + 1e-8);
                w[i] = w[i] * (slip == Slip.Coupled ? 1 : shrinking) - rate * step;
            }
        }
        return w;
    }

    private static bool Same(Tensor[] left, Tensor[] right) => left.Length == right.Length && left.Zip(right, (a, b) => Close(a, b, 1e-6)).All(close => close);
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.WholeStep"/>
    public static WholeStep WholeStep => The<WholeStep>();
}
