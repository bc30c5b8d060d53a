using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises;

/// <summary>Adam with decoupled weight decay.</summary>
public sealed class AdamWWay() : Exercise<
    Func<Tensor, Tensor, double, double, Tensor>, (Tensor W, Tensor Gradients, double Rate, double Decay), Tensor>(
    "07.4", "AdamW", Difficulty.Medium, minutes: 25)
{
    private const double Beta1 = 0.9, Beta2 = 0.999, Eps = 1e-8;

    /// <inheritdoc/>
    protected override void Define()
    {
        Run((answer, x) => answer(x.W, x.Gradients, x.Rate, x.Decay));
        Probe("no decay", draw => Drawn(draw, 0, 1));
        Probe("decay", draw => Drawn(draw, draw.Number(0.2, 0.6), 1));
        Probe("a loud gradient", draw => Drawn(draw, draw.Number(0.2, 0.6), 1000));
        Oracle(Right, tolerance: 1e-6, points: 2, name: "without decay it is Adam", on: "no decay");
        Oracle(Right, tolerance: 1e-6, points: 3, name: "the decay is decoupled", on: ["decay", "a loud gradient"]);

        Diagnose((_, way) => !way.isfinite().all().item<bool>(), "1 − β⁰ is 0: steps are counted from 1.");
        Diagnose((x, way, right) => x.Decay == 0 && Close(way, Way(x, corrected: false), 1e-9), "The bias correction is missing: both means begin at 0.");
        Diagnose((x, way, right) => x.Decay > 0 && Close(way, Way(x, penalty: x.Decay), 1e-9), "The decay is in the gradient, and Adam divides it by √ŝ: shrink the weights by themselves.");
        Diagnose((x, way, right) => x.Decay > 0 && Close(way, Way(x), 1e-9), "The decay is left out: w shrinks by the factor 1 − ηλ in every step.");
        Diagnose((x, way, right) => x.Decay > 0 && Close(way, Way(x, before: 1 - x.Decay), 1e-9), "The learning rate is missing in the decay: the factor is 1 − ηλ.");
        Diagnose((x, way, right) => x.Decay > 0 && Close(way, Way(x, before: 1 + x.Rate * x.Decay), 1e-9), "The weights grow: the factor is 1 − ηλ.");
        Diagnose((x, way, right) => x.Decay > 0 && Close(way, Way(x, after: 1 - x.Rate * x.Decay), 1e-9), "The decay comes after Adam's step and shrinks that step too: it comes before.");
        Hint("Steps 6 and 7 of the chapter. Write Adam first; the first check asks for no more.");
        Hint("First w shrinks by 1 − ηλ. Then Adam's step, whose means have only seen g. β₁ = 0.9, β₂ = 0.999, ε = 1e-8.");
        Hint("w = w * (1 - rate * decay) - rate * mHat / (sHat.sqrt() + 1e-8), where mHat = m / (1 - 0.9ᵗ) and sHat = s / (1 - 0.999ᵗ), t from 1.");
    }

    private static (Tensor, Tensor, double, double) Drawn(Draw draw, double decay, double loudness)
    {
        long size = draw.Integer(3, 5);
        var gradients = draw.Normal([draw.Integer(8, 12), size], ScalarType.Float64);
        return (draw.Normal([size], ScalarType.Float64) + 2, gradients * loudness, draw.Number(0.05, 0.1), decay);
    }

    private static Tensor Right((Tensor W, Tensor Gradients, double Rate, double Decay) x) =>
        GivenGradients.Library(x.W, x.Gradients, parameters => optim.AdamW(parameters, x.Rate, Beta1, Beta2, Eps, x.Decay));

    private static Tensor Way((Tensor W, Tensor Gradients, double Rate, double Decay) x, double penalty = 0, double before = 1, double after = 1, bool corrected = true)
    {
        var (m, s) = (zeros_like(x.W), zeros_like(x.W));
        return GivenGradients.Way(x.W, x.Gradients, (w, g, t) =>
        {
            g = g + penalty * w;
            (m, s) = (Beta1 * m + (1 - Beta1) * g, Beta2 * s + (1 - Beta2) * g * g);
            var (mean, square) = corrected ? (m / (1 - Math.Pow(Beta1, t)), s / (1 - Math.Pow(Beta2, t))) : (m, s);
            return (w * before - x.Rate * mean / (square.sqrt() + Eps)) * after;
        });
    }
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.AdamWWay"/>
    public static AdamWWay AdamWWay => The<AdamWWay>();
}
