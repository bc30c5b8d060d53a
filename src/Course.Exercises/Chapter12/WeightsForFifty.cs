using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises;

/// <summary>Starting weights with which a signal keeps its size through fifty layers with leaky ReLU.</summary>
public sealed class WeightsForFifty() : FunctionExercise<long, long, double, Tensor>("12.3", "Weights for fifty layers", Difficulty.Medium, minutes: 25)
{
    private const int Layers = 50, Networks = 8;

    /// <inheritdoc/>
    protected override void Define()
    {
        Probe("ReLU", draw => (draw.Integer(300, 340), draw.Integer(180, 220), 0));
        Probe("leaky", draw => (draw.Integer(180, 220), draw.Integer(300, 340), draw.Number(0.5, 0.9)));
        Probe("fifty layers", draw => (320, 320, draw.Number(0, 0.3)));
        Property("W is [inputs, outputs], and its mean is 0", (x, w) =>
            w.shape.SequenceEqual([x.Item1, x.Item2]) && Square(w) > 0 && Math.Abs(w.mean().ToDouble()) < 0.03 * Math.Sqrt(Square(w)));
        Property("the variance is the one that keeps the size", (x, w) => IsTimes(1, x, w), points: 2, on: ["ReLU", "leaky"]);
        Property("after 50 layers the size is between 0.5 and 2", Sizes, (_, sizes) => sizes.All(size => size is > 0.5 and < 2), points: 3, on: "fifty layers");

        Diagnose((x, w) => Differs(x) && IsTimes((double)x.Item1 / x.Item2, x, w), "The number of outputs stands where that of the inputs belongs: z is a sum over the inputs.");
        Diagnose((x, w) => Differs(x) && IsTimes(2.0 * x.Item1 / (x.Item1 + x.Item2) / Gain(x), x, w), "This is Xavier's variance, 2/(D + K), which is made for tanh.");
        Diagnose((x, w) => IsTimes(1 / Gain(x), x, w) && Gain(x) > 1.05, "1/D forgets the activation: ReLU takes half of the mean square away.");
        Diagnose((x, w) => x.Item3 > 0.45 && IsTimes(2 / Gain(x), x, w), "The slope is forgotten: what is below 0 keeps a² of its square, so (1 + a²)/2 of the mean square passes.");
        Diagnose((x, w) => IsTimes(Gain(x) / x.Item1, x, w), "You multiplied by the variance: the factor of a normal draw is its square root.");
        Diagnose((x, w) => IsTimes(1 / 3.0, x, w), "A uniform draw from −a to a has the variance a²/3, not a².");
        Diagnose((x, w) => Close(w.min().ToDouble(), w.max().ToDouble(), 1e-12), "All weights are equal, so all units of a layer are the same for ever: draw them.");
        Hint("Steps 4 and 5: which share of the mean square does the activation let pass?");
        Hint("Leaky ReLU keeps all of z² for z > 0 and a²z² for z < 0, so (1 + a²)/2 of the mean. With D inputs, D σ² (1 + a²)/2 has to be 1.");
        Hint("σ² = 2/((1 + a²) D): randn(inputs, outputs) * Math.Sqrt(2 / ((1 + slope * slope) * inputs)).");
    }

    /// <summary>What the activation takes away of the mean square, as the factor that pays it back.</summary>
    private static double Gain((long, long, double Slope) x) => 2 / (1 + x.Slope * x.Slope);

    private static bool Differs((long Inputs, long Outputs, double) x) => x.Inputs != x.Outputs;

    private static double Square(Tensor w) => w.to(ScalarType.Float64).pow(2).mean().ToDouble();

    /// <summary>Whether the variance is so many times the right one, to 4 %; the standard error of a normal draw's is 0.8 %.</summary>
    private static bool IsTimes(double times, (long Inputs, long, double) x, Tensor w) => Math.Abs(Square(w) / (times * Gain(x) / x.Inputs) - 1) < 0.04;

    /// <summary>The root mean square after each layer, over several networks. For speed four drawn matrices serve for all layers: with the rows in a random order and random signs for the columns, each is a draw of its own.</summary>
    private static double[] Sizes(Func<long, long, double, Tensor> answer, (long Inputs, long Outputs, double Slope) x)
    {
        Tensor[] drawn = [.. Enumerable.Range(0, 4).Select(_ => answer(x.Inputs, x.Outputs, x.Slope).to(ScalarType.Float32))];
        var squares = new double[Layers];
        for (int network = 0; network < Networks; network++)
        {
            using var scope = NewDisposeScope();
            var h = randn(4, x.Inputs);
            for (int layer = 0; layer < Layers; layer++)
            {
                var z = h.index_select(1, randperm(x.Inputs)).matmul(drawn[(network + layer) % 4]) * (2 * randint(0, 2, [x.Outputs]) - 1).to(ScalarType.Float32);
                h = z.clamp_min(0) + x.Slope * z.clamp_max(0);
                squares[layer] += Square(h) / Networks;
            }
        }
        return [.. squares.Select(Math.Sqrt)];
    }
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.WeightsForFifty"/>
    public static WeightsForFifty WeightsForFifty => The<WeightsForFifty>();
}
