using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises;

/// <summary>RMSprop, with ε outside the root.</summary>
public sealed class RmsPropWay() : Exercise<
    Func<Tensor, Tensor, double, double, double, Tensor>, (Tensor W, Tensor Gradients, double Rate, double Alpha, double Eps), Tensor>(
    "07.3", "RMSprop", Difficulty.Medium, minutes: 15)
{
    /// <inheritdoc/>
    protected override void Define()
    {
        Run((answer, x) => answer(x.W, x.Gradients, x.Rate, x.Alpha, x.Eps));
        Probe("usual", draw => Drawn(draw, 1e-8));
        Probe("large ε", draw => Drawn(draw, draw.Number(0.05, 0.2)));
        Probe("a weight without gradient", WithoutGradient);
        Oracle(Right, tolerance: 1e-6, points: 2, name: "it takes the library's way", on: "usual");
        Oracle(Right, tolerance: 1e-6, name: "with ε where the library has it", on: "large ε");
        Oracle(Right, tolerance: 1e-6, name: "and a weight without gradient stays where it is", on: "a weight without gradient");

        Diagnose((_, way) => way.isnan().any().item<bool>(), "0/0 is not a number: where the gradient has always been 0, only ε is left below the line.");
        Diagnose((x, way, right) => IsLarge(x) && Close(way, Way(x, (s, _) => (s + x.Eps).sqrt()), 1e-9), "ε stands inside the root: the library adds it outside, √s + ε.");
        Diagnose((x, way, right) => IsLarge(x) && Close(way, Way(x, (s, _) => s.sqrt()), 1e-9), "ε is left out: √s + ε.");
        Diagnose((x, way, right) => Close(way, Way(x, (s, _) => s + x.Eps), 1e-9), "The root is missing: divide by √s + ε, which has the unit of a gradient.");
        Diagnose((x, way, right) => Close(way, Way(x, (s, t) => (s / (1 - Math.Pow(x.Alpha, t))).sqrt() + x.Eps), 1e-9), "This has bias correction: RMSprop has none, Adam brought it.");
        Diagnose((x, way, right) => Close(way, Way(x with { Alpha = 1 - x.Alpha }, (s, _) => s.sqrt() + x.Eps), 1e-9), "α and 1 − α have changed places: α belongs to the old mean.");
        Diagnose((x, way, right) => Close(way, WithOldMean(x), 1e-9), "You divide by the mean of before this step: bring s up to date first.");
        Hint("Step 5 of the chapter. What is remembered, and when is it brought up to date?");
        Hint("s = α·s + (1 − α)·g², from s = 0, and then w goes down by rate·g / (√s + ε).");
        Hint("s = alpha * s + (1 - alpha) * g * g; w = w - rate * g / (s.sqrt() + eps); stack the w of every step.");
    }

    private static (Tensor W, Tensor Gradients, double Rate, double Alpha, double Eps) Drawn(Draw draw, double eps)
    {
        long size = draw.Integer(3, 5);
        return (draw.Normal([size], ScalarType.Float64), draw.Normal([draw.Integer(8, 12), size], ScalarType.Float64), draw.Number(0.01, 0.1), draw.Number(0.8, 0.95), eps);
    }

    private static (Tensor, Tensor, double, double, double) WithoutGradient(Draw draw)
    {
        var x = Drawn(draw, 1e-8);
        var gradients = x.Gradients.clone();
        for (long t = 0; t < gradients.shape[0]; t++)
            gradients[t, 1] = tensor(0.0);
        return x with { Gradients = gradients };
    }

    private static bool IsLarge((Tensor W, Tensor Gradients, double Rate, double Alpha, double Eps) x) => x.Eps > 1e-3;

    private static Tensor Right((Tensor W, Tensor Gradients, double Rate, double Alpha, double Eps) x) =>
        GivenGradients.Library(x.W, x.Gradients, parameters => optim.RMSProp(parameters, x.Rate, x.Alpha, x.Eps));

    private static Tensor Way((Tensor W, Tensor Gradients, double Rate, double Alpha, double Eps) x, Func<Tensor, int, Tensor> below)
    {
        var s = zeros_like(x.W);
        return GivenGradients.Way(x.W, x.Gradients, (w, g, t) => w - x.Rate * g / below(s = x.Alpha * s + (1 - x.Alpha) * g * g, t));
    }

    private static Tensor WithOldMean((Tensor W, Tensor Gradients, double Rate, double Alpha, double Eps) x)
    {
        var s = zeros_like(x.W);
        return GivenGradients.Way(x.W, x.Gradients, (w, g, _) =>
        {
            var old = s;
            s = x.Alpha * s + (1 - x.Alpha) * g * g;
            return w - x.Rate * g / (old.sqrt() + x.Eps);
        });
    }
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.RmsPropWay"/>
    public static RmsPropWay RmsPropWay => The<RmsPropWay>();
}
