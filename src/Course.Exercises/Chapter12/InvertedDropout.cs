using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises;

/// <summary>Dropout with inverted scaling, from given uniform numbers.</summary>
public sealed class InvertedDropout() : Exercise<Func<Tensor, Tensor, double, bool, Tensor>, (Tensor X, Tensor U, double P, bool Training), Tensor>(
    "12.1", "Dropout that keeps the expectation", Difficulty.Easy, minutes: 10)
{
    /// <inheritdoc/>
    protected override void Define()
    {
        Run((answer, x) => answer(x.X, x.U, x.P, x.Training));
        Probe("a quarter", draw => Drawn(draw, 0.25));
        Probe("most", draw => Drawn(draw, draw.Number(0.7, 0.9)));
        Probe("evaluation", draw => Drawn(draw, draw.Number(0.3, 0.6), training: false));
        Oracle(Right, tolerance: 1e-12, relative: 1e-9, points: 2, name: "what is dropped, and what is kept", on: ["a quarter", "most"]);
        Oracle(Right, tolerance: 1e-12, relative: 1e-9, name: "and in evaluation nothing changes", on: ["most", "evaluation"]);

        Diagnose((x, y, right) => x.Training && Close(y, right * (1 - x.P), 1e-9), "The mean shrinks by 1 − p: divide what is kept by 1 − p.");
        Diagnose((x, y, right) => x.Training && Close(y, right * Math.Pow(1 - x.P, 2), 1e-9), "What is kept is multiplied by 1 − p: divide by it.");
        Diagnose((x, y, right) => x.Training && (Close(y, Kept(x, x.U < x.P, 1 - x.P), 1e-9) || Close(y, Kept(x, x.U < x.P, x.P), 1e-9)), "You keep where u < p: that is where p of all numbers are dropped.");
        Diagnose((x, y, right) => x.Training && Close(y, right * (1 - x.P) / x.P, 1e-9), "You divide by p, the share that is dropped: divide by the share that is kept.");
        Diagnose((x, y, right) => !x.Training && Close(y, Right((x.X, x.U, x.P, true)), 1e-9), "In evaluation nothing is dropped.");
        Diagnose((x, y, right) => !x.Training && Close(y, x.X * (1 - x.P), 1e-9), "In evaluation nothing is scaled: training has done that already.");
        Hint("Step 14: which two values does the mask have, and with which probabilities?");
        Hint("u is uniform in [0, 1), so u < p happens with probability p. There the number becomes 0; elsewhere it is divided by 1 − p.");
        Hint("training ? x * u.ge(p).to(float64) / (1 - p) : x");
    }

    private static (Tensor, Tensor, double, bool) Drawn(Draw draw, double p, bool training = true)
    {
        long[] shape = [draw.Integer(6, 9), draw.Integer(10, 14)];
        return (draw.Normal(shape, ScalarType.Float64), draw.Uniform(0, 1, shape, ScalarType.Float64), p, training);
    }

    private static Tensor Right((Tensor X, Tensor U, double P, bool Training) x) => x.Training ? Kept(x, x.U >= x.P, 1 - x.P) : x.X;

    private static Tensor Kept((Tensor X, Tensor U, double P, bool Training) x, Tensor where, double divisor) => x.X * where.to(ScalarType.Float64) / divisor;
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.InvertedDropout"/>
    public static InvertedDropout InvertedDropout => The<InvertedDropout>();
}
