using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises;

/// <summary>Gradient descent whose batch comes in pieces: gradients add up over the pieces of a step, and not over steps.</summary>
public sealed class ZeroInTime() : Exercise<
    Func<Tensor[], Tensor[], Tensor, double, int, Tensor>, (Tensor[] X, Tensor[] Y, Tensor Weight, double Rate, int Steps), Tensor>(
    "06.5", "Zero at the right time", Difficulty.Medium, minutes: 25)
{
    /// <inheritdoc/>
    protected override void Define()
    {
        Run((answer, x) => answer(x.X, x.Y, x.Weight, x.Rate, x.Steps));
        Probe("one piece, one step", draw => Drawn(draw, 1, 6));
        Probe("one piece, several steps", draw => Drawn(draw, draw.Integer(4, 6), 6));
        Probe("pieces of one size", draw => Drawn(draw, draw.Integer(3, 5), 4, 4, 4));
        Probe("pieces of different sizes", draw => Drawn(draw, draw.Integer(3, 5), 5, 2, 3));
        Oracle(x => Right(x), tolerance: 1e-12, relative: 1e-9, points: 2, name: "several steps of the whole batch", on: ["one piece, one step", "one piece, several steps"]);
        Oracle(x => Right(x), tolerance: 1e-12, relative: 1e-9, points: 1, name: "in pieces of one size", on: "pieces of one size");
        Oracle(x => Right(x), tolerance: 1e-12, relative: 1e-9, points: 2, name: "in pieces of different sizes", on: "pieces of different sizes");

        Diagnose((x, got, right) => Close(got, x.Weight, 1e-9), "The weight came back as it was: take the steps, and return the result.");
        Diagnose((x, got, right) => Close(got, Right(x, sign: -1), 1e-9), "You walk uphill: a step goes against the gradient.");
        Diagnose((x, got, right) => x.Steps > 1 && Close(got, Right(x, keep: true), 1e-9), "The gradients of earlier steps are still in .grad: set it to zero before each step's first backward().");
        Diagnose((x, got, right) => x.X.Length > 1 && Close(got, Right(x, lastOnly: true), 1e-9), "Only the last piece counts: zero once for each step, not before each piece.");
        Diagnose((x, got, right) => x.X.Length > 1 && Close(got, Right(x, stepEach: true), 1e-9), "You take a step after each piece: the weight has to stay where it is until all have been seen.");
        Diagnose((x, got, right) => x.X.Length > 1 && Close(got, Right(x, means: 1), 1e-9), "A mean for each piece adds up to too much: divide each piece's sum by the size of the whole batch.");
        Diagnose((x, got, right) => x.X.Length > 1 && Close(got, Right(x, means: 1.0 / x.X.Length), 1e-9), "The mean of the pieces' means is the whole's only if they have one size: divide each sum by the size of the whole batch.");
        Hint("A leaf with requires_grad, and in each step: zero; backward() for each piece; then one step inside no_grad().");
        Hint("Each piece adds (X·w − y)²  summed, divided by the number of rows of all pieces together.");
        Hint("using (no_grad()) { w.sub_(rate * w.grad); w.grad.zero_(); } after the loop over the pieces.");
    }

    private static (Tensor[], Tensor[], Tensor, double, int) Drawn(Draw draw, int steps, params int[] sizes) => (
        [.. sizes.Select(n => draw.Normal([n, 3], ScalarType.Float64))], [.. sizes.Select(n => draw.Normal([n], ScalarType.Float64))],
        draw.Normal([3], ScalarType.Float64), draw.Number(0.02, 0.05), steps);

    /// <summary>In closed form, w ← w − η·(2/N)·Xᵀ(Xw − y); or with a mistake in it, to recognise it.</summary>
    private static Tensor Right((Tensor[] X, Tensor[] Y, Tensor Weight, double Rate, int Steps) x,
        double sign = 1, bool keep = false, bool lastOnly = false, bool stepEach = false, double? means = null)
    {
        double rows = x.X.Sum(piece => piece.shape[0]);
        var (w, sum) = (x.Weight, zeros_like(x.Weight));
        for (int step = 0; step < x.Steps; step++)
        {
            if (!keep)
                sum = zeros_like(w);
            foreach (var (features, targets) in x.X.Zip(x.Y))
            {
                var gradient = 2 * features.t().matmul(features.matmul(w) - targets) * (means is { } factor ? factor / features.shape[0] : 1 / rows);
                sum = lastOnly || stepEach ? gradient : sum + gradient;
                if (stepEach)
                    w = w - x.Rate * sum;
            }
            if (!stepEach)
                w = w - sign * x.Rate * sum;
        }
        return w;
    }
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.ZeroInTime"/>
    public static ZeroInTime ZeroInTime => The<ZeroInTime>();
}
