using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises;

/// <summary>The weights of a ReLU network with one input that passes through given points in straight pieces and is level outside of them.</summary>
public sealed class ThroughPoints() : FunctionExercise<Tensor, Tensor, (Tensor W1, Tensor B1, Tensor W2, Tensor B2)>("04.5", "A network through given points", Difficulty.Medium, minutes: 30)
{
    private static readonly double[] s_shares = [0.25, 0.5, 0.75], s_beyond = [0.5, 3, 10];

    /// <inheritdoc/>
    protected override void Define()
    {
        Probe("two points", draw => Drawn(draw, 2));
        Probe("several points", draw => Drawn(draw, draw.Integer(4, 6)));
        Probe("many points", draw => Drawn(draw, draw.Integer(12, 16)));
        Property("it passes through every point", (x, network) => Passes(x, network));
        Property("between two neighbours it is straight", (x, network) => IsAt(x, network, Between(x.Item1), Between(x.Item2)), points: 2);
        Property("outside it keeps the height of the first and of the last point", (x, network) => IsAt(x, network, Outside(x.Item1), Outside(x.Item2, level: true)));

        Diagnose((_, network) => !ReluNetwork.Fits(network, 1), "The shapes are W₁ [1, H], b₁ [H], W₂ [H, 1] and b₂ [1], with finite numbers.");
        Diagnose((x, network) => x.Item1.shape[0] > 2 && Passes(x, network) && !IsAt(x, network, Outside(x.Item1)[3..], Outside(x.Item2, level: true)[3..]), "The last piece goes on behind the last point: one more unit has to take its slope back.");
        Diagnose((x, network) => Passes(x, network) && !IsAt(x, network, Outside(x.Item1)[..3], Outside(x.Item2, level: true)[..3]), "It is not level before the first point: no unit may be active there, or they have to cancel.");
        Diagnose((x, network) => IsLike(x, network, (t, y) => (t, Slopes(t, y), y[0])), "Each unit brings the whole slope of its piece, and the units to its left are still active: bring the change of the slope.");
        Diagnose((x, network) => IsLike(x, network, (t, y) => (t, Changes(t, y), 0)), "The start is missing: the output bias is the first height.");
        Diagnose((x, network) => IsLike(x, network, (t, y) => ([.. t.Select(v => -v)], Changes(t, y), y[0])), "relu(x + t) has its kink at −t: the bias is −t.");
        Diagnose((x, network) => IsLike(x, network, (t, y) => (t, Changes([.. t.Select((_, j) => (double)j)], y), y[0])), "These slopes are differences of heights: divide by the distance of the two points.");
        Hint("Step 12 gives all but one unit. What happens behind the last point?");
        Hint("Slopes of the pieces: 0, then s_j = (y_{j+1} − y_j)/(t_{j+1} − t_j), then 0 again. A unit for each point, with the change of the slope there.");
        Hint("All weights in are 1, the biases are −t, the weights out are the n + 2 slopes' n + 1 differences, the output bias is y₀.");
    }

    private static (Tensor, Tensor) Drawn(Draw draw, int points)
    {
        var t = draw.Number(-3, 3) + draw.Uniform(0.3, 1.7, [points], ScalarType.Float64).cumsum(0);
        // Each height is at least a half away from the one before it, so that no two pieces are mistaken for one.
        var steps = draw.Uniform(0.5, 2, [points], ScalarType.Float64) * (draw.Integers(0, 1, [points], ScalarType.Float64) * 2 - 1);
        return (t, draw.Number(1, 2) + steps.cumsum(0));
    }

    private static double[] Numbers(Tensor t) => t.data<double>().ToArray();

    private static double[] Between(Tensor t) => [.. Numbers(t).Zip(Numbers(t).Skip(1)).SelectMany(pair => s_shares.Select(share => pair.First + share * (pair.Second - pair.First)))];

    /// <summary>Three places before the first point and three behind the last; or the heights there.</summary>
    private static double[] Outside(Tensor t, bool level = false) =>
        [.. s_beyond.Select(far => t[0].item<double>() - (level ? 0 : far)), .. s_beyond.Select(far => t[-1].item<double>() + (level ? 0 : far))];

    private static bool Passes((Tensor T, Tensor Y) x, (Tensor, Tensor, Tensor, Tensor) network) => IsAt(x, network, Numbers(x.T), Numbers(x.Y));

    private static bool IsAt((Tensor T, Tensor Y) x, (Tensor, Tensor, Tensor, Tensor) network, double[] places, double[] heights) =>
        ReluNetwork.Fits(network, 1) && Close(ReluNetwork.Apply(network, tensor(places).unsqueeze(1)), tensor(heights), x.T.dtype == ScalarType.Float64 ? 1e-6 : 1e-4);

    private static double[] Slopes(double[] t, double[] y) => [.. Enumerable.Range(0, t.Length - 1).Select(j => (y[j + 1] - y[j]) / (t[j + 1] - t[j]))];

    private static double[] Changes(double[] t, double[] y) => [.. Slopes(t, y).Append(0).Zip(Slopes(t, y).Prepend(0), (after, before) => after - before)];

    /// <summary>Whether the network is, at the points and between them, one with these kinks, changes of slope and start, with the last unit or without it.</summary>
    private static bool IsLike((Tensor T, Tensor Y) x, (Tensor, Tensor, Tensor, Tensor) network, Func<double[], double[], (double[] Kinks, double[] Changes, double Start)> mistake)
    {
        var (kinks, changes, start) = mistake(Numbers(x.T), Numbers(x.Y));
        double[] places = [.. Numbers(x.T), .. Between(x.T)];
        double[] heights = [.. places.Select(place => start + changes.Zip(kinks, (change, kink) => change * Math.Max(0, place - kink)).Sum())];
        double[] withoutLast = [.. places.Select(place => start + changes.Zip(kinks, (change, kink) => change * Math.Max(0, place - kink)).SkipLast(1).Sum())];
        return !Passes(x, network) && (IsAt(x, network, places, heights) || IsAt(x, network, places, withoutLast));
    }
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.ThroughPoints"/>
    public static ThroughPoints ThroughPoints => The<ThroughPoints>();
}
